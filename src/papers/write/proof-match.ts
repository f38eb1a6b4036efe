import type { Message } from '../../model/message.ts';
import { showHidden } from '../../model/message.ts';
import type { ExpectedItem, ExpectedText, Passage } from './proof-expected.ts';
import type { ReadItem, ReadText } from './proof-reader.ts';

// Past the first faults the rest of a broken sheet only repeats them.
const ENOUGH = 5;

/** Compares what a sheet says on one side with the text that it must say there. */
export function matchTexts(
  read: ReadText,
  expected: ExpectedText,
  side: 'before' | 'after' | 'clean',
): readonly Message[] {
  const messages: Message[] = [];
  const known: Known = { keys: new Map(), numbers: new Map() };
  const count = Math.max(read.items.length, expected.items.length);
  for (let at = 0; at < count && messages.length < ENOUGH; at += 1) {
    matchItem(read.items[at], expected.items[at], side, known, messages);
  }
  matchNotes(read, expected, side, known.keys, messages);
  return messages;
}

function matchItem(
  read: ReadItem | undefined,
  expected: ExpectedItem | undefined,
  side: string,
  known: Known,
  messages: Message[],
): void {
  if (!expected) {
    messages.push(fault(side, `one paragraph more, ${show(read)}`, 'the end of the text'));
    return;
  }
  if (!read) {
    messages.push(
      fault(side, `no paragraph ${expected.name}`, `“${shorten(expected.cells[0]?.text ?? '')}”`),
    );
    return;
  }
  const label = read.event ? expected.final : expected.label;
  if (read.label !== label) {
    messages.push(fault(side, `label “${read.label}” on paragraph ${expected.name}`, `“${label}”`));
  }
  const same =
    read.cells.length === expected.cells.length &&
    read.cells.every((cell, index) => matchPassage(cell, expected.cells[index], known));
  if (same) return;
  const words = expected.cells.map(({ text }) => text).join('\t');
  const [found, wanted] = firstDifference(read.cells.map(({ text }) => text).join('\t'), words);
  messages.push(fault(side, `${found} in paragraph ${expected.name}`, wanted));
}

/** What the marks of a sheet were found to stand for: names of notes by key, and by the number that is seen. */
interface Known {
  readonly keys: Map<string, string>;
  readonly numbers: Map<string, string>;
}

/** Equal words, and marks that always stand for the same note under a number that no other has. */
function matchPassage(read: Passage, expected: Passage | undefined, known: Known): boolean {
  if (!expected || read.text !== expected.text || read.marks.length !== expected.marks.length)
    return false;
  return read.marks.every((mark, index) => {
    const name = expected.marks[index] ?? '';
    const key = mark.slice(0, mark.indexOf(' '));
    const shown = mark.slice(key.length + 1);
    if (!/^[0-9]+$/.test(shown)) return false;
    return standsFor(known.keys, key, name) && standsFor(known.numbers, shown, name);
  });
}

function standsFor(known: Map<string, string>, key: string, name: string): boolean {
  const before = known.get(key) ?? name;
  known.set(key, before);
  return before === name;
}

function matchNotes(
  read: ReadText,
  expected: ExpectedText,
  side: string,
  names: ReadonlyMap<string, string>,
  messages: Message[],
): void {
  for (const [key, name] of names) {
    const found = read.notes.get(key);
    const wanted = expected.notes.get(name);
    if (!found) messages.push(fault(side, `no note for the mark ${key}`, `note ${name}`));
    else if (found.text !== wanted?.text) {
      const [text, other] = firstDifference(found.text, wanted?.text ?? '');
      messages.push(fault(side, `${text} in note ${name}`, other));
    }
  }
  for (const key of read.notes.keys()) {
    if (!names.has(key)) messages.push(fault(side, `note ${key} without a mark`, 'a mark'));
  }
}

function firstDifference(found: string, wanted: string): readonly [string, string] {
  let at = 0;
  while (at < found.length && found[at] === wanted[at]) at += 1;
  const from = Math.max(0, at - 20);
  return [`“…${shorten(found.slice(from))}”`, `“…${shorten(wanted.slice(from))}”`];
}

function show(item: ReadItem | undefined): string {
  return `“${shorten(`${item?.label ?? ''} ${item?.cells[0]?.text ?? ''}`.trim())}”`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const SIDES: Readonly<Record<string, string>> = {
  before: 'without its insertions',
  after: 'without its deletions',
  clean: 'in clean text',
};

function fault(side: string, found: string, expected: string): Message {
  const text = showHidden(`found ${SIDES[side]} ${found}, expected ${expected}`);
  return { severity: 'error', rule: 'proof', text, place: null };
}
