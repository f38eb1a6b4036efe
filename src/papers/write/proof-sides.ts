import type { Comparison, Member, Pair } from '../../compare/comparison.ts';
import { type Message, showHidden } from '../../model/message.ts';
import type { Text } from '../../model/text.ts';
import { type AnnexEvent, inRange } from './events.ts';
import { printedLabel } from './label-runs.ts';
import { nameOf } from './lines.ts';
import type { ReadItem, ReadText } from './proof-reader.ts';
import type { Reading } from './proof-reading.ts';
import { columnHeads, printedHead } from './side-cells.ts';

interface Options {
  readonly events: readonly AnnexEvent[];
  readonly words: Readonly<Record<string, string>>;
}

/** One side as it was read, found again by the index of the paragraph. */
interface SideRead {
  readonly items: ReadonlyMap<number, ReadItem>;
  readonly notes: ReadonlyMap<string, string>;
}

/**
 * Whether two texts that stand side by side are marked as they were compared: what is neither struck on the left nor
 * underlined on the right is what a pair kept, the same on both sides and level, its number included. A paragraph whose
 * words are all marked although some were kept must have moved, or be a row or a note that is marked whole. The heads before
 * cells must be those of their columns. The texts themselves have been matched before.
 */
export function proveSides(
  { before: left, clean: right }: Reading,
  { before, after, pairs }: Comparison,
  { events, words }: Options,
): readonly Message[] {
  const replaced = (index: number): boolean => events.some((event) => inRange(index, event.before));
  const sides = {
    before: sideRead(
      left,
      before,
      pairs.flatMap((pair) => pair.before),
      replaced,
    ),
    after: sideRead(
      right,
      after,
      pairs.flatMap((pair) => pair.after),
      () => false,
    ),
  };
  return [
    ...pairs.flatMap((pair) => provePair(pair, sides)),
    ...proveHeads(before, sides.before, words),
    ...proveHeads(after, sides.after, words),
  ];
}

// Items stand in the order of the text; notes that are marked stand in rows of their own.
function sideRead(
  { items, keptNotes }: ReadText,
  { paragraphs }: Text,
  members: readonly Member[],
  leaveOut: (index: number) => boolean,
): SideRead {
  const inText = members
    .filter(({ index, paragraph }) => {
      const atFoot = paragraph.kind === 'note' && keptNotes.has(paragraph.name);
      return paragraphs[index] !== undefined && !leaveOut(index) && !atFoot;
    })
    .sort((a, b) => a.index - b.index);
  const found = new Map<number, ReadItem>();
  for (const [at, { index }] of inText.entries()) {
    const item = items[at];
    if (item && !item.event) found.set(index, item);
  }
  return { items: found, notes: keptNotes };
}

interface Sides {
  readonly before: SideRead;
  readonly after: SideRead;
}

function provePair(pair: Pair, sides: Sides): readonly Message[] {
  const members = [...pair.before, ...pair.after];
  if (members.some(({ paragraph }) => paragraph.kind === 'note')) return proveNotes(pair, sides);
  const left = pair.before.flatMap(({ index }) => sides.before.items.get(index) ?? []);
  const right = pair.after.flatMap(({ index }) => sides.after.items.get(index) ?? []);
  const words = [keptIn(left, 'text', pair), keptIn(right, 'text', pair)] as const;
  const labels = [keptIn(left, 'label', pair), keptIn(right, 'label', pair)] as const;
  if (words[0] !== words[1]) return [fault(pair, words)];
  if (labels[0] !== labels[1]) return [fault(pair, labels)];
  const level = left[0]?.row === right[0]?.row;
  const apart = pair.moved || !level || members.some(({ paragraph }) => paragraph.kind === 'row');
  if (pair.before.length * pair.after.length === 0)
    return words[0] === '' ? [] : [fault(pair, [words[0], ''])];
  if (apart && words[0] === '' && labels[0] === '') return [];
  const wanted = keptWords(pair, sides);
  // Parts of a split or merged paragraph that came to stand elsewhere, or in an annex printed once, are marked whole.
  const rows = new Set([...left, ...right].map(({ row }) => row));
  const missing = left.length + right.length < members.length;
  if (missing || (rows.size > 1 && members.length > 2))
    return isPartOf(words[0], wanted) ? [] : [fault(pair, [words[0], wanted])];
  if (!level) return [fault(pair, ['two rows', 'one row'])];
  if (words[0] !== wanted) return [fault(pair, [words[0], wanted])];
  const label = keptLabel(pair);
  return labels[0].startsWith(label) ? [] : [fault(pair, [labels[0], label])];
}

