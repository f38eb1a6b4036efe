import { paragraphOf } from './paragraph.ts';
import type { EmptySlot } from './picture.ts';
import { twips } from './twips.ts';
import type { Writing } from './writing.ts';

/** The place of a box on the line, in twips, and the room in points between its words and its upper and lower edge. */
export interface BoxStyle {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly room: number;
}

// The room that Word allows between a border and its words, in points.
const MOST_ROOM = 31;
const LINE_HEIGHT = 9;
// A line at the very edge of a cell would be cut off, in millimetres.
const EDGE = 0.3;

/**
 * An empty slot as a paragraph in a box, about as large as its picture: its words are text like any other for those who
 * hear the page, and no table stands there for its looks alone. `side` is where it stands on the width that there is.
 */
export function slotBox(
  slot: EmptySlot,
  words: string,
  side: 'start' | 'center' | 'end',
  { width, fromRight }: { readonly width: number; readonly fromRight: boolean },
  writing: Writing,
): string {
  const free = Math.max(0, width - slot.width - 2 * EDGE);
  const before = EDGE + (side === 'start' ? 0 : side === 'end' ? free : free / 2);
  const height = (slot.height * 72) / 25.4;
  const room = Math.max(1, Math.min(MOST_ROOM, Math.round((height - LINE_HEIGHT) / 2)));
  const style = boxStyle(twips(before), twips(free + 2 * EDGE - before), room, writing);
  return paragraphOf(style, words, { fromRight, change: '' });
}

function boxStyle(start: number, end: number, room: number, { boxes }: Writing): string {
  const key = `${start} ${end} ${room}`;
  const known = boxes.get(key);
  if (known) return known.id;
  const made: BoxStyle = { id: `EmptySlotBox${boxes.size + 1}`, start, end, room };
  boxes.set(key, made);
  return made.id;
}
