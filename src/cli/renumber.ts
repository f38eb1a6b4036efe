import type { Command } from 'commander';
import { refuseErrors, unusable } from '../library/cli-error.ts';
import { loadProfile } from '../library/profile.ts';
import type { LibraryFile } from '../library/texts.ts';
import { type Renumbered, renumbering } from '../lineage/renumber.ts';
import type { Message } from '../model/message.ts';
import { showHidden } from '../model/message.ts';
import { brokenLocks } from '../model/numbering.ts';
import { outlineOf } from '../model/outline.ts';
import { baseTextOf } from './base-text.ts';
import { fileIn } from './chain-of.ts';
import { findDraft, type NamedDraft } from './draft-named.ts';
import { goneIn } from './gone-decisions.ts';
import type { End, Io } from './io.ts';
import { printJson } from './report.ts';

interface Options {
  readonly language?: string;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
Prints what is numbered: old number (in the text in force) → working number (as the room sees it) → final number (once the draft is
adopted). A number that stands as – is not there: the old one of a new paragraph, the final one of a deleted paragraph.
A number that must not move has the class .lock; one that cannot be kept is an error. Nothing is written.

Examples:
  $ revcop renumber BODY/11.24@rev.cop15.draft
  $ revcop renumber resolutions/BODY/11.24/rev.cop15.draft.fr.md --json`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Print old, working and final number of every paragraph of a draft.')
    .argument('<draft>', 'a file, BODY/11.24@rev.cop15.draft or decision:BODY/cop15/SUBJECT.draft')
    .option('--language <tag>', 'the language (default: that of the file, else the first)')
    .option('--json', 'print the numbers as JSON')
    .addHelpText('after', HELP)
    .action((name: string, options: Options) => {
      renumber(name, options, io);
      end(0);
    });
}

function renumber(name: string, options: Options, io: Io): void {
  const found = findDraft(name, options.library, io);
  const profile = loadProfile(found.library.root, found.instrument.body);
  const { formulaFirst } = profile;
  refuseErrors(found.draft.files.flatMap((file) => lockErrors(file, formulaFirst)));
  const file = chosenFile(found, options.language?.toLowerCase());
  const gone = goneIn(found.library, file.text, profile);
  const base = baseTextOf(found, file.facts.language, profile, gone);
  const rows = renumbering(base, file.text, formulaFirst);
  if (options.json === true)
    printJson(io, {
      draft: found.draft.key,
      base: found.base?.key ?? null,
      language: file.facts.language,
      numbers: rows.map(({ id, role, old, working, final }) => ({ id, role, old, working, final })),
    });
  else io.out(numberLines(rows));
}

function chosenFile({ draft, language }: NamedDraft, asked: string | undefined): LibraryFile {
  const [first] = draft.files;
  if (first === undefined)
    throw unusable('language', `found no file of ${draft.key}, expected one`);
  return fileIn(draft, asked ?? language ?? first.facts.language);
}

/** An error for each `.lock` of a draft that cannot be kept, at its line. */
export function lockErrors(
  { text, shown }: Pick<LibraryFile, 'text' | 'shown'>,
  formulaFirst: boolean,
): readonly Message[] {
  return brokenLocks(text, outlineOf(text, formulaFirst)).map(({ index, label, least }) => ({
    severity: 'error',
    rule: 'lock',
    text: `found ${label.text} locked, expected ${least.text} or a later number, which stands behind those before it`,
    place: { line: 1, column: 1, ...text.paragraphs[index]?.place, file: shown },
  }));
}

const HEADS = ['old', 'working', 'final'] as const;
// As much of a paragraph as goes on a line of a terminal beside its numbers.
const OPENING = 60;

/** Numbers in columns under their heads, each with the first words of its paragraph. */
export function numberLines(rows: readonly Renumbered[]): string {
  const cells = rows.map(({ old, working, final }) =>
    [old, working, final].map((number) => showHidden(number ?? '–')),
  );
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (numbers: readonly string[], words: string): string =>
    [...numbers.map((number, column) => number.padEnd(widths[column] ?? 0)), words]
      .join('  ')
      .trimEnd();
  const lines = rows.map((row, index) => line(cells[index] ?? [], opening(row.words)));
  return `${[line(HEADS, ''), ...lines].join('\n')}\n`;
}

function opening(words: string): string {
  const letters = [...showHidden(words.replace(/\s+/g, ' ').trim())];
  return letters.length <= OPENING
    ? letters.join('')
    : `${letters.slice(0, OPENING - 1).join('')}…`;
}
