import type { LanguageProfile } from '../../model/profile.ts';
import type { CitedRange, Reference } from '../../model/reference.ts';

/** A typed recommended action: its printed words, what they cite, and those that lead on to it (`delete the following:`). */
export interface ActionWords {
  readonly content: string;
  readonly references: readonly Reference[];
  readonly chapeau: string;
}

/**
 * The numbers of the adopted Decisions that a typed action deletes whole, ranges counted out. One action may renew some and delete others: what
 * is done to a Decision tells the verb that stands nearest to it, else that of the chapeau. An item deleted of a Decision deletes none.
 */
export function deletedIn(action: ActionWords, words: LanguageProfile): readonly string[] {
  return decidedIn(action, words, true);
}

/** As `deletedIn`, those that it renews, amends or retains. */
export function keptIn(action: ActionWords, words: LanguageProfile): readonly string[] {
  return decidedIn(action, words, false);
}

function decidedIn(
  { content, references, chapeau }: ActionWords,
  words: LanguageProfile,
  deletes: boolean,
): readonly string[] {
  const deleting = stemsOf(words.words.actionDeleting ?? '');
  const keeping = stemsOf(words.words.actionKeeping ?? '');
  const own = verbsIn(content, deleting, keeping);
  const inherited = own.length === 0 ? verbsIn(chapeau, deleting, keeping).at(-1) : undefined;
  return references
    .filter(({ kind }) => kind === 'decision')
    .filter((reference) => (nearest(own, reference) ?? inherited)?.deletes === deletes)
    .flatMap(({ numbers }) => numbers.filter(isWhole).flatMap(countedOut));
}

interface Verb {
  readonly start: number;
  readonly end: number;
  readonly deletes: boolean;
}

/** The stems of verbs of a profile (`suprim|elimin`), in small letters. */
export function stemsOf(form: string): readonly string[] {
  return form
    .toLowerCase()
    .split('|')
    .filter((stem) => stem !== '');
}

const ENDING = /^\p{L}*/u;

function verbsIn(
  content: string,
  deleting: readonly string[],
  keeping: readonly string[],
): readonly Verb[] {
  const plain = content.toLowerCase();
  const found = [...deleting, ...keeping].flatMap((stem) => {
    const verbs: Verb[] = [];
    for (let at = plain.indexOf(stem); at >= 0; at = plain.indexOf(stem, at + stem.length)) {
      const ending = ENDING.exec(plain.slice(at + stem.length, at + stem.length + 12))?.[0] ?? '';
      const end = at + stem.length + ending.length;
      verbs.push({ start: at, end, deletes: deleting.includes(stem) });
    }
    return verbs;
  });
  return found.sort((a, b) => a.start - b.start);
}

function nearest(verbs: readonly Verb[], { start, end }: Reference): Verb | undefined {
  const distance = (verb: Verb): number =>
    verb.end <= start ? start - verb.end : Math.max(verb.start - end, 0);
  return verbs.toSorted((a, b) => distance(a) - distance(b))[0];
}

function isWhole({ from, to }: CitedRange): boolean {
  return from.labels.length === 1 && (to === null || to.labels.length === 1);
}

const MOST_COUNTED = 1000;

function countedOut({ from, to }: CitedRange): readonly string[] {
  const first = from.labels[0] ?? '';
  const last = to?.labels[0] ?? first;
  const [, series = '', start = ''] = /^(.*?)(\d+)$/.exec(first) ?? [];
  const [, lastSeries, end = ''] = /^(.*?)(\d+)$/.exec(last) ?? [];
  const length = Number(end) - Number(start);
  if (start === '' || lastSeries !== series || length < 0 || length > MOST_COUNTED)
    return [first, last];
  return Array.from({ length: length + 1 }, (_, index) => `${series}${Number(start) + index}`);
}
