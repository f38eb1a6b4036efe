import { withFront } from '../formats/markdown/front.ts';
import { misuse, refuseErrors } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { checkFront, keyOf } from '../library/front.ts';
import { siblingFiles } from '../library/ids.ts';
import { loadProfile } from '../library/profile.ts';
import type { TextFile } from '../library/texts.ts';
import { inFile, type Message, type Outcome } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { recogniseAlone } from '../papers/recognise/alone.ts';
import type { GivenFacts } from '../papers/recognise/given.ts';
import {
  isMeetingPaper,
  type RecognisedPaper,
  recognisePaper,
  showsRedline,
} from '../papers/recognise/recognise.ts';
import type { RedlineLine } from '../papers/recognise/redlines.ts';
import type { ResolutionTexts } from '../papers/recognise/resolution.ts';
import {
  type PaperTexts,
  proposalsOver,
  type WordPaperOptions,
  type WordView,
  wordView,
} from '../papers/recognise/texts.ts';
import { chooseBody, needLanguage } from './bodies.ts';
import { printedWords } from './formatting.ts';
import type { Imported, ImportOptions } from './import-request.ts';
import { digestOf, type Readable } from './readable.ts';
import { readRedlineLines } from './redline-lines.ts';

/** A file that is a sheet. */
export type Sheeted = Extract<Readable, { kind: 'extracted' | 'word' }>;

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
  const request = { file, view, profile, sha256, redlines, options };
  const first = [...file.messages, ...seen.map((found) => inFile(file.shown, found))];
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

function importWhole(request: Request, first: readonly Message[], library: Library): Imported {
  const { file, view, profile, options } = request;
  const alone = recognise(request, {});
  refuseNoPaper(alone.value, file.shown, options);
  refuseNameless(alone.value, file.shown);
  const { files, ...bases } = basesOf(alone.value, library);
  const none = files.length === 0;
  const { value, messages } = none ? alone : recognise(request, bases);
  const whole = proposalsOver(file.sheet, view, value, profile, optionsOf(request));
  sayUnproposed(whole.value, options);
  const known = new Set<Text | null>([bases.base ?? null, ...bases.bases]);
  const others = value.others.flatMap(({ base, draft }) => [base, draft]);
  const resolutions = [value.base, value.draft, ...others].filter((text) => !isAmong(text, known));
  const proposed = whole.value.proposals.flatMap(({ texts }) => texts);
  const texts = [...resolutions, ...proposed, value.quoted, value.decisions, value.paper];
  return {
    texts: texts.flatMap((text) => (text === null ? [] : [withDate(text, options.date)])),
    messages: [
      ...baseMessages(files),
      ...first,
      ...[...messages, ...whole.messages].map((found) => inFile(file.shown, found)),
    ],
    account: whole.value.account,
    told: value.told,
  };
}

