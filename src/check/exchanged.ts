import type { Comparison, Member, Pair } from '../compare/comparison.ts';
import { CERTAIN, likenessIn, POSSIBLE } from '../compare/doubts.ts';
import type { Paragraph } from '../model/paragraph.ts';
import { printedText } from './printed.ts';
import { wordsOf } from './share.ts';
import type { View } from './view.ts';

/** Paragraphs whose ids went one way and whose words another, against the base. */
export interface Exchanged {
  /** Both of two paragraphs that exchanged their words; `other` is the id of which each has the words. */
  readonly swapped: readonly { readonly paragraph: Paragraph; readonly other: string }[];
  /** A paragraph with other words than its id had before; those stand under `now`. */
  readonly strayed: readonly { readonly paragraph: Paragraph; readonly now: string }[];
}

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
  const comparison = view.changesByWords();
  if (comparison === null) return found;
  const candidates = comparison.pairs.filter(isOneToOne).flatMap(({ before, after }) => {
    const [old, now] = [before[0], after[0]];
    const id = old?.paragraph.id ?? null;
    const other = now?.paragraph.id ?? null;
    if (!old || !now || id === null || other === null || id === other) return [];
    const isHalf = now.paragraph.attributes.values.from === id;
    return isHalf || wordCount(old) < FEWEST ? [] : [{ old, now, id, other }];
  });
  if (candidates.length === 0) return found;
  const bearers = membersById(comparison);
  const likeness = likenessIn(comparison);
  for (const { old, now, id, other } of candidates) {
    const bearer = bearers.get(id);
    // Under the same id the words are other ones, under another id they are those of before.
    if (!bearer || likeness(old, bearer) > POSSIBLE || likeness(old, now) < CERTAIN) continue;
    found.set(id, { paragraph: bearer.paragraph, now: other });
  }
  return found;
}

function isOneToOne({ before, after }: Pair): boolean {
  return before.length === 1 && after.length === 1;
}

function wordCount({ paragraph }: Member): number {
  return wordsOf(printedText(paragraph)).length;
}

function membersById({ pairs }: Comparison): ReadonlyMap<string, Member> {
  const members = pairs.flatMap(({ after }) => after);
  return new Map(members.map((member) => [member.paragraph.id ?? '', member]));
}
