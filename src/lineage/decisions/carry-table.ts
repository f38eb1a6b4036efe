import { type Message, type Place, type Severity, showHidden } from '../../model/message.ts';
import { WISHES, type Wish } from './carry.ts';
import {
  columnFaults,
  columnNames,
  languageOfColumn,
  PRINTED,
  type PrintedColumn,
} from './carry-columns.ts';
import { grouped } from './known-index.ts';
import type { DecisionState } from './states.ts';

/** A row of a table that says what is to become of each Decision in force. */
export interface CarryRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** What the table says of one Decision. */
export interface Wanted {
  readonly state: DecisionState;
  readonly wish: Wish;
  /** The reason; by language tags where the table has columns such as `comment-fr`, which go before `comment`. */
  readonly comment: string;
  readonly comments: Readonly<Record<string, string>>;
  /** The line of the table that says so. */
  readonly line: number;
}

/** What a table is read against. `languages` are those in which it may have comments; `readings` the Decisions in force as each language has them, asked for only where the table repeats what it printed. */
export interface CarryGround {
  readonly states: readonly DecisionState[];
  readonly languages: readonly string[];
  readonly readings: () => readonly (readonly DecisionState[])[];
}

/** The table to be filled in: a row for each Decision in force, what is to become of it left empty. A number that several have is told apart by `key`. */
export function emptyTable(states: readonly DecisionState[]): readonly (readonly string[])[] {
  const twins = [...byNumber(states).values()].filter(({ length }) => length > 1).flat();
  const keyed = (cell: string): readonly string[] => (twins.length > 0 ? [cell] : []);
  return [
    ['decision', ...keyed('key'), 'do', 'comment', ...PRINTED],
    ...states.map((state) => [
      state.label,
      ...keyed(twins.includes(state) ? decisionKey(state) : ''),
      '',
      '',
      ...PRINTED.map((column) => printedOf(state, column)),
    ]),
  ];
}

function printedOf(state: DecisionState, column: PrintedColumn): string {
  switch (column) {
    case 'subject':
      return state.title;
    case 'addressee':
      return state.addressee;
    case 'text':
      return openingOf(state);
  }
}

const OPENING = 120;

function openingOf({ words }: DecisionState): string {
  return words.length > OPENING ? `${words.slice(0, OPENING).replace(/\s\S*$/, '')} …` : words;
}

/** A Decision by subject and id, `estuary-fund#zimil`. */
export function decisionKey({ subject, id }: Pick<DecisionState, 'subject' | 'id'>): string {
  return `${subject}#${id}`;
}

function byNumber(states: readonly DecisionState[]): ReadonlyMap<string, readonly DecisionState[]> {
  return grouped(states, ({ label }) => keyOf(label));
}

/**
 * Reads a filled table against the Decisions in force. A Decision without a row, a row without one, two rows for one, a number that several
 * have without the `key` that tells which, a number beside what was printed of another Decision, a word that is no wish and a column that
 * would be lost are errors, each at its line; a column that is not read is a warning.
 */
export function readCarryTable(
  rows: readonly CarryRow[],
  ground: CarryGround,
  file: string,
): { readonly wanted: readonly Wanted[]; readonly messages: readonly Message[] } {
  const messages: Message[] = [];
  const say = (text: string, line: number, severity: Severity = 'error'): void => {
    const place: Place = { file, line, column: 1 };
    messages.push({ severity, rule: 'carry', text, place });
  };
  const faults = columnFaults(rows, ground.languages);
  for (const { text, line, severity } of faults) say(text, line, severity);
  if (faults.some(({ severity }) => severity === 'error')) return { wanted: [], messages };
  const { found, told } = readRows(rows, ground, say);
  for (const state of ground.states)
    if (!told.has(state))
      say(`found no row for Decision ${state.label}, which is in force, expected one`, 1);
  return { wanted: ground.states.flatMap((state) => found.get(state) ?? []), messages };
}

