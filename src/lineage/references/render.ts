import type { CitedRange, Reference } from '../../model/reference.ts';
import { type CitedPlace, citedLabel } from '../label-path.ts';
import { siblingsBetween } from './find.ts';
import { numberKey, type Places } from './places.ts';
import { type ListStyle, printList, type Token, type TokenRange } from './print-list.ts';
import type { Span } from './quoted.ts';
import { renderAnnexes } from './render-annex.ts';
import { headOf, reword, styleOf } from './wording.ts';
import type { ReferenceWords } from './words.ts';

/** Words that take the place of a stretch of others. */
export interface Rewording extends Span {
  readonly text: string;
}

/** What a reference is printed from: where it stands, and where its targets are now. */
export interface Rendering {
  readonly content: string;
  /** The words that are the link. */
  readonly span: Span;
  readonly reference: Reference;
  readonly places: Places;
  readonly indices: readonly number[];
  /** The labels of the paragraph in which the reference stands, where its targets are in the same text. */
  readonly own: CitedPlace | null;
  readonly words: ReferenceWords;
}

/**
 * The words of a reference for the numbers that its targets have now; none where they say so already, null where they
 * cannot be put so without rewriting the sentence.
 */
export function renderReference(rendering: Rendering): readonly Rewording[] | null {
  const { reference, span, places, indices } = rendering;
  const ranges = reference.numbers.filter(
    ({ from, to }) => from.start >= span.start && (to ?? from).end <= span.end,
  );
  const targets = [...new Set(indices)].sort((a, b) => a - b);
  if (ranges.length === 0 || targets.length === 0) return [];
  if (reference.kind === 'annex') return renderAnnexes(rendering, ranges, targets);
  if (saysSo(ranges, targets, rendering)) return [];
  const annexes = new Set(targets.map((index) => places.places[index]?.annex ?? null));
  if (annexes.size > 1 || leftItsPart(rendering, [...annexes][0] ?? null)) return null;
  return renderNumbers(rendering, ranges, targets);
}

/** The path of a target as it is cited, in the manner of `like`: without the letter of its section where that is not cited. */
function pathOf(index: number, { places }: Places, sectioned: boolean): readonly string[] {
  const labels = places[index]?.labels ?? [];
  const inner = labels.findIndex(({ style }) => style !== 'upper' && style !== 'upper-roman');
  return (sectioned || inner <= 0 ? labels : labels.slice(inner)).map(citedLabel);
}

function isSectioned(ranges: readonly CitedRange[]): boolean {
  return /^(?:[IVXLC]+|[A-Z])$/.test(ranges[0]?.from.labels[0] ?? '');
}

// Whether the numbers as typed are those of the targets: read again, they would lead to the same paragraphs.
function saysSo(
  ranges: readonly CitedRange[],
  targets: readonly number[],
  rendering: Rendering,
): boolean {
  const { places, reference } = rendering;
  const sectioned = isSectioned(ranges);
  const prefix = reference.kind === 'item' ? ownPrefix(targets, rendering) : [];
  if (prefix === null) return false;
  const keys = new Map(
    targets.map((index) => [pathOf(index, places, sectioned).map(numberKey).join('/'), index]),
  );
  const said = new Set<number>();
  for (const { from, to } of ranges) {
    const first = keys.get([...prefix, ...from.labels].map(numberKey).join('/'));
    const last = to ? keys.get([...prefix, ...to.labels].map(numberKey).join('/')) : first;
    if (first === undefined || last === undefined) return false;
    for (const index of first === last ? [first] : siblingsBetween(first, last, places))
      said.add(index);
  }
  return said.size === targets.length && targets.every((index) => said.has(index));
}

/** What is not said of the targets of an item alone, because it stands in the same paragraph; null where they stand elsewhere. */
function ownPrefix(
  targets: readonly number[],
  { own, places }: Rendering,
): readonly string[] | null {
  const outer = (places.places[targets[0] ?? -1]?.labels ?? []).slice(0, -1).map(citedLabel);
  const around = (own?.labels ?? []).map(citedLabel).slice(0, outer.length);
  if (outer.length === 0 || around.join('|') !== outer.join('|')) return null;
  const same = targets.every(
    (index) =>
      (places.places[index]?.labels ?? []).slice(0, -1).map(citedLabel).join('|') ===
      outer.join('|'),
  );
  return same ? outer : null;
}

