import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { findLibrary, type Library, needLibrary } from '../library/find.ts';
import { checkForms, checkFront } from '../library/front.ts';
import { readName } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { lookUp, type Revision } from '../library/revisions.ts';
import { brokenSeals } from '../library/seals.ts';
import type { LibraryFile, TextFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { frontString, type Text } from '../model/text.ts';
import { textBefore } from '../papers/write/texts-before.ts';
import type { Named } from './between.ts';
import { interpret } from './extracted.ts';
import { idErrors } from './id-errors.ts';
import type { Io } from './io.ts';
import { openLibrary } from './open-library.ts';
import { readReadable, refuseEmpty } from './readable.ts';
import { libraryResolver } from './resolver.ts';

/** One side of a comparison. `name` is what it was called on the command line. */
export interface Side {
  readonly name: string;
  readonly text: Text;
  readonly messages: readonly Message[];
  /** Which revision of the library it is; null for a file. */
  readonly revision: Named | null;
}

/** What decides which text an argument means, besides the argument. */
export interface SideOptions {
  readonly library?: string;
  readonly language?: string;
  readonly body?: string;
}

type Found =
  | { readonly kind: 'file'; readonly name: string }
  | {
      readonly kind: 'revision';
      readonly name: string;
      readonly revision: Revision;
    };

/**
 * Both texts of a comparison: revisions of the library (`cms/11.24@rev.cop13`, `cms/11.24` for the one in force) or
 * files. Two revisions are taken in the same language. Errors in a text are a `CliError`.
 */
export async function readSides(
  names: readonly [string, string],
  options: SideOptions,
  io: Io,
): Promise<readonly [Side, Side]> {
  const [before, after] = await readAll(names, options, io);
  if (!before || !after) throw new Error('two names and not two texts');
  return [inForce(before, after, options, io), after];
}

/** As `readSides`, with the stage since which changes are told as the third text; all in one language. */
export async function readSidesSince(
  names: readonly [string, string, string],
  options: SideOptions,
  io: Io,
): Promise<{ readonly sides: readonly [Side, Side]; readonly stage: Side }> {
  const [before, after, stage] = await readAll(names, options, io);
  if (!before || !after || !stage) throw new Error('three names and not three texts');
  return { sides: [inForce(before, after, options, io), after], stage };
}

// Of Decisions those of earlier meetings too that the later text goes on with or takes out, as papers show it.
function inForce(before: Side, after: Side, options: SideOptions, io: Io): Side {
  const { revision } = before;
  const library = findLibrary(io.cwd, options.library);
  if (revision?.instrument.kind !== 'decision' || library === null) return before;
  const profile = loadProfile(library.root, revision.instrument.body);
  const { text: read, gone } = libraryResolver(library, revision.language);
  const find = (name: string): Text | null => read(name).value;
  const text = textBefore(before.text, after.text, { find, gone }, profile);
  return { ...before, text };
}

async function readAll(
  names: readonly string[],
  options: SideOptions,
  io: Io,
): Promise<readonly Side[]> {
  const library = findLibrary(io.cwd, options.library);
  if (library !== null) openLibrary(library, io);
  const found = names.map((name) => findSide(name, options, io));
  const language = options.language?.toLowerCase() ?? sharedLanguage(found);
  const sides: Side[] = [];
  for (const one of found) sides.push(await readSide(one, language, library, options, io));
  refuseErrors(sides.flatMap(({ messages }) => messages));
  return sides;
}

/** One text: a revision of the library, in `language` where that is named, or a file. Errors in it are a `CliError`. */
export async function readTextNamed(name: string, options: SideOptions, io: Io): Promise<Side> {
  const library = findLibrary(io.cwd, options.library);
  const found = findSide(name, options, io);
  const language = options.language?.toLowerCase() ?? sharedLanguage([found]);
  const side = await readSide(found, language, library, options, io);
  refuseErrors(side.messages);
  return side;
}

/** The rule of the message that two texts are of different instruments: the ids of one say nothing about the other. */
export const OTHER_INSTRUMENT = 'other-instrument';

/** What is odd about comparing these: a reconstructed text, texts in different languages or of different instruments. */
export function sideMessages(sides: readonly Side[]): Message[] {
  const warn = (rule: string, text: string): Message[] => [
    { severity: 'warning', rule, text, place: null },
  ];
  const languages = sides.map(({ text }) => frontString(text, 'language')?.toLowerCase());
  const instruments = sides.map(({ text }) => checkFront(text.front, '').facts?.identity);
  const reconstructed = sides.filter(({ text }) => frontString(text, 'text') === 'reconstructed');
  return [
    ...reconstructed.flatMap(({ name }) =>
      warn('reconstructed', `found a reconstruction in ${name}, expected the official text`),
    ),
    ...(differ(languages)
      ? warn(
          'other-language',
          `found ${languages.filter((one) => one !== undefined).join(' against ')}, expected texts in one language`,
        )
      : []),
    ...(differ(instruments)
      ? warn(
          OTHER_INSTRUMENT,
          `found ${instruments.filter((one) => one !== undefined).join(' against ')}, expected texts of one instrument; their ids are not compared`,
        )
      : []),
  ];
}

function differ(names: readonly (string | undefined)[]): boolean {
  return new Set(names.filter((name) => name !== undefined)).size > 1;
}

function findSide(name: string, options: SideOptions, io: Io): Found {
  if (name === '-' || existsSync(resolve(io.cwd, name))) return { kind: 'file', name };
  const of = readName(name);
  // A name with the ending of a file is a file that is not there.
  if (of === null || /\.(?:md|markdown|txt|docx|html)$/i.test(name)) return { kind: 'file', name };
  const library = needLibrary(io.cwd, options.library);
  return { kind: 'revision', name, revision: lookUp(library, of) };
}

function sharedLanguage(found: readonly Found[]): string | undefined {
  const all = found.flatMap((side) =>
    side.kind === 'revision' ? [languagesOf(side.revision)] : [],
  );
  const shared = (all[0] ?? []).filter((language) =>
    all.every((languages) => languages.includes(language)),
  );
  if (all.length === 0 || shared.length === 1) return shared[0];
  if (shared.length > 1)
    throw misuse('language', `found ${shared.join(', ')}, expected --language to say which`);
  throw unusable(
    'language',
    `found ${all.map((languages) => languages.join(', ')).join(' against ')}, expected a language that ${found.length > 2 ? 'all' : 'both'} have`,
  );
}

function languagesOf(revision: Revision): string[] {
  return revision.files.map(({ facts }) => facts.language);
}

async function readSide(
  found: Found,
  language: string | undefined,
  library: Library | null,
  options: SideOptions,
  io: Io,
): Promise<Side> {
  const { name } = found;
  if (found.kind === 'revision') {
    const file = inLanguage(found.revision, language, name);
    const { instrument, language: tongue } = file.facts;
    const revision = { instrument, key: found.revision.key, language: tongue };
    return { name, text: file.text, messages: findingsOf(file), revision };
  }
  const file = await readReadable(name, io);
  if (file.kind === 'markdown') {
    const messages = [...findingsOf(file), ...checkForms(file.text.front, file.shown)];
    return { name, text: inTongue(file.text, language), messages, revision: null };
  }
  refuseEmpty(file);
  const { text, messages } = interpret(file, library?.root ?? null, { ...options, language });
  return { name, text, messages, revision: null };
}

// A text that was edited by hand can still be read; who works with it is told.
function findingsOf(file: TextFile): Message[] {
  const { text, shown, messages } = file;
  const broken = brokenSeals([file]).map((found) => ({ ...found, severity: 'warning' as const }));
  return [...messages, ...idErrors(text, shown, messages), ...broken];
}

// A file that does not say its language is in the one that the command line names.
function inTongue(text: Text, language: string | undefined): Text {
  if (language === undefined || text.front.values.language !== undefined) return text;
  return { ...text, front: { ...text.front, values: { ...text.front.values, language } } };
}

function inLanguage(revision: Revision, language: string | undefined, name: string): LibraryFile {
  const file = revision.files.find(({ facts }) => facts.language === language);
  if (file !== undefined) return file;
  throw unusable(
    'language',
    `found no ${language ?? 'language'} of ${name}, expected ${languagesOf(revision).join(', ')}`,
  );
}
