import type { Element } from 'hast';
import type { Comparison, Member, Pair } from '../../compare/comparison.ts';
import type { Label } from '../../model/label.ts';
import { type Message, showHidden } from '../../model/message.ts';
import { outlineOf, type Position } from '../../model/outline.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import { attributeOf, isElement, textOf } from '../../model/sheet.ts';
import { wordsOf } from './change-facts.ts';
import { expandNumbers, numberBelow } from './change-numbers.ts';
import { annexEvents, inRange } from './events.ts';
import { nameOf } from './lines.ts';
import type { PlacedBlock } from './proof-blocks.ts';
import { COUNTS, type Count, countName, sentenceCase } from './summary-of-changes.ts';

interface Options {
  readonly number: number;
  readonly words: LanguageProfile;
  readonly formulaFirst?: boolean;
}

/** One change as the comparison has it: its own numbers without those above, what became of it, its words. */
interface Expected {
  readonly name: string;
  readonly counts: readonly Count[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly words: string;
}

/** One row as it is read; `names` are the paragraphs that it tells of. */
interface ReadRow {
  readonly names: readonly string[];
  readonly cells: readonly string[];
}

/**
 * Whether a summary tells each change of a comparison once, under its old and its final number, as what it is and with its
 * own words, and nothing else; and whether its counts are those of the comparison. Ranges of numbers are counted out again.
 */
export function proveSummary(
  blocks: readonly PlacedBlock[],
  comparison: Comparison,
  { number, words, formulaFirst = false }: Options,
): readonly Message[] {
  const expected = expectedFacts(comparison, formulaFirst);
  const [heads, ...counts] = rowsOf(blocks, 'counts', number);
  const [, ...changes] = rowsOf(blocks, 'changes', number);
  return [
    ...proveCounts(heads?.cells ?? [], counts, expected, words),
    ...proveChanges(changes, expected, words),
  ];
}

// One part has no total: its row is that.
function proveCounts(
  heads: readonly string[],
  rows: readonly ReadRow[],
  expected: readonly Expected[],
  words: LanguageProfile,
): readonly Message[] {
  const parts = rows.length > 1 ? rows.slice(0, -1) : rows;
  const total = rows.at(-1)?.cells ?? [];
  return COUNTS.flatMap((count) => {
    const wanted = expected.filter(({ counts }) => counts.includes(count)).length;
    const at = heads.indexOf(sentenceCase(countName(count, words)));
    const sum = parts.reduce((all, { cells }) => all + Number(cells[at] ?? Number.NaN), 0);
    const seen = at === -1 ? 0 : Number(total[at] ?? Number.NaN);
    const added = at === -1 ? 0 : sum;
    if (seen === wanted && added === wanted) return [];
    return [fault(`${seen} (${added} in parts) ${countName(count, words)}`, String(wanted))];
  });
}

function proveChanges(
  rows: readonly ReadRow[],
  expected: readonly Expected[],
  words: LanguageProfile,
): readonly Message[] {
  const waiting = new Map<string, Expected[]>();
  for (const one of expected) {
    if (one.counts.join() !== 'kept')
      waiting.set(one.name, [...(waiting.get(one.name) ?? []), one]);
  }
  const wrong = rows
    .filter(({ cells }) => cells.length > 1)
    .flatMap((row) => proveRow(row, waiting, words));
  const untold = [...waiting.values()].flat().map(({ name }) => fault('no line', `one on ${name}`));
  return [...wrong, ...untold];
}

function proveRow(
  { names, cells: [numbers = '', kinds = '', opening = ''] }: ReadRow,
  waiting: Map<string, Expected[]>,
  words: LanguageProfile,
): readonly Message[] {
  const each = names.length > 1 ? expandNumbers(numbers) : [numbers];
  if (each.length !== names.length)
    return [fault(`${numbers} for ${names.length} paragraphs`, 'a number for each')];
  return names.flatMap((name, at) => {
    const candidates = waiting.get(name) ?? [];
    const found = candidates.find(
      (one) =>
        kindsOf(one, words) === kinds &&
        numbersFit(each[at] ?? '', one) &&
        opens(opening, one.words, names.length > 1),
    );
    if (!found) return [fault(`${numbers} ${kinds} “${opening}”`, `what became of ${name}`)];
    waiting.set(
      name,
      candidates.filter((one) => one !== found),
    );
    return [];
  });
}

function kindsOf({ counts }: Expected, words: LanguageProfile): string {
  return counts
    .filter((count) => count !== 'kept')
    .map((count) => countName(count, words))
    .join(words.words.changeSeparator ?? ', ');
}

// Between the old number and the final one stands what the draft types.
function numbersFit(numbers: string, { before, after }: Expected): boolean {
  if (before.length + after.length === 0) return numbers === '';
  const parts = numbers.split(' → ');
  const ends = (part: string | undefined, own: readonly string[]): boolean => {
    if (own.length === 0) return true;
    const each = (part ?? '').split(', ');
    return each.length === own.length && own.every((label, at) => each[at] === label);
  };
  return ends(parts[0], before) && ends(parts.at(-1), after);
}

function opens(opening: string, words: string, range: boolean): boolean {
  if (range) return opening === '';
  const cut = opening.endsWith('…') && opening !== words;
  return cut ? opening !== '…' && words.startsWith(opening.slice(0, -1)) : opening === words;
}

function fault(found: string, wanted: string): Message {
  const text = showHidden(`found ${found} in the summary, expected ${wanted}`);
  return { severity: 'error', rule: 'proof', text, place: null };
}

function expectedFacts(comparison: Comparison, formulaFirst: boolean): readonly Expected[] {
  const { before, after, pairs } = comparison;
  const events = annexEvents(comparison);
  const gone = (index: number): boolean => events.some((event) => inRange(index, event.before));
  const [was, is] = [outlineOf(before, formulaFirst), outlineOf(after, formulaFirst)];
  const left = pairs.flatMap((pair) => pair.before);
  const right = pairs.flatMap((pair) => pair.after);
  const paths = {
    before: pathsOf(left, 'label', (index) => (gone(index) ? null : (was[index] ?? null))),
    after: pathsOf(right, 'final', (index) => is[index] ?? null),
  };
  const annexes = events.map((event): Expected => {
    const heading = comparison.after.paragraphs[event.after.from];
    const words = heading ? showHidden(wordsOf({ paragraph: heading })) : '';
    const name = heading?.id ?? `@${event.after.from}`;
    return { name, counts: [event.kind], before: [], after: [], words };
  });
  const told = comparison.pairs.filter(
    ({ before, after }) =>
      !events.some(
        (event) =>
          before.every(({ index }) => inRange(index, event.before)) &&
          after.every(({ index }) => inRange(index, event.after)),
      ),
  );
  return [...told.map((pair) => expectedFact(pair, paths)), ...annexes];
}

interface Paths {
  readonly before: ReadonlyMap<number, string>;
  readonly after: ReadonlyMap<number, string>;
}

function expectedFact({ kind, moved, before, after }: Pair, paths: Paths): Expected {
  const was = before.map(({ label }) => number(label));
  const is = after.map(({ final }) => number(final));
  const other = before.length > 0 && after.length > 0 && was[0] !== is[0];
  const counts: readonly Count[] = [
    kind,
    ...(moved ? (['moved'] as const) : []),
    ...(other ? (['renumbered'] as const) : []),
  ];
  const member = after[0] ?? before[0];
  const words = member ? showHidden(wordsOf(member)) : '';
  const isLabel = (label: string): boolean => label !== '';
  const name = member ? nameOf(member) : '';
  return {
    name,
    counts,
    before: before.map(({ index }) => paths.before.get(index) ?? '').filter(isLabel),
    after: after.map(({ index }) => paths.after.get(index) ?? '').filter(isLabel),
    words,
  };
}

/** The number of each paragraph behind the numbers of those on which it hangs; without a position it hangs on none. */
function pathsOf(
  members: readonly Member[],
  scheme: 'label' | 'final',
  positionOf: (index: number) => Position | null,
): ReadonlyMap<number, string> {
  const known = new Map(members.map((member) => [member.index, member]));
  const paths = new Map<number, string>();
  for (const { paragraph, index } of [...members].sort((a, b) => a.index - b.index)) {
    const { depth, parent } = positionOf(index) ?? { depth: 0, parent: null };
    const above = parent === null || depth < 2 ? undefined : known.get(parent);
    const hangs = above?.paragraph.kind === paragraph.kind ? paths.get(above.index) : '';
    const own = number(known.get(index)?.[scheme] ?? null);
    paths.set(index, numberBelow(hangs ?? '', own));
  }
  return paths;
}

function number(label: Label | null): string {
  return showHidden((label?.text ?? '').replace(/\.$|(?<=[\p{L}\p{N}])\s*[-–—]$/u, ''));
}

/** The rows of a table of result `number`; the first holds the heads. */
function rowsOf(blocks: readonly PlacedBlock[], kind: string, result: number): readonly ReadRow[] {
  return blocks.flatMap(({ block }) => {
    if (block.tagName !== 'table' || attributeOf(block, 'dataProof') !== kind) return [];
    const lines = paragraphsOf(block);
    if (!lines.some((line) => attributeOf(line, 'dataSide') === `s${result}`)) return [];
    return block.children.flatMap((part) => (isElement(part) ? readRows(part) : []));
  });
}

function readRows(part: Element): readonly ReadRow[] {
  return part.children.flatMap((row) => {
    if (!isElement(row, 'tr')) return [];
    const [line] = paragraphsOf(row).filter((one) => attributeOf(one, 'dataParagraph'));
    const names = line ? (attributeOf(line, 'dataParagraph') ?? '').split(' ') : [];
    const cells = row.children.filter((cell) => isElement(cell)).map((cell) => textOf(cell));
    return [{ names, cells }];
  });
}

function paragraphsOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === 'p' ? [child] : paragraphsOf(child);
  });
}
