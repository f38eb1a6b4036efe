import type { Message, Outcome } from '../../model/message.ts';
import { normalText } from '../../model/normal.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import { closedLedger, openLedger, type WordAccount, withComments } from './accounting.ts';
import { sayActions } from './actions.ts';
import { plainProse, type ReadAmendments, readAmendments } from './annexes.ts';
import { claimAsides, sayUnplaced } from './asides.ts';
import { withBookmarkedIds, withOwnIds } from './bookmarks.ts';
import { directive, type ReadCover, readCover } from './cover.ts';
import { withCoverLaidOut } from './cover-layout.ts';
import { readDraftDecisions } from './decisions.ts';
import { type Desk, headingOf } from './desk.ts';
import {
  type Known,
  type NamedResolution,
  readSymbol,
  type SymbolFacts,
  slugOf,
  symbolPart,
} from './facts.ts';
import { type Block, flatten, linesOf } from './flatten.ts';
import { withFormatMarks } from './format-marks.ts';
import { type GivenFacts, sayNothingAmended, settlePaper, settleResolution } from './given.ts';
import { type ReadInline, readInline } from './inline.ts';
import { withParagraphsParted } from './joined-lines.ts';
import { withMarkedLabels } from './marked-labels.ts';
import { isMarked } from './marks.ts';
import { withoutTypedNumbers } from './note-numbers.ts';
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
import { withTypedMarks } from './typed-marks.ts';
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
  const read = withWholeLetters(flatten(sheet), messages);
  const language = options.language ?? guessLanguage(profile, read);
  const words = wordsIn(profile, language);
  const parted = withParagraphsParted(read, words, messages);
  const word = isWordSheet(sheet);
  const laidOut = word ? withCoverLaidOut(parted, words, profile) : parted;
  const formatted = withFormatMarks(laidOut, words, messages, options.alone);
  const marked = layRedlines(formatted, options.redlines ?? [], messages);
  const blocks = withMarkedLabels(withoutTypedNumbers(marked));
  const ledger = options.unaccounted ? closedLedger() : openLedger(blocks);
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

/** An annex as read: `own` are its paragraphs in the paper. */
interface ReadAnnex {
  readonly zone: AnnexZone;
  readonly own: readonly Paragraph[];
  readonly amends: ReadAmendments | ReadInline | null;
  readonly decisions: readonly Paragraph[] | null;
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
  const known = knownOf(cover, symbol, annexes, decisions, blocks, desk, options);
  const settled = new Map(settleAll(annexes, known, blocks, options));
  const finder = findSuspects(blocks, desk);
  const told = new Set<string>();
  const [main, ...others] = [...settled].map(([annex, own]) =>
    withToldIds(textsOf(annex, finder, own), own, word, told),
  );
  const quoted = quotedText(cover, known);
  const proposed = decisions ? decisionsText(decisions, quoted, known) : null;
  const named = [...settled.values()].flatMap(({ resolution }) => resolution ?? []);
  sayActions(cover.paragraphs, zones.annexes, named, desk);
  const own = annexes.flatMap((annex) => printedAnnex(annex, settled.get(annex) ?? known));
  const paper = paperText(cover, own, quoted, main?.draft ?? null, known);
  sayUnplaced(desk);
  return {
    paper: normalText(withOwnIds(paper, word)),
    draft: main?.draft ?? null,
    base: main?.base ?? null,
    others,
    quoted: quoted && normalText(withOwnIds(quoted, word)),
    decisions: proposed && normalText(withOwnIds(proposed, word)),
    account: desk.ledger.account(),
    told,
  };
}

function printedAnnex(annex: ReadAnnex, known: Known): Paragraph[] {
  const { zone, own } = annex;
  const dress = { classes: annexClasses(zone) };
  const heading = headingOf(zone.heading.pieces, 2, dress, known.desk, 'paper');
  return [heading, ...own, ...annexDirective(annex, known)];
}

function typedCover(cover: CoverZone, desk: Desk): CoverZone {
  const { summary, body } = cover;
  return { ...cover, summary: withTypedMarks(summary, desk), body: withTypedMarks(body, desk) };
}

