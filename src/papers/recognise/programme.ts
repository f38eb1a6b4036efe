import { readLabel } from '../../model/label.ts';
import { sameShape, shapeOf, succeeds } from '../../model/label-order.ts';
import { contentOf, type Heading, type Paragraph } from '../../model/paragraph.ts';
import { readTypedLabels, type TypedLabel } from '../../model/typed-label.ts';
import { type Desk, headingOf, noteOf, plainOf, say } from './desk.ts';
import type { Block, LineBlock } from './flatten.ts';
import { headingLevels, isNumberedHeading } from './heading-levels.ts';
import { withPrintedNumbers } from './labels.ts';
import { type Piece, placeOf, plainLine, slicePieces, textOf, trimPieces } from './pieces.ts';
import { isHeading, tableParagraphs } from './prose.ts';

/** A line of a programme or strategy, and what it is. */
interface ProgrammeLine {
  readonly block: LineBlock;
  readonly line: string;
  readonly typed: TypedLabel | null;
  readonly heading: boolean;
}

/**
 * The text of a programme or strategy: a title, prose, headings with and without numbers, and numbered lists that each count
 * by themselves (`B21`, `BUT 1`, `Objectif 1.1`, `Indicateur 1.1.1`). There is no preamble and no formula. Labels stay as typed; a list mark
 * before one is left out and said.
 */
export function readProgramme(blocks: readonly Block[], desk: Desk): Paragraph[] {
  const lines = programmeLines(blocks, desk);
  const levels = headingLevels(lines);
  let at = 0;
  const paragraphs = blocks.flatMap((block): Paragraph[] => {
    if (block.kind === 'table') return tableParagraphs(block, desk, 'draft');
    if (block.kind === 'note') return [noteOf(block, desk, 'draft')];
    if (block.kind !== 'line') return [];
    const line = lines[at];
    const level = levels[at] ?? null;
    at += 1;
    return line && /[\p{L}\p{N}]/u.test(line.line) ? [paragraphOf(line, level, desk)] : [];
  });
  return notesBehindMarks(paragraphs);
}

// A note stood at the foot of a page, far below the paragraph that marks it.
function notesBehindMarks(paragraphs: readonly Paragraph[]): Paragraph[] {
  const notes = new Map<string, Paragraph>();
  for (const found of paragraphs) if (found.kind === 'note') notes.set(found.name, found);
  const placed = paragraphs.flatMap((paragraph): Paragraph[] => {
    if (paragraph.kind === 'note') return [];
    const own = contentOf(paragraph).flatMap(({ note }) => {
      const found = note === undefined ? undefined : notes.get(note);
      if (note !== undefined) notes.delete(note);
      return found ? [found] : [];
    });
    return [paragraph, ...own];
  });
  return [...placed, ...notes.values()];
}

function paragraphOf(
  { block, typed }: ProgrammeLine,
  level: Heading['level'] | null,
  desk: Desk,
): Paragraph {
  const pieces: readonly Piece[] = trimPieces(block.pieces);
  const body = typed ? slicePieces(pieces, typed.length) : pieces;
  if (typed) desk.ledger.claim(slicePieces(pieces, 0, typed.length), 'label', 'draft');
  const dress = typed ? { label: typed.label, bracket: typed.bracket } : {};
  return level === null
    ? plainOf(body, dress, desk, 'draft')
    : headingOf(body, level, dress, desk, 'draft');
}

function programmeLines(blocks: readonly Block[], desk: Desk): ProgrammeLine[] {
  const found = blocks.flatMap((block) => (block.kind === 'line' ? [block] : []));
  const labels = labelsOf(found, desk);
  const numbered = found.map(({ pieces }, index) => {
    const typed = labels[index] ?? null;
    const words = typed ? plainLine(slicePieces(trimPieces(pieces), typed.length)) : '';
    return { words, label: typed?.label ?? null };
  });
  return found.map((block, index): ProgrammeLine => {
    const line = plainLine(block.pieces);
    const typed = labels[index] ?? null;
    // A colon above numbers or marks opens their list.
    const own = numbered[index];
    const heading = typed
      ? own !== undefined && isNumberedHeading(own, numbered[index - 1], numbered[index + 1])
      : isHeading(line, labels[index + 1] ? null : (found[index + 1] ?? null));
    return { block, line, typed, heading };
  });
}

const MARK = /^[-–—•·▪*][^\S\n]+/u;

// `- Indicateur 3.1.1 Nombre`: the mark was given to a paragraph that has its number.
function labelsOf(lines: readonly LineBlock[], desk: Desk): readonly (TypedLabel | null)[] {
  const texts = lines.map(({ pieces }) => textOf(trimPieces(pieces)));
  const marks = lines.map(({ pieces }, index) => markBefore(pieces, texts[index] ?? ''));
  const bare = withPrintedNumbers(
    readTypedLabels(texts.map((text, index) => text.slice(marks[index]))),
    lines.map(({ pieces }, index) => (marks[index] === 0 ? trimPieces(pieces) : null)),
  );
  const typed = marks.some((length) => length > 0) ? readTypedLabels(texts) : bare;
  const labels = bare.map((numbered, index) => {
    const length = marks[index] ?? 0;
    if (length === 0) return numbered;
    return numbered?.label.word
      ? { ...numbered, length: numbered.length + length }
      : (typed[index] ?? null);
  });
  sayMarks(lines, labels, marks, desk);
  sayOddWords(lines, labels, desk);
  return labels;
}

// How many characters of a list mark stand before a number behind a word that is not emphasised.
function markBefore(pieces: readonly Piece[], text: string): number {
  const mark = MARK.exec(text)?.[0].length ?? 0;
  const word =
    mark > 0 ? /^\p{Lu}\p{L}{1,23}[ \u00A0\t]{1,2}\S{1,16}(?=\s)/u.exec(text.slice(mark)) : null;
  if (!word || readLabel(word[0].replace(/\t/g, ' ')).length === 0) return 0;
  const typed = slicePieces(trimPieces(pieces), mark, mark + word[0].length);
  return typed.some(({ em, strong }) => em ?? strong ?? false) ? 0 : mark;
}

function sayMarks(
  lines: readonly LineBlock[],
  labels: readonly (TypedLabel | null)[],
  marks: readonly number[],
  desk: Desk,
): void {
  const marked = lines.filter((_, index) => (marks[index] ?? 0) > 0 && labels[index]?.label.word);
  const [first] = marked;
  if (!first) return;
  const text = `found a list mark before ${marked.length} numbered paragraphs, expected the number alone; the marks are left out`;
  say(desk, 'info', 'mark-and-number', text, placeOf(first.pieces));
}

// `Objective 3.3` between Objectif 3.2 and Objectif 3.4.
function sayOddWords(
  lines: readonly LineBlock[],
  labels: readonly (TypedLabel | null)[],
  desk: Desk,
): void {
  const last = new Map<string, TypedLabel>();
  for (const [index, typed] of labels.entries()) {
    if (!typed?.label.word) continue;
    const before = last.get(shapeOf(typed.label));
    last.set(shapeOf(typed.label), before && isOddWord(before, typed) ? before : typed);
    if (!before || !isOddWord(before, typed)) continue;
    const text = `found the number ${typed.label.text}, expected ${before.label.word} as before it; kept as typed`;
    say(desk, 'info', 'odd-word', text, placeOf(lines[index]?.pieces ?? []));
  }
}

function isOddWord({ label: a }: TypedLabel, { label: b }: TypedLabel): boolean {
  return a.word.toLowerCase() !== b.word.toLowerCase() && (succeeds(a, b) || sameShape(a, b));
}
