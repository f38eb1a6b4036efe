import type { Command } from 'commander';
import { misuse, refuseErrors } from '../library/cli-error.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { writeFiles } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import type { WordAccount } from '../papers/recognise/accounting.ts';
import { importDraft } from './import-draft.ts';
import { importPaper, isAmended, type Sheeted } from './import-paper.ts';
import { type PlannedFile, planFiles } from './import-plan.ts';
import type { ImportOptions } from './import-request.ts';
import { importText } from './import-text.ts';
import { type End, type Ending, type Io, type Progress, startProgress } from './io.ts';
import { oddCharactersIn } from './odd-characters.ts';
import { openLibrary } from './open-library.ts';
import { type Readable, readReadable, refuseEmpty } from './readable.ts';
import { countMessages, printJson, printMessages } from './report.ts';
import { toldByHeading } from './told-by-heading.ts';

interface Report {
  readonly source: string;
  readonly files: readonly PlannedFile[];
  readonly messages: readonly Message[];
  readonly account: WordAccount | null;
}

const KINDS: readonly string[] = ['resolution', 'decisions', 'paper', 'text'];

const HELP = `
FILE is Word (.docx), extracted text (.txt) or Markdown (.md). A meeting paper gives the draft, the text before it, the Decisions and
the paper itself; one that amends nothing gives itself alone. It says itself what --symbol, --meeting, --number, --base and --revision say; they stand in for what is
not found on it, and hold where it says something else. Any other text is told by the options what it is.
Where extraction has lost underline and strike, --redlines says what changes: a line for each paragraph, in its own words, with
[-deleted-] and {+inserted+} or [+inserted+]; lines that begin with # are comments. Where a paragraph is deleted or inserted as a
whole, its number may stand inside the marks or outside: [-2. Notes-], 2. [-Notes-], or no number at all.
The text that a paper amends is taken from the library where it stands there, and is not changed.
In a Word file underline and strike, tracked changes or both are the redline. Where tracked changes stand over a redline, each author's are a
proposal: a stage of the draft of its own under the name of the author, or --stage. Comments of Word become comments of their paragraph.
With --batch all documents of a folder come in (Word, .doc, .odt and .rtf through LibreOffice, text, Markdown), each in its turn; what became of
each stands in .revcop-worklist.json there. Fill in what is lacking (kind, body, number, revision, language) in it or in the CSV and run again.
What stands in the library already keeps its ids; a file that was edited by hand is not replaced without --force.

Examples (in a library that does not hold these texts):
  $ revcop import cop15-doc27.3.fr.txt
  $ revcop import old.fr.txt --as resolution --number 11.24 --revision rev.cop13 --language fr --reconstructed
  $ revcop import adopted/ --batch --as resolution --csv worklist.csv`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Bring Word files, extracted text or Markdown into the library.')
    .argument('<files...>', 'the files')
    .option('--as <kind>', `${KINDS.join(', ')} (default: paper, but for Markdown)`)
    .option(
      '--body <name>',
      'the body, a folder of templates/ (default: the only one with templates)',
    )
    .option('--language <tag>', 'the language, such as fr')
    .option('--symbol <symbol>', 'the symbol of the paper, such as COP15/Doc.27.3')
    .option('--number <number>', 'the number of the Resolution, such as 11.24')
    .option('--revision <key>', 'original or rev.<meeting>, such as rev.cop13')
    .option('--meeting <key>', 'the meeting, such as cop15')
    .option('--subject <name>', 'the subject of Decisions, such as cami')
    .option('--base <key>', 'the revision that the text was drawn from, such as rev.cop12')
    .option(
      '--stage <name>',
      'the name of the stage: of a text that is a draft, or that tracked changes over a redline propose',
    )
    .option('--date <day>', 'the date, such as 2026-02-20')
    .option(
      '--redlines <file>',
      'changes marked by hand, a paragraph a line: [-deleted-] {+inserted+}',
    )
    .option('--reconstructed', 'the text is a reconstruction and not the official one')
    .option('--batch', 'import all documents of one folder and below, and keep a worklist in it')
    .option(
      '--csv <file>',
      'with --batch: the worklist as CSV, in which what is lacking may be filled in',
    )
    .option('--force', 'replace files that say something else')
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: ImportOptions) => {
      if (options.batch === true || options.csv !== undefined) {
        end(await importFolder(files, withKeys(options), io));
        return;
      }
      await importFiles(files, withKeys(options), io);
      end(0);
    });
}

// What is said of one document cannot be said of all.
const OF_ONE = [
  'number',
  'revision',
  'base',
  'meeting',
  'subject',
  'symbol',
  'redlines',
  'stage',
  'date',
] as const;

