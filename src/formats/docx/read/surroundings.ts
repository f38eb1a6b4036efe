import { paragraphAppearance } from './appearance.ts';
import { isTooLow, type Surroundings } from './concealment.ts';
import type { Paragraph, Story } from './reading.ts';
import { childOf, type XmlElement } from './xml.ts';

/** What is around the words of a paragraph that is open. */
export function surroundingsOf(story: Story, { properties }: Paragraph): Surroundings {
  const { paragraphFill, line } = paragraphAppearance(properties);
  const fills = story.tables.flatMap(({ fill, row }) => [fill, row?.cell?.fill ?? null]);
  return {
    ...(paragraphFill !== undefined && { paragraphFill }),
    ...(line !== undefined && { line }),
    cellFills: fills.filter((fill) => fill !== null).reverse(),
    concealed: frameOff(properties) ?? rowConcealed(story),
    drawn: story.outer.length > 0,
  };
}

function rowConcealed({ tables }: Story): string | null {
  for (const { row } of tables) {
    if (row?.hidden) return 'in a hidden row';
    if (row && isTooLow(row.height)) return `in a row of ${row.height / 20} pt`;
  }
  return null;
}

/** In twentieths of a point: no page is longer, but for those of plans; nor does a frame begin so far before one. */
const LONGEST_PAGE = 16_838;
const BEFORE_PAGE = -5_000;

// A frame, or words drawn in, whose place is on no page.
function frameOff(properties: XmlElement | null): string | null {
  const frame = childOf(properties, 'w:framePr')?.attributes;
  const places = [frame?.['w:x'], frame?.['w:y']].map((place) => Number(place ?? 0));
  if (places.some(isOffPage)) return 'in a frame off the page';
  const drawn = childOf(properties, 'w:ind')?.attributes;
  const start = Number(drawn?.['w:start'] ?? drawn?.['w:left'] ?? 0);
  return isOffPage(start) ? 'off the page' : null;
}

function isOffPage(place: number): boolean {
  return place > LONGEST_PAGE || place < BEFORE_PAGE;
}
