import type { Comparison, Pair } from '../../compare/comparison.ts';
import type { Since, StagePart } from '../../compare/since.ts';
import { isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import { readTarget } from '../../model/target.ts';
import { isRightToLeft, languageOf, type Text } from '../../model/text.ts';
import { type AnnexEvent, annexEvents } from './events.ts';
import { type EventSince, eventsSince } from './events-since.ts';
import { type Counter, startCounter } from './notebook.ts';
import type { NoteMarks, Printing } from './printed-runs.ts';
import { type PrintedText, printedSides, printedStage } from './sides.ts';

/** What the print of one result needs to know: the texts, the words of the body, and its place on the sheet. */
export interface Region {
  /** Number of the result on its sheet, from 0: it stands in bookmarks (`a0_bamot`) and in `data-side`. */
  readonly number: number;
  readonly profile: Profile;
  readonly words: LanguageProfile;
  /** See `SheetContext`. */
  readonly tracked: boolean;
  readonly before: PrintedText;
  readonly after: PrintedText;
  /** The stage since which changes have a second mark, null where none is told of. */
  readonly stage: StageRegion | null;
  /** Annexes that are printed once instead of being redlined. */
  readonly events: readonly AnnexEvent[];
  readonly rightToLeft: boolean;
  /** The paragraphs of the text after by their ids: what a link on the sheet can reach. */
  readonly ids: ReadonlyMap<string, Paragraph>;
  readonly counter: Counter;
  /** How many notes stand on the sheet above a table of two texts, which goes on with their numbers. */
  readonly notesAbove: number;
  /** Names notes at the foot of pages that go on with the numbers of such a table. */
  readonly noteIds: Counter;
}

/** An earlier stage of the text after, and what changed since. */
export interface StageRegion extends PrintedText {
  readonly since: Since;
  readonly partOf: ReadonlyMap<Pair, StagePart>;
  /** The annexes printed once, where they stand at the stage, in their order. */
  readonly events: readonly EventSince[];
  /** Whether an annex that is new or replaced is redlined because it changed since. */
  readonly redlinedAnnex: boolean;
}

/** The part of a region that does not depend on the result. */
export interface Surroundings {
  readonly number: number;
  readonly profile: Profile;
  readonly words: LanguageProfile;
  readonly tracked: boolean;
  readonly counter: Counter;
}

/** The region of a comparison. With a stage no annex is printed once that changed since: that could not be seen. */
export function comparisonRegion(
  comparison: Comparison,
  around: Surroundings,
  since: Since | null = null,
): Region {
  const all = around.tracked ? [] : annexEvents(comparison);
  const kept = since && !around.tracked ? eventsSince(comparison, since) : [];
  const events = since ? kept.map(({ event }) => event) : all;
  const redlinedAnnex = kept.length < all.length;
  const stage = since
    ? {
        ...printedStage(since, around.profile),
        since,
        partOf: new Map(since.parts.flatMap((part) => (part.pair ? [[part.pair, part]] : []))),
        events: kept,
        redlinedAnnex,
      }
    : null;
  const sides = printedSides(comparison, events, around.profile);
  const { after } = comparison;
  const rightToLeft = isRightToLeft(languageOf(after));
  const ids = idsOf(after);
  return {
    ...around,
    ...sides,
    stage,
    events,
    rightToLeft,
    ids,
    notesAbove: 0,
    noteIds: startCounter(),
  };
}

/** The region of one text, which is then its side `after`. */
export function textRegion(printed: PrintedText, around: Surroundings): Region {
  const none: PrintedText = {
    text: { ...printed.text, paragraphs: [] },
    printed: [],
    marked: new Set(),
  };
  const rightToLeft = isRightToLeft(languageOf(printed.text));
  return {
    ...around,
    before: none,
    after: printed,
    stage: null,
    events: [],
    rightToLeft,
    ids: idsOf(printed.text),
    notesAbove: 0,
    noteIds: startCounter(),
  };
}

/** How runs of a region are printed, with the notes of one of its parts. */
export function printingOf(region: Region, notes: NoteMarks): Printing {
  return {
    rightToLeft: region.rightToLeft,
    tracked: region.tracked,
    redlineFirst: region.profile.redlineFirst,
    notes,
    href: (link) => hrefOf(link, region),
  };
}

/** Marks of notes that lead nowhere are printed as they were typed. */
export const NO_NOTES: NoteMarks = { mark: () => null, same: () => true };

function idsOf(text: Text): ReadonlyMap<string, Paragraph> {
  const printed = text.paragraphs.filter((paragraph) => !isTombstone(paragraph));
  return new Map(
    printed.flatMap((paragraph) => (paragraph.id === null ? [] : [[paragraph.id, paragraph]])),
  );
}

// A reference to several paragraphs leads to the first of them; one into another text has only its words.
function hrefOf(link: string, { ids, number }: Region): string | undefined {
  const target = readTarget(link);
  if (target?.kind === 'web' || target?.kind === 'mail') return target.href;
  const id = target?.kind === 'paragraphs' ? target.ids[0] : undefined;
  const paragraph = id === undefined ? undefined : ids.get(id);
  const name = paragraph && bookmarkOf('a', number, paragraph);
  return name ? `#${name}` : undefined;
}

/**
 * The name of the bookmark of a paragraph: letter of the side, number of the text in the paper, id. Notes have their name and start `_n_`,
 * tables `_t_` instead: neither is taken for a paragraph, no id starting with `_`. Null for a paragraph without an id.
 */
export function bookmarkOf(
  side: 'a' | 'b',
  number: number,
  paragraph: Paragraph | null,
): string | null {
  if (paragraph?.kind === 'note') return bookmark(side, number, `_n_${paragraph.name}`);
  if (!paragraph || paragraph.id === null) return null;
  return bookmark(side, number, paragraph.kind === 'table' ? `_t_${paragraph.id}` : paragraph.id);
}

function bookmark(side: 'a' | 'b', number: number, id: string): string {
  return `${side}${number}_${id.replaceAll('-', '_')}`;
}
