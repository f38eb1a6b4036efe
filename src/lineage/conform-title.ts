import type { Rewording } from './references/render.ts';

/** What may stand between a number and the title: a comma, a colon, a mark of quotation, `on`. */
const BETWEEN = 24;

/**
 * The old title of a Resolution where it stands next to its number (from `start` to `end`), replaced by the new one in the same
 * capitals; null where neither side has it. A title of one word counts only in its own capitals.
 */
export function retitled(
  content: string,
  { start, end }: { readonly start: number; readonly end: number },
  titles: readonly string[],
  title: string,
): Rewording | null {
  for (const old of titles) {
    const flags = /\s/.test(old) ? 'iu' : 'u';
    const printed = patternOf(old);
    const reach = BETWEEN + 2 * old.length;
    const behind = new RegExp(
      `^[^.;]{0,${BETWEEN}}?(?<title>${printed})(?![\\p{L}\\p{N}])`,
      flags,
    ).exec(content.slice(end, end + reach));
    if (behind?.groups?.title !== undefined) {
      const found = behind.groups.title;
      return rewordingOf(end + behind[0].length - found.length, found, title);
    }
    const from = Math.max(0, start - reach);
    const before = new RegExp(
      `(?<![\\p{L}\\p{N}])(?<title>${printed})[^.;\\p{L}]{0,6}$`,
      flags,
    ).exec(content.slice(from, start));
    if (before?.groups?.title !== undefined)
      return rewordingOf(from + before.index, before.groups.title, title);
  }
  return null;
}

function rewordingOf(start: number, found: string, title: string): Rewording | null {
  const text = inCapitalsOf(found, title);
  return text === found ? null : { start, end: start + found.length, text };
}

function patternOf(title: string): string {
  return title
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/['’]/g, "['’]")
    .replace(/[\s\u00A0\u202F]+/g, '[\\s\\u00A0\\u202F]+');
}

// Titles are stored in capitals by some bodies and cited in small letters. A name that the old title had keeps its own.
function inCapitalsOf(found: string, title: string): string {
  if (found === found.toUpperCase()) return title.toUpperCase();
  if (title !== title.toUpperCase()) return title;
  const known = new Map(found.split(WORDS).map((word) => [word.toLowerCase(), word]));
  const words = title
    .split(WORDS)
    .map((word) => known.get(word.toLowerCase()) ?? word.toLowerCase());
  const printed = words.join('');
  return printed.charAt(0).toUpperCase() + printed.slice(1);
}

const WORDS = /(?<=[^\p{L}\p{N}])|(?=[^\p{L}\p{N}])/u;
