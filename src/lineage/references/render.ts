import type { CitedNumber, CitedRange, Reference } from '../../model/reference.ts';
import { type CitedPlace, citedLabel } from '../label-path.ts';
import { siblingsBetween } from './find.ts';
import { type LinkPart, partInLink } from './link-part.ts';
import { runsOf } from './number-runs.ts';
import { numberKey, type Places } from './places.ts';
import { type ListStyle, printList, type Token, type TokenRange } from './print-list.ts';
import { isWithin, type Span } from './quoted.ts';
import { isTaken, leftItsPart, renderAnnexes, rewordAnnex } from './render-annex.ts';
import { article, headOf, reword, styleOf } from './wording.ts';
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
  /** The other links of the sentence. */
  readonly others: readonly Span[];
  readonly words: ReferenceWords;
}

/**
 * The words of a reference for the numbers that its targets have now; none where they say so already, null where they
 * cannot be put so without rewriting the sentence.
 */
export function renderReference(rendering: Rendering): readonly Rewording[] | null {
  const { content, span, words, others } = rendering;
  const part = partInLink(content, span, rendering.reference, words);
  if (part === null) return [];
  const rewordings = renderPart({ ...rendering, ...part });
  if (rewordings?.some((one) => hasHole(one, content))) return null;
  const crossing = (one: Rewording): boolean => isWithin([span], one) && isWithin(others, one);
  if (rewordings?.some(crossing)) return null;
  // What is a link of its own is printed anew for its own target.
  return rewordings?.filter((one) => !isWithin(others, one)) ?? null;
}

// Whatever the targets are, no list is printed that lacks a number where one stood.
function hasHole({ start, end, text }: Rewording, content: string): boolean {
  if (!/\d/.test(content.slice(start, end))) return false;
  return text === '' || /^[\s,]|[\s,]$|,\s*,/.test(text);
}

function renderPart(rendering: Rendering & LinkPart): readonly Rewording[] | null {
  const { reference, places, indices } = rendering;
  const ranges = reference.numbers;
  const targets = [...new Set(indices)].sort((a, b) => a - b);
  if (targets.length === 0) return [];
  if (reference.kind === 'annex') return renderAnnexes(rendering, ranges, targets);
  const annexes = new Set(targets.map((index) => places.places[index]?.annex ?? null));
  const left = leftItsPart(rendering, [...annexes][0] ?? null);
  const annex = rewordAnnex(rendering, targets);
  if (annex === null) return null;
  if (saysSo(ranges, targets, rendering)) return left && isTaken(rendering, ranges) ? null : annex;
  if (annexes.size > 1 || left) return null;
  const numbers = renderNumbers(rendering, ranges, targets);
  return numbers && [...numbers, ...annex];
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

function renderNumbers(
  rendering: Rendering & LinkPart,
  ranges: readonly CitedRange[],
  targets: readonly number[],
): readonly Rewording[] | null {
  const { reference, words } = rendering;
  const style = styleOf(rendering, ranges);
  const { from, to } = stretchOf(ranges);
  const { outer } = reference;
  const tokens = new Map(targets.map((index) => [index, tokenOf(index, rendering, style, ranges)]));
  // What has no number cannot be cited by one.
  if ([...tokens.values()].some(({ own }) => own === '')) return null;
  const runs = runsOf(targets, ranges, style.dash !== null, rendering.places);
  const rangesNow = runs.map((run) => rangeOf(run, tokens));
  const mains = new Set([...tokens.values()].map(({ outer: above, own }) => above[0] ?? own)).size;
  const items = [...tokens.values()].every(({ outer: above }) => above.length > 0);
  const above = [...tokens.values()].map(({ outer: path }) => path.join('|'));
  const together = items && new Set(above).size === 1;
  const itemWord =
    reference.kind !== 'item' && outer === null && headOf(rendering)?.kind === 'item';
  if (outer === null && reference.kind !== 'item' && (items || !itemWord)) {
    const text = printList(rangesNow, style, words);
    const plural = itemWord ? targets.length > 1 : mains > 1;
    return [...reword(rendering, ranges, plural), { start: from, end: to, text }];
  }
  const prefix = reference.kind === 'item' ? ownPrefix(targets, rendering) : null;
  if (reference.kind === 'item' ? prefix !== null : together) {
    return renderItems(rendering, targets, rangesNow, style);
  }
  return renderOutright(rendering, rangesNow, mains > 1, style);
}

// Items alone, and the number that they are of where it stands behind them.
function renderItems(
  rendering: Rendering & LinkPart,
  targets: readonly number[],
  rangesNow: readonly TokenRange[],
  style: ListStyle,
): readonly Rewording[] {
  const { reference, words } = rendering;
  const ranges = reference.numbers;
  const { outer } = reference;
  const { from, to } = stretchOf(ranges);
  const above = tokenOf(targets[0] ?? -1, rendering, style, ranges).outer;
  const own = rangesNow.map((range) => alone(range));
  const text = printList(own, style, words);
  const number =
    outer === null
      ? []
      : [
          {
            start: outer.start,
            end: outer.end,
            text: above.join(style.joint),
          },
        ];
  return [
    ...reword(rendering, ranges, targets.length > 1),
    { start: from, end: to, text },
    ...number,
  ];
}

// `l’alinéa a) du paragraphe 5` that became paragraph 6: the word for a paragraph before the whole number.
function renderOutright(
  rendering: Rendering & LinkPart,
  rangesNow: readonly TokenRange[],
  many: boolean,
  style: ListStyle,
): readonly Rewording[] | null {
  const { reference, words } = rendering;
  const { outer } = reference;
  const { from, to } = stretchOf(reference.numbers);
  const word = words.forms.paragraph[0];
  const ahead = outer !== null && outer.end <= from;
  const head = ahead ? headBefore(rendering, outer) : headOf(rendering);
  if (word === undefined || (ahead && head?.kind !== 'paragraph')) return null;
  if (head !== null && head.start < rendering.span.start) return null;
  const [singular = '', plural = singular] = word.split('|');
  const start = head?.start ?? from;
  const end = Math.max(outer?.end ?? to, to);
  const name = many ? plural : singular;
  const text = `${name}${style.blank}${printList(rangesNow, style, words)}`;
  return [...article(rendering.content, start, name, many, words), { start, end, text }];
}

// From the first number of a list to its last.
function stretchOf(ranges: readonly CitedRange[]): { readonly from: number; readonly to: number } {
  const from = ranges[0]?.from.start ?? 0;
  return { from, to: (ranges.at(-1)?.to ?? ranges.at(-1)?.from)?.end ?? from };
}

// `paragraph 3, subparagraph a)`: the word before the 3.
function headBefore(
  rendering: Rendering & LinkPart,
  outer: CitedNumber,
): ReturnType<typeof headOf> {
  const reference: Reference = {
    ...rendering.reference,
    numbers: [{ from: outer, to: null }],
    outer: null,
  };
  return headOf({ ...rendering, reference });
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
