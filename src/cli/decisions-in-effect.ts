import type { Command } from 'commander';
import {
  type DecisionsInEffect,
  decisionsInEffect,
  type GoneDecision,
  type SubjectInForce,
} from '../lineage/decisions/in-effect.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import {
  byParts,
  printedNumber,
  type StatusWords,
  stateWord,
  substanceLine,
} from '../lineage/decisions/status-words.ts';
import type { ListDocument, ListPart } from '../papers/write/list-sheet.ts';
import { listedDecisions } from './decision-states.ts';
import type { End, Io } from './io.ts';
import type { ListedBody } from './list-body.ts';
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

const HELP = `
By subject, in the order that decisions/BODY/SUBJECT.yaml gives them. Below them stands what was deleted or repealed, by what and why.
CSV and Excel have a row each with all its words, what is in force first.

Examples:
  $ revcop decisions in-effect --body BODY --at cop15
  $ revcop decisions in-effect --body BODY --docx out/ --html out/ --xlsx out/`;

export function define(command: Command, io: Io, end: End): void {
  bodyOptions(
    command.description(
      'List the Decisions in force by subject, and what was deleted or repealed.',
    ),
  );
  listOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: ListOptions) => {
      await showInEffect(options, io);
      end(0);
    });
}

async function showInEffect(options: ListOptions, io: Io): Promise<void> {
  const { listed, states } = listedDecisions(options, io);
  const data = decisionsInEffect(states);
  const list = inEffectList(data, listed);
  const table = inEffectTable(data, listed);
  await giveList(
    { list, table, data, name: listName(listed, 'decisions-in-effect') },
    listed,
    options,
    io,
  );
}

function inEffectList({ subjects, gone }: DecisionsInEffect, listed: ListedBody): ListDocument {
  const { words } = listed.words;
  const none: ListPart = { kind: 'note', text: words.listNone ?? '' };
  return {
    language: listed.language,
    title: titleAt(words.listDecisions ?? '', listed.at, listed),
    direction: 'portrait',
    parts: [
      ...(subjects.length === 0
        ? [none]
        : subjects.flatMap((subject) => subjectParts(subject, listed.words))),
      { kind: 'heading', level: 2, text: words.listGone ?? '' },
      gone.length === 0 ? none : goneTable(gone, listed),
    ],
  };
}

function subjectParts(
  { title, directed }: SubjectInForce,
  words: StatusWords,
): readonly ListPart[] {
  return [
    { kind: 'heading', level: 2, text: title },
    ...directed.flatMap(({ addressee, states }): readonly ListPart[] => [
      ...(addressee === '' ? [] : [{ kind: 'directed-to' as const, text: addressee }]),
      ...states.map((state) => itemPart(state, words)),
    ]),
  ];
}

// An item prints its own number alone, below that of its Decision.
function itemPart(state: DecisionState, all: StatusWords): ListPart {
  const { depth, label, words } = state;
  const own = depth <= 1 ? printedNumber(state, all) : (label.split(' ').at(-1) ?? label);
  return { kind: 'item', depth, label: own, text: words };
}

function goneTable(gone: readonly GoneDecision[], listed: ListedBody): ListTable {
  const { words } = listed;
  return {
    kind: 'table',
    heads: listHeads(listed, [
      'number',
      'listSubject',
      'listFormal',
      'listBy',
      'listReason',
      'listFollowUp',
    ]),
    widths: [11, 15, 17, 17, 22, 18],
    rows: gone.map((each) => [
      printedNumber(each.state, words),
      each.state.title,
      ...goneCells(each, words),
    ]),
  };
}

// What befell it, by what, why, and what became of the task.
function goneCells({ state, whole }: GoneDecision, all: StatusWords): readonly string[] {
  const { words } = all;
  return [
    `${stateWord(state.formal, all)} (${(whole ? words.listInWhole : words.listInPart) ?? ''})`,
    byParts(state.formalBy, all).join(', '),
    state.reason ?? '',
    substanceLine(state, all),
  ];
}

/** What is in force and what went in one table, with the whole numbers and words of items: a spreadsheet is sorted and cut. */
function inEffectTable({ subjects, gone }: DecisionsInEffect, listed: ListedBody): ListTable {
  const { words } = listed;
  const row = (state: DecisionState, told: readonly string[]): readonly string[] => [
    printedNumber(state, words),
    state.title,
    state.addressee,
    state.words,
    ...told,
  ];
  const inForce = subjects.flatMap(({ directed }) => directed.flatMap(({ states }) => states));
  return {
    kind: 'table',
    heads: listHeads(listed, [
      'number',
      'listSubject',
      'listDirectedTo',
      'text',
      'listFormal',
      'listBy',
      'listReason',
      'listFollowUp',
    ]),
    widths: [14, 24, 24, 60, 22, 22, 32, 32],
    rows: [
      ...inForce.map((state) =>
        row(state, [
          stateWord(state.formal, words),
          byParts(state.formalBy, words).join(', '),
          state.reason ?? '',
          substanceLine(state, words),
        ]),
      ),
      ...gone.map((each) => row(each.state, goneCells(each, words))),
    ],
  };
}
