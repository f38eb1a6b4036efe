import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { CliError, misuse, unusable } from '../library/cli-error.ts';
import { type Digests, digestOfProgram, startDigests } from '../library/digest.ts';
import { type Library, needLibrary, refuseWayOut } from '../library/find.ts';
import { isDay } from '../library/front.ts';
import { listLibrary } from '../library/listing.ts';
import { writeFiles } from '../library/write.ts';
import { destination, folderNamed } from './destination.ts';
import type { Figures } from './figures.ts';
import { type End, type Io, startProgress } from './io.ts';
import { openLibrary } from './open-library.ts';
import { buildPapers } from './paper-crew.ts';
import type { Measured } from './paper-figures.ts';
import { keptPaper, type PaperRecord, readRecord, recordFile } from './paper-record.ts';
import { type MadePaper, madePaper, refuseClashes, reportPapers } from './paper-report.ts';
import { type PaperRequest, placePaper, wantedOf } from './paper-request.ts';
import { REDLINES, readRedline } from './redline.ts';
import type { Wanted } from './sheet-files.ts';

interface Options {
  readonly docx?: string | true;
  readonly html?: string | true;
  readonly redline?: string;
  readonly author?: string;
  readonly date?: string;
  readonly json?: true;
  readonly pages: boolean;
  readonly library?: string;
}

/** A paper that is asked for, with where it goes and what is known of an earlier call. */
interface Asked {
  readonly path: string;
  readonly library: Library | null;
  readonly wanted: Wanted;
  readonly record: PaperRecord | null;
}

const HELP = `
Without FILE all papers of the library are made (*.paper.<language>.md), many in parallel. Without --docx and --html both
forms are made. The value of either is a file, or a folder that ends in /, in which the file is named as the body names its
papers. No file is made unless the redline on the finished page is proven. A folder keeps what its papers were made from
(.revcop-papers.json); a paper of which nothing has changed is not made again. Of a single paper its figures are told:
pages of the Word file, words (what stands between spaces and holds a letter or figure), and what is still open.

Examples:
  $ revcop paper
  $ revcop paper resolutions/BODY/11.24/rev.cop15.paper.fr.md --docx out/ --html out/
  $ revcop paper resolutions/BODY/11.24/rev.cop15.paper.fr.md --docx paper.docx --redline tracked --author Secretariat`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Make meeting papers as Word files and as HTML.')
    .argument('[files...]', 'the papers, texts of kind: paper (default: all papers of the library)')
    .option('--docx [file]', 'write Word files (default: out/ beside the library)')
    .option('--html [file]', 'write HTML files (default: out/ beside the library)')
    .option(
      '--redline <form>',
      `${REDLINES.join(', ')}: how changes are marked (default: formatting); text adds [+ +] and [- -]`,
    )
    .option('--author <name>', 'author of the file and of its tracked changes (default: the body)')
    .option('--date <day>', 'date of the file (default: the date of the paper, else today)')
    .option(
      '--no-pages',
      'do not count the pages of a single paper, for which LibreOffice is started',
    )
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      await makePapers(files, options, io);
      end(0);
    });
}

async function makePapers(names: readonly string[], options: Options, io: Io): Promise<void> {
  const request = requestOf(options, io);
  const digests = startDigests();
  const asked = askedFor(names, request, io);
  const made = refuseClashes(await makeAll(asked, request, digests, io), io.cwd);
  write(asked, made);
  const single = names.length > 0 && asked.length === 1;
  const [first] = asked;
  const known = (path: string): Figures | null =>
    first?.record
      ? (keptPaper(first.record, path, first.wanted, request, digests)?.figures ?? null)
      : null;
  const measured = single ? await measureOnly(made, options.pages, io, known) : null;
  reportPapers(made, single, options.json === true, measured, io);
  const failed = made.flatMap((paper) => (paper.failed === null ? [] : [paper.failed]));
  if (failed.length === 0) return;
  const worst = failed.reduce((one, other) => (other.exitCode > one.exitCode ? other : one));
  throw new CliError(
    failed.flatMap(({ messages }) => messages),
    worst.exitCode,
  );
}

async function measureOnly(
  [only]: readonly MadePaper[],
  pages: boolean,
  io: Io,
  known: (path: string) => Figures | null,
): Promise<Measured | null> {
  if (!only?.figures) return null;
  const count = pages ? (io.countPages ?? null) : null;
  if (count) startProgress(io)('counting pages');
  // Loaded only now: a call that finds all papers made measures none.
  const { measure } = await import('./paper-figures.ts');
  return measure(only.path, only.paths, only.figures, count, known);
}

