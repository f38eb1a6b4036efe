import type { Command } from 'commander';
import { refuseErrors } from '../library/cli-error.ts';
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
import { sentenceCase } from '../papers/write/summary-of-changes.ts';
import { decisionSources, statesOf } from './decision-states.ts';
import { titleAt } from './decisions-status.ts';
import type { End, Io } from './io.ts';
import { type ListedBody, type ListRequest, listedBody } from './list-body.ts';
import { listSheetFiles, writeListFiles } from './list-files.ts';
import { listForm, listLines } from './list-lines.ts';
import { printJson, printMessages } from './report.ts';

interface Options extends ListRequest {
  readonly json?: true;
  readonly docx?: string;
  readonly html?: string;
}

const HELP = `
By subject, in the order that decisions/BODY/SUBJECT.yaml gives them. Below them stands what was deleted or repealed, by what and why.

Examples:
  $ revcop decisions in-effect --body BODY --at cop15
  $ revcop decisions in-effect --body BODY --docx out/ --html out/`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('List the Decisions in force by subject, and what was deleted or repealed.')
    .option('--body <name>', 'the body, where the library has several')
    .option('--language <tag>', 'the language of the texts')
    .option('--at <meeting>', 'as things stood when this meeting had ended')
    .option('--json', 'print the list as JSON')
    .option('--docx <file>', 'write a Word file (a folder: end it with /)')
    .option('--html <file>', 'write an HTML file')
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      await showInEffect(options, io);
      end(0);
    });
}

async function showInEffect(options: Options, io: Io): Promise<void> {
  const listed = listedBody('decisions', options, io);
  const { library, shelf, profile, language, at, body } = listed;
  const found = statesOf(decisionSources(library, shelf, profile, language), profile, at);
  refuseErrors(found.messages);
  printMessages(io, found.messages);
  const inEffect = decisionsInEffect(found.states);
  const list = inEffectList(inEffect, listed);
  const name = `${body}_decisions-in-effect${at === null ? '' : `_${at}`}.${language}`;
  const wanted = { docx: options.docx, html: options.html };
  const files = await listSheetFiles(list, listed, wanted, name, io);
  writeListFiles(listed, files, io, options.json === true);
  if (options.json === true) printJson(io, { body, at, language, ...inEffect });
  else if (files.length === 0) io.out(`${listLines(list, listForm(io)).join('\n')}\n`);
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

function goneTable(gone: readonly GoneDecision[], listed: ListedBody): ListPart {
  const { words: all } = listed;
  const { words } = all;
  const heads = [
    words.number,
    words.listSubject,
    words.listFormal,
    words.listBy,
    words.listReason,
    words.listFollowUp,
  ];
  return {
    kind: 'table',
    heads: heads.map((head) => sentenceCase(head ?? '')),
    widths: [11, 15, 17, 17, 22, 18],
    rows: gone.map(({ state, whole }) => [
      printedNumber(state, all),
      state.title,
      `${stateWord(state.formal, all)} (${(whole ? words.listInWhole : words.listInPart) ?? ''})`,
      byParts(state.formalBy, all).join(', '),
      state.reason ?? '',
      substanceLine(state, all),
    ]),
  };
}
