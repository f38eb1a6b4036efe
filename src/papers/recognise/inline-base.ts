import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import { sameNumber, unmarked } from './base-match.ts';
import { type Desk, say } from './desk.ts';
import { stretchOf } from './fused.ts';
import type { InlinePart } from './inline-parts.ts';
import { isWithin, likeness, sameWords, unspaced } from './merge.ts';
import { textOf } from './pieces.ts';

/** A part as the text before decides it: its old paragraph, and its sides where these were one. `fused`: the text after could not be told. */
export interface HeldPart {
  readonly part: InlinePart;
  readonly old: Paragraph | null;
  readonly fused: boolean;
}

// How far around the place where an old paragraph should stand it is looked for, and how like it must be at least.
const WINDOW = 60;
const LIKE = 0.6;

/**
 * Each part of an inline redline held against the text before. Where no marks tell the sides: equal words are kept, those under
 * a number outside its list are struck, words that no old paragraph is like are new. What holds an old paragraph and
 * more cannot be decided: the text after has all its words, and it is said.
 */
export function holdAgainst(
  parts: readonly InlinePart[],
  base: readonly Paragraph[],
  desk: Desk,
): HeldPart[] {
  const found = matchAll(parts, base);
  const struck = struckParts(parts, found, base);
  const held = parts.map((part, index) => {
    const old = base[found[index] ?? -1] ?? null;
    return holdPart(part, old, struck.has(index), desk);
  });
  sayKeptBySight(held, desk);
  sayLeft(base, new Set(found), desk);
  return held;
}

function matchAll(parts: readonly InlinePart[], base: readonly Paragraph[]): number[] {
  const taken = new Set<number>();
  const take = (at: number): number => {
    if (at >= 0) taken.add(at);
    return at;
  };
  const byWords = wordIndex(base);
  let next = 0;
  const exact = parts.map((part) => {
    const at = take(exactMatch(part, base, byWords, taken, next));
    if (at >= 0) next = at + 1;
    return at;
  });
  let low = -1;
  return parts.map((part, index) => {
    const at = exact[index] ?? -1;
    if (at >= 0) low = at;
    return at >= 0 || !part.before ? at : take(likeMatch(part, base, taken, low + 1));
  });
}

type WordIndex = ReadonlyMap<string, number[]>;

function wordIndex(base: readonly Paragraph[]): WordIndex {
  const index = new Map<string, number[]>();
  for (const [at, paragraph] of base.entries()) {
    const words = unspaced(unmarked(paragraph));
    const list = index.get(words);
    if (words === '') continue;
    if (list) list.push(at);
    else index.set(words, [at]);
  }
  return index;
}

function exactMatch(
  { before, role }: InlinePart,
  base: readonly Paragraph[],
  byWords: WordIndex,
  taken: ReadonlySet<number>,
  next: number,
): number {
  if (!before) return -1;
  if (role === 'formula') return base.findIndex(isFormula);
  const same = byWords.get(unspaced(textOf(before.body))) ?? [];
  while (taken.has(same[0] ?? -1)) same.shift();
  const free = same.slice(0, WINDOW).filter((at) => !taken.has(at));
  const numbered = free.filter((at) => sameNumber(before.label, numberOf(base[at])));
  const [first = -1] = numbered;
  return first >= 0 ? first : (free.find((at) => at >= next) ?? free[0] ?? -1);
}

function numberOf(paragraph: Paragraph | undefined): ReturnType<typeof labelOf> {
  return paragraph ? labelOf(paragraph) : null;
}

function isFormula({ attributes }: Paragraph): boolean {
  return attributes.classes.includes('formula');
}

function likeMatch(
  part: InlinePart,
  base: readonly Paragraph[],
  taken: ReadonlySet<number>,
  from: number,
): number {
  const text = textOf(part.before?.body ?? []);
  let best = -1;
  let most = 0;
  for (let at = Math.max(0, from - WINDOW); at < Math.min(base.length, from + WINDOW); at += 1) {
    const paragraph = base[at];
    if (!paragraph || taken.has(at) || !isSameKind(part, paragraph)) continue;
    const old = unmarked(paragraph);
    const like = likeness(text, old);
    const inside = !part.certain && like > LIKE / 2 && isWithin(old, text);
    const score =
      like +
      (inside ? 1 : 0) +
      (sameNumber(part.before?.label ?? null, labelOf(paragraph)) ? 0.1 : 0);
    if ((inside || like >= LIKE) && score > most) [best, most] = [at, score];
  }
  return best;
}

