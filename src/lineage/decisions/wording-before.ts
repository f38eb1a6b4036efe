import { isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import type { Chain, Edition } from '../chain.ts';
import { removalsOf } from '../recorded.ts';
import { withoutGone } from './gone.ts';
import { idOfDecision, paragraphsIn, type Section, sectionsOf, withOlder } from './sections.ts';

/** An adopted text of a subject of Decisions, by the key of its meeting. */
export type AdoptedText = Pick<Edition, 'key' | 'base' | 'text'>;

/**
 * What stood before a text of Decisions, in the wordings in force: `before`, and of `older` adopted texts of the subject (newest first) each
 * Decision that `after` goes on with or takes out and that no text in between has settled. Of what it does not name of older texts it
 * says nothing. `after` are the stages of one text. What is `gone` of them, by register, by repeal or otherwise, is left out. Where it treats nothing older and
 * nothing went, `before` as it is.
 */
export function wordingBefore(
  after: readonly Text[],
  before: AdoptedText,
  older: () => readonly AdoptedText[],
  formulaFirst: boolean,
  gone: ReadonlySet<string>,
): Text {
  const text = treatedWordings(after, before, older, formulaFirst);
  return withoutGone(text, gone, formulaFirst, new Set(after.flatMap((one) => [...idsOf(one)])));
}

function treatedWordings(
  after: readonly Text[],
  before: AdoptedText,
  older: () => readonly AdoptedText[],
  formulaFirst: boolean,
): Text {
  const treated = treatedBy(after);
  const settled = idsOf(before.text);
  const removed = new Set(removalsOf(before.text).map(({ id }) => id));
  if (treated.struck.size === 0 && [...treated.ids].every((id) => settled.has(id)))
    return before.text;
  const bases = new Set([before.base]);
  const start = sectionsOf(before.text, formulaFirst);
  let sections = start;
  for (const { key, base, text } of older()) {
    const isOpen = (decision: readonly Paragraph[], { heading }: Section): boolean => {
      const [id, above] = [idOfDecision(decision), heading?.id ?? ''];
      if (settled.has(id) || removed.has(id) || removed.has(above)) return false;
      return treated.ids.has(id) || treated.struck.has(above);
    };
    // A text that was drawn from this one has, or has taken out, all that it had.
    if (!bases.has(key))
      sections = withOlder(sections, { key, sections: sectionsOf(text, formulaFirst) }, isOpen);
    bases.add(base);
    for (const id of idsOf(text)) settled.add(id);
    for (const { id } of removalsOf(text)) removed.add(id);
  }
  const paragraphs = paragraphsIn(sections);
  return paragraphs.length === before.text.paragraphs.length
    ? before.text
    : { ...before.text, paragraphs };
}

/** The adopted texts of a chain of Decisions before the one of this meeting, newest first; `meetings` are those of the body in their order. */
export function adoptedBefore(
  chain: Chain,
  key: string,
  meetings: readonly string[],
): readonly AdoptedText[] {
  const own = meetings.indexOf(key);
  return chain
    .filter((edition) => edition.adopted && meetings.indexOf(edition.key) < own)
    .filter((edition) => meetings.includes(edition.key))
    .sort((a, b) => meetings.indexOf(b.key) - meetings.indexOf(a.key));
}

interface Treated {
  readonly ids: ReadonlySet<string>;
  /** Those that go, headings among them. */
  readonly struck: ReadonlySet<string>;
}

function treatedBy(texts: readonly Text[]): Treated {
  const struck = new Set(
    texts.flatMap((text) => [
      ...text.paragraphs.flatMap((one) => (isTombstone(one) && one.id !== null ? [one.id] : [])),
      ...removalsOf(text).map(({ id }) => id),
    ]),
  );
  return { ids: new Set([...struck, ...texts.flatMap((text) => [...idsOf(text)])]), struck };
}

function idsOf({ paragraphs }: Text): Set<string> {
  return new Set(paragraphs.flatMap(({ id }) => id ?? []));
}
