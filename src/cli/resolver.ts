import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { type Instrument, readName } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { lookUp, needTexts, orderRevisions } from '../library/revisions.ts';
import { type LibraryFile, readTextFile } from '../library/texts.ts';
import { subjectAt } from '../lineage/decisions/gone.ts';
import type { Repeal } from '../lineage/repeals.ts';
import type { Message, Outcome } from '../model/message.ts';
import { frontString, type Text } from '../model/text.ts';
import type { Resolver } from '../papers/write/resolver.ts';
import { type Named, revisionsBetween } from './between.ts';
import { goneIn } from './gone-decisions.ts';
import { idErrors } from './id-errors.ts';
import { allOfBody } from './paper-request.ts';
import { repealsOf } from './repeals-of.ts';

/** What a resolver does besides finding: it tells of each name before anything is read for it, and reads files by `read`. */
export interface Resolving {
  readonly asked?: (name: string) => void;
  readonly read?: typeof readTextFile;
}

/** The texts that the directives of a paper name, in the language of the paper. */
export function libraryResolver(
  library: Library | null,
  language: string,
  { asked = () => undefined, read = readTextFile }: Resolving = {},
): Resolver {
  const known = new Map<string, Outcome<Text | null>>();
  return {
    text: (name) => {
      asked(name);
      const found = known.get(name) ?? resolveText(name, library, language, read);
      known.set(name, found);
      return found;
    },
    numbers: (name) => {
      asked(name);
      return anyLanguage(name, library, read);
    },
    repeals: (of) => {
      const instrument = readName(of)?.instrument;
      if (instrument === undefined || library === null) return { value: [], messages: [] };
      // Any text of the body may come to repeal it.
      asked(allOfBody(instrument.body));
      return repealsFrom(library, instrument, language);
    },
    gone: (draft) => {
      const body = frontString(draft, 'body')?.toLowerCase();
      if (body === undefined || library === null || subjectAt(draft) === null) return NONE;
      asked(allOfBody(body));
      return goneFrom(library, draft, body);
    },
    // All texts of an instrument stand beside the two, which have been asked for.
    between: (before, after, formulaFirst) => {
      const sides = [before, after].map((name) => namedIn(name, library, language, read));
      const [here = null, there = null] = sides;
      return revisionsBetween([here, there], library, formulaFirst, read);
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

function goneFrom(library: Library, draft: Text, body: string): ReadonlySet<string> {
  try {
    return goneIn(library, draft, loadProfile(library.root, body));
  } catch (error) {
    // What cannot be read of the library is told where it is asked for.
    if (error instanceof CliError) return NONE;
    throw error;
  }
}

function namedIn(
  name: string,
  library: Library | null,
  language: string,
  read: typeof readTextFile,
): Named | null {
  const of = readName(name);
  if (of === null || library === null) return null;
  try {
    const { key, files } = lookUp(library, of, read);
    const [file] = files;
    return file === undefined ? null : { instrument: file.facts.instrument, key, language };
  } catch (error) {
    // It has been told where the text itself was asked for.
    if (error instanceof CliError) return null;
    throw error;
  }
}

function repealsFrom(
  library: Library,
  instrument: Instrument,
  language: string,
): Outcome<readonly Repeal[]> {
  try {
    const profile = loadProfile(library.root, instrument.body);
    const revisions = orderRevisions(needTexts(library, instrument));
    return {
      value: repealsOf(library, instrument, revisions, { profile, language }),
      messages: [],
    };
  } catch (error) {
    if (error instanceof CliError) return { value: [], messages: error.messages };
    throw error;
  }
}

function resolveText(
  name: string,
  library: Library | null,
  language: string,
  read: typeof readTextFile,
): Outcome<Text | null> {
  const of = readName(name);
  if (of === null || library === null) return { value: null, messages: [] };
  try {
    const { files } = lookUp(library, of, read);
    const file = files.find(({ facts }) => facts.language === language);
    if (file === undefined)
      return { value: null, messages: [otherLanguages(name, files, language)] };
    return {
      value: file.text,
      messages: [...file.messages, ...idErrors(file.text, file.shown, file.messages)],
    };
  } catch (error) {
    // What is wrong in the library is told with the paper's own findings.
    if (error instanceof CliError) return { value: null, messages: error.messages };
    throw error;
  }
}

function anyLanguage(
  name: string,
  library: Library | null,
  read: typeof readTextFile,
): Text | null {
  const of = readName(name);
  if (of === null || library === null) return null;
  try {
    const { files } = lookUp(library, of, read);
    return files[0]?.text ?? null;
  } catch (error) {
    // It has been told where the text itself was asked for.
    if (error instanceof CliError) return null;
    throw error;
  }
}

// It has its place where the name is asked for.
function otherLanguages(name: string, files: readonly LibraryFile[], language: string): Message {
  const found = files.map(({ facts }) => facts.language).join(', ');
  const text = `found ${name} in ${found} alone, expected it in ${language}, the language of the paper`;
  return { severity: 'error', rule: 'language', text, place: null };
}
