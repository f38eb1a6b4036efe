import type { Message, Outcome, Place } from '../../model/message.ts';
import {
  type Attributes,
  type Comment,
  NO_ATTRIBUTES,
  type Paragraph,
  type Plain,
} from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import { meantAttributes, readAttributes } from './attributes.ts';
import type { Piece, SourceBlock, SourceRow } from './blocks.ts';
import type { InlineReader } from './inline-read.ts';
import { boldLabel, type LabelledSource, meantLabel, readLabels } from './labels.ts';
import { lostCounters } from './lost-counters.ts';

/**
 * Paragraphs of source blocks: attributes and labels are taken from the source slices, then the inside of all blocks is
 * read at once.
 */
export function buildParagraphs(
  blocks: readonly SourceBlock[],
  read: InlineReader,
): Outcome<Paragraph[]> {
  const slices: string[] = [];
  const inside: Inside = (source) => slices.push(source) - 1;
  const messages: Message[] = [];
  const drafts = addLabels(
    blocks.flatMap((block) => draftBlock(block, messages)),
    messages,
  );
  const plans = drafts.map((draft) => planParagraph(draft, inside));
  const contents = read(slices);
  const content: Content = (index) => contents[index] ?? [];
  return { value: assemble(plans.map((plan) => plan(content))), messages };
}

/** Keeps an inline source to be read with all others, and gives its number. */
type Inside = (source: string) => number;
type Content = (index: number) => readonly Run[];

/** A block whose attributes are read. `source` is null where labels are not looked for. */
interface Draft {
  readonly block:
    | SourceBlock
    | {
        readonly kind: 'row';
        readonly line: number;
        readonly row: SourceRow;
        readonly head: boolean;
      };
  readonly source: string | null;
  readonly id: string | null;
  readonly attributes: Attributes;
  readonly labelled: LabelledSource;
}

const NO_LABEL: LabelledSource = { bracket: false, label: null, rest: '', lost: false };

function draftBlock(block: SourceBlock, messages: Message[]): Draft[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [draftSlice(block, block.source, block.line, messages)];
    case 'directive':
      return [draftDirective(block, messages)];
    case 'table':
      return [
        bareDraft(block),
        ...block.rows.map((row, index) => draftRow(row, index === 0, messages)),
      ];
    default:
      return [bareDraft(block)];
  }
}

function bareDraft(block: Draft['block']): Draft {
  return { block, source: null, id: null, attributes: NO_ATTRIBUTES, labelled: NO_LABEL };
}

function draftSlice(
  block: Draft['block'],
  slice: string,
  line: number,
  messages: Message[],
): Draft {
  const found = readAttributes(slice);
  if (found)
    return { ...bareDraft(block), source: found.rest, id: found.id, attributes: found.attributes };
  const meant = meantAttributes(slice);
  if (meant) {
    const text = `found ${meant}, expected {#id .class key=value} with an id of a-z, 0-9 and - (24 at most)`;
    messages.push({ severity: 'error', rule: 'attributes-unreadable', text, place: at(line) });
  }
  return { ...bareDraft(block), source: slice };
}

function draftRow(row: SourceRow, head: boolean, messages: Message[]): Draft {
  return draftSlice(
    { kind: 'row', line: row.line, row, head },
    row.cells[0] ?? '',
    row.line,
    messages,
  );
}

// A directive whose braces cannot be read is a line of text.
function draftDirective(block: SourceBlock & { kind: 'directive' }, messages: Message[]): Draft {
  const found = readAttributes(block.source);
  if (found) return { ...bareDraft(block), id: found.id, attributes: found.attributes };
  if (block.source === '' || /^\{[ \t]*\}$/.test(block.source)) return bareDraft(block);
  const text = `found ::${block.name}${block.source}, expected ::name{key=value}`;
  messages.push({ severity: 'error', rule: 'directive-unreadable', text, place: at(block.line) });
  const source = `::${block.name}${block.source}`;
  return { ...bareDraft({ kind: 'paragraph', line: block.line, source }), source };
}

