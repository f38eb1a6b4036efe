import { withFront } from '../formats/markdown/front.ts';
import { labelOf } from '../model/paragraph.ts';
import type { Profile } from '../model/profile.ts';
import type { Text } from '../model/text.ts';
import { recognisePaper } from '../papers/recognise/recognise.ts';
import type { Surveyed } from './batch-survey.ts';
import { firstDifference } from './batch-twins.ts';
import type { Sheeted } from './import-reading.ts';
import type { Imported } from './import-request.ts';

/**
 * Decisions that stand alone, read as those of a paper are: whom they are directed to, and whether they are drafts. Only where that reading has the same
 * labels and words as `read`; else that stays.
 */
export function withDecisionsRead(
  read: Imported,
  file: Sheeted,
  { facts, profile }: Surveyed,
): Imported {
  const [plain] = read.texts;
  if (plain === undefined) return read;
  const { language, number } = facts;
  const { value } = recognisePaper(file.sheet, profile, {
    ...(language !== null && { language }),
    ...(number !== null && { subject: number }),
  });
  const found = [value.quoted, value.decisions].find(
    (text) => text !== null && firstDifference(text, plain) === null,
  );
  const text = found == null ? plain : withReading(plain, found);
  return { ...read, texts: [isDraft(text, profile) ? withDraftState(text) : text] };
}

// Adopted Decisions have numbers: those with letters in their place are proposed.
function isDraft({ paragraphs }: Text, { references }: Profile): boolean {
  const patterns = references.draftDecision.map((each) => new RegExp(`^(?:${each})$`, 'u'));
  return paragraphs.some((paragraph) => {
    const label = labelOf(paragraph)?.text ?? '';
    return patterns.some((pattern) => pattern.test(label));
  });
}

function withDraftState(text: Text): Text {
  return { ...text, front: withFront(text.front, { stage: 'draft', status: 'proposed' }) };
}

// Ids are given when the text gets its place: those that were minted here would be taken for told ones.
function withReading({ front }: Text, { paragraphs }: Text): Text {
  return { front, paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, id: null })) };
}
