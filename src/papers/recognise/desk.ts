import type { Label } from '../../model/label.ts';
import type { Message, Place, Severity } from '../../model/message.ts';
import type { Heading, Note, Plain } from '../../model/paragraph.ts';
import { NO_ATTRIBUTES } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import type { Into, Ledger } from './accounting.ts';
import type { NoteBlock } from './flatten.ts';
import type { Counter } from './labels.ts';
import { type Piece, placeOf, runsOf, titleRuns, trimPieces } from './pieces.ts';
import type { Words } from './words.ts';

/** What every part of the recogniser works with: the words of the profile, the ledger and the messages so far. */
export interface Desk {
  readonly profile: Profile;
  readonly words: Words;
  readonly ledger: Ledger;
  readonly messages: Message[];
  /** Insertions and deletions are tracked changes of a Word file, and no marks that somebody typed. */
  readonly tracked?: boolean;
  /** The sheet is that of a Word file: it tells headings and notes from other lines. */
  readonly word?: boolean;
}

/** Adds a finding. */
export function say(
  desk: Desk,
  severity: Severity,
  rule: string,
  text: string,
  place: Place | null,
): void {
  desk.messages.push({ severity, rule, text, place });
}

/** One message for all counters that a text lost in one run. */
export function sayLost(desk: Desk, counter: Counter, what: string): void {
  const first = counter.lost[0];
  const last = counter.lost.at(-1);
  if (!first || !last) return;
  const count = counter.lost.length;
  say(
    desk,
    'warning',
    'lost-counter',
    `found “1.” again ${count === 1 ? 'once' : `${count} times`}, expected ${first.label.text}${count === 1 ? '' : ` to ${last.label.text}`}; ${what} are counted`,
    first.place,
  );
}

/** What a paragraph gets besides its words. */
export interface Dress {
  readonly label?: Label | null;
  readonly bracket?: boolean;
  readonly classes?: readonly string[];
  readonly id?: string | null;
}

/** A paragraph of text out of pieces, which are claimed as its words. */
export function plainOf(pieces: readonly Piece[], dress: Dress, desk: Desk, into: Into): Plain {
  desk.ledger.claim(pieces, 'text', into);
  return {
    kind: 'plain',
    id: dress.id ?? null,
    bracket: dress.bracket ?? false,
    label: dress.label ?? null,
    content: runsOf(trimPieces(pieces)),
    attributes: { ...NO_ATTRIBUTES, classes: dress.classes ?? [] },
    comments: [],
    place: placeOf(pieces),
  };
}

/** A heading out of pieces, which are claimed as its words. */
export function headingOf(
  pieces: readonly Piece[],
  level: Heading['level'],
  dress: Dress,
  desk: Desk,
  into: Into,
): Heading {
  const plain = plainOf(pieces, dress, desk, into);
  const content = level === 1 ? titleRuns(trimPieces(pieces)) : plain.content;
  return { ...plain, kind: 'heading', level, content };
}

/** A note out of its block. */
export function noteOf(block: NoteBlock, desk: Desk, into: Into): Note {
  desk.ledger.claim(block.pieces, 'text', into);
  return {
    kind: 'note',
    id: null,
    name: block.name,
    content: runsOf(trimPieces(block.pieces)),
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: placeOf(block.pieces),
  };
}

/** A title that is known from elsewhere: no words of the sheet are claimed for it. */
export function titleHeading(title: string): Heading {
  return {
    kind: 'heading',
    level: 1,
    id: null,
    bracket: false,
    label: null,
    content: [{ text: title }],
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
  };
}