function at(line: number): Place {
  return { line, column: 1 };
}

// Headings have labels in bold only and end sequences, as tables do; notes and quotes do not count at all.
function addLabels(drafts: readonly Draft[], messages: Message[]): Draft[] {
  const counted = drafts.filter(({ block }) => block.kind !== 'note' && block.kind !== 'quote');
  const paragraphs = readLabels(
    counted.map(({ block, source }) => (block.kind === 'paragraph' ? source : null)),
  );
  const byDraft = new Map(counted.map((draft, index) => [draft, paragraphs[index]]));
  messages.push(...lostCounters(paragraphs, (index) => at(counted[index]?.block.line ?? 1)));
  return drafts.map((draft) => {
    if (draft.source === null) return draft;
    const alone = draft.block.kind === 'paragraph' ? byDraft.get(draft) : boldAlone(draft.source);
    const labelled = alone ?? { ...NO_LABEL, rest: draft.source };
    if (!labelled.label) tellUnreadable(draft, messages);
    return { ...draft, labelled };
  });
}

function boldAlone(source: string): LabelledSource {
  return boldLabel(source) ?? { ...NO_LABEL, rest: source };
}

function tellUnreadable({ source, block }: Draft, messages: Message[]): void {
  const meant = source === null ? null : meantLabel(source);
  if (meant === null) return;
  const text = `found ${meant} in bold, expected a label such as 8. or 6 bis.`;
  messages.push({ severity: 'warning', rule: 'label-unreadable', text, place: at(block.line) });
}

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
      const index = inside(labelled.rest);
      const level = headingLevel(block.level);
      return (content) =>
        made({ ...base, kind: 'heading', level, bracket, label, content: content(index) });
    }
    case 'paragraph': {
      const index = inside(labelled.rest);
      return (content) => made({ ...base, kind: 'plain', bracket, label, content: content(index) });
    }
    case 'row': {
      const { head } = block;
      const indexes = [labelled.rest, ...block.row.cells.slice(1)].map(inside);
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
  const found = readAttributes(last);
  const sources = block.pieces.map(({ source }) => source);
  if (found) sources[sources.length - 1] = found.rest;
  const indexes = sources.map(inside);
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

function joinByBreaks(parts: readonly (readonly Run[])[]): Run[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [{ text: '\n' }, ...part]));
}

function planComment(pieces: readonly Piece[], inside: Inside): (content: Content) => Made {
  const found = readAttributes(pieces.at(-1)?.source ?? '');
  const known = found !== null && found.id === null ? found : null;
  const sources = pieces.map(({ source }) => source);
  if (known) sources[sources.length - 1] = known.rest;
  const indexes = sources.map(inside);
  const attributes = known?.attributes ?? NO_ATTRIBUTES;
  const places = pieces.map(({ line }) => at(line));
  return (content) => ({
    kind: 'comment',
    comment: { content: indexes.map(content), attributes },
    places,
  });
}

// A quote belongs to the block above it; one above everything is a quotation. An empty paragraph above a table speaks for it.
function assemble(made: readonly Made[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let block = -1;
  for (const part of made) {
    const above = paragraphs[block];
    if (part.kind === 'paragraph' && part.paragraph.kind === 'row') paragraphs.push(part.paragraph);
    else if (part.kind === 'paragraph') {
      const own = part.paragraph;
      if (own.kind === 'table' && above && isTableHead(above)) {
        paragraphs[block] = {
          ...own,
          id: above.id,
          attributes: above.attributes,
          place: above.place,
        };
      } else block = paragraphs.push(own) - 1;
    } else if (above) paragraphs[block] = { ...above, comments: [...above.comments, part.comment] };
    else
      for (const [at, content] of part.comment.content.entries())
        paragraphs.push(quotation(content, part.places[at]));
  }
  return paragraphs;
}

function isTableHead(above: Paragraph): boolean {
  if (above.kind !== 'plain' || above.label !== null || above.comments.length > 0) return false;
  return above.content.length === 0;
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
