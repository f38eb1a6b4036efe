import { printCount } from '../../model/count.ts';
import type { CitedRange } from '../../model/reference.ts';
import type { CitedPlace } from '../label-path.ts';
import { annexNumber, findNumbers } from './find.ts';
import { annexIn, type LinkPart } from './link-part.ts';
import { groupsOf } from './number-runs.ts';
import { numberKey, placeKey } from './places.ts';
import { printList, type TokenRange } from './print-list.ts';
import type { Rendering, Rewording } from './render.ts';
import { reword, styleOf } from './wording.ts';

/** The words of a reference to annexes, as `renderReference` gives them. */
export function renderAnnexes(
  rendering: Rendering & LinkPart,
  ranges: readonly CitedRange[],
  targets: readonly number[],
): readonly Rewording[] | null {
  const { places, words } = rendering;
  if (!targets.every((index) => places.annexHeadings.includes(index)))
    return staysInAnnex(rendering, targets);
  if (saysAnnexes(rendering, targets)) return [];
  const roman = isRoman(ranges[0]?.from.labels[0]);
  const from = ranges[0]?.from.start ?? 0;
  const to = (ranges.at(-1)?.to ?? ranges.at(-1)?.from)?.end ?? from;
  const style = styleOf(rendering, ranges);
  const follows = (before: number, index: number): boolean =>
    places.annexHeadings.indexOf(index) === places.annexHeadings.indexOf(before) + 1;
  const groups = groupsOf(targets, style.dash !== null, follows).map((group) =>
    group.map((index) => ({ outer: [], own: annexFigure(places.places[index], roman) })),
  );
  if (groups.flat().some(({ own }) => own === '')) return null;
  const tokens = groups.map((group): TokenRange => {
    const [first = { outer: [], own: '' }] = group;
    const last = group.at(-1);
    return group.length > 1 && last ? [first, last] : [first];
  });
  return [
    ...reword(rendering, ranges, targets.length > 1),
    { start: from, end: to, text: printList(tokens, style, words) },
  ];
}

function saysAnnexes({ reference, places }: Rendering, targets: readonly number[]): boolean {
  const said = findNumbers({ ...reference, of: { kind: 'this' } }, places, [null]);
  if (said.kind !== 'found') return false;
  const indices = new Set(said.ranges.flat());
  return indices.size === targets.length && targets.every((index) => indices.has(index));
}

// `the sites of Annex 1`, linked to its rows.
function staysInAnnex(
  { reference, places }: Rendering,
  targets: readonly number[],
): readonly Rewording[] | null {
  const cited = reference.numbers.map(({ from }) => from.labels[0] ?? '');
  const now = targets.map((index) => annexFigure(places.places[index], isRoman(cited[0])));
  return now.every((annex) => cited.includes(annex)) ? [] : null;
}

/**
 * The annex that a reference names beside its numbers, as it is counted now; null where words must be written anew: the targets
 * stand in more than one part, or in one that the reference does not name.
 */
export function rewordAnnex(
  rendering: Rendering,
  targets: readonly number[],
): readonly Rewording[] | null {
  const { reference, places, content, words } = rendering;
  if (reference.annex === null || reference.of?.kind === 'foreign') return [];
  const annexes = new Set(targets.map((index) => places.places[index]?.annex ?? null));
  const [annex = null] = annexes;
  if (annex === null || annexes.size > 1) return null;
  const said = annexNumber(reference.annex, places);
  if (said !== null && (annex === said || annex.startsWith(`${said}/`))) return [];
  const figure = annexIn(content, reference, words);
  const place = places.places[targets[0] ?? -1];
  const now = annexFigure(place, isRoman(figure?.labels[0]));
  if (figure === null || now === '') return null;
  return now === figure.labels[0] ? [] : [{ start: figure.start, end: figure.end, text: now }];
}

/** `paragraph 5` whose target moved into another part cannot be put in other numbers alone. */
export function leftItsPart({ reference, own }: Rendering, annex: string | null): boolean {
  if (reference.kind === 'activity' || reference.annex !== null) return false;
  return annex !== null && own?.annex !== annex;
}

/** Whether the part in which the reference stands has the numbers that it gives of another. */
export function isTaken({ own, places }: Rendering, ranges: readonly CitedRange[]): boolean {
  const annex = own?.annex ?? null;
  return ranges.some(({ from }) => places.byKey.has(placeKey(annex, from.labels.map(numberKey))));
}

function isRoman(figure: string | undefined): boolean {
  return /^[IVX]+$/.test(figure ?? '');
}

function annexFigure(place: CitedPlace | undefined, roman: boolean): string {
  const number = place?.annex?.split('/').at(-1) ?? '';
  return roman && /^\d+$/.test(number) ? printCount(Number(number), 'upper-roman', number) : number;
}