function isSameKind({ role }: InlinePart, { kind, attributes }: Paragraph): boolean {
  const heading = role === 'title' || role === 'heading' || role === 'annex';
  return kind === (heading ? 'heading' : 'plain') && !attributes.classes.includes('formula');
}

// A struck paragraph keeps its typed old number outside the automatic ones; what hangs on it goes with it.
function struckParts(
  parts: readonly InlinePart[],
  found: readonly number[],
  base: readonly Paragraph[],
): ReadonlySet<number> {
  const struck = new Set<number>();
  for (const [index, part] of parts.entries()) {
    const old = base[found[index] ?? -1];
    if (part.certain || !old || !isEqual(part, old)) continue;
    const style = part.before?.label?.style;
    const hangs = style !== undefined && style !== 'arabic' && struck.has(index - 1);
    const follows = (found[index] ?? -1) === (found[index - 1] ?? -1) + 1;
    const own = part.outside && sameNumber(part.before?.label ?? null, labelOf(old));
    if (own || (hangs && follows)) struck.add(index);
  }
  return struck;
}

function isEqual(part: InlinePart, old: Paragraph): boolean {
  return part.before !== null && sameWords(textOf(part.before.body), unmarked(old));
}

function holdPart(part: InlinePart, old: Paragraph | null, struck: boolean, desk: Desk): HeldPart {
  const { before, after, certain, place } = part;
  const named = nameOf(part);
  if (struck) {
    const text = `found the old words of ${named} under a number outside its list, expected strike; taken for deleted`;
    say(desk, 'info', 'taken-for-deleted', text, place);
    return { part: { ...part, after: null }, old, fused: false };
  }
  if (!old) return holdNew(part, desk);
  if (before && isEqual(part, old)) return { part, old, fused: false };
  if (certain || !before || !isWithin(unmarked(old), textOf(before.body))) {
    const text = `found other old words in ${named} than the base has${old.id === null ? '' : ` in #${old.id}`}, expected a redline of those; the text before is that of the base`;
    say(desk, 'warning', 'column-mismatch', text, place);
    return { part, old, fused: !certain };
  }
  const { shown, clean } = stretchOf(textOf(after?.body ?? []), unmarked(old));
  const text = `found old and new words fused in ${named}, “${shown.slice(0, 120)}” where the base has “${clean.slice(0, 120)}”, expected them told apart by underline and strike; the draft keeps all words`;
  say(desk, 'warning', 'fused-redline', text, place);
  return { part, old, fused: true };
}

function holdNew(part: InlinePart, desk: Desk): HeldPart {
  const { before, after, certain, place } = part;
  if (!before) return { part, old: null, fused: false };
  if (certain) {
    const text = `found an old paragraph, ${nameOf(part)}, expected one that the base has; ${after ? 'it is taken for new' : 'it is left out'}`;
    say(desk, 'warning', 'not-in-base', text, place);
  } else {
    const text = `found words that no paragraph of the base is like in ${nameOf(part)}, expected underline; taken for new`;
    say(desk, 'info', 'taken-for-new', text, place);
  }
  return { part: { ...part, before: null }, old: null, fused: false };
}

function nameOf({ before, after, role }: InlinePart): string {
  const label = (after ?? before)?.label;
  if (label) return `paragraph ${label.text}`;
  return `the ${role === 'text' ? 'paragraph' : role} “${textOf((after ?? before)?.body ?? []).slice(0, 40)}”`;
}

// Words that are only struck leave no trace without their marks.
function sayKeptBySight(held: readonly HeldPart[], desk: Desk): void {
  const kept = held.filter(({ part, old, fused }) => old && part.after && !fused && !part.certain);
  const [first] = kept;
  if (!first) return;
  const text = `found ${kept.length} paragraphs in the words of the base, expected marks; they are taken for kept, words that are struck in them would not be seen`;
  say(desk, 'info', 'taken-for-kept', text, first.part.place);
}

function sayLeft(base: readonly Paragraph[], found: ReadonlySet<number>, desk: Desk): void {
  for (const [at, paragraph] of base.entries()) {
    if (paragraph.attributes.classes.includes('annex')) return;
    const words = unmarked(paragraph);
    if (paragraph.kind !== 'plain' || words === '' || found.has(at)) continue;
    const named = paragraph.label?.text ?? words.slice(0, 40);
    const text = `found no paragraph for “${named}” of the base, expected every one, struck or not`;
    say(desk, 'warning', 'base-left', text, null);
  }
}
