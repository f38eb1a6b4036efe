import type { Profile } from '../../model/profile.ts';

/** What the name of a Resolution tells: its number as printed, and the key of its revision, null where it names none. */
export interface ResolutionName {
  readonly number: string;
  readonly revision: string | null;
  /** Whether the body names revisions at all: where it does not, a text without one is the original. */
  readonly revisable: boolean;
  /** How sure it is: 3 a line that is nothing else, 2 one that opens with it, 1 a number without the word for a Resolution. */
  readonly rank: 1 | 2 | 3;
  /** Nothing stands behind it, such as a title. */
  readonly whole: boolean;
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

/** Whether a line is nothing but the name of a Resolution, with a document symbol before it or none. */
export function isNameAlone(line: string, profile: Profile): boolean {
  return nameInLine(line, profile)?.whole === true;
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
/** A line that is the symbol of an adopted Resolution (`A/RES/75/1`), null for any other. */
export function symbolName(line: string, profile: Profile): ResolutionName | null {
  for (const pattern of profile.symbols) {
    const groups = new RegExp(`^(?:${pattern})$`, 'iu').exec(line)?.groups;
    const told = groups?.item === undefined && groups?.meeting === undefined;
    if (groups?.number !== undefined && told)
      return {
        number: groups.number,
        revision: null,
        revisable: isRevisable(profile),
        rank: 3,
        whole: true,
      };
  }
  return null;
}

function isRevisable(profile: Profile): boolean {
  return profile.references.resolution.some((pattern) => pattern.includes('(?<revision>'));
}

/** The name with which a line begins, by the patterns of the profile; `guessed` where the line was put together. */
export function patternName(
  line: string,
  profile: Profile,
  guessed: boolean,
): ResolutionName | null {
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
      whole,
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

/** How a Resolution is called in the languages of a body, where that is a word before its number. */
export function wordsFor({ languages }: Profile): string[] {
  const words = Object.values(languages).map(({ names }) => names.resolution);
  return [...new Set(words.filter((word) => !word.includes('{')))];
}
