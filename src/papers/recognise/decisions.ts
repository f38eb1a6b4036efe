import { type Label, printLabel, readLabel } from '../../model/label.ts';
import type { Heading, Paragraph } from '../../model/paragraph.ts';
import type { Into } from './accounting.ts';
import { type Desk, headingOf, noteOf, plainOf, say } from './desk.ts';
import type { Block, LineBlock } from './flatten.ts';
import { type Counter, type LabelledLine, newCounter, splitLabel } from './labels.ts';
import { type Piece, placeOf, plainLine, slicePieces, textOf, trimPieces } from './pieces.ts';

/** Decisions that stand together: for each its paragraphs, the heading that says to whom, the numbered text and its items. */
export interface ReadDecisions {
  readonly decisions: readonly (readonly Paragraph[])[];
  /** Index of the first block behind them. */
  readonly next: number;
}

/**
 * Quoted Decisions, from a heading such as `Décision 14.167 Adressée aux Parties` on: the addressee becomes the heading,
 * the number the label of the first paragraph. A number that lacks the meeting's prefix takes that of its neighbour before it
 * (message). They end where a list is closed and a numbered paragraph or another heading follows.
 */
export function readQuotedDecisions(
  blocks: readonly Block[],
  start: number,
  desk: Desk,
): ReadDecisions {
  const decisions: Paragraph[][] = [];
  let at = start;
  let last: Label | null = null;
  while (at < blocks.length) {
    const block = blocks[at];
    const found =
      block?.kind === 'line' ? desk.words.parts.decisionHeading(plainLine(block.pieces)) : null;
    if (block?.kind !== 'line' || !found) break;
    const label = quotedNumber(found.number ?? '', last, nextNumber(blocks, at, desk), block, desk);
    const heading = directedHeading(block, found.directed ?? '', desk, 'quoted');
    const body = readDecision(blocks, at + 1, label, desk, 'quoted');
    decisions.push([...heading, ...body.paragraphs]);
    last = label;
    at = body.next;
  }
  return { decisions, next: at };
}

// The number of the Decision that is quoted next, for a first heading without its prefix.
function nextNumber(blocks: readonly Block[], at: number, desk: Desk): Label | null {
  for (const block of blocks.slice(at + 1, at + 40)) {
    if (block.kind !== 'line') continue;
    const found = desk.words.parts.decisionHeading(plainLine(block.pieces));
    const label = readLabel(found?.number ?? '')[0];
    if (label?.series) return label;
  }
  return null;
}

function quotedNumber(
  typed: string,
  last: Label | null,
  following: Label | null,
  block: LineBlock,
  desk: Desk,
): Label | null {
  const label = readLabel(typed)[0] ?? null;
  const neighbour = last?.series ? last : following;
  if (!label || label.series !== '' || !neighbour) return label;
  const read = printLabel(label.value, neighbour);
  const text = `found Decision ${typed}, expected ${read.text} next to ${neighbour.text}; read as that`;
  say(desk, 'warning', 'decision-number', text, placeOf(block.pieces));
  return read;
}

// `Décision 14.167 ` is the label of what follows, the rest is the heading.
function directedHeading(block: LineBlock, directed: string, desk: Desk, into: Into): Heading[] {
  const text = textOf(block.pieces);
  const loose = text.toLowerCase().indexOf(directed.toLowerCase().slice(0, 4));
  const cut = directed !== '' && loose > 0 ? loose : text.length;
  desk.ledger.claim(slicePieces(block.pieces, 0, cut), 'label', into);
  const rest = trimPieces(slicePieces(block.pieces, cut));
  if (rest.length === 0) return [];
  return [headingOf(rest, 2, { classes: ['directed-to'] }, desk, into)];
}

/**
 * Draft Decisions of an annex: subject heading, addressees, `15.AA` with its text and items. Lines before the first addressee
 * or number are headings, the last of them the title of the Decisions.
 */
export function readDraftDecisions(blocks: readonly Block[], desk: Desk): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const opening = blocks.findIndex((block) => isDecisionLine(block, desk));
  const title =
    opening < 0 ? -1 : blocks.slice(0, opening).findLastIndex(({ kind }) => kind === 'line');
  let at = 0;
  while (at < blocks.length) {
    const block = blocks[at];
    if (block?.kind === 'note') paragraphs.push(noteOf(block, desk, 'decisions'));
    if (block?.kind !== 'line') {
      at += 1;
      continue;
    }
    const number = draftNumber(block, desk);
    if (number) {
      desk.ledger.claim(number.typed, 'label', 'decisions');
      const first = { ...block, pieces: number.body };
      const rest = [...blocks.slice(0, at), first, ...blocks.slice(at + 1)];
      const body = readDecision(rest, at, number.label, desk, 'decisions');
      paragraphs.push(...body.paragraphs);
      at = body.next;
    } else {
      paragraphs.push(outsideDecision(block, at === title, desk));
      at += 1;
    }
  }
  return paragraphs;
}

