import { mintIds } from '../../model/mint.ts';
import { isTombstone, NO_ATTRIBUTES, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import type { WordSheet } from './word-sheet.ts';

/** A draft, its base, and the same draft as a proposal has it (`other`), with the paragraphs of the file as each of the two sees them. */
export interface ProposedFrom {
  readonly base: Text | null;
  readonly draft: Text;
  readonly other: Text;
  readonly before: WordSheet['lines'];
  readonly after: WordSheet['lines'];
  readonly instrument: string;
  /** The paragraphs of the file that hold nothing but what was inserted: none of them comes from one of the draft. */
  readonly fresh: ReadonlySet<number>;
}

/**
 * The text of a proposal as a stage of the draft: its paragraphs have the ids that the paragraphs of the draft at their place have. What was
 * split or joined says so (`from`, `into`), and what is gone is a tombstone where it stood. Of comments those are kept that stand
 * in the document or that one of the `authors` made.
 */
export function proposedText(from: ProposedFrom, authors: ReadonlySet<string>): Text {
  const ids = idsByLine(from.draft, from.before);
  for (const line of from.fresh) ids.delete(line);
  const taken = new Set<string>();
  const joined = new Map<string, string>();
  const named = from.other.paragraphs.map((paragraph) => {
    const own = withOwnComments(paragraph, authors);
    return own.kind === 'note' ? own : withDraftId(own, ids, taken, joined, from.after);
  });
  const tables = withTableIds(named, from.draft.paragraphs);
  const whole = withGone(tables, from, joined);
  const known = new Set([from.draft, from.base].flatMap((text) => textIds(text)));
  const paragraphs = mintIds(
    { ...from.other, paragraphs: whole },
    from.instrument,
    known,
  ).paragraphs;
  return { front: from.draft.front, paragraphs };
}

function textIds(text: Text | null): string[] {
  return (text?.paragraphs ?? []).flatMap(({ id }) => id ?? []);
}

function withOwnComments(paragraph: Paragraph, authors: ReadonlySet<string>): Paragraph {
  const comments = paragraph.comments.filter(({ attributes: { values } }) => {
    return values.by === undefined || authors.has(values.by);
  });
  return comments.length === paragraph.comments.length ? paragraph : { ...paragraph, comments };
}

function idsByLine(draft: Text, lines: WordSheet['lines']): Map<number, string> {
  const ids = new Map<number, string>();
  for (const { id, kind, place } of draft.paragraphs) {
    if (id === null || kind === 'note' || place === null) continue;
    for (const line of lines.get(place.line)?.lines ?? [place.line])
      if (!ids.has(line)) ids.set(line, id);
    ids.set(place.line, id);
  }
  return ids;
}

function withDraftId(
  paragraph: Paragraph,
  ids: ReadonlyMap<number, string>,
  taken: Set<string>,
  joined: Map<string, string>,
  after: WordSheet['lines'],
): Paragraph {
  const { place } = paragraph;
  const lines = place === null ? [] : [place.line, ...(after.get(place.line)?.lines ?? [])];
  const found = [...new Set(lines.flatMap((line) => ids.get(line) ?? []))];
  const [first, ...more] = found;
  if (first === undefined) return { ...paragraph, id: null };
  if (taken.has(first)) {
    const { attributes } = paragraph;
    const values = { ...attributes.values, from: first };
    return { ...paragraph, id: null, attributes: { ...attributes, values } };
  }
  taken.add(first);
  for (const id of more) if (!joined.has(id)) joined.set(id, first);
  return { ...paragraph, id: first };
}

// A table has no words of its own: it is the one whose first row it opens.
function withTableIds(paragraphs: readonly Paragraph[], old: readonly Paragraph[]): Paragraph[] {
  const tables = new Map<string, string>();
  for (const [at, { kind, id }] of old.entries()) {
    const row = old[at + 1]?.id;
    if (kind === 'table' && id !== null && row) tables.set(row, id);
  }
  return paragraphs.map((paragraph, at) => {
    if (paragraph.kind !== 'table') return paragraph;
    return { ...paragraph, id: tables.get(paragraphs[at + 1]?.id ?? '') ?? null };
  });
}

// What the draft has and the proposal has not; of what is new in the draft nothing stays.
function withGone(
  paragraphs: readonly Paragraph[],
  { base, draft }: ProposedFrom,
  joined: ReadonlyMap<string, string>,
): Paragraph[] {
  const there = new Set(paragraphs.flatMap(({ id }) => id ?? []));
  const olds = new Set(textIds(base));
  const behind = new Map<string | null, Paragraph[]>();
  let last: string | null = null;
  for (const paragraph of draft.paragraphs) {
    const { id, kind } = paragraph;
    if (id === null || kind === 'note' || kind === 'directive') continue;
    if (there.has(id)) last = id;
    else if (kind !== 'table' && olds.has(id)) {
      behind.set(last, [...(behind.get(last) ?? []), tombstoneOf(paragraph, joined.get(id))]);
    }
  }
  return [...(behind.get(null) ?? []), ...insertedBehind(paragraphs, behind)];
}

// Notes stand with the paragraph that marks them, and so do the parts that were split off.
function insertedBehind(
  paragraphs: readonly Paragraph[],
  behind: ReadonlyMap<string | null, readonly Paragraph[]>,
): Paragraph[] {
  const result: Paragraph[] = [];
  let waiting: readonly Paragraph[] = [];
  let last: string | null = null;
  for (const paragraph of paragraphs) {
    const half = last !== null && paragraph.attributes.values.from === last;
    if (paragraph.kind !== 'note' && !half) {
      for (const gone of waiting) result.push(gone);
      last = paragraph.id;
      waiting = (last === null ? undefined : behind.get(last)) ?? [];
    }
    result.push(paragraph);
  }
  return [...result, ...waiting];
}

function tombstoneOf(paragraph: Paragraph, into: string | undefined): Paragraph {
  if (isTombstone(paragraph)) return paragraph;
  const classes = [
    ...paragraph.attributes.classes.filter((name) => name !== 'linguistic'),
    'deleted',
  ];
  const values = into === undefined ? {} : { into };
  const block = { ...paragraph, attributes: { ...NO_ATTRIBUTES, classes, values }, comments: [] };
  if (block.kind === 'row') return { ...block, cells: block.cells.map(() => []) };
  return 'content' in block ? { ...block, content: [] } : block;
}
