import { revisionLine } from './annexes.ts';
import { bareStart, NO_HEADING, withoutPage } from './bare-start.ts';
import { amendmentColumns, hasAmendments } from './columns.ts';
import { coverFactsReader } from './cover-facts.ts';
import { type Desk, say } from './desk.ts';
import { type NamedResolution, readSymbol } from './facts.ts';
import { type Block, type LineBlock, linesOf, type TableBlock } from './flatten.ts';
import { holdsFormula } from './formula.ts';
import { headNamed, isInline } from './inline.ts';
import { draftNumber } from './items.ts';
import { likeness } from './merge.ts';
import { placeOf, plainLine } from './pieces.ts';
import { isCapitals } from './prose.ts';
import { opensQuoted } from './quoted.ts';

/** An annex of a paper: its heading, without words where the paper amends a text without an annex, and what kind of result it holds. */
export interface AnnexZone {
  readonly kind: 'amendments' | 'inline' | 'decisions' | 'other';
  readonly heading: LineBlock;
  readonly blocks: readonly Block[];
}

/** The parts of a paper before its annexes. `title` may run over several lines. */
export interface CoverZone {
  readonly masthead: readonly Block[];
  readonly summaryHead: LineBlock | null;
  readonly summary: readonly Block[];
  readonly disclaimer: LineBlock | null;
  readonly title: readonly LineBlock[];
  readonly body: readonly Block[];
}

/** A paper taken apart at the words that its profile knows. */
export interface Zones {
  readonly cover: CoverZone;
  readonly annexes: readonly AnnexZone[];
  /** Running heads, page numbers, bookmarks, images: printed by the paper itself or not at all. */
  readonly asides: readonly Block[];
}

/** Takes the blocks of a paper apart. Every block is in exactly one part. */
export function zonesOf(blocks: readonly Block[], desk: Desk): Zones {
  const marked = runningHeads(blocks, desk);
  const asides = marked.filter(({ kind }) => kind === 'heads' || kind === 'noise');
  const content = marked
    .filter(({ kind }) => kind !== 'heads' && kind !== 'noise')
    .flatMap((block) => (block.kind === 'table' ? releaseTail(block, desk) : [block]));
  const starts = annexStarts(content, desk);
  const open = starts.length === 0 ? bareStart(content, asides, desk) : null;
  if (open !== null) {
    const inside = content.slice(open);
    const bare: AnnexZone = {
      kind: annexKind(NO_HEADING, inside, desk),
      heading: NO_HEADING,
      blocks: inside,
    };
    return { cover: coverOf(content.slice(0, open), desk), annexes: [bare], asides };
  }
  const annexes = starts.flatMap((start, order): AnnexZone[] => {
    const heading = content[start];
    if (heading?.kind !== 'line') return [];
    const inside = content.slice(start + 1, starts[order + 1]);
    return [{ kind: annexKind(heading, inside, desk), heading, blocks: inside }];
  });
  return {
    cover: coverOf(content.slice(0, starts[0]), desk),
    annexes: onlyFirst(annexes, desk),
    asides,
  };
}

// A line that is a symbol and nothing else is a running head, and so is a page number next to one.
function runningHeads(blocks: readonly Block[], desk: Desk): Block[] {
  const heads = blocks.map((block) => block.kind === 'heads' || isSymbol(block, desk));
  return blocks.map((block, index): Block => {
    if (block.kind !== 'line') return block;
    const page = /^[0-9]{1,4}$/.test(plainLine(block.pieces));
    const beside = heads[index - 1] || heads[index + 1];
    return heads[index] || (page && beside) ? { kind: 'heads', pieces: block.pieces } : block;
  });
}

function isSymbol(block: Block, desk: Desk): boolean {
  if (block.kind !== 'line') return false;
  const line = plainLine(block.pieces);
  return [line, ...withoutPage(line)].some((text) => readSymbol(text, desk.profile) !== null);
}

// Where annexes of the paper have numbers, a line “Annex” alone is the annex of what is inside one.
function annexStarts(blocks: readonly Block[], desk: Desk): number[] {
  const starts = blocks.flatMap((block, index) => {
    const found = block.kind === 'line' ? desk.words.parts.annex(plainLine(block.pieces)) : null;
    return found ? [{ index, numbered: found.number !== undefined }] : [];
  });
  const numbered = starts.filter((start) => start.numbered);
  return (numbered.length > 0 ? numbered : starts).map(({ index }) => index);
}