async function importFolder(
  files: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<Ending> {
  refuseKind(options);
  const [folder] = files;
  if (options.batch !== true)
    throw misuse('arguments', 'found --csv without --batch, expected both');
  if (folder === undefined || files.length > 1)
    throw misuse('arguments', `found ${files.length} names with --batch, expected one folder`);
  const wrong = OF_ONE.find((name) => options[name] !== undefined);
  if (wrong !== undefined)
    throw misuse('arguments', `found --${wrong} with --batch, expected it in the worklist`);
  const { importBatch } = await import('./import-batch.ts');
  return importBatch(folder, options, io);
}

function refuseKind({ as }: ImportOptions): void {
  if (as !== undefined && !KINDS.includes(as))
    throw misuse('arguments', `found --as ${as}, expected ${KINDS.join(', ')}`);
}

// Keys stand in names of files: `Rev.COP13` is typed as it is printed and kept as `rev.cop13`.
function withKeys(options: ImportOptions): ImportOptions {
  const keys = ['language', 'revision', 'base', 'meeting', 'stage'] as const;
  const lower = keys.flatMap((key) => {
    const value = options[key];
    return value === undefined ? [] : [[key, value.toLowerCase()] as const];
  });
  return { ...options, ...Object.fromEntries(lower) };
}

async function importFiles(
  files: readonly string[],
  options: ImportOptions,
  io: Io,
): Promise<void> {
  refuseKind(options);
  if (options.redlines !== undefined && files.length > 1) {
    throw misuse('arguments', 'found --redlines with several files, expected one file');
  }
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const progress = startProgress(io);
  const reports: Report[] = [];
  for (const file of files) {
    progress(`reading ${file}`);
    reports.push(importFile(await readReadable(file, io), library, options, progress));
  }
  refuseTwins(reports);
  writeFiles(
    library,
    reports.flatMap((report) => report.files),
  );
  for (const { messages } of reports) printMessages(io, messages);
  if (options.json === true) printJson(io, reports.map(reportJson));
  else for (const report of reports) io.out(printReport(report));
}

function importFile(
  file: Readable,
  library: Library,
  options: ImportOptions,
  progress: Progress,
): Report {
  refuseEmpty(file);
  progress(`recognising ${file.shown}`);
  const drafted = file.kind === 'word' ? importDraft(file, library) : null;
  if (drafted) {
    const found = [...drafted.messages, ...oddCharactersIn(file)];
    return { source: file.shown, ...drafted, messages: found, account: null };
  }
  const known = toldByHeading(file, library, options);
  const paper = isPaper(file, library, known);
  const { texts, messages, account, told } = paper
    ? importPaper(file, library, options)
    : importText(file, library, known);
  refuseErrors(messages);
  progress(`placing ${file.shown}`);
  const origin = {
    shown: file.shown,
    head: file.kind === 'markdown',
    ...(told && { told }),
  };
  const files = planFiles(texts, origin, library, options.force === true);
  return {
    source: file.shown,
    files,
    messages: [...messages, ...files.flatMap((planned) => planned.messages)],
    account,
  };
}

// A Word file that is said to be a Resolution may show what it changes.
function isPaper(file: Readable, library: Library, options: ImportOptions): file is Sheeted {
  if (file.kind === 'markdown') return false;
  if (options.as === undefined || options.as === 'paper') return true;
  return file.kind === 'word' && options.as === 'resolution' && isAmended(file, library, options);
}

function refuseTwins(reports: readonly Report[]): void {
  const sources = new Map<string, string>();
  for (const { source, files } of reports) {
    for (const { path, shown } of files) {
      const other = sources.get(path);
      if (other !== undefined)
        throw misuse(
          'arguments',
          `found ${other} and ${source}, which both make ${shown}, expected one of them`,
        );
      sources.set(path, source);
    }
  }
}

const FATES = { new: 'made', changed: 'replaced', same: 'unchanged' } as const;

function printReport({ source, files, messages, account }: Report): string {
  const lines = files.flatMap(({ shown, fate, changes }) => [
    `${FATES[fate].padEnd(9)} ${shown}`,
    ...(changes ? [`          ${changes}`] : []),
  ]);
  if (account !== null) lines.push(...accountLines(account));
  const found = countMessages(messages);
  return [
    `${source}`,
    ...lines.map((line) => `  ${line}`),
    ...(found === '' ? [] : [`  ${found}, see above`]),
  ]
    .join('\n')
    .concat('\n');
}

function accountLines(account: WordAccount): string[] {
  const all = countWords(account);
  const rows = Object.entries(account.totals).map(([destination, count]) => {
    const share = all === 0 ? 0 : (100 * count) / all;
    return `  ${destination.padEnd(10)} ${String(count).padStart(7)}  ${share.toFixed(1).padStart(5)} %`;
  });
  return [`words of the document, each by its place in the result: ${all}`, ...rows];
}

function countWords({ totals }: WordAccount): number {
  return Object.values(totals).reduce((sum, count) => sum + count, 0);
}

function reportJson({ source, files, messages, account }: Report): unknown {
  return {
    source,
    files: files.map(({ shown, fate, changes }) => ({
      file: shown,
      fate,
      ...(changes && { changes }),
    })),
    words: account === null ? null : { all: countWords(account), ...account.totals },
    messages,
  };
}
