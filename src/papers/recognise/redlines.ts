import type { Message, Place } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import { type Block, flatten, linesOf } from './flatten.ts';
import { mapPieces } from './map-pieces.ts';
import { unspaced } from './merge.ts';
import { type Piece, slicePieces, textOf } from './pieces.ts';
import { withWholeLetters } from './whole-letters.ts';

/** One paragraph with its changes marked, as a person has written it down: a sheet of one line, asked for once, and where that line stands. */
export interface RedlineLine {
  readonly sheet: Sheet;
  readonly place: Place;
}

type Mark = Piece['mark'];
type Line = readonly Piece[];

/**
 * Blocks over which redlines are laid: a line of `redlines` whose characters, marks and blanks apart, are those of one
 * paragraph of the document, with or without its label, gives it its marks. The words stay those of the document. A line that
 * fits none or several, and one that fits where another has been laid, is said at its place.
 */
export function layRedlines(
  blocks: readonly Block[],
  redlines: readonly RedlineLine[],
  messages: Message[],
): readonly Block[] {
  if (redlines.length === 0) return blocks;
  const index = indexOf(blocks);
  const laid = new Map<Line, Line>();
  for (const { sheet, place } of redlines) {
    const line = onlyLine(withWholeLetters(flatten(sheet), []));
    const found = line === null ? [] : findLines(line, index);
    const [slot] = found;
    const problem =
      line === null || !slot || found.length > 1 || laid.has(slot.line)
        ? problemOf(line, found.length)
        : null;
    if (problem !== null) messages.push({ ...problem, severity: 'warning', place });
    else if (line && slot) laid.set(slot.line, lay(slot, line));
  }
  return blocks.map((block) =>
    block.kind === 'line' || block.kind === 'table'
      ? mapPieces(block, (line) => laid.get(line) ?? line)
      : block,
  );
}

function problemOf(line: Line | null, fits: number): Pick<Message, 'rule' | 'text'> {
  const words = `“${textOf(line ?? []).slice(0, 60)}”`;
  if (fits === 0)
    return {
      rule: 'redline-unused',
      text: `found a redline that fits no paragraph of the document, ${words}, expected the words of one; it is not used`,
    };
  if (fits === 1)
    return {
      rule: 'redline-twice',
      text: `found a second redline for the paragraph ${words}, expected one; it is not used`,
    };
  return {
    rule: 'redline-ambiguous',
    text: `found a redline that fits ${fits} paragraphs of the document, ${words}, expected one; it is not used`,
  };
}

function onlyLine(blocks: readonly Block[]): Line | null {
  const lines = blocks.flatMap((block) => (block.kind === 'line' ? [block.pieces] : []));
  const [line] = lines;
  return line && lines.length === 1 && unspaced(textOf(line)) !== '' ? line : null;
}

/** A paragraph of the document that a redline fits, and the offsets at which the words of both begin that are the same. */
interface Slot {
  readonly line: Line;
  readonly from: number;
  readonly redlineFrom: number;
}

interface Index {
  readonly whole: ReadonlyMap<string, readonly Line[]>;
  readonly bodies: ReadonlyMap<string, readonly Line[]>;
}

function indexOf(blocks: readonly Block[]): Index {
  const whole = new Map<string, Line[]>();
  const bodies = new Map<string, Line[]>();
  const put = (map: Map<string, Line[]>, name: string, line: Line): void => {
    const list = map.get(name);
    if (name === '') return;
    if (list) list.push(line);
    else map.set(name, [line]);
  };
  for (const line of blocks.flatMap(linesOf)) {
    const text = textOf(line);
    const start = labelLength(text);
    put(whole, unspaced(text), line);
    if (start > 0) put(bodies, unspaced(text.slice(start)), line);
  }
  return { whole, bodies };
}

function labelLength(text: string): number {
  const blank = /^\s*/u.exec(text)?.[0].length ?? 0;
  const found = readTypedLabels([text.slice(blank)])[0];
  return found ? blank + found.length : 0;
}

// An automatic number is no part of a redline that a person typed: `1.` may stand before the paragraph and not before the line.
function findLines(line: Line, { whole, bodies }: Index): Slot[] {
  const text = textOf(line);
  const full = whole.get(unspaced(text)) ?? [];
  if (full.length > 0) return full.map((found) => ({ line: found, from: 0, redlineFrom: 0 }));
  const bare = bodies.get(unspaced(text)) ?? [];
  if (bare.length > 0) return bare.map((found) => slotBehindLabel(found, 0));
  const start = labelLength(text);
  const both = start > 0 ? (bodies.get(unspaced(text.slice(start))) ?? []) : [];
  return both.map((found) => slotBehindLabel(found, start));
}

function slotBehindLabel(line: Line, redlineFrom: number): Slot {
  return { line, from: labelLength(textOf(line)), redlineFrom };
}

/** The marks of a redline by its characters: of each that is no blank, and of the blank before it where it has one. */
interface Marks {
  readonly of: Mark[];
  readonly blankBefore: Map<number, Mark>;
}

function marksIn(line: Line, from: number): Marks {
  const of: Mark[] = [];
  const blankBefore = new Map<number, Mark>();
  for (const piece of slicePieces(line, from)) {
    if (piece.note !== undefined) continue;
    for (const character of piece.text) {
      if (/\s/u.test(character)) blankBefore.set(of.length, piece.mark);
      else for (let unit = 0; unit < character.length; unit += 1) of.push(piece.mark);
    }
  }
  return { of, blankBefore };
}

function lay({ line, from, redlineFrom }: Slot, redline: Line): Piece[] {
  const marks = marksIn(redline, redlineFrom);
  const cursor: Cursor = { at: 0, blank: true };
  const label = from === 0 ? [] : slicePieces(line, 0, from);
  const words = from === 0 ? line : slicePieces(line, from);
  return [...label, ...words.flatMap((piece) => layPiece(piece, marks, cursor))];
}

/** How many characters that are no blank have been met, and whether the last one met was a blank. */
interface Cursor {
  at: number;
  blank: boolean;
}

function layPiece(piece: Piece, marks: Marks, cursor: Cursor): Piece[] {
  if (piece.note !== undefined) {
    const { at } = cursor;
    return [marked(piece, marks.of[at - 1] === marks.of[at] ? marks.of[at] : undefined)];
  }
  const laid: Piece[] = [];
  let start = 0;
  let open: Mark;
  const close = (end: number): void => {
    for (const part of slicePieces([piece], start, end)) laid.push(marked(part, open));
    start = end;
  };
  for (let offset = 0; offset < piece.text.length; offset += 1) {
    const isBlank = /\s/u.test(piece.text.charAt(offset));
    const typed = marks.blankBefore.has(cursor.at) && !cursor.blank && !isBlank;
    const mark = isBlank ? blankMark(marks, cursor.at) : marks.of[cursor.at];
    if (mark !== open || typed) close(offset);
    // The two texts may need a blank where the document glues them.
    if (typed)
      laid.push(marked({ text: ' ', at: -1, place: null }, marks.blankBefore.get(cursor.at)));
    open = mark;
    if (!isBlank) cursor.at += 1;
    cursor.blank = isBlank;
  }
  close(piece.text.length);
  return laid;
}

// A blank of the document goes as that of the redline does, or with the words around it.
function blankMark({ of, blankBefore }: Marks, at: number): Mark {
  if (blankBefore.has(at)) return blankBefore.get(at);
  return at < of.length ? of[at] : of[at - 1];
}

function marked(piece: Piece, mark: Mark): Piece {
  const { mark: _old, ...bare } = piece;
  return mark === undefined ? bare : { ...bare, mark };
}
