import { type Label, printLabel, readLabel } from '../../model/label.ts';
import type { Place } from '../../model/message.ts';
import type { Paragraph, Plain } from '../../model/paragraph.ts';
import type { Into } from './accounting.ts';
import { type Desk, noteOf, plainOf, say } from './desk.ts';
import type { Block, LineBlock } from './flatten.ts';
import { type Counter, type LabelledLine, newCounter, skipTo, splitLabel } from './labels.ts';
import {
  append,
  type Piece,
  placeOf,
  plainLine,
  slicePieces,
  textOf,
  trimPieces,
} from './pieces.ts';
import { tableParagraphs } from './prose.ts';

interface Items {
  readonly counter: Counter;
  /** Whether the list of items is open: a chapeau ended with a colon, or the last item did not end with a full stop. */
  open: boolean;
  count: number;
  /** Whether the numbers of the list were typed (`1. 2. 3.`); null until the first of them is met. */
  typed: boolean | null;
  guessed: { first: Label; last: Label; place: Place | null } | null;
}

function newItems(open: boolean): Items {
  return { counter: newCounter(), open, count: 0, typed: null, guessed: null };
}

/** What opens a Decision: its number, and the rest of the line in which that stood, if there is any. */
export interface DecisionOpening {
  readonly label: Label | null;
  readonly chapeau: readonly Piece[];
}

/**
 * A Decision from block `start` on: its text under its number, and the items behind it. An item whose mark was extracted as
 * `1.` or is lost gets the mark that the profile prints, counted (one message a Decision). Gives the first block behind.
 */
export function readDecision(
  blocks: readonly Block[],
  start: number,
  opening: DecisionOpening,
  desk: Desk,
  into: Into,
): { paragraphs: Paragraph[]; next: number } {
  const paragraphs: Paragraph[] = [];
  const items: Items = newItems(false);
  const open = (pieces: readonly Piece[]): void => {
    paragraphs.push(plainOf(pieces, { label: opening.label }, desk, into));
    items.open = endsWith(pieces, ':');
  };
  if (opening.chapeau.length > 0) open(opening.chapeau);
  let at = start;
  for (; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind === 'note') paragraphs.push(noteOf(block, desk, into));
    if (block?.kind === 'table') append(paragraphs, tableParagraphs(block, desk, into));
    if (block?.kind !== 'line') continue;
    const item = paragraphs.length === 0 ? null : readItem(block, blocks[at + 1], items, desk);
    if (item) paragraphs.push(itemParagraph(item, items, desk, into));
    else if (paragraphs.length === 0) open(block.pieces);
    else if (into === 'quoted' && ELISION.test(plainLine(block.pieces))) {
      paragraphs.push(plainOf(block.pieces, { label: null }, desk, into));
      items.open = false;
      const next = blocks[at + 1];
      if (next?.kind === 'line') skipTo(next.pieces, items.counter);
    } else break;
  }
  sayGuessed(items, desk);
  return { paragraphs, next: at };
}

// The end of a list; a quotation may close with it.
const CLOSED = /\.\s*[”»"“]?\s*$/u;

// Items that a quotation leaves out.
const ELISION = /^[[(]?(?:…|\.{3})[\])]?[.;,]?$/u;

function itemParagraph(item: LabelledLine, items: Items, desk: Desk, into: Into): Plain {
  desk.ledger.claim(item.typed, 'label', into);
  items.open = !CLOSED.test(textOf(item.body));
  return plainOf(item.body, item, desk, into);
}

// An item with its mark, one whose automatic mark was extracted as `1.` or lost, or null: no item any more.
function readItem(
  block: LineBlock,
  next: Block | undefined,
  items: Items,
  desk: Desk,
): LabelledLine | null {
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
  if (found.label && isTyped(found.label, next, items)) return found;
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

// A list whose second number is 2 was numbered by hand: nothing was lost.
function isTyped(label: Label, next: Block | undefined, items: Items): boolean {
  if (items.typed === null) {
    const second = next?.kind === 'line' ? splitLabel(next.pieces, newCounter()).label : null;
    items.typed = label.value !== 1 || second?.value === 2;
  }
  return items.typed;
}

function sayGuessed({ guessed }: Items, desk: Desk): void {
  if (!guessed) return;
  const { first, last, place } = guessed;
  const range = first.text === last.text ? first.text : `${first.text} to ${last.text}`;
  const text = `found items numbered “1.” or without a mark, expected ${range}; the items are counted`;
  say(desk, 'warning', 'lost-counter', text, place);
}

function endsWith(pieces: readonly Piece[], mark: string): boolean {
  return textOf(pieces).trimEnd().endsWith(mark);
}

/**
 * Items behind a chapeau outside a Decision (recommended actions): every line is one, whatever became of its mark.
 */
export function readItems(blocks: readonly LineBlock[], desk: Desk, into: Into): Paragraph[] {
  const items: Items = newItems(true);
  const paragraphs = blocks.map((block, index) => {
    const item =
      readItem(block, blocks[index + 1], items, desk) ?? splitLabel(block.pieces, items.counter);
    desk.ledger.claim(item.typed, 'label', into);
    return plainOf(item.body, item, desk, into);
  });
  sayGuessed(items, desk);
  return paragraphs;
}

/** The number of a draft Decision (`15.AA`) at the beginning of a line, null where there is none. */
export function draftNumber(block: LineBlock, desk: Desk): LabelledLine | null {
  const line = trimPieces(block.pieces);
  const text = textOf(line).slice(0, 20);
  for (const pattern of desk.profile.references.draftDecision) {
    const found = new RegExp(`^(?:${pattern})(?=\\s|$)`, 'u').exec(text)?.[0];
    const label = found === undefined ? null : doubled(found);
    if (found === undefined || !label) continue;
    const typed = slicePieces(line, 0, found.length);
    return { label, bracket: false, typed, body: trimPieces(slicePieces(line, found.length)) };
  }
  return null;
}

// `15 AA` is read as the label `15.AA`.
function doubled(typed: string): Label | null {
  const readings = [...readLabel(typed), ...readLabel(typed.replace(' ', '.'))];
  return readings.find(({ style }) => style === 'double') ?? null;
}