// `paragraph 5` whose target moved into an annex cannot be put in other numbers alone.
function leftItsPart({ reference, own }: Rendering, annex: string | null): boolean {
  if (reference.kind === 'activity') return false;
  if (reference.annex !== null) return annex === null;
  return annex !== null && own?.annex !== annex;
}

function renderNumbers(
  rendering: Rendering,
  ranges: readonly CitedRange[],
  targets: readonly number[],
): readonly Rewording[] | null {
  const { reference, words } = rendering;
  const style = styleOf(rendering, ranges);
  const from = ranges[0]?.from.start ?? 0;
  const to = (ranges.at(-1)?.to ?? ranges.at(-1)?.from)?.end ?? from;
  const { outer } = reference;
  const tokens = new Map(targets.map((index) => [index, tokenOf(index, rendering, style, ranges)]));
  const runs = consecutive(targets, rendering.places, style.dash !== null);
  const rangesNow = runs.map((run) => rangeOf(run, tokens));
  const mains = new Set([...tokens.values()].map(({ outer: above, own }) => above[0] ?? own)).size;
  const items = [...tokens.values()].every(({ outer: above }) => above.length > 0);
  const above = [...tokens.values()].map(({ outer: path }) => path.join('|'));
  const together = items && new Set(above).size === 1;
  if (outer === null && reference.kind !== 'item') {
    const text = printList(rangesNow, style, words);
    return [...reword(rendering, ranges, mains > 1), { start: from, end: to, text }];
  }
  const prefix = reference.kind === 'item' ? ownPrefix(targets, rendering) : null;
  if (reference.kind === 'item' ? prefix !== null : together) {
    const own = rangesNow.map((range) => alone(range));
    const text = printList(own, style, words);
    const number =
      outer === null
        ? []
        : [
            {
              start: outer.start,
              end: outer.end,
              text: (tokens.get(targets[0] ?? -1)?.outer ?? []).join(style.joint),
            },
          ];
    return [
      ...reword(rendering, ranges, targets.length > 1),
      { start: from, end: to, text },
      ...number,
    ];
  }
  // `l’alinéa a) du paragraphe 5` that became paragraph 6: the word for a paragraph before the whole number.
  const word = words.forms.paragraph[0];
  const head = headOf(rendering);
  if (word === undefined || outer === undefined) return null;
  const [singular = '', plural = singular] = word.split('|');
  const start = head?.start ?? from;
  const end = outer?.end ?? to;
  const name = mains > 1 ? plural : singular;
  return [{ start, end, text: `${name}${style.blank}${printList(rangesNow, style, words)}` }];
}

function alone(range: TokenRange): TokenRange {
  const [first, last] = range;
  const plain = ({ own }: Token): Token => ({ outer: [], own });
  return last === undefined ? [plain(first)] : [plain(first), plain(last)];
}

function rangeOf(run: readonly number[], tokens: ReadonlyMap<number, Token>): TokenRange {
  const none: Token = { outer: [], own: '' };
  const first = tokens.get(run[0] ?? -1) ?? none;
  const last = run.length > 1 ? tokens.get(run.at(-1) ?? -1) : undefined;
  return last === undefined ? [first] : [first, last];
}

/** Targets one after the other in one list put together where the list had a range; two are never one. */
function consecutive(
  targets: readonly number[],
  places: Places,
  ranged: boolean,
): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const index of targets) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && siblingsBetween(before, index, places).length === 2)
      last.push(index);
    else runs.push([index]);
  }
  return runs.flatMap((run) => (ranged && run.length > 2 ? [run] : run.map((index) => [index])));
}

function tokenOf(
  index: number,
  { places }: Rendering,
  { open }: ListStyle,
  ranges: readonly CitedRange[],
): Token {
  const path = pathOf(index, places, isSectioned(ranges));
  const printed = path.map((label, depth) =>
    depth === 0 && !/^\(?[a-z]{1,5}\)$/.test(label) ? label : item(label, open),
  );
  return { outer: printed.slice(0, -1), own: printed.at(-1) ?? '' };
}

function item(label: string, open: string): string {
  const key = label.replace(/^[(（]|[)）.]+$/g, '');
  return `${open}${key})`;
}
