import type { Label } from '../model/label.ts';
import { seriesParts } from '../model/label-order.ts';
import { type Outline, outlineOf } from '../model/outline.ts';
import { isAnnex, isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';
import { type Annex, annexesOf } from './annexes.ts';

/**
 * Where a paragraph is cited: `8 a)`, `Annex 1, 3`, `A3`. `annex` is null in the body of the text, else the number of the annex
 * in Arabic figures (`1` for `Annex I` too), its letter, or empty for the only one that has none; that of an annex inside
 * another is `1/2`. `labels` stand outermost first, the paragraph's own last; none where it has no label that can be cited.
 */
export interface CitedPlace {
  readonly annex: string | null;
  readonly labels: readonly Label[];
  /** The annex as its own heading calls it, `Annexe 1`; empty in the body. */
  readonly annexName: string;
  /** The number tells its series itself (`A3`, `1.2.3`) and stands in one annex alone, so that it is cited without it. */
  readonly alone: boolean;
}

/**
 * The place of each paragraph of a text, in the order of its paragraphs. `labels` are those of a draft once adopted
 * (`finalLabels`); without them the typed ones are taken. The number of a section is part of a place where numbers
 * begin again in the sections of the body or of an annex; else they run through and it is not.
 */
export function citedPlaces(
  text: Text,
  formulaFirst: boolean,
  labels: readonly (Label | null)[] = text.paragraphs.map(labelOf),
): readonly CitedPlace[] {
  return placesIn(text.paragraphs, outlineOf(text, formulaFirst), labels);
}

/** As `citedPlaces`, where the outline is known. */
export function placesIn(
  paragraphs: readonly Paragraph[],
  outline: Outline,
  labels: readonly (Label | null)[],
): readonly CitedPlace[] {
  const annexes = annexesOf(paragraphs, outline);
  const paths = pathsOf(paragraphs, outline, labels);
  const again = startedAgain(paragraphs, paths, annexes);
  const whole = paths.map((path, index) =>
    again.has(annexes[index] ?? null)
      ? [...outerOf(path.sections, path.labels), ...path.labels]
      : path.labels,
  );
  const places = placesOfKeys(whole, annexes);
  return whole.map((path, index) => {
    const annex = annexes[index] ?? null;
    const alone = annex !== null && hasSeries(path) && places.get(keyOf(path))?.size === 1;
    return { annex: annex?.number ?? null, labels: path, annexName: annex?.name ?? '', alone };
  });
}

/** A place as it is cited, without closing points: `8 a)`, `Annexe 1, 3`, `A3`; empty for what has no label in the body. */
export function printPlace({ labels, annexName, alone }: CitedPlace): string {
  const path = labels.map(citedLabel).join(' ');
  return [alone ? '' : annexName, path].filter((part) => part !== '').join(', ');
}

/** A label as it is cited: `8` for `8.`, `6 bis` for `6 bis.`, `a)` and `(i)` as they stand. */
export function citedLabel({ text, close }: Label): string {
  if (/[)）'’‘‛°ºª]/.test(close)) return text;
  return text.replace(/[ \u00A0\u202F]{0,2}[.．、:：–—-]{1,2}$/u, '');
}

/** The labels of the sections in which a paragraph stands, and those from its own list down to its own. */
interface Path {
  readonly sections: readonly Label[];
  readonly labels: readonly Label[];
}

const NO_PATH: Path = { sections: [], labels: [] };

function pathsOf(
  paragraphs: readonly Paragraph[],
  outline: Outline,
  labels: readonly (Label | null)[],
): readonly Path[] {
  const paths: Path[] = [];
  // What each paragraph lends to those that hang on it.
  const lent: Path[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const parent = outline[index]?.parent ?? null;
    const above = parent === null ? NO_PATH : (lent[parent] ?? NO_PATH);
    const label = labels[index] ?? null;
    const own = label === null || label.style === 'mark' ? [] : [label];
    if (paragraph.kind === 'heading') {
      const sections = isAnnex(paragraph) ? [] : [...outerOf(above.sections, own), ...own];
      paths.push({ sections: [], labels: own.length === 0 ? [] : sections });
      lent.push({ sections, labels: [] });
      continue;
    }
    const path = { sections: above.sections, labels: [...outerOf(above.labels, own), ...own] };
    paths.push(own.length === 0 ? NO_PATH : path);
    lent.push(own.length === 0 ? above : path);
  }
  return paths;
}

// `1.2.3` and `B21` hold the numbers above them.
function outerOf(outer: readonly Label[], own: readonly Label[]): readonly Label[] {
  return hasSeries(own) ? [] : outer;
}

function hasSeries([first]: readonly Label[]): boolean {
  return first !== undefined && seriesParts(first).length > 0;
}

function keyOf(path: readonly Label[]): string {
  return path.map(citedLabel).join('|');
}

// The body (null) and the annexes in which two live paragraphs have one number.
function startedAgain(
  paragraphs: readonly Paragraph[],
  paths: readonly Path[],
  annexes: readonly (Annex | null)[],
): ReadonlySet<Annex | null> {
  const again = new Set<Annex | null>();
  const seen = new Map<Annex | null, Set<string>>();
  for (const [index, { labels }] of paths.entries()) {
    const paragraph = paragraphs[index];
    if (labels.length === 0 || !paragraph || paragraph.kind === 'heading' || isAside(paragraph))
      continue;
    const annex = annexes[index] ?? null;
    const keys = seen.get(annex) ?? new Set();
    seen.set(annex, keys);
    const key = keyOf(labels);
    if (keys.has(key)) again.add(annex);
    keys.add(key);
  }
  return again;
}

function isAside(paragraph: Paragraph): boolean {
  return isTombstone(paragraph) || paragraph.attributes.classes.includes('quote');
}

function placesOfKeys(
  paths: readonly (readonly Label[])[],
  annexes: readonly (Annex | null)[],
): ReadonlyMap<string, ReadonlySet<Annex | null>> {
  const places = new Map<string, Set<Annex | null>>();
  for (const [index, path] of paths.entries()) {
    if (!hasSeries(path)) continue;
    const key = keyOf(path);
    const known = places.get(key) ?? new Set();
    places.set(key, known.add(annexes[index] ?? null));
  }
  return places;
}
