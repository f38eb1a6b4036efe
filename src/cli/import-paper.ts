import { misuse } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { loadProfile } from '../library/profile.ts';
import { inFile, type Message, type Outcome } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import type { Text } from '../model/text.ts';
import {
  isAmendmentTable,
  isMeetingPaper,
  type RecognisedPaper,
  recognisePaper,
  showsRedline,
} from '../papers/recognise/recognise.ts';
import {
  proposalsOver,
  type WordPaperOptions,
  type WordView,
  wordView,
} from '../papers/recognise/texts.ts';
import { amendedInLibrary } from './amended-text.ts';
import { chooseBody, needLanguage } from './bodies.ts';
import { importAlone } from './import-alone.ts';
import { type Bases, baseMessages, basesOf, isAmong } from './import-bases.ts';
import { optionsOf, type Request, type Sheeted, withDate } from './import-reading.ts';
import { refuseNameless, refuseNoPaper, refuseUnproposed } from './import-refusals.ts';
import type { Imported, ImportOptions } from './import-request.ts';
import { oddCharactersIn } from './odd-characters.ts';
import { digestOf } from './readable.ts';
import { readRedlineLines } from './redline-lines.ts';

export type { Sheeted } from './import-reading.ts';

/** The texts that a meeting paper holds: draft, text before, Decisions, and the paper itself. */
export function importPaper(file: Sheeted, library: Library, options: ImportOptions): Imported {
  if (options.reconstructed === true) {
    throw misuse(
      'arguments',
      'found --reconstructed with a meeting paper, expected none: the text before is marked so by itself',
    );
  }
  const profile = profileOf(file, library, options);
  const sha256 = digestOf(file);
  const redlines =
    options.redlines === undefined ? [] : readRedlineLines(options.redlines, library.cwd);
  const { value: view, messages: seen } = viewOf(file, profile, options);
  const request = { file, view, profile, sha256, redlines, options, found: {} };
  const first = [
    ...file.messages,
    ...oddCharactersIn(file),
    ...seen.map((found) => inFile(file.shown, found)),
  ];
  if (file.kind === 'word' && isAlone(request)) return importAlone(request, first, library);
  return importWhole(request, first, library);
}

function viewOf(file: Sheeted, profile: Profile, options: ImportOptions): Outcome<WordView> {
  if (file.kind === 'word') return wordView(file.sheet, profile, lookedFor(options));
  return {
    value: { sheet: file.sheet, tracked: false, authors: [], inserted: [] },
    messages: [],
  };
}

function lookedFor({ language, as }: ImportOptions): Pick<WordPaperOptions, 'language' | 'alone'> {
  return { ...(language !== undefined && { language }), alone: as === 'resolution' };
}

function importWhole(asked: Request, first: readonly Message[], library: Library): Imported {
  const { file, view, options } = asked;
  const { request, alone } = recogniseFirst(asked, library);
  refuseNoPaper(alone.value, file.shown, options);
  refuseNameless(alone.value, file.shown);
  const { files, ...bases } = basesOf(alone.value, library);
  const { value, messages } = files.length === 0 ? alone : recognise(request, bases);
  const over = proposalsOver(file.sheet, view, value, options.stage, (sheet, more) =>
    recognisePaper(sheet, request.profile, { ...optionsOf(request), ...more }),
  );
  refuseUnproposed(over.value.proposals, options);
  const texts = [
    ...writtenOf(value, bases),
    ...over.value.proposals.flatMap((proposal) => proposal.texts),
    ...[value.quoted, value.decisions, value.paper],
  ];
  return {
    texts: texts.flatMap((text) => (text === null ? [] : [withDate(text, options.date)])),
    messages: [
      ...baseMessages(files),
      ...first,
      ...[...messages, ...over.messages].map((found) => inFile(file.shown, found)),
    ],
    account: over.value.account,
    told: value.told,
  };
}

/** A paper as it is read without the texts of the library, and how it was asked for. */
interface FirstReading {
  readonly request: Request;
  readonly alone: ReturnType<typeof recognisePaper>;
}

// A paper that does not name the text that it amends is read again under the name that the library knows.
function recogniseFirst(asked: Request, library: Library): FirstReading {
  const alone = recognise(asked, {});
  const found = amendedInLibrary(alone.value, asked, library);
  if (found === null) return { request: asked, alone };
  const request = { ...asked, found };
  return { request, alone: recognise(request, {}) };
}

function recognise(request: Request, bases: Bases): ReturnType<typeof recognisePaper> {
  return recognisePaper(request.view.sheet, request.profile, { ...optionsOf(request), ...bases });
}

function writtenOf({ base, draft, others }: RecognisedPaper, bases: Bases): (Text | null)[] {
  const known = new Set<Text | null>([bases.base ?? null, ...(bases.bases ?? [])]);
  const further = others.flatMap((other) => [other.base, other.draft]);
  return [base, draft, ...further].filter((text) => !isAmong(text, known));
}

/** Whether a Word file shows a redline, or holds tracked changes that are one. */
export function isAmended(file: Sheeted, library: Library, options: ImportOptions): boolean {
  const profile = profileOf(file, library, options);
  const { tracked, sheet } = viewOf(file, profile, options).value;
  return tracked || showsRedline(sheet, profile, lookedFor(options));
}

function profileOf(file: Sheeted, { root }: Library, { body, language }: ImportOptions): Profile {
  const profile = loadProfile(root, chooseBody(root, body, [], file.source));
  needLanguage(profile, language);
  return profile;
}

// A document that has no annex but a redline, or that is said to be a Resolution, is one that is amended; so is an amendment table without a paper around it.
function isAlone({ view, profile, options }: Request): boolean {
  if (options.as !== undefined && options.as !== 'resolution') return false;
  const shows = view.tracked || showsRedline(view.sheet, profile, lookedFor(options));
  if (!shows || options.as === 'resolution') return shows;
  if (isMeetingPaper(view.sheet, profile, options.language)) return false;
  return options.symbol === undefined || isAmendmentTable(view.sheet, profile, options.language);
}
