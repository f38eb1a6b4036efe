import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import {
  findLibrary,
  type Library,
  nearestLibrary,
  realFolderPath,
  shownPath,
} from '../library/find.ts';
import { checkFront, type Facts, isDay, placeOfKey } from '../library/front.ts';
import { loadProfile, loadStyle, loadTemplates } from '../library/profile.ts';
import {
  isLibraryText,
  joinFindings,
  placeFile,
  readTextFile,
  type TextFile,
} from '../library/texts.ts';
import { recoverLibrary, writeFiles } from '../library/write.ts';
import { inFile, type Outcome, showHidden } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import type { Profile } from '../model/profile.ts';
import type { Sheet } from '../model/sheet.ts';
import { frontString, type Text } from '../model/text.ts';
import { languageWords } from '../papers/write/layout.ts';
import { writePaper } from '../papers/write/paper.ts';
import { titleOf } from './comparison-files.ts';
import { paperName } from './destination.ts';
import { idErrors } from './formatting.ts';
import { type End, type Io, startProgress } from './io.ts';
import { needMarkdown } from './readable.ts';
import { countMessages, printJson, printMessages } from './report.ts';
import { libraryResolver } from './resolver.ts';
import { type Imprint, sheetFiles, type Wanted } from './sheet-files.ts';

interface Options {
  readonly docx?: string | true;
  readonly html?: string | true;
  readonly redline?: string;
  readonly author?: string;
  readonly date?: string;
  readonly json?: true;
  readonly library?: string;
}

/** A paper of `kind: paper` with all that it is printed by. `root` is that of its library, null where it stands in none. */
interface PaperFile {
  readonly file: TextFile;
  readonly facts: Facts;
  readonly library: Library | null;
  readonly root: string | null;
  readonly profile: Profile;
}

const REDLINES = ['formatting', 'tracked', 'none'] as const;

const HELP = `
Without --docx and --html both are made. The value of either is a file, or a folder that ends in /, in which the file is
named as the body names its papers. No file is made unless the redline on the finished page is proven.

Examples:
  $ revcop paper resolutions/cms/11.24/rev.cop15.paper.fr.md --docx out/ --html out/
  $ revcop paper resolutions/cms/11.24/rev.cop15.paper.fr.md --docx paper.docx --redline tracked --author CMS`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Make the meeting paper as a Word file and as HTML.')
    .argument('<file>', 'the paper, a text of kind: paper')
    .option('--docx [file]', 'write a Word file (default: out/ beside the library)')
    .option('--html [file]', 'write an HTML file (default: out/ beside the library)')
    .option(
      '--redline <form>',
      `${REDLINES.join(', ')}: how changes are marked in Word (default: formatting)`,
    )
    .option('--author <name>', 'author of the file and of its tracked changes (default: the body)')
    .option('--date <day>', 'date of the file (default: the date of the paper, else today)')
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => {
      await makePaper(file, options, io);
      end(0);
    });
}

async function makePaper(name: string, options: Options, io: Io): Promise<void> {
  const redline = readRedline(options.redline);
  const progress = startProgress(io);
  const paper = readPaper(name, options, io);
  const imprint = imprintOf(paper, options, redline, io);
  const wanted = wantedOf(options, paper.root ?? io.cwd);
  progress('laying out');
  const { value, messages } = layOut(paper);
  printMessages(io, messages);
  progress('writing');
  const files = await sheetFiles(value, wanted, imprint, io.cwd);
  writeFiles(paper.library, files);
  const made = files.map(({ path }) => shownPath(io.cwd, path));
  if (options.json === true) printJson(io, { paper: paper.file.shown, files: made });
  else io.out(showHidden(printMade(paper, made, countMessages(messages))));
}

// The sheet has been proven when it comes without an error.
function layOut({ file, facts, library, root, profile }: PaperFile): Outcome<Sheet> {
  const templates = loadTemplates(root, facts.instrument.body);
  const resolver = libraryResolver(library, facts.language);
  const { value, messages } = writePaper(file.text, resolver, { profile, templates });
  const found = [...file.messages, ...messages.map((message) => inFile(file.shown, message))];
  refuseErrors(found);
  return { value, messages: found };
}

function readRedline(name: string | undefined): Imprint['redline'] {
  const found = REDLINES.find((redline) => redline === (name ?? 'formatting'));
  if (found !== undefined) return found;
  throw misuse('arguments', `found --redline ${name}, expected ${REDLINES.join(', ')}`);
}

function readPaper(name: string, options: Options, io: Io): PaperFile {
  const path = realFolderPath(resolve(io.cwd, name));
  const library =
    findLibrary(io.cwd, options.library) ?? nearestLibrary(resolve(path, '..'), io.cwd);
  if (library !== null) recoverLibrary(library);
  needMarkdown(path, shownPath(io.cwd, path));
  const file = readTextFile(path, io.cwd);
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
  const root = library?.root ?? null;
  return { file, facts, library, root, profile: loadProfile(root, facts.instrument.body) };
}

function wantedOf({ docx, html }: Options, beside: string): Wanted {
  const out = `${join(beside, 'out')}/`;
  const place = (value: string | true | undefined): string | undefined =>
    value === true ? out : value;
  return docx === undefined && html === undefined
    ? { docx: out, html: out }
    : { docx: place(docx), html: place(html) };
}

function imprintOf(
  { file, facts, root, profile }: PaperFile,
  options: Options,
  redline: Imprint['redline'],
  io: Io,
): Imprint {
  const { text } = file;
  const { body } = facts.instrument;
  const date = options.date ?? frontString(text, 'date') ?? io.today();
  if (!isDay(date)) {
    throw misuse('arguments', `found --date ${date}, expected a day such as 2026-02-20`);
  }
  const symbol = frontString(text, 'paper') ?? facts.printed;
  return {
    looks: loadStyle(root, body),
    name: paperName(profile, symbol, facts.language),
    title: frontString(text, 'title') ?? titleOf(text) ?? symbol,
    subject: symbol,
    language: facts.language,
    author: options.author ?? frontString(text, 'author') ?? body.toUpperCase(),
    date,
    redline,
    redlineFirst: profile.redlineFirst,
    words: languageWords(profile, facts.language).words,
  };
}

function printMade({ file, facts }: PaperFile, made: readonly string[], found: string): string {
  const symbol = frontString(file.text, 'paper') ?? facts.printed;
  const lines = [
    `${symbol} (${facts.language})${found === '' ? '' : `, ${found}`}`,
    ...made.map((name) => `  ${name}`),
  ];
  const compared = comparedIn(file.text);
  if (compared !== null)
    lines.push(
      'Try next:',
      `  npx revcop compare ${compared} --language ${facts.language}`,
      `  npx revcop paper ${file.shown} --docx tracked.docx --redline tracked`,
    );
  return `${lines.join('\n')}\n`;
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
