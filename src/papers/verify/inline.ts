import type { Text } from '../../model/text.ts';
import type { Desk } from '../recognise/desk.ts';
import type { TableBlock } from '../recognise/flatten.ts';
import type { ReadInline } from '../recognise/inline.ts';
import type { InlineLine } from '../recognise/inline-lines.ts';
import { type InlinePart, partsOf } from '../recognise/inline-parts.ts';
import type { Part } from '../recognise/kinds.ts';
import { isMarked } from '../recognise/marks.ts';
import { marksOf } from '../recognise/notes.ts';
import { type Piece, placeOf, textOf } from '../recognise/pieces.ts';
import { checkAdopted, type OldParagraph } from './adopted.ts';
import { checkNumbers, type NumberedParagraph } from './numbers.ts';
import type { Reading } from './shown.ts';
import {
  adoptedOf,
  type CheckedAnnex,
  numberedRole,
  numberedText,
  readingOfLines,
  struckLabels,
} from './table.ts';
import type { Deviation } from './verification.ts';
import { wordsOf } from './words.ts';

interface Sides {
  readonly before: Reading | null;
  readonly after: Reading | null;
  readonly role: string;
  readonly marked: boolean;
}

/**
 * Verifies a redline in running text: without its marks the adopted text, its numbers in order. A new Resolution has numbers only; one
 * without any sign of a redline that is held against a text must be that text.
 */
export function checkInline(inline: ReadInline, base: Text | null, desk: Desk): CheckedAnnex {
  const read = sidesOf(inline).flatMap((side) => withoutRemark(side, desk));
  const sides = inline.fresh && base ? read.map((side) => ({ ...side, before: side.after })) : read;
  const fused = !inline.fresh && !sides.some(({ marked }) => marked);
  const olds = sides.flatMap((side) => oldOf(side, fused));
  const parts = { olds, rows: null, annexShown: false };
  return {
    deviations: [
      ...(base ? checkAdopted(adoptedOf(parts, base, desk)) : []),
      ...(fused ? [] : checkShownNumbers(sides, inline.fresh, base, desk)),
    ],
    fused,
    lostNumbers: sides.some(({ after }) => after?.lost && after.label !== null),
    paragraphs: sides.length,
  };
}

function checkShownNumbers(
  sides: readonly Sides[],
  fresh: boolean,
  base: Text | null,
  desk: Desk,
): Deviation[] {
  const numbered = (side: 'before' | 'after'): NumberedParagraph[] =>
    sides.flatMap(({ [side]: reading, role }) =>
      reading ? [{ reading, role: numberedRole(reading, role, desk) }] : [],
    );
  return checkNumbers(numbered('after'), {
    formulaFirst: desk.profile.formulaFirst,
    gone: fresh ? null : struckLabels(sides),
    olds: base ? numberedText(base.paragraphs) : numbered('before'),
  });
}

// What a layout says of a moved paragraph is no text of it: a remark behind its words, and what changed in a line of its own.
function withoutRemark(sides: Sides, { words: { profile } }: Desk): Sides[] {
  const { words } = profile;
  const rewording = words.rewording ?? '';
  const remarks = [
    words.movedFromAmended,
    words.movedToAmended,
    words.movedFrom,
    words.movedTo,
  ].flatMap((word) => (word ? [`[${word}]`] : []));
  const bare = (reading: Reading | null): Reading | null => {
    const remark = remarks.find((text) => reading?.words.endsWith(text));
    if (!reading || remark === undefined) return reading;
    const left = wordsOf(reading.words.slice(0, -remark.length));
    return left === '' ? null : { ...reading, words: left };
  };
  if (rewording !== '' && sides.after?.words.startsWith(wordsOf(rewording))) return [];
  return [{ ...sides, before: bare(sides.before), after: bare(sides.after) }];
}

function sidesOf({ lines, notes }: ReadInline): Sides[] {
  const own = lines.flatMap((line) => (line.kind === 'line' ? [line] : []));
  const parts = new Map(partsOf(own).map((part, index) => [own[index], part]));
  const open = new Map(notes.map((note) => [note.name, note]));
  const notesIn = (pieces: readonly Piece[], fresh: boolean): Sides[] =>
    marksOf(pieces).flatMap((name) => {
      const note = open.get(name);
      open.delete(name);
      return note ? [linesSides([note.pieces], 'note', fresh)] : [];
    });
  return lines.flatMap((line): Sides[] => {
    if (line.kind === 'table') return tableSides(line.table, line.fresh);
    const part = parts.get(line);
    return [...(part ? [lineSides(line, part)] : []), ...notesIn(line.pieces, line.fresh)];
  });
}

function lineSides(line: InlineLine, { before, after, role }: InlinePart): Sides {
  const lost = line.typed?.lost ?? false;
  const marked = isMarked(line.pieces);
  return { before: readingOf(before, lost), after: readingOf(after, lost), role, marked };
}

function readingOf(part: Part | null, lost: boolean): Reading | null {
  if (!part) return null;
  const words = wordsOf(textOf(part.body));
  return {
    label: part.label,
    lost,
    words: part.bracket ? `[${words}` : words,
    place: placeOf(part.body),
  };
}

function tableSides({ rows }: TableBlock, fresh: boolean): Sides[] {
  return rows.map(({ cells }) =>
    linesSides(
      cells.flatMap(({ lines }) => lines),
      'row',
      fresh,
    ),
  );
}

// What counts in a series of its own, which nobody has read here: the cells of a row, a note.
function linesSides(lines: readonly (readonly Piece[])[], role: string, fresh: boolean): Sides {
  const [before, after] = [readingOfLines(lines, 'before'), readingOfLines(lines, 'after')];
  return { before: fresh ? null : before, after, role, marked: lines.some(isMarked) };
}

function oldOf({ before, role }: Sides, fused: boolean): OldParagraph[] {
  if (!before) return [];
  const heading = role === 'title' || role === 'heading' || role === 'annex';
  return [{ reading: before, heading, fused, said: 'other' }];
}
