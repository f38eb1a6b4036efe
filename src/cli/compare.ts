import type { Command } from 'commander';
import { compare } from '../compare/compare.ts';
import type { Comparison, Pair } from '../compare/comparison.ts';
import { comparisonJson } from '../compare/json.ts';
import { compareSince, type Since } from '../compare/since.ts';
import { sinceJson } from '../compare/since-json.ts';
import { distinctMessages, misuse } from '../library/cli-error.ts';
import { findLibrary, shownPath } from '../library/find.ts';
import { writeFiles } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import { draftNumberMessages } from '../papers/write/draft-numbers.ts';
import {
  DIRECTIONS,
  type Direction,
  isDirection,
  isLayout,
  LAYOUTS,
  type Layout,
  marksSince,
} from '../papers/write/layouts.ts';
import { revisionsBetween } from './between.ts';
import { chooseBody, formulaFirst, knownProfile } from './bodies.ts';
import { comparisonFiles } from './comparison-files.ts';
import { refuseOverRead } from './destination.ts';
import { type End, type Ending, type Io, type Progress, startProgress } from './io.ts';
import { REDLINES, type Redline, readRedline } from './redline.ts';
import { printJson, printMessages } from './report.ts';
import { OTHER_INSTRUMENT, readSides, readSidesSince, type Side, sideMessages } from './sides.ts';
import { terminalClean, terminalRedline, terminalSummary } from './terminal.ts';
import { terminalSince } from './terminal-since.ts';

interface Options {
  readonly since?: string;
  readonly layout?: string;
  readonly page?: string;
  readonly docx?: string;
  readonly html?: string;
  readonly redline?: string;
  readonly json?: true;
  readonly exitCode?: true;
  readonly language?: string;
  readonly body?: string;
  readonly library?: string;
}

const HELP = `
A and B are revisions of the library (BODY/11.24@rev.cop13, or BODY/11.24 for the one in force) or files.
Without --docx, --html or --json the redline is printed here: [-deleted-]{+inserted+}, and {~words~} of which only the
emphasis or a link changed; under the label before → after and, in brackets, the label that the paragraph will have once
adopted. --layout summary prints the changes alone, --layout clean the text after.

Comments are printed by three-column, side-by-side and programme, not by inline, clean and summary.
clean and summary mark no changes: with them --redline does nothing, and a warning says so.

--since C names a third text, an earlier stage of the draft B: what changed since C has a second mark of its own. Here that is
[--deleted since--], {++inserted since++}, {=kept again, C had struck it=} and [/C had put it in, B dropped it/]; in files words
inserted since are underlined twice, words deleted since struck twice. Only with the layouts three-column, inline and
side-by-side and with --redline formatting or text.

Examples:
  $ revcop compare BODY/11.24@rev.cop13 BODY/11.24@rev.cop15.draft
  $ revcop compare BODY/1.2 BODY/1.2@rev.cop6.crp3 --since BODY/1.2@rev.cop6.draft
  $ revcop compare old.md new.md --body BODY --layout three-column --docx table.docx`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Show what changed between two revisions or files.')
    .argument('<a>', 'the text before')
    .argument('<b>', 'the text after')
    .option('--since <c>', 'an earlier stage: mark apart what changed since')
    .option('--layout <name>', `${LAYOUTS.join(', ')}: how the comparison is laid out`)
    .option(
      '--page <direction>',
      `${DIRECTIONS.join(', ')}: how pages are turned (default: by layout)`,
    )
    .option('--docx <file>', 'write a Word file (a folder: end it with /)')
    .option('--html <file>', 'write an HTML file (a folder: end it with /)')
    .option(
      '--redline <form>',
      `${REDLINES.join(', ')}: how changes are marked in these files (default: formatting); text adds [+ +] and [- -]`,
    )
    .option('--json', 'print the comparison as JSON')
    .option('--exit-code', 'exit 1 where the texts differ')
    .option('--language <tag>', 'the language, where the revisions have several')
    .option('--body <name>', 'the body whose profile and style are used')
    .addHelpText('after', HELP)
    .action(async (a: string, b: string, options: Options) =>
      end(await showComparison([a, b], options, io)),
    );
}

async function showComparison(
  names: readonly [string, string],
  options: Options,
  io: Io,
): Promise<Ending> {
  const layout = readLayout(options.layout);
  const page = pageOf(options);
  const redline = redlineOf(options);
  printMessages(io, withoutEffect(options));
  refuseSince(options, layout, redline);
  const progress = startProgress(io);
  const compared = await compareTexts(names, options, io, progress);
  const { comparison } = compared;
  if (options.docx !== undefined || options.html !== undefined)
    await writeComparison(compared, { layout, page, redline }, options, io, progress);
  if (options.json === true) printJson(io, jsonOf(compared));
  else if (options.docx === undefined && options.html === undefined)
    tellInTerminal(compared, layout, options, io);
  return options.exitCode === true && comparison.pairs.some(differs) ? 1 : 0;
}

// A file says so in its legend.
function tellInTerminal(
  compared: Compared,
  layout: Layout | undefined,
  options: Options,
  io: Io,
): void {
  const { before, after } = compared.comparison;
  const root = findLibrary(io.cwd, options.library)?.root ?? null;
  const profile = layout === 'clean' ? knownProfile(root, options.body, [after, before]) : null;
  if (profile !== null) printMessages(io, draftNumberMessages('clean', after, profile));
  io.out(inTerminal(compared, layout, io.colour));
}

