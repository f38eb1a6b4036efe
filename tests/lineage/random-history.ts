import { contentOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';

/** A source of chance that gives the same numbers for the same seed, from 0 up to 1. */
export type Chance = () => number;

/** A linear congruence (Numerical Recipes): enough to choose what a meeting changes. */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The words of a paragraph as printed. */
export function say(paragraph: Paragraph): string {
  return plainText(contentOf(paragraph));
}

/** How many words a paragraph has. */
export function length(paragraph: Paragraph): number {
  return wordsOf(say(paragraph)).length;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * The text that a meeting makes of another: of the paragraphs of more than eight words a quarter is reworded (5 to 50 % of the words,
 * in stretches, by words of `others`), 5 % go, 6 % get a new neighbour, 3 % are split in two (the first half keeps the id), 5 % move,
 * half of them reworded as well, 3 % change places with the next. Ids tell who is who.
 */
export function nextText(
  text: Text,
  others: readonly string[],
  chance: Chance,
  name: string,
): Text {
  const touched = new Set<string | null>();
  let fresh = 0;
  const edited = text.paragraphs.flatMap((paragraph): Paragraph[] => {
    const turn = chance();
    if (paragraph.kind !== 'plain' || length(paragraph) < 9) return [paragraph];
    const added = (words: string) => withWords(paragraph, words, `${name}-${++fresh}`);
    if (turn < 0.39 && (turn < 0.25 || turn >= 0.36)) touched.add(paragraph.id);
    if (turn < 0.25) return [reworded(paragraph, others, 0.05 + chance() * 0.45, chance)];
    if (turn < 0.3) return [];
    if (turn < 0.36) return [paragraph, added(pick(others, chance))];
    if (turn >= 0.39) return [paragraph];
    const words = wordsOf(say(paragraph));
    const cut = Math.floor(words.length * (0.35 + 0.3 * chance()));
    return [
      withWords(paragraph, words.slice(0, cut).join(' '), paragraph.id),
      added(words.slice(cut).join(' ')),
    ];
  });
  const free = (paragraph: Paragraph | undefined): paragraph is Paragraph =>
    paragraph?.kind === 'plain' && length(paragraph) >= 9 && !touched.has(paragraph.id);
  moveSome(edited, others, free, chance);
  swapSome(edited, free, chance);
  return { ...text, paragraphs: edited };
}

type Free = (paragraph: Paragraph | undefined) => paragraph is Paragraph;

function moveSome(
  paragraphs: Paragraph[],
  others: readonly string[],
  free: Free,
  chance: Chance,
): void {
  for (let left = Math.ceil(paragraphs.length * 0.05); left > 0; left -= 1) {
    const from = Math.floor(chance() * paragraphs.length);
    const found = paragraphs[from];
    if (!free(found)) continue;
    paragraphs.splice(from, 1);
    const moved = chance() < 0.5 ? reworded(found, others, 0.05 + chance() * 0.3, chance) : found;
    paragraphs.splice(Math.floor(chance() * paragraphs.length), 0, moved);
  }
}

function swapSome(paragraphs: Paragraph[], free: Free, chance: Chance): void {
  for (let left = Math.ceil(paragraphs.length * 0.03); left > 0; left -= 1) {
    const at = Math.floor(chance() * (paragraphs.length - 1));
    const [one, other] = [paragraphs[at], paragraphs[at + 1]];
    if (free(one) && free(other)) paragraphs.splice(at, 2, other, one);
  }
}

function reworded(
  paragraph: Paragraph,
  others: readonly string[],
  share: number,
  chance: Chance,
): Paragraph {
  const words = wordsOf(say(paragraph));
  const whole = words.length;
  for (let left = Math.max(1, Math.floor(whole * share)); left > 0; ) {
    const stretch = Math.min(left, 1 + Math.floor(chance() * whole * 0.25));
    const at = Math.floor(chance() * Math.max(1, words.length));
    const source = wordsOf(pick(others, chance));
    const start = Math.floor(chance() * Math.max(1, source.length - stretch));
    const mode = chance();
    const put = mode > 0.33 ? source.slice(start, start + stretch) : [];
    words.splice(at, mode < 0.66 ? stretch : 0, ...put);
    left -= stretch;
  }
  return withWords(paragraph, words.join(' '), paragraph.id);
}

function pick(from: readonly string[], chance: Chance): string {
  return from[Math.floor(chance() * from.length)] ?? '';
}

function withWords(paragraph: Paragraph, text: string, id: string | null): Paragraph {
  return paragraph.kind === 'plain' ? { ...paragraph, id, content: [{ text }] } : paragraph;
}
