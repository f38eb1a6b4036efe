import type { Message, Outcome } from '../../model/message.ts';
import { normalText } from '../../model/normal.ts';
import { contentOf } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { WordAccount } from './accounting.ts';
import { type ReadAmendments, readAmendments } from './annexes.ts';
import { claimAsides, sayUnplaced } from './asides.ts';
import { NO_HEADING } from './bare-start.ts';
import { withBookmarkedIds } from './bookmarks.ts';
import { amendmentColumns } from './columns.ts';
import { type Desk, say } from './desk.ts';
import type { Known } from './facts.ts';
import type { Block } from './flatten.ts';
import { isProgramme, settlePaper, settleResolution } from './given.ts';
import { type ReadInline, readInline } from './inline.ts';
import { withNoteNames } from './note-bookmarks.ts';
import { openDesk, type PaperOptions } from './recognise.ts';
import {
  instrumentOf,
  type ResolutionTexts,
  readInlineResolution,
  readResolution,
} from './resolution.ts';
import { findSuspects } from './suspects.ts';
import { placeComments } from './word-comments.ts';
import { openWordSheet, type WordSheet } from './word-sheet.ts';

/** A Resolution that stands alone with a redline: the text before, its draft, and what became of the words of the document. */
export interface AloneTexts extends ResolutionTexts {
  readonly account: WordAccount;
  /** The ids that bookmarks told. */
  readonly told: ReadonlySet<string>;
}

/**
 * Recognises a document that is an amended Resolution and nothing else, in running text or as an amendment table. Number, meeting and
 * revisions are those given, else those that the document says.
 */
export function recogniseAlone(
  sheet: Sheet,
  profile: Profile,
  options: PaperOptions = {},
): Outcome<AloneTexts> {
  const messages: Message[] = [];
  const word = openWordSheet(sheet);
  const { blocks, desk } = openDesk(word.sheet, profile, { ...options, alone: true }, messages);
  const content = blocks.filter(({ kind }) => kind !== 'heads' && kind !== 'noise');
  const heads = content.some((block) => block.kind === 'table' && amendmentColumns(block, desk));
  const amends = heads
    ? readAmendments(NO_HEADING, content, desk)
    : readInline(NO_HEADING, content, desk);
  sayOwn(amends, desk);
  const known = knownOf(amends, blocks, desk, options);
  const texts = withIds(readTexts(amends, blocks, known), known, word);
  const { texts: placed } = placeComments([{ text: texts.draft, amended: true }], word, messages);
  sayUnplaced(desk);
  const account = desk.ledger.account();
  const value = { ...texts, draft: placed[0] ?? texts.draft, account };
  return { value, messages: messages.filter(({ rule }) => rule !== 'no-symbol') };
}

function readTexts(
  amends: ReadAmendments | ReadInline,
  blocks: readonly Block[],
  known: Known,
): ResolutionTexts {
  const { base, draft } =
    'lines' in amends
      ? readInlineResolution(amends, findSuspects(blocks, known.desk), known)
      : readResolution(amends, known);
  return { base: base && normalText(base), draft: normalText(draft) };
}

function withIds(
  { base, draft }: ResolutionTexts,
  known: Known,
  word: WordSheet,
): Omit<AloneTexts, 'account'> {
  const fixed = new Set(known.base ? base?.paragraphs.flatMap(({ id }) => id ?? []) : []);
  const own = [draft, ...(base && !known.base ? [base] : [])];
  const texts = withNoteNames(own, known.base, word);
  const found = withBookmarkedIds(texts, fixed, instrumentOf(known), word);
  const [newDraft = draft, newBase = base] = found.texts;
  return { base: newBase, draft: newDraft, told: found.told };
}

function knownOf(
  { resolution }: ReadAmendments | ReadInline,
  blocks: readonly Block[],
  desk: Desk,
  options: PaperOptions,
): Known {
  const given = options.given ?? {};
  const asides = blocks.filter(({ kind }) => kind === 'heads' || kind === 'noise');
  const symbol = claimAsides(asides, null, desk);
  const amended = settleResolution(resolution, blocks, given, desk);
  return {
    desk,
    ...settlePaper(symbol, given, desk),
    resolution: amended,
    programme: isProgramme(amended, options.base ?? null, desk),
    title: '',
    subject: '',
    base: options.base ?? null,
    redlined: (options.redlines ?? []).length > 0,
    sha256: options.sha256 ?? null,
  };
}

// What stands around the Resolution, such as the title of a revision, is in no text of it.
function sayOwn({ own }: ReadAmendments | ReadInline, desk: Desk): void {
  const words = own.map((paragraph) => plainText(contentOf(paragraph))).filter(Boolean);
  if (words.length === 0) return;
  const shown = words.slice(0, 5).map((found) => `“${found.slice(0, 80)}”`);
  const text = `found ${shown.join(', ')} around the Resolution, expected its text alone; it is left out`;
  say(desk, 'info', 'around-text', text, own[0]?.place ?? null);
}
