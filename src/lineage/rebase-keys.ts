import { compare } from '../compare/compare.ts';
import { identityOf } from '../compare/side.ts';
import { isTombstone, type Paragraph } from '../model/paragraph.ts';
import type { Text } from '../model/text.ts';

/** The paragraphs of a text by keys under which the same paragraph is found in other texts, in order. */
export type Keyed = ReadonlyMap<string, Paragraph>;

/** What stands for an id in three texts of which the first is the base of both others. */
export interface KeyedTexts {
  readonly old: Keyed;
  readonly draft: Keyed;
  readonly now: Keyed;
}

/**
 * Gives every paragraph a key: its id; a note its name; a table without an id that of its first row; what has none the key of the
 * paragraph of the base that is the same by its words.
 */
export function keyTexts(old: Text, draft: Text, now: Text): KeyedTexts {
  const known = keysOf(old, 'old', new Map());
  return {
    old: keyed(old, known),
    draft: keyed(draft, keysOf(draft, 'draft', sameAs(old, draft, known))),
    now: keyed(now, keysOf(now, 'now', sameAs(old, now, known))),
  };
}

function keyed({ paragraphs }: Text, keys: readonly string[]): Keyed {
  return new Map(paragraphs.map((paragraph, index) => [keys[index] ?? '', paragraph]));
}

/** The keys of the base by the index of the one paragraph of a text that is the same. */
function sameAs(old: Text, text: Text, known: readonly string[]): ReadonlyMap<number, string> {
  return new Map(
    compare(old, text).pairs.flatMap(({ before, after }) => {
      const [was, is] = [before[0], after[0]];
      const one = before.length === 1 && after.length === 1;
      return one && was && is ? [[is.index, known[was.index] ?? ''] as const] : [];
    }),
  );
}

function keysOf(
  { paragraphs }: Text,
  name: string,
  same: ReadonlyMap<number, string>,
): readonly string[] {
  const taken = new Set<string>();
  const take = (key: string): string | null => {
    if (key === '' || taken.has(key)) return null;
    taken.add(key);
    return key;
  };
  const keys = paragraphs.map((paragraph) => {
    const id = identityOf(paragraph);
    return id === null ? null : take(`${paragraph.kind === 'note' ? 'note ' : ''}${id}`);
  });
  const found = keys.map((key, index) => key ?? take(same.get(index) ?? ''));
  return found.map((key, index) => {
    if (key !== null) return key;
    const row = paragraphs[index]?.kind === 'table' ? found[index + 1] : null;
    return (row ? take(`table ${row}`) : null) ?? `${name} ${index}`;
  });
}

/** The tombstone of a key, null where there is none. */
export function grave(texts: Keyed, key: string): Paragraph | null {
  const paragraph = texts.get(key);
  return paragraph && isTombstone(paragraph) ? paragraph : null;
}

/** The paragraph of a key, null where there is none or a tombstone alone. */
export function standing(texts: Keyed, key: string): Paragraph | null {
  const paragraph = texts.get(key);
  return paragraph && !isTombstone(paragraph) ? paragraph : null;
}
