import { type Library, shownPath } from '../library/find.ts';
import { listLibrary } from '../library/listing.ts';
import { type Instrument, printInstrument } from '../library/names.ts';
import { readSource } from '../library/source.ts';
import { type LibraryFile, placeFile, readTextSource } from '../library/texts.ts';
import { type Continuation, continuationsOf } from '../lineage/elsewhere.ts';
import { worldOn } from './shelf.ts';

// Most texts continue nothing and need not be read as texts.
const CONTINUES = /[{ ]continues=/;

/** Which paragraphs of an instrument go on in other texts of its body, in one language. */
export function continuedElsewhere(
  library: Library,
  instrument: Instrument,
  language: string,
  formulaFirst: boolean,
): readonly Continuation[] {
  const files = listLibrary(library).flatMap((path): LibraryFile[] => {
    const shown = shownPath(library.cwd, path);
    const source = readSource(path, shown);
    if (!CONTINUES.test(source)) return [];
    const file = readTextSource(source, path, shown);
    const { facts } = placeFile(library, file);
    return facts === null ? [] : [{ ...file, facts }];
  });
  const world = worldOn({ files }, instrument.body, language, formulaFirst);
  return continuationsOf(printInstrument(instrument).replace(/^decision:/, ''), world);
}
