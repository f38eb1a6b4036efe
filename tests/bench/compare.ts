import { diffArrays } from 'diff';
import { compare } from '../../src/compare/compare.ts';
import type { Text } from '../../src/model/text.ts';
import { resolution1124, withoutNumber } from '../compare/resolution-11-24.ts';
import { named, say, textOf } from '../say.ts';

/** `copies` times Resolution 11.24 before and after, each copy made different in numbers, names and years; `pairs` are the true ones. */
export interface Copies {
  readonly before: Text;
  readonly after: Text;
  readonly pairs: readonly (readonly [before: number, after: number])[];
  readonly words: number;
}

/** The texts that the issue names, from a fixed seed; with ids where asked. Without the seeds a text of the same shape is made up. */
export function copiesOf1124(copies: number, ids: boolean): Copies {
  const { before, after, truth } = resolution1124() ?? madeUp();
  const pairs: [number, number][] = [];
  const here: string[] = [];
  const there: string[] = [];
  for (let copy = 0; copy < copies; copy += 1) {
    const change = disguise(copy);
    for (const [old, now] of truth) pairs.push([here.length + old, there.length + now]);
    here.push(...before.map((words) => change(withoutNumber(words))));
    there.push(...after.map((words) => change(withoutNumber(words))));
  }
  const partner = new Map(pairs.map(([old, now]) => [now, old]));
  const idOf = (place: number, side: 'a' | 'b') => `${side}${place.toString(36)}`;
  const old = here.map((words, place) => (ids ? named(idOf(place, 'b'), say(words)) : say(words)));
  const now = there.map((words, place) => {
    const same = partner.get(place);
    return ids
      ? named(same === undefined ? idOf(place, 'a') : idOf(same, 'b'), say(words))
      : say(words);
  });
  const words = [...here, ...there].reduce((sum, one) => sum + one.split(/\s+/).length, 0);
  return { before: textOf(...old), after: textOf(...now), pairs, words };
}

// The same name and the same number become the same others throughout one copy, on both sides.
function disguise(copy: number): (words: string) => string {
  const known = new Map<string, string>();
  const random = generator(copy + 1);
  return (words) =>
    words.replace(/\p{Lu}\p{L}{3,}|\d+/gu, (found) => {
      const other =
        known.get(found) ??
        (/\d/.test(found) ? number(found, random) : `${found.slice(0, 3)}${name(random)}`);
      known.set(found, other);
      return other;
    });
}

function number(found: string, random: () => number): string {
  return [...found]
    .map((digit, place) => (place === 0 ? digit : Math.floor(random() * 10)))
    .join('');
}

function name(random: () => number): string {
  const letters = 'aeioulnrstvm';
  return Array.from({ length: 5 }, () => letters[Math.floor(random() * letters.length)]).join('');
}

// A linear congruential generator (Numerical Recipes): the same texts in every run.
function generator(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function madeUp(): { before: string[]; after: string[]; truth: [number, number][] } {
  const random = generator(11);
  const sentence = () => Array.from({ length: 60 }, () => name(random)).join(' ');
  const before = Array.from({ length: 23 }, sentence);
  const after = before.map((words, place) =>
    place % 3 === 0 ? sentence() : words.replace(/ \S+ /, ` ${name(random)} `),
  );
  return {
    before,
    after,
    truth: before.flatMap((_, place) =>
      place % 3 === 0 ? [] : [[place, place] as [number, number]],
    ),
  };
}

const TOKEN = /[\p{L}\p{N}]+|\s+|./gu;

function floor({ before, after, pairs }: Copies): number {
  let changes = 0;
  const words = (text: Text, place: number) => {
    const paragraph = text.paragraphs[place];
    const content = paragraph?.kind === 'plain' ? paragraph.content : [];
    return content.map((run) => run.text).join('');
  };
  for (const [old, now] of pairs) {
    const here = words(before, old).match(TOKEN) ?? [];
    const there = words(after, now).match(TOKEN) ?? [];
    changes += diffArrays(here, there).length;
  }
  return changes;
}

/**
 * The least time of each work in milliseconds. The rounds go through all works in turn, so that what else the machine does falls on
 * all of them; it can only add.
 */
function leastTimes(rounds: number, works: readonly (() => unknown)[]): number[] {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    works.forEach((work, at) => {
      const start = performance.now();
      work();
      least[at] = Math.min(least[at] ?? 0, performance.now() - start);
    });
  }
  return least;
}

/** The least time of one work in milliseconds. */
export function leastTime(rounds: number, work: () => unknown): number {
  return leastTimes(rounds, [work])[0] ?? 0;
}

/** Figures of the comparison: ratios to the floor, and the growth of time from one copy to ten and from ten to forty. */
export async function benchCompare(): Promise<
  readonly { name: string; ratio: number; limit: number }[]
> {
  const bare = copiesOf1124(40, false);
  const known = copiesOf1124(40, true);
  const ten = copiesOf1124(10, false);
  const one = copiesOf1124(1, false);
  const [least = 1, without = 0, withIds = 0, tenth = 1, single = 1] = leastTimes(24, [
    () => floor(bare),
    () => compare(bare.before, bare.after),
    () => compare(known.before, known.after),
    () => compare(ten.before, ten.after),
    () => compare(one.before, one.after),
  ]);
  return [
    {
      name: `compare without ids / diffArrays over true pairs (${bare.words} words on both sides)`,
      ratio: without / least,
      limit: 3,
    },
    { name: 'compare with ids / diffArrays over true pairs', ratio: withIds / least, limit: 2 },
    {
      name: 'compare: time of 10 copies / 10 times the time of one',
      ratio: tenth / single / 10,
      limit: 1.5,
    },
    {
      name: 'compare: time of 40 copies / 4 times the time of 10',
      ratio: without / tenth / 4,
      limit: 1.5,
    },
  ];
}
