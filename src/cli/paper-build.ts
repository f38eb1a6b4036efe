import {
  CliError,
  distinctMessages,
  misuse,
  refuseErrors,
  unusable,
} from '../library/cli-error.ts';
import { startDigests } from '../library/digest.ts';
import { type Library, shownPath } from '../library/find.ts';
import { checkFront, type Facts, isDay, placeOfKey } from '../library/front.ts';
import { isLibraryText } from '../library/listing.ts';
import { type Looks, loadProfile, loadStyle, loadTemplates } from '../library/profile.ts';
import {
  joinFindings,
  placeFile,
  readTextFile,
  readTextsOnce,
  type TextFile,
} from '../library/texts.ts';
import { inFile, type Message, type Outcome } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import type { Sheet } from '../model/sheet.ts';
import { frontString, type Text } from '../model/text.ts';
import { textsShown } from '../papers/write/directives.ts';
import { languageWords, type SheetContext } from '../papers/write/layout.ts';
import { writePaper } from '../papers/write/paper.ts';
import type { Resolver } from '../papers/write/resolver.ts';
import { titleOf } from './comparison-files.ts';
import { paperName } from './destination.ts';
import { type NamedText, paperFigures } from './figures.ts';
import { needMarkdown } from './file-kinds.ts';
import { idErrors } from './id-errors.ts';
import {
  type BuiltPaper,
  digestOfAsked,
  type FailedPaper,
  fingerprintOf,
  type PaperRequest,
  placePaper,
  wantedOf,
} from './paper-request.ts';
import { libraryResolver } from './resolver.ts';
import { rivalsOfNamed } from './rival-messages.ts';
import { type Imprint, sheetFiles } from './sheet-files.ts';

/** A paper of `kind: paper` with all that it is printed by. */
interface PaperFile {
  readonly path: string;
  readonly file: TextFile;
  readonly facts: Facts;
  readonly library: Library | null;
  readonly printing: Printing;
}

/** What all papers of a body are printed by. */
interface Printing extends SheetContext {
  readonly looks: Looks;
}

/** What several papers of one call need, read once. */
interface Shared {
  readonly request: PaperRequest;
  readonly read: typeof readTextFile;
  readonly digests: ReturnType<typeof startDigests>;
  readonly printings: Map<string, Printing>;
}

/** Makes one paper after the other by its path. Nothing is written. */
export type PaperBuilder = (path: string) => Promise<BuiltPaper | FailedPaper>;

/** A builder of the papers of one call. */
export function startBuilding(request: PaperRequest): PaperBuilder {
  const digests = startDigests();
  const shared = { request, read: readTextsOnce(), digests, printings: new Map() };
  return async (path) => {
    try {
      return await buildPaper(path, shared);
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      return { failed: error.messages, exitCode: error.exitCode };
    }
  };
}

async function buildPaper(path: string, shared: Shared): Promise<BuiltPaper> {
  const { request } = shared;
  const paper = readPaper(path, shared);
  const { file, facts, library } = paper;
  const imprint = imprintOf(paper, request);
  const asked = new Set<string>();
  const texts: NamedText[] = [];
  const { value, messages } = layOut(paper, asked, texts, shared);
  const files = await sheetFiles(value, wantedOf(request, library), imprint, request.cwd);
  const dated = request.date !== undefined || frontString(file.text, 'date') !== undefined;
  const today = dated ? null : request.today;
  const sources = { body: facts.instrument.body, asked: [...asked], today };
  return {
    said: `${frontString(file.text, 'paper') ?? facts.printed} (${facts.language})`,
    name: imprint.name,
    sources,
    fingerprint: fingerprintOf(path, file.source, sources, request, shared.digests),
    files,
    messages: [...messages, ...rivalsIn(paper, texts, shared)],
    figures: paperFigures(
      file.text,
      value,
      draftsShown(file.text, texts),
      facts.language,
      paper.printing.profile,
    ),
    next: nextCommands(paper),
  };
}

function rivalsIn(
  { file, facts: { language }, library, printing }: PaperFile,
  texts: readonly NamedText[],
  { read }: Shared,
): readonly Message[] {
  if (library === null) return [];
  const { formulaFirst } = printing.profile;
  return draftsShown(file.text, texts).flatMap(({ name, text }) =>
    rivalsOfNamed({ name, text, language }, library, formulaFirst, read).map((message) =>
      inFile(file.shown, { ...message, place: { line: 1, column: 1 } }),
    ),
  );
}

