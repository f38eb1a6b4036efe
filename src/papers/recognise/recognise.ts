import type { Message, Outcome } from '../../model/message.ts';
import { normalText } from '../../model/normal.ts';
import type { Profile } from '../../model/profile.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import { closedLedger, openLedger, type WordAccount, withComments } from './accounting.ts';
import { sayActions } from './actions.ts';
import { claimAsides, sayUnplaced } from './asides.ts';
import { withBookmarkedIds, withOwnIds } from './bookmarks.ts';
import { amendmentColumns } from './columns.ts';
import { readCover } from './cover.ts';
import { withCoverLaidOut } from './cover-layout.ts';
import type { Desk } from './desk.ts';
import { withoutDropped } from './dropped-since.ts';
import { type Known, readSymbol } from './facts.ts';
import { type Block, flatten, linesOf } from './flatten.ts';
import { withFormatMarks } from './format-marks.ts';
import type { GivenFacts } from './given.ts';
import { withParagraphsParted } from './joined-lines.ts';
import { knownOf, settleAll } from './known.ts';
import { withMarkedLabels } from './marked-labels.ts';
import { isMarked } from './marks.ts';
import { watchMarks } from './marks-lost.ts';
import { withNoteNames } from './note-bookmarks.ts';
import { withoutTypedNumbers } from './note-numbers.ts';
import { printedAnnex, type ReadAnnex, readAnnex } from './paper-annexes.ts';
import { decisionsText, paperText, quotedText } from './paper-texts.ts';
import { plainLine } from './pieces.ts';
import { layRedlines, type RedlineLine } from './redlines.ts';
import {
  instrumentOf,
  type ResolutionTexts,
  readInlineResolution,
  readResolution,
} from './resolution.ts';
import { type Finder, findSuspects } from './suspects.ts';
import { withTableNotes } from './table-notes.ts';
import { typedLine, withTypedMarks } from './typed-marks.ts';
import { sayTypedNotes } from './typed-notes.ts';
import { withWholeLetters } from './whole-letters.ts';
import { placeComments } from './word-comments.ts';
import { isWordSheet, openWordSheet, type WordSheet } from './word-sheet.ts';
import { guessLanguage, wordsIn } from './words.ts';
import { type AnnexZone, type CoverZone, zonesOf } from './zones.ts';

export { type AccountedText, accountText, type TextOptions } from './text.ts';

/** What the caller knows besides the sheet. */
export interface PaperOptions {
  /** Of the paper; guessed from the words of the profile where it is not said. */
  readonly language?: string;
  /** The text that the paper amends, with ids; where it is missing, it is put together from the first column. */
  readonly base?: Text;
  /** The texts that further annexes amend, known by number and revision of their front matter. */
  readonly bases?: readonly Text[];
  /** Redlines that a person wrote down, for a document that has lost its underline and strike. */
  readonly redlines?: readonly RedlineLine[];
  /** The subject under which the Decisions are kept (`cami`); from the title where it is not said. */
  readonly subject?: string;
  /** Facts that the paper does not say, or says wrongly. */
  readonly given?: GivenFacts;
  /** SHA-256 of the source document, kept with what was reconstructed from it. */
  readonly sha256?: string;
  /** The insertions and deletions of the sheet are tracked changes (`withTrackedRedline`). */
  readonly tracked?: boolean;
  /** It is a Resolution that stands alone, and no paper. */
  readonly alone?: boolean;
  /** Its words are accounted for elsewhere: it is another reading of a document that was read. */
  readonly unaccounted?: boolean;
}

/** A meeting paper taken apart. What the paper does not hold is null. */
export interface RecognisedPaper {
  /** The paper itself, `kind: paper`, with a directive where a result is printed. */
  readonly paper: Text;
  /** The Resolution as the clean column or the redline has it, with comments, working labels and tombstones. */
  readonly draft: Text | null;
  /** The text before: that of the options, else put together from the first column or the redline (`text: reconstructed`). */
  readonly base: Text | null;
  /** Further Resolutions that annexes of the paper amend, or new ones. */
  readonly others: readonly ResolutionTexts[];
  /** Decisions that the paper quotes, and those that it proposes. */
  readonly quoted: Text | null;
  readonly decisions: Text | null;
  /** What became of every word of the document. */
  readonly account: WordAccount;
  /** The ids that bookmarks told. */
  readonly told: ReadonlySet<string>;
}