/** Two texts compared, and what changed since a stage where one is named. */
interface Compared {
  readonly sides: readonly [Side, Side];
  readonly stage: Side | null;
  readonly comparison: Comparison;
  readonly since: Since | null;
  readonly formulaFirst: boolean;
}

async function compareTexts(
  names: readonly [string, string],
  options: Options,
  io: Io,
  progress: Progress,
): Promise<Compared> {
  const { sides, stage } = await readTexts(names, options, io);
  const all = stage === null ? sides : [...sides, stage];
  const messages = sideMessages(all);
  printMessages(io, distinctMessages(all.flatMap((side) => side.messages)));
  progress('comparing');
  printMessages(io, messages);
  const [before, after] = sides;
  const library = findLibrary(io.cwd, options.library);
  const ordered = formulaFirst(library?.root ?? null, options.body, [after.text, before.text]);
  const reading = {
    ids: !messages.some(({ rule }) => rule === OTHER_INSTRUMENT),
    formulaFirst: ordered,
  };
  const between = revisionsBetween([before.revision, after.revision], library, ordered);
  const comparison = compare(before.text, after.text, { ...reading, between });
  const since = stage === null ? null : compareSince(comparison, stage.text, reading);
  return { sides, stage, comparison, since, formulaFirst: ordered };
}

function jsonOf({ sides: [before, after], stage, comparison, since }: Compared): object {
  return {
    ...comparisonJson(comparison, { before: before.name, after: after.name }),
    ...(since && stage ? { since: sinceJson(comparison, since, stage.name) } : {}),
  };
}

async function readTexts(
  [before, after]: readonly [string, string],
  options: Options,
  io: Io,
): Promise<{ readonly sides: readonly [Side, Side]; readonly stage: Side | null }> {
  if (options.since !== undefined)
    return readSidesSince([before, after, options.since], options, io);
  return { sides: await readSides([before, after], options, io), stage: null };
}

function refuseSince({ since }: Options, layout: Layout | undefined, redline: Redline): void {
  if (since === undefined) return;
  if (layout !== undefined && !marksSince(layout))
    throw misuse(
      'layout',
      `found --since with --layout ${layout}, expected ${LAYOUTS.filter(marksSince).join(', ')}`,
    );
  if (redline === 'tracked' || redline === 'none')
    throw misuse(
      'arguments',
      `found --since with --redline ${redline}, expected formatting or text: a second mark is one of formatting`,
    );
}

function readLayout(name: string | undefined): Layout | undefined {
  if (name === undefined || isLayout(name)) return name;
  throw misuse('layout', `found --layout ${name}, expected ${LAYOUTS.join(', ')}`);
}

function pageOf({ page, docx, html }: Options): Direction | null {
  if (page === undefined) return null;
  if (!isDirection(page))
    throw misuse('arguments', `found --page ${page}, expected ${DIRECTIONS.join(' or ')}`);
  if (docx !== undefined || html !== undefined) return page;
  throw misuse('arguments', 'found --page alone, expected it with --docx or --html');
}

// Layouts that mark no changes.
const UNMARKED: readonly string[] = ['clean', 'summary'] satisfies readonly Layout[];
const MARKING: readonly string[] = ['text', 'tracked'] satisfies readonly Redline[];

function redlineOf({ redline, docx, html }: Options): Redline {
  if (redline === undefined || docx !== undefined || html !== undefined)
    return readRedline(redline);
  throw misuse('arguments', 'found --redline alone, expected it with --docx or --html');
}

function withoutEffect({ redline, layout = '' }: Options): readonly Message[] {
  if (!MARKING.includes(redline ?? '') || !UNMARKED.includes(layout)) return [];
  const text = `found --redline ${redline} with --layout ${layout}, which marks no changes, expected another layout; nothing is marked`;
  return [{ severity: 'warning', rule: 'no-redline', text, place: null }];
}

function inTerminal(
  { comparison, since, formulaFirst }: Compared,
  layout: Layout | undefined,
  colour: boolean,
): string {
  const form = { colour, whole: layout !== undefined };
  if (since !== null) return terminalSince(comparison, since, form);
  if (layout === 'clean') return terminalClean(comparison);
  if (layout === 'summary') return terminalSummary(comparison, { colour, formulaFirst });
  return terminalRedline(comparison, form);
}

// What is printed differs: words, marks, place, or the label.
function differs(pair: Pair): boolean {
  return (
    pair.kind !== 'kept' || pair.moved || pair.before[0]?.label?.text !== pair.after[0]?.label?.text
  );
}

interface Form {
  readonly layout: Layout | undefined;
  readonly page: Direction | null;
  readonly redline: Redline;
}

async function writeComparison(
  { comparison, sides, since }: Compared,
  { layout, page, redline }: Form,
  options: Options,
  io: Io,
  progress: Progress,
): Promise<void> {
  const library = findLibrary(io.cwd, options.library);
  const [before, after] = sides;
  const body = chooseBody(library?.root ?? null, options.body, [after.text, before.text]);
  progress('laying out');
  const files = await comparisonFiles(comparison, {
    layout: layout ?? 'three-column',
    page,
    redline,
    since,
    root: library?.root ?? null,
    body,
    names: { before: before.name, after: after.name },
    wanted: { docx: options.docx, html: options.html },
    cwd: io.cwd,
    today: io.today(),
  });
  printMessages(io, files.messages);
  refuseOverRead(files.files, [before.name, after.name], io.cwd);
  writeFiles(library, files.files);
  if (options.json !== true)
    for (const { path } of files.files) io.out(`${shownPath(io.cwd, path)}\n`);
}
