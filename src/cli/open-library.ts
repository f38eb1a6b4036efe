import type { Library } from '../library/find.ts';
import { linkedFolders } from '../library/listing.ts';
import { recoverLibrary } from '../library/write.ts';
import type { Io } from './io.ts';
import { printMessages } from './report.ts';

/** Makes a library ready to be read as a whole: what a killed command left is cleared up, and what will not be read is told. */
export function openLibrary(library: Library, io: Io): Library {
  recoverLibrary(library);
  printMessages(io, linkedFolders(library));
  return library;
}
