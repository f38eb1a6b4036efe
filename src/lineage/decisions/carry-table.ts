import type { Message, Place } from '../../model/message.ts';
import { WISHES, type Wish } from './carry.ts';
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
}

const NEEDED = ['decision', 'do'] as const;

/** The table to be filled in: a row for each Decision in force, what is to become of it left empty. A number that several have is told apart by `key`. */
export function emptyTable(states: readonly DecisionState[]): readonly (readonly string[])[] {
  const twins = [...byNumber(states).values()].filter(({ length }) => length > 1).flat();
  const keyed = (cell: string): readonly string[] => (twins.length > 0 ? [cell] : []);
  return [
    ['decision', ...keyed('key'), 'do', 'comment', 'subject', 'addressee', 'text'],
    ...states.map((state) => [
      state.label,
      ...keyed(twins.includes(state) ? decisionKey(state) : ''),
      '',
      '',
      state.title,
      state.addressee,
      openingOf(state),
    ]),
  ];
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
  const found = new Map<string, DecisionState[]>();
  for (const state of states) {
    const same = found.get(keyOf(state.label));
    if (same === undefined) found.set(keyOf(state.label), [state]);
    else same.push(state);
  }
  return found;
}

/**
 * Reads a filled table against the Decisions in force. A Decision without a row, a row without one, two rows for one, a number that several
 * have without the `key` that tells which, and a word that is no wish are errors, each at its line.
 */
export function readCarryTable(
  rows: readonly CarryRow[],
  states: readonly DecisionState[],
  file: string,
): { readonly wanted: readonly Wanted[]; readonly messages: readonly Message[] } {
  const messages: Message[] = [];
  const say = (text: string, line: number): void => {
    const place: Place = { file, line, column: 1 };
    messages.push({ severity: 'error', rule: 'carry', text, place });
  };
  const [head, ...body] = rows;
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  if (NEEDED.some((name) => !names.includes(name))) {
    say('found other columns, expected decision, do and comment in the first row', 1);
    return { wanted: [], messages };
  }
  const numbered = byNumber(states);
  const told = new Set<DecisionState>();
  const found = new Map<DecisionState, Wanted & { readonly line: number }>();
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
    if (known) say(`found Decision ${number} again, expected it in line ${known.line} alone`, line);
    else if (!wish)
      say(`found “${typed}” for Decision ${number}, expected ${WISHES.join(', ')}`, line);
    else
      found.set(state, {
        state,
        wish,
        comment: cellOf('comment'),
        comments: commentsIn(names, cells),
        line,
      });
    told.add(state);
  }
  for (const state of states)
    if (!told.has(state))
      say(`found no row for Decision ${state.label}, which is in force, expected one`, 1);
  return { wanted: states.flatMap((state) => found.get(state) ?? []), messages };
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
      const tag = /^comment-([a-z]{2,3})$/.exec(name)?.[1];
      return tag === undefined || comment === '' ? [] : [[tag, comment]];
    }),
  );
}

/** Why a Decision is treated so, in a language. */
export function commentIn({ comment, comments }: Wanted, language: string): string {
  return Object.hasOwn(comments, language) ? (comments[language] ?? '') : comment;
}
