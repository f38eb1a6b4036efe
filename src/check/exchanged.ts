import type { Member, Pair } from '../compare/comparison.ts';
import type { Paragraph } from '../model/paragraph.ts';
import { printedText } from './printed.ts';
import { shareOfWords, wordsOf } from './share.ts';
import type { View } from './view.ts';

/** Paragraphs whose ids went one way and whose words another, against the base. */
export interface Exchanged {
  /** Both of two paragraphs that exchanged their words; `other` is the id of which each has the words. */
  readonly swapped: readonly { readonly paragraph: Paragraph; readonly other: string }[];
  /** A paragraph with other words than its id had before; those stand under `now`. */
  readonly strayed: readonly { readonly paragraph: Paragraph; readonly now: string }[];
}

// Under the same id the words must be unlike, under the other one they must be those of before.
const UNLIKE = 0.4;
const ALIKE = 0.75;
// Of fewer words a likeness says nothing: `Secretariat` stands in many cells.
const FEWEST = 5;

/** Holds the pairing by ids against the pairing by words alone. */
export function exchangedWords(view: View): Exchanged {
  const crossed = crossedIds(view);
  const swapped: { paragraph: Paragraph; other: string }[] = [];
  const strayed: { paragraph: Paragraph; now: string }[] = [];
  for (const [id, { paragraph, now }] of crossed) {
    if (crossed.get(now)?.now === id) swapped.push({ paragraph, other: now });
    else strayed.push({ paragraph, now });
  }
  return { swapped, strayed };
}

/** By id: the paragraph that bears it now, and the id under which the words that it had before stand now. */
function crossedIds(view: View): ReadonlyMap<string, { paragraph: Paragraph; now: string }> {
  const found = new Map<string, { paragraph: Paragraph; now: string }>();
  const pairs = view.changesByWords()?.pairs ?? [];
  for (const { before, after } of pairs.filter(isOneToOne)) {
    const [old] = before;
    const [now] = after;
    if (!old || !now) continue;
    const { id } = old.paragraph;
    const nowId = now.paragraph.id;
    if (id === null || nowId === null || id === nowId) continue;
    const bearer = view.byId().get(id);
    if (bearer === undefined || bearer.attributes.classes.includes('deleted')) continue;
    if (hasCrossed(old, now, bearer)) found.set(id, { paragraph: bearer, now: nowId });
  }
  return found;
}

function isOneToOne({ before, after }: Pair): boolean {
  return before.length === 1 && after.length === 1;
}

function hasCrossed(old: Member, now: Member, bearer: Paragraph): boolean {
  const { values } = now.paragraph.attributes;
  if (values.from === bearer.id) return false;
  const words = printedText(old.paragraph);
  if (wordsOf(words).length < FEWEST) return false;
  if (shareOfWords(words, printedText(bearer)) > UNLIKE) return false;
  return shareOfWords(words, printedText(now.paragraph)) >= ALIKE;
}
