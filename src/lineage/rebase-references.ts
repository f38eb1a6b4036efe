import type { Message } from '../model/message.ts';
import { contentOf, isTombstone, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { readTarget } from '../model/target.ts';
import type { Text } from '../model/text.ts';
import { citedPlaces, printPlace } from './label-path.ts';
import { sameWords } from './rebase-paragraph.ts';
import { type Followed, followReferences } from './references/follow.ts';
import { heirsOf } from './references/heirs.ts';
import { linkSpans } from './references/linked.ts';
import type { ReferenceWords } from './references/words.ts';
import { type World, withText } from './references/world.ts';

/** A reference of a carried draft to a paragraph that does not stand in it. */
export interface Dangling {
  readonly index: number;
  readonly id: string | null;
  readonly words: string;
  /** The paragraphs that are not there. */
  readonly gone: readonly string[];
}

/** A carried draft with its references in its own numbers, and what was done to them. */
export interface CarriedReferences {
  readonly text: Text;
  readonly followed: readonly Followed[];
  /** References to what the draft had or the newer base has, and that lead nowhere in both together. */
  readonly dangling: readonly Dangling[];
  readonly messages: readonly Message[];
}

/** What the references of a carried draft are held against: the draft as it was, and the base that it has now. */
export interface CarriedFrom {
  readonly draft: Text;
  readonly now: Text;
}

/**
 * Prints the live references of a carried draft anew where the numbers that they cite are others than they were: in its own sentences and comments,
 * for those of the newer base are in its numbers already. Links to other texts stay as they are.
 */
export function carryReferences(
  carried: Text,
  { draft, now }: CarriedFrom,
  world: World,
  words: ReferenceWords,
): CarriedReferences {
  const [was, is] = [numbersOf(draft, world), numbersOf(carried, world)];
  const bases = basesOwn(carried, now);
  const masked = { ...carried, paragraphs: carried.paragraphs.map((one) => mask(one, bases)) };
  const known = world.texts.find(({ text }) => text === draft);
  const held = known === undefined ? world : withText(world, { ...known, text: masked });
  const heirs = heirsOf(masked, held);
  const standing = (id: string): string => (is.has(id) ? id : (heirs.get(id) ?? id));
  const found = followReferences(masked, held, words, {
    comments: true,
    only: (link) => {
      const ids = idsIn(link);
      const renumbered = ids.some((id) => was.has(id) && was.get(id) !== is.get(standing(id)));
      return renumbered && ids.every((id) => is.has(standing(id)));
    },
  });
  const paragraphs = carried.paragraphs.map((paragraph, index) => {
    const own = found.text.paragraphs[index] ?? paragraph;
    return bases.has(paragraph) ? { ...paragraph, comments: own.comments } : own;
  });
  const text = { ...carried, paragraphs };
  const dangling = danglingIn(text, [draft, now]).filter(({ gone }) =>
    gone.some((id) => !is.has(standing(id))),
  );
  return {
    text,
    followed: found.followed,
    dangling,
    messages: found.messages,
  };
}

// The paragraphs that print what the newer base prints.
function basesOwn({ paragraphs }: Text, now: Text): ReadonlySet<Paragraph> {
  const theirs = new Map(now.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const own = paragraphs.filter((paragraph) => {
    const base = paragraph.id === null ? undefined : theirs.get(paragraph.id);
    return base !== undefined && sameWords(base, paragraph);
  });
  return new Set(own);
}

function mask(paragraph: Paragraph, bases: ReadonlySet<Paragraph>): Paragraph {
  if (!bases.has(paragraph)) return paragraph;
  if (paragraph.kind === 'row') return { ...paragraph, cells: [] };
  return 'content' in paragraph ? { ...paragraph, content: [] } : paragraph;
}

/** The number under which each paragraph is cited, by id; tombstones have none. */
function numbersOf(text: Text, { formulaFirst }: World): ReadonlyMap<string, string> {
  const places = citedPlaces(text, formulaFirst);
  return new Map(
    text.paragraphs.flatMap((paragraph, index) => {
      const place = places[index];
      if (paragraph.id === null || !place || isTombstone(paragraph)) return [];
      return [[paragraph.id, printPlace(place)] as const];
    }),
  );
}

function idsIn(link: string): readonly string[] {
  const target = readTarget(link);
  return target?.kind === 'paragraphs' ? target.ids : [];
}

// What led nowhere before is no news; a reference of a comment to what the draft deletes is as it should be.
function danglingIn(text: Text, befores: readonly Text[]): readonly Dangling[] {
  const there = standingIds(text);
  const known = befores.map(standingIds);
  return text.paragraphs.flatMap((paragraph, index) => {
    if (isTombstone(paragraph)) return [];
    const runs = contentOf(paragraph);
    const content = plainText(runs);
    return linkSpans(runs).flatMap(({ start, end, link }): readonly Dangling[] => {
      const gone = idsIn(link).filter((id) => !there.has(id) && known.some((ids) => ids.has(id)));
      if (gone.length === 0) return [];
      return [{ index, id: paragraph.id, words: content.slice(start, end), gone }];
    });
  });
}

function standingIds({ paragraphs }: Text): ReadonlySet<string> {
  return new Set(
    paragraphs.flatMap((paragraph) => (isTombstone(paragraph) ? [] : (paragraph.id ?? []))),
  );
}
