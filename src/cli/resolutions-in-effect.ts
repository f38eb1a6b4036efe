import type { Command } from 'commander';
import { keyOf } from '../library/front.ts';
import { printInstrument } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import { titleOf } from '../lineage/conform-stale.ts';
import { stateWord } from '../lineage/decisions/status-words.ts';
import {
  type AdoptedText,
  type GoneText,
  resolutionsInEffect,
} from '../lineage/resolutions-in-effect.ts';
import { frontString } from '../model/text.ts';
import { languageWords } from '../papers/write/layout.ts';
import type { ListDocument, ListPart } from '../papers/write/list-sheet.ts';
import { sentenceCase } from '../papers/write/summary-of-changes.ts';
import { printedName } from '../papers/write/text-name.ts';
import { titleAt } from './decisions-status.ts';
import type { End, Io } from './io.ts';
import { inOneLanguage, type ListedBody, type ListRequest, listedBody } from './list-body.ts';
import { listSheetFiles, writeListFiles } from './list-files.ts';
import { listForm, listLines } from './list-lines.ts';
import { printJson } from './report.ts';

interface Options extends ListRequest {
  readonly json?: true;
  readonly docx?: string;
  readonly html?: string;
}

const HELP = `
By number, each in its last revision. Below them stands what was deleted or repealed, in whole or in part, by what and why.

Examples:
  $ revcop resolutions in-effect --body BODY --at cop15
  $ revcop resolutions in-effect --body BODY --docx out/ --html out/`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('List the Resolutions in force by number, and what was deleted or repealed.')
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
  const listed = listedBody('resolution', options, io);
  const { profile, language, at, body, shelf } = listed;
  const own = shelf.files.filter(
    ({ facts }) => facts.instrument.body === body && facts.stage === null && facts.kind !== 'paper',
  );
  const texts = inOneLanguage(own, language, profile)
    .map((file) => ({ kind: file.facts.kind, text: adoptedText(file, listed) }))
    .filter(({ text }) => at === null || text.rank <= rankOf(at, listed));
  const found = resolutionsInEffect(
    texts.flatMap(({ kind, text }) => (kind === 'resolution' ? [text] : [])),
    texts.flatMap(({ kind, text }) => (kind === 'resolution' ? [] : [text])),
    profile.formulaFirst,
  );
  const print = printer(listed);
  const list = inEffectList(found.inForce, found.gone, print, listed);
  const name = `${body}_resolutions-in-effect${at === null ? '' : `_${at}`}.${language}`;
  const wanted = { docx: options.docx, html: options.html };
  const files = await listSheetFiles(list, listed, wanted, name, io);
  writeListFiles(listed, files, io, options.json === true);
  if (options.json === true)
    printJson(io, { body, at, language, ...jsonOf(found.inForce, found.gone, print) });
  else if (files.length === 0) io.out(`${listLines(list, listForm(io)).join('\n')}\n`);
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

function meetingOf(text: LibraryFile['text'], revision: string): string {
  return frontString(text, 'meeting')?.toLowerCase() ?? revision.replace(/^rev\./, '');
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
  inForce: readonly AdoptedText[],
  gone: readonly GoneText[],
  print: Printer,
  listed: ListedBody,
): ListDocument {
  const { words } = listed.words;
  const none: ListPart = { kind: 'note', text: words.listNone ?? '' };
  return {
    language: listed.language,
    title: titleAt(words.listResolutions ?? '', listed.at, listed),
    direction: 'portrait',
    parts: [
      inForce.length === 0 ? none : inForceTable(inForce, print, listed),
      { kind: 'heading', level: 2, text: words.listGone ?? '' },
      gone.length === 0 ? none : goneTable(gone, print, listed),
    ],
  };
}

function inForceTable(
  inForce: readonly AdoptedText[],
  print: Printer,
  listed: ListedBody,
): ListPart {
  const { words } = listed.words;
  return {
    kind: 'table',
    heads: [words.number, words.listSubject].map((head) => sentenceCase(head ?? '')),
    widths: [35, 65],
    rows: inForce.map((text) => [print(text), titleOf(text.text)]),
  };
}

function goneTable(
  gone: readonly GoneText[],
  print: Printer,
  { words: all }: ListedBody,
): ListPart {
  const { words } = all;
  const heads = [words.number, words.listExtent, words.listFormal, words.listBy, words.listReason];
  return {
    kind: 'table',
    heads: heads.map((head) => sentenceCase(head ?? '')),
    widths: [22, 23, 13, 20, 22],
    rows: gone.map((each) => {
      const { of, places, formal, by, reason, consolidated } = each;
      const extent =
        places === null ? words.listInWhole : `${words.listInPart} (${places.join(', ')})`;
      const merged = (words.listConsolidated ?? '{other}').replace('{other}', () => print(by));
      return [
        print(of),
        extent ?? '',
        stateWord(formal, all),
        print(by),
        reason ?? (consolidated ? merged : ''),
      ];
    }),
  };
}

function jsonOf(inForce: readonly AdoptedText[], gone: readonly GoneText[], print: Printer) {
  return {
    inForce: inForce.map((text) => ({
      of: text.of,
      key: text.key,
      name: print(text),
      title: titleOf(text.text),
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
