import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeCsv } from '../formats/csv.ts';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { shownPath } from '../library/find.ts';
import { isDay } from '../library/front.ts';
import { pathPart } from '../library/names.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import { readSource } from '../library/source.ts';
import type { LibraryFile } from '../library/texts.ts';
import { writeFiles } from '../library/write.ts';
import { carriedOrder } from '../lineage/decisions/carry.ts';
import {
  type CarryGround,
  emptyTable,
  readCarryTable,
  type Wanted,
} from '../lineage/decisions/carry-table.ts';
import { goneBefore } from '../lineage/decisions/gone.ts';
import { draftLetter, printProvisional } from '../lineage/decisions/letters.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import type { Message } from '../model/message.ts';
import { labelOf } from '../model/paragraph.ts';
import { frontString } from '../model/text.ts';
import { readSymbol } from '../papers/recognise/facts.ts';
import { readCsvRows } from './csv-rows.ts';
import { decisionSources, statesOf } from './decision-states.ts';
import { staleCitations } from './decisions-carry-citations.ts';
import { commentMessages } from './decisions-carry-comments.ts';
import {
  type CarriedSubject,
  type CarryRequest,
  carriedDrafts,
  carriedSubjects,
  carriedTexts,
  lackingInPapers,
  leftLanguages,
} from './decisions-carry-drafts.ts';
import { carriedPapers } from './decisions-carry-paper.ts';
import type { End, Io } from './io.ts';
import { type ListedBody, listedBody } from './list-body.ts';
import { printJson, printMessages } from './report.ts';

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly paper?: string;
  readonly body?: string;
  readonly language?: string;
  readonly date?: string;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
Without FILE the Decisions in force after --from are printed as a CSV table to be filled in: the column do takes keep, renew, amend or
delete, the column comment the reason (comment-fr and so on in one language). From the filled table come the draft Decisions of --to, in all languages, and the
working paper --paper: quotations, changes and recommended actions. A number that two Decisions have is told apart by the column key, and
what the table printed must still stand beside its number (or nothing); a column that is not read is told. Ids stay, renewed and amended Decisions get letters; what an
amended one will say is then written into the draft.

