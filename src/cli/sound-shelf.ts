import { relative, sep } from 'node:path';
import { refuseErrors } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import type { LibraryFile, TextFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { editionsOf } from './editions.ts';
import { idErrors } from './id-errors.ts';
import { unlikeLanguages } from './language-ids.ts';
import type { Shelf } from './shelf.ts';

/** Refuses to go on without files whose heads cannot be read, where `concerns` says that they may matter: they would be left out without a word. */
export function refuseUnread(
  { unplaced, messages }: Shelf,
  concerns: (file: TextFile) => boolean,
): void {
  refuseErrors(unplaced.filter(concerns).flatMap(({ shown }) => messages.get(shown) ?? []));
}

/** Whether a file is a text of the body, no paper, as far as its path tells. */
export function standsIn(library: Library, body: string): (file: TextFile) => boolean {
  return ({ path }) => bodyByPath(library, path) === body && !/\.paper\.[^.]+\.md$/.test(path);
}

/** The body in whose folder a file of the library stands. */
export function bodyByPath({ root }: Library, path: string): string | undefined {
  return relative(root, path).split(sep)[1];
}

/**
 * Refuses to tell of texts what is not in them: what their readers found wrong, an id that stands twice, adopted words that were edited by
 * hand, languages of an adopted text that differ in their paragraphs. All errors of one kind are one `CliError`.
 */
export function refuseUnsound(files: readonly LibraryFile[], { messages }: Shelf): void {
  refuseErrors(files.flatMap((file) => readingErrors(file, messages.get(file.shown) ?? [])));
  const adopted = files.filter(({ facts }) => facts.stage === null);
  refuseBrokenSeals(adopted);
  const languagesOf = editionsOf(adopted);
  refuseErrors(
    adopted.flatMap((file) => {
      const edition = languagesOf(file);
      return edition[0] === file ? unlikeLanguages(edition) : [];
    }),
  );
}

function readingErrors({ text, shown }: LibraryFile, known: readonly Message[]): Message[] {
  return [...known, ...idErrors(text, shown, known)];
}
