import { withFront } from '../formats/markdown/front.ts';
import { frontString, type Text } from '../model/text.ts';
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
  return found == null ? read : { ...read, texts: [withReading(plain, found)] };
}

// Ids are given when the text gets its place: those that were minted here would be taken for told ones.
function withReading(plain: Text, found: Text): Text {
  const states = ['stage', 'status'].flatMap((key) => {
    const value = frontString(found, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const paragraphs = found.paragraphs.map((paragraph) => ({ ...paragraph, id: null }));
  return { front: withFront(plain.front, Object.fromEntries(states)), paragraphs };
}
