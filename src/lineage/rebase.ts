import type { Change } from '../compare/comparison.ts';
import { outlineOf } from '../model/outline.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';
import { grave, type KeyedTexts, keyTexts, standing } from './rebase-keys.ts';
import { orderKeys } from './rebase-order.ts';
import {
  type CollisionKind,
  carry,
  type Outcome,
  redlineBetween,
  sameDress,
  sameWords,
  type Versions,
} from './rebase-paragraph.ts';
import { withWorkingLabels } from './working-labels.ts';

/** A paragraph that the draft and the newer base both changed, and what each made of the words of the old base. */
export interface Touched {
  /** The place of the paragraph in the carried draft, null where it does not stand there. */
  readonly index: number | null;
  readonly id: string | null;
  /** The label that it has in the carried draft, else in the newer base or the old one. */
  readonly label: string | null;
  readonly draft: readonly Change[];
  readonly base: readonly Change[];
}

/** A paragraph of which the draft's words were kept, although the newer base has others or none. */
export interface Collision extends Touched {
  readonly kind: CollisionKind;
}

/** A draft on a newer base. The front matter is the draft's, its `base:` not yet the new one. */
export interface Rebased {
  readonly text: Text;
  /** Paragraphs whose changes do not touch: both are made. */
  readonly merged: readonly Touched[];
  readonly collisions: readonly Collision[];
  /** Paragraphs that the draft inserted and that have another working number now. */
  readonly relabelled: readonly Relabelled[];
}

/** A paragraph of the draft whose working number had to change: its place in the text, its id, both numbers. */
export interface Relabelled {
  readonly index: number;
  readonly id: string | null;
  readonly was: string;
  readonly label: string;
}

/** How working numbers are given: see `withWorkingLabels`. */
export interface RebaseRules {
  readonly formulaFirst: boolean;
  readonly shapes: readonly string[];
}

/**
 * Carries a draft from the base that it was drawn from to a newer one, paragraph by paragraph. What the draft left alone is the newer
 * base's, what the base left alone the draft's; of what both changed the words are put together where their changes do not touch,
 * else the draft's are kept and it is a collision. Comments and tombstones stay; kept paragraphs have the numbers of the newer base,
 * inserted ones working numbers of their new place where their neighbours are others than they were. What references say is
 * `carryReferences`.
 */
export function rebase(draft: Text, old: Text, now: Text, rules: RebaseRules): Rebased {
  const texts = keyTexts(old, draft, now);
  const outcomes = outcomesOf(texts);
  withNotes(outcomes, texts);
  const left = new Set(
    [...outcomes].flatMap(([key, { paragraph }]) => (paragraph === null ? [] : [key])),
  );
  const depthOf = depths(draft, now, texts, rules);
  const order = orderKeys(left, { ...texts, depthOf });
  const paragraphs = order.flatMap((key) => outcomes.get(key)?.paragraph ?? []);
  const carried = { front: draft.front, paragraphs };
  const text = renumbered(order, carried, texts, { rules, depthOf });
  const places = new Map(order.map((key, index) => [key, index]));
  const told = [...outcomes].map(([key, { fate }]) => ({ key, fate }));
  const touched = (key: string): Touched =>
    touchedBy(key, { index: places.get(key) ?? null, text }, texts);
  return {
    text,
    relabelled: relabelledIn(text, carried),
    merged: told.flatMap(({ key, fate }) => (fate === 'merged' ? [touched(key)] : [])),
    collisions: told.flatMap(({ key, fate }) =>
      fate === null || fate === 'merged' ? [] : [{ ...touched(key), kind: fate }],
    ),
  };
}

function outcomesOf({ old, draft, now }: KeyedTexts): Map<string, Outcome> {
  const keys = new Set([...now.keys(), ...draft.keys()]);
  return new Map(
    [...keys].map((key) => {
      const versions = {
        old: standing(old, key),
        draft: standing(draft, key),
        now: standing(now, key),
      };
      const graves = { old: grave(old, key), draft: grave(draft, key), now: grave(now, key) };
      const { draft: own } = versions;
      const outcome = own
        ? carry({ ...versions, draft: own }, graves.now)
        : withoutDraft(versions, graves);
      return [key, outcome];
    }),
  );
}

/** A paragraph that does not stand in the draft: it is deleted there, or new in the newer base. */
function withoutDraft({ old, now }: Pick<Versions, 'old' | 'now'>, graves: Versions): Outcome {
  const silent = (paragraph: Paragraph | null): Outcome => ({ paragraph, fate: null });
  const untouched = sameGrave(graves.draft, graves.old);
  if (!now && old) return silent(graves.now);
  if (!now && sameGrave(graves.now, graves.old)) return silent(graves.draft);
  if (!now) return silent(untouched ? graves.now : (graves.draft ?? graves.now));
  if (!old && (untouched || !graves.draft || graves.old)) return silent(now);
  const stands = old !== null && sameWords(old, now);
  const paragraph = graves.draft && numberedAs(graves.draft, now);
  return { paragraph, fate: stands ? null : 'deleted-in-draft' };
}

// A tombstone has the number of what it deletes.
function numberedAs(grave: Paragraph, now: Paragraph): Paragraph {
  return 'label' in grave && grave.label ? { ...grave, label: labelOf(now) } : grave;
}

