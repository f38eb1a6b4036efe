import type { Concordance } from '../../lineage/concordance.ts';
import { numberedColumns } from '../../lineage/concordance-table.ts';
import { noteNumbering } from '../../lineage/redline-marks.ts';
import type { NoteMarks } from './printed-runs.ts';

/**
 * How the marks of notes are printed in the redlines of a column: by the numbers that they have in its text, struck ones as they were
 * numbered before. They lead nowhere: notes stand in rows of their own.
 */
export function concordanceNotes({ columns }: Concordance): (key: string) => NoteMarks {
  const numberOf = noteNumbering(numberedColumns(columns));
  return (key) => ({
    mark: (name, side) => {
      const number = numberOf(name, key, side);
      return number === undefined ? null : { text: `${number}`, mark: 'number' };
    },
    same: () => true,
  });
}