/** Whether all characters of `part` stand in `whole`, in their order. */
function isPartOf(part: string, whole: string): boolean {
  let at = 0;
  for (let from = 0; from < whole.length; from += 1) if (whole[from] === part[at]) at += 1;
  return at === part.length;
}

function keptIn(items: readonly ReadItem[], part: 'text' | 'label', pair: Pair): string {
  return withoutJoints(items.map(({ kept }) => kept[part]).join(''), pair);
}

// Cells that stand apart on the sheet are joined by tabs in the redline, the paragraphs of a split or merged pair by breaks;
// in a pair of one and one a break is one of its own.
function withoutJoints(text: string, { before, after }: Pair): string {
  const joined = before.length > 1 || after.length > 1;
  return text.replaceAll(joined ? /[\n\t]/g : /\t/g, '');
}

/** The words that a pair kept; marks of notes are no words. */
function keptWords(pair: Pair, { before, after }: Sides): string {
  const isMark = (name: string): boolean => before.notes.has(name) || after.notes.has(name);
  const kept = pair.redline.flatMap((change) => {
    if (change.op === '~') return change.after;
    return change.op === '=' ? change.runs : [];
  });
  const words = kept.filter(({ note }) => note === undefined || !isMark(note));
  return withoutJoints(words.map(({ text }) => showHidden(text)).join(''), pair);
}

/** The label of a paragraph that has the same one on both sides. */
function keptLabel({ before: [was], after: [is] }: Pair): string {
  if (!was || !is) return '';
  const labels = [printedLabel(was.paragraph, was.label), printedLabel(is.paragraph, is.final)];
  return labels[0] === labels[1] ? showHidden(labels[0] ?? '') : '';
}

// A note that is one on both sides shows what it kept, one that is not is marked whole.
function proveNotes(pair: Pair, sides: Sides): readonly Message[] {
  const words = (['before', 'after'] as const).map((side) => {
    const { items, notes } = sides[side];
    const kept = pair[side].map(({ paragraph, index }) => {
      const note = paragraph.kind === 'note' ? notes.get(paragraph.name) : undefined;
      return note ?? items.get(index)?.kept.text ?? '';
    });
    return withoutJoints(kept.join(''), pair);
  });
  const [left = '', right = ''] = words;
  if (left !== right) return [fault(pair, [left, right])];
  const wanted = keptWords(pair, sides);
  return left === '' || left === wanted ? [] : [fault(pair, [left, wanted])];
}

function proveHeads(
  { paragraphs }: Text,
  { items }: SideRead,
  words: Readonly<Record<string, string>>,
): readonly Message[] {
  const heads = columnHeads(paragraphs);
  return [...items].flatMap(([index, item]) => {
    const wanted = item.heads.map((_, at) =>
      at === 0 ? '' : showHidden(printedHead(heads[index]?.[at] ?? '', words)),
    );
    const seen = item.heads.map((head) => head ?? '');
    if (seen.every((head, at) => head === wanted[at])) return [];
    const text = `found ${show(seen.join(' / '))} before cells, expected ${show(wanted.join(' / '))}`;
    return [{ severity: 'error' as const, rule: 'proof', text, place: null }];
  });
}

function fault(pair: Pair, [found, wanted]: readonly [string, string]): Message {
  const [member] = [...pair.after, ...pair.before];
  const name = member ? `${member.label?.text ?? ''} (${nameOf(member)})`.trim() : '';
  const text = `found ${show(found)} unmarked in paragraph ${name}, expected ${show(wanted)}`;
  return { severity: 'error', rule: 'proof', text: showHidden(text), place: null };
}

function show(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
