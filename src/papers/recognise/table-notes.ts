import type { Element, ElementContent } from 'hast';
import { isElement, type Sheet, textOf } from '../../model/sheet.ts';

/**
 * The same sheet with the notes of its tables as notes: a row in which every cell with words opens with a raised mark that a
 * row above it bears in the same column is a row of notes, as layouts in columns print them below the paragraph. The raised
 * marks in the text become note marks, and the row goes.
 */
export function withTableNotes(sheet: Sheet): Sheet {
  const count = { made: 0 };
  const children = sheet.root.children.map((child) =>
    isElement(child) ? inside(child, count) : child,
  );
  return { root: { ...sheet.root, children } };
}

interface Count {
  made: number;
}

function inside(element: Element, count: Count): Element {
  const children = element.children.map((child) =>
    isElement(child) ? inside(child, count) : child,
  );
  const rows = children.some((child) => isElement(child, 'tr'));
  return { ...element, children: rows ? withoutNoteRows(children, count) : children };
}

function withoutNoteRows(rows: readonly ElementContent[], count: Count): ElementContent[] {
  const kept: ElementContent[] = [];
  for (const row of rows) {
    const notes = isElement(row, 'tr') ? notesOf(row, count) : null;
    const at = notes ? markingRow(kept, notes) : -1;
    const marking = kept[at];
    if (notes && isElement(marking)) kept[at] = withNotes(marking, notes);
    else kept.push(row);
  }
  return kept;
}

/** A note of a cell: the marks that stand before it (an old and a new one where its number changed), its name, its paragraphs. */
interface CellNote {
  readonly marks: readonly string[];
  readonly name: string;
  readonly paragraphs: ElementContent[];
}

/** The notes of each cell; null where the row is none of notes. */
function notesOf({ children }: Element, count: Count): CellNote[][] | null {
  const cells = children.filter((child) => isElement(child)).map((cell) => cellNotes(cell, count));
  const found = cells.flatMap((notes) => notes ?? []);
  return found.length === 0 || cells.includes(null) ? null : cells.map((notes) => notes ?? []);
}

// Null: words that are no note.
function cellNotes({ children }: Element, count: Count): CellNote[] | null {
  const notes: CellNote[] = [];
  for (const child of children) {
    if (!isElement(child) || textOf(child).trim() === '') continue;
    const open = { marks: [] as string[], text: false };
    const words = withoutMarks(child.children, open);
    if (open.marks.length > 0 && child.tagName === 'p') {
      count.made += 1;
      const name = `t${count.made}`;
      notes.push({ marks: open.marks, name, paragraphs: [{ ...child, children: words }] });
    } else if (notes.length === 0) return null;
    else notes.at(-1)?.paragraphs.push(child);
  }
  return notes;
}

// Takes the raised marks off the start of a paragraph, and the blanks behind them.
function withoutMarks(
  nodes: readonly ElementContent[],
  open: { readonly marks: string[]; text: boolean },
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (open.text) return [node];
    if (node.type === 'text') {
      const rest = node.value.trimStart();
      open.text = rest !== '';
      return rest === '' ? [] : [{ ...node, value: rest }];
    }
    if (!isElement(node)) return [node];
    if (node.tagName !== 'sup') return [{ ...node, children: withoutMarks(node.children, open) }];
    const mark = textOf(node).trim();
    if (isMark(mark)) open.marks.push(mark);
    else open.text = true;
    return isMark(mark) ? [] : [node];
  });
}

function isMark(text: string): boolean {
  return /^(?:\p{Nd}{1,4}|\p{L}|[*†‡§]{1,4})$/u.test(text);
}

// The nearest row that bears all the marks, each in the column of its note.
function markingRow(rows: readonly ElementContent[], notes: readonly CellNote[][]): number {
  return rows.findLastIndex((row) => {
    const cells = isElement(row) ? row.children.filter((child) => isElement(child)) : [];
    return notes.every((own, at) => {
      const cell = cells[at];
      const raised = new Set(cell ? raisedIn(cell) : []);
      return own.every(({ marks }) => marks.some((mark) => raised.has(mark)));
    });
  });
}

function raisedIn(element: Element): string[] {
  return element.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === 'sup' ? [textOf(child).trim()] : raisedIn(child);
  });
}

function withNotes(row: Element, notes: readonly CellNote[][]): Element {
  let at = -1;
  const children = row.children.map((cell): ElementContent => {
    if (!isElement(cell)) return cell;
    at += 1;
    const own = notes[at] ?? [];
    return own.length === 0 ? cell : { ...cell, children: [...marked(cell, own), ...asides(own)] };
  });
  return { ...row, children };
}

function marked({ children }: Element, notes: readonly CellNote[]): ElementContent[] {
  return children.map((child): ElementContent => {
    if (!isElement(child)) return child;
    if (child.tagName !== 'sup') return { ...child, children: marked(child, notes) };
    const mark = textOf(child).trim();
    const note = notes.find(({ marks }) => marks.includes(mark));
    if (!note) return child;
    const properties = { className: ['note'], href: `#note-${note.name}` };
    return { ...child, tagName: 'a', properties, children: [child] };
  });
}

function asides(notes: readonly CellNote[]): Element[] {
  return notes.map(({ name, paragraphs }) => ({
    type: 'element',
    tagName: 'aside',
    properties: { role: 'doc-footnote', id: `note-${name}` },
    children: paragraphs,
  }));
}
