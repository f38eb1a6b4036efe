import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { misuse, unusable } from '../library/cli-error.ts';
import { type Library, realFolderPath, shownPath } from '../library/find.ts';
import { checkFront, keyOf } from '../library/front.ts';
import {
  type Instrument,
  identityOf,
  type RevisionName,
  readName,
  withoutStage,
} from '../library/names.ts';
import { joinFindings, type LibraryFile, readTextFile, type TextFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { needMarkdown } from './file-kinds.ts';
import type { Io } from './io.ts';
import type { Shelf } from './shelf.ts';

/** The files that a command was asked for. `shelf` holds them all: those of the library, and those that were named beside it. */
export interface Chosen {
  readonly shelf: Shelf;
  readonly files: readonly LibraryFile[];
  /** Files whose head does not say what they are; what is wrong with them stands in `messages`. */
  readonly unplaced: readonly TextFile[];
  readonly messages: readonly Message[];
}

/** Finds what names call for: files, instruments and revisions, in all their languages; without a name all. */
export function chooseFiles(
  names: readonly string[],
  shelf: Shelf,
  library: Library | null,
  io: Io,
): Chosen {
  if (names.length === 0) return chosenOf(shelf, shelf.files, shelf.unplaced);
  const files = new Set<LibraryFile>();
  const unplaced = new Set<TextFile>();
  let whole = shelf;
  for (const name of names) {
    const path = realFolderPath(resolve(io.cwd, name));
    if (!existsSync(path) && !/\.(?:md|markdown)$/i.test(name)) {
      for (const file of namedFiles(name, shelf, library)) files.add(file);
      continue;
    }
    const own = shelf.files.find((file) => file.path === path);
    const odd = shelf.unplaced.find((file) => file.path === path);
    if (own !== undefined) files.add(own);
    else if (odd !== undefined) unplaced.add(odd);
    else {
      whole = withFile(whole, path, io);
      for (const file of whole.files) if (file.path === path) files.add(file);
      for (const file of whole.unplaced) if (file.path === path) unplaced.add(file);
    }
  }
  return chosenOf(whole, [...files], [...unplaced]);
}

function chosenOf(
  shelf: Shelf,
  files: readonly LibraryFile[],
  unplaced: readonly TextFile[],
): Chosen {
  const messages = unplaced.flatMap(({ shown }) => shelf.messages.get(shown) ?? []);
  return { shelf, files, unplaced, messages };
}

// A file outside the library, or beside its texts: it stands alone, by what its head says.
function withFile(shelf: Shelf, path: string, io: Io): Shelf {
  const shown = shownPath(io.cwd, path);
  needMarkdown(path, shown);
  const file = readTextFile(path, io.cwd);
  const { facts, messages } = checkFront(file.text.front, shown);
  const found = joinFindings(file.messages, messages);
  return {
    files: facts === null ? shelf.files : [...shelf.files, { ...file, facts }],
    unplaced: facts === null ? [...shelf.unplaced, file] : shelf.unplaced,
    messages: new Map([...shelf.messages, [shown, found]]),
  };
}

function namedFiles(name: string, shelf: Shelf, library: Library | null): readonly LibraryFile[] {
  const of = readName(name);
  if (of === null)
    throw misuse(
      'name',
      `found ${name}, expected a file or a name such as BODY/11.24@rev.cop15.draft`,
    );
  const isText = (instrument: Instrument): boolean =>
    shelf.files.some((file) => isOf(file, { instrument, revision: null }));
  const asked = withoutStage(of, isText);
  const files = shelf.files.filter((file) => isOf(file, asked));
  if (library === null || files.length === 0)
    throw unusable('revision', `found no ${name}, expected a text of the library or a file`);
  return files;
}

// The papers of an instrument go with it; one revision is that revision alone.
function isOf({ facts }: LibraryFile, { instrument, revision }: RevisionName): boolean {
  if (identityOf(facts.instrument) !== identityOf(instrument)) return false;
  if (instrument.kind === 'decision' && facts.instrument.kind === 'decision') {
    if (facts.instrument.meeting !== instrument.meeting) return false;
  }
  return revision === null || (facts.kind !== 'paper' && keyOf(facts) === revision);
}
