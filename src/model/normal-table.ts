import {
  type Comment,
  NO_ATTRIBUTES,
  type Paragraph,
  type Row,
  type TableStart,
} from './paragraph.ts';
import type { Run } from './run.ts';

/**
 * Each table of a text in its normal form (see `normalText`), contents being normal already. Rows without a table start get
 * one; a note between two rows stands behind the last of them, and a comment below such notes or those behind the table that
 * opens with a link to one of its rows is that row's.
 */
export function normalTables(paragraphs: readonly Paragraph[]): Paragraph[] {
  const flat: Paragraph[] = [];
  for (let at = 0; at < paragraphs.length; ) {
    const first = paragraphs[at];
    if (first?.kind === 'table' || first?.kind === 'row') {
      const table = takeTable(paragraphs, first, at);
      const { notes, ofRows } = shareNotes(table);
      for (const paragraph of normalTable(table.start, table.rows, ofRows)) flat.push(paragraph);
      for (const note of notes) flat.push(note);
      at = table.end;
    } else {
      if (first) flat.push(first);
      at += 1;
    }
  }
  return flat;
}

interface Table {
  readonly start: TableStart;
  readonly rows: readonly Row[];
  readonly notes: readonly Paragraph[];
  readonly end: number;
}

function takeTable(paragraphs: readonly Paragraph[], first: TableStart | Row, from: number): Table {
  const start = first.kind === 'table' ? first : bareTable(first);
  const rows: Row[] = [];
  const notes: Paragraph[] = [];
  let end = first.kind === 'table' ? from + 1 : from;
  for (let at = end; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (paragraph?.kind === 'row') {
      rows.push(paragraph);
      for (const note of paragraphs.slice(end, at)) notes.push(note);
      end = at + 1;
    } else if (paragraph?.kind !== 'note' || rows.length === 0) break;
  }
  for (let note = paragraphs[end]; note?.kind === 'note'; note = paragraphs[end]) {
    notes.push(note);
    end += 1;
  }
  return { start, rows, notes, end };
}

/** The notes of a table without the comments that are those of its rows, and these comments. */
function shareNotes({ rows, notes }: Table): {
  readonly notes: readonly Paragraph[];
  readonly ofRows: readonly Comment[];
} {
  const ids = new Set(rows.flatMap(({ id }) => id ?? []));
  const isOfRow = (comment: Comment): boolean => ids.has(pointedAt(comment) ?? '');
  return {
    notes: notes.map((note) => {
      if (!note.comments.some(isOfRow)) return note;
      return { ...note, comments: note.comments.filter((comment) => !isOfRow(comment)) };
    }),
    ofRows: notes.flatMap(({ comments }) => comments.filter(isOfRow)),
  };
}

function bareTable({ place }: Row): TableStart {
  return { kind: 'table', id: null, attributes: NO_ATTRIBUTES, comments: [], place, align: [] };
}

function normalTable(
  bare: TableStart,
  all: readonly Row[],
  ofRows: readonly Comment[],
): Paragraph[] {
  let columns = Math.max(1, bare.align.length);
  for (const row of all) columns = Math.max(columns, row.cells.length);
  const sized = all.map((row, index) => normalRow(row, index === 0, columns));
  const { start, rows } = shareComments(bare, sized, ofRows);
  const told = rows.filter((row) => !isBlankHead(row));
  if (told.length === 0) {
    const { align: _, ...block } = start;
    return [{ ...block, kind: 'plain', bracket: false, label: null, content: [] }];
  }
  const align = Array.from({ length: columns }, (_, index) => start.align[index] ?? null);
  return [{ ...start, align }, ...told];
}

function normalRow(row: Row, first: boolean, columns: number): Row {
  const head = row.head && first;
  const span = !head && columns > 1 && row.span && row.cells.length <= 1;
  const width = span ? 1 : columns;
  const cells = Array.from({ length: width }, (_, index) => row.cells[index] ?? []);
  return { ...row, head, span, cells };
}

function isBlankHead(row: Row): boolean {
  const blank = row.id === null && row.label === null && row.comments.length === 0;
  const { classes, values } = row.attributes;
  const bare = classes.length === 0 && Object.keys(values).length === 0;
  return row.head && blank && bare && row.cells.every((cell) => cell.length === 0);
}

// Below a table a comment finds its row by a link alone: each comment goes where that link would lead.
function shareComments(
  start: TableStart,
  rows: readonly Row[],
  ofRows: readonly Comment[],
): Pick<Table, 'start' | 'rows'> {
  const own: Comment[] = [];
  const byRow = new Map<string, Comment[]>();
  for (const row of rows) if (row.id !== null && !byRow.has(row.id)) byRow.set(row.id, []);
  for (const comment of start.comments) (byRow.get(pointedAt(comment) ?? '') ?? own).push(comment);
  for (const row of rows) {
    const home = byRow.get(row.id ?? '');
    for (const comment of row.comments)
      (home ?? byRow.get(pointedAt(comment) ?? '') ?? own).push(comment);
  }
  for (const comment of ofRows) (byRow.get(pointedAt(comment) ?? '') ?? own).push(comment);
  const seen = new Set<string>();
  const shared = rows.map((row) => {
    if (row.id === null || seen.has(row.id)) return { ...row, comments: [] };
    seen.add(row.id);
    const comments = byRow.get(row.id) ?? [];
    return {
      ...row,
      comments: comments.map((comment) => withoutPointer(comment, row)).filter(isSaid),
    };
  });
  return { start: { ...start, comments: own }, rows: shared };
}

function isSaid({ content, attributes }: Comment): boolean {
  return (
    content.length > 0 || attributes.classes.length > 0 || Object.keys(attributes.values).length > 0
  );
}

/** The id that the link at the beginning of a comment leads to, without `#`. */
export function pointedAt(comment: Comment): string | undefined {
  const link = comment.content[0]?.[0]?.link;
  return link?.startsWith('#') ? link.slice(1) : undefined;
}

/** The words by which a comment below a table points at its row: the label, or the id where the row has no label. */
export function pointerText(row: Row): string {
  return row.label?.text ?? row.id ?? '';
}

function withoutPointer(comment: Comment, row: Row): Comment {
  const [first = [], ...others] = comment.content;
  let at = 0;
  while (first[at]?.link === `#${row.id}` && first[at]?.text === pointerText(row)) {
    at += first[at + 1]?.text === ' ' ? 2 : 1;
  }
  if (at === 0) return comment;
  const [next, ...rest] = first.slice(at);
  const said: readonly Run[] = next
    ? [{ ...next, text: next.text.replace(/^[ \t\n]+/, '') }, ...rest]
    : [];
  return { ...comment, content: said.length > 0 ? [said, ...others] : others };
}
