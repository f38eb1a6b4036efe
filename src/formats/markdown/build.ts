import type { Message, Outcome, Place } from '../../model/message.ts';
import { MOST_MARKS } from '../../model/normal-runs.ts';
import { pointedAt } from '../../model/normal-table.ts';
import { type Comment, NO_ATTRIBUTES, type Paragraph, type Plain } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import { type FoundAttributes, readAttributes } from './attributes.ts';
import type { Piece, SourceBlock } from './blocks.ts';
import { beginning, type Draft, draftBlocks, type Telling } from './draft.ts';
import type { InlineReader } from './inline-read.ts';

/**
 * Paragraphs of source blocks: attributes and labels are taken from the source slices, then the inside of all blocks is
 * read at once. `lines` are those of the whole file; messages take their columns from them.
 */
export function buildParagraphs(
  blocks: readonly SourceBlock[],
  read: InlineReader,
  lines: readonly string[],
): Outcome<Paragraph[]> {
  const slices: Piece[] = [];
  const inside: Inside = (source, line) => slices.push({ source, line }) - 1;
  const found: Message[] = [];
  const telling: Telling = {
    tell: (message) => found.push(message),
    placeOf: (line, words) => ({
      line,
      column: Math.max(1, (lines[line - 1] ?? '').indexOf(words) + 1),
    }),
  };
  const plans = draftBlocks(blocks, telling).map((draft) => planParagraph(draft, inside));
  const { contents, overmarked } = read(slices.map(({ source }) => source));
  for (const index of overmarked) tellOvermarked(slices[index], telling);
  const content: Content = (index) => contents[index] ?? [];
  return {
    value: assemble(
      plans.map((plan) => plan(content)),
      telling,
    ),
    messages: found,
  };
}

function tellOvermarked(slice: Piece | undefined, { tell, placeOf }: Telling): void {
  if (!slice) return;
  const text = `found more marks of emphasis and links than can be read in one paragraph, expected at most ${MOST_MARKS}; read without them`;
  const place = placeOf(slice.line, beginning(slice.source));
  tell({ severity: 'warning', rule: 'too-many-marks', text, place });
}

/** Keeps an inline source that begins on a line of the file, to be read with all others, and gives its number. */
type Inside = (source: string, line: number) => number;
type Content = (index: number) => readonly Run[];

/** What comes of a draft once its inside is read: a paragraph, or comments for the one before. */
type Made =
  | { readonly kind: 'paragraph'; readonly paragraph: Paragraph }
  | { readonly kind: 'comment'; readonly comment: Comment; readonly places: readonly Place[] };

function planParagraph(draft: Draft, inside: Inside): (content: Content) => Made {
  const { block, id, attributes, labelled } = draft;
  const base = { id, attributes, comments: [], place: at(block.line) };
  const { bracket, label } = labelled;
  const made = (paragraph: Paragraph): Made => ({ kind: 'paragraph', paragraph });
  switch (block.kind) {
    case 'heading': {
      const index = inside(labelled.rest, block.line);
      const level = headingLevel(block.level);
      return (content) =>
        made({ ...base, kind: 'heading', level, bracket, label, content: content(index) });
    }
    case 'paragraph': {
      const index = inside(labelled.rest, block.line);
      return (content) => made({ ...base, kind: 'plain', bracket, label, content: content(index) });
    }
    case 'row': {
      const { head } = block;
      const indexes = [labelled.rest, ...block.row.cells.slice(1)].map((source) =>
        inside(source, block.line),
      );
      const span = indexes.length === 1;
      return (content) =>
        made({ ...base, kind: 'row', head, span, bracket, label, cells: indexes.map(content) });
    }
    case 'table':
      return () => made({ ...base, kind: 'table', align: block.align });
    case 'directive':
      return () => made({ ...base, kind: 'directive', name: block.name });
    case 'note':
      return planNote(block, inside);
    case 'quote':
      return planComment(block.pieces, inside);
  }
}

function headingLevel(level: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return ([1, 2, 3, 4, 5, 6] as const).find((known) => known === level) ?? 6;
}

function planNote(
  block: SourceBlock & { kind: 'note' },
  inside: Inside,
): (content: Content) => Made {
  const last = block.pieces.at(-1)?.source ?? '';
  const found = withoutId(readAttributes(last));
  const indexes = insidePieces(block.pieces, found?.rest, inside);
  const base = {
    id: block.name,
    comments: [],
    place: at(block.line),
    kind: 'note',
    name: block.name,
  } as const;
  const attributes = found?.attributes ?? NO_ATTRIBUTES;
  return (content) => ({
    kind: 'paragraph',
    paragraph: { ...base, attributes, content: joinByBreaks(indexes.map(content)) },
  });
}

