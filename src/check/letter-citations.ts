import { letteredWorld } from '../lineage/decisions/lettered-world.ts';
import { followNumbers, type LetterMessage } from '../lineage/decisions/number-follow.ts';
import type { Finding } from './rule.ts';
import { isPast, type View } from './view.ts';

const told = new WeakMap<View, readonly LetterMessage[]>();

/** What numbering the draft Decisions of its meeting would say by this rule of the letters that a draft or paper cites; worked out once for all rules. */
export function toldOfLetters(view: View, rule: LetterMessage['rule']): Finding[] {
  const all = told.get(view) ?? findingsOf(view);
  told.set(view, all);
  return all
    .filter((found) => found.rule === rule)
    .map(({ text, place, words }) => ({
      text,
      id: null,
      place,
      ...(words === undefined ? {} : { words }),
    }));
}

function findingsOf(view: View): readonly LetterMessage[] {
  const { from, words } = view.citations();
  if (from === null || from.adopted || isPast(view)) return [];
  // Where no draft is there in this language, nothing can be said of their letters.
  const lettered = letteredWorld(from, view.world, words);
  return lettered === null ? [] : followNumbers(view.text, from, lettered).messages;
}
