import type { Change } from '../../compare/comparison.ts';
import { labelKey } from '../../lineage/references/places.ts';
import type { Message, Place } from '../../model/message.ts';
import { labelOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { baseWords } from './base.ts';
import { between, quoted, unequal } from './deviate.ts';
import { ELISION } from './elided.ts';
import { type Decision, OTHER } from './quotations.ts';
import type { Deviation } from './verification.ts';
import { looseWords } from './words.ts';

/** Words that a line quotes of Decisions which it names; `numbers` has the one named nearest first. */
export interface Stretch {
  readonly words: string;
  readonly numbers: readonly string[];
  readonly place: Place | null;
  /** They may be new words that somebody proposes. */
  readonly proposed?: true;
}

// What a line has in quotation marks, other marks inside; fewer words are a term, and no quotation.
const MARKED = /«([^«»]+)»|“([^“”]+)”|„([^„“”]+)[“”]|"([^"]+)"/gu;
const FEWEST_WORDS = 5;

/** The words in quotation marks in a line, and where they begin and end. */
export function markedIn(
  line: string,
): readonly { readonly words: string; readonly start: number; readonly end: number }[] {
  return [...line.matchAll(MARKED)].flatMap((found) => {
    const words = found.slice(1).join('').trim();
    if ((words.match(/[\p{L}\p{N}]+/gu) ?? []).length < FEWEST_WORDS) return [];
    return [{ words, start: found.index, end: found.index + found[0].length }];
  });
}

/** Whether words stand in a text as they are, apart from what they leave out and say so; looks aside. */
export function standsIn(words: string, whole: string): boolean {
  const text = looseWords(whole);
  let from = 0;
  return looseWords(words)
    .split(ELISION)
    .every((part) => {
      // A quotation may begin inside a sentence or end with the mark of its own.
      const bare = part.replace(/[.,;:]$/u, '');
      const at = placeIn(bare, text, from);
      from = at + bare.length;
      return at >= 0;
    });
}

function placeIn(part: string, text: string, from: number): number {
  const small = text.indexOf(part, from);
  if (small >= 0) return small;
  const [first = ''] = part;
  const other = first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase();
  return text.indexOf(`${other}${part.slice(first.length)}`, from);
}

/** All words of a Decision in their order, its items with their marks. */
export function wholeWords({ paragraphs }: Decision): string {
  return paragraphs
    .map((one, at) => `${at === 0 ? '' : (labelOf(one)?.text ?? '')} ${baseWords(one)}`)
    .join(' ');
}

/** The words of a Decision without the marks of its items. */
export function bareWords({ paragraphs }: Pick<Decision, 'paragraphs'>): string {
  return paragraphs.map(baseWords).join(' ');
}

// So many of the quoted words must be those of a paragraph that is to have been quoted.
const ALIKE = 0.5;

/** How a stretch differs from the paragraph of these Decisions that it is most like; null where it is like none. */
export function stretchDeviations(
  { words, place }: Stretch,
  decisions: readonly Decision[],
): Deviation[] | null {
  const known = wordsIn(words);
  let best: { readonly where: string; readonly changes: readonly Change[] } | null = null;
  let most = 0;
  for (const { label, paragraphs } of decisions)
    for (const paragraph of paragraphs) {
      const own = baseWords(paragraph);
      // Most paragraphs share too few words: only the others are laid side by side.
      const shared = new Set(wordsIn(own));
      if (
        shareOf(
          known.filter((word) => shared.has(word)),
          known,
        ) < ALIKE
      )
        continue;
      const changes = between(own, words);
      const like = shareOf(wordsIn(keptIn(changes)), known);
      const item = labelOf(paragraph)?.text ?? '';
      const where = item === '' || item === label.text ? label.text : `${label.text} ${item}`;
      if (like >= ALIKE && like > most) [best, most] = [{ where, changes }, like];
    }
  if (best === null) return null;
  const expected = withoutEnds(best.changes);
  return unequal('quoted-decision', OTHER, { where: best.where, place, expected, found: words });
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function shareOf(some: readonly string[], all: readonly string[]): number {
  return some.length / Math.max(1, all.length);
}

function keptIn(changes: readonly Change[]): string {
  return changes
    .map((change) =>
      change.op === '=' ? plainText(change.runs) : change.op === '~' ? plainText(change.after) : '',
    )
    .join(' ');
}

// What of the adopted words stands before those quoted and behind them is not quoted.
function withoutEnds(changes: readonly Change[]): string {
  const kept = changes.findIndex(({ op }) => op !== '-');
  const last = changes.findLastIndex(({ op }) => op !== '-');
  return changes
    .slice(kept, last + 1)
    .flatMap((change) => {
      if (change.op === '+') return [];
      return change.op === '~' ? plainText(change.before) : plainText(change.runs);
    })
    .join('')
    .trim();
}

/** What came of holding stretches of words inside lines against Decisions. */
export interface JudgedStretches {
  readonly deviations: readonly Deviation[];
  readonly unproven: readonly Message[];
  /** How many were held against a Decision. */
  readonly proven: number;
  /** The numbers of these Decisions. */
  readonly held: ReadonlySet<string>;
}

/**
 * Holds each stretch against the Decisions that it names, `adopted` telling the wording of a number that is quoted at a place; one in the words of a
 * title quotes none.
 */
export function judgeStretches(
  stretches: readonly Stretch[],
  adopted: (number: string, place: Place | null) => Decision | null,
  titles: readonly string[],
): JudgedStretches {
  const deviations: Deviation[] = [];
  const unproven: Message[] = [];
  const held = new Set<string>();
  let proven = 0;
  for (const stretch of stretches) {
    const { words, numbers, place } = stretch;
    const own = numbers.flatMap((number) => adopted(number, place) ?? []);
    const from = own.find((one) =>
      [wholeWords, bareWords].some((all) => standsIn(words, all(one))),
    );
    if (!from && titles.some((title) => standsIn(words, title))) continue;
    const found = from ? [] : stretch.proposed ? null : stretchDeviations(stretch, own);
    if (found === null) unproven.push(sayUnproven(stretch));
    else {
      proven += 1;
      held.add(from ? labelKey(from.label) : (numbers[0] ?? ''));
      deviations.push(...found);
    }
  }
  return { deviations, unproven, proven, held };
}

function sayUnproven({ words, numbers: [number], place }: Stretch): Message {
  const text = `found ${quoted(words)} quoted beside Decision ${number}, expected words of it; the quotation is not proven`;
  return { severity: 'info', rule: 'unproven-quotation', text, place };
}
