import type { Message, Outcome } from '../../model/message.ts';
import { normalText } from '../../model/normal.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import { openLedger, type WordAccount } from './accounting.ts';
import { plainProse, type ReadAmendments, readAmendments } from './annexes.ts';
import { claimAsides, sayUnplaced } from './asides.ts';
import { directive, type ReadCover, readCover } from './cover.ts';
import { readDraftDecisions } from './decisions.ts';
import { type Desk, headingOf } from './desk.ts';
import { type Known, type SymbolFacts, slugOf } from './facts.ts';
import { type Block, flatten } from './flatten.ts';
import { type GivenFacts, sayNothingAmended, settlePaper, settleResolution } from './given.ts';
import { decisionsText, paperText, quotedText } from './paper-texts.ts';
import { readResolution } from './resolution.ts';
import { guessLanguage, wordsIn } from './words.ts';
import { type AnnexZone, zonesOf } from './zones.ts';

export { type AccountedText, accountText, recogniseText, type TextOptions } from './text.ts';

/** What the caller knows besides the sheet. */
export interface PaperOptions {
  /** Of the paper; guessed from the words of the profile where it is not said. */
  readonly language?: string;
  /** The text that the paper amends, with ids; where it is missing, it is put together from the first column. */
  readonly base?: Text;
  /** The subject under which the Decisions are kept (`cami`); from the title where it is not said. */
  readonly subject?: string;
  /** Facts that the paper does not say, or says wrongly. */
  readonly given?: GivenFacts;
  /** SHA-256 of the source document, kept with what was reconstructed from it. */
  readonly sha256?: string;
}

/** A meeting paper taken apart. What the paper does not hold is null. */
export interface RecognisedPaper {
  /** The paper itself, `kind: paper`, with a directive where a result is printed. */
  readonly paper: Text;
  /** The Resolution as the clean column has it, with comments, working labels and tombstones. */
  readonly draft: Text | null;
  /** The text before: that of the options, else put together from the first column (`text: reconstructed`). */
  readonly base: Text | null;
  /** Decisions that the paper quotes, and those that it proposes. */
  readonly quoted: Text | null;
  readonly decisions: Text | null;
  /** What became of every word of the document. */
  readonly account: WordAccount;
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
  const blocks = flatten(sheet);
  const language = options.language ?? guessLanguage(profile, blocks);
  const messages: Message[] = [];
  const desk: Desk = {
    profile,
    words: wordsIn(profile, language),
    ledger: openLedger(blocks),
    messages,
  };
  const value = readPaper(blocks, desk, options);
  const sorted = [...messages].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
  return { value, messages: sorted };
}

/** An annex as read: `own` are its paragraphs in the paper. */
interface ReadAnnex {
  readonly zone: AnnexZone;
  readonly own: readonly Paragraph[];
  readonly amendments: ReadAmendments | null;
  readonly decisions: readonly Paragraph[] | null;
}

function readPaper(blocks: readonly Block[], desk: Desk, options: PaperOptions): RecognisedPaper {
  const zones = zonesOf(blocks, desk);
  const cover = readCover(zones.cover, desk);
  const symbol = claimAsides(zones.asides, cover.masthead.symbol, desk);
  const annexes = zones.annexes.map((zone) => readAnnex(zone, desk));
  const amendments = annexes.find((annex) => annex.amendments)?.amendments ?? null;
  const decisions = annexes.find((annex) => annex.decisions)?.decisions ?? null;
  const known = knownOf(cover, symbol, amendments, decisions, blocks, desk, options);
  const resolutions = amendments ? readResolution(amendments, known) : { base: null, draft: null };
  const quoted = quotedText(cover, known);
  const proposed = decisions ? decisionsText(decisions, quoted, known) : null;
  const own = annexes.flatMap(({ zone, own: paragraphs }) => [
    headingOf(zone.heading.pieces, 2, { classes: annexClasses(zone) }, desk, 'paper'),
    ...paragraphs,
    ...annexDirective(zone, known),
  ]);
  const paper = paperText(cover, own, quoted, resolutions.draft, known);
  sayUnplaced(desk);
  return {
    paper: normalText(paper),
    draft: resolutions.draft && normalText(resolutions.draft),
    base: resolutions.base && normalText(resolutions.base),
    quoted: quoted && normalText(quoted),
    decisions: proposed && normalText(proposed),
    account: desk.ledger.account(),
  };
}

function readAnnex(zone: AnnexZone, desk: Desk): ReadAnnex {
  const none = { zone, own: [], amendments: null, decisions: null };
  if (zone.kind === 'decisions') {
    return { ...none, decisions: readDraftDecisions(zone.blocks, desk) };
  }
  if (zone.kind === 'other') return { ...none, own: plainProse(zone.blocks, 'paper', desk) };
  const amendments = readAmendments(zone.heading, zone.blocks, desk);
  return { ...none, own: amendments.own, amendments };
}

function knownOf(
  cover: ReadCover,
  symbol: SymbolFacts | null,
  amendments: ReadAmendments | null,
  decisions: readonly Paragraph[] | null,
  blocks: readonly Block[],
  desk: Desk,
  options: PaperOptions,
): Known {
  const given = options.given ?? {};
  const settled = settlePaper(symbol, given, desk);
  if (!amendments) sayNothingAmended(given, desk);
  return {
    desk,
    ...settled,
    resolution: amendments ? settleResolution(amendments.resolution, blocks, given, desk) : null,
    title: cover.title,
    subject: options.subject ?? subjectOf(decisions, cover, settled.symbol),
    base: options.base ?? null,
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

function annexDirective({ kind }: AnnexZone, known: Known): Paragraph[] {
  const { desk, symbol, meeting, revision, resolution, subject } = known;
  const { body } = desk.profile;
  if (kind === 'decisions') {
    const of = `decision:${body}/${meeting ?? 'draft'}/${subject}.draft`;
    return [directive('decisions', { of })];
  }
  if (kind === 'other') return [];
  const values = {
    of: `${body}/${resolution?.number ?? slugOf(symbol?.symbol ?? 'draft')}`,
    from: resolution?.revision ?? 'original',
    to: `${revision}.draft`,
    layout: 'three-column',
  };
  return [directive('amendments', values)];
}
