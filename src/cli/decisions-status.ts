import type { Command } from 'commander';
import { writeCsv } from '../formats/csv.ts';
import { writeXlsxTable } from '../formats/xlsx.ts';
import { misuse, refuseErrors } from '../library/cli-error.ts';
import type { NewFile } from '../library/write.ts';
import type { DecisionState, Formal, Substance } from '../lineage/decisions/states.ts';
import {
  formalLines,
  printedNumber,
  stateWord,
  substanceLine,
} from '../lineage/decisions/status-words.ts';
import { isRightToLeft } from '../model/text.ts';
import type { ListDocument, ListPart } from '../papers/write/list-sheet.ts';
import { sentenceCase } from '../papers/write/summary-of-changes.ts';
import { decisionSources, statesOf } from './decision-states.ts';
import { destination } from './destination.ts';
import type { End, Io } from './io.ts';
import { type ListedBody, type ListRequest, listedBody, meetingOf } from './list-body.ts';
import { listSheetFiles, writeListFiles } from './list-files.ts';
import { listForm, listLines } from './list-lines.ts';
import { printJson, printMessages } from './report.ts';

interface Options extends ListRequest {
  readonly meeting?: string;
  readonly addressee?: string;
  readonly status?: string;
  readonly subject?: string;
  readonly json?: true;
  readonly csv?: string;
  readonly xlsx?: string;
  readonly docx?: string;
  readonly html?: string;
}

const FORMALS: readonly Formal[] = [
  'draft',
  'in-force',
  'renewed',
  'amended',
  'deleted',
  'repealed',
];
const SUBSTANCES: readonly Substance[] = ['implemented', 'continued', 'superseded', 'lapsed'];
const FILES = ['csv', 'xlsx', 'docx', 'html'] as const;

const HELP = `
Two facts are told of each Decision and item: its formal status, and what became of the task. With --at nothing counts that a later
meeting did. Facts that no text tells stand in decisions/BODY/SUBJECT.yaml.

Examples:
  $ revcop decisions status --body BODY --meeting cop14
  $ revcop decisions status --body BODY --at cop15 --status in-force --xlsx status.xlsx`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Tell the formal status of every Decision and item, and what became of the task.')
    .option('--body <name>', 'the body, where the library has several')
    .option('--language <tag>', 'the language of the texts')
    .option('--meeting <key>', 'Decisions of this meeting')
    .option('--addressee <words>', 'Decisions under headings with these words')
    .option('--status <name>', [...FORMALS, ...SUBSTANCES, 'proposed'].join(', '))
    .option('--subject <name>', 'Decisions of this subject')
    .option('--at <meeting>', 'as it was known when this meeting had ended')
    .option('--json', 'print the states as JSON')
    .option('--csv <file>', 'write a CSV file (a folder: end it with /)')
    .option('--xlsx <file>', 'write an Excel workbook')
    .option('--docx <file>', 'write a Word file')
    .option('--html <file>', 'write an HTML file')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      await showStatus(options, io);
      end(0);
    });
}

async function showStatus(options: Options, io: Io): Promise<void> {
  refuseStatus(options.status);
  const listed = listedBody('decisions', options, io);
  const { library, shelf, profile, language, at } = listed;
  const found = statesOf(decisionSources(library, shelf, profile, language), profile, at);
  refuseErrors(found.messages);
  printMessages(io, found.messages);
  const meeting = meetingOf(profile, options.meeting);
  refuseUnknown(found.states, options);
  const states = found.states.filter((state) => isWanted(state, meeting, options));
  const table = statusTable(states, listed);
  const list = statusList(states, table, listed);
  const files = await filesOf(list, table, listed, options, io);
  writeListFiles(listed, files, io, options.json === true);
  if (options.json === true) printJson(io, { body: listed.body, at, language, states });
  else if (files.length === 0) io.out(`${listLines(list, listForm(io)).join('\n')}\n`);
}

function refuseStatus(status: string | undefined): void {
  const known: readonly string[] = [...FORMALS, ...SUBSTANCES, 'proposed'];
  if (status === undefined || known.includes(status)) return;
  throw misuse('arguments', `found --status ${status}, expected one of ${known.join(', ')}`);
}

// A name that nothing bears is a slip; that nothing of a subject has a status is an answer.
function refuseUnknown(states: readonly DecisionState[], { addressee, subject }: Options): void {
  const { subjects, addressees } = {
    subjects: new Set(states.map((state) => state.subject)),
    addressees: new Set(states.map((state) => state.addressee).filter((words) => words !== '')),
  };
  const refuse = (option: string, typed: string, there: ReadonlySet<string>): never => {
    throw misuse(
      'arguments',
      `found --${option} ${typed}, expected words of one of ${[...there].join(', ') || 'none'}`,
    );
  };
  if (subject !== undefined && !states.some((state) => isOfSubject(state, subject)))
    refuse('subject', subject, subjects);
  if (addressee !== undefined && !states.some((state) => has(state.addressee, addressee)))
    refuse('addressee', addressee, addressees);
}

