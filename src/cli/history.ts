import type { Command } from 'commander';
import { CliError, misuse, unusable } from '../library/cli-error.ts';
import { adoptedChain } from '../lineage/chain.ts';
import { type ConcordanceRow, concordance } from '../lineage/concordance.ts';
import type { Continuation } from '../lineage/elsewhere.ts';
import {
  heirOfMerger,
  historyOf,
  itemsOf,
  type ParagraphHistory,
  type Records,
  rowsLabelled,
} from '../lineage/history.ts';
import { continuedElsewhere } from './elsewhere.ts';
import { historyJson } from './history-json.ts';
import { type ContinuedHistory, historyLines, type Told } from './history-lines.ts';
import { type History, openHistory } from './history-of.ts';
import type { End, Io } from './io.ts';
import { placesElsewhere } from './place-elsewhere.ts';
import { repealsOf } from './repeals-of.ts';
import { printJson } from './report.ts';

interface Options {
  readonly label?: string;
  readonly in?: string;
  readonly allStages?: boolean;
  readonly json?: boolean;
  readonly language?: string;
  readonly library?: string;
}

const HELP = `
OF is an instrument of the library, BODY/11.24. The paragraph is named by its id, OF#ID, or by the label under which a revision has
it: --label '8 a)' --in rev.cop13 (without --in the one in force). A label is typed as it is cited: 8, '8 a)', '6 bis', A3, 'Annex 1, 3'.

Of each meeting: the label, what became of the paragraph, the paper that proposed it, the redline, and behind > the reason or
the comment of the draft. What hangs on the paragraph is told below it.

Examples:
  $ revcop history BODY/11.24 --label 8 --in rev.cop13
  $ revcop history 'BODY/11.24#bamot' --language fr`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Tell what became of a paragraph at every later and earlier meeting.')
    .argument('<of>', 'the instrument, with #ID behind it where the paragraph is named so')
    .option('--label <label>', 'the label of the paragraph, as it is cited')
    .option('--in <revision>', 'the revision that has this label (default: the one in force)')
    .option('--all-stages', 'drafts too')
    .option('--json', 'print the history as JSON')
    .option('--language <tag>', 'the language, where the text has several')
    .addHelpText('after', HELP)
    .action((name: string, options: Options) => {
      printHistory(name, options, io);
      end(0);
    });
}

function printHistory(name: string, options: Options, io: Io): void {
  const asked = readAsked(name, options);
  const history = openHistory(asked.of, options, io);
  const records = recordsOf(history, options.allStages === true);
  const row =
    asked.id === null ? labelled(asked.label, history, records) : named(asked.id, records);
  const items = itemsOf(row, homeOf(row, history, records), records);
  const { library, instrument, language } = history;
  const paragraph = historyOf(row, records);
  const heirs = heirsOf(paragraph, records);
  const lines = [paragraph, ...heirs].map((one) => one.row.id);
  const elsewhere = continuedElsewhere(library, instrument, language, records.formulaFirst);
  const told: Told = {
    history,
    paragraph,
    items: items.map((item) => historyOf(item, records)),
    heirs,
    elsewhere,
    continuations: continuationsOf(elsewhere, lines, history, io),
    cite: placesElsewhere(library, language, records.formulaFirst),
  };
  if (options.json === true) printJson(io, historyJson(told, asked.of));
  else io.out(`${historyLines(told, io.colour).join('\n')}\n`);
}

/**
 * The paragraphs of other instruments in which those of `ids` are continued, and those in which these are in their turn. An
 * instrument that is not in order is passed over: that it goes on there is told all the same.
 */
function continuationsOf(
  elsewhere: readonly Continuation[],
  ids: readonly string[],
  { library, language }: History,
  io: Io,
  known: Set<string> = new Set(),
): readonly ContinuedHistory[] {
  return elsewhere.flatMap(({ id, instrument, of: path, elsewhere: heir }): ContinuedHistory[] => {
    const of = instrument === 'decision' ? `decision:${path}` : path;
    if (!ids.includes(id) || known.has(`${of}#${heir}`)) return [];
    known.add(`${of}#${heir}`);
    try {
      const history = openHistory(of, { library: library.root, language }, io);
      const records = recordsOf(history, false);
      const row = records.concordance.rows.find((one) => one.id === heir);
      if (row === undefined) return [];
      const further = continuedElsewhere(
        library,
        history.instrument,
        language,
        records.formulaFirst,
      );
      return [
        { of, history, paragraph: historyOf(row, records) },
        ...continuationsOf(further, [heir], history, io, known),
      ];
    } catch (error) {
      if (error instanceof CliError) return [];
      throw error;
    }
  });
}