type Say = (text: string, line: number) => void;

function readRows(
  [head, ...body]: readonly CarryRow[],
  ground: CarryGround,
  say: Say,
): {
  readonly found: ReadonlyMap<DecisionState, Wanted>;
  readonly told: ReadonlySet<DecisionState>;
} {
  const names = columnNames(head);
  const numbered = byNumber(ground.states);
  const isPrintedFor = printedFor(ground);
  const told = new Set<DecisionState>();
  const found = new Map<DecisionState, Wanted>();
  for (const { cells, line } of body) {
    const cellOf = (name: string): string => (cells[names.indexOf(name)] ?? '').trim();
    const number = cellOf('decision');
    const same = numbered.get(keyOf(number)) ?? [];
    const state = stateOf(number, cellOf('key'), same);
    if (typeof state === 'string') {
      say(state, line);
      for (const other of same) told.add(other);
      continue;
    }
    const typed = cellOf('do').toLowerCase();
    const wish = WISHES.find((each) => each === typed);
    const known = found.get(state);
    const other = PRINTED.find((column) => !isPrintedFor(state, column, cellOf(column)));
    if (known) say(`found Decision ${number} again, expected it in line ${known.line} alone`, line);
    else if (other !== undefined) say(otherWords(state, other, cellOf(other)), line);
    else if (!wish)
      say(`found “${typed}” for Decision ${number}, expected ${WISHES.join(', ')}`, line);
    else {
      const comments = commentsIn(names, cells);
      found.set(state, { state, wish, comment: cellOf('comment'), comments, line });
    }
    told.add(state);
  }
  return { found, told };
}

// A column that was sorted by itself gives numbers to other Decisions.
function printedFor({
  readings,
}: CarryGround): (state: DecisionState, column: PrintedColumn, cell: string) => boolean {
  let known: ReadonlyMap<string, readonly DecisionState[]> | null = null;
  return (state, column, cell) => {
    if (cell === '') return true;
    known ??= grouped(readings().flat(), decisionKey);
    const own = known.get(decisionKey(state)) ?? [state];
    return own.some((each) => lettersOf(printedOf(each, column)) === lettersOf(cell));
  };
}

// What spreadsheets make of blanks, quotes and dashes says nothing.
function lettersOf(words: string): string {
  return showHidden(words)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function otherWords({ label }: DecisionState, column: PrintedColumn, cell: string): string {
  const found = `found “${cell}” in the column ${column} beside Decision ${label}`;
  return `${found}, expected what was printed there of it, or nothing`;
}

// The Decision of a row; else what is wrong.
function stateOf(
  number: string,
  key: string,
  same: readonly DecisionState[],
): DecisionState | string {
  const [only, other] = same;
  if (only === undefined) return `found Decision ${number}, expected one that is in force`;
  if (key === '' && other === undefined) return only;
  const keys = same.map(decisionKey);
  const expected = `expected ${keys.join(' or ')} in the column key`;
  if (key === '') return `found Decision ${number}, a number that ${same.length} have, ${expected}`;
  return (
    same.find((state) => decisionKey(state) === key) ??
    `found ${key} for Decision ${number}, ${expected}`
  );
}

// Spreadsheets take `4.10` for a number no oftener than they must; blanks and a closing point are nobody's intent.
function keyOf(number: string): string {
  return number.replace(/\s+/g, '').replace(/\.$/, '').toLowerCase();
}

function commentsIn(
  names: readonly string[],
  cells: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name, at) => {
      const comment = (cells[at] ?? '').trim();
      const tag = languageOfColumn(name);
      return tag === null || comment === '' ? [] : [[tag, comment]];
    }),
  );
}

/** Why a Decision is treated so, in a language. */
export function commentIn({ comment, comments }: Wanted, language: string): string {
  return Object.hasOwn(comments, language) ? (comments[language] ?? '') : comment;
}
