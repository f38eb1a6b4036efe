import type { CitedNumber } from '../../model/reference.ts';
import type { LetterEntry, LetterList, LetterNumber } from './letter-lists.ts';
import { type LetterPassage, linkOf, type NumberedWorld } from './letter-passage.ts';
import { idsAt, type LetteredPaper, printLetter } from './lettered-papers.ts';
import { letterIndex, provisionalOf } from './letters.ts';

/** The items that stand before the Decision that they are of, without its number: `b` of `point b) of Decision 5.BB`. */
export function itemsBefore(
  number: LetterNumber,
  { cited }: LetterPassage,
): readonly (readonly string[])[] {
  return cited()
    .before(number)
    .map(({ labels }) => labels.slice(1));
}

/**
 * What a list of letters of one paper cites that leads to nothing, as words of a message: a range the wrong way round, an item that is
 * deleted or not there. Null where all of it stands. Only what stands outside of links is looked at: `free`.
 */
export function lackingIn(
  list: LetterList,
  free: readonly LetterNumber[],
  owner: LetteredPaper,
  passage: LetterPassage,
  world: NumberedWorld,
): string | null {
  const outside = new Set(free);
  const reversed = list.entries.find((entry) => isReversed(entry) && outside.has(entry.from));
  if (reversed !== undefined) {
    const { from, to } = reversed;
    const shown = [from, to].flatMap((one) => (one ? printLetter(one.letter, world.papers) : []));
    return `found a range from ${shown.join(' to ')}, expected the lower letter first`;
  }
  for (const { letter, items } of itemsOf(list, free, passage, world)) {
    const decision = owner.decisions.get(letter);
    if (decision === undefined || idsAt(decision, items, world.before).length > 0) continue;
    const shown = [printLetter(letter, world.papers), ...items.map((item) => `${item})`)].join(' ');
    return `found ${shown}, expected an item that this draft of ${owner.name} has`;
  }
  return null;
}

function isReversed({ from, to }: LetterEntry): boolean {
  const [first, last] = [letterIndex(from.letter), letterIndex(to?.letter ?? '')];
  return first !== null && last !== null && first > last;
}

interface LetterItems {
  readonly letter: string;
  readonly items: readonly string[];
}

// What no reference reads (`5 aa a)`) has the items that stand directly behind it.
function itemsOf(
  list: LetterList,
  free: readonly LetterNumber[],
  { cited, links }: LetterPassage,
  { words }: NumberedWorld,
): readonly LetterItems[] {
  const direct = free.filter(({ items }) => items.length > 0);
  const letters = new Set(free.map(({ letter }) => letter));
  const read = cited()
    .ofList(list)
    .filter((number) => number.labels.length > 1 && !isLinked(number, links))
    .flatMap(({ labels: [first = '', ...items] }): readonly LetterItems[] => {
      const letter = provisionalOf(first, words.draftDecision)?.letter;
      return letter === undefined || !letters.has(letter) ? [] : [{ letter, items }];
    });
  return [...direct, ...read];
}

function isLinked({ start, end }: CitedNumber, links: Parameters<typeof linkOf>[1]): boolean {
  return linkOf({ start, end }, links) !== null;
}
