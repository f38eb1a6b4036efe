import type { Element } from 'hast';
import { type Label, readLabel } from '../../model/label.ts';
import type { Message } from '../../model/message.ts';
import {
  type Comment,
  isTombstone,
  labelOf,
  NO_ATTRIBUTES,
  type Paragraph,
  type Row,
  type TableStart,
} from '../../model/paragraph.ts';
import { plainText, type Run, sliceRuns } from '../../model/run.ts';
import { cellsOf, rowsOf } from '../../model/sheet-table.ts';
import { type Line, leftOf, lineOf, type NoteNames, runsOf, shownLine } from './bits.ts';
import type { Building } from './building.ts';
import { spoken, type TextRow, type TextTable } from './desk.ts';
import { attributesOf, tombstoneOf } from './paragraphs.ts';
import { brokenLines, keysOfTextRow, withoutTabs } from './row-state.ts';
import { commentsOfRow } from './slot-comments.ts';
import { idOfTextRow } from './text-rows.ts';
import { markOf } from './told.ts';

const NEW_TABLE: TableStart = {
  kind: 'table',
  id: null,
  attributes: NO_ATTRIBUTES,
  comments: [],
  place: null,
  align: [],
};

/** A table that was pasted into a cell. */
export function placePasted(table: Element, building: Building): void {
  const rows = rowsOf(table).map(({ row, head }, index) =>
    newRow(
      cellsOf(row).map((cell) => linesWithin(cell)),
      { head: head && index === 0, numbered: false },
      building.notes,
    ),
  );
  building.out.push(NEW_TABLE, ...rows);
}

function linesWithin(cell: Element): readonly Line[] {
  return cell.children.flatMap((child): readonly Line[] => {
    if (child.type !== 'element') return [];
    return /^(?:p|h[1-4])$/.test(child.tagName) ? [lineOf(child)] : linesWithin(child);
  });
}

interface NewRow {
  readonly head: boolean;
  /** Rows of the table have numbers at the beginning of their first cell. */
  readonly numbered: boolean;
}

function newRow(
  cells: readonly (readonly Line[])[],
  { head, numbered }: NewRow,
  notes: NoteNames,
): Row {
  const [first = [], ...others] = cells.map((lines) => cellRuns(lines, notes));
  const number = numbered && !head ? numberOf(plainText(first)) : null;
  return {
    kind: 'row',
    id: null,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    head,
    span: false,
    bracket: number?.bracket ?? false,
    label: number?.label ?? null,
    cells: [number ? sliceRuns(first, number.length, Number.POSITIVE_INFINITY) : first, ...others],
  };
}

/** The number at the beginning of a cell: as many words of it as can be one. */
function numberOf(
  text: string,
): { readonly label: Label; readonly bracket: boolean; readonly length: number } | null {
  const bracket = text.startsWith('[');
  for (const { index, 0: blank } of [...text.matchAll(/\s+|$/g)].slice(0, 3).reverse()) {
    const [label] = readLabel(text.slice(bracket ? 1 : 0, index));
    if (label) return { label, bracket, length: index + blank.length };
  }
  return null;
}

function cellRuns(lines: readonly Line[], notes: NoteNames): readonly Run[] {
  return spoken(brokenLines(lines)).flatMap(({ bits }, index): Run[] => {
    const runs = runsOf(leftOf(bits).map(withoutTabs), notes);
    return index === 0 ? [...runs] : [{ text: '\n' }, ...runs];
  });
}

/** A table of the text, as it was written in. */
export function placeTable({ rows }: TextTable, building: Building): void {
  const { out, texts } = building;
  const [known] = rows.flatMap((row) => knownRow(idOfTextRow(row), building) ?? []);
  const at = known ? texts.draft.paragraphs.indexOf(known) : -1;
  const start = texts.draft.paragraphs
    .slice(0, Math.max(0, at))
    .findLast(({ kind }) => kind === 'table');
  const before = out.length;
  for (const row of rows) placeTextRow(row, building);
  if (out.length === before) return;
  if (start?.id) building.placed.add(start.id);
  out.splice(before, 0, start ?? NEW_TABLE);
}

function knownRow(id: string | null, { inDraft }: Building): Paragraph | null {
  const found = id === null ? undefined : inDraft.get(id);
  return found?.kind === 'row' ? found : null;
}

function placeTextRow(row: TextRow, building: Building): void {
  const { notes, told, ownTextRows, inDraft, inBase, out, placed, reading } = building;
  const id = idOfTextRow(row);
  const keys = keysOfTextRow(row, notes);
  const printed = id === null ? undefined : ownTextRows.get(id);
  const now = printed && keysOfTextRow(printed, notes);
  const was = id === null ? undefined : told?.get(id);
  const drafted = id === null ? undefined : inDraft.get(id);
  const same = (column: 'clean' | 'comment'): boolean =>
    keys[column] === now?.[column] || (now !== undefined && markOf(keys[column]) === was?.[column]);
  if (now && was && !same('clean') && markOf(now.clean) !== was.clean)
    building.messages.push(rowChanged(row));
  const cell = row.head && isColumnName(row.comment, building) ? [] : row.comment;
  const comments = commentsOfRow(
    same('comment') ? null : cell,
    [],
    drafted?.comments ?? [],
    reading,
  );
  if (id !== null) placed.add(id);
  if (drafted && same('clean')) out.push({ ...drafted, comments });
  else if (row.cells.every((lines) => spoken(lines).length === 0)) {
    const known = drafted ?? (id === null ? undefined : inBase.get(id));
    if (!known || (!inBase.has(id ?? '') && drafted)) return;
    if (drafted || comments.length > 0)
      out.push({ ...(isTombstone(known) ? known : tombstoneOf(known, null)), comments });
  } else out.push(editedRow(row, id, drafted ?? null, comments, building));
}

function rowChanged({ cells }: TextRow): Message {
  const text = `found a row that was changed in the draft since the file was written, expected it in one place; the file holds: “${shownLine(cells.flat())}”`;
  const place = cells.flat()[0]?.place ?? null;
  return { severity: 'warning', rule: 'draft-changed', text, place };
}

function editedRow(
  row: TextRow,
  id: string | null,
  known: Paragraph | null,
  comments: readonly Comment[],
  building: Building,
): Row {
  const was = known?.kind === 'row' ? known : null;
  const numbered = was ? was.label !== null : isNumbered(building);
  const made = newRow(row.cells, { head: row.head, numbered }, building.notes);
  const span = was?.span ?? row.cells.length === 1;
  return {
    ...made,
    id,
    comments,
    span,
    head: was?.head ?? row.head,
    attributes: attributesOf(known, null),
  };
}

// A new row has a number where the one above it has.
function isNumbered({ out }: Building): boolean {
  const above = out.findLast((paragraph) => paragraph.kind === 'row');
  return above !== undefined && labelOf(above) !== null;
}

function isColumnName(lines: readonly Line[], { words }: Building): boolean {
  return shownLine(lines) === words.columns[1];
}
