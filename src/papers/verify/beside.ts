import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { ReadAmendments } from '../recognise/annexes.ts';
import type { Desk } from '../recognise/desk.ts';
import { baseWords } from './base.ts';
import { deviation } from './deviate.ts';
import type { Deviation } from './verification.ts';
import { nameOf } from './words.ts';

/**
 * Paragraphs beside an amendment table that read as if they belonged to its text, and are in no row: above it what opens as a paragraph
 * of a Resolution does, behind it also what is numbered or ends as a sentence, up to the next heading.
 */
export function checkBeside({ own, rows }: ReadAmendments, desk: Desk): Deviation[] {
  const first = rows[0]?.place?.line;
  if (first === undefined) return [];
  const opens = openerTest(desk);
  let behind = false;
  let ended = false;
  return own.flatMap((paragraph): Deviation[] => {
    const words = baseWords(paragraph);
    if ((paragraph.place?.line ?? 0) > first) behind = true;
    if (paragraph.kind === 'heading' && behind) ended = true;
    if (paragraph.kind !== 'plain' || words === '') return [];
    const follows = behind && !ended && readsOn(paragraph, words);
    return follows || opens(words) ? [besideTable(paragraph, words)] : [];
  });
}

function readsOn(paragraph: Paragraph, words: string): boolean {
  if (paragraph.attributes.classes.includes('caption')) return false;
  return labelOf(paragraph) !== null || /[.;:,。；：،؛]$/u.test(words);
}

function openerTest({ words: { profile } }: Desk): (words: string) => boolean {
  const { recital, operative } = profile.openers;
  const openers = [...recital, ...operative].map((opener) => opener.toLowerCase());
  return (words) => {
    const lower = words.toLowerCase();
    return openers.some(
      (opener) => lower.startsWith(opener) && !/^\p{L}/u.test(lower.slice(opener.length)),
    );
  };
}

const BESIDE =
  'found a paragraph beside the table that is in no row of it, expected every paragraph of the text in a row';

function besideTable(paragraph: Paragraph, words: string): Deviation {
  const where = nameOf(labelOf(paragraph), words);
  const place = paragraph.place;
  return deviation('beside-table', BESIDE, { where, place, expected: null, found: words });
}
