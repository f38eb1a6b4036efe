import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare } from '../../src/compare/compare.ts';
import type { ComparisonJson, PairJson } from '../../src/compare/json.ts';
import { comparisonJson } from '../../src/compare/json.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { Text } from '../../src/model/text.ts';
import { sidesOf } from '../say.ts';
import type { Resolution } from './resolution-11-24.ts';
import { withoutNumber } from './resolution-11-24.ts';

/** One change as a person marked it, in `[-old-]{+new+}` notation turned into `{-old-}{+new+}`. */
export function redlineCases(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\[-([\s\S]*?)-\]/g, '{-$1-}'));
}

/** What a redline of ours shares with the reference, for one case. */
export interface RedlineFigures {
  readonly told: string;
  readonly expected: string;
  readonly rebuilt: boolean;
  /** F1 of the bags of deleted and of inserted words. */
  readonly f1: number;
  readonly runs: number;
  readonly expectedRuns: number;
  /** Unchanged stretches of at most one word between two changes. */
  readonly islands: number;
  /** Changes that begin or end inside a word, number or symbol. */
  readonly cuts: number;
}

/** Compares the two sides of a case as two texts of one paragraph, through the JSON, and measures the redline. */
export function measureRedline(expected: string): RedlineFigures {
  const { before, after } = sidesOf(expected);
  const json = jsonOf(readMarkdown(before).value, readMarkdown(after).value);
  const runs = json.pairs.flatMap((pair) => pair.runs);
  const told = runs
    .map(({ op, text }) => (op === '-' || op === '+' ? `{${op}${text}${op}}` : text))
    .join('');
  return {
    told,
    expected,
    rebuilt: sideOf(json.pairs, '+') === before && sideOf(json.pairs, '-') === after,
    f1: f1(told, expected),
    runs: piecesOf(told, '-').length + piecesOf(told, '+').length,
    expectedRuns: piecesOf(expected, '-').length + piecesOf(expected, '+').length,
    islands: islandsOf(runs),
    cuts: cutsOf(runs),
  };
}

function jsonOf(before: Text, after: Text): ComparisonJson {
  return comparisonJson(compare(before, after), { before: 'before', after: 'after' });
}

function sideOf(pairs: readonly PairJson[], dropped: '+' | '-'): string {
  return pairs
    .flatMap(({ runs }) => runs.filter(({ op }) => op !== dropped).map(({ text }) => text))
    .join('');
}

function piecesOf(told: string, op: '-' | '+'): string[] {
  const pattern = op === '-' ? /\{-([\s\S]*?)-\}/g : /\{\+([\s\S]*?)\+\}/g;
  return [...told.matchAll(pattern)].map((found) => found[1] ?? '');
}

function f1(told: string, expected: string): number {
  let common = 0;
  let all = 0;
  for (const op of ['-', '+'] as const) {
    const ours = bagOf(piecesOf(told, op));
    const theirs = bagOf(piecesOf(expected, op));
    for (const [word, count] of ours) common += Math.min(count, theirs.get(word) ?? 0);
    for (const count of [...ours.values(), ...theirs.values()]) all += count;
  }
  return all === 0 ? 1 : (2 * common) / all;
}