function sameGrave(a: Paragraph | null, b: Paragraph | null): boolean {
  if (!a || !b) return a === b;
  return sameDress(a, b);
}

// Words that are kept keep their notes, though these went with what the newer base deleted.
function withNotes(outcomes: Map<string, Outcome>, { draft }: KeyedTexts): void {
  const marked = [...outcomes.values()].flatMap(({ paragraph }) =>
    paragraph ? contentOf(paragraph).flatMap(({ note }) => note ?? []) : [],
  );
  const notes = new Map(
    [...draft].flatMap(([key, one]) =>
      one.kind === 'note' ? [[one.name, [key, one]] as const] : [],
    ),
  );
  const written = new Set(
    [...outcomes.values()].flatMap(({ paragraph }) =>
      paragraph?.kind === 'note' ? [paragraph.name] : [],
    ),
  );
  for (const name of marked) {
    const [key, note] = notes.get(name) ?? [];
    if (key !== undefined && note && !written.has(name))
      outcomes.set(key, { paragraph: note, fate: null });
  }
}

function depths(
  draft: Text,
  now: Text,
  texts: KeyedTexts,
  { formulaFirst }: RebaseRules,
): (key: string) => number {
  const found = new Map<string, number>();
  for (const [text, keys] of [
    [now, texts.now],
    [draft, texts.draft],
  ] as const) {
    const outline = outlineOf(text, formulaFirst);
    for (const [index, key] of [...keys.keys()].entries())
      found.set(key, outline[index]?.depth ?? 0);
  }
  return (key) => found.get(key) ?? 0;
}

/** Gives working numbers to what the draft inserted, where it no longer stands between the numbers between which it was typed. */
function renumbered(
  order: readonly string[],
  text: Text,
  { old, draft, now }: KeyedTexts,
  { rules, depthOf }: { readonly rules: RebaseRules; readonly depthOf: (key: string) => number },
): Text {
  const isKept = (key: string): boolean =>
    standing(now, key) !== null || standing(old, key) !== null;
  const before = surroundings([...draft], isKept);
  const after = surroundings(
    order.flatMap((key, index) => {
      const paragraph = text.paragraphs[index];
      return paragraph ? [[key, paragraph] as const] : [];
    }),
    isKept,
  );
  const fresh = new Map<Paragraph, number>();
  const paragraphs = text.paragraphs.map((paragraph, index) => {
    const key = order[index] ?? '';
    const stays = isKept(key) || before.get(key) === after.get(key);
    if (stays || paragraph.kind !== 'plain' || !paragraph.label || isFixed(paragraph))
      return paragraph;
    const bare = { ...paragraph, label: null };
    fresh.set(bare, depthOf(key));
    return bare;
  });
  const labelled = withWorkingLabels({ ...text, paragraphs }, (one) => fresh.has(one), {
    ...rules,
    depthOf: (one) => fresh.get(one) ?? null,
  });
  // Where there is no number in between, the drafter's own stays.
  return {
    ...labelled,
    paragraphs: labelled.paragraphs.map((paragraph, index) => {
      const typed = text.paragraphs[index];
      return typed && labelOf(typed) && 'label' in paragraph && !paragraph.label
        ? typed
        : paragraph;
    }),
  };
}

function relabelledIn(text: Text, carried: Text): readonly Relabelled[] {
  return text.paragraphs.flatMap((paragraph, index) => {
    const typed = carried.paragraphs[index];
    const [was, is] = [typed ? labelOf(typed)?.text : undefined, labelOf(paragraph)?.text];
    const renamed = was !== undefined && is !== undefined && was !== is;
    return renamed ? [{ index, id: paragraph.id, was, label: is }] : [];
  });
}

function isFixed(paragraph: Paragraph): boolean {
  return isTombstone(paragraph) || paragraph.attributes.classes.includes('lock');
}

/** For each paragraph the labels of the kept paragraphs above and below it. */
function surroundings(
  order: readonly (readonly [string, Paragraph])[],
  isKept: (key: string) => boolean,
): ReadonlyMap<string, string> {
  const above = neighbours(order, isKept);
  const below = neighbours([...order].reverse(), isKept);
  return new Map(order.map(([key]) => [key, `${above.get(key)}\t${below.get(key)}`]));
}

function neighbours(
  order: readonly (readonly [string, Paragraph])[],
  isKept: (key: string) => boolean,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let last = '';
  for (const [key, paragraph] of order) {
    found.set(key, last);
    const label = labelOf(paragraph);
    if (isKept(key) && label && !isTombstone(paragraph)) last = label.text;
  }
  return found;
}

function touchedBy(
  key: string,
  { index, text }: { readonly index: number | null; readonly text: Text },
  texts: KeyedTexts,
): Touched {
  const paragraph = (index === null ? null : text.paragraphs[index]) ?? null;
  const [old, draft, now] = [texts.old, texts.draft, texts.now].map((text) => standing(text, key));
  const named = paragraph ?? draft ?? now ?? old ?? null;
  const labelled = [paragraph, now, old].find((one) => one && labelOf(one)) ?? null;
  return {
    index,
    id: named?.kind === 'note' ? named.name : (named?.id ?? null),
    label: labelled ? (labelOf(labelled)?.text ?? null) : null,
    draft: redlineBetween(old ?? null, draft ?? null),
    base: redlineBetween(old ?? null, now ?? null),
  };
}
