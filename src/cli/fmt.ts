import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { readMarkdown } from '../formats/markdown/read.ts';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import {
  findLibrary,
  type Library,
  nearestLibrary,
  needLibrary,
  realFolderPath,
} from '../library/find.ts';
import { checkFront, type Facts } from '../library/front.ts';
import { idsOf, idsOfInstrument } from '../library/ids.ts';
import { identityOf } from '../library/names.ts';
import { decodeSource } from '../library/source.ts';
import {
  isLibraryText,
  listLibrary,
  placeFile,
  readTextFile,
  type TextFile,
} from '../library/texts.ts';
import { recoverLibrary, writeFiles } from '../library/write.ts';
import { inFile, type Message } from '../model/message.ts';
import { formatText, idErrors } from './formatting.ts';
import { type End, type Ending, type Io, type Progress, startProgress } from './io.ts';
import { printJson, printMessages } from './report.ts';

// The rule of the reader's message about a run of `1. 1. 1.`.
const LOST_LABELS = 'lost-counter';

interface Options {
  readonly check?: true;
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
  readonly source: string;
}

const HELP = `
Without FILE all texts of the library are formatted; - reads standard input and prints the formatted text.
Words and labels are never changed; paragraphs without an id get one.

Examples:
  $ revcop fmt resolutions/cms/11.24/rev.cop15.draft.fr.md
  $ revcop fmt --check`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Format texts and give an id to every paragraph that has none.')
    .argument('[files...]', 'Markdown files')
    .option('--check', 'write nothing, list what is not formatted, exit 1 if there is any')
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
      : listLibrary(recovered(named ?? needLibrary(io.cwd, options.library)));
  const messages: Message[] = [];
  const jobs = [...new Set(paths)].map((path, index) => {
    progress(`reading file ${index + 1} of ${paths.length}`);
    return readJob(path, options.library === undefined ? null : named, io, messages);
  });
  reportAll(io, messages);
  const changed = formatJobs(jobs, progress).filter(({ file, source }) => file.source !== source);
  if (options.check !== true) writeResults(jobs, changed);
  printChanged(changed, jobs.length, options, io);
  return options.check === true && changed.length > 0 ? 1 : 0;
}

function recovered(library: Library): Library {
  recoverLibrary(library);
  return library;
}

// A file belongs to the library around it, from wherever the command is run.
function readJob(path: string, named: Library | null, io: Io, messages: Message[]): Job {
  const library = named ?? nearestLibrary(dirname(path), io.cwd);
  if (library !== null) recoverLibrary(library);
  const file = readTextFile(path, io.cwd);
  messages.push(...file.messages, ...idErrors(file.text, file.shown, file.messages));
  if (library !== null && isLibraryText(library, path)) {
    const { facts, messages: found } = placeFile(library, file);
    messages.push(...found);
    return { file, library, facts };
  }
  // Markdown that is not ours keeps its own head; one that calls itself ours must be in order.
  if (file.text.front.values.kind === undefined) return { file, library: null, facts: null };
  const { facts, messages: found } = checkFront(file.text.front, file.shown);
  messages.push(...found);
  return { file, library: null, facts };
}

function reportAll(io: Io, messages: readonly Message[]): void {
  printMessages(
    io,
    messages.filter(({ severity }) => severity !== 'error'),
  );
  refuseErrors(messages);
}

function formatJobs(jobs: readonly Job[], progress: Progress): Result[] {
  const taken = new Map<string, Set<string>>();
  return jobs.map((job, index) => {
    progress(`formatting file ${index + 1} of ${jobs.length}`);
    const identity =
      job.facts === null ? basename(job.file.path, '.md') : identityOf(job.facts.instrument);
    const key = `${job.library?.root ?? job.file.path}\n${identity}`;
    const known = taken.get(key) ?? takenOf(job);
    refuseLostLabels(job);
    const { text, source } = formatText(job.file.text, identity, known, job.file.shown);
    for (const id of idsOf(text)) known.add(id);
    taken.set(key, known);
    return { file: job.file, source };
  });
}

function takenOf({ library, facts }: Job): Set<string> {
  return library === null || facts === null
    ? new Set()
    : idsOfInstrument(library, facts.instrument);
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
    changed.map(({ file, source }) => ({ path: file.path, content: source })),
  );
}

function printChanged(changed: readonly Result[], count: number, options: Options, io: Io): void {
  const files = changed.map(({ file }) => file.shown);
  if (options.json === true) printJson(io, { files: count, changed: files });
  else for (const file of files) io.out(`${file}\n`);
}

async function formatInput(files: readonly string[], options: Options, io: Io): Promise<Ending> {
  if (files.length > 1) throw misuse('arguments', 'found - beside other files, expected - alone');
  const source = decodeSource(await io.readInput(), '-');
  const { value, messages } = readMarkdown(source);
  const found = messages.map((message) => inFile('-', message));
  const front = value.front.values.kind === undefined ? null : checkFront(value.front, '-');
  reportAll(io, [...found, ...idErrors(value, '-', found), ...(front?.messages ?? [])]);
  const identity = front?.facts == null ? '' : identityOf(front.facts.instrument);
  const formatted = formatText(value, identity, new Set(), '-').source;
  if (options.check === true) return formatted === source ? 0 : 1;
  io.out(formatted);
  return 0;
}
