import { existsSync } from 'node:fs';
import { withFront } from '../formats/markdown/front.ts';
import { insideLibrary, type Library } from '../library/find.ts';
import { checkFront, type Facts, placeOfKey } from '../library/front.ts';
import { siblingFiles } from '../library/ids.ts';
import { readTextFile, type TextFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { frontString, type Text } from '../model/text.ts';
import type { Batch } from './batch.ts';
import { compareRevisions, revisionBefore } from './batch-order.ts';
import type { Surveyed } from './batch-survey.ts';

/**
 * An adopted text with the revision before it as its base, where the library or the same folder has one: without it two of them would be in
 * force. A text that stands in the library already keeps its base.
 */
export function withBase(
  text: Text,
  { facts, profile }: Surveyed,
  all: readonly Surveyed[],
  { library }: Batch,
): Text {
  const place = placeOfAdopted(text);
  const revision = frontString(text, 'revision');
  if (place === null || revision === undefined || frontString(text, 'base') !== undefined)
    return text;
  const path = insideLibrary(library, place.path);
  const former = existsSync(path) ? readTextFile(path, library.cwd).text : null;
  const others = adoptedBeside(place, path, library).flatMap(
    (other) => frontString(other.text, 'revision') ?? [],
  );
  const coming = all.flatMap((other) =>
    other.facts.number === facts.number && other.facts.body === profile.body
      ? (other.facts.revision ?? [])
      : [],
  );
  const base =
    former === null
      ? revisionBefore(revision, [...others, ...coming])
      : frontString(former, 'base');
  return base == null ? text : { ...text, front: withFront(text.front, { base }) };
}

/**
 * What to change in later revisions that stand in the library, where a text comes in between one of them and its base: two of them would be in
 * force else.
 */
export function laterBases(text: Text, { library }: Batch): Message[] {
  const place = placeOfAdopted(text);
  const revision = frontString(text, 'revision');
  if (place === null || revision === undefined) return [];
  const beside = adoptedBeside(place, insideLibrary(library, place.path), library);
  // The first language has said it for all.
  if (beside.some((other) => frontString(other.text, 'revision') === revision)) return [];
  return beside.flatMap((later) => laterBase(later, revision) ?? []);
}

function laterBase({ text, shown }: TextFile, revision: string): Message | null {
  const [key, base] = [frontString(text, 'revision'), frontString(text, 'base')];
  if (key === undefined || compareRevisions(key, revision) <= 0) return null;
  if (base !== undefined && compareRevisions(base, revision) >= 0) return null;
  const found = base === undefined ? 'no base' : `base: ${base}`;
  return {
    severity: 'warning',
    rule: 'later-base',
    text: `found ${found}, expected base: ${revision}, which comes in between; correct it there`,
    place: placeOfKey(text.front, 'base', shown),
  };
}

function adoptedBeside({ instrument }: Facts, path: string, library: Library): TextFile[] {
  return siblingFiles(library, instrument, [path]).filter(
    ({ text }) => frontString(text, 'stage') === undefined,
  );
}

function placeOfAdopted(text: Text): Facts | null {
  const kind = frontString(text, 'kind');
  const adopted =
    frontString(text, 'stage') === undefined && kind !== 'paper' && kind !== 'decisions';
  return adopted ? checkFront(text.front, '').facts : null;
}
