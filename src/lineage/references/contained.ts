import type { Reference } from '../../model/reference.ts';
import { labelKey, type Places } from './places.ts';

/**
 * The cited paragraphs without those that stand inside another of them: who cites paragraph 7 cites its d). Items that the words
 * themselves name beside a paragraph stay.
 */
export function withoutContained(
  indices: readonly number[],
  { numbers, outer }: Reference,
  { places }: Places,
): readonly number[] {
  const named = numbers.some(
    ({ from, to }) => from.labels.length > 1 || (to?.labels ?? []).length > 1,
  );
  if (named || outer !== null) return indices;
  const paths = indices.map((index) => pathAt(index, places));
  const cited = new Set(paths);
  return indices.filter((_, at) => {
    const parts = (paths[at] ?? '').split('/');
    return !parts.some((_, depth) => depth > 1 && cited.has(parts.slice(0, depth).join('/')));
  });
}

// The annex first, which is no label.
function pathAt(index: number, places: Places['places']): string {
  const place = places[index];
  if (place === undefined || place.labels.length === 0) return `?${index}`;
  return [place.annex ?? '-', ...place.labels.map(labelKey)]
    .map((part) => part.replace(/\//g, '|'))
    .join('/');
}
