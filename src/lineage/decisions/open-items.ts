import { frontString } from '../../model/text.ts';
import { cleanParagraphs } from '../adopt.ts';
import type { ReferenceWords } from '../references/words.ts';
import { type KnownText, type World, withText } from '../references/world.ts';
import { lastDrafts } from './lettered-world.ts';
import { type Relettering, type RelinkedText, reletteringOf, relinkItems } from './relettered.ts';

/** The other drafts of Decisions of the meeting of a text, in their last stage and not adopted yet, whose items will get other letters. */
export function openReletterings(from: KnownText, world: World): readonly Relettering[] {
  const meeting = frontString(from.text, 'meeting');
  if (meeting === undefined) return [];
  return lastDrafts(world)
    .filter(({ of, text }) => of !== from.of && frontString(text, 'meeting') === meeting)
    .map((draft) => reletteringOf(draft, world.formulaFirst))
    .filter(({ numbers }) => numbers.length > 0);
}

/** A text with links on what is typed of the items of other open drafts, one after the other. `from` is the text as the world knows it. */
export function relinkOpenItems(
  from: KnownText,
  open: readonly Relettering[],
  world: World,
  words: ReferenceWords,
): RelinkedText {
  const none: RelinkedText = { text: from.text, stays: [], messages: [] };
  return open.reduce((done, relettering) => {
    const { text, stays, messages } = relinkItems(
      { ...from, text: done.text },
      relettering,
      world,
      words,
    );
    return {
      text,
      stays: [...done.stays, ...stays],
      messages: [...done.messages, ...messages],
    };
  }, none);
}

/** The world with those drafts as they will be adopted, so that a link to an item is printed with the letter that it keeps. */
export function withFinalItems(world: World, open: readonly Relettering[]): World {
  return open.reduce((known, { draft }) => {
    const paragraphs = cleanParagraphs(draft.text, world.formulaFirst);
    return withText(known, { ...draft, text: { ...draft.text, paragraphs } });
  }, world);
}
