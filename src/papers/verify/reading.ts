import type { Message } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import type { Sheet } from '../../model/sheet.ts';
import { closedLedger, openLedger } from '../recognise/accounting.ts';
import { type ReadAmendments, readAmendments } from '../recognise/annexes.ts';
import { amendmentColumns, hasAmendments } from '../recognise/columns.ts';
import { readCover } from '../recognise/cover.ts';
import type { Desk } from '../recognise/desk.ts';
import { withoutDropped } from '../recognise/dropped-since.ts';
import {
  type Block,
  flatten,
  type LineBlock,
  linesOf,
  type TableBlock,
} from '../recognise/flatten.ts';
import { withFormatMarks } from '../recognise/format-marks.ts';
import { holdsFormula, isFormula } from '../recognise/formula.ts';
import { isInline, type ReadInline, readInline } from '../recognise/inline.ts';
import { withParagraphsParted } from '../recognise/joined-lines.ts';
import { withMarkedLabels } from '../recognise/marked-labels.ts';
import { isMarked, sideOf } from '../recognise/marks.ts';
import { withoutTypedNumbers } from '../recognise/note-numbers.ts';
import { plainLine, textOf } from '../recognise/pieces.ts';
import { opensQuoted, readQuotedDecisions } from '../recognise/quoted.ts';
import { layRedlines, type RedlineLine } from '../recognise/redlines.ts';
import { withTableNotes } from '../recognise/table-notes.ts';
import { withWholeLetters } from '../recognise/whole-letters.ts';
import { guessLanguage, type Words, wordsIn } from '../recognise/words.ts';
import { type CoverZone, type Zones, zonesOf } from '../recognise/zones.ts';
import type { LooseRun } from './loose-quotations.ts';
import { withPlainHeads } from './plain-heads.ts';
import { meetingOfPaper, type WordingReader, wordingReader } from './wordings.ts';

/** An annex that amends: as a table, or in running text. */
export type ReadAnnex =
  | {
      readonly kind: 'table';
      readonly amendments: ReadAmendments;
      /** Tables of the text, between the columns or behind them. */
      readonly tables: readonly TableBlock[];
    }
  | { readonly kind: 'inline'; readonly inline: ReadInline };

/** What of a document is verified. `desk` holds the words of its language; its messages are those of reading, not of verifying. */
export interface PaperReading {
  readonly desk: Desk;
  readonly annexes: readonly ReadAnnex[];
  /** The Decisions that the paper quotes, each with heading, chapeau and items. */
  readonly quoted: readonly (readonly Paragraph[])[];
  /** What stands elsewhere than in annexes that amend and under lines that name a quoted Decision. */
  readonly loose: readonly LooseRun[];
  /** The key of the meeting to which the paper belongs, where its symbol tells. */
  readonly meeting: string | null;
  readonly wordings: WordingReader;
  /** What stands in annexes of draft Decisions: it may be a redline, which is not verified. */
  readonly drafted: readonly Block[];
}

/** What the caller knows of a document: its language, and redlines that a person wrote down where it has lost them. */
export interface ReadOptions {
  readonly language?: string;
  readonly redlines?: readonly RedlineLine[];
}

/** Takes a sheet apart into what can be verified. A document that is a table or a redline and nothing else is read as one annex. */
export function readPaper(sheet: Sheet, profile: Profile, options: ReadOptions = {}): PaperReading {
  const messages: Message[] = [];
  const { words, labelled } = readBlocks(sheet, profile, options, messages);
  const blocks = withPlainHeads(labelled, words);
  const desk: Desk = { profile, words, ledger: openLedger(blocks), messages };
  const zones = zonesOf(blocks, desk);
  const own = zones.annexes.flatMap((zone): ReadAnnex[] => {
    const running = isRunningRedline(zone.blocks, desk) && !isMostlyTable(zone.blocks);
    const inline = zone.kind === 'inline' || running;
    if (zone.kind !== 'inline' && zone.kind !== 'amendments') return [];
    return [(inline ? inlineAnnex : tableAnnex)(zone.heading, zone.blocks, desk)];
  });
  const cover = withoutStruck(zones.cover);
  const page = readCover(cover, { ...desk, ledger: closedLedger() });
  const quoted = page.quoted.flat();
  const announced = isAnnounced(blocks, desk);
  // A paper may have a word that somebody tracked or struck, and is no redline for that.
  const isPaper = !announced && (quoted.length > 0 || hasActions(blocks, desk));
  const whole = own.length > 0 || isPaper ? null : wholeDocument(blocks, desk);
  const drafted = zones.annexes.flatMap(({ kind, blocks: inside }) =>
    kind === 'decisions' ? inside : [],
  );
  return {
    desk,
    annexes: whole ? [whole] : own,
    quoted,
    drafted: whole ? [] : drafted,
    loose: whole && announced ? [] : looseRuns({ ...zones, cover }, desk),
    meeting: meetingOfPaper(blocks, profile) ?? page.masthead.meeting,
    wordings: wordingReader(labelled, desk),
  };
}

function readBlocks(
  sheet: Sheet,
  profile: Profile,
  { language, redlines = [] }: ReadOptions,
  messages: Message[],
): { readonly words: Words; readonly labelled: readonly Block[] } {
  const told = withoutDropped(sheet, messages);
  const read = withWholeLetters(flatten(withTableNotes(told)), messages);
  const words = wordsIn(profile, language ?? guessLanguage(profile, read));
  const parted = withParagraphsParted(read, words, messages);
  const formatted = withFormatMarks(parted, words, messages);
  const marked = layRedlines([...formatted], redlines, messages);
  return { words, labelled: withMarkedLabels(withoutTypedNumbers(marked)) };
}