function bagOf(pieces: readonly string[]): Map<string, number> {
  const bag = new Map<string, number>();
  for (const [word] of pieces.join('\n').matchAll(/[\p{L}\p{N}]+/gu))
    bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

type Runs = PairJson['runs'];

function islandsOf(runs: Runs): number {
  return runs.filter(({ op, text }, place) => {
    const between = place > 0 && place < runs.length - 1;
    return (
      between &&
      op === '=' &&
      (text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length <= 1
    );
  }).length;
}

// A change must not begin or end between two characters that belong to one word, number, range or symbol.
function cutsOf(runs: Runs): number {
  let cuts = 0;
  for (const dropped of ['+', '-'] as const) {
    const side = runs.filter(({ op }) => op !== dropped);
    side.slice(1).forEach((run, place) => {
      const last = side[place]?.text ?? '';
      const seam = `${last.slice(-2)}\u0000${run.text.slice(0, 2)}`;
      if (
        /[\p{L}\p{N}]\u0000[\p{L}\p{N}]|[\p{L}\p{N}][-./’']\u0000[\p{L}\p{N}]|\p{N}\u0000[-–./:,]\p{N}|\p{L}\u0000[-./’']\p{L}/u.test(
          seam,
        )
      ) {
        cuts += 1;
      }
    });
  }
  return cuts;
}

/** The means and sums over all cases, as the script prints them. */
export function sumUp(cases: readonly RedlineFigures[]) {
  const total = (pick: (one: RedlineFigures) => number) =>
    cases.reduce((sum, one) => sum + pick(one), 0);
  return {
    cases: cases.length,
    rebuilt: cases.filter(({ rebuilt }) => rebuilt).length,
    f1: total(({ f1: one }) => one) / cases.length,
    lowest: Math.min(...cases.map(({ f1: one }) => one)),
    runs: total(({ runs }) => runs) / total(({ expectedRuns }) => expectedRuns),
    islands: total(({ islands }) => islands),
    cuts: total(({ cuts }) => cuts),
  };
}

/** What was found of one pair of laws. */
export interface LawFigures {
  readonly name: string;
  readonly paragraphs: number;
  readonly rebuilt: boolean;
  readonly once: boolean;
  readonly milliseconds: number;
  /** Rows of `renumbered.tsv` and how many of them are one pair with both labels. */
  readonly renumbered: number;
  readonly found: number;
  /** Of those found, the ones whose numbers were read as labels and not as the beginning of a heading. */
  readonly labelled: number;
  readonly missing: readonly string[];
}

/** Compares the laws of the folder pair by pair. */
export function measureLaws(folder: string): LawFigures[] {
  const renumbered = rowsOf(join(folder, 'renumbered.tsv'));
  return rowsOf(join(folder, 'pairs.tsv')).map(([name = '', , before = '', after = '']) => {
    const read = (file: string) => readMarkdown(readFileSync(join(folder, file), 'utf8')).value;
    const rows = renumbered.filter(([law]) => law === name);
    return measureLaw(name, read(before), read(after), rows);
  });
}

function rowsOf(path: string): string[][] {
  const [, ...lines] = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => line.split('\t'));
}

function measureLaw(
  name: string,
  before: Text,
  after: Text,
  rows: readonly string[][],
): LawFigures {
  const start = performance.now();
  const json = jsonOf(before, after);
  const milliseconds = performance.now() - start;
  const pairOf = ([, old = '', now = '', , , text = '']: readonly string[]) =>
    json.pairs.find(
      (one) =>
        isLabelled(one.before[0], old) &&
        isLabelled(one.after[0], now) &&
        isText(one.before[0]?.text ?? '', text),
    );
  const missing = rows.filter((row) => !pairOf(row));
  const labelled = rows.filter((row) => {
    const pair = pairOf(row);
    return pair?.before[0]?.label === row[1] && pair?.after[0]?.label === row[2];
  });
  return {
    name,
    paragraphs: before.paragraphs.length + after.paragraphs.length,
    rebuilt: isRebuilt(json.pairs, before, 'before') && isRebuilt(json.pairs, after, 'after'),
    once: isOnce(json.pairs, before, 'before') && isOnce(json.pairs, after, 'after'),
    milliseconds,
    renumbered: rows.length,
    found: rows.length - missing.length,
    labelled: labelled.length,
    missing: missing.map((row) => row.join(' | ')),
  };
}

// The number of a heading that is no label stands in its text.
function isLabelled(member: PairJson['before'][number] | undefined, label: string): boolean {
  return member !== undefined && (member.label ?? member.text.slice(0, label.length)) === label;
}

// The list gives the first characters without marks and punctuation; a heading and the paragraph below it are one there.
function isText(text: string, normalised: string): boolean {
  const plain = (one: string) => one.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
  const [here, there] = [plain(text), plain(normalised)];
  const bare = plain(text.replace(/^\S*\d\S*\s|^§ \S+\s/, ''));
  return [here, bare].some((one) => one !== '' && (one.startsWith(there) || there.startsWith(one)));
}

type SideName = 'before' | 'after';

/** The paragraphs that a comparison must hold: no tombstone, directive or table start. */
export function countable(text: Text): number[] {
  return text.paragraphs.flatMap(({ kind, attributes }, index) =>
    kind === 'table' || kind === 'directive' || attributes.classes.includes('deleted')
      ? []
      : [index],
  );
}

function isOnce(pairs: readonly PairJson[], text: Text, side: SideName): boolean {
  const indexes = pairs
    .flatMap((pair) => pair[side].map(({ index }) => index))
    .sort((a, b) => a - b);
  return JSON.stringify(indexes) === JSON.stringify(countable(text));
}

function isRebuilt(pairs: readonly PairJson[], text: Text, side: SideName): boolean {
  const dropped = side === 'before' ? '+' : '-';
  const told = pairs.flatMap((pair) => {
    const words = pair.runs
      .filter(({ op }) => op !== dropped)
      .map((run) => run.text)
      .join('');
    const same = words === pair[side].map((member) => member.text).join('\n');
    return same ? pair[side].map(({ index, text: one }) => ({ index, one })) : [];
  });
  const inOrder = told.sort((a, b) => a.index - b.index).map(({ one }) => one);
  return inOrder.length === countable(text).length && side === 'after'
    ? pairs.flatMap((pair) => pair.after).every((member, place) => inOrder[place] === member.text)
    : inOrder.length === countable(text).length;
}

/** The paragraphs of one side that were taken for which of the other, as `before after`. */
export function pairsOf(before: readonly string[], after: readonly string[]): string[] {
  const read = (paragraphs: readonly string[]) =>
    readMarkdown(`${paragraphs.join('\n\n')}\n`).value;
  const { pairs } = compare(read(before), read(after));
  const found = pairs.filter((pair) => pair.before.length > 0 && pair.after.length > 0);
  return found.map((pair) => `${pair.before[0]?.index} ${pair.after[0]?.index}`).sort();
}

/** True pairs in the same notation. */
export function told(truth: readonly (readonly [number, number])[]): string[] {
  return truth.map(([before, after]) => `${before} ${after}`).sort();
}

/** The text after with the paragraph at `from` moved to `to` and three of its words changed, and the true pairs that follow. */
export function moveParagraph(
  { after, truth }: Resolution,
  from: number,
  to: number,
): { readonly after: readonly string[]; readonly truth: readonly (readonly [number, number])[] } {
  const moved = after.map(withoutNumber);
  const order = after.map((_, place) => place);
  const [words = ''] = moved.splice(from, 1);
  order.splice(from, 1);
  moved.splice(to, 0, edited(words));
  order.splice(to, 0, from);
  return { after: moved, truth: truth.map(([old, now]) => [old, order.indexOf(now)] as const) };
}

// The second, the middle one and the one before the last.
function edited(words: string): string {
  const parts = words.split(' ');
  for (const at of [1, Math.floor(parts.length / 2), parts.length - 2]) parts[at] = 'autrement';
  return parts.join(' ');
}
