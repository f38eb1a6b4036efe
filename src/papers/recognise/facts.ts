import { withFront } from '../../formats/markdown/front.ts';
import type { Profile } from '../../model/profile.ts';
import type { FrontMatter, FrontValue, Text } from '../../model/text.ts';
import type { Desk } from './desk.ts';

/** What a document symbol tells: the symbol as printed, the key of its meeting (`cop15`) and its agenda item. */
export interface SymbolFacts {
  readonly symbol: string;
  readonly meeting: string | null;
  readonly item: string | null;
}

/** Reads a line that is wholly a document symbol of the body, null where it is none. */
export function readSymbol(line: string, profile: Profile): SymbolFacts | null {
  if (line.length > 120) return null;
  for (const pattern of profile.symbols) {
    const found = new RegExp(`^(?:${pattern})$`, 'iu').exec(line);
    if (found) {
      const meeting = found.groups?.meeting?.toLowerCase() ?? null;
      return { symbol: line, meeting, item: found.groups?.item ?? null };
    }
  }
  return null;
}

/** Whether a name is that of a programme or strategy (`strategic-vision`) and no number of a Resolution. */
export function isTextName(name: string, { languages, references }: Profile): boolean {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) return false;
  const words = Object.values(languages).map(({ names }) => `${names.resolution} ${name}`);
  return !references.resolution.some((pattern) =>
    words.some((line) => new RegExp(pattern, 'iu').exec(line)?.groups?.number === name),
  );
}

/** A Resolution as a line names it: `11.24`, and the key of its revision (`rev.cop13`, `original` where none is named). */
export interface NamedResolution {
  readonly number: string;
  readonly revision: string;
}

/** The first Resolution that a text names, null where it names none. */
export function namedResolution(text: string, profile: Profile): NamedResolution | null {
  for (const pattern of profile.references.resolution) {
    const found = new RegExp(pattern, 'iu').exec(text);
    const number = found?.groups?.number;
    if (number === undefined) continue;
    const meeting = found?.groups?.revision?.replace(/\s+/g, '').toLowerCase();
    return { number, revision: meeting ? `rev.${meeting}` : 'original' };
  }
  return null;
}

/** Whether a line is wholly the name of a Resolution (`Conf. 12.3 (Rev. CoP18)`), which stands above its title. */
export function isResolutionName(line: string, { references }: Profile): boolean {
  if (line.length > 120) return false;
  return references.resolution.some((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(line));
}

/** A front matter with these values in this order; what is null or empty is left out. */
export function frontOf(
  values: Readonly<Record<string, FrontValue | null | undefined>>,
): FrontMatter {
  const filled: Record<string, FrontValue> = {};
  for (const [key, value] of Object.entries(values)) {
    const empty = Array.isArray(value) ? value.length === 0 : !value;
    if (value && !empty) filled[key] = value;
  }
  return withFront({ source: null, values: {} }, filled);
}

/** A title as the subject of Decisions: letters and digits of it in lower case, accents off, joined by `-`, at most 60 characters. */
export function slugOf(title: string): string {
  const folded = title.toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae').normalize('NFKD');
  const slug = folded
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
  return slug.replace(/^-+|-+$/g, '');
}

/** A symbol as the part of a path under which a new Resolution lives: `unep-cms-cop15-doc.27.3`. */
export function symbolPart(symbol: string): string {
  const folded = symbol.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  return folded.replace(/[^a-z0-9.]+/g, '-').replace(/^-|[-.]+$/g, '');
}

/** The key of the meeting that a number such as `14.` of `14.167` belongs to: the one of the profile that ends so, else in the form of `like`. */
export function meetingOf(series: string, like: string | null, profile: Profile): string | null {
  const number = /^[0-9]+/.exec(series)?.[0];
  if (number === undefined) return null;
  const known = Object.keys(profile.meetings).find((key) => /[0-9]+$/.exec(key)?.[0] === number);
  return known ?? like?.replace(/[0-9]+$/, number) ?? null;
}

/** What all parts of the result need to know about the paper. */
export interface Known {
  readonly desk: Desk;
  readonly symbol: SymbolFacts | null;
  /** The key of the meeting, `cop15`. */
  readonly meeting: string | null;
  /** The key of the revision that the paper proposes, `rev.cop15`. */
  readonly revision: string;
  /** The Resolution that the paper amends. */
  readonly resolution: NamedResolution | null;
  /** The title of the paper, empty where none was found. */
  readonly title: string;
  /** The subject under which the Decisions of the paper are kept. */
  readonly subject: string;
  readonly base: Text | null;
  /** What it amends is a programme or strategy, and no Resolution. */
  readonly programme: boolean;
  /** A person said what the redline changes, so that the draft too is a reading and not the text. */
  readonly redlined: boolean;
  readonly sha256: string | null;
}
