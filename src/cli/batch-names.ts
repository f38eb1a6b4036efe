import { languageProfile, type Profile } from '../model/profile.ts';

/** What the name of a Resolution tells: its number as printed, and the key of its revision, null where it names none. */
export interface ResolutionName {
  readonly number: string;
  readonly revision: string | null;
  /** Whether the body names revisions at all: where it does not, a text without one is the original. */
  readonly revisable: boolean;
  /** How sure it is: 3 a line that is nothing else, 2 one that opens with it, 1 a number without the word for a Resolution. */
  readonly rank: 1 | 2 | 3;
}

const LONGEST = 200;

/**
 * The name of the Resolution that the first lines of a document, or its running heads, bear: `UNEP/CMS/Resolution 11.24
 * (Rev.COP13)`, `Conf. 18.7 (Rev. CoP19)`, `A/RES/75/1`, alone or before its title; null where none does. What
 * they mention in a sentence is none.
 */
export function nameInLines(lines: readonly string[], profile: Profile): ResolutionName | null {
  const found = lines.flatMap((line) => nameInLine(line, profile) ?? []);
  const [best] = [...found].sort((a, b) => b.rank - a.rank);
  if (best === undefined) return null;
  const revised = found.find(({ number, revision }) => number === best.number && revision !== null);
  return { ...best, revision: revised?.revision ?? null };
}

function nameInLine(typed: string, profile: Profile): ResolutionName | null {
  if (typed.length > LONGEST) return null;
  const line = typed
    .replace(/\s+/g, ' ')
    .replace(/[*†‡]+/g, '')
    .trim();
  // A document symbol in front of the name: `UNEP/CMS/Resolution …`.
  const bare = line.replace(/^(?:\p{Lu}[\p{Lu}\p{N}.]*\/)+(?=\p{L})/u, '');
  return (
    symbolName(line, profile) ??
    patternName(line, profile, false) ??
    (bare === line ? null : patternName(bare, profile, false)) ??
    wordlessName(line, profile)
  );
}

// `A/RES/75/1`: a symbol with a number and without an agenda item, which only a meeting document has.
function symbolName(line: string, profile: Profile): ResolutionName | null {
  for (const pattern of profile.symbols) {
    const groups = new RegExp(`^(?:${pattern})$`, 'iu').exec(line)?.groups;
    const told = groups?.item === undefined && groups?.meeting === undefined;
    if (groups?.number !== undefined && told)
      return { number: groups.number, revision: null, revisable: isRevisable(profile), rank: 3 };
  }
  return null;
}

function isRevisable(profile: Profile): boolean {
  return profile.references.resolution.some((pattern) => pattern.includes('(?<revision>'));
}

function patternName(line: string, profile: Profile, guessed: boolean): ResolutionName | null {
  for (const pattern of profile.references.resolution) {
    const found = new RegExp(`^(?:${pattern})`, 'iu').exec(line);
    const number = found?.groups?.number;
    if (found === null || number === undefined) continue;
    const rest = line.slice(found[0].length);
    if (!endsName(rest, line)) continue;
    const meeting = found.groups?.revision?.replace(/\s+/g, '').toLowerCase();
    const whole = /^(?:$|\/)/.test(rest);
    return {
      number: asWritten(number.replace(/\s+/g, ' '), pattern),
      revision: meeting === undefined ? null : `rev.${meeting}`,
      revisable: pattern.includes('(?<revision>'),
      rank: guessed ? 1 : whole ? 3 : 2,
    };
  }
  return null;
}

// `CONF. 18.7` of a heading in capitals is the number that the profile writes `Conf. 18.7`.
function asWritten(number: string, pattern: string): string {
  return number.replace(/\p{L}{2,}/gu, (word) => {
    const at = pattern.toLowerCase().indexOf(word.toLowerCase());
    return at === -1 ? word : pattern.slice(at, at + word.length);
  });
}

// A title may follow, a sentence may not.
function endsName(rest: string, line: string): boolean {
  if (rest === '' || rest.startsWith('/')) return true;
  if (/^\s*[:.–—-]\s*\S/u.test(rest)) return !/^[.:]\p{N}/u.test(rest);
  return /^\s+[\p{Lu}\p{Lo}]/u.test(rest) && !/[.;,،；，]$/u.test(line);
}

// `Conf. 18.7 (Rev. CoP19)`, `75/1. Title`: read as if the word stood before it. Bare figures (`11.24 Title`) are taken for
// the number of a section unless they stand alone or name a revision.
function wordlessName(line: string, profile: Profile): ResolutionName | null {
  for (const word of wordsFor(profile)) {
    const found = patternName(`${word} ${line}`, profile, true);
    if (found === null) continue;
    const plain = /^[\d.]+$/.test(found.number);
    if (!plain || found.revision !== null || line === found.number) return found;
  }
  return null;
}

function wordsFor({ languages }: Profile): string[] {
  const words = Object.values(languages).map(({ names }) => names.resolution);
  return [...new Set(words.filter((word) => !word.includes('{')))];
}

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
      return { ...found, revision, rank: 1 };
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
    if (found !== null) return { ...found, rank: 1 };
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
