import { cleanLabels } from '../../model/numbering.ts';
import { outlineOf } from '../../model/outline.ts';
import type { Text } from '../../model/text.ts';
import { type Desk, say } from './desk.ts';
import type { Entry } from './entries.ts';

/** Says where the numbers typed in the clean column are not those that the draft will have, row by row. The paragraphs of `draft` have the places of their entries. */
export function sayFinalNumbers(entries: readonly Entry[], draft: Text, desk: Desk): void {
  const text = { ...draft, paragraphs: draft.paragraphs.filter(({ kind }) => kind !== 'note') };
  const labels = cleanLabels(text, outlineOf(text, desk.profile.formulaFirst));
  const indexes = new Map(text.paragraphs.map((paragraph, index) => [paragraph.place, index]));
  for (const { clean, place } of entries) {
    const typed = clean?.label;
    const counted = place && labels[indexes.get(place) ?? -1];
    if (!typed || !counted || typed.value === counted.value) continue;
    const found = `found the number ${typed.text} in the clean column, expected ${counted.text}; the counted one is printed`;
    say(desk, 'warning', 'final-number', found, place);
  }
}
