import type { Message } from '../../model/message.ts';
import { amendmentColumns, hasAmendments, isAnnounced, usualColumns } from './columns.ts';
import { type Block, type Cell, linesOf, type TableBlock } from './flatten.ts';
import { holdsFormula } from './formula.ts';
import { mapPieces } from './map-pieces.ts';
import { hasWords } from './marks.ts';
import { type Piece, placeOf, plainLine } from './pieces.ts';
import {
  type Habit,
  habitOf,
  isHeadingLine,
  underlinedWhole,
  withoutHabit,
} from './underline-habit.ts';
import type { Words } from './words.ts';

type Line = readonly Piece[];

/** A stretch of a document whose underline means one thing: an annex, the cover, the redline of a table. */
interface Stretch {
  redline: boolean;
  readonly habit: Habit;
  /** Cells of a table of the text: short ones are no headings. */
  readonly cells?: boolean;
}

/**
 * Blocks whose underline and strike have become insertions and deletions where they are a redline: in the first column of an
 * amendment table, and in a stretch that explains its marks, announces a revision or strikes words. Elsewhere underline is looks.
 * In a Resolution that stands `alone` words underlined inside a paragraph are one too. Inside a redline the underline of opening verbs, headings and links is told apart; what may be either is said.
 */
export function withFormatMarks(
  blocks: readonly Block[],
  words: Words,
  messages: Message[],
  alone = false,
): readonly Block[] {
  if (!blocks.some(isFormatted)) {
    sayColour(blocks, messages);
    return blocks;
  }
  const looks: Line[] = [];
  const marked = stretchesOf(blocks, words).flatMap((stretch, order) => {
    const columns = redlineColumns(stretch, words);
    const outside = judge(stretch, columns, order === 0, words);
    if (alone && !outside.redline) outside.redline = underlinesWords(stretch, outside.habit);
    const inside = judgeColumns(columns, words);
    return stretch.map((block): Block => {
      const column = block.kind === 'table' ? columns.get(block) : undefined;
      if (block.kind === 'table' && column !== undefined)
        return markColumn(block, column, inside, messages);
      const own = block.kind === 'table' ? { ...outside, cells: true } : outside;
      return mapPieces(block, (line) => {
        if (!own.redline) looks.push(underlinedIn(line, own.habit));
        return markLine(line, own, messages);
      });
    });
  });
  sayLooks(looks, messages);
  return marked;
}

// Words that are underlined inside a paragraph for another reason than habit.
function underlinedIn(line: Line, habit: Habit): Line {
  const judged = withoutHabit(line, habit);
  if (isHeadingLine(line) || underlinedWhole(judged)) return [];
  return judged.filter(({ underline, link, mark }) => underline && !link && mark === undefined);
}

// Where nothing is amended underline is looks; whoever meant it for an insertion is told so.
function sayLooks(lines: readonly Line[], messages: Message[]): void {
  const worded = lines.filter(hasWords);
  const [first] = worded;
  if (first === undefined) return;
  const many = worded.length === 1 ? '' : ` and in ${worded.length - 1} more paragraphs`;
  const text = `found “${plainLine(first).slice(0, 80)}” underlined where nothing is amended${many}, expected plain words; the underline is taken for looks and left out`;
  messages.push({ severity: 'info', rule: 'underline-left', text, place: placeOf(first) });
}

// Who marks changes by colour alone marks nothing that a reader of black print sees.
function sayColour(blocks: readonly Block[], messages: Message[]): void {
  const lines = blocks.flatMap(linesOf);
  if (lines.some((line) => line.some(({ mark }) => mark !== undefined))) return;
  const coloured = lines.flatMap((line) =>
    line.filter((piece) => piece.coloured && !piece.link && hasWords([piece])),
  );
  const [first] = coloured;
  if (!first) return;
  const many = coloured.length === 1 ? '' : `, and ${coloured.length - 1} more`;
  const text = `found words in colour, “${plainLine([first]).slice(0, 80)}”${many}, expected underline and strike; whether colour shows a redline is not known`;
  messages.push({ severity: 'warning', rule: 'colour-redline', text, place: first.place });
}

function isFormatted(block: Block): boolean {
  const formatted = (line: Line): boolean =>
    line.some(({ underline, strike }) => underline || strike);
  return block.kind === 'table' ? cellsOf(block).some(formatted) : formatted(block.pieces);
}

function cellsOf(table: TableBlock): Line[] {
  return table.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
}

