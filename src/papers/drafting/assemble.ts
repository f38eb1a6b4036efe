import type { Element } from 'hast';
import { type Label, readLabel } from '../../model/label.ts';
import type { Message } from '../../model/message.ts';
import {
  type Comment,
  contentOf,
  isTombstone,
  labelOf,
  NO_ATTRIBUTES,
  type Paragraph,
  type Row,
  type TableStart,
} from '../../model/paragraph.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import { plainText, type Run, sliceRuns } from '../../model/run.ts';
import { cellsOf, rowsOf } from '../../model/sheet-table.ts';
import { type Line, leftOf, lineOf, type NoteNames, runsOf, shownLine, wordsOf } from './bits.ts';
import type { Claims } from './claims.ts';
import { type Desk, type DeskRow, spoken, type TextRow, type TextTable } from './desk.ts';
import type { DraftingTexts } from './layout.ts';
import { attributesOf, paragraphOf, tombstoneOf } from './paragraphs.ts';
import { brokenLines, keysOfTextRow, withoutTabs } from './row-state.ts';
import { type CommentReading, commentsOfRow } from './slot-comments.ts';
import type { Slot } from './slots.ts';
import { idOfTextRow } from './text-rows.ts';
import { markOf, type Told } from './told.ts';

/** All that is known of a drafting file before its text is put together. */
export interface Assembly {
  readonly texts: DraftingTexts;
  readonly desk: Desk;
  readonly own: Desk;
  readonly slots: ReadonlyMap<DeskRow, Slot>;
  readonly claims: Claims;
  readonly notes: NoteNames;
  /** Names of the notes that were added in Word. */
  readonly feet: ReadonlyMap<string, string>;
  readonly told: Told | null;
  readonly words: LanguageProfile;
}

/** The blocks of the new draft, those that are new in it, and what is said of them. */
export interface Assembled {
  readonly value: readonly Paragraph[];
  readonly fresh: ReadonlySet<Paragraph>;
  readonly messages: readonly Message[];
}

interface Building extends Assembly {
  readonly reading: CommentReading;
  readonly inDraft: ReadonlyMap<string, Paragraph>;
  readonly inBase: ReadonlyMap<string, Paragraph>;
  readonly ownTextRows: ReadonlyMap<string, TextRow>;
  readonly slotOf: ReadonlyMap<string, Slot>;
  /** Notes by their name, as the file has them; null: the file deletes them. */
  readonly noteText: Map<string, { readonly content: readonly Run[]; readonly slot: Slot } | null>;
  readonly out: Paragraph[];
  readonly placed: Set<string>;
  readonly fresh: Set<Paragraph>;
  readonly messages: Message[];
}

/** Puts the draft together in the order of the file; what a file does not print stays behind what it stood behind. */
export function assemble(assembly: Assembly): Assembled {
  const building = begin(assembly);
  for (const item of assembly.desk.items) {
    if (item.kind === 'columns') {
      const slot = assembly.slots.get(item);
      if (slot) placeSlot(slot, building);
    } else if (item.kind === 'table') placeTable(item, building);
  }
  const value = withoutLostMarks(woven(building), building);
  return { value, fresh: building.fresh, messages: building.messages };
}

function begin(assembly: Assembly): Building {
  const { texts, desk, own, slots, notes, words } = assembly;
  const slotOf = new Map<string, Slot>();
  for (const slot of slots.values()) if (slot.id !== null) slotOf.set(slot.id, slot);
  const ownTextRows = new Map<string, TextRow>();
  for (const item of own.items) {
    if (item.kind !== 'table') continue;
    for (const row of item.rows) {
      const id = idOfTextRow(row);
      if (id !== null) ownTextRows.set(id, row);
    }
  }
  return {
    ...assembly,
    reading: { notes, words, remarks: desk.remarks },
    inDraft: byId(texts.draft.paragraphs),
    inBase: byId(texts.base.paragraphs),
    ownTextRows,
    slotOf,
    noteText: new Map(),
    out: [],
    placed: new Set(),
    fresh: new Set(),
    messages: [],
  };
}

function byId(paragraphs: readonly Paragraph[]): ReadonlyMap<string, Paragraph> {
  const found = new Map<string, Paragraph>();
  for (const paragraph of paragraphs) {
    if (paragraph.id !== null && !found.has(paragraph.id)) found.set(paragraph.id, paragraph);
  }
  return found;
}

