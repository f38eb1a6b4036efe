import { linesOf } from '../recognise/flatten.ts';
import type { Piece } from '../recognise/pieces.ts';
import type { PaperReading, ReadAnnex } from './reading.ts';

/**
 * The lines of a sheet (in a Word file: paragraphs) whose changes are read as a redline: the first and the clean column, what is amended in
 * running text, notes that these mark, tables of the text, draft Decisions.
 */
export function amendedLines({ annexes, drafted }: PaperReading): number[] {
  const pieces = [...annexes.flatMap(annexPieces), ...drafted.flatMap(linesOf).flat()];
  return pieces.flatMap(({ place }) => place?.line ?? []);
}

function annexPieces(annex: ReadAnnex): Piece[] {
  if (annex.kind === 'inline') {
    const { lines, notes } = annex.inline;
    const own = lines.flatMap((line) =>
      line.kind === 'table' ? linesOf(line.table).flat() : line.pieces,
    );
    return [...own, ...notes.flatMap((note) => note.pieces)];
  }
  const { rows, notes, tables } = annex.amendments;
  const all = [...annex.tables, ...tables.map(({ table }) => table)];
  return [
    ...rows.flatMap(({ redline, clean }) => [...redline, ...clean].flat()),
    ...notes.flatMap((note) => note.pieces),
    ...all.flatMap(linesOf).flat(),
  ];
}
