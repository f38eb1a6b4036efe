import { LABELS_EXPECTED } from '../../model/meant-label.ts';
import type { Message, Place } from '../../model/message.ts';
import { type Attributes, NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { meantAttributes, readAttributes } from './attributes.ts';
import type { SourceBlock, SourceRow } from './blocks.ts';
import {
  boldLabel,
  type LabelledSource,
  readHeadingLabels,
  readLabels,
  unreadLabel,
} from './labels.ts';
import { lostCounters } from './lost-counters.ts';

/** Takes messages, and tells where words stand in a line of the file. */
export interface Telling {
  readonly tell: (message: Message) => void;
  readonly placeOf: (line: number, words: string) => Place;
}

/** Enough of a source to find it in its line. */
export function beginning(source: string): string {
  return (source.split('\n', 1)[0] ?? '').slice(0, 80);
}

/** A block whose attributes are read. `source` is null where labels are not looked for. */
export interface Draft {
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

/** The blocks with their attributes and labels taken off, a row for each line of a table. */
export function draftBlocks(blocks: readonly SourceBlock[], telling: Telling): Draft[] {
  const drafts = blocks.flatMap((block) => draftBlock(block, telling));
  return addLabels(drafts, telling);
}

const NO_LABEL: LabelledSource = { bracket: false, label: null, rest: '', lost: false };

function draftBlock(block: SourceBlock, telling: Telling): Draft[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      tellMeantDirective(block, telling);
      return [draftSlice(block, block.source, block.line, telling)];
    case 'directive':
      return [draftDirective(block, telling)];
    case 'table':
      return [
        bareDraft(block),
        ...block.rows.map((row, index) => draftRow(row, index === 0, telling)),
      ];
    case 'note':
      tellNoteId(block, telling);
      return [bareDraft(block)];
    default:
      return [bareDraft(block)];
  }
}

// The name of a note is its id, so that a second one would be lost: the braces stay as text.
function tellNoteId(block: SourceBlock & { kind: 'note' }, { tell, placeOf }: Telling): void {
  const { source, line } = block.pieces.at(-1) ?? { source: '', line: block.line };
  const found = readAttributes(source);
  if (!found || found.id === null) return;
  const braces = source.slice(found.open);
  const text = `found ${braces} on the note ${block.name}, expected {.class key=value}: the name of a note is its id`;
  const place = placeOf(line + lineBreaks(source.slice(0, found.open)), braces);
  tell({ severity: 'error', rule: 'attributes-unreadable', text, place });
}

function lineBreaks(source: string): number {
  return source.split('\n').length - 1;
}

function bareDraft(block: Draft['block']): Draft {
  return { block, source: null, id: null, attributes: NO_ATTRIBUTES, labelled: NO_LABEL };
}

function draftSlice(
  block: Draft['block'],
  slice: string,
  line: number,
  { tell, placeOf }: Telling,
): Draft {
  const found = readAttributes(slice);
  if (found)
    return { ...bareDraft(block), source: found.rest, id: found.id, attributes: found.attributes };
  const meant = meantAttributes(slice);
  if (meant) {
    const text = `found ${meant}, expected {#id .class key=value} with an id of a-z, 0-9 and - (24 at most) and each key once`;
    const above = lineBreaks(slice.slice(0, slice.length - meant.length));
    const place = placeOf(line + above, beginning(meant));
    tell({ severity: 'error', rule: 'attributes-unreadable', text, place });
  }
  return { ...bareDraft(block), source: slice };
}

function draftRow(row: SourceRow, head: boolean, telling: Telling): Draft {
  return draftSlice(
    { kind: 'row', line: row.line, row, head },
    row.cells[0] ?? '',
    row.line,
    telling,
  );
}

// What begins like a directive is meant as one: as a line of text it would be printed.
function tellMeantDirective(
  { kind, source, line }: SourceBlock & { kind: 'heading' | 'paragraph' },
  { tell, placeOf }: Telling,
): void {
  if (kind !== 'paragraph' || !/^::\p{L}/u.test(source)) return;
  const words = beginning(source);
  const text = `found ${words}, expected ::name{key=value} and nothing else in its line`;
  tell({ severity: 'error', rule: 'directive-unreadable', text, place: placeOf(line, words) });
}

// A directive whose braces cannot be read is a line of text.
function draftDirective(
  block: SourceBlock & { kind: 'directive' },
  { tell, placeOf }: Telling,
): Draft {
  const found = readAttributes(block.source);
  if (found) return { ...bareDraft(block), id: found.id, attributes: found.attributes };
  if (block.source === '' || /^\{[ \t]*\}$/.test(block.source)) return bareDraft(block);
  const text = `found ::${block.name}${block.source}, expected ::name{key=value} with each key once`;
  const place = placeOf(block.line, '::');
  tell({ severity: 'error', rule: 'directive-unreadable', text, place });
  const source = `::${block.name}${block.source}`;
  return { ...bareDraft({ kind: 'paragraph', line: block.line, source }), source };
}

// Headings count among themselves and end the sequences of paragraphs, as tables do; notes and quotes do not count at all.
// The rows of a table have labels in bold only.
function addLabels(drafts: readonly Draft[], telling: Telling): Draft[] {
  const counted = drafts.filter(({ block }) => block.kind !== 'note' && block.kind !== 'quote');
  const paragraphs = readLabels(
    counted.map(({ block, source }) => (block.kind === 'paragraph' ? source : null)),
  );
  const placeOf = (index: number) =>
    telling.placeOf(counted[index]?.block.line ?? 1, beginning(counted[index]?.source ?? ''));
  for (const message of lostCounters(paragraphs, placeOf)) telling.tell(message);
  const byDraft = new Map(counted.map((draft, index) => [draft, paragraphs[index]]));
  const headings = drafts.filter(({ block }) => block.kind === 'heading');
  for (const [index, label] of readHeadingLabels(headings.map(headingSource)).entries()) {
    const heading = headings[index];
    if (heading) byDraft.set(heading, label);
  }
  return drafts.map((draft) => {
    if (draft.source === null) return draft;
    const alone = draft.block.kind === 'row' ? boldLabel(draft.source) : byDraft.get(draft);
    const labelled = alone ?? { ...NO_LABEL, rest: draft.source };
    if (!labelled.label) tellUnreadable(draft, telling);
    if (draft.block.kind === 'paragraph') tellRowOutside(draft, telling);
    return { ...draft, labelled };
  });
}

function headingSource({ source }: Draft): string {
  return source ?? '';
}

// A quote between the rows of a table ends it; what follows would be printed as text with bars.
function tellRowOutside({ source, block }: Draft, { tell, placeOf }: Telling): void {
  if (source === null || !/^\|.*\|[ \t]*(?:$|\n)/.test(source)) return;
  const text =
    'found a row outside a table, expected rows without anything between them; comments on rows stand below the table';
  tell({ severity: 'warning', rule: 'row-outside-table', text, place: placeOf(block.line, '|') });
}

function tellUnreadable({ source, block }: Draft, { tell, placeOf }: Telling): void {
  if (source === null || (block.kind === 'row' && block.head)) return;
  const meant = unreadLabel(source);
  if (meant === null) return;
  const text = `found ${meant} in bold, expected ${LABELS_EXPECTED}`;
  const place = placeOf(block.line, `**${meant}`);
  tell({ severity: 'warning', rule: 'label-unreadable', text, place });
}
