/** One paragraph of a Word file as a judge has it. */
export interface JudgedLine {
  /** The name of its style. */
  readonly style: string;
  /** Its table, row and cell, counted from 0; null outside tables. */
  readonly place: readonly [table: number, row: number, cell: number] | null;
  /** Its words; a mark of a note is U+0000. */
  readonly words: string;
  /** The words of each note that is marked in it. */
  readonly notes: readonly string[];
}
