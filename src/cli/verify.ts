import type { Command } from 'commander';
import type { Element } from 'hast';
import { resolveRevisions } from '../formats/docx/read/resolve.ts';
import { unusable } from '../library/cli-error.ts';
import { findLibrary, type Library } from '../library/find.ts';
import { loadProfile } from '../library/profile.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { isElement, type Sheet, textOf } from '../model/sheet.ts';
import { verificationJson } from '../papers/verify/json.ts';
import { hasDeviations, type Verification } from '../papers/verify/verification.ts';
import { type Known, openPaper, type Verifiable } from '../papers/verify/verify.ts';
import type { WordFile } from '../papers/verify/word-file.ts';
import { chooseBody, needLanguage } from './bodies.ts';
import type { End, Ending, Io } from './io.ts';
import { openLibrary } from './open-library.ts';
import { ALL_KINDS, isWord, readReadable, readWord, refuseEmpty } from './readable.ts';
import { readRedlineLines } from './redline-lines.ts';
import { printJson, printMessages } from './report.ts';
import { readAgainst, type Verified, type VerifyOptions } from './verify-against.ts';
import { adoptedDecisions } from './verify-known.ts';
import { terminalVerification } from './verify-lines.ts';
import { verifyMarkdown } from './verify-markdown.ts';
import { writeReport } from './verify-report.ts';

const HELP = `
FILE is a meeting paper or a redlined Resolution: Word (.docx), extracted text (.txt), a draft or paper in Markdown (.md).
--against is the adopted text that it amends, BODY/11.24@rev.cop13 or a file; a paper that amends several takes one for each. Without it
the paper is held against itself alone; a draft against the base that it names. Quoted Decisions are held against those of the library, in Markdown those in typed words.

Exit 0 where nothing deviates, 1 with an error or a warning: also where a Word file holds words that print otherwise than they are stored, or
tracked changes outside the text that is amended. What a text extraction has lost is said, and does not count.

Examples:
  $ revcop verify paper.docx --against BODY/11.24@rev.cop13
  $ revcop verify paper.fr.txt --against old.md --docx report.docx`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Say whether an amendment paper tells the truth.')
    .argument('<file>', 'the paper')
    .option('--against <text...>', 'the adopted text: a revision of the library or a file')
    .option('--redlines <file>', 'redlines written down by hand, one changed paragraph a line')
    .option('--json', 'print the verification as JSON')
    .option('--html <file>', 'write a report as HTML (a folder: end it with /)')
    .option('--docx <file>', 'write a report as a Word file (a folder: end it with /)')
    .option('--language <tag>', 'the language of the paper')
    .option('--body <name>', 'the body whose words the paper uses')
    .addHelpText('after', HELP)
    .action(async (file: string, options: VerifyOptions) => end(await verify(file, options, io)));
}

async function verify(file: string, options: VerifyOptions, io: Io): Promise<Ending> {
  const library = findLibrary(io.cwd, options.library);
  if (library !== null) openLibrary(library, io);
  const verified = await verifyFile(file, library, options, io);
  const { verification, shown, against } = verified;
  const names = { file: shown, against };
  if (options.docx !== undefined || options.html !== undefined)
    await writeReport(verified, library, options, io);
  if (options.json === true) printJson(io, verificationJson(verification, names));
  else io.out(terminalVerification(verification, names, io.colour));
  return hasDeviations(verification) ? 1 : 0;
}

async function verifyFile(
  file: string,
  library: Library | null,
  options: VerifyOptions,
  io: Io,
): Promise<Verified> {
  if (isWord(file)) {
    const { shown, sheet, messages } = readWord(file, io);
    const word = { sheet, messages };
    return verifySheet({ shown, sheet: asShown(sheet), source: '', word }, library, options, io);
  }
  const read = await readReadable(file, io, ALL_KINDS);
  refuseEmpty(read);
  printMessages(io, read.messages);
  if (read.kind !== 'markdown') return verifySheet(read, library, options, io);
  return verifyMarkdown(read, library, options, io);
}

// Tracked changes over a redline by formatting are changes of the paper: they are taken as made. Without one they are the redline.
function asShown(sheet: Sheet): Sheet {
  const rejected = resolveRevisions(sheet, 'rejected');
  return isStruck(rejected.root) ? resolveRevisions(sheet, 'accepted') : sheet;
}

function isStruck(node: Sheet['root'] | Element): boolean {
  return node.children.some(
    (child) => isElement(child) && (child.tagName === 's' || isStruck(child)),
  );
}

interface SheetFile {
  readonly shown: string;
  readonly sheet: Sheet;
  readonly source: string;
  readonly word?: WordFile;
}

async function verifySheet(
  file: SheetFile,
  library: Library | null,
  options: VerifyOptions,
  io: Io,
): Promise<Verified> {
  const { shown, sheet, source } = file;
  const body = chooseBody(library?.root ?? null, options.body, [], source || textOf(sheet.root));
  const profile = loadProfile(library?.root ?? null, body);
  const paper = needPaper(file, profile, options, io);
  const sides = await readAgainst({ ...options, language: paper.language }, io);
  const known: Known = {
    against: sides.map(({ text }) => text),
    decisions: adoptedDecisions(library, body, paper.language),
  };
  const verification = placed(paper.verify(known), shown);
  printMessages(io, uncounted(file, verification));
  return { shown, body, against: sides.map(({ name }) => name), verification };
}

// What the reader said and the verification does not count.
function uncounted({ word }: SheetFile, { deviations }: Verification): Message[] {
  const counted = new Set(deviations.map(({ rule, text }) => `${rule} ${text}`));
  return (word?.messages ?? []).filter(({ rule, text }) => !counted.has(`${rule} ${text}`));
}

function needPaper(
  { sheet, shown, word }: SheetFile,
  profile: Profile,
  { language, redlines }: VerifyOptions,
  io: Io,
): Verifiable {
  needLanguage(profile, language);
  const paper = openPaper(sheet, profile, {
    ...(language !== undefined && { language }),
    ...(word !== undefined && { file: word }),
    ...(redlines !== undefined && { redlines: readRedlineLines(redlines, io.cwd) }),
  });
  if (paper !== null) return paper;
  printMessages(io, word?.messages ?? []);
  const place = { file: shown, line: 1, column: 1 };
  const found = 'found neither amendments nor a quoted Decision';
  throw unusable('nothing-to-verify', `${found}, expected a paper with one of them`, place);
}

// The same verification, its places in a file.
function placed(verification: Verification, file: string): Verification {
  const { deviations, unproven } = verification;
  return {
    ...verification,
    deviations: deviations.map((found) => ({ ...found, place: placeIn(file, found) })),
    unproven: unproven.map((found) => ({ ...found, place: placeIn(file, found) })),
  };
}

function placeIn(file: string, found: Pick<Message, 'place'>): Message['place'] {
  return found.place && { ...found.place, file };
}
