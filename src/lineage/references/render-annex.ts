import type { CitedRange } from '../../model/reference.ts';
import type { CitedPlace } from '../label-path.ts';
import { printList, type TokenRange } from './print-list.ts';
import type { Rendering, Rewording } from './render.ts';
import { reword, styleOf } from './wording.ts';

export function renderAnnexes(
  rendering: Rendering,
  ranges: readonly CitedRange[],
  targets: readonly number[],
): readonly Rewording[] | null {
  const { places, words } = rendering;
  const headings = new Set(places.annexHeadings);
  if (!targets.every((index) => headings.has(index))) return staysInAnnex(rendering, targets);
  const roman = /^[IVX]+$/.test(ranges[0]?.from.labels[0] ?? '');
  const now = targets.map((index) => annexFigure(places.places[index], roman));
  const before = ranges.flatMap(({ from, to }) => [
    from.labels[0] ?? '',
    ...(to ? [to.labels[0] ?? ''] : []),
  ]);
  if (ranges.every(({ to }) => to === null) && before.join('|') === now.join('|')) return [];
  if (now.includes('')) return null;
  const from = ranges[0]?.from.start ?? 0;
  const to = (ranges.at(-1)?.to ?? ranges.at(-1)?.from)?.end ?? from;
  const style = styleOf(rendering, ranges);
  const tokens = now.map((own): TokenRange => [{ outer: [], own }]);
  return [
    ...reword(rendering, ranges, now.length > 1),
    { start: from, end: to, text: printList(tokens, style, words) },
  ];
}

// `the sites of Annex 1`, linked to its rows.
function staysInAnnex(
  { reference, places }: Rendering,
  targets: readonly number[],
): readonly Rewording[] | null {
  const cited = reference.numbers.map(({ from }) => from.labels[0] ?? '');
  const now = targets.map((index) =>
    annexFigure(places.places[index], /^[IVX]+$/.test(cited[0] ?? '')),
  );
  return now.every((annex) => cited.includes(annex)) ? [] : null;
}

const ROMANS = [
  '',
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV',
];

function annexFigure(place: CitedPlace | undefined, roman: boolean): string {
  const number = place?.annex?.split('/').at(-1) ?? '';
  return roman && /^\d+$/.test(number) ? (ROMANS[Number(number)] ?? number) : number;
}
