import type { DecisionState } from '../../lineage/decisions/states.ts';
import { numberKey } from '../../lineage/references/places.ts';
import type { CitedNumber, CitedRange } from '../../model/reference.ts';
import { unlinkedIn } from '../citations.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on cited numbers that no Decision has. */
export const UNKNOWN_DECISION_RULES: readonly Rule[] = [
  {
    name: 'unknown-decision',
    severity: 'warning',
    about:
      'A Decision is cited with an item that it has not, or with a number past the last of a meeting that the library has whole.',
    run: (view) => unknown(view, true),
  },
  {
    name: 'decision-lacking',
    severity: 'info',
    about: 'A Decision is cited that the library lacks, though it has others of that meeting.',
    run: (view) => unknown(view, false),
  },
];

/** The numbers that Decisions and items have, in whatever language and of whichever meeting. */
interface Numbers {
  readonly known: ReadonlySet<string>;
  /** What of each series the library has: its highest figure, and whether all below are there. */
  readonly series: ReadonlyMap<string, { readonly last: number; readonly whole: boolean }>;
}

function unknown(view: View, sure: boolean): Finding[] {
  const { decisions = [], edition } = view;
  if (decisions.length === 0 || edition.adopted || isPast(view)) return [];
  const numbers = numbersOf(decisions);
  return view.citations().passages.flatMap((passage) =>
    unlinkedIn(passage).flatMap((reference): readonly Finding[] => {
      if (reference.kind !== 'decision' || reference.of !== null) return [];
      const lacking = reference.numbers.flatMap(spread).filter((path) => lacks(path, numbers));
      const told = lacking.filter((path) => isSure(path, numbers) === sure);
      if (told.length === 0) return [];
      const text = `found ${reference.text}, expected ${expected(told, numbers)}`;
      return [about(passage.paragraph, text, reference.text)];
    }),
  );
}

function expected(lacking: readonly string[], { series }: Numbers): string {
  const named = lacking.slice(0, MOST_NAMED).join(', ');
  const more = lacking.length > MOST_NAMED ? ` and ${lacking.length - MOST_NAMED} more` : '';
  const own = seriesOf(lacking.find((path) => !isItem(path)) ?? '')?.series ?? '';
  const last = series.get(own)?.last;
  const known = last === undefined ? '' : `; the last that it has is ${own}.${last}`;
  return `Decisions of the library, which has no ${named}${more}${known}`;
}

const MOST_NAMED = 5;

function lacks(path: string, { known, series }: Numbers): boolean {
  return !known.has(path) && series.has(seriesOf(path)?.series ?? '');
}

// Of a Decision that is there all items are; of a meeting of which numbers lack, the others may lack too.
function isSure(path: string, { known, series }: Numbers): boolean {
  if (isItem(path)) return known.has(path.split(' ')[0] ?? '');
  return series.get(seriesOf(path)?.series ?? '')?.whole ?? false;
}

function isItem(path: string): boolean {
  return path.includes(' ');
}

const made = new WeakMap<readonly DecisionState[], Numbers>();

function numbersOf(decisions: readonly DecisionState[]): Numbers {
  const found = made.get(decisions) ?? readNumbers(decisions);
  made.set(decisions, found);
  return found;
}

function readNumbers(decisions: readonly DecisionState[]): Numbers {
  const known = new Set(decisions.map(({ label }) => label.split(' ').map(numberKey).join(' ')));
  const figures = new Map<string, Set<number>>();
  for (const { label, depth } of decisions) {
    const number = depth === 1 ? seriesOf(numberKey(label)) : null;
    if (number === null) continue;
    const own = figures.get(number.series) ?? new Set();
    figures.set(number.series, own.add(number.figure));
  }
  const series = [...figures].map(([name, own]) => {
    const last = Math.max(...own);
    return [name, { last, whole: own.size === last }] as const;
  });
  return { known, series: new Map(series) };
}

const NUMBER = /^(?<series>\d{1,3})\.(?<figure>[1-9]\d{0,3})(?= |$)/;

function seriesOf(path: string): { readonly series: string; readonly figure: number } | null {
  const { series, figure } = NUMBER.exec(path)?.groups ?? {};
  return series === undefined || figure === undefined ? null : { series, figure: Number(figure) };
}

// A comma for a point and a number without its meeting have rules of their own.
function spread({ from, to }: CitedRange): readonly string[] {
  const ends = [from, ...(to === null ? [] : [to])].filter(({ labels }) =>
    (labels[0] ?? '').includes('.'),
  );
  const [first, last] = ends.map(pathOf);
  if (first === undefined || last === undefined) return first === undefined ? [] : [first];
  const [low, high] = [first, last].map(seriesOf);
  if (!low || !high || low.series !== high.series || isItem(first) || isItem(last))
    return [first, last];
  const count = Math.min(high.figure - low.figure + 1, LONGEST_RANGE);
  if (count < 1) return [first, last];
  return Array.from({ length: count }, (_, at) => `${low.series}.${low.figure + at}`);
}

// No meeting has so many; a number that is out of all proportion is no reason to list what lies below.
const LONGEST_RANGE = 999;

function pathOf({ labels }: CitedNumber): string {
  return labels.map(numberKey).join(' ');
}
