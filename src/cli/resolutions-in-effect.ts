import type { Command } from 'commander';
import { refuseErrors } from '../library/cli-error.ts';
import { keyOf } from '../library/front.ts';
import { printInstrument } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import { titleOf } from '../lineage/conform-stale.ts';
import { rankIn } from '../lineage/decisions/known.ts';
import { byParts, stateWord } from '../lineage/decisions/status-words.ts';
import { meetingIn } from '../lineage/recorded.ts';
import {
  type AdoptedText,
  type GoneText,
  type ResolutionsInEffect,
  resolutionsInEffect,
} from '../lineage/resolutions-in-effect.ts';
import { frontString } from '../model/text.ts';
import { languageWords } from '../papers/write/layout.ts';
import type { ListDocument, ListPart } from '../papers/write/list-sheet.ts';
import { printedName } from '../papers/write/text-name.ts';
import { inOneLanguage, lastDrafts } from './editions.ts';
import type { End, Io } from './io.ts';
import { type ListedBody, listedBody } from './list-body.ts';
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
import { repealMessages } from './repeal-messages.ts';
import { printMessages } from './report.ts';

const HELP = `
By number, each in its last revision, with what drafts would repeal of them. Below them stands what was deleted or repealed, in whole or in part, by what and why.
CSV and Excel have a row each, what is in force first.

Examples:
  $ revcop resolutions in-effect --body BODY --at cop15
  $ revcop resolutions in-effect --body BODY --docx out/ --html out/ --xlsx out/`;

