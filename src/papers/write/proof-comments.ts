import type { Element } from 'hast';
import type { Comparison, Member, Pair } from '../../compare/comparison.ts';
import { type Message, showHidden } from '../../model/message.ts';
import { contentOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import { isReworded } from './comments.ts';
import { type AnnexEvent, inRange } from './events.ts';
import { nameOf } from './lines.ts';
import type { PlacedBlock } from './proof-blocks.ts';
import { expectText, type Passage } from './proof-expected.ts';
import { readLine } from './proof-line.ts';

interface Said {
  readonly before: Passage;
  readonly after: Passage;
}

/** One row of an amendment table or of a redlined table: whose words it shows, and what its middle column or the row below says. */
interface CommentedRow {
  readonly keys: readonly string[];
  readonly lines: readonly string[];
  /** The words that changed in a moved paragraph, as its two sides. */
  readonly rewordings: readonly Said[];
  /** The numbers of the notes that its words mark on each side. */
  readonly marks: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Whether it says of itself that its words stand at two places. */
  readonly moved: boolean;
}

/**
 * Whether each comment of a draft stands in the middle column beside the paragraph that it is about, that on a row of a table
 * in a row below it, and no other does. What the body says of kept and moved paragraphs may stand there too, in a line of its
 * own above it.
 */
export function proveComments(
  blocks: readonly PlacedBlock[],
  { before, after, pairs }: Comparison,
  number: number,
  events: readonly AnnexEvent[],
): readonly Message[] {
  const rows = blocks.flatMap(({ block }) => commentedRows(block, number));
  const replaced = (index: number) => events.some((event) => inRange(index, event.before));
  const notes = {
    before: expectText(before, { leaveOut: replaced }).notes,
    after: expectText(after, {}).notes,
  };
  const byKey = new Map<string, CommentedRow[]>();
  for (const row of rows)
    for (const key of row.keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  return pairs
    .filter((pair) => isInColumns(pair, events))
    .flatMap((pair) => {
      const wanted = pair.comment.flatMap((runs) => showHidden(plainText(runs)).split('\n'));
      const own = new Set(keysOf(pair).flatMap((key) => byKey.get(key) ?? []));
      // A note that an annex printed once marks alone has no row.
      if (own.size === 0 && keysOf(pair).every(isNoteKey)) return [];
      const reworded = [...own].flatMap(({ rewordings }) => rewordings);
      const other = reworded.find((said) => !tellsTruth(said, pair, [...own], notes));
      if (other)
        return [fault(pair, `${other.before.text} / ${other.after.text}`, 'its own words')];
      const arrives = [...own].some(
        ({ moved, keys }) => moved && keys.some((key) => key.startsWith('a text ')),
      );
      if (arrives && isReworded(pair) && reworded.length !== 1)
        return [fault(pair, `${reworded.length} lines`, 'its changes once beside its new place')];
      const told = [...own].filter(({ lines }) => endsWith(lines, wanted));
      const tooLong = [...own].some((row) => {
        const said = row.moved || pair.kind === 'kept' ? 1 : 0;
        return row.lines.length > said + (told.includes(row) ? wanted.length : 0);
      });
      if ((wanted.length === 0 || told.length > 0) && !tooLong) return [];
      const found = [...own].flatMap(({ lines }) => lines).join(' / ');
      return [fault(pair, found, wanted.join(' / '))];
    });
}

/** Whether a rewording says what the pair was and is, its notes under the numbers that they have in the paragraph itself. */
function tellsTruth(
  said: Said,
  pair: Pair,
  rows: readonly CommentedRow[],
  notes: Readonly<Record<'before' | 'after', ReadonlyMap<string, unknown>>>,
): boolean {
  if (!isReworded(pair)) return false;
  return (['before', 'after'] as const).every((side) => {
    const words = pair[side].map(({ paragraph }) =>
      contentOf(paragraph)
        .map(({ note, text }) =>
          note !== undefined && notes[side].has(note) ? '\0' : showHidden(text),
        )
        .join(''),
    );
    const marks = rows.flatMap((row) => row.marks[side]);
    return said[side].text === words.join('\n') && numbersOf(said[side]).join() === marks.join();
  });
}

function numbersOf({ marks }: Passage): readonly string[] {
  return marks.map((mark) => mark.slice(mark.indexOf(' ') + 1));
}

// Annexes that are printed once, and those that they replace, stand elsewhere.
function isInColumns({ before, after }: Pair, events: readonly AnnexEvent[]): boolean {
  return !events.some(
    (event) =>
      after.some(({ index }) => inRange(index, event.after)) ||
      before.some(({ index }) => inRange(index, event.before)),
  );
}

function endsWith(lines: readonly string[], wanted: readonly string[]): boolean {
  const from = lines.length - wanted.length;
  return from >= 0 && wanted.every((line, index) => lines[from + index] === line);
}

// How many columns of text stand before that of comments.
const BEFORE_COMMENT: Readonly<Record<string, number>> = {
  'three-column': 1,
  'activities-commented': 2,
};

type OpenRow = CommentedRow & { readonly lines: string[]; readonly rewordings: Said[] };

function commentedRows(block: Element, number: number): readonly CommentedRow[] {
  if (block.tagName === 'aside') return [commentedNote(block, number)];
  return block.tagName === 'table' ? rowsOfTable(block, number) : [];
}

function commentedNote(note: Element, number: number): CommentedRow {
  const lines = descendants(note, 'p');
  const comments = lines.filter((line) => classesOf(line).includes('comment'));
  return {
    keys: lines.flatMap((line) => lineKeys(line, number)),
    lines: comments.flatMap((line) => textOf(line).split('\n')),
    rewordings: [],
    marks: NO_MARKS,
    moved: false,
  };
}

const NO_MARKS = { before: [], after: [] };

function rowsOfTable(table: Element, number: number): readonly CommentedRow[] {
  const column = BEFORE_COMMENT[attributeOf(table, 'dataProof') ?? ''] ?? null;
  const rows: OpenRow[] = [];
  for (const row of descendants(table, 'tr')) {
    if (classesOf(row).includes('comment')) {
      rows.at(-1)?.lines.push(...linesOf(row));
      rows.at(-1)?.rewordings.push(...rewordingsOf(row));
    } else rows.push(...rowsOfParagraphs(row, number, column));
  }
  return rows;
}

/**
 * What a row says of the paragraphs in it: its comment is on the one that begins it, of the others it says nothing. A row of
 * a table of the text is a paragraph itself.
 */
function rowsOfParagraphs(row: Element, number: number, column: number | null): readonly OpenRow[] {
  const cells = row.children.filter((cell) => isElement(cell));
  const comment = column === null || cells.length <= column ? null : (cells[column] ?? null);
  const text = column === null ? cells : cells.slice(0, column);
  const lines = [row, ...text.flatMap((cell) => descendants(cell, 'p'))];
  const own = lines.filter((line) => lineKeys(line, number).length > 0);
  const next = own.findIndex((line, at) => at > 0 && !goesOn(line));
  const end = column === 2 && next !== -1 ? next : own.length;
  const [about, others] = [own.slice(0, end), own.slice(end)];
  const keysIn = (found: readonly Element[]) => found.flatMap((line) => lineKeys(line, number));
  const moved = about.some((line) => classesOf(line).includes('moved'));
  const silent = { lines: [], rewordings: [], marks: NO_MARKS, moved: false };
  const read = about.filter(({ tagName }) => tagName === 'p').map(readLine);
  const marks = {
    before: read.flatMap(({ before }) => numbersOf(before)),
    after: read.flatMap(({ after }) => numbersOf(after)),
  };
  return [
    ...(others.length > 0 ? [{ ...silent, keys: keysIn(others) }] : []),
    {
      keys: keysIn(about),
      lines: comment ? [...linesOf(comment)] : [],
      rewordings: comment ? [...rewordingsOf(comment)] : [],
      marks,
      moved,
    },
  ];
}

function goesOn(line: Element): boolean {
  return (attributeOf(line, 'dataSide') ?? '').includes('+');
}

function linesOf(element: Element): readonly string[] {
  return descendants(element, 'p')
    .filter((line) => !isRewording(line))
    .flatMap((line) => textOf(line).split('\n'));
}

function rewordingsOf(element: Element): CommentedRow['rewordings'] {
  return descendants(element, 'p')
    .filter(isRewording)
    .map((line) => {
      const { before, after } = readLine(line);
      return { before, after };
    });
}

function isRewording(line: Element): boolean {
  return classesOf(line).includes('rewording');
}

function descendants(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) =>
    isElement(child) ? (child.tagName === name ? [child] : descendants(child, name)) : [],
  );
}

