import type { Paragraph } from '../../model/paragraph.ts';
import { type Desk, headingOf, noteOf, plainOf } from './desk.ts';
import type { Block, LineBlock } from './flatten.ts';
import { draftNumber, readDecision } from './items.ts';
import { type Counter, newCounter, splitLabel } from './labels.ts';
import { append, plainLine, textOf } from './pieces.ts';
import { tableParagraphs } from './prose.ts';
import { adoptedNumber } from './quoted.ts';

/**
 * Draft Decisions of an annex: subject heading, addressees, `15.AA` with its text and items. Of the lines before the first
 * addressee or number the last is the title of the Decisions.
 */
export function readDraftDecisions(blocks: readonly Block[], desk: Desk): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const opening = blocks.findIndex((block) => block.kind === 'line' && opensDecision(block, desk));
  const title = blocks.slice(0, Math.max(0, opening)).findLastIndex(({ kind }) => kind === 'line');
  const counter = newCounter();
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind === 'note') paragraphs.push(noteOf(block, desk, 'decisions'));
    if (block?.kind === 'table') append(paragraphs, tableParagraphs(block, desk, 'decisions'));
    if (block?.kind !== 'line') continue;
    const number = draftNumber(block, desk);
    if (number) {
      desk.ledger.claim(number.typed, 'label', 'decisions');
      const head = { label: number.label, chapeau: number.body };
      const body = readDecision(blocks, at + 1, head, desk, 'decisions');
      append(paragraphs, body.paragraphs);
      at = body.next - 1;
    } else append(paragraphs, outsideDecision(block, at === title, counter, desk));
  }
  return paragraphs;
}

/** Whether a line is the first of a text of Decisions that stands alone: an addressee, a letter or number, or both. */
export function opensDecisions(block: LineBlock, desk: Desk): boolean {
  const { decisionHeading } = desk.words.parts;
  const isHead = decisionHeading(plainLine(block.pieces)) !== null;
  return isHead || opensDecision(block, desk) || adoptedNumber(block) !== null;
}

function opensDecision(block: LineBlock, desk: Desk): boolean {
  const directed = desk.words.parts.directedTo(plainLine(block.pieces));
  return directed !== null || draftNumber(block, desk) !== null;
}

function outsideDecision(
  block: LineBlock,
  title: boolean,
  counter: Counter,
  desk: Desk,
): Paragraph[] {
  if (!/[\p{L}\p{N}]/u.test(textOf(block.pieces))) return [];
  if (desk.words.parts.directedTo(plainLine(block.pieces))) {
    return [headingOf(block.pieces, 2, { classes: ['directed-to'] }, desk, 'decisions')];
  }
  if (title) return [headingOf(block.pieces, 1, {}, desk, 'decisions')];
  const found = splitLabel(block.pieces, counter);
  desk.ledger.claim(found.typed, 'label', 'decisions');
  return [plainOf(found.body, found, desk, 'decisions')];
}
