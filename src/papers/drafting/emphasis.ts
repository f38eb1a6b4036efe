import type { Line } from './bits.ts';
import type { Desk, DeskItem } from './desk.ts';

/** Whether any words of a file are emphasised. */
export function isEmphasised({ items }: Desk): boolean {
  return items.some((item) => linesOf(item).some(({ bits }) => bits.some(({ em }) => em)));
}

function linesOf(item: DeskItem): readonly Line[] {
  if (item.kind === 'stray') return [];
  if (item.kind === 'columns') return [...item.cells.comment, ...item.cells.clean];
  return item.rows.flatMap(({ cells, comment }) => [...cells.flat(), ...comment]);
}

/** A file as one reads it in which no emphasis can be seen. */
export function withoutEmphasis(desk: Desk): Desk {
  return { ...desk, items: desk.items.map(plainItem) };
}

function plainItem(item: DeskItem): DeskItem {
  if (item.kind === 'stray') return item;
  if (item.kind === 'columns') {
    const { first, comment, clean } = item.cells;
    return {
      ...item,
      cells: { first: plain(first), comment: plain(comment), clean: plain(clean) },
    };
  }
  const rows = item.rows.map((row) => ({
    ...row,
    cells: row.cells.map(plain),
    comment: plain(row.comment),
  }));
  return { ...item, rows };
}

function plain(lines: readonly Line[]): readonly Line[] {
  return lines.map((line) => ({
    ...line,
    bits: line.bits.map(({ em: _, ...bit }) => bit),
  }));
}
