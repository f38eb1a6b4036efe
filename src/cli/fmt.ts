import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import {
  findLibrary,
  type Library,
  nearestLibrary,
  needLibrary,
  realFolderPath,
  shownPath,
} from '../library/find.ts';
import { checkFront, type Facts, type Front } from '../library/front.ts';
import { leftToTexts, siblingFiles, usedUp } from '../library/ids.ts';
import { isLibraryText, listLibrary } from '../library/listing.ts';
import { identityOf } from '../library/names.ts';
import { brokenSeals } from '../library/seals.ts';
import { decodeSource } from '../library/source.ts';
import {
  joinFindings,
  placeFile,
  readTextFile,
  readTextSource,
  type TextFile,
} from '../library/texts.ts';
import { recoverLibrary, writeFiles } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import { languageOf, type Text } from '../model/text.ts';
import { needMarkdown } from './file-kinds.ts';
import { type Linker, type LinkReport, openLinker } from './fmt-link.ts';
import { formatText, printedWords } from './formatting.ts';
import { idErrors } from './id-errors.ts';
import { type End, type Ending, type Io, type Progress, startProgress } from './io.ts';
import { strippedMessages, takeIds } from './keep-ids.ts';
import { openLibrary } from './open-library.ts';
import { printJson, printMessages } from './report.ts';
import { readShelf } from './shelf.ts';

// The rule of the reader's message about a run of `1. 1. 1.`.
const LOST_LABELS = 'lost-counter';

interface Options {
  readonly check?: true;
  readonly link?: true;
  readonly json?: true;
  readonly library?: string;
}

/** A file to be formatted: the library and the instrument that its ids belong to, where it has any. */
interface Job {
  readonly file: TextFile;
  readonly library: Library | null;
  readonly facts: Facts | null;
}

interface Result {
  readonly file: TextFile;
  readonly text: Text;
  readonly source: string;
  /** What is said of ids that it got. */
  readonly messages?: readonly Message[];
  /** What `--link` made and found. */
  readonly report?: LinkReport;
}

const HELP = `
Without FILE all texts of the library are formatted; - reads standard input and prints the formatted text.
Words and labels are never changed; paragraphs without an id get one. With --link every reference that leads to one place
becomes a link, in comments and papers too; those that do not are told.

Examples:
  $ revcop fmt resolutions/BODY/11.24/rev.cop15.draft.fr.md
  $ revcop fmt --check`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Format texts and give an id to every paragraph that has none.')
    .argument('[files...]', 'Markdown files')
    .option('--check', 'write nothing, list what is not formatted, exit 1 if there is any')
    .option(
      '--link',
      'make links of references, list those that lead nowhere or to more than one place',
    )
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      const input = files.includes('-');
      end(input ? await formatInput(files, options, io) : formatFiles(files, options, io));
    });
}

function formatFiles(files: readonly string[], options: Options, io: Io): Ending {
  const progress = startProgress(io);
  const named = findLibrary(io.cwd, options.library);
  const paths =
    files.length > 0
      ? files.map((file) => realFolderPath(resolve(io.cwd, file)))
      : listLibrary(openLibrary(named ?? needLibrary(io.cwd, options.library), io));
  const messages: Message[] = [];
  const jobs = [...new Set(paths)].map((path, index) => {
    progress(`reading file ${index + 1} of ${paths.length}`);
    return readJob(path, options.library === undefined ? null : named, io, messages);
  });
  reportAll(io, messages);
  const formatted = formatJobs(jobs, progress);
  const results = options.link === true ? linkResults(jobs, formatted, progress) : formatted;
  for (const { messages: said } of formatted) printMessages(io, said ?? []);
  for (const { report } of results) printMessages(io, report?.messages ?? []);
  const changed = results.filter(({ file, source }) => file.source !== source);
  if (options.check !== true) writeResults(jobs, changed);
  printChanged(changed, results, options, io);
  return options.check === true && changed.length > 0 ? 1 : 0;
}

// A file belongs to the library around it, from wherever the command is run.
function readJob(path: string, named: Library | null, io: Io, messages: Message[]): Job {
  const library = named ?? nearestLibrary(dirname(path), io.cwd);
  if (library !== null) recoverLibrary(library);
  needMarkdown(path, shownPath(io.cwd, path));
  const file = readTextFile(path, io.cwd);
  const add = (front: readonly Message[]): void => {
    for (const found of joinFindings(file.messages, front)) messages.push(found);
    for (const found of idErrors(file.text, file.shown, file.messages)) messages.push(found);
    for (const found of brokenSeals([file])) messages.push({ ...found, severity: 'warning' });
  };
  if (library !== null && isLibraryText(library, path)) {
    const placed = placeFile(library, file);
    add(placed.messages);
    return { file, library, facts: placed.facts };
  }
  // Markdown that is not ours keeps its own head; one that calls itself ours must be in order.
  const foreign = file.text.front.values.kind === undefined;
  const { facts, messages: found } = foreign ? NO_FRONT : checkFront(file.text.front, file.shown);
  add(found);
  return { file, library: null, facts };
}

const NO_FRONT: Front = { facts: null, messages: [] };

function reportAll(io: Io, messages: readonly Message[]): void {
  printMessages(
    io,
    messages.filter(({ severity }) => severity !== 'error'),
  );
  refuseErrors(messages);
}

