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

/** The table to be filled in: a row for each Decision in force, what is to become of it left empty. */
export function emptyTable(states: readonly DecisionState[]): readonly (readonly string[])[] {
  return [
    ['decision', 'do', 'comment', 'subject', 'addressee', 'text'],
    ...states.map(({ label, title, addressee, words }) => [
      label,
      '',
      '',
      title,
      addressee,
      words.length > OPENING ? `${words.slice(0, OPENING).replace(/\s\S*$/, '')} …` : words,
    ]),
  ];
}

const OPENING = 120;

/**
 * Reads a filled table against the Decisions in force. A Decision without a row, a row without one, two rows for one, and a word
 * that is no wish are errors, each at its line.
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
  const columns = { decision: names.indexOf('decision'), do: names.indexOf('do') };
  if (NEEDED.some((name) => columns[name] < 0)) {
    say('found other columns, expected decision, do and comment in the first row', 1);
    return { wanted: [], messages };
  }
  const byNumber = new Map(states.map((state) => [keyOf(state.label), state]));
  const found = new Map<string, Wanted & { readonly line: number }>();
  for (const { cells, line } of body) {
    const number = (cells[columns.decision] ?? '').trim();
    const state = byNumber.get(keyOf(number));
    const typed = (cells[columns.do] ?? '').trim().toLowerCase();
    const wish = WISHES.find((each) => each === typed);
    const known = found.get(keyOf(number));
    if (!state) say(`found Decision ${number}, expected one that is in force`, line);
    else if (known)
      say(`found Decision ${number} again, expected it in line ${known.line} alone`, line);
    else if (!wish) {
      say(`found “${typed}” for Decision ${number}, expected ${WISHES.join(', ')}`, line);
      byNumber.delete(keyOf(number));
    } else {
      const comment = (cells[names.indexOf('comment')] ?? '').trim();
      found.set(keyOf(number), { state, wish, comment, comments: commentsIn(names, cells), line });
    }
  }
  for (const [key, { label }] of byNumber)
    if (!found.has(key))
      say(`found no row for Decision ${label}, which is in force, expected one`, 1);
  return {
    wanted: states.flatMap((state) => found.get(keyOf(state.label)) ?? []),
    messages,
  };
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