function draftsShown(paper: Text, texts: readonly NamedText[]): readonly NamedText[] {
  const shown = textsShown(paper);
  return texts.filter(
    ({ name, text }) => shown.has(name) && frontString(text, 'stage') !== undefined,
  );
}

function readPaper(path: string, shared: Shared): PaperFile {
  const { request } = shared;
  const { library } = placePaper(path, request);
  needMarkdown(path, shownPath(request.cwd, path));
  const file = readTextFile(path, request.cwd);
  const inLibrary = library !== null && isLibraryText(library, path);
  const { facts, messages } = inLibrary
    ? placeFile(library, file)
    : checkFront(file.text.front, file.shown);
  refuseErrors([
    ...joinFindings(file.messages, messages),
    ...idErrors(file.text, file.shown, file.messages),
  ]);
  if (facts === null || facts.kind !== 'paper') {
    const place = placeOfKey(file.text.front, 'kind', file.shown);
    throw unusable('kind', `found kind: ${facts?.kind ?? 'none'}, expected paper`, place);
  }
  const printing = printingOf(library?.root ?? null, facts.instrument.body, shared);
  return { path, file, facts, library, printing };
}

function printingOf(root: string | null, body: string, { printings, digests }: Shared): Printing {
  const key = `${root}\0${body}`;
  const known = printings.get(key);
  if (known !== undefined) return known;
  // Before what it stands for is read.
  digests.templates(root, body);
  const printing = {
    profile: loadProfile(root, body),
    looks: loadStyle(root, body),
    templates: loadTemplates(root, body),
  };
  printings.set(key, printing);
  return printing;
}

// The sheet has been proven when it comes without an error.
function layOut(
  { file, facts, library, printing }: PaperFile,
  asked: Set<string>,
  texts: NamedText[],
  { read, digests, request }: Shared,
): Outcome<Sheet> {
  const resolver = libraryResolver(library, facts.language, {
    read,
    asked: (name) => {
      asked.add(name);
      digestOfAsked(name, library, digests);
    },
  });
  const noted: Resolver = {
    ...resolver,
    text: (name) => {
      const found = resolver.text(name);
      if (found.value !== null && !texts.some((one) => one.name === name))
        texts.push({ name, text: found.value });
      return found;
    },
  };
  const tracked = request.redline === 'tracked';
  const { value, messages } = writePaper(file.text, noted, { ...printing, tracked });
  const found = distinctMessages([
    ...file.messages,
    ...messages.map((message) => inFile(file.shown, message)),
  ]);
  refuseErrors(found);
  return { value, messages: found };
}

function imprintOf({ file, facts, printing }: PaperFile, request: PaperRequest): Imprint {
  const { text } = file;
  const { body } = facts.instrument;
  const { profile, looks } = printing;
  const date = request.date ?? frontString(text, 'date') ?? request.today;
  if (!isDay(date)) {
    throw misuse('arguments', `found --date ${date}, expected a day such as 2026-02-20`);
  }
  const symbol = frontString(text, 'paper') ?? facts.printed;
  return {
    looks,
    name: paperName(profile, symbol, facts.language),
    title: frontString(text, 'title') ?? titleOf(text) ?? symbol,
    subject: symbol,
    language: facts.language,
    author: request.author ?? frontString(text, 'author') ?? body.toUpperCase(),
    date,
    redline: request.redline,
    redlineFirst: profile.redlineFirst,
    words: languageWords(profile, facts.language).words,
  };
}

function nextCommands({ file, facts }: PaperFile): string[] {
  const compared = comparedIn(file.text);
  return compared === null
    ? []
    : [
        `npx revcop compare ${compared} --language ${facts.language}`,
        `npx revcop paper ${file.shown} --docx tracked.docx --redline tracked`,
      ];
}

// The first amendments that the paper shows, as the arguments of a comparison.
function comparedIn(text: Text): string | null {
  const shown = text.paragraphs.find(
    (paragraph: Paragraph) => paragraph.kind === 'directive' && paragraph.name === 'amendments',
  );
  const { of, from, to } = shown?.attributes.values ?? {};
  return of === undefined || from === undefined || to === undefined
    ? null
    : `${of}@${from} ${of}@${to}`;
}
