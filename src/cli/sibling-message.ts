import type { TextFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { contentOf, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Siblings } from './sibling-ids.ts';

const MOST_NAMED = 8;
const OPENING = 40;

/**
 * Where the ids of a text come from that another language had first: how many by label, how many by order, which paragraphs
 * stand alone in either, and where labels may have shifted. A warning where there is something to look at.
 */
export function siblingMessage(
  { pairs, alone }: Siblings,
  other: TextFile,
  shown: string,
): Message {
  const labelled = pairs.filter(({ by }) => by === 'label').length;
  const doubtful = pairs.filter((pair) => pair.doubtful).map(({ fresh }) => fresh);
  const differences = [
    named('without a sure partner there', alone.fresh),
    named('there without a sure partner here', alone.known),
    named('whose figures are others there, so that numbers may have shifted', doubtful),
  ].flatMap((found) => found ?? []);
  const all = pairs.length + alone.fresh.length;
  const ids = `ids are taken over, ${labelled} by label and ${pairs.length - labelled} by order`;
  const found =
    differences.length === 0
      ? `found ${all} paragraphs as in ${other.shown}, expected these; their ${ids}`
      : `found ${differences.join('; ')}: expected the paragraphs of ${other.shown}; ${ids}`;
  return {
    severity: differences.length === 0 ? 'info' : 'warning',
    rule: 'sibling-ids',
    text: found,
    place: { file: shown, line: 1, column: 1 },
  };
}

function named(which: string, paragraphs: readonly Paragraph[]): string | null {
  if (paragraphs.length === 0) return null;
  const names = paragraphs.slice(0, MOST_NAMED).map(nameOf);
  const more = paragraphs.length > MOST_NAMED ? [`${paragraphs.length - MOST_NAMED} more`] : [];
  return `${[...names, ...more].join(', ')} ${which}`;
}

function nameOf(paragraph: Paragraph): string {
  const words = plainText(contentOf(paragraph)).replace(/\s+/g, ' ').trim();
  const letters = [...words];
  const opening = letters.length > OPENING ? `${letters.slice(0, OPENING).join('')}…` : words;
  const label = labelOf(paragraph)?.text;
  if (opening === '') return label ?? `a ${paragraph.kind}`;
  return label === undefined ? `“${opening}”` : `${label} “${opening}”`;
}