function readAnnex(zone: AnnexZone, desk: Desk): ReadAnnex {
  const none = { zone, own: [], amends: null, decisions: null };
  switch (zone.kind) {
    case 'decisions':
      return {
        ...none,
        decisions: readDraftDecisions(withTypedMarks(zone.blocks, desk, 'after'), desk),
      };
    case 'other':
      return { ...none, own: plainProse(withTypedMarks(zone.blocks, desk), 'paper', desk) };
    case 'inline': {
      const inline = readInline(zone.heading, zone.blocks, desk);
      return { ...none, own: inline.own, amends: inline };
    }
    case 'amendments': {
      const amendments = readAmendments(zone.heading, zone.blocks, desk);
      return { ...none, own: amendments.own, amends: amendments };
    }
  }
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
  const texts = [draft, ...(base && !known.base ? [base] : [])];
  const found = withBookmarkedIds(texts, fixed, instrumentOf(known), word);
  for (const id of found.told) told.add(id);
  const [newDraft = draft, newBase = base] = found.texts;
  return { base: newBase, draft: newDraft };
}

// What the caller gave is said of the first Resolution; any further one is known as its annex names it.
function settleAll(
  annexes: readonly ReadAnnex[],
  known: Known,
  blocks: readonly Block[],
  options: PaperOptions,
): [ReadAnnex, Known][] {
  const bases = [...(options.base ? [options.base] : []), ...(options.bases ?? [])];
  let first = true;
  return annexes.flatMap((annex): [ReadAnnex, Known][] => {
    const { amends } = annex;
    if (!amends) return [];
    const fresh = 'fresh' in amends && amends.fresh;
    const resolution = first
      ? known.resolution
      : fresh
        ? null
        : settleResolution(amends.resolution, blocks, {}, known.desk);
    const base = first && options.base ? options.base : baseFor(resolution, bases);
    first = false;
    return [[annex, { ...known, resolution, base }]];
  });
}

function baseFor(resolution: NamedResolution | null, bases: readonly Text[]): Text | null {
  const found = bases.find(
    ({ front }) =>
      front.values.number === resolution?.number && front.values.revision === resolution?.revision,
  );
  return found ?? null;
}

function knownOf(
  cover: ReadCover,
  symbol: SymbolFacts | null,
  annexes: readonly ReadAnnex[],
  decisions: readonly Paragraph[] | null,
  blocks: readonly Block[],
  desk: Desk,
  options: PaperOptions,
): Known {
  const given = options.given ?? {};
  const settled = settlePaper(symbol, given, desk, cover.masthead.meeting);
  const amends = annexes.find((annex) => annex.amends)?.amends ?? null;
  const fresh = amends !== null && 'fresh' in amends && amends.fresh;
  if (!amends || (fresh && given.number === undefined)) sayNothingAmended(given, desk);
  return {
    desk,
    ...settled,
    resolution:
      amends && !(fresh && given.number === undefined)
        ? settleResolution(amends.resolution, blocks, given, desk)
        : null,
    title: cover.title,
    subject: options.subject ?? subjectOf(decisions, cover, settled.symbol),
    base: options.base ?? null,
    redlined: (options.redlines ?? []).length > 0,
    sha256: options.sha256 ?? null,
  };
}

// The subject is a part of a path: a title without a Latin letter gives none.
function subjectOf(
  decisions: readonly Paragraph[] | null,
  cover: ReadCover,
  symbol: SymbolFacts | null,
): string {
  const title = decisions?.find((found) => found.kind === 'heading' && found.level === 1);
  const words = title?.kind === 'heading' ? plainText(title.content) : cover.title;
  return slugOf(words) || slugOf(cover.title) || slugOf(symbol?.symbol ?? '') || 'decisions';
}

function annexClasses({ kind }: AnnexZone): string[] {
  return kind === 'amendments' ? ['annex', 'landscape'] : ['annex'];
}

function annexDirective({ zone, amends }: ReadAnnex, known: Known): Paragraph[] {
  const { desk, symbol, meeting, revision, resolution, subject } = known;
  const { body } = desk.profile;
  if (zone.kind === 'decisions') {
    const of = `decision:${body}/${meeting ?? 'draft'}/${subject}.draft`;
    return [directive('decisions', { of })];
  }
  if (!amends) return [];
  const of = `${body}/${resolution?.number ?? symbolPart(symbol?.symbol ?? 'draft')}`;
  if ('fresh' in amends && amends.fresh) {
    return [directive('text', { of: `${of}@original.draft` })];
  }
  const layout = zone.kind === 'inline' ? 'inline' : 'three-column';
  const from = resolution?.revision ?? 'original';
  return [directive('amendments', { of, from, to: `${revision}.draft`, layout })];
}
