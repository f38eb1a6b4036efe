import type { ChangeFact, FactKind } from './change-facts.ts';

/** One line of a summary: a fact, or several that follow one another and of which the same became. */
export interface ChangeLine {
  readonly fact: ChangeFact;
  /** Old number, what the draft types, final number: `8 → 5`, `0 → 1`, `9 – 12 → 10 – 13`. */
  readonly numbers: string;
  /** The names of the paragraphs that it tells of. */
  readonly names: readonly string[];
}

const ARROW = ' → ';
const TO = ' – ';
const AND = ', ';

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
function numbersOf({ before, working, after }: ChangeFact): string {
  return [before, working, after]
    .map((numbers) => numbers.join(', '))
    .filter((text) => text !== '')
    .filter((text, index, all) => text !== all[index - 1])
    .join(ARROW);
}

// About as many lines as stand on the first page and the next.
const MOST_LINES = 60;

/**
 * The lines of a summary: runs of three and more that only change their numbers by equal steps are one. Where that makes more
 * lines than two pages hold, neighbours of which the same became are one line too, without their words: `5, 7, 9 – 12`.
 */
export function changeLines(facts: readonly ChangeFact[]): readonly ChangeLine[] {
  const lines = runsOf(facts, isPlain).flatMap((run) => lineOf([run]));
  if (lines.length <= MOST_LINES) return lines;
  return groupsOf(facts).flatMap((group) => listsOf(runsOf(group, isSimple)).flatMap(lineOf));
}

function lineOf(runs: readonly Facts[]): ChangeLine[] {
  const [first] = runs;
  const numbers = runs.map((run) => range(run[0], run.at(-1) ?? run[0])).join(AND);
  return first ? [{ fact: first[0], numbers, names: runs.flat().map(({ name }) => name) }] : [];
}

// As many as stand in the column of numbers without making their row much higher than others.
const MOST_ITEMS = 6;

function listsOf(runs: readonly Facts[]): readonly (readonly Facts[])[] {
  return Array.from({ length: Math.ceil(runs.length / MOST_ITEMS) }, (_, index) =>
    runs.slice(index * MOST_ITEMS, (index + 1) * MOST_ITEMS),
  );
}

type Facts = readonly [ChangeFact, ...ChangeFact[]];

/** Facts of which the same became, one behind the other, all under one number on each side that they have. */
function groupsOf(facts: readonly ChangeFact[]): readonly Facts[] {
  const groups: [ChangeFact, ...ChangeFact[]][] = [];
  for (const fact of facts) {
    const last = groups.at(-1);
    if (last && isSimple(fact) && isSimple(last[0]) && isAlike(last[0], fact)) last.push(fact);
    else groups.push([fact]);
  }
  return groups;
}

function isAlike(one: ChangeFact, other: ChangeFact): boolean {
  return one.kind === other.kind && one.part === other.part && one.renumbered === other.renumbered;
}

/** Runs of three and more whose numbers rise by equal steps, all else alone. */
function runsOf(
  facts: readonly ChangeFact[],
  joins: (fact: ChangeFact) => boolean,
): readonly Facts[] {
  const runs: Facts[] = [];
  for (let from = 0; from < facts.length; ) {
    let to = from + 1;
    while (to < facts.length && follows(facts[to - 1], facts[to], joins)) to += 1;
    if (to - from < 3) to = from + 1;
    const [first, ...rest] = facts.slice(from, to);
    if (first) runs.push([first, ...rest]);
    from = to;
  }
  return runs;
}

function range(first: ChangeFact, last: ChangeFact): string {
  if (first === last) return numbersOf(first);
  const ends = (side: 'before' | 'after'): string =>
    [first, last].flatMap((one) => one[side].slice(0, 1)).join(TO);
  return [ends('before'), ends('after')]
    .filter((text, index, all) => text !== '' && text !== all[index - 1])
    .join(ARROW);
}

/** The numbers that `5, 9 – 12 → 10 – 13` stands for, one by one; what is no list and no range stands for itself. */
export function expandNumbers(numbers: string): readonly string[] {
  return numbers.split(AND).flatMap(expandRange);
}

function expandRange(numbers: string): readonly string[] {
  const [from = '', to, ...more] = numbers.split(ARROW);
  const before = countUp(from);
  if (to === undefined) return before ?? [numbers];
  const after = countUp(to);
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

function follows(
  above: ChangeFact | undefined,
  next: ChangeFact | undefined,
  joins: (fact: ChangeFact) => boolean,
): boolean {
  if (!above || !next || !joins(above) || !joins(next) || !isAlike(above, next)) return false;
  return (['before', 'after'] as const).every(
    (side) =>
      above[side].length === next[side].length &&
      (above[side].length === 0 || steps(above[side][0], next[side][0])),
  );
}

/** Whether of a fact nothing is told but its number. */
function isPlain(fact: ChangeFact): boolean {
  const { kind, renumbered, before, after } = fact;
  return (
    kind === 'kept' && renumbered && before.length === 1 && after.length === 1 && isSimple(fact)
  );
}

const SIMPLE = new Set<FactKind>(['kept', 'amended', 'added', 'removed']);

/** Whether a fact may stand among others in a line: it has one number on each side that it has, and stands where it stood. */
function isSimple({ kind, moved, before, working, after }: ChangeFact): boolean {
  const numbers = [...before, ...after];
  const [was, is] = [kind === 'added' ? 0 : 1, kind === 'removed' ? 0 : 1];
  return (
    SIMPLE.has(kind) &&
    !moved &&
    working.length === 0 &&
    before.length === was &&
    after.length === is &&
    numbers.every((number) => ![ARROW, TO, AND].some((sign) => number.includes(sign)))
  );
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