function placeSlot(slot: Slot, building: Building): void {
  const { id, lines } = slot;
  const known = id === null ? null : knownAs(id, building);
  if (id !== null && known?.kind === 'note') {
    takeNote(id, slot, building);
    return;
  }
  const built = lines.map((line) => placeLine(line, slot, building));
  const target = built.find((paragraph) => paragraph.id === id) ?? built[0];
  const tables = slot.row.pasted;
  for (const [index, paragraph] of built.entries()) {
    const comments = commentsFor(paragraph, paragraph === target, slot, building);
    placeBlock({ ...paragraph, comments }, building, paragraph);
    placeFeet(lines[index], building);
    for (const pasted of tables.filter(({ behind }) => behind === index + 1))
      placePasted(pasted.table, building);
  }
  for (const pasted of tables.filter(({ behind }) => behind === 0 || behind > lines.length))
    placePasted(pasted.table, building);
  if (lines.length === 0 && id !== null && known) placeGone(id, known, slot, building);
}

function knownAs(id: string, { inDraft, inBase }: Building): Paragraph | null {
  return inDraft.get(id) ?? inBase.get(id) ?? null;
}

// A copy with its comments takes the place of the paragraph; it is new if that was.
function placeBlock(paragraph: Paragraph, building: Building, made: Paragraph): void {
  const { out, placed, fresh } = building;
  out.push(paragraph);
  if (paragraph.id !== null) placed.add(paragraph.id);
  if (fresh.delete(made)) fresh.add(paragraph);
}

function placeLine(line: Line, slot: Slot, building: Building): Paragraph {
  const { claims, inDraft, inBase, notes, fresh, messages } = building;
  const { id, from } = claims.of(line);
  const drafted = id === null ? undefined : inDraft.get(id);
  const live = drafted && !isTombstone(drafted) ? drafted : undefined;
  if (live && slot.untouched && slot.id === id) return live;
  const known = live ?? (id === null ? undefined : inBase.get(id)) ?? null;
  const origin = from !== null && inBase.has(from) ? from : null;
  const built = paragraphOf(line, { id, known, from: origin, notes });
  messages.push(...built.messages);
  if (known === null) fresh.add(built.paragraph);
  return built.paragraph;
}

function commentsFor(
  paragraph: Paragraph,
  isTarget: boolean,
  slot: Slot,
  building: Building,
): readonly Comment[] {
  const { reading, inDraft, slotOf } = building;
  const { id } = paragraph;
  const known = id === null ? [] : (inDraft.get(id)?.comments ?? []);
  const margin = [...slot.row.cells.first, ...slot.row.cells.clean, ...slot.row.cells.comment];
  const here = isTarget
    ? commentsOfRow(slot.comment, margin, slot.id === id ? known : [], reading)
    : [];
  if (here.length > 0 || slot.id === id) return here;
  const home = id === null ? undefined : slotOf.get(id);
  if (!home) return known;
  return home.lines.length > 0 ? [] : commentsOfRow(home.comment, [], known, reading);
}

/** A row whose clean cell is empty: a tombstone, where there was something to delete or a reason is given. */
function placeGone(id: string, known: Paragraph, slot: Slot, building: Building): void {
  const { inDraft, inBase, claims, reading, out, placed } = building;
  const drafted = inDraft.get(id);
  const claimed = [...building.slots.values()].some(({ lines }) =>
    lines.some((line) => claims.of(line).id === id),
  );
  if (claimed) return;
  const margin = [...slot.row.cells.first, ...slot.row.cells.comment];
  const comments = commentsOfRow(slot.comment, margin, drafted?.comments ?? [], reading);
  if (drafted && isTombstone(drafted)) out.push({ ...drafted, comments });
  else if (drafted && !inBase.has(id)) dropped(drafted, building);
  else if (drafted || comments.length > 0) {
    const into = claims.into.get(id) ?? null;
    out.push({ ...tombstoneOf(known, into), comments });
  }
  placed.add(id);
}

// What the text before does not have leaves no trace; the draft alone had it.
function dropped(paragraph: Paragraph, { messages }: Building): void {
  const words = contentOf(paragraph)
    .map(({ text }) => text)
    .join('');
  const text = `found no words for {#${paragraph.id}}, which the text before does not have either, expected some; it is taken out: “${words.slice(0, 120)}”`;
  messages.push({ severity: 'info', rule: 'paragraph-dropped', text, place: null });
}

function takeNote(id: string, slot: Slot, { noteText, notes }: Building): void {
  const contents = slot.lines.map(({ bits }) => wordsOf(leftOf(bits), notes).runs);
  const content = contents.flatMap((runs, index) =>
    index === 0 ? runs : [{ text: '\n' }, ...runs],
  );
  noteText.set(id, slot.lines.length === 0 ? null : { content, slot });
}

/** The notes that were added in Word to a line, behind it. */
function placeFeet(line: Line | undefined, { desk, feet, notes, out }: Building): void {
  for (const { foot } of line?.bits ?? []) {
    const name = foot === undefined ? undefined : feet.get(foot);
    if (foot === undefined || name === undefined || out.some(({ id }) => id === name)) continue;
    const lines = spoken(desk.feet.get(foot) ?? []);
    const content = lines.flatMap(({ bits }, index): Run[] => {
      const runs = runsOf(withoutNumber(leftOf(bits)), notes);
      return index === 0 ? [...runs] : [{ text: '\n' }, ...runs];
    });
    out.push({
      kind: 'note',
      name,
      id: name,
      attributes: NO_ATTRIBUTES,
      comments: [],
      place: null,
      content,
    });
  }
}

