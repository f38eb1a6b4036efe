import { meetingIn } from '../../lineage/recorded.ts';
import type { Label } from '../../model/label.ts';
import type { Place } from '../../model/message.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import type { Text } from '../../model/text.ts';
import type { Desk } from '../recognise/desk.ts';
import { readSymbol } from '../recognise/facts.ts';
import { type Block, linesOf } from '../recognise/flatten.ts';
import { placeOf, plainLine } from '../recognise/pieces.ts';

/**
 * Texts of Decisions in such an order that the first which has a number has the wording in force at a meeting: those of the meetings before it, the
 * latest first, then those of later ones. Without a meeting the latest of all is the first.
 */
export function inForceFirst(
  decisions: readonly Text[],
  meeting: string | null,
  profile: Profile,
): readonly Text[] {
  const listed = Object.keys(profile.meetings);
  const rankOf = (text: Text): number => rank(meetingIn(text) ?? '', listed);
  const end = meeting === null ? Number.POSITIVE_INFINITY : rank(meeting, listed);
  const before = decisions.filter((text) => rankOf(text) < end);
  const behind = decisions.filter((text) => rankOf(text) >= end);
  return [
    ...before.sort((a, b) => rankOf(b) - rankOf(a)),
    ...behind.sort((a, b) => rankOf(a) - rankOf(b)),
  ];
}

// Meetings that the profile does not list are later ones, in the order of their numbers.
function rank(meeting: string, listed: readonly string[]): number {
  const at = listed.indexOf(meeting);
  const number = Number(/\d{1,6}$/.exec(meeting)?.[0] ?? 0);
  return at >= 0 ? at : listed.length + number;
}

/** The meeting to which a document belongs by its symbol, which stands in a line of its own; null where none tells. */
export function meetingOfPaper(blocks: readonly Block[], profile: Profile): string | null {
  for (const block of blocks) {
    const lines = 'pieces' in block ? [block.pieces] : linesOf(block);
    for (const line of lines) {
      const meeting = readSymbol(plainLine(line), profile)?.meeting;
      if (meeting) return meeting;
    }
  }
  return null;
}

/** The wording that a quotation says it has: the key of a meeting, and how it is printed (`(Rev. CoP19)`). */
export interface NamedWording {
  readonly meeting: string;
  readonly printed: string;
}

/** The wording that is named behind the number of a Decision in the line of `place` or next above it; null where the number stands alone. */
export type WordingReader = (label: Label, place: Place | null) => NamedWording | null;

// The number of a Decision, its addressee and its text may stand in a line each.
const ABOVE = 3;
const MOST_PARTS = 40;

/** Reads the wordings that the lines of a document name. */
export function wordingReader(
  blocks: readonly Block[],
  { profile, words }: Pick<Desk, 'profile' | 'words'>,
): WordingReader {
  const lines = blocks.flatMap((block) =>
    linesOf(block).flatMap((pieces) => {
      const line = placeOf(pieces)?.line;
      return line === undefined ? [] : [{ line, text: plainLine(pieces) }];
    }),
  );
  const last = new Map(lines.map(({ line }, index) => [line, index]));
  return (label, place) => {
    const from = place === null ? undefined : last.get(place.line);
    if (from === undefined) return null;
    // A Decision may cite itself: the line that begins with its number comes first.
    const own =
      nearest(lines, from, numbered(label, OPENING)) ?? nearest(lines, from, numbered(label, ''));
    return own === null ? null : wordingIn(own, profile, words.profile);
  };
}

interface Line {
  readonly line: number;
  readonly text: string;
}

// What the lines, from one on upwards, have in brackets behind a number, empty for nothing; null without the number. A line of the document may be
// several here.
function nearest(lines: readonly Line[], from: number, number: RegExp): string | null {
  let found: number | null = null;
  for (let at = from; at >= Math.max(0, from - MOST_PARTS); at -= 1) {
    const own = lines[at];
    if (!own || (found === null ? at < from - ABOVE : own.line !== found)) break;
    const read = number.exec(own.text);
    if (read?.[1] !== undefined) return read[1];
    if (read) found = own.line;
  }
  return found === null ? null : '';
}

// The words before the number in a line that names the Decision.
const OPENING = '^\\D{0,40}';

// A number with what may stand in brackets behind it.
function numbered({ text }: Label, before: string): RegExp {
  const number = text.trim().replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const end = '(?![\\d/]|\\.\\d)(?:\\s*,?\\s*(\\([^()]{1,60}\\)))?';
  return new RegExp(`${before}(?<![\\d./])${number}${end}`, 'u');
}

function wordingIn(
  printed: string,
  { meetings }: Profile,
  { revision }: LanguageProfile,
): NamedWording | null {
  const words = squeezed(printed);
  if (words === '') return null;
  const listed = Object.entries(meetings)
    .filter(([key, { name }]) => [key, name].some((one) => words.endsWith(squeezed(one))))
    .map(([key]) => key)
    .sort((a, b) => b.length - a.length);
  const [opening = ''] = revision.split('{meeting}');
  const lead = squeezed(opening);
  const unlisted = lead !== '' && words.startsWith(lead) ? words.slice(lead.length) : '';
  const meeting = listed[0] ?? unlisted;
  return meeting === '' ? null : { meeting, printed };
}

function squeezed(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