/** The pieces as inline sources; `rest` is what is left of the last one where attributes were cut off. */
function insidePieces(
  pieces: readonly Piece[],
  rest: string | undefined,
  inside: Inside,
): readonly number[] {
  const last = pieces.length - 1;
  return pieces.map(({ source, line }, at) =>
    inside(at === last ? (rest ?? source) : source, line),
  );
}

function joinByBreaks(parts: readonly (readonly Run[])[]): Run[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [{ text: '\n' }, ...part]));
}

function planComment(pieces: readonly Piece[], inside: Inside): (content: Content) => Made {
  const found = withoutId(readAttributes(pieces.at(-1)?.source ?? ''));
  const indexes = insidePieces(pieces, found?.rest, inside);
  const attributes = found?.attributes ?? NO_ATTRIBUTES;
  const places = pieces.map(({ line }) => at(line));
  return (content) => ({
    kind: 'comment',
    comment: { content: indexes.map(content), attributes },
    places,
  });
}

// Notes and comments have no id of their own: braces that hold one are text.
function withoutId(found: FoundAttributes | null): FoundAttributes | null {
  return found?.id === null ? found : null;
}

function at(line: number): Place {
  return { line, column: 1 };
}

/** A paragraph, and its comments while they are still gathered. */
interface Gathered {
  readonly paragraph: Paragraph;
  readonly comments: Comment[];
}

// A quote belongs to the block above it; one above everything is a quotation. An empty paragraph above a table speaks for it.
function assemble(made: readonly Made[], telling: Telling): Paragraph[] {
  const gathered: Gathered[] = [];
  const put = (paragraph: Paragraph) => gathered.push({ paragraph, comments: [] }) - 1;
  let block = -1;
  // What stands above the notes that were met last.
  let noted: Noted = { rows: new Set(), block: null };
  for (const part of made) {
    const above = gathered[block];
    if (part.kind === 'paragraph') noted = notedBy(noted, part.paragraph, above);
    if (part.kind === 'comment') {
      if (above?.paragraph.kind === 'note')
        tellBehindNote(part, above.paragraph.name, noted, telling);
      if (above) above.comments.push(part.comment);
      else
        for (const [at, content] of part.comment.content.entries())
          put(quotation(content, part.places[at]));
    } else if (part.paragraph.kind === 'row') put(part.paragraph);
    else if (part.paragraph.kind === 'table' && above && isTableHead(above)) {
      const { id, attributes, place } = above.paragraph;
      gathered[block] = { paragraph: { ...part.paragraph, id, attributes, place }, comments: [] };
    } else block = put(part.paragraph);
  }
  return gathered.map(({ paragraph, comments }) =>
    comments.length === 0 ? paragraph : { ...paragraph, comments },
  );
}

/** The block whose notes are being read, and the ids of its rows where it is a table. */
interface Noted {
  readonly rows: Set<string>;
  readonly block: Gathered | null;
}

function notedBy(noted: Noted, { kind, id }: Paragraph, above: Gathered | undefined): Noted {
  if (kind === 'row') {
    if (id !== null) noted.rows.add(id);
    return noted;
  }
  if (kind !== 'note') return { rows: new Set(), block: null };
  return noted.block === null ? { rows: noted.rows, block: above ?? null } : noted;
}

// A link to a row says whose comment it is, and so does one that the block itself has: its comments come before its notes.
function tellBehindNote(
  { comment, places }: Made & { kind: 'comment' },
  name: string,
  { rows, block }: Noted,
  { tell }: Telling,
): void {
  if (rows.has(pointedAt(comment) ?? '') || (block !== null && block.comments.length > 0)) return;
  const text = `found a comment behind the note ${name}, expected it directly below its block; it is taken as that of the note`;
  tell({ severity: 'warning', rule: 'comment-behind-note', text, place: places[0] ?? null });
}

function isTableHead({ paragraph, comments }: Gathered): boolean {
  if (paragraph.kind !== 'plain' || paragraph.label !== null || comments.length > 0) return false;
  return paragraph.content.length === 0;
}

function quotation(content: readonly Run[], place: Place = at(1)): Plain {
  const attributes = { classes: ['quote'], values: {} };
  return {
    kind: 'plain',
    id: null,
    attributes,
    comments: [],
    place,
    bracket: false,
    label: null,
    content,
  };
}