// Word repeats the mark of a note before its words.
function withoutNumber(bits: Line['bits']): Line['bits'] {
  const [first, ...others] = bits;
  return first?.raised && /^\s*[\d*†‡]+\s*$/.test(first.text) ? others : bits;
}

function placePasted(table: Element, building: Building): void {
  const rows = rowsOf(table).map(({ row, head }, index) =>
    newRow(
      cellsOf(row).map((cell) => linesWithin(cell)),
      { head: head && index === 0, numbered: false },
      building.notes,
    ),
  );
  const start: TableStart = {
    kind: 'table',
    id: null,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    align: [],
  };
  building.out.push(start, ...rows);
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

function placeTable({ rows }: TextTable, building: Building): void {
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
  const fresh: TableStart = {
    kind: 'table',
    id: null,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    align: [],
  };
  out.splice(before, 0, start ?? fresh);
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

/** What the file does not print, each block behind that of the draft behind which it stood. */
function woven(building: Building): readonly Paragraph[] {
  const { texts, out, placed, noteText } = building;
  const behind = new Map<string | null, Paragraph[]>();
  let above: string | null = null;
  for (const paragraph of texts.draft.paragraphs) {
    const { id } = paragraph;
    if (id !== null && placed.has(id) && !noteText.has(id)) above = id;
    else {
      const kept = unprinted(paragraph, building);
      if (kept) behind.set(above, [...(behind.get(above) ?? []), kept]);
    }
  }
  return [
    ...(behind.get(null) ?? []),
    ...out.flatMap((paragraph) => [
      paragraph,
      ...(paragraph.id === null ? [] : (behind.get(paragraph.id) ?? [])),
    ]),
  ];
}

// Null: it goes without a trace.
function unprinted(paragraph: Paragraph, building: Building): Paragraph | null {
  const { inBase, told, noteText, slotOf, claims, messages, reading, inDraft } = building;
  const { id } = paragraph;
  if (paragraph.kind === 'directive' || id === null || isTombstone(paragraph)) return paragraph;
  if (paragraph.kind === 'note') {
    const text = noteText.get(id);
    if (text === undefined) return told?.has(id) || slotOf.has(id) ? null : paragraph;
    if (text === null) return null;
    const { slot } = text;
    const comments = commentsOfRow(slot.comment, [], inDraft.get(id)?.comments ?? [], reading);
    return slot.untouched
      ? { ...paragraph, comments }
      : { ...paragraph, content: text.content, comments };
  }
  // It came into the draft after the file was written.
  if (told !== null && !told.has(id) && paragraph.kind !== 'table') return paragraph;
  if (!inBase.has(id)) {
    if (paragraph.kind !== 'table') dropped(paragraph, building);
    return null;
  }
  const into = claims.into.get(id) ?? null;
  if (into === null && paragraph.kind !== 'table') {
    const text = `found no row for {#${id}}, expected one, emptied where the paragraph goes; it is deleted in the draft`;
    messages.push({ severity: 'warning', rule: 'row-gone', text, place: null });
  }
  return tombstoneOf(paragraph, into);
}

/** The text without marks of notes that the file deletes. */
function withoutLostMarks(
  paragraphs: readonly Paragraph[],
  building: Building,
): readonly Paragraph[] {
  const notes = new Set(paragraphs.flatMap((one) => (one.kind === 'note' ? [one.name] : [])));
  const lost = new Set<string>();
  const drop = (runs: readonly Run[]): readonly Run[] => {
    const kept = runs.filter(({ note }) => note === undefined || notes.has(note));
    for (const { note } of runs) if (note !== undefined && !notes.has(note)) lost.add(note);
    return kept.length === runs.length ? runs : kept;
  };
  const all = paragraphs.map((paragraph): Paragraph => {
    const changed =
      paragraph.kind === 'row'
        ? { ...paragraph, cells: paragraph.cells.map(drop) }
        : 'content' in paragraph
          ? { ...paragraph, content: drop(paragraph.content) }
          : paragraph;
    const same = contentOf(changed).length === contentOf(paragraph).length;
    if (!same && building.fresh.delete(paragraph)) building.fresh.add(changed);
    return same ? paragraph : changed;
  });
  for (const name of lost) {
    const text = `found a mark of the note [^${name}], whose words are gone, expected both or none; the mark is taken out`;
    building.messages.push({ severity: 'warning', rule: 'note-gone', text, place: null });
  }
  return all;
}