function outsideDecision(block: LineBlock, title: boolean, desk: Desk): Paragraph {
  const line = plainLine(block.pieces);
  if (desk.words.parts.directedTo(line)) {
    return headingOf(block.pieces, 2, { classes: ['directed-to'] }, desk, 'decisions');
  }
  if (title) return headingOf(block.pieces, 1, {}, desk, 'decisions');
  return plainOf(block.pieces, {}, desk, 'decisions');
}

/** Whether a block is an addressee or opens with the number of a draft Decision. */
export function isDecisionLine(block: Block, desk: Desk): boolean {
  if (block.kind !== 'line') return false;
  return (
    desk.words.parts.directedTo(plainLine(block.pieces)) !== null ||
    draftNumber(block, desk) !== null
  );
}

/** The number of a draft Decision (`15.AA`) at the beginning of a line, null where there is none. */
export function draftNumber(block: LineBlock, desk: Desk): LabelledLine | null {
  const text = textOf(block.pieces).trimStart().slice(0, 20);
  const patterns = desk.profile.references.draftDecision;
  const opens = patterns.some((pattern) => new RegExp(`^(?:${pattern})(?=\\s|$)`, 'u').test(text));
  if (!opens) return null;
  const found = splitLabel(block.pieces, newCounter());
  return found.label ? found : null;
}

interface Items {
  readonly counter: Counter;
  /** Whether the list of items is open: a chapeau ended with a colon, or the last item did not end with a full stop. */
  open: boolean;
  count: number;
  guessed: { first: Label; last: Label; place: ReturnType<typeof placeOf> } | null;
}

function readDecision(
  blocks: readonly Block[],
  start: number,
  label: Label | null,
  desk: Desk,
  into: Into,
): { paragraphs: Paragraph[]; next: number } {
  const paragraphs: Paragraph[] = [];
  const items: Items = { counter: newCounter(), open: false, count: 0, guessed: null };
  let at = start;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind === 'note') paragraphs.push(noteOf(block, desk, into));
    if (block?.kind !== 'line') continue;
    if (paragraphs.length === 0) {
      paragraphs.push(plainOf(block.pieces, { label }, desk, into));
      items.open = endsWith(block.pieces, ':');
      continue;
    }
    const item = readItem(block, items, desk);
    if (!item) break;
    desk.ledger.claim(item.typed, 'label', into);
    paragraphs.push(plainOf(item.body, item, desk, into));
    items.open = !endsWith(item.body, '.');
  }
  sayGuessed(items, desk);
  return { paragraphs, next: at };
}

// An item with its mark, one whose automatic mark was extracted as `1.` or lost, or null: no item any more.
function readItem(block: LineBlock, items: Items, desk: Desk): LabelledLine | null {
  const line = plainLine(block.pieces);
  const { parts } = desk.words;
  if (parts.directedTo(line) || parts.decisionHeading(line) || draftNumber(block, desk))
    return null;
  const found = splitLabel(block.pieces, items.counter);
  if (found.label && found.label.style !== 'arabic') {
    items.count = found.label.style === 'lower' ? found.label.value : items.count;
    return found;
  }
  if (!items.open) return null;
  if (!found.label && !/^[\p{Ll}]/u.test(line)) return null;
  const like = readLabel(desk.words.profile.labels[1] ?? 'a)').find(
    ({ style }) => style === 'lower',
  );
  if (!like) return found;
  items.count += 1;
  const label = printLabel(items.count, like);
  const place = placeOf(block.pieces);
  items.guessed = items.guessed
    ? { ...items.guessed, last: label }
    : { first: label, last: label, place };
  return { ...found, label };
}

function sayGuessed({ guessed }: Items, desk: Desk): void {
  if (!guessed) return;
  const { first, last, place } = guessed;
  const range = first.text === last.text ? first.text : `${first.text} to ${last.text}`;
  const text = `found items numbered “1.” or without a mark, expected ${range}; the items are counted`;
  say(desk, 'warning', 'lost-counter', text, place);
}

/** Whether the words of pieces end with a mark. */
export function endsWith(pieces: readonly Piece[], mark: string): boolean {
  return textOf(pieces).trimEnd().endsWith(mark);
}

/**
 * Items behind a chapeau outside a Decision (recommended actions): every line is one, whatever became of its mark.
 */
export function readItems(blocks: readonly LineBlock[], desk: Desk, into: Into): Paragraph[] {
  const items: Items = { counter: newCounter(), open: true, count: 0, guessed: null };
  const paragraphs = blocks.map((block) => {
    const item = readItem(block, items, desk) ?? splitLabel(block.pieces, items.counter);
    desk.ledger.claim(item.typed, 'label', into);
    return plainOf(item.body, item, desk, into);
  });
  sayGuessed(items, desk);
  return paragraphs;
}