export function define(command: Command, io: Io, end: End): void {
  bodyOptions(
    command.description(
      'List the Resolutions in force by number, and what was deleted or repealed.',
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
  const listed = listedBody('resolution', options, io);
  const { profile, language, at, body, shelf } = listed;
  const own = shelf.files.filter(
    ({ facts }) => facts.instrument.body === body && facts.stage === null && facts.kind !== 'paper',
  );
  const messages = repealMessages(own, profile);
  refuseErrors(messages);
  printMessages(io, messages);
  const texts = inOneLanguage(own, language, profile)
    .map((file) => ({ kind: file.facts.kind, text: adoptedText(file, listed) }))
    .filter(({ text }) => at === null || text.rank <= rankOf(at, listed));
  const found = resolutionsInEffect(
    texts.flatMap(({ kind, text }) => (kind === 'resolution' ? [text] : [])),
    texts.flatMap(({ kind, text }) => (kind === 'resolution' ? [] : [text])),
    profile.formulaFirst,
    draftsIn(listed),
  );
  const print = printer(listed);
  const whole = {
    list: inEffectList(found, print, listed),
    table: inEffectTable(found, print, listed),
    data: jsonOf(found, print),
    name: listName(listed, 'resolutions-in-effect'),
  };
  await giveList(whole, listed, options, io);
}

function adoptedText({ facts, text }: LibraryFile, listed: ListedBody): AdoptedText {
  const { instrument, printed, base } = facts;
  const of = printInstrument(instrument);
  return {
    of,
    number: printed,
    key: keyOf(facts),
    base,
    rank: rankOf(meetingOf(text, facts.revision), listed),
    text,
  };
}

// A draft is known by the symbol of its paper; a meeting that the body does not list comes last.
function draftsIn(listed: ListedBody): readonly AdoptedText[] {
  const { shelf, profile, language, body, at } = listed;
  const own = shelf.files.filter(
    ({ facts }) => facts.instrument.body === body && facts.kind !== 'paper',
  );
  const once = inOneLanguage(own, language, profile);
  const isLast = lastDrafts(once);
  const rankOfDraft = rankIn(Object.keys(profile.meetings));
  return once.filter(isLast).flatMap((file): readonly AdoptedText[] => {
    const meeting = meetingIn(file.text);
    if (meeting === null || (at !== null && rankOfDraft(meeting) > rankOfDraft(at))) return [];
    const number = frontString(file.text, 'paper') ?? '';
    return [{ ...adoptedText(file, listed), number, rank: rankOfDraft(meeting) }];
  });
}

function meetingOf(text: LibraryFile['text'], revision: string): string {
  return meetingIn(text) ?? revision;
}

// What names no meeting of the body was there before all of them.
function rankOf(meeting: string, { profile }: ListedBody): number {
  return Object.keys(profile.meetings).indexOf(meeting);
}

type Printer = (text: AdoptedText) => string;

function printer({ profile, language }: ListedBody): Printer {
  const words = languageWords(profile, language);
  return ({ text, number }) => printedName(text, words, profile) || number;
}

function inEffectList(
  found: ResolutionsInEffect,
  print: Printer,
  listed: ListedBody,
): ListDocument {
  const { inForce, gone } = found;
  const { words } = listed.words;
  const none: ListPart = { kind: 'note', text: words.listNone ?? '' };
  return {
    language: listed.language,
    title: titleAt(words.listResolutions ?? '', listed.at, listed),
    direction: 'portrait',
    parts: [
      inForce.length === 0 ? none : inForceTable(found, print, listed),
      { kind: 'heading', level: 2, text: words.listGone ?? '' },
      gone.length === 0 ? none : goneTable(gone, print, listed),
    ],
  };
}

// A column says what is proposed, where something is.
function inForceTable(
  { inForce, proposed }: ResolutionsInEffect,
  print: Printer,
  listed: ListedBody,
): ListTable {
  const told = proposed.length > 0;
  return {
    kind: 'table',
    heads: listHeads(listed, ['number', 'listSubject', ...(told ? ['listFormal'] : [])]),
    widths: told ? [28, 42, 30] : [35, 65],
    rows: inForce.map((text) => [
      print(text),
      titleOf(text.text),
      ...(told ? [inForceLines(text, proposed, listed)] : []),
    ]),
  };
}

/** That a text is in force, and below it what is proposed: `proposed: repealed, in part: 2 (COP9, Doc.7)`. */
function inForceLines(
  text: AdoptedText,
  proposed: readonly GoneText[],
  { words: all }: ListedBody,
): string {
  const { words } = all;
  const asked = proposed
    .filter(({ of }) => of === text)
    .map((each) => {
      const { formal, by } = each;
      const what = [stateWord(formal, all), extentOf(each, words)].join(words.changeSeparator);
      const parts = byParts({ meeting: meetingIn(by.text) ?? '', document: by.number }, all);
      return (words.listProposed ?? '{what}').replace(
        '{what}',
        () => `${what} (${parts.join(', ')})`,
      );
    });
  return [stateWord('in-force', all), ...asked].join('\n');
}

function goneTable(gone: readonly GoneText[], print: Printer, listed: ListedBody): ListTable {
  return {
    kind: 'table',
    heads: listHeads(listed, ['number', 'listExtent', 'listFormal', 'listBy', 'listReason']),
    widths: [22, 23, 13, 20, 22],
    rows: gone.map((each) => [print(each.of), ...goneCells(each, print, listed)]),
  };
}

// How much of it went, what befell it, by what and why.
function goneCells(each: GoneText, print: Printer, { words: all }: ListedBody): readonly string[] {
  const { formal, by, reason, consolidated } = each;
  const { words } = all;
  const merged = (words.listConsolidated ?? '{other}').replace('{other}', () => print(by));
  const why = reason ?? (consolidated ? merged : '');
  return [extentOf(each, words), stateWord(formal, all), print(by), why];
}

function extentOf({ places }: GoneText, words: Readonly<Record<string, string>>): string {
  const part = (words.columnHead ?? '{head}: ').replace('{head}', () => words.listInPart ?? '');
  return places === null ? (words.listInWhole ?? '') : `${part}${places.join(', ')}`;
}

/** What is in force and what went in one table: a spreadsheet is sorted and cut. */
function inEffectTable(
  { inForce, gone, proposed }: ResolutionsInEffect,
  print: Printer,
  listed: ListedBody,
): ListTable {
  return {
    kind: 'table',
    heads: listHeads(listed, [
      'number',
      'listSubject',
      'listExtent',
      'listFormal',
      'listBy',
      'listReason',
    ]),
    widths: [32, 60, 26, 18, 32, 40],
    rows: [
      ...inForce.map((text) => [
        print(text),
        titleOf(text.text),
        '',
        inForceLines(text, proposed, listed),
        '',
        '',
      ]),
      ...gone.map((each) => [
        print(each.of),
        titleOf(each.of.text),
        ...goneCells(each, print, listed),
      ]),
    ],
  };
}

function jsonOf({ inForce, gone, proposed }: ResolutionsInEffect, print: Printer) {
  return {
    inForce: inForce.map((text) => ({
      of: text.of,
      key: text.key,
      name: print(text),
      title: titleOf(text.text),
      proposed: proposed
        .filter(({ of }) => of === text)
        .map(({ places, formal, by }) => ({ places, formal, by: by.number })),
    })),
    gone: gone.map(({ of, places, formal, by, reason, consolidated }) => ({
      of: of.of,
      key: of.key,
      places,
      formal,
      by: by.of,
      byKey: by.key,
      reason,
      consolidated,
    })),
  };
}