// What says that a document is a redline or a text that is amended: the heads of a table, a legend, a formula.
function isAnnounced(blocks: readonly Block[], desk: Desk): boolean {
  const { revisionOf, legend } = desk.words.parts;
  return (
    holdsFormula(blocks, desk) ||
    blocks.some((block) => block.kind === 'table' && amendmentColumns(block, desk)) ||
    linesIn(blocks).some((line) => (revisionOf(line) ?? legend(line)) !== null)
  );
}

function hasActions(blocks: readonly Block[], desk: Desk): boolean {
  return linesIn(blocks).some((line) => desk.words.parts.actions(line) !== null);
}

function linesIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'line' ? [plainLine(block.pieces)] : []));
}

// Delegates read what is quoted without the words that are struck in it.
function withoutStruck(cover: CoverZone): CoverZone {
  return {
    ...cover,
    body: cover.body.map((block) =>
      block.kind === 'line' ? { ...block, pieces: sideOf(block.pieces, 'after') } : block,
    ),
  };
}

// What of a paper is no annex that amends and no Decision that `readCover` has read.
function looseRuns({ cover, annexes }: Zones, desk: Desk): readonly LooseRun[] {
  const closed: Desk = { ...desk, ledger: closedLedger(), messages: [] };
  const others = annexes.filter(({ kind }) => kind === 'other');
  return [
    { blocks: cover.summary, proposing: false },
    ...unquotedRuns(cover.body, closed).map((blocks) => ({ blocks, proposing: false })),
    ...others.map(({ blocks }) => ({ blocks, proposing: true })),
  ];
}

function unquotedRuns(body: readonly Block[], desk: Desk): readonly (readonly Block[])[] {
  const runs: Block[][] = [[]];
  let actions = false;
  for (let at = 0; at < body.length; ) {
    const block = body[at];
    if (!block) break;
    actions ||= block.kind === 'line' && desk.words.parts.actions(plainLine(block.pieces)) !== null;
    if (!actions && opensQuoted(body, at, desk)) {
      at = Math.max(readQuotedDecisions(body, at, desk).next, at + 1);
      runs.push([]);
    } else {
      runs.at(-1)?.push(block);
      at += 1;
    }
  }
  return runs;
}

// A text that is amended in its paragraphs may hold tables of its own, of two or three columns too.
function isRunningRedline(blocks: readonly Block[], desk: Desk): boolean {
  const heads = blocks.some((block) => block.kind === 'table' && amendmentColumns(block, desk));
  return !heads && blocks.some((block) => block.kind === 'line' && isMarked(block.pieces));
}

function tableAnnex(heading: LineBlock, blocks: readonly Block[], desk: Desk): ReadAnnex {
  const tables = blocks.filter((block) => block.kind === 'table');
  const named = tables.find((table) => amendmentColumns(table, desk));
  const width = (named ?? tables[0])?.columns;
  const own = tables.filter((table) => !amendmentColumns(table, desk) && table.columns !== width);
  return { kind: 'table', amendments: readAmendments(heading, blocks, desk), tables: own };
}

function inlineAnnex(heading: LineBlock, blocks: readonly Block[], desk: Desk): ReadAnnex {
  return { kind: 'inline', inline: readInline(heading, blocks, desk) };
}

const NO_HEADING: LineBlock = { kind: 'line', pieces: [], gap: 0 };

// A document without an annex: what stands above the legend of a redline is the paper's own.
function wholeDocument(all: readonly Block[], desk: Desk): ReadAnnex | null {
  const blocks = all.filter(({ kind }) => kind !== 'heads' && kind !== 'noise');
  const heads = blocks.some((block) => block.kind === 'table' && amendmentColumns(block, desk));
  if (heads) return tableAnnex(NO_HEADING, blocks, desk);
  if (isRunningRedline(blocks, desk) && !isMostlyTable(blocks))
    return inlineAnnex(NO_HEADING, blocks.slice(redlineStart(blocks, desk)), desk);
  if (holdsFormula(blocks, desk)) return inlineAnnex(NO_HEADING, blocks, desk);
  if (hasAmendments(blocks, desk) && isMostlyTable(blocks))
    return tableAnnex(NO_HEADING, blocks, desk);
  const formula = blocks.some((block) => block.kind === 'line' && isFormula(block.pieces, desk));
  return formula || isInline(blocks, desk) ? inlineAnnex(NO_HEADING, blocks, desk) : null;
}

// A masthead may be a table of two columns too.
function isMostlyTable(blocks: readonly Block[]): boolean {
  const inTables = blocks.reduce(
    (sum, block) => (block.kind === 'table' ? sum + lengthOf(block) : sum),
    0,
  );
  return 2 * inTables > blocks.reduce((sum, block) => sum + lengthOf(block), 0);
}

function lengthOf(block: Block): number {
  return linesOf(block).reduce((sum, line) => sum + textOf(line).length, 0);
}

function redlineStart(blocks: readonly Block[], desk: Desk): number {
  const marked = blocks.findIndex((block) => block.kind === 'line' && isMarked(block.pieces));
  const { revisionOf, legend } = desk.words.parts;
  const announced = blocks.slice(0, marked).findLastIndex((block) => {
    const line = block.kind === 'line' ? plainLine(block.pieces) : '';
    return (revisionOf(line) ?? legend(line)) !== null;
  });
  return Math.max(0, announced);
}
