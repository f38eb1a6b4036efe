import { existsSync } from 'node:fs';
import { insideLibrary, type Library } from '../library/find.ts';
import { checkFront } from '../library/front.ts';
import { listTextFiles } from '../library/listing.ts';
import { readTextFile } from '../library/texts.ts';
import { frontString, type Text } from '../model/text.ts';

/** All adopted Decisions of a body in a language that the library has. */
export function adoptedDecisions(library: Library | null, body: string, language: string): Text[] {
  const folder = `decisions/${body}`;
  if (library === null || !existsSync(insideLibrary(library, folder))) return [];
  return listTextFiles(library, folder).flatMap((path) => {
    const { text, shown } = readTextFile(path, library.cwd);
    const { facts } = checkFront(text.front, shown);
    const adopted = frontString(text, 'stage') === undefined;
    return adopted && facts?.language === language ? [text] : [];
  });
}
