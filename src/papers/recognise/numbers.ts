import { cleanLabels } from '../../model/numbering.ts';
import { outlineOf } from '../../model/outline.ts';
import type { Text } from '../../model/text.ts';
import { type Desk, say } from './desk.ts';
import type { Entry } from './entries.ts';

/** Says where the numbers typed in the clean column are not those that the draft will have, row by row. The paragraphs of `entries` stand in `draft` from index `from` on, notes not counted. */
export function sayFinalNumbers(
  entries: readonly Entry[],
  draft: Text,
  from: number,
  desk: Desk,
): void {
  const text = { ...draft, paragraphs: draft.paragraphs.filter(({ kind }) => kind !== 'note') };
  const labels = cleanLabels(text, outlineOf(text, desk.profile.formulaFirst));
  for (const [index, { clean, place }] of entries.entries()) {
    const typed = clean?.label;
    const counted = labels[from + index];
    if (!typed || !counted || typed.value === counted.value) continue;
    const found = `found the number ${typed.text} in the clean column, expected ${counted.text}; the counted one is printed`;
    say(desk, 'warning', 'final-number', found, place);
  }
}