/**
 * Recognises a meeting paper on a sheet by its structure and by the words of the profile. Never throws on an odd paper: what it
 * cannot place is in messages, each with its place.
 */
export function recognisePaper(
  sheet: Sheet,
  profile: Profile,
  options: PaperOptions = {},
): Outcome<RecognisedPaper> {
  const messages: Message[] = [];
  const word = openWordSheet(sheet);
  const { blocks, desk } = openDesk(word.sheet, profile, options, messages);
  const read = readPaper(blocks, desk, word, options);
  const value = withPlacedComments(read, word, messages);
  const sorted = [...messages].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
  return { value, messages: sorted };
}

/** Whether an annex of a paper (or a document without annexes) shows a redline: formatting or marks that tell old words from new ones. */
export function showsRedline(
  sheet: Sheet,
  profile: Profile,
  options: Pick<PaperOptions, 'language' | 'alone'> = {},
): boolean {
  const { blocks, desk } = openDesk(openWordSheet(sheet).sheet, profile, options, []);
  const { annexes } = zonesOf(blocks, desk);
  const amending = annexes.filter(({ kind }) => kind === 'inline' || kind === 'amendments');
  const asked = annexes.length === 0 ? blocks : amending.flatMap((annex) => annex.blocks);
  return asked.some((block) => linesOf(block).some(isMarked));
}

/** Whether a sheet is a meeting paper: it has a symbol, or annexes that amend or decide. A Resolution that stands alone may have an annex of its own. */
export function isMeetingPaper(sheet: Sheet, profile: Profile, language?: string): boolean {
  const options = language === undefined ? {} : { language };
  const { blocks, desk } = openDesk(openWordSheet(sheet).sheet, profile, options, []);
  const { annexes, cover } = zonesOf(blocks, desk);
  if (annexes.some(({ kind }) => kind !== 'other')) return true;
  const lines = cover.masthead.flatMap(linesOf).map(plainLine);
  return lines.some((line) => readSymbol(line, profile) !== null);
}

/** Whether a sheet holds an amendment table by the heads that the profile knows. */
export function isAmendmentTable(sheet: Sheet, profile: Profile, language?: string): boolean {
  const options = language === undefined ? {} : { language };
  const { blocks, desk } = openDesk(openWordSheet(sheet).sheet, profile, options, []);
  return blocks.some((block) => block.kind === 'table' && amendmentColumns(block, desk) !== null);
}

/** Blocks that are ready to be recognised. */
export interface Opened {
  readonly blocks: readonly Block[];
  readonly desk: Desk;
}

/** The blocks of a sheet with the marks that its formatting means, and what they are recognised with. */
export function openDesk(
  sheet: Sheet,
  profile: Profile,
  options: PaperOptions,
  messages: Message[],
): Opened {
  const told = withoutDropped(sheet, messages);
  const read = withWholeLetters(flatten(withTableNotes(told)), messages);
  const language = options.language ?? guessLanguage(profile, read);
  const words = wordsIn(profile, language);
  const parted = withParagraphsParted(read, words, messages);
  const word = isWordSheet(sheet);
  const laidOut = word ? withCoverLaidOut(parted, words, profile) : parted;
  const formatted = withFormatMarks(laidOut, words, messages, options.alone);
  const marked = layRedlines(formatted, options.redlines ?? [], messages);
  const blocks = withMarkedLabels(withoutTypedNumbers(marked));
  const ledger = options.unaccounted ? closedLedger() : watchMarks(openLedger(blocks), messages);
  const tracked = options.tracked ?? false;
  return { blocks, desk: { profile, words, ledger, messages, tracked, word } };
}