Examples:
  $ revcop decisions carry --from cop4 --to cop5 > decisions.csv
  $ revcop decisions carry --from cop4 --to cop5 decisions.csv --paper BODY/COP5/Doc.20`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Carry the Decisions in force on to the next meeting.')
    .argument('[file]', 'the table, a CSV file')
    .requiredOption('--from <meeting>', 'the meeting after which they were in force')
    .requiredOption('--to <meeting>', 'the meeting that is to treat them')
    .option('--paper <symbol>', 'the symbol of the paper that presents the drafts')
    .option('--body <name>', 'the body, where the library has Decisions of several')
    .option('--language <tag>', 'only this language')
    .option('--date <day>', 'the date of drafts and paper (default: today)')
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', HELP)
    .action((file: string | undefined, options: Options) => {
      carry(file, options, io);
      end(0);
    });
}

function carry(file: string | undefined, options: Options, io: Io): void {
  const { from = '', to = '' } = options;
  const [at, meeting] = [from, to].map((name) => pathPart(name));
  if (at == null || meeting == null)
    throw misuse('meeting', `found --from ${from} --to ${to}, expected meetings such as cop14`);
  const listed = listedBody('decisions', { ...options, at }, io);
  refuseEarlier(at, meeting, listed);
  const { library, shelf, profile, language, body } = listed;
  refuseBrokenSeals(listed.files);
  refuseErrors(listed.files.flatMap(withoutIds));
  const { states, messages } = statesOf(
    decisionSources(library, shelf, profile, language),
    profile,
    at,
  );
  refuseErrors(messages);
  const all = states.filter(({ formal }) => formal === 'in-force');
  const inForce = all.filter(isWhole);
  if (inForce.length === 0)
    throw unusable('decision', `found no Decision of ${body} in force after ${from}, expected one`);
  if (file === undefined) {
    io.out(writeCsv(emptyTable(inForce)));
    return;
  }
  const table = readTable(file, groundOf(inForce, listed, at), io);
  const { wanted } = table;
  const chosen = options.language?.toLowerCase() ?? null;
  const meetings = Object.keys(profile.meetings);
  const gone = (subject: string) => goneBefore(states, { subject, meeting }, meetings);
  const subjects = carriedSubjects({ listed, states: inForce, language: chosen, at, gone });
  const found = {
    gone,
    known: states,
    at,
    meeting,
    listed,
    states: inForce,
    all,
    language: chosen,
  };
  const request = requestOf(options, { found, wanted, subjects }, io);
  const drafts = carriedDrafts(subjects, request);
  const papers = carriedPapers(request, drafts);
  const files = [...drafts.map(({ file: draft }) => draft), ...papers];
  const standing = files.find(({ path }) => existsSync(path));
  if (standing !== undefined) {
    const place = { file: shownPath(io.cwd, standing.path), line: 1, column: 1 };
    throw unusable(
      'exists',
      'found a file, expected none of this name; nothing was written',
      place,
    );
  }
  const stale = staleCitations(request, drafts);
  writeFiles(library, files);
  printMessages(io, [
    ...table.messages,
    ...commentMessages(wanted, subjects, table.shown),
    ...leftLanguages(subjects, request),
    ...lackingInPapers(drafts, request),
    ...stale,
  ]);
  const paths = files.map(({ path }) => shownPath(io.cwd, path));
  if (options.json === true)
    printJson(io, {
      files: paths,
      citations: stale,
    });
  else io.out(paths.map((path) => `${path}\n`).join(''));
}

// A Decision without an id would stand in no table, and be lost.
function withoutIds({ text, facts, shown }: LibraryFile): readonly Message[] {
  if (facts.stage !== null) return [];
  return text.paragraphs.flatMap((paragraph): readonly Message[] => {
    const label = paragraph.kind === 'plain' ? labelOf(paragraph) : null;
    if (label === null || paragraph.id !== null) return [];
    const said = `found ${label.text} without an id, expected one, which revcop fmt gives it`;
    const place = { line: 1, column: 1, ...paragraph.place, file: shown };
    return [{ severity: 'error', rule: 'missing-id', text: said, place }];
  });
}

function isWhole({ depth }: DecisionState): boolean {
  return depth === 1;
}

function refuseEarlier(from: string, to: string, { profile }: ListedBody): void {
  const keys = Object.keys(profile.meetings);
  const order = (key: string): number =>
    keys.includes(key) ? keys.indexOf(key) : Number.POSITIVE_INFINITY;
  if (order(to) > order(from)) return;
  throw misuse('meeting', `found --from ${from} --to ${to}, expected a later meeting behind --to`);
}

// Whoever fills a table in may have printed it in another language.
function groundOf(
  states: readonly DecisionState[],
  { library, shelf, profile, files }: ListedBody,
  at: string,
): CarryGround {
  const there = files.map(({ facts }) => facts.language);
  const languages = [...new Set([...Object.keys(profile.languages), ...there])].sort();
  const readings = () =>
    [...new Set(there)].map((language) =>
      statesOf(decisionSources(library, shelf, profile, language), profile, at).states.filter(
        (state) => state.formal === 'in-force' && isWhole(state),
      ),
    );
  return { states, languages, readings };
}

function readTable(
  file: string,
  ground: CarryGround,
  io: Io,
): {
  readonly shown: string;
  readonly wanted: readonly Wanted[];
  readonly messages: readonly Message[];
} {
  const path = resolve(io.cwd, file);
  const shown = shownPath(io.cwd, path);
  const rows = readCsvRows(readSource(path, shown), shown);
  const { wanted, messages } = readCarryTable(rows, ground, shown);
  refuseErrors(messages);
  return { shown, wanted, messages };
}

interface Carrying {
  readonly found: Omit<CarryRequest, 'paper' | 'date' | 'wanted' | 'numbers'>;
  readonly wanted: readonly Wanted[];
  readonly subjects: readonly CarriedSubject[];
}

function requestOf(
  { paper, date }: Options,
  { found, wanted, subjects }: Carrying,
  io: Io,
): CarryRequest {
  if (paper === undefined)
    throw misuse('paper', 'found no --paper, expected the symbol of the paper');
  if (pathPart(paper) === null)
    throw misuse('paper', `found --paper ${paper}, expected the symbol of the paper`);
  refuseSymbol(paper, found);
  const day = date ?? io.today();
  if (!isDay(day)) throw misuse('date', `found --date ${day}, expected a day such as 2026-02-20`);
  return { ...found, paper, date: day, wanted, numbers: numbersOf(found, wanted, subjects) };
}

// The paper is what gives its drafts their letters: one symbol for two papers makes two Decisions one.
function refuseSymbol(
  paper: string,
  { meeting, listed }: Pick<CarryRequest, 'meeting' | 'listed'>,
): void {
  const { profile, shelf, body } = listed;
  const read = readSymbol(paper, profile);
  if (read === null && profile.symbols.length > 0)
    throw misuse(
      'paper',
      `found --paper ${paper}, expected a symbol of ${body.toUpperCase()} as its papers have them`,
    );
  if (read?.meeting != null && pathPart(read.meeting) !== meeting)
    throw misuse('paper', `found --paper ${paper}, expected the symbol of a paper of ${meeting}`);
  const same = shelf.files.find(
    ({ facts, text }) =>
      facts.instrument.body === body &&
      pathPart(frontString(text, 'paper') ?? '') === pathPart(paper),
  );
  if (same === undefined) return;
  const place = { file: same.shown, line: 1, column: 1 };
  throw unusable(
    'paper',
    `found the paper ${paper}, expected a symbol that none has yet for --paper; nothing was written`,
    place,
  );
}

// Letters go through the whole paper, whatever the subject, in the order in which the drafts stand there.
function numbersOf(
  { meeting, listed: { profile } }: Carrying['found'],
  wanted: readonly Wanted[],
  subjects: readonly CarriedSubject[],
): ReadonlyMap<string, string> {
  if (profile.amendedDecision === 'keeps-number') return new Map();
  const series = /\d+(?!.*\d)/.exec(meeting)?.[0] ?? '';
  const onceEach = subjects.filter(
    ({ subject }, at) => subjects.findIndex((other) => other.subject === subject) === at,
  );
  const drafts = onceEach.flatMap((one) => {
    const going = wanted.filter(
      ({ state, wish }) => state.subject === one.subject && (wish === 'renew' || wish === 'amend'),
    );
    const ids = new Map(going.map(({ state }) => [state.id, state]));
    return carriedOrder(carriedTexts(one), ids, profile.formulaFirst).map(
      (id) => `${one.subject}#${id}`,
    );
  });
  return new Map(
    drafts.map((name, index) => {
      const letter = draftLetter(index);
      if (letter !== null && series !== '') return [name, printProvisional({ series, letter })];
      throw unusable(
        'letters',
        `found ${drafts.length} drafts for ${meeting}, expected a meeting with a number and no more drafts than there are letters`,
      );
    }),
  );
}
