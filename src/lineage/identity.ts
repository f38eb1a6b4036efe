import { compare } from '../compare/compare.ts';
import type { Comparison, Member, Pair } from '../compare/comparison.ts';
import { doubtsOf } from '../compare/doubts.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/**
 * Two paragraphs of which a person should say whether they are one. `same`: whether their ids say so today. `likeness` is that of
 * their words, from 0 to 1; 1 where the words are equal and the ids are not.
 */
export interface IdentityQuestion {
  readonly before: Member;
  readonly after: Member;
  readonly same: boolean;
  readonly likeness: number;
}

// Shorter ones (`Repealed`, heads of lists) stand in many texts without being the same.
const TELLING_WORDS = 8;

/**
 * What is doubtful about the ids of a text, seen from the revision that it was drawn from: the same id over words that are little alike or
 * that another paragraph has rather; different ids over words that are alike, or equal. Ids that were swapped are found as two of these. Words alone are asked, in
 * the order of the text after.
 */
export function identityQuestions(before: Text, after: Text): readonly IdentityQuestion[] {
  const comparison = compare(before, after, { ids: false });
  const doubts = doubtsOf(comparison, sameId).filter(({ before: from, after: to }) =>
    hasIds(from, to),
  );
  const questions = [...doubts, ...equalWords(comparison)];
  return questions
    .map(({ before: from, after: to, same, likeness }) => ({
      before: from,
      after: to,
      same,
      likeness,
    }))
    .sort((a, b) => a.after.index - b.after.index || a.before.index - b.before.index);
}

function sameId(before: Member, after: Member): boolean {
  return before.paragraph.id !== null && before.paragraph.id === after.paragraph.id;
}

function hasIds(before: Member, after: Member): boolean {
  return before.paragraph.id !== null && after.paragraph.id !== null;
}

function equalWords({ pairs }: Comparison): IdentityQuestion[] {
  return pairs.flatMap((pair: Pair): IdentityQuestion[] => {
    const [from] = pair.before;
    const [to] = pair.after;
    if (pair.kind !== 'kept' || !from || !to || !hasIds(from, to) || sameId(from, to)) return [];
    const words = plainText(contentOf(to.paragraph)).split(/\s+/);
    return words.length <= TELLING_WORDS
      ? []
      : [{ before: from, after: to, same: false, likeness: 1 }];
  });
}

/** What a person said of two paragraphs, by their ids; `line` is where it was said. */
export interface IdentityAnswer {
  readonly before: string;
  readonly after: string;
  readonly same: boolean;
  readonly line: number;
}

/** New ids for paragraphs of a text by the ones that they have, and the answers that cannot stand together. */
export interface Renaming {
  readonly names: ReadonlyMap<string, string>;
  readonly contradictions: readonly { readonly line: number; readonly text: string }[];
}

/**
 * The ids that follow from the answers: a paragraph that is the same takes the id before; one that is not, and one whose id goes to another,
 * get the id that `mint` gives. Answers that say what the ids say already change nothing. `held` are the ids of the text.
 */
export function renamingFrom(
  answers: readonly IdentityAnswer[],
  held: ReadonlySet<string>,
  mint: (id: string) => string,
): Renaming {
  const names = new Map<string, string>();
  const taken = new Map<string, number>();
  const contradictions: { line: number; text: string }[] = [];
  for (const { before, after, line } of answers.filter(({ same }) => same)) {
    const earlier = taken.get(before);
    const other = names.get(after);
    if (earlier !== undefined || (other !== undefined && other !== before)) {
      const text =
        earlier === undefined
          ? `found ${after} to be ${other} and ${before}, expected one of them`
          : `found ${before} to be two paragraphs (first in line ${earlier}), expected one`;
      contradictions.push({ line, text });
      continue;
    }
    taken.set(before, line);
    names.set(after, before);
  }
  for (const id of [...taken.keys()]) if (held.has(id) && !names.has(id)) names.set(id, mint(id));
  for (const { before, after, same, line } of answers) {
    if (same || before !== after) continue;
    if (taken.has(before) && names.get(after) === before)
      contradictions.push({
        line,
        text: `found ${after} to be ${before} and not to be it, expected one of them`,
      });
    else if (!names.has(after)) names.set(after, mint(after));
  }
  for (const [id, name] of [...names]) if (id === name) names.delete(id);
  return { names, contradictions };
}