function lineKeys(line: Element, number: number): readonly string[] {
  const name = attributeOf(line, 'dataParagraph') ?? '';
  const sides = (attributeOf(line, 'dataSide') ?? '').replaceAll(/[+|]/g, '').split(' ');
  const kind = classesOf(line).includes('note') ? 'note' : 'text';
  const has = (...letters: string[]): boolean =>
    letters.some((letter) => sides.includes(`${letter}${number}`));
  const side = has('a', 'r') ? 'a' : has('b', 'l') ? 'b' : null;
  return side === null ? [] : [`${side} ${kind} ${name}`];
}

function keysOf({ before, after }: Pair): readonly string[] {
  return [
    ...after.map((member) => `a ${keyOf(member)}`),
    ...before.map((member) => `b ${keyOf(member)}`),
  ];
}

// A note may be called as a paragraph is.
function keyOf(member: Member): string {
  return `${member.paragraph.kind === 'note' ? 'note' : 'text'} ${nameOf(member)}`;
}

function isNoteKey(key: string): boolean {
  return /^. note /.test(key);
}

function fault(pair: Pair, found: string, wanted: string): Message {
  const [member] = [...pair.after, ...pair.before];
  const name = member ? `${member.label?.text ?? ''} (${nameOf(member)})`.trim() : '';
  const text = `found the comment “${found}” on paragraph ${name}, expected “${wanted}”`;
  return { severity: 'error', rule: 'proof', text: showHidden(text), place: null };
}