function annexKind(heading: LineBlock, blocks: readonly Block[], desk: Desk): AnnexZone['kind'] {
  const all = [heading, ...blocks];
  const heads = all.some((block) => block.kind === 'table' && amendmentColumns(block, desk));
  // A Resolution in running text may hold a table; one whose heads nobody knows is none of amendments then.
  if (heads) return 'amendments';
  if (holdsFormula(all, desk)) return 'inline';
  if (hasAmendments(all, desk)) return 'amendments';
  if (isInline(all, desk)) return 'inline';
  const decisions = blocks.some((block) => block.kind === 'line' && draftNumber(block, desk));
  return decisions ? 'decisions' : 'other';
}

// One set of Decisions a paper, and one annex for each Resolution; what more there is stays in the paper as it stands.
function onlyFirst(annexes: readonly AnnexZone[], desk: Desk): AnnexZone[] {
  const seen = new Set<string>();
  return annexes.map((annex) => {
    if (annex.kind === 'other') return annex;
    const resolution = annex.kind !== 'decisions' && namedAbove(annex, desk);
    const holds = resolution ? `amendments to ${resolution.number}` : annex.kind;
    const again = seen.has(holds);
    seen.add(holds);
    if (!again) return annex;
    const text = `found a second annex with ${holds}, expected one; it is kept in the paper as it stands`;
    say(
      desk,
      holds === 'decisions' ? 'warning' : 'info',
      'second-annex',
      text,
      placeOf(annex.heading.pieces),
    );
    return { ...annex, kind: 'other' };
  });
}

function namedAbove({ heading, blocks }: AnnexZone, desk: Desk): NamedResolution | null {
  return revisionLine([heading, ...blocks], desk) ?? headNamed([heading, ...blocks], desk);
}

/**
 * Text that stands directly behind a table is extracted as if it were in the last cell: from a line on that opens an annex,
 * it is taken out.
 */
function releaseTail(table: TableBlock, desk: Desk): Block[] {
  const last = table.rows.at(-1);
  const cell = last?.cells.at(-1);
  if (!last || !cell) return [table];
  const cut = cell.lines.findIndex((line, index) => {
    const words = plainLine(line);
    return (
      index > 0 && (desk.words.parts.annex(words) ?? desk.words.parts.innerAnnex(words)) !== null
    );
  });
  if (cut < 0) return [table];
  const cells = [...last.cells.slice(0, -1), { ...cell, lines: cell.lines.slice(0, cut) }];
  const rows = [...table.rows.slice(0, -1), { ...last, cells }];
  const tail = cell.lines.slice(cut).map((pieces): LineBlock => ({ kind: 'line', pieces, gap: 0 }));
  return [{ ...table, rows }, ...tail];
}

/**
 * The cover ends with the title, the last line in capitals before the background heading, the first numbered
 * paragraph or the first quoted Decision; behind it stands the body.
 */
function coverOf(blocks: readonly Block[], desk: Desk): CoverZone {
  const { parts } = desk.words;
  const lines = blocks.map((block) => (block.kind === 'line' ? plainLine(block.pieces) : ''));
  const starts = lines.findIndex(
    (line, index) =>
      parts.background(line) !== null || /^1[.)]\s/.test(line) || opensQuoted(blocks, index, desk),
  );
  const end = starts < 0 ? blocks.length : starts;
  const disclaimerAt = lines.findIndex((line, index) => index < end && parts.disclaimer(line));
  const summaryAt = lines.findIndex((line, index) => index < end && parts.summary(line));
  const headed = desk.word ? headedTitle(blocks) : null;
  if (headed !== null) return wordCover(blocks, headed, { end, disclaimerAt, summaryAt }, desk);
  const factsIn = coverFactsReader(desk.profile);
  const titles = lines.map((line) => (factsIn(line) === null ? line : ''));
  const title = titleRange(blocks, titles, end, summaryAt);
  const bodyStart = title?.to ?? end;
  const before = (index: number): boolean =>
    index < (title?.from ?? end) && index !== disclaimerAt && index !== summaryAt;
  const inSummary = (index: number): boolean => summaryAt >= 0 && index > summaryAt;
  return {
    masthead: blocks.filter((_, index) => before(index) && !inSummary(index)),
    summaryHead: lineAt(blocks, summaryAt),
    summary: blocks.filter((_, index) => before(index) && inSummary(index)),
    disclaimer: lineAt(blocks, disclaimerAt),
    title: blocks
      .slice(title?.from ?? 0, title?.to ?? 0)
      .flatMap((block) => (block.kind === 'line' ? [block] : [])),
    body: blocks.slice(bodyStart).filter((_, index) => index + bodyStart !== disclaimerAt),
  };
}

