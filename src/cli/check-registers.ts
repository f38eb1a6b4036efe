import { basename, dirname, resolve } from 'node:path';
import { CliError } from '../library/cli-error.ts';
import { type Library, realFolderPath, shownPath } from '../library/find.ts';
import { listRegisters } from '../library/listing.ts';
import type { Message } from '../model/message.ts';
import type { Desk } from './check-subject.ts';
import type { Io } from './io.ts';

/** The names of a command by what they are: paths of registers of the library, and all others as typed. */
export function registersAmong(
  names: readonly string[],
  library: Library | null,
  io: Io,
): { readonly registers: readonly string[]; readonly others: readonly string[] } {
  const known = new Set(library === null ? [] : listRegisters(library));
  const pathOf = (name: string): string => realFolderPath(resolve(io.cwd, name));
  return {
    registers: [...new Set(names.map(pathOf))].filter((path) => known.has(path)),
    others: names.filter((name) => !known.has(pathOf(name))),
  };
}

/** What is wrong in a register: its form, and its facts beside the Decisions of its body in every language that they are in. */
export function registerFindings(path: string, desk: Desk, io: Io): readonly Message[] {
  const shown = shownPath(io.cwd, path);
  const body = basename(dirname(path));
  try {
    const own = desk.shelf.files.filter(
      ({ facts }) => facts.kind === 'decisions' && facts.instrument.body === body,
    );
    const [first = 'und'] = Object.keys(desk.profileOf(body).languages);
    const languages = new Set([first, ...own.map(({ facts }) => facts.language)]);
    return [...languages]
      .flatMap((language) => desk.decisionsOf(body, language).messages)
      .filter(({ place }) => place?.file === shown);
  } catch (error) {
    // A body without templates.
    if (!(error instanceof CliError)) throw error;
    return error.messages;
  }
}
