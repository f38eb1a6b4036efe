import { type Desk, say } from './desk.ts';
import type { Block, LineBlock } from './flatten.ts';
import { placeOf, plainLine } from './pieces.ts';

const OPENS = /^([0-9]{1,2})\s+\p{Lu}/u;
// `revue.2`, `meeting1 and`: behind a word, and no part of a name or number.
const MARK = /\p{Ll}[.,;:»”)’]?([0-9]{1,2})(?=\s|$)/gu;

/**
 * Says paragraphs that look like notes whose numbers were typed (`1 See document …`, counted from 1, one of them behind a word
 * elsewhere). Where each is marked cannot be told, so they stay paragraphs.
 */
export function sayTypedNotes(blocks: readonly Block[], desk: Desk): void {
  const lines = blocks.flatMap((block) => (block.kind === 'line' ? [block] : []));
  const notes: LineBlock[] = [];
  const marks = new Set<string>();
  for (const block of lines) {
    const line = plainLine(block.pieces);
    if (OPENS.exec(line)?.[1] === String(notes.length + 1)) notes.push(block);
    for (const found of line.matchAll(MARK)) marks.add(found[1] ?? '');
  }
  const [first] = notes;
  if (!first || !notes.some((_, index) => marks.has(String(index + 1)))) return;
  const text = `found ${notes.length === 1 ? 'a paragraph that looks like a note' : `${notes.length} paragraphs that look like notes`}, “${plainLine(first.pieces).slice(0, 60)}”, expected notes with their marks; kept as paragraphs, and the numbers in the text as typed`;
  say(desk, 'warning', 'typed-note', text, placeOf(first.pieces));
}