function requestOf(options: Options, io: Io): PaperRequest {
  const { docx, html, author, date, library } = options;
  if (date !== undefined && !isDay(date)) {
    throw misuse('arguments', `found --date ${date}, expected a day such as 2026-02-20`);
  }
  return {
    cwd: io.cwd,
    named: library,
    docx,
    html,
    redline: readRedline(options.redline),
    author,
    date,
    today: io.today(),
    program: digestOfProgram(),
  };
}

function askedFor(names: readonly string[], request: PaperRequest, io: Io): readonly Asked[] {
  const places = placesOf(names, request, io);
  const records = new Map<string, PaperRecord | null>();
  return places.map(({ path, library }) => {
    const wanted = wantedOf(request, library);
    const [folder] = foldersOf(wanted, request.cwd, names.length > 0 && places.length === 1);
    refuseWaysOut(wanted, request.cwd, library);
    if (folder !== undefined && !records.has(folder)) records.set(folder, readRecord(folder));
    return { path, library, wanted, record: records.get(folder ?? '') ?? null };
  });
}

/** Where the papers stand, each once however often it is named; their libraries are ready to be read. */
function placesOf(
  names: readonly string[],
  request: PaperRequest,
  io: Io,
): readonly ReturnType<typeof placePaper>[] {
  const paths = names.length > 0 ? names : papersOf(needLibrary(request.cwd, request.named));
  const places = paths.map((path) => placePaper(path, request));
  for (const root of new Set(places.map(({ library }) => library?.root ?? null))) {
    if (root !== null) openLibrary({ root, cwd: request.cwd }, io);
  }
  return [...new Map(places.map((place) => [place.path, place])).values()];
}

// Before anything is read from there.
function refuseWaysOut({ docx, html }: Wanted, cwd: string, library: Library | null): void {
  for (const value of [docx, html]) {
    if (value !== undefined) refuseWayOut(resolve(cwd, value), library);
  }
}

function papersOf(library: Library): readonly string[] {
  const papers = listLibrary(library).filter((path) => /\.paper\.[A-Za-z0-9-]+\.md$/.test(path));
  if (papers.length > 0) return papers;
  throw unusable(
    'paper',
    `found no paper in ${library.root}, expected a file such as resolutions/BODY/11.24/rev.cop15.paper.fr.md`,
  );
}

/** The folders in which files get the names that the body gives its papers; one paper may have a name of its own. */
function foldersOf({ docx, html }: Wanted, cwd: string, single: boolean): readonly string[] {
  return Object.entries({ docx, html }).flatMap(([form, value]) => {
    if (value === undefined) return [];
    const folder = folderNamed(value, cwd);
    if (folder !== null) return [folder];
    if (single) destination(value, cwd, '', form);
    else
      throw misuse('arguments', `found --${form} ${value}, expected a folder for several papers`);
    return [];
  });
}

async function makeAll(
  asked: readonly Asked[],
  request: PaperRequest,
  digests: Digests,
  io: Io,
): Promise<readonly MadePaper[]> {
  const progress = startProgress(io);
  const made = new Map<string, MadePaper>();
  for (const { path, wanted, record } of asked) {
    const kept = record === null ? null : keptPaper(record, path, wanted, request, digests);
    if (kept !== null) made.set(path, { path, ...kept, built: null, failed: null, next: [] });
  }
  const stale = new Set(asked.map(({ path }) => path).filter((path) => !made.has(path)));
  const before = made.size;
  await buildPapers([...stale], request, io.processors, (path, result) => {
    made.set(path, madePaper(path, result));
    progress(`${made.size - before} of ${stale.size} papers made`);
  });
  return asked.flatMap(({ path }) => made.get(path) ?? []);
}

/** Writes the files of all papers that were made, or none of them; then what they were made from, which tells of the files as they lie. */
function write(asked: readonly Asked[], made: readonly MadePaper[]): void {
  const fresh = made.flatMap(({ path, built, said, lines }) =>
    built ? [{ path, built, said, lines }] : [],
  );
  if (fresh.length === 0) return;
  const library = asked.find((one) => one.library !== null)?.library ?? null;
  writeFiles(
    library,
    fresh.flatMap(({ built }) => built.files),
  );
  const records = new Set(asked.flatMap(({ record }) => record ?? []));
  const notes = [...records].map((record) => {
    const own = asked.filter((one) => one.record === record).map(({ path }) => path);
    return recordFile(
      record,
      fresh.filter(({ path }) => own.includes(path)),
      existsSync,
    );
  });
  writeFiles(library, notes);
}