function formatJobs(jobs: readonly Job[], progress: Progress): Result[] {
  const known = new Map<string, Text[]>();
  return jobs.map((job, index) => {
    progress(`formatting file ${index + 1} of ${jobs.length}`);
    refuseLostLabels(job);
    const { file, facts } = job;
    const identity = facts === null ? basename(file.path, '.md') : facts.identity;
    const key =
      facts === null ? file.path : `${job.library?.root}\n${identityOf(facts.instrument)}`;
    const siblings = known.get(key) ?? siblingsOf(job, jobs);
    if (facts?.kind === 'paper') {
      known.set(key, siblings);
      return { file, ...formatText(file.text, identity, leftToTexts(siblings), file.shown) };
    }
    const others = siblings.filter((text) => languageOf(text) === languageOf(file.text));
    const own = others.reduceRight(withKnownIds, file.text);
    const { text, source } = formatText(own, identity, usedUp(siblings), file.shown);
    known.set(key, [...siblings, text]);
    return { file, text, source, messages: strippedMessages(file, text, siblings) };
  });
}

// All files of the run have their ids before the first is linked, for they may cite each other.
function linkResults(
  jobs: readonly Job[],
  results: readonly Result[],
  progress: Progress,
): readonly Result[] {
  const replaced = new Map(results.map(({ file, text }) => [file.path, text]));
  const linkers = new Map<string, Linker>();
  return results.map((result, index) => {
    const { library, facts } = jobs[index] ?? NO_HOME;
    if (facts === null) return result;
    const key = library?.root ?? '';
    const linker = linkers.get(key) ?? linkerFor(library, replaced, progress);
    linkers.set(key, linker);
    progress(`linking file ${index + 1} of ${results.length}`);
    const { file } = result;
    const report = linker.link({ ...file, facts }, result.text);
    const linked = formatText(report.text, facts.identity, new Set(), file.shown);
    refuseChangedWords(result.text, linked.text, file.shown);
    return { file, ...linked, report };
  });
}

const NO_HOME = { library: null, facts: null };

function linkerFor(
  library: Library | null,
  replaced: ReadonlyMap<string, Text>,
  progress: Progress,
): Linker {
  const shelf = library === null ? { files: [] } : readShelf(library, progress);
  return openLinker(shelf, library?.root ?? null, replaced);
}

function refuseChangedWords(before: Text, after: Text, shown: string): void {
  const words = printedWords(after);
  if (printedWords(before).every((paragraph, index) => paragraph === words[index])) return;
  throw new Error(`linking changed words of ${shown}`);
}

function withKnownIds(text: Text, known: Text): Text {
  return text.paragraphs.some(({ id }) => id === null) ? takeIds(text, known) : text;
}

// Files that are formatted in the same run come in with the ids that they have; those that they get are added one by one.
function siblingsOf({ library, facts, file }: Job, jobs: readonly Job[]): Text[] {
  if (library === null || facts === null) return [];
  const running = jobs.map((job) => job.file.path);
  const resting = siblingFiles(library, facts.instrument, running).map(({ text }) => text);
  const shared = jobs.filter((job) => job.file !== file && sharesIds(job, facts));
  return [...resting, ...shared.map((job) => job.file.text)];
}

function sharesIds({ facts }: Job, other: Facts): boolean {
  return (
    facts !== null && facts.kind !== 'paper' && facts.identity === identityOf(other.instrument)
  );
}

// A counter that was lost is taken as counted when a text comes in. In a text that was adopted it would be a new label.
function refuseLostLabels({ file, facts }: Job): void {
  if (facts === null || facts.stage !== null || facts.kind === 'paper') return;
  const lost = file.messages.find(({ rule }) => rule === LOST_LABELS);
  if (lost === undefined) return;
  throw unusable(
    'adopted',
    `found labels that would be counted anew (${lost.text}), expected an adopted text whose labels stand in it as printed`,
    lost.place,
  );
}

function writeResults(jobs: readonly Job[], changed: readonly Result[]): void {
  const libraries = new Map(jobs.map(({ file, library }) => [file, library]));
  const first = changed[0];
  if (first === undefined) return;
  writeFiles(
    libraries.get(first.file) ?? null,
    changed.map(({ file, source }) => ({ path: file.path, content: source, was: file.source })),
  );
}

function printChanged(
  changed: readonly Result[],
  results: readonly Result[],
  options: Options,
  io: Io,
): void {
  const files = changed.map(({ file }) => file.shown);
  const count = results.length;
  if (options.json === true)
    printJson(io, { files: count, changed: files, ...linkCounts(results, options) });
  else for (const file of files) io.out(`${file}\n`);
}

function linkCounts(results: readonly Result[], { link }: Options): object {
  if (link !== true) return {};
  const sum = (of: (report: LinkReport) => number): number =>
    results.reduce((total, { report }) => total + (report ? of(report) : 0), 0);
  return {
    linked: sum((report) => report.linked),
    unlinked: results.flatMap(({ report }) => report?.messages ?? []),
    others: sum((report) => report.others),
  };
}

async function formatInput(files: readonly string[], options: Options, io: Io): Promise<Ending> {
  if (files.length > 1) throw misuse('arguments', 'found - beside other files, expected - alone');
  const source = decodeSource(await io.readInput(), '-');
  const { text, messages } = readTextSource(source, '-', '-');
  const foreign = text.front.values.kind === undefined;
  const { facts, messages: wrong } = foreign ? NO_FRONT : checkFront(text.front, '-');
  reportAll(io, [...joinFindings(messages, wrong), ...idErrors(text, '-', messages)]);
  const identity = facts === null ? '' : facts.identity;
  const formatted = formatText(text, identity, new Set(), '-').source;
  if (options.check === true) return formatted === source ? 0 : 1;
  io.out(formatted);
  return 0;
}
