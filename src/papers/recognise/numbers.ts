import { finalLabels } from '../../model/numbering.ts';
import { outline } from '../../model/outline.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import { type Desk, say } from './desk.ts';
import type { Entry } from './entries.ts';

/** Says where the numbers typed in the clean column are not those that the draft will have, row by row. The paragraphs of `entries` stand in `paragraphs` from index `from` on, notes not counted. */
export function sayFinalNumbers(
  entries: readonly Entry[],
  paragraphs: readonly Paragraph[],
  from: number,
  desk: Desk,
): void {
  const draft = paragraphs.filter(({ kind }) => kind !== 'note');
  const { formulaFirst } = desk.profile;
  const labels = finalLabels(draft, outline(draft, { formulaFirst }));
  for (const [index, { clean, place }] of entries.entries()) {
    const typed = clean?.label;
    const counted = labels[from + index];
    if (!typed || !counted || typed.value === counted.value) continue;
    const text = `found the number ${typed.text} in the clean column, expected ${counted.text}; the counted one is printed`;
    say(desk, 'warning', 'final-number', text, place);
  }
}
