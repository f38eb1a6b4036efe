import type { Message, Place } from '../../model/message.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import type { HealedBlock } from './heal.ts';
import { findHighNotes } from './high-notes.ts';
import { type Part, textOfParts } from './parts.ts';
import { breaksOff, goesOnSmall } from './printed-lines.ts';

/**
 * Blocks with the notes that raised numbers mark. A note between two paragraphs stood at the foot of a page: a sentence that
 * breaks off above it goes on below it.
 */
export function liftHighNotes(
  source: string,
  blocks: readonly HealedBlock[],
  messages: Message[],
  placeAt: (offset: number) => Place,
): readonly HealedBlock[] {
  const items = itemsOf(source, blocks);
  if (items === null) return blocks;
  const pages = openPages(source, (at) => messages.push(pageMessage(placeAt(at))));
  for (const item of items) pages.add(item);
  return pages.close();
}

/** A block as raised numbers tell it: `high` is a note that was taken for a paragraph. */
interface Item {
  readonly block: HealedBlock;
  readonly high: boolean;
  readonly labelled: boolean;
}

function itemsOf(source: string, blocks: readonly HealedBlock[]): Item[] | null {
  const texts = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.parts] : []));
  const { notes, marked } = findHighNotes(source, texts);
  if (notes.size === 0) return null;
  const labels = readTypedLabels(texts.map((parts) => textOfParts(source, parts.slice(0, 1))));
  let at = -1;
  return blocks.map((block): Item => {
    if (block.kind !== 'paragraph') return { block, high: false, labelled: false };
    at += 1;
    const labelled = labels[at] !== null;
    const note = notes.get(at);
    if (!note) {
      const parts = marked.get(at) ?? block.parts;
      return { block: { kind: 'paragraph', parts }, high: false, labelled };
    }
    const { name, number, body } = note;
    return { block: { kind: 'note', name, number, parts: body }, high: true, labelled };
  });
}

interface Pages {
  readonly add: (item: Item) => void;
  readonly close: () => readonly HealedBlock[];
}

// Notes are held back until it is known whether the paragraph above them goes on.
function openPages(source: string, sayJoined: (at: number) => void): Pages {
  const healed: HealedBlock[] = [];
  let held: HealedBlock[] = [];
  let above: Part[] | null = null;
  const setDown = (): void => {
    for (const note of held) healed.push(note);
    held = [];
  };
  const begin = (block: HealedBlock): void => {
    setDown();
    above = block.kind === 'paragraph' ? [...block.parts] : null;
    healed.push(above ? { kind: 'paragraph', parts: above } : block);
  };
  const goOn = (open: Part[], parts: readonly Part[]): void => {
    appendJoined(open, parts);
    sayJoined(parts[0]?.from ?? 0);
    if (held.length > 0) above = null;
    setDown();
  };
  const add = ({ block, high, labelled }: Item): void => {
    const below = block.kind === 'paragraph' && !labelled ? block.parts : null;
    if (high) held.push(block);
    else if (above && below && runsOver(source, above, below, held.length > 0)) goOn(above, below);
    else begin(block);
  };
  const close = (): readonly HealedBlock[] => {
    setDown();
    return healed;
  };
  return { add, close };
}

function appendJoined(open: Part[], parts: readonly Part[]): void {
  for (const [at, part] of parts.entries()) open.push(at === 0 ? { ...part, join: ' ' } : part);
}

// Below this length a line may be an item or a heading that ends without a mark.
const LONG = 200;

function runsOver(
  source: string,
  above: readonly Part[],
  below: readonly Part[],
  parted: boolean,
): boolean {
  const open = textOfParts(source, above.slice(-2));
  const long = parted || (open.length >= LONG && /[\p{L}\p{N}]$/u.test(open));
  return long && breaksOff(open) && goesOnSmall(textOfParts(source, below));
}

function pageMessage(place: Place): Message {
  const text =
    'found a sentence that a page break parts, expected one paragraph; it is put together';
  return { severity: 'info', rule: 'joined-page', text, place };
}