// The title of a Word file has the highest level of its headings.
function headedTitle(blocks: readonly Block[]): number | null {
  const at = blocks.findIndex(
    (block) => block.kind === 'line' && block.level === 1 && plainLine(block.pieces) !== '',
  );
  return at < 0 ? null : at;
}

interface Marks {
  readonly end: number;
  readonly disclaimerAt: number;
  readonly summaryAt: number;
}

// The summary stands above the title or behind it, the disclaimer in a line or a note.
function wordCover(
  blocks: readonly Block[],
  title: number,
  { end, disclaimerAt, summaryAt }: Marks,
  desk: Desk,
): CoverZone {
  const behind = summaryAt > title;
  const last = behind ? Math.max(end, summaryAt + 1) : title;
  const notes = new Set(blocks.filter((block) => isDisclaimer(block, desk)));
  const again = secondTitle(blocks, title);
  if (again) desk.ledger.claim(again.pieces, 'directive', 'paper');
  const own = (index: number): boolean =>
    index !== title &&
    index !== disclaimerAt &&
    index !== summaryAt &&
    (again === null || blocks[index] !== again);
  const inSummary = (index: number): boolean => summaryAt >= 0 && index > summaryAt && index < last;
  const kept = blocks.map((block, index) => (own(index) && !notes.has(block) ? [block] : []));
  const heading = lineAt(blocks, title);
  for (const note of notes) {
    if (note.kind === 'note') desk.ledger.claim(note.pieces, 'directive', 'paper');
  }
  const names = new Set([...notes].map((note) => (note.kind === 'note' ? note.name : '')));
  return {
    masthead: kept.flatMap((found, at) =>
      at < title && !inSummary(at) ? found.flatMap(tableLines) : [],
    ),
    summaryHead: lineAt(blocks, summaryAt),
    summary: kept.flatMap((found, at) => (inSummary(at) ? found : [])),
    disclaimer: lineAt(blocks, disclaimerAt),
    title: heading ? [withoutMarks(heading, names, desk)] : [],
    body: kept.flatMap((found, at) => (at > title && !inSummary(at) ? found : [])),
  };
}

// The title stands once more above the body where that begins on a page of its own.
function secondTitle(blocks: readonly Block[], title: number): LineBlock | null {
  const words = (block: Block | undefined): string =>
    block?.kind === 'line' ? plainLine(block.pieces) : '';
  const found = blocks.find(
    (block, at) =>
      at > title &&
      block.kind === 'line' &&
      block.level === 1 &&
      words(block) === words(blocks[title]),
  );
  return found?.kind === 'line' ? found : null;
}

// Emblems and names above the title often stand in a table.
function tableLines(block: Block): Block[] {
  if (block.kind !== 'table') return [block];
  return linesOf(block).map((pieces): LineBlock => ({ kind: 'line', pieces, gap: 1 }));
}

function isDisclaimer(block: Block, { words }: Desk): boolean {
  if (block.kind !== 'note') return false;
  const line = plainLine(block.pieces).toLowerCase();
  return likeness(line, words.profile.disclaimer.toLowerCase()) === 1;
}

function withoutMarks(heading: LineBlock, names: ReadonlySet<string>, desk: Desk): LineBlock {
  const gone = heading.pieces.filter(({ note }) => note !== undefined && names.has(note));
  desk.ledger.claim(gone, 'label', 'paper');
  return { ...heading, pieces: heading.pieces.filter((piece) => !gone.includes(piece)) };
}

function lineAt(blocks: readonly Block[], index: number): LineBlock | null {
  const block = blocks[index];
  return block?.kind === 'line' ? block : null;
}

// The last line in capitals behind the head of the summary, with neighbours in capitals right above it; else the last line that is no sentence.
function titleRange(
  blocks: readonly Block[],
  lines: readonly string[],
  end: number,
  after: number,
): { from: number; to: number } | null {
  for (const test of [isCapitals, isTitleLike]) {
    for (let at = end - 1; at > after; at -= 1) {
      const line = lines[at] ?? '';
      if (!/\p{L}/u.test(line) || line.includes('/') || !test(line)) continue;
      let from = at;
      while (from - 1 > after && isTight(blocks[from]) && isCapitals(lines[from - 1] ?? ''))
        from -= 1;
      return { from, to: at + 1 };
    }
  }
  return null;
}

function isTitleLike(line: string): boolean {
  return line.length <= 200 && !/[.;:,)]$/.test(line);
}

function isTight(block: Block | undefined): boolean {
  return block?.kind === 'line' && block.gap === 0;
}
