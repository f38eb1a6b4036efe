import type { Block, TableBlock } from './flatten.ts';
import type { Piece } from './pieces.ts';

type Line = readonly Piece[];

/** A block with each of its lines replaced: those of the cells where it is a table. A line that `change` gives back stays the same object. */
export function mapPieces(block: Block, change: (line: Line) => Line): Block {
  if (block.kind === 'table') return mapTable(block, change);
  const pieces = change(block.pieces);
  return pieces === block.pieces ? block : { ...block, pieces };
}

function mapTable(table: TableBlock, change: (line: Line) => Line): TableBlock {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, lines: cell.lines.map(change) })),
  }));
  return { ...table, rows };
}
