import type { Command } from 'commander';
import { misuse } from '../library/cli-error.ts';
import type { DecisionState, Formal, Substance } from '../lineage/decisions/states.ts';
import {
  formalLines,
  printedNumber,
  stateWord,
  substanceLine,
} from '../lineage/decisions/status-words.ts';
import type { ListDocument, ListPart } from '../papers/write/list-sheet.ts';
import { sentenceCase } from '../papers/write/summary-of-changes.ts';
import { listedDecisions } from './decision-states.ts';
import type { End, Io } from './io.ts';
import { type ListedBody, meetingOf } from './list-body.ts';
import {
  bodyOptions,
  giveList,
  type ListOptions,
  type ListTable,
  listHeads,
  listName,
  listOptions,
  titleAt,
} from './list-files.ts';

interface Options extends ListOptions {
  readonly meeting?: string;
  readonly addressee?: string;
  readonly status?: string;
  readonly subject?: string;
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

const HELP = `
Two facts are told of each Decision and item: its formal status, and what became of the task. With --at nothing counts that a later
meeting did. Facts that no text tells stand in decisions/BODY/SUBJECT.yaml.

Examples:
  $ revcop decisions status --body BODY --meeting cop14
  $ revcop decisions status --body BODY --at cop15 --status in-force --xlsx status.xlsx`;

export function define(command: Command, io: Io, end: End): void {
  bodyOptions(
    command.description(
      'Tell the formal status of every Decision and item, and what became of the task.',
    ),
  )
    .option('--meeting <key>', 'Decisions of this meeting')
    .option('--addressee <words>', 'Decisions under headings with these words')
    .option('--status <name>', [...FORMALS, ...SUBSTANCES, 'proposed'].join(', '))
    .option('--subject <name>', 'Decisions of this subject');
  listOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      await showStatus(options, io);
      end(0);
    });
}

async function showStatus(options: Options, io: Io): Promise<void> {
  refuseStatus(options.status);
  const { listed, states: all } = listedDecisions(options, io);
  const meeting = meetingOf(listed.profile, options.meeting);
  refuseUnknown(all, options);
  const states = all.filter((state) => isWanted(state, meeting, options));
  const table = statusTable(states, listed);
  const list = statusList(states, table, listed);
  const name = listName(listed, 'decisions');
  await giveList({ list, table, data: { states }, name }, listed, options, io);
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

function statusTable(states: readonly DecisionState[], listed: ListedBody): ListTable {
  const { words: all } = listed;
  return {
    kind: 'table',
    heads: listHeads(listed, [
      'number',
      'listSubject',
      'listDirectedTo',
      'openingWords',
      'listFormal',
      'listFollowUp',
    ]),
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