function sayUnproposed({ proposals }: PaperTexts, { stage }: ImportOptions): void {
  if (stage === undefined || proposals.length > 0) return;
  throw misuse(
    'arguments',
    `found --stage ${stage} with a file without tracked changes over a redline, expected such a file`,
  );
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

// A document that has no annex but a redline, or that is said to be a Resolution, is one that is amended.
function isAlone({ view, profile, options }: Request): boolean {
  if (options.as !== undefined && options.as !== 'resolution') return false;
  const shows = view.tracked || showsRedline(view.sheet, profile, lookedFor(options));
  if (!shows || options.as === 'resolution') return shows;
  return options.symbol === undefined && !isMeetingPaper(view.sheet, profile, options.language);
}

function importAlone(request: Request, first: readonly Message[], library: Library): Imported {
  const { file, view, profile, options } = request;
  const alone = recogniseAlone(view.sheet, profile, optionsOf(request));
  const { files, ...bases } = basesOf({ ...alone.value, others: [] }, library);
  const whole =
    files.length === 0
      ? alone
      : recogniseAlone(view.sheet, profile, { ...optionsOf(request), ...bases });
  const { base, draft, account, told } = whole.value;
  refuseNamelessDraft(draft, base, file.shown);
  const texts = files.length > 0 || base === null ? [draft] : [base, draft];
  return {
    texts: texts.map((text) => withDate(text, options.date)),
    messages: [
      ...baseMessages(files),
      ...first,
      ...whole.messages.map((found) => inFile(file.shown, found)),
    ],
    account,
    told,
  };
}

// A text of the library is not written again: the one that recognition gives back is the same under its number and revision.
function isAmong(text: Text | null, known: ReadonlySet<Text | null>): boolean {
  if (text === null || frontString(text, 'stage') !== undefined) return false;
  return [...known].some(
    (base) =>
      base !== null &&
      frontString(base, 'number') === frontString(text, 'number') &&
      frontString(base, 'revision') === frontString(text, 'revision'),
  );
}

// A paper that amends nothing is known by its symbol; what has none may be anything.
function refuseNoPaper(
  { draft, decisions, quoted, paper }: RecognisedPaper,
  shown: string,
  options: ImportOptions,
): void {
  const empty = draft === null && decisions === null && quoted === null;
  if (!empty || options.as === 'paper' || frontString(paper, 'paper') !== undefined) return;
  throw misuse(
    'arguments',
    `found no amendments, no Decisions and no document symbol in ${shown}, expected one of them: --symbol makes it a meeting paper, which may amend nothing; --as resolution, decisions or text makes it one of those`,
  );
}

interface Request {
  readonly file: Sheeted;
  readonly view: WordView;
  readonly profile: Profile;
  readonly sha256: string;
  readonly redlines: readonly RedlineLine[];
  readonly options: ImportOptions;
}

interface Bases {
  readonly base?: Text;
  readonly bases?: readonly Text[];
}

interface FoundBases extends Bases {
  readonly bases: readonly Text[];
  readonly files: readonly TextFile[];
}

function recognise(request: Request, bases: Bases): ReturnType<typeof recognisePaper> {
  return recognisePaper(request.view.sheet, request.profile, { ...optionsOf(request), ...bases });
}

function optionsOf({ view, sha256, redlines, options }: Request): WordPaperOptions {
  const { language, subject, stage } = options;
  return {
    sha256,
    redlines,
    given: givenFacts(options),
    tracked: view.tracked,
    ...(language !== undefined && { language }),
    ...(subject !== undefined && { subject }),
    ...(stage !== undefined && { stage }),
  };
}

// The texts before, where the library has them: that of the first Resolution, and those of any further ones.
function basesOf(
  { draft, base, others }: Pick<RecognisedPaper, 'draft' | 'base' | 'others'>,
  library: Library,
): FoundBases {
  const first = draft === null ? null : baseInLibrary({ draft, base }, library);
  const further = others.flatMap((other) => baseInLibrary(other, library) ?? []);
  return {
    ...(first && { base: first.text }),
    bases: further.map(({ text }) => text),
    files: [...(first ? [first] : []), ...further],
  };
}

function baseMessages(files: readonly TextFile[]): Message[] {
  return files.map(({ shown }) => ({
    severity: 'info',
    rule: 'base-in-library',
    text: 'found the text that the paper amends in the library, expected that the paper agrees with it; its words and ids are taken, and it is not changed',
    place: { file: shown, line: 1, column: 1 },
  }));
}

function givenFacts(options: ImportOptions): GivenFacts {
  const { symbol, meeting, number, base, revision } = options;
  return {
    ...(symbol !== undefined && { symbol }),
    ...(meeting !== undefined && { meeting }),
    ...(number !== undefined && { number }),
    ...(base !== undefined && { base }),
    ...(revision !== undefined && { revision }),
  };
}

// What the texts of a paper stand under: without it their front matter would be refused for keys that no user has typed.
function refuseNameless({ paper, draft, base }: RecognisedPaper, shown: string): void {
  refuseLacking(
    [
      [paper, 'paper', 'no-symbol', 'document symbol on the paper, expected one, or --symbol'],
      [paper, 'meeting', 'no-meeting', 'meeting on the paper, expected one, or --meeting'],
      [
        // A new Resolution has no number before it is adopted.
        base === null ? null : draft,
        'number',
        'no-resolution',
        'number of the Resolution that the paper amends, expected one, or --number (and --base)',
      ],
    ],
    shown,
  );
}

function refuseNamelessDraft(draft: Text, base: Text | null, shown: string): void {
  refuseLacking(
    [
      [draft, 'meeting', 'no-meeting', 'meeting, expected one, or --meeting'],
      [
        base === null ? null : draft,
        'number',
        'no-resolution',
        'number of the Resolution, expected one, or --number (and --base)',
      ],
    ],
    shown,
  );
}

type Needed = readonly [text: Text | null, key: string, rule: string, found: string];

function refuseLacking(needed: readonly Needed[], shown: string): void {
  refuseErrors(
    needed.flatMap(([text, key, rule, found]): Message[] => {
      if (text === null || frontString(text, key) !== undefined) return [];
      const place = { file: shown, line: 1, column: 1 };
      return [{ severity: 'error', rule, text: `found no ${found}`, place }];
    }),
  );
}

// The text that the paper amends, where the library has it. One that says what the paper alone gives was put together from
// it (or might have been): it is put together again, so that a second import changes nothing.
function baseInLibrary({ draft, base }: ResolutionTexts, library: Library): TextFile | null {
  const { facts } = checkFront(draft.front, '');
  if (facts === null) return null;
  const found = siblingFiles(library, facts.instrument, []).find(({ text }) => {
    const revision = frontString(text, 'revision');
    const stage = frontString(text, 'stage') ?? null;
    return (
      revision !== undefined &&
      keyOf({ revision, stage }) === facts.base &&
      languageOf(text).toLowerCase() === facts.language
    );
  });
  if (found === undefined) return null;
  return base !== null && madeFromPaper(found.text, base) ? null : found;
}

function madeFromPaper(text: Text, made: Text): boolean {
  const own = frontString(text, 'sha256') === frontString(made, 'sha256');
  return own && printedWords(text).join('\n') === printedWords(made).join('\n');
}

function withDate(text: Text, date: string | undefined): Text {
  const dated = frontString(text, 'stage') !== undefined || frontString(text, 'kind') === 'paper';
  return date === undefined || !dated ? text : { ...text, front: withFront(text.front, { date }) };
}
