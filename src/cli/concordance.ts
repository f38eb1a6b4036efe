import type { Command } from 'commander';
import { misuse } from '../library/cli-error.ts';
import { shownPath } from '../library/find.ts';
import { pathPart, printInstrument } from '../library/names.ts';
import { type NewFile, writeFiles } from '../library/write.ts';
import {
  type ConcordanceTable,
  concordanceTable,
  type Manner,
} from '../lineage/concordance-table.ts';
import { editionHeads } from '../lineage/edition-names.ts';
import { frontString } from '../model/text.ts';
import { languageWords } from '../papers/write/layout.ts';
import { concordanceJson } from './concordance-json.ts';
import { concordanceLines } from './concordance-lines.ts';
import { type ConcordanceRequest, concordanceOf, type FoundConcordance } from './concordance-of.ts';
import { concordanceFiles } from './concordance-sheet.ts';
import {
  type TableImprint,
  tableCsv,
  tableMarkdown,
  tableXlsx,
} from './concordance-table-files.ts';
import { destination } from './destination.ts';
import { type End, type Io, startProgress } from './io.ts';
import { printJson, printMessages } from './report.ts';
import { LINE_WIDTH } from './wrap.ts';

interface Options extends Omit<ConcordanceRequest, 'manner'> {
  readonly manner?: string;
  readonly words?: true;
  readonly json?: true;
  readonly csv?: string;
  readonly xlsx?: string;
  readonly md?: string;
  readonly docx?: string;
  readonly html?: string;
}

const HELP = `
One row a paragraph (items, rows of tables, annexes and notes too), one column an adopted revision, and one for the newest stage of
each open draft, which shows the number in the room and, in brackets, the number once adopted. A cell has the number and what
became of the paragraph there: new, amended, deleted, merged, split, moved, brought back, repealed.
With --words every form prints the changed words too: struck and underlined in Word, HTML and Excel, elsewhere
[-deleted-]{+inserted+}. Without it only HTML has them, to be called up.
--manner ex prints one column of present numbers, each followed by its former ones (8 (ex-7)); the profile of the body says which
manner is its own. Of several open drafts it shows one: the newest by its date with what it was drawn from; --to names another.

Examples:
  $ revcop concordance BODY/11.24 --language fr
  $ revcop concordance BODY/11.24 --from rev.cop13 --xlsx concordance.xlsx --docx concordance.docx`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Follow every paragraph through all revisions.')
    .argument('<of>', 'the instrument')
    .option('--language <tag>', 'the language, where the texts have several')
    .option('--all-stages', 'all stages of all drafts too')
    .option('--from <revision>', 'begin with this revision')
    .option('--to <revision>', 'end with this revision or stage')
    .option(
      '--manner <name>',
      `${MANNERS.join(', ')}: a column a revision, or former numbers behind the present one`,
    )
    .option('--words', 'the changed words too')
    .option('--json', 'print the concordance as JSON')
    .option('--csv <file>', 'write a CSV file (a folder: end it with /)')
    .option('--xlsx <file>', 'write an Excel workbook')
    .option('--md <file>', 'write a Markdown file')
    .option('--docx <file>', 'write a Word file')
    .option('--html <file>', 'write an HTML file')
    .addHelpText('after', HELP)
    .action(async (of: string, options: Options) => {
      await showConcordance(of, options, io);
      end(0);
    });
}

const MANNERS: readonly Manner[] = ['columns', 'ex'];
const FILES = ['csv', 'xlsx', 'md', 'docx', 'html'] as const;

async function showConcordance(of: string, options: Options, io: Io): Promise<void> {
  const { manner: named, ...request } = options;
  const asked = readManner(named);
  const progress = startProgress(io);
  const result = concordanceOf(of, { ...request, ...asked }, io);
  printMessages(io, result.messages);
  progress('laying out');
  const { manner } = result;
  const heads = editionHeads(result.found.columns, result.profile);
  const { words } = languageWords(result.profile, result.language);
  const table = concordanceTable(result.found, { heads, words, manner });
  const imprint = imprintOf(result, words.lineageTitle ?? '{name}', options, io);
  await writeAll(
    table,
    { ...result, profile: { ...result.profile, concordance: manner } },
    imprint,
    options,
    io,
  );
  if (options.json === true)
    printJson(
      io,
      concordanceJson(result.found, {
        of: printInstrument(result.instrument),
        language: result.language,
        heads,
      }),
    );
  else if (FILES.every((name) => options[name] === undefined)) {
    const form = {
      colour: io.colour,
      words: options.words === true,
      width: io.columns ?? LINE_WIDTH,
    };
    io.out(`${concordanceLines(table, form).join('\n')}\n`);
  }
}

function readManner(name: string | undefined): { readonly manner?: Manner } {
  const manner = MANNERS.find((each) => each === name);
  if (manner !== undefined) return { manner };
  if (name === undefined) return {};
  throw misuse('arguments', `found --manner ${name}, expected ${MANNERS.join(' or ')}`);
}

function imprintOf(
  { found, instrument, language }: FoundConcordance,
  form: string,
  { words }: Options,
  io: Io,
): TableImprint {
  const name = printInstrument(instrument);
  const newest = found.columns.findLast(({ edition }) => edition !== null)?.edition?.text;
  return {
    title: form.replace('{name}', () => name),
    sheet: name,
    language,
    date: (newest && frontString(newest, 'date')) ?? io.today(),
    words: words === true,
  };
}

async function writeAll(
  table: ConcordanceTable,
  { found, library, instrument, profile, language, elsewhere }: FoundConcordance,
  imprint: TableImprint,
  options: Options,
  io: Io,
): Promise<void> {
  const name = `${pathPart(printInstrument(instrument)) ?? 'text'}_concordance.${language}`;
  const files: NewFile[] = [];
  const add = async (kind: 'csv' | 'md' | 'xlsx', make: () => string | Promise<Uint8Array>) => {
    const value = options[kind];
    if (value === undefined) return;
    files.push({ path: destination(value, io.cwd, name, kind), content: await make() });
  };
  await add('csv', () => tableCsv(table, imprint));
  await add('md', () => tableMarkdown(table, imprint));
  await add('xlsx', () => tableXlsx(table, imprint));
  if (options.docx !== undefined || options.html !== undefined) {
    const sheets = await concordanceFiles(found, {
      root: library.root,
      body: profile.body,
      name: printInstrument(instrument),
      file: name,
      page: null,
      manner: profile.concordance ?? 'columns',
      redlines: imprint.words,
      elsewhere,
      wanted: { docx: options.docx, html: options.html },
      cwd: io.cwd,
      today: imprint.date,
    });
    printMessages(io, sheets.messages);
    files.push(...sheets.files);
  }
  if (files.length === 0) return;
  writeFiles(library, files);
  if (options.json !== true) for (const { path } of files) io.out(`${shownPath(io.cwd, path)}\n`);
}
