import { compare } from '../compare/compare.ts';
import type { Comparison, Pair } from '../compare/comparison.ts';
import { labelOf, type Paragraph } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';

const KINDS = [
  ['kept', ({ kind, moved }: Pair) => kind === 'kept' && !moved],
  ['amended', ({ kind }: Pair) => kind === 'amended'],
  ['new', ({ kind }: Pair) => kind === 'added'],
  ['removed', ({ kind }: Pair) => kind === 'removed'],
  ['split', ({ kind }: Pair) => kind === 'split'],
  ['merged', ({ kind }: Pair) => kind === 'merged'],
  ['moved', ({ moved }: Pair) => moved],
] as const;

// As many are named as stand on a line or two.
const MOST_NAMED = 8;

/** What an import changes in a text that stands in the library: `kept 12, amended 2 (#bamot 3., #atlas), new 1 (#lodek)`. */
export function changesBetween(before: Text, after: Text): string {
  const { pairs }: Comparison = compare(before, after);
  return KINDS.flatMap(([name, test]) => {
    const found = pairs.filter(test);
    if (found.length === 0) return [];
    return name === 'kept'
      ? [`kept ${found.length}`]
      : [`${name} ${found.length} (${namesOf(found)})`];
  }).join(', ');
}

function namesOf(pairs: readonly Pair[]): string {
  const names = pairs
    .slice(0, MOST_NAMED)
    .map(({ before, after }) => nameOf((after[0] ?? before[0])?.paragraph));
  return [...names, ...(pairs.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

function nameOf(paragraph: Paragraph | undefined): string {
  if (paragraph === undefined) return '';
  const label = labelOf(paragraph)?.text;
  return [paragraph.id === null ? null : `#${paragraph.id}`, label].filter(Boolean).join(' ');
}
