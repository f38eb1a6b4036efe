import type { Label } from './label.ts';
import { shapeOf } from './label-order.ts';

/** One list whose numbers were all typed as `1.`, as far as it was read. */
interface Run {
  readonly members: number[];
  readonly lower: boolean;
  /** Hangs in another list, behind a paragraph that ends with a colon: over at the next block that is none of its own. */
  readonly nested: boolean;
}

/** The runs of one shape of label: the main one and the list inside it that is open. */
interface Counter {
  main: Run | null;
  nested: Run | null;
}

interface Found {
  readonly label: Label;
  readonly length: number;
}

/**
 * The numbers that a lost counter left as `1. 1. 1.`: index of the block → counted number, for members of runs of two
 * and more. A run counts on over unlabelled paragraphs, over items of other shapes that opened below it, and over typed
 * numbers of its own shape (`6 bis.` stands outside the counter). It ends at a null block, at a label of a list that was
 * open before it, and gives up its last member where a typed `2.` shows that one to be a real 1. Behind a colon a list of
 * its own is counted: `1. … sont priées : 1. d'examiner 1. de renforcer`.
 */
export function lostCounters(
  starts: readonly (string | null)[],
  found: readonly (Found | null)[],
): ReadonlyMap<number, number> {
  const counted = new Map<number, number>();
  let open: string[] = [];
  let counters = new Map<string, Counter>();
  for (const [index, start] of starts.entries()) {
    const label = found[index]?.label;
    if (start === null) {
      open = [];
      counters = new Map();
    } else if (label && label.word === '') {
      const shape = shapeOf(label);
      const level = open.indexOf(shape);
      for (const closed of level < 0 ? [] : open.splice(level + 1)) counters.delete(closed);
      if (level < 0) open.push(shape);
      countOne(index, label, counterOf(counters, shape), starts, found, counted);
    }
  }
  return counted;
}

function counterOf(counters: Map<string, Counter>, shape: string): Counter {
  const counter = counters.get(shape) ?? { main: null, nested: null };
  counters.set(shape, counter);
  return counter;
}

function countOne(
  index: number,
  label: Label,
  counter: Counter,
  starts: readonly (string | null)[],
  found: readonly (Found | null)[],
  counted: Map<number, number>,
): void {
  if (!canBeLost(label)) {
    if (label.value === 2 && label.suffix === '') giveUp(counter, counted);
    return;
  }
  const run = runFor(index, counter, starts, found);
  run.members.push(index);
  if (run.members.length < 2) return;
  if (run.members.length === 2) counted.set(run.members[0] ?? index, 1);
  counted.set(index, run.members.length);
}

// Word leaves `1.`; in Markdown `1)` counts by itself as well.
function canBeLost(label: Label): boolean {
  return label.style === 'arabic' && label.value === 1 && /^1[.)]$/.test(label.text);
}

// A typed `2.` continues the last `1.`, which was therefore none of a lost counter.
function giveUp(counter: Counter, counted: Map<number, number>): void {
  const run = counter.nested ?? counter.main;
  const last = run?.members.pop();
  if (last !== undefined) counted.delete(last);
  if (run?.members.length === 1) counted.delete(run.members[0] ?? -1);
  if (counter.nested) counter.nested = null;
  else counter.main = null;
}

function runFor(
  index: number,
  counter: Counter,
  starts: readonly (string | null)[],
  found: readonly (Found | null)[],
): Run {
  const lower = startsLower(starts[index] ?? '', found[index]?.length ?? 0);
  const before = starts[index - 1] ?? '';
  const labelled = Boolean(found[index - 1]);
  const opens = /[:：]\s*$/.test(before) || (lower && !labelled && counter.main?.lower === false);
  if (opens) {
    counter.nested = { members: [], lower, nested: true };
    return counter.nested;
  }
  const stays = counter.nested && labelled && (lower || !counter.nested.lower);
  if (counter.nested && stays) return counter.nested;
  counter.nested = null;
  counter.main ??= { members: [], lower, nested: false };
  return counter.main;
}

function startsLower(start: string, from: number): boolean {
  return /^\P{L}{0,40}\p{Ll}/u.test(start.slice(from, from + 48));
}