// The cover is the first stretch, each annex another one.
function stretchesOf(blocks: readonly Block[], words: Words): Block[][] {
  const stretches: Block[][] = [[]];
  for (const block of blocks) {
    const opens = block.kind === 'line' && words.parts.annex(plainLine(block.pieces)) !== null;
    if (opens) stretches.push([block]);
    else stretches.at(-1)?.push(block);
  }
  return stretches;
}

// The first column of amendment tables, by their heads; where these are unknown, by the usual order.
function redlineColumns(stretch: readonly Block[], words: Words): Map<TableBlock, number> {
  const found = new Map<TableBlock, number>();
  const usual = hasAmendments(stretch, { words }) && !holdsFormula(stretch, { words });
  for (const block of stretch) {
    if (block.kind !== 'table') continue;
    const columns = amendmentColumns(block, { words }) ?? (usual ? usualColumns(block) : null);
    if (columns) found.set(block, columns.redline);
  }
  return found;
}

// A cover names the Resolution that it amends without showing a redline; only struck words or a legend make it one.
function judge(
  stretch: readonly Block[],
  columns: ReadonlyMap<Block, number>,
  cover: boolean,
  words: Words,
): Stretch {
  const lines = stretch.flatMap((block) => (columns.has(block) ? [] : linesOf(block)));
  const legend = stretch.some(
    (block) => block.kind === 'line' && words.parts.legend(plainLine(block.pieces)) !== null,
  );
  const struck = lines.some((line) => line.some((piece) => piece.strike && hasWords([piece])));
  const redline = legend || struck || (!cover && isAnnounced(stretch, { words }));
  return { redline, habit: habitOf(lines, words.profile.openers) };
}

function underlinesWords(stretch: readonly Block[], habit: Habit): boolean {
  return stretch.flatMap(linesOf).some((line) => {
    const judged = withoutHabit(line, habit);
    return judged.some((piece) => piece.underline && hasWords([piece])) && !underlinedWhole(judged);
  });
}

function judgeColumns(columns: ReadonlyMap<TableBlock, number>, words: Words): Stretch {
  const lines = [...columns].flatMap(([{ rows }, column]) =>
    rows.flatMap(({ cells }) => redlineCell(cells, column)?.lines ?? []),
  );
  return { redline: true, habit: habitOf(lines, words.profile.openers) };
}

// A row across has its words in one cell.
function redlineCell(cells: readonly Cell[], column: number): Cell | undefined {
  return cells.length === 1 ? cells[0] : cells[column];
}

function markColumn(
  table: TableBlock,
  column: number,
  stretch: Stretch,
  messages: Message[],
): TableBlock {
  const plain: Stretch = { ...stretch, redline: false };
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const own = cell === redlineCell(row.cells, column) && !row.head ? stretch : plain;
      return { ...cell, lines: cell.lines.map((line) => markLine(line, own, messages)) };
    }),
  }));
  return { ...table, rows };
}

function markLine(line: Line, { redline, habit, cells }: Stretch, messages: Message[]): Line {
  if (!line.some(({ underline, strike }) => underline || strike)) return line;
  if (!redline) return line.map((piece) => marked(piece, piece.strike ? 'del' : undefined));
  const judged = withoutHabit(line, habit);
  sayUnsure(judged, cells ?? false, messages);
  return judged.map((piece) =>
    marked(piece, piece.strike ? 'del' : piece.underline ? 'ins' : undefined),
  );
}

function marked({ underline: _, strike: __, ...piece }: Piece, mark: Piece['mark']): Piece {
  // What is inserted or deleted already is so whatever it looks like.
  return mark === undefined || piece.mark !== undefined ? piece : { ...piece, mark };
}

function sayUnsure(line: Line, cell: boolean, messages: Message[]): void {
  const both = line.filter((piece) => piece.underline && piece.strike && !piece.link);
  if (hasWords(both)) {
    const text = `found “${plainLine(both).slice(0, 80)}” underlined and struck, expected one of them; taken for words of the text before that are deleted`;
    messages.push({ severity: 'warning', rule: 'unsure-underline', text, place: placeOf(both) });
  }
  const shown = plainLine(line);
  if (cell || !underlinedWhole(line) || line.some(({ strike }) => strike) || !isHeadingLine(line))
    return;
  const text = `found the heading “${shown.slice(0, 80)}” underlined as a whole, expected a new heading or one that the document underlines; taken for new`;
  messages.push({ severity: 'warning', rule: 'unsure-underline', text, place: placeOf(line) });
}