// What a paragraph merged into may merge in its turn.
function heirsOf(paragraph: ParagraphHistory, records: Records): readonly ParagraphHistory[] {
  const heirs: ParagraphHistory[] = [];
  const known = new Set([paragraph.row.id]);
  let heir = heirOfMerger(paragraph, records);
  while (heir !== null && !known.has(heir.row.id)) {
    known.add(heir.row.id);
    heirs.push(heir);
    heir = heirOfMerger(heir, records);
  }
  return heirs;
}

interface Asked {
  readonly of: string;
  readonly id: string | null;
  readonly label: string;
}

function readAsked(name: string, { label, in: key }: Options): Asked {
  const [of = '', id = null] = name.split(/#(.*)/s);
  const typed = label?.startsWith('#') ? label.slice(1) : null;
  if ((id === null) === (label === undefined))
    throw misuse(
      'arguments',
      `found ${label === undefined ? 'neither OF#ID nor --label' : 'both OF#ID and --label'}, expected one of them`,
    );
  if (key !== undefined && of.includes('@'))
    throw misuse('arguments', `found ${of} with --in ${key}, expected the revision once`);
  return { of: key === undefined ? of : `${of}@${key}`, id: id ?? typed, label: label ?? '' };
}

function recordsOf(history: History, all: boolean): Records {
  const { library, instrument, revisions, chain, edition, profile } = history;
  const { formulaFirst } = profile;
  const repeals = repealsOf(library, instrument, revisions, history);
  const shown = all || !edition.adopted ? chain : adoptedChain(chain);
  const found = concordance(shown, { formulaFirst, repeals });
  return { concordance: found, editions: chain, formulaFirst };
}

function named(id: string, { concordance: { rows } }: Records): ConcordanceRow {
  const row = rows.find((one) => one.id === id);
  if (row) return row;
  const near = rows.filter((one) => one.id.startsWith(id.slice(0, 2))).map((one) => one.id);
  const expected =
    near.length === 0 ? 'one of its paragraphs' : `one such as ${near.slice(0, MOST).join(', ')}`;
  throw unusable('paragraph', `found no #${id} in any revision, expected ${expected}`);
}

// So many labels of a text are named in an error.
const MOST = 40;

function labelled(
  label: string,
  { edition }: History,
  { concordance: found }: Records,
): ConcordanceRow {
  const rows = rowsLabelled(label, edition.key, found);
  const [row, other] = rows;
  if (row && !other) return row;
  const at = found.columns.findIndex(({ key }) => key === edition.key);
  if (row)
    throw unusable(
      'label',
      `found ${label} ${rows.length} times in ${edition.key}, expected one: ${rows.map((one) => `${one.cells[at]?.label} (#${one.id}, ${one.opening})`).join('; ')}`,
    );
  const order = new Map(edition.text.paragraphs.map((paragraph, index) => [paragraph.id, index]));
  const labels = [...found.rows]
    .sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    .flatMap(({ cells }) => cells[at]?.label ?? []);
  const more = labels.length > MOST ? '; …' : '';
  throw unusable(
    'label',
    `found no ${label} in ${edition.key}, expected one of ${labels.slice(0, MOST).join('; ')}${more}`,
  );
}

// What hangs on a paragraph is read in the edition that was asked for; where that lacks it, in the newest that has it.
function homeOf(
  row: ConcordanceRow,
  { edition }: History,
  { concordance: { columns } }: Records,
): History['edition'] {
  const present = columns.filter((column, at) => column.edition !== null && row.cells[at]?.present);
  const asked = present.find(({ key }) => key === edition.key) ?? present.at(-1);
  return asked?.edition ?? edition;
}
