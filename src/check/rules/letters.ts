import { draftLetter, letterIndex } from '../../lineage/decisions/letters.ts';
import { labelOf } from '../../model/paragraph.ts';
import { toldOfLetters } from '../letter-citations.ts';
import { type Listed, wholeDecisions } from '../listed-decisions.ts';
import type { Finding, Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on the letters of draft Decisions. */
export const LETTER_RULES: readonly Rule[] = [
  {
    name: 'letter-skipped',
    severity: 'warning',
    about: 'The letters of the draft Decisions of a paper pass over one.',
    run: skippedLetters,
  },
  {
    name: 'letter-repeated',
    severity: 'warning',
    about: 'Two texts of one paper give the same letter to a draft Decision.',
    run: repeatedLetters,
  },
  {
    name: 'dead-letter',
    severity: 'warning',
    about:
      'A draft Decision is cited with an item that it has not or deletes, or as a range from a higher to a lower letter.',
    run: deadLetters,
  },
];

interface Lettered extends Listed {
  readonly index: number;
  readonly text: string;
}

const LETTERS = /\p{Lu}{2,3}(?=\P{L}*$)/u;

/** The draft Decisions of a text with the places of their letters. */
function lettersIn(view: View): readonly Lettered[] {
  return wholeDecisions(view).flatMap(({ member, finding }) => {
    const text = LETTERS.exec(member.label)?.[0] ?? '';
    const index = letterIndex(text);
    return index === null ? [] : [{ member, finding, index, text }];
  });
}

/** The letters that other texts of the same paper give, each with the name of its text. */
function lettersBeside({ citations, world }: View): ReadonlyMap<string, string> {
  const { from } = citations();
  const beside = world.texts.filter(
    ({ instrument, adopted, paper, of }) =>
      instrument === 'decision' &&
      !adopted &&
      paper !== null &&
      paper === from?.paper &&
      of !== from.of,
  );
  return new Map(
    beside.flatMap(({ text, of }) =>
      text.paragraphs.flatMap((paragraph) => {
        const letter = LETTERS.exec(labelOf(paragraph)?.text ?? '')?.[0];
        return letter === undefined ? [] : [[letter, of] as const];
      }),
    ),
  );
}

function skippedLetters(view: View): Finding[] {
  if (isPast(view) || view.edition.adopted) return [];
  const own = lettersIn(view);
  const there = new Set([...own.map(({ text }) => text), ...lettersBeside(view).keys()]);
  return own.flatMap(({ member, finding, index }) => {
    const before = draftLetter(index - 1);
    if (before === null || there.has(before)) return [];
    return [finding(`found ${member.label}, expected ${before} before it`)];
  });
}

function repeatedLetters(view: View): Finding[] {
  if (isPast(view) || view.edition.adopted) return [];
  const beside = lettersBeside(view);
  return lettersIn(view).flatMap(({ member, finding, text }) => {
    const of = beside.get(text);
    if (of === undefined) return [];
    return [finding(`found ${member.label}, which ${of} has too, expected one in a paper`)];
  });
}

function deadLetters(view: View): Finding[] {
  return toldOfLetters(view, 'dead-letter');
}
