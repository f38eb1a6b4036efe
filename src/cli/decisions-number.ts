import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { CliError, misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { readRegisters } from '../library/register.ts';
import { readSource } from '../library/source.ts';
import { type NewFile, writeFiles } from '../library/write.ts';
import { letteredNotes } from '../lineage/decisions/lettered-notes.ts';
import {
  type FirstNumber,
  lettersOf,
  numberDecisions,
  readFirstNumber,
} from '../lineage/decisions/number.ts';
import { mayCite } from '../lineage/decisions/number-follow.ts';
import type { Place } from '../model/message.ts';
import { isTombstone, labelOf } from '../model/paragraph.ts';
import type { Pattern } from '../model/profile.ts';
import { type Desk, openDesk } from './check-subject.ts';
import { draftsOf, type MeetingDraft } from './decisions-number-drafts.ts';
import { type NumberedFile, numberFiles } from './decisions-number-follow.ts';
import { letterErrors } from './decisions-number-letters.ts';
import { inOrder } from './decisions-number-order.ts';
import { type MeetingNumbered, numberedJson, numberedLines } from './decisions-number-report.ts';
import { type ChangedFile, numberTable } from './decisions-number-table.ts';
import { undoNumbers } from './decisions-number-undo.ts';
import { destination } from './destination.ts';
import { idErrors } from './id-errors.ts';
import { type End, type Ending, type Io, startProgress } from './io.ts';
import { openLibrary } from './open-library.ts';
import { printJson, printMessages } from './report.ts';
import { readShelf } from './shelf.ts';
import { refuseUnread } from './sound-shelf.ts';
import { wholeSource } from './whole-source.ts';

interface Options {
  readonly meeting?: string;
  readonly from?: string;
  readonly order?: string;
  readonly body?: string;
  readonly table?: string;
  readonly undo?: string;
  readonly dryRun?: true;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
FILE of --order has the symbol of a paper (or the path of a draft) a line, in the order of the agenda; # begins a comment. Every draft of
the meeting must be there; papers without drafts may be. Labels become final and the draft stays a draft, for revcop adopt. References to
the letters follow in all drafts, papers and comments, in all languages; adopted texts, quotations and links to a named revision stay
and are told. A letter is one of the own paper unless a link or a symbol directly beside it names another; in doubt (a symbol elsewhere in
the clause, the title of another paper with that letter behind it) it is an error, and nothing is written. No byte of a text changes but those of the numbers.

--meeting, --from and --order are needed, and --table unless nothing is written: it is the way back. --undo takes all back to the byte; a
table that is not whole, or a text that was changed since, is an error, and nothing is taken back.

Examples:
  $ revcop decisions number --meeting cop15 --from 15.1 --order agenda.txt --dry-run
  $ revcop decisions number --meeting cop15 --from 15.1 --order agenda.txt --table numbers.csv
  $ revcop decisions number --meeting cop15 --from 15.1 --order agenda.txt --body BODY --dry-run --json
  $ revcop decisions number --undo numbers.csv
  $ revcop decisions number --undo numbers.csv --dry-run

agenda.txt:
  # the first day
  BODY/COP15/Doc.22
  BODY/COP15/Doc.21   # two subjects, in the order of their letters
  decisions/BODY/cop15/SUBJECT.draft.fr.md`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Give the draft Decisions of a meeting their final numbers.')
    .option('--meeting <meeting>', 'the meeting: cop15')
    .option('--from <number>', 'the first number: 15.1; its series is that of the letters, 15.AA')
    .option('--order <file>', 'the papers in the order of the agenda: a file with a symbol a line')
    .option('--body <body>', 'the body, where several have drafts of a meeting of this name')
    .option(
      '--table <file>',
      'write what was done as CSV, for --undo: a new file, needed unless --dry-run',
    )
    .option('--undo <table>', 'take back what a table of --table says')
    .option('--dry-run', 'write nothing, print what would be done')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => {
      end(options.undo === undefined ? number(options, io) : undo(options.undo, options, io));
    });
}

function undo(table: string, options: Options, io: Io): Ending {
  const { meeting, from, order, body, table: other } = options;
  if ([meeting, from, order, body, other].some((option) => option !== undefined))
    throw misuse('undo', 'found --undo beside options to number with, expected it without them');
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const files = undoNumbers(table, library, io);
  if (options.dryRun !== true) writeFiles(library, files);
  const paths = files.map(({ path }) => inLibrary(library, path));
  if (options.json === true) printJson(io, { restored: paths, written: options.dryRun !== true });
  else io.out(paths.map((path) => `${path}\n`).join(''));
  return 0;
}

function number(options: Options, io: Io): Ending {
  const { meeting, from, order } = options;
  if (meeting === undefined || from === undefined || order === undefined) throw missing(options);
  const first = readFirstNumber(from);
  if (first === null) throw misuse('from', `found --from ${from}, expected a number such as 15.1`);
  const table = tablePath(options, io);
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const progress = startProgress(io);
  const desk = openDesk(readShelf(library, progress), library);
  const found = draftsOf(meeting, options.body, desk);
  const agenda = readSource(resolve(io.cwd, order), order);
  const ordered = inOrder(agenda, order, found.drafts, { shelf: desk.shelf, library });
  const { draftDecision } = desk.profileOf(found.body).references;
  refuseSeries(first, ordered.drafts, draftDecision);
  refuseErrors(letterErrors(ordered.drafts, draftDecision));
  const taken = takenNumbers(found.body, found.drafts, desk);
  const numbering = numberDecisions(ordered.drafts, first, draftDecision, taken);
  refuseErrors(numbering.messages);
  refuseLast(first, numbering.numbers.length);
  refuseUnreadCitations(numbering.series, found.body, desk);
  refuseErrors(letteredNotes(readRegisters(library).registers, desk.profileOf(found.body)));
  progress('following references');
  const files = numberFiles({ ...found, drafts: ordered.drafts }, numbering, desk);
  refuseFindings(files, desk);
  printMessages(io, [...ordered.messages, ...files.flatMap(({ messages }) => messages)]);
  const written = files.flatMap((file) => (file.written === null ? [] : [file.written]));
  const all =
    table === null ? written : [...written, tableFile(table, numbering, written, library)];
  if (table !== null) writeFiles(library, all);
  const { drafts } = ordered;
  const done: MeetingNumbered = {
    meeting: found.meeting,
    body: found.body,
    numbering,
    drafts,
    files,
    table,
    written: table !== null,
  };
  if (options.json === true) printJson(io, numberedJson(done, io.cwd));
  else io.out(numberedLines(done, io.cwd));
  return 0;
}

function missing({ meeting, from, order }: Options): CliError {
  const given = { '--meeting': meeting, '--from': from, '--order': order };
  const names = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  return misuse(
    'arguments',
    `found no ${names.join(', ')}, expected --meeting, --from and --order`,
  );
}

// Told once, not at every draft of the meeting.
function refuseSeries(
  { series }: FirstNumber,
  drafts: readonly MeetingDraft[],
  patterns: readonly Pattern[],
): void {
  const texts = drafts.flatMap(({ sources }) => sources.map(({ text }) => text));
  const found = new Set(
    texts.flatMap((text) => lettersOf(text, patterns).map((one) => one.series)),
  );
  if (found.has(series)) return;
  const expected = [...found].sort().join(', ');
  throw misuse(
    'from',
    `found --from ${series}, expected ${expected} as in the letters of the drafts`,
  );
}

const LAST_NUMBER = 9999;

function refuseLast({ before, value }: FirstNumber, count: number): void {
  const last = value + count - 1;
  if (last <= LAST_NUMBER) return;
  const text = `found ${before}${last} as the last of ${count} numbers, expected ${before}${LAST_NUMBER} at most`;
  throw misuse('from', text);
}

// Where nothing may be written there is no table either.
function tablePath({ dryRun, table }: Options, io: Io): string | null {
  if (dryRun === true) return null;
  if (table === undefined)
    throw misuse(
      'table',
      'found no --table, expected --table FILE, by which --undo takes all back',
    );
  const path = resolve(io.cwd, table);
  if (!existsSync(path)) return destination(table, io.cwd, 'numbers', 'csv', 'table');
  throw unusable('table', `found ${table}, expected a new file: another numbering may need it`);
}

function tableFile(
  path: string,
  { numbers }: ReturnType<typeof numberDecisions>,
  written: readonly NewFile[],
  library: Library,
): NewFile {
  const changed = written.map((file): ChangedFile => {
    const shown = inLibrary(library, file.path);
    return { path: shown, before: wholeSource(file.path, shown), after: String(file.content) };
  });
  return { path, content: numberTable(numbers, changed), was: null };
}

function inLibrary({ root }: Library, path: string): string {
  return relative(root, path).split(sep).join('/');
}

// What a Decision is called today and where, in drafts and adopted texts; letters that are numbered now are no numbers.
function takenNumbers(
  body: string,
  drafts: readonly MeetingDraft[],
  desk: Desk,
): ReadonlyMap<string, Place> {
  const { draftDecision } = desk.profileOf(body).references;
  const names = new Set(drafts.flatMap(({ sources }) => sources.map(({ path }) => path)));
  const files = desk.shelf.files.filter(
    ({ facts }) => facts.instrument.body === body && facts.kind === 'decisions',
  );
  return new Map(
    files.flatMap(({ text, path, shown }) => {
      const lettered = names.has(path)
        ? new Set(lettersOf(text, draftDecision).map(({ paragraph }) => paragraph))
        : new Set();
      return text.paragraphs.flatMap((paragraph): [string, Place][] => {
        if (isTombstone(paragraph) || lettered.has(paragraph)) return [];
        const label = labelOf(paragraph)?.text;
        if (label === undefined) return [];
        const place = { line: 1, column: 1, ...paragraph.place, file: shown };
        return [[label.replace(/^\(|[).]+$/g, ''), place]];
      });
    }),
  );
}

// A file whose head cannot be read would keep its letters.
function refuseUnreadCitations(series: string, body: string, { shelf, profileOf }: Desk): void {
  const { draftDecision } = profileOf(body).references;
  refuseUnread(shelf, ({ source }) => mayCite(source, series, draftDecision));
}

function refuseFindings(files: readonly NumberedFile[], { shelf }: Desk): void {
  refuseErrors(
    files.flatMap(({ file: { text, shown }, written }) => {
      const said = shelf.messages.get(shown) ?? [];
      return written === null ? [] : [...said, ...idErrors(text, shown, said)];
    }),
  );
  const errors = files
    .flatMap(({ messages }) => messages)
    .filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CliError(errors, 1);
}
