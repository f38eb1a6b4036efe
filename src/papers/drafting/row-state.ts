import { type Bit, keyOfLine, keyOfRedline, type Line, leftOf, type NoteNames } from './bits.ts';
import { type DeskRow, spoken, type TextRow } from './desk.ts';
import type { Column } from './names.ts';

/** What each cell of a row says, so that it can be told from what it said. */
export type RowKeys = Readonly<Record<Column, string>>;

/** The keys of a row of the three columns. */
export function keysOfRow({ cells, pasted }: DeskRow, notes: NoteNames): RowKeys {
  return {
    first: keyOfRedline(cells.first),
    comment: keyOfLines(cells.comment, notes),
    clean: `${keyOfLines(cells.clean, notes)}${'\u0003'.repeat(pasted.length)}`,
  };
}

/** The keys of a row of a table of the text, which has no redline of its own. */
export function keysOfTextRow({ cells, comment }: TextRow, notes: NoteNames): RowKeys {
  return {
    first: '',
    comment: keyOfLines(brokenLines(comment), notes),
    clean: cells.map((lines) => keyOfCell(lines, notes)).join('\u0004'),
  };
}

// The number of a row is followed by a tab or a blank, or stands alone.
function keyOfCell(lines: readonly Line[], notes: NoteNames): string {
  return keyOfLines(
    brokenLines(lines).map((line) => ({ ...line, bits: line.bits.map(withoutTabs) })),
    notes,
  );
}

/** A bit whose tabs are blanks, so that no number is read before them. */
export function withoutTabs(bit: Bit): Bit {
  return bit.text.includes('\t') ? { ...bit, text: bit.text.replaceAll('\t', ' ') } : bit;
}

/** What lines say. */
export function keyOfLines(lines: readonly Line[], notes: NoteNames): string {
  // A mark of deletion by hand is a change of clean text, as the words that it strikes are.
  return spoken(lines)
    .map(
      (line) =>
        keyOfLine(line, notes) + (line.bits.some(({ mark }) => mark === 'del') ? '\u0005' : ''),
    )
    .join('\u0002');
}

/** Lines parted at their line breaks: in a table of the text a break and a new paragraph are the same. */
export function brokenLines(lines: readonly Line[]): readonly Line[] {
  return lines.flatMap((line) => {
    const parts: Bit[][] = [[]];
    for (const bit of line.bits) {
      const [first = '', ...others] = bit.text.split('\n');
      parts.at(-1)?.push({ ...bit, text: first });
      for (const text of others) parts.push([{ ...bit, text }]);
    }
    return parts.map((bits, index) =>
      index === 0 ? { ...line, bits } : { ...line, bits, bookmarks: [], remarks: [] },
    );
  });
}

/** The lines that a redline leaves once its deletions are made. */
export function resolvedLines(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({
    ...line,
    bookmarks: [],
    bits: leftOf(line.bits).map(({ mark: _, ...bit }) => bit),
  }));
}
