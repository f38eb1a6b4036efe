import { referencesOfDraft } from '../../lineage/references/own-later.ts';
import type { Message } from '../../model/message.ts';
import type { Profile } from '../../model/profile.ts';
import type { Text } from '../../model/text.ts';
import type { Layout } from './layouts.ts';
import { ownLine } from './lines.ts';
import type { Region } from './region.ts';
import type { LineView } from './view.ts';

// Layouts that print the text after under its final numbers.
const FINAL: ReadonlySet<Layout> = new Set(['three-column', 'side-by-side', 'clean']);

/** The line that says of final numbers that references keep those of the draft; null where none does, or the body has no words for it. */
export function draftNumbersLine(layout: Layout, region: Region): LineView | null {
  const { legendDraftNumbers = '' } = region.words.words;
  if (legendDraftNumbers === '' || countOf(layout, region.after.text, region.profile) === 0)
    return null;
  return ownLine('legend', [{ text: legendDraftNumbers }]);
}

/** What a writer is told of it, with how many there are. */
export function draftNumberMessages(
  layout: Layout,
  after: Text,
  profile: Profile,
): readonly Message[] {
  const count = countOf(layout, after, profile);
  if (count === 0) return [];
  const found =
    count === 1 ? 'a reference that says a number' : `${count} references that say numbers`;
  const text = `found ${found} of the draft beside final numbers, expected them to follow when it is adopted`;
  return [{ severity: 'info', rule: 'draft-numbers', text, place: null }];
}

function countOf(layout: Layout, after: Text, profile: Profile): number {
  return FINAL.has(layout) ? referencesOfDraft(after, profile) : 0;
}
