/** The blanks that may stand inside a reference, as the source of a regular expression. */
export const BLANK = '[ \\u00A0\\u2007\\u2009\\u202F\\n]';

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;
const NOTHING = '(?!)';

/** Words as the source of a regular expression: longest first, any blanks between them, either apostrophe, whole words only. */
export function phrases(words: readonly string[]): string {
  if (words.length === 0) return NOTHING;
  const sources = [...new Set(words)].sort((a, b) => b.length - a.length).map(phrase);
  return `(?<![\\p{L}\\p{N}])(?:${sources.join('|')})`;
}

function phrase(words: string): string {
  const source = words
    .replace(SPECIAL, '\\$&')
    .replace(/['’]/g, "['’]")
    .replace(/\s+/g, `${BLANK}{1,2}`);
  return /[\p{L}\p{N}]$/u.test(words) ? `${source}(?![\\p{L}\\p{N}])` : source;
}

/** A regular expression that matches only where its `lastIndex` stands. */
export function sticky(source: string, flags: 'iuy' | 'uy' = 'iuy'): RegExp {
  return new RegExp(source, flags);
}

/** What stands between a word and its number. */
export const GAP = sticky(`${BLANK}{1,2}`);

/** A place in running text from which a reading goes on. */
export interface Cursor {
  readonly content: string;
  at: number;
}

/** What the expression matches at the cursor, which then stands behind it; null where it does not match. */
export function take(cursor: Cursor, expression: RegExp): RegExpExecArray | null {
  expression.lastIndex = cursor.at;
  const found = expression.exec(cursor.content);
  if (found) cursor.at += found[0].length;
  return found;
}

/** Takes what `read` reads, or leaves the cursor where it was. */
export function attempt<T>(cursor: Cursor, read: () => T | null): T | null {
  const start = cursor.at;
  const found = read();
  if (found === null) cursor.at = start;
  return found;
}
