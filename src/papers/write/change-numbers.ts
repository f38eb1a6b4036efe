import type { ChangeFact } from './change-facts.ts';

/** One line of a summary: a fact, or kept paragraphs that follow one another and are all numbered on by as much. */
export interface ChangeLine {
  readonly fact: ChangeFact;
  /** Old number, what the draft types, final number: `8 → 5`, `0 → 1`, `9 – 12 → 10 – 13`. */
  readonly numbers: string;
  /** The names of the paragraphs that it tells of. */
  readonly names: readonly string[];
}

const ARROW = ' → ';
const TO = ' – ';

/** A number behind that of the paragraph on which it hangs, `6 a)`, unless it begins with that one: `1.2` below `1`. */
export function numberBelow(above: string, own: string): string {
  if (above === '' || own === '') return above + own;
  const figures = figuresOf(above);
  return figures !== '' && figuresOf(own).startsWith(`${figures}.`) ? own : `${above} ${own}`;
}

function figuresOf(number: string): string {
  return /\d+(?:\.\d+)*$/.exec(number)?.[0] ?? '';
}

/** The numbers of a fact in the order old, working, final, each once. */
export function numbersOf({ before, working, after }: ChangeFact): string {
  return [before, working, after]
    .map((numbers) => numbers.join(', '))
    .filter((text) => text !== '')
    .filter((text, index, all) => text !== all[index - 1])
    .join(ARROW);
}

/** The lines of a summary: runs of three and more that only change their numbers by equal steps are one. */
export function changeLines(facts: readonly ChangeFact[]): readonly ChangeLine[] {
  const lines: ChangeLine[] = [];
  for (let from = 0; from < facts.length; ) {
    let to = from + 1;
    while (to < facts.length && follows(facts[to - 1], facts[to])) to += 1;
    if (to - from < 3) to = from + 1;
    const [first, last] = [facts[from], facts[to - 1]];
    const names = facts.slice(from, to).map(({ name }) => name);
    if (first && last) lines.push({ fact: first, numbers: range(first, last), names });
    from = to;
  }
  return lines;
}

function range(first: ChangeFact, last: ChangeFact): string {
  if (first === last) return numbersOf(first);
  const ends = (side: 'before' | 'after'): string =>
    [first, last].map((one) => one[side][0]).join(TO);
  return `${ends('before')}${ARROW}${ends('after')}`;
}

/** The numbers that a range such as `9 – 12 → 10 – 13` stands for, one by one; what is no range stands for itself. */
export function expandNumbers(numbers: string): readonly string[] {
  const [from = '', to = '', ...more] = numbers.split(ARROW);
  const [before, after] = [countUp(from), countUp(to)];
  if (!before || !after || more.length > 0 || before.length !== after.length) return [numbers];
  return before.map((number, index) => `${number}${ARROW}${after[index] ?? ''}`);
}

// A range of more is no range of a text.
const MOST = 100_000;

function countUp(ends: string): readonly string[] | null {
  const [from, to, ...more] = ends.split(TO).map(counted);
  if (!from || !to || more.length > 0 || !sameForm(from, to)) return null;
  const length = to.value - from.value + 1;
  if (length < 1 || length > MOST) return null;
  return Array.from({ length }, (_, index) => `${from.open}${from.value + index}${from.close}`);
}

function follows(above: ChangeFact | undefined, next: ChangeFact | undefined): boolean {
  if (!above || !next || !isPlain(above) || !isPlain(next) || above.part !== next.part)
    return false;
  return steps(above.before[0], next.before[0]) && steps(above.after[0], next.after[0]);
}

function isPlain({ kind, moved, renumbered, before, working, after }: ChangeFact): boolean {
  const one = before.length === 1 && after.length === 1 && working.length === 0;
  return kind === 'kept' && !moved && renumbered && one;
}

function steps(above: string | undefined, next: string | undefined): boolean {
  const [one, other] = [counted(above ?? ''), counted(next ?? '')];
  return one !== null && other !== null && sameForm(one, other) && other.value === one.value + 1;
}

interface Counted {
  readonly open: string;
  readonly value: number;
  readonly close: string;
}

/** A number apart from what stands around it, `B21` or `6 a 3)`; null where there is no whole number. */
function counted(label: string): Counted | null {
  const [, open = '', digits, close = ''] = /^(.*?)(0|[1-9]\d{0,8})(\D*)$/.exec(label) ?? [];
  return digits === undefined ? null : { open, value: Number(digits), close };
}

function sameForm(one: Counted, other: Counted): boolean {
  return one.open === other.open && one.close === other.close;
}
