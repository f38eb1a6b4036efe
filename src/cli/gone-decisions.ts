import type { Library } from '../library/find.ts';
import { listTextFiles } from '../library/listing.ts';
import { goneBefore, subjectAt } from '../lineage/decisions/gone.ts';
import type { Profile } from '../model/profile.ts';
import { languageOf, type Text } from '../model/text.ts';
import { decisionSources, statesOf } from './decision-states.ts';
import { readShelf } from './shelf.ts';

/**
 * The ids of the Decisions and items that had gone of its subject before the meeting of a text of Decisions, as registers, repeals and
 * texts of the library tell; none of another text. All texts of the body are read for it.
 */
export function goneIn(library: Library, text: Text, profile: Profile): ReadonlySet<string> {
  const at = subjectAt(text);
  if (at === null) return new Set();
  const paths = ['resolutions', 'decisions'].flatMap((folder) =>
    listTextFiles(library, `${folder}/${profile.body}`),
  );
  const shelf = readShelf(library, undefined, paths);
  const sources = decisionSources(library, shelf, profile, languageOf(text));
  const { states } = statesOf(sources, profile, null);
  return goneBefore(states, at, Object.keys(profile.meetings));
}
