import type { Text } from '../../src/model/text.ts';
import {
  type ExpectedText,
  expectText,
  type Passage,
} from '../../src/papers/write/proof-expected.ts';
import type { JudgedLine } from './lines.ts';

/** In the words that are expected: a mark of a note that is marked twice, a footnote, a field or a number. */
export const AGAIN = '\u0001';

/** A text as a Word file must hold it: its paragraphs and rows in order, and the notes at the foot of its pages. */
export interface Holding {
  readonly items: readonly string[];
  readonly notes: readonly string[];
}

/** What a file must hold whose notes stand at the foot of its pages. */
export function withFootnotes(text: Text): Holding {
  const expected = expectText(text, {});
  const all = expected.items.flatMap(({ cells }) => cells.flatMap(({ marks }) => marks));
  const again = new Set(all.filter((name, index) => all.indexOf(name) !== index));
  const items = expected.items.map(({ label, cells }) =>
    rowWords(cells.map((cell, index) => labelled(index === 0 ? label : '', marked(cell, again)))),
  );
  return {
    items: items.filter(isFilled),
    notes: notesInOrder(expected)
      .map(([, { text: words }]) => words)
      .sort(),
  };
}

/** What the first column of a table must hold, whose notes stand in rows under their numbers. */
export function withNoteRows(text: Text): Holding {
  const expected = expectText(text, {});
  const notes = notesInOrder(expected);
  const numbers = new Map(notes.map(([name], index) => [name, String(index + 1)]));
  const items = expected.items.map(({ label, cells }) =>
    rowWords(
      cells.map((cell, index) => labelled(index === 0 ? label : '', numbered(cell, numbers))),
    ),
  );
  const rows = notes.map(([name, { text: words }]) => labelled(numbers.get(name) ?? '', words));
  return { items: items.filter(isFilled), notes: rows.filter(isFilled).sort() };
}

// What stays behind a paragraph that went before a table or an end is empty.
/** Whether there are words. */
export function isFilled(words: string): boolean {
  return words !== '';
}

// A note has one footnote; its other marks print a number that leads there.
function marked({ text, marks }: Passage, again: ReadonlySet<string>): string {
  let at = 0;
  return text.replaceAll('\0', () => {
    at += 1;
    return again.has(marks[at - 1] ?? '') ? AGAIN : '\0';
  });
}

function numbered({ text, marks }: Passage, numbers: ReadonlyMap<string, string>): string {
  let at = 0;
  return text.replaceAll('\0', () => {
    at += 1;
    return numbers.get(marks[at - 1] ?? '') ?? '';
  });
}

function notesInOrder({ items, notes }: ExpectedText): readonly (readonly [string, Passage])[] {
  const marked = new Set(items.flatMap(({ cells }) => cells.flatMap(({ marks }) => marks)));
  return [...marked].flatMap((name) => {
    const note = notes.get(name);
    return note ? [[name, note] as const] : [];
  });
}

function labelled(label: string, words: string): string {
  const text = label === '' ? words : words.replace(/^ +/, '');
  return label === '' || text === '' ? `${label}${text}` : `${label} \t${text}`;
}

/** The cells of a row as one line. */
export function rowWords(cells: readonly string[]): string {
  return cells
    .map(withoutTab)
    .join(' | ')
    .replace(/(?: \| )+$/, '');
}

// What parts a label from its words stays where these are all of the other text, or there are none.
function withoutTab(words: string): string {
  return words.replace(/ \t?$/, '');
}

/** What lines hold that print nothing but one text. */
export function footnotesHeld(lines: readonly JudgedLine[]): Holding {
  const items: { row: string; cells: string[] }[] = [];
  for (const { words, place } of lines) {
    const row = place === null ? '' : `${place[0]} ${place[1]}`;
    const last = items.at(-1);
    const cell = place?.[2] ?? 0;
    if (last && row !== '' && last.row === row) {
      while (last.cells.length < cell) last.cells.push('');
      last.cells[cell] = last.cells[cell] === undefined ? words : `${last.cells[cell]}\n${words}`;
    } else items.push({ row, cells: [words] });
  }
  return {
    items: items.map(({ cells }) => rowWords(cells)).filter(isFilled),
    notes: lines.flatMap(({ notes }) => notes.map((note) => note.replace(/^[^\t]*\t/, ''))).sort(),
  };
}

/** What a file holds, with the further marks of notes as they are expected where they are marks or numbers. */
export function withMarksAgain(held: Holding, expected: Holding): Holding {
  const items = held.items.map((words, index) => {
    const wanted = expected.items[index] ?? '';
    if (!wanted.includes(AGAIN)) return words;
    const parts = wanted.split(AGAIN).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    return new RegExp(`^${parts.join('(?:\\0|\\d{1,3})')}$`).test(words) ? wanted : words;
  });
  return { ...held, items };
}
