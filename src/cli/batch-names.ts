import { languageProfile, type Profile } from '../model/profile.ts';
import {
  patternName,
  type ResolutionName,
  symbolName,
  wordsFor,
} from '../papers/recognise/resolution-name.ts';

const LONGEST = 200;

/**
 * The name that the path of a file tells (`cms_res.11.24_rev.cop13_e.docx`, `A_RES_75_1.docx`,
 * `11.24/rev.cop13.fr.docx`); null where it tells none. Figures alone count only where the word for a Resolution, in
 * full or shortened, or a revision stands with them, or where nothing stands before them.
 */
export function nameInPath(path: string, profile: Profile): ResolutionName | null {
  const stem = path.replace(/\.[a-z]{2,5}$/i, '').slice(-LONGEST);
  const { rest, revision } = revisionIn(stem, profile);
  const tokens = rest
    .split(/[\s_/\\()[\]-]+|\.(?=\p{L})|(?<=\p{L}{3})\.(?=\p{N})/u)
    .filter((token) => token !== '');
  for (const [index, token] of tokens.entries()) {
    const symbol = leadingSymbol(tokens.slice(index), profile);
    if (symbol !== null) return { ...symbol, revision };
    const worded = isShortened(token, profile);
    const tail = (worded ? tokens.slice(index + 1) : tokens.slice(index)).slice(0, 4);
    const found = numberAtStart(tail, profile);
    if (found === null) continue;
    const plain = /^[\d.]+$/.test(found.number);
    if (worded || !plain || revision !== null || index === 0)
      return { ...found, revision, rank: worded || !plain ? 2 : 1 };
  }
  return null;
}

function revisionIn(
  stem: string,
  profile: Profile,
): { readonly rest: string; readonly revision: string | null } {
  const original = /(?<!\p{L})original(?!\p{L})/iu.exec(stem);
  if (original) return { rest: stem.replace(original[0], ' '), revision: 'original' };
  for (const { revision } of Object.values(profile.languages)) {
    const word = /\p{L}+/u.exec(revision.replace('{meeting}', ' '))?.[0];
    if (word === undefined) continue;
    const form = new RegExp(
      `(?<!\\p{L})${word}[\\s._-]*(?<meeting>\\p{L}{2,6}[\\s_-]?\\d{1,3}|\\d{4}-\\d{4})(?!\\d)`,
      'iu',
    );
    const found = form.exec(stem);
    const meeting = found?.groups?.meeting;
    if (found && meeting !== undefined) {
      const key = /^\d/.test(meeting) ? meeting : meeting.replace(/[\s_-]+/g, '');
      return { rest: stem.replace(found[0], ' '), revision: `rev.${key.toLowerCase()}` };
    }
  }
  return { rest: stem, revision: null };
}

function leadingSymbol(tokens: readonly string[], profile: Profile): ResolutionName | null {
  const joined = tokens.slice(0, 6);
  for (let length = joined.length; length >= 2; length -= 1) {
    const found = symbolName(joined.slice(0, length).join('/').toUpperCase(), profile);
    if (found !== null) return { ...found, rank: 2 };
  }
  return null;
}

// Numbers are written in a path without their blanks and strokes: `conf.-99.1`, `75-901`.
function numberAtStart(tokens: readonly string[], profile: Profile): ResolutionName | null {
  const [word] = wordsFor(profile);
  if (word === undefined) return null;
  for (let length = Math.min(3, tokens.length); length >= 1; length -= 1) {
    const parts = tokens.slice(0, length);
    for (const joined of [parts.join(' '), parts.join('. '), parts.join('/')]) {
      const found = patternName(`${word} ${joined}`, profile, true);
      if (found !== null) return found;
    }
  }
  return null;
}

// `Res`, `Resol`, `RESOLUCION`: three letters or more of the word in some language of the body.
function isShortened(token: string, profile: Profile): boolean {
  const short = fold(token).replace(/\.$/, '');
  return (
    short.length >= 3 &&
    wordsFor(profile).some((word) => fold(word).startsWith(short) || `${fold(word)}s` === short)
  );
}

function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The language that the last part of a file's name tells by its tag or the letter of the profile: `…_e`, `….fr`; null where none does. */
export function languageInPath(path: string, profile: Profile): string | null {
  const stem = path.replace(/\.[a-z]{2,5}$/i, '');
  const last = stem
    .split(/[\s._/\\()-]+/)
    .filter((part) => part !== '')
    .at(-1)
    ?.toLowerCase();
  if (last === undefined) return null;
  if (languageProfile(profile, last) !== undefined) return last;
  const lettered = Object.entries(profile.languages).find(
    ([, { letter }]) => letter?.toLowerCase() === last,
  );
  return lettered?.[0] ?? null;
}
