import { basename } from 'node:path';
import type { Library } from '../library/find.ts';
import { listBodies, loadProfile } from '../library/profile.ts';
import { evidenceOf } from './batch-document.ts';
import { bodyByName, recogniseFacts } from './batch-facts.ts';
import { chooseBody } from './bodies.ts';
import type { ImportOptions } from './import-request.ts';
import type { Readable } from './readable.ts';

/**
 * The options of an import, with what a Word file that is said to be a Resolution tells of itself in its heading, or by its name, as
 * with `--batch`. What is typed holds; a revision is that of the number beside it.
 */
export function toldByHeading(
  file: Readable,
  { root }: Library,
  asked: ImportOptions,
): ImportOptions {
  if (file.kind !== 'word' || asked.as !== 'resolution') return asked;
  const evidence = evidenceOf(file, basename(file.path));
  const profiles = listBodies(root).map((name) => loadProfile(root, name));
  const body =
    asked.body ?? bodyByName(evidence, profiles) ?? chooseBody(root, undefined, [], file.source);
  const profile = profiles.find((each) => each.body === body);
  if (profile === undefined) return asked;
  const found = recogniseFacts(evidence, profile, 'resolution');
  const same = asked.number === undefined || asked.number === found.number;
  return {
    ...(found.number !== null && { number: found.number }),
    ...(found.language !== null && { language: found.language }),
    ...(same && found.revision !== null && { revision: found.revision }),
    body,
    ...asked,
  };
}
