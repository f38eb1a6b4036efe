import { isPlaceId } from '../model/mint.ts';
import type { FrontValue, Text } from '../model/text.ts';
import type { Library } from './find.ts';
import { listTextFiles } from './listing.ts';
import { type Instrument, searchFolder } from './names.ts';
import { mayBelong } from './revisions.ts';
import { readTextFile, type TextFile } from './texts.ts';

/** The ids of a text: of its paragraphs, and of those that `removed:` in its front matter remembers. */
export function idsOf(text: Text): Set<string> {
  const ids = new Set<string>();
  for (const { id } of text.paragraphs) if (id !== null) ids.add(id);
  for (const id of removedIds(text.front.values.removed)) ids.add(id);
  return ids;
}

function takenIds(texts: Iterable<Text>): Set<string> {
  const taken = new Set<string>();
  for (const text of texts) for (const id of idsOf(text)) taken.add(id);
  return taken;
}

// `removed:` is a list of ids, or of mappings with an `id`, or a mapping from id to reason.
function removedIds(value: FrontValue | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value === 'string') return value.split(/[\s,]+/).filter((id) => id !== '');
  if (!isList(value)) return typeof value.id === 'string' ? [value.id] : Object.keys(value);
  return value.flatMap(removedIds);
}

function isList(value: FrontValue): value is readonly FrontValue[] {
  return Array.isArray(value);
}

// Every revision has a title and a formula, and they are the same ones: their ids are never used up.
const SHARED: ReadonlySet<string> = new Set(['title', 'formula']);

/**
 * The texts of an instrument: all its revisions, stages and languages, without `but` and without papers, whose
 * paragraphs are their own. Files whose front matter is wrong count too: an id once seen is never given to another paragraph.
 */
export function siblingFiles(
  library: Library,
  instrument: Instrument,
  but: readonly string[],
): TextFile[] {
  return listTextFiles(library, searchFolder(instrument))
    .filter((path) => !but.includes(path))
    .map((path) => readTextFile(path, library.cwd))
    .filter(
      ({ text }) => text.front.values.kind !== 'paper' && mayBelong(text.front.values, instrument),
    );
}

/** The ids that are used up by these texts of one instrument: no new paragraph may get one of them. */
export function usedUp(texts: Iterable<Text>): Set<string> {
  const taken = takenIds(texts);
  for (const id of SHARED) taken.delete(id);
  return taken;
}

/**
 * The ids that a paper leaves to the texts that it presents. It is another instrument and could have the same ones, but a
 * drafter who reads an id in a message or a Word file must not take one for the other.
 */
export function leftToTexts(texts: Iterable<Text>): Set<string> {
  return new Set([...takenIds(texts)].filter((id) => !isPlaceId(id)));
}
