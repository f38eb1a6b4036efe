import { contentOf, isTombstone, type Paragraph } from './paragraph.ts';
import type { Run } from './run.ts';

/** The number of each note of a text by its name: notes are counted by their first marks; one without a mark has none. */
export function noteNumbers(paragraphs: readonly Paragraph[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const paragraph of paragraphs) {
    if (isTombstone(paragraph)) continue;
    for (const { note } of contentOf(paragraph))
      if (note !== undefined && !numbers.has(note)) numbers.set(note, numbers.size + 1);
  }
  return numbers;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The mark of a note where nothing can be set raised: `¹²` for the note that is printed as 12. A note without a number is called by its name. */
export function raisedMark(name: string, number: number | undefined): string {
  if (number === undefined) return `[${name}]`;
  return [...`${number}`].map((digit) => RAISED[Number(digit)] ?? '').join('');
}

/** Runs with their note marks as `raisedMark` prints them. */
export function withRaisedMarks(
  runs: readonly Run[],
  numberOf: (name: string) => number | undefined,
): readonly Run[] {
  return runs.map(({ text, note, ...marks }) =>
    note === undefined ? { text, ...marks } : { text: raisedMark(note, numberOf(note)), ...marks },
  );
}