// Comments stand in what a paper amends or proposes; its own text has none.
function withPlacedComments(
  read: RecognisedPaper,
  word: WordSheet,
  messages: Message[],
): RecognisedPaper {
  const amended = [read.draft, ...read.others.map(({ draft }) => draft), read.decisions];
  const all = [...amended, read.paper, read.quoted];
  const asked = all.flatMap((text, at) => (text ? [{ text, amended: at < amended.length }] : []));
  const { texts, kept, others } = placeComments(asked, word, messages);
  const now = new Map(asked.map(({ text }, at) => [text, texts[at] ?? text]));
  const placed = <T extends Text | null>(text: T): T | Text => (text && now.get(text)) ?? text;
  return {
    ...read,
    draft: placed(read.draft),
    others: read.others.map((other) => ({ ...other, draft: placed(other.draft) })),
    decisions: placed(read.decisions),
    account: withComments(read.account, kept, others),
  };
}

function readPaper(
  blocks: readonly Block[],
  desk: Desk,
  word: WordSheet,
  options: PaperOptions,
): RecognisedPaper {
  const zones = zonesOf(blocks, desk);
  const cover = readCover(typedCover(zones.cover, desk), desk);
  sayTypedNotes(zones.cover.body, desk);
  const symbol = claimAsides(zones.asides, cover.masthead.symbol, desk);
  const annexes = zones.annexes.map((zone) => readAnnex(zone, desk));
  const decisions = annexes.find((annex) => annex.decisions)?.decisions ?? null;
  const naming = namingBlocks(blocks, zones.annexes);
  const known = knownOf(cover, symbol, annexes, decisions, naming, desk, options);
  const settled = new Map(settleAll(annexes, known, naming, options));
  const finder = findSuspects(blocks, desk);
  const told = new Set<string>();
  const [main, ...others] = [...settled].map(([annex, own]) =>
    withToldIds(textsOf(annex, finder, own), own, word, told),
  );
  const quoted = quotedText(cover, known);
  const proposed = decisions ? decisionsText(decisions, quoted, known) : null;
  const own = annexes.flatMap((annex) => printedAnnex(annex, settled.get(annex) ?? known));
  const paper = paperText(cover, own, quoted, main?.draft ?? null, known);
  const resolutions = [main, ...others].flatMap((each) => [each?.draft, each?.base]);
  sayActions(paper, [...resolutions, quoted, proposed], desk);
  sayUnplaced(desk);
  return {
    paper: normalText(withOwnNames(paper, word)),
    draft: main?.draft ?? null,
    base: main?.base ?? null,
    others,
    quoted: quoted && normalText(withOwnNames(quoted, word)),
    decisions: proposed && normalText(withOwnNames(proposed, word)),
    account: desk.ledger.account(),
    told,
  };
}

// What an amended text cites in its own words is not what the paper amends.
function namingBlocks(blocks: readonly Block[], annexes: readonly AnnexZone[]): Block[] {
  const cited = new Set(annexes.flatMap((zone) => (zone.kind === 'inline' ? zone.blocks : [])));
  return blocks.filter((block) => !cited.has(block));
}

function typedCover(cover: CoverZone, desk: Desk): CoverZone {
  const { masthead, title, summary, body } = cover;
  return {
    ...cover,
    masthead: withTypedMarks(masthead, desk),
    title: title.map((line) => ({ ...line, pieces: typedLine(line.pieces, desk, 'before') })),
    summary: withTypedMarks(summary, desk),
    body: withTypedMarks(body, desk),
  };
}

function textsOf({ amends }: ReadAnnex, finder: Finder, known: Known): ResolutionTexts {
  if (amends === null) throw new Error('an annex without a Resolution');
  const { base, draft } =
    'lines' in amends ? readInlineResolution(amends, finder, known) : readResolution(amends, known);
  return { base: base && normalText(base), draft: normalText(draft) };
}

function withToldIds(
  { base, draft }: ResolutionTexts,
  known: Known,
  word: WordSheet,
  told: Set<string>,
): ResolutionTexts {
  const fixed = new Set(known.base ? base?.paragraphs.flatMap(({ id }) => id ?? []) : []);
  const own = [draft, ...(base && !known.base ? [base] : [])];
  const texts = withNoteNames(own, known.base, word);
  const found = withBookmarkedIds(texts, fixed, instrumentOf(known), word);
  for (const id of found.told) told.add(id);
  const [newDraft = draft, newBase = base] = found.texts;
  return { base: newBase, draft: newDraft };
}

function withOwnNames(text: Text, word: WordSheet): Text {
  return withOwnIds(withNoteNames([text], null, word)[0] ?? text, word);
}
