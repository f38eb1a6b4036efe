import { type Look, lookOf, type Style } from '../../model/style.ts';
import type { StyleUse } from './style-names.ts';
import { twips } from './twips.ts';

// Close enough for a line to go on soon behind a label, far enough for lines below one another to begin at the same places.
const STEP = 2.5;
const STEPS = 8;

/**
 * The tab stops of a style: behind the edge at which its text stands there are some more, so that the words behind a label
 * that is wider than its column (`10quater.`) begin soon after it, and not at Word's next half inch. Stops of the style that it
 * is based on (null: none) are taken away where they are not its own; they would stand in the way of its own edge.
 */
export function tabStops(style: Style, use: StyleUse, parent: string | null): string {
  const own = stopsOf(lookOf(style, use.name), use.deeper);
  const inherited = parent === null ? [] : stopsOf(lookOf(style, parent), 0);
  const stops = [
    ...inherited.filter((at) => !own.includes(at)).map((at) => ({ at, kind: 'clear' })),
    ...own.filter((at) => !inherited.includes(at)).map((at) => ({ at, kind: 'left' })),
  ];
  const xml = stops
    .sort((one, other) => one.at - other.at)
    .map(({ at, kind }) => `<w:tab w:val="${kind}" w:pos="${at}"/>`);
  return xml.length === 0 ? '' : `<w:tabs>${xml.join('')}</w:tabs>`;
}

function stopsOf({ indent = 0, hanging = 0 }: Look, deeper: number): readonly number[] {
  if (hanging <= 0) return [];
  const edge = indent + deeper * hanging;
  return Array.from({ length: STEPS }, (_, step) => twips(edge + (step + 1) * STEP));
}