function has(words: string, wanted: string): boolean {
  return words.toLowerCase().includes(wanted.toLowerCase());
}

function isOfSubject({ subject, title }: DecisionState, wanted: string): boolean {
  return has(subject, wanted) || has(title, wanted);
}

function isWanted(
  state: DecisionState,
  meeting: string | null,
  { addressee = '', status, subject = '' }: Options,
): boolean {
  const isStatus =
    status === undefined ||
    state.formal === status ||
    state.substance === status ||
    (status === 'proposed' && state.proposals.length > 0);
  return (
    isStatus &&
    (meeting === null || state.meeting === meeting) &&
    has(state.addressee, addressee) &&
    isOfSubject(state, subject)
  );
}

// As many characters as tell one Decision from another.
const OPENING = 90;

type ListTable = Extract<ListPart, { readonly kind: 'table' }>;

function statusTable(states: readonly DecisionState[], { words: all }: ListedBody): ListTable {
  const { words } = all;
  const heads = [
    words.number,
    words.listSubject,
    words.listDirectedTo,
    words.openingWords,
    words.listFormal,
    words.listFollowUp,
  ];
  return {
    kind: 'table',
    heads: heads.map((head) => sentenceCase(head ?? '')),
    widths: [9, 13, 16, 28, 20, 14],
    rows: states.map((state) => [
      printedNumber(state, all),
      state.title,
      state.addressee,
      opening(state.words),
      formalLines(state, all).join('\n'),
      substanceLine(state, all),
    ]),
  };
}

function statusList(
  states: readonly DecisionState[],
  table: ListTable,
  listed: ListedBody,
): ListDocument {
  const { words } = listed.words;
  const none: ListPart = { kind: 'note', text: words.listNone ?? '' };
  return {
    language: listed.language,
    title: titleAt(words.listStatus ?? '', listed.at, listed),
    direction: 'landscape',
    parts: [{ kind: 'note', text: countsOf(states, listed) }, states.length === 0 ? none : table],
  };
}

/** A title with the meeting after which things stood so. */
export function titleAt(title: string, at: string | null, { words }: ListedBody): string {
  if (at === null) return title;
  return (words.words.listAt ?? '{title}')
    .replace('{title}', () => title)
    .replace('{meeting}', () => words.meetingName(at));
}

// Whole Decisions and items are counted alike: each has a status of its own.
function countsOf(states: readonly DecisionState[], { words }: ListedBody): string {
  const count = (name: Formal | Substance): string[] => {
    const number = states.filter((each) => each.formal === name || each.substance === name).length;
    return number === 0 ? [] : [`${stateWord(name, words)} ${number}`];
  };
  const total = `${sentenceCase(words.words.total ?? '')} ${states.length}`;
  return [total, ...[...FORMALS, ...SUBSTANCES].flatMap(count)].join(' · ');
}

function opening(words: string): string {
  const signs = [...words];
  if (signs.length <= OPENING) return words;
  const cut = signs.slice(0, OPENING).join('');
  return `${cut.replace(/\s+\S*$/u, '')} …`;
}

async function filesOf(
  list: ListDocument,
  table: ListTable,
  listed: ListedBody,
  options: Options,
  io: Io,
): Promise<readonly NewFile[]> {
  const name = `${listed.body}_decisions${listed.at === null ? '' : `_${listed.at}`}.${listed.language}`;
  if (FILES.every((each) => options[each] === undefined)) return [];
  const files: NewFile[] = [];
  if (options.csv !== undefined)
    files.push({
      path: destination(options.csv, io.cwd, name, 'csv'),
      content: writeCsv([table.heads, ...table.rows]),
    });
  if (options.xlsx !== undefined)
    files.push({
      path: destination(options.xlsx, io.cwd, name, 'xlsx'),
      content: await writeXlsxTable({
        name: list.title,
        title: list.title,
        head: table.heads,
        rows: table.rows.map((row) => row.map((text) => (text === '' ? [] : [{ text }]))),
        widths: table.widths,
        rightToLeft: isRightToLeft(list.language),
        date: io.today(),
      }),
    });
  return [
    ...files,
    ...(await listSheetFiles(list, listed, { docx: options.docx, html: options.html }, name, io)),
  ];
}
