import type { CitedNumber, CitedText } from '../../model/reference.ts';
import type { Grammar } from './grammar.ts';
import { readPlainNumber, withItems } from './numbers.ts';
import { attempt, BLANK, type Cursor, sticky, take } from './phrases.ts';

/** The number of a Resolution or Decision, and of whom it is. `of` null: a Decision of the own body. */
export interface Instrument {
  readonly number: CitedNumber;
  readonly of: CitedText | null;
  readonly draft: boolean;
}

// Numbers in which other bodies count: `60/251`, `XIII/24`, `NP-5/6`, `1/CP.17`, `2200 A (XXI)`, `2214 (2015)`, `XII.4`, `Conf. 9.24 (Rev. CoP17)`.
const REVISION = `(?:${BLANK}{0,2}\\(R\\p{L}[Vv]\\.?${BLANK}{0,2}[A-Za-z]{1,6}${BLANK}?\\d{1,3}\\))?`;
const FOREIGN = sticky(
  [
    `(?:[A-Z]{2,4}-)?(?:\\d{1,3}|[IVXLC]{1,6})${BLANK}?\\/${BLANK}?(?:[A-Z]{2,4}\\.)?\\d{1,4}(?:${BLANK}[A-Z](?![\\p{L}\\p{N}]))?`,
    `\\d{3,4}(?:${BLANK}[A-Z])?${BLANK}?\\((?:[IVXLC]{1,6}|\\d{4})\\)`,
    `[IVXLC]{1,6}\\.\\d{1,3}`,
    `(?:Conf\\.${BLANK}{0,2})?\\d{1,3}\\.\\d{1,3}${REVISION}`,
    `\\d{1,3}(?![\\p{L}\\p{N}/]|\\.[\\p{L}\\p{N}]|,\\d)`,
  ].join('|'),
  'uy',
);

// Longer than any number with its revision.
const LOOKED_AT = 80;

/** The number of a Resolution behind the word `head`: an own one by the patterns of the body, else a foreign one. */
export function readResolution(cursor: Cursor, head: string, grammar: Grammar): Instrument | null {
  const own = readOwn(cursor, head, grammar.resolution);
  if (own) {
    const { number, revision } = own;
    const of: CitedText = { kind: 'resolution', number: number.labels[0] ?? '', revision };
    return { number, of, draft: false };
  }
  return readForeign(cursor);
}

/** The number of a Decision with its items: of the own body, a draft's provisional one, or a foreign one. A number that lacks its meeting, or has a comma for its point, is taken for an own one. */
export function readDecision(cursor: Cursor, head: string, grammar: Grammar): Instrument | null {
  const draft = readDraft(cursor, grammar);
  if (draft) return { number: draft, of: null, draft: true };
  const own = readOwn(cursor, head, grammar.decision);
  const number = withItems(cursor, own?.number ?? null);
  if (number) return { number, of: null, draft: false };
  const typed = withItems(
    cursor,
    attempt(cursor, () => readComma(cursor)),
  );
  if (typed) return { number: typed, of: null, draft: false };
  const start = cursor.at;
  const foreign = readForeign(cursor);
  if (foreign === null || !/^\d{1,3}$/.test(foreign.number.labels[0] ?? '')) return foreign;
  cursor.at = start;
  const plain = withItems(cursor, readPlainNumber(cursor));
  return plain && { number: plain, of: null, draft: false };
}

const COMMA_NUMBER = sticky('\\d{1,2},\\d{1,3}(?![\\p{L}\\p{N}/,]|\\.\\p{N})', 'uy');

// `14,1` was meant as `14.1`: unread, nobody would be told of it.
function readComma(cursor: Cursor): CitedNumber | null {
  const start = cursor.at;
  const found = take(cursor, COMMA_NUMBER);
  return found && { labels: [found[0]], start, end: cursor.at };
}

/** `15.AA a)`, `15 AAA`: its label is written with a point, whatever was typed. */
export function readDraft(cursor: Cursor, grammar: Grammar): CitedNumber | null {
  for (const pattern of grammar.draft) {
    const start = cursor.at;
    const found = take(cursor, pattern);
    if (!found) continue;
    const { series, letter } = found.groups ?? {};
    const label =
      series === undefined || letter === undefined
        ? found[0]
        : `${series}.${/\p{Lu}+$/u.exec(found[0])?.[0] ?? letter}`;
    return withItems(cursor, { labels: [label], start, end: cursor.at });
  }
  return null;
}

function readOwn(
  cursor: Cursor,
  head: string,
  patterns: readonly RegExp[],
): { number: CitedNumber; revision: string | null } | null {
  const behind = `${head} ${cursor.content.slice(cursor.at, cursor.at + LOOKED_AT)}`;
  for (const pattern of patterns) {
    const found = pattern.exec(behind);
    const number = found?.groups?.number;
    if (!found || number === undefined || found[0].length <= head.length + 1) continue;
    const start = cursor.at;
    const end = start + found[0].length - head.length - 1;
    if (/^[.,/]\d/.test(cursor.content.slice(end, end + 2))) continue;
    cursor.at = end;
    const revision = found.groups?.revision?.toLowerCase().replace(/\s+/g, '') ?? null;
    return { number: { labels: [number], start, end }, revision };
  }
  return null;
}

function readForeign(cursor: Cursor): Instrument | null {
  const start = cursor.at;
  const found = take(cursor, FOREIGN);
  if (!found) return null;
  return {
    number: { labels: [found[0]], start, end: cursor.at },
    of: { kind: 'foreign' },
    draft: false,
  };
}

const CAPITAL = /^\p{Lu}/u;
const IN_BRACKETS = sticky(`${BLANK}?\\((?<name>\\p{Lu}[\\p{Lu}\\p{N}-]{1,11})\\)`, 'uy');

/** Whether the words behind a number, or the capitals before its word, say that it is another body's: `of the CBD`, `(CITES)`, `CITES Decision`. */
export function isOthers(cursor: Cursor, headStart: number, grammar: Grammar): boolean {
  const before = cursor.content.slice(Math.max(0, headStart - 16), headStart);
  const name = grammar.foreignBefore.exec(before)?.[1];
  if (name !== undefined && isForeignName(name, grammar)) return true;
  const look: Cursor = { content: cursor.content, at: cursor.at };
  const bracketed = attempt(look, () => take(look, IN_BRACKETS))?.groups?.name;
  if (bracketed !== undefined) return isForeignName(bracketed, grammar);
  if (!take(look, grammar.strong)) return false;
  if (!CAPITAL.test(look.content.slice(look.at, look.at + 2))) return false;
  return take(look, grammar.own) === null && take(look, grammar.this) === null;
}

function isForeignName(name: string, grammar: Grammar): boolean {
  return !grammar.ownNames.has(name.toLowerCase()) && !/^[IVXLC]+$/.test(name);
}
