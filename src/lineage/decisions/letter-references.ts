import type { CitedNumber, Reference } from '../../model/reference.ts';
import type { Span } from '../references/quoted.ts';
import { touching } from '../references/stretches.ts';
import type { LetterList } from './letter-lists.ts';

/** The numbers that the references of a passage cite, found by the letters at which they stand. */
export interface LetterReferences {
  /** Those of draft Decisions with the letters of a list. */
  readonly ofList: (list: LetterList) => readonly CitedNumber[];
  /** Those of the items that stand before their Decision: `b)` of `point b) of Decision 5.BB`. */
  readonly before: (number: Span) => readonly CitedNumber[];
}

/** Lays out the references of a passage by its lists, in the time of both together. Both stand in their order. */
export function letterReferences(
  references: readonly Reference[],
  lists: readonly LetterList[],
): LetterReferences {
  const ofLists = new Map<LetterList, CitedNumber[]>();
  for (const reference of references) {
    if (reference.kind !== 'draft-decision') continue;
    // Items behind a number, `c)` of `5.AA a) and c)`, are of the list that has the number.
    let last = touching(lists, reference)[0];
    for (const number of numbersIn(reference)) {
      last = touching(lists, reference.outer ?? number)[0] ?? last;
      if (last === undefined) break;
      const own = ofLists.get(last);
      if (own === undefined) ofLists.set(last, [number]);
      else own.push(number);
    }
  }
  const outers = references.flatMap((reference) =>
    reference.outer === null ? [] : [{ ...spanOf(reference.outer), reference }],
  );
  return {
    ofList: (list) => ofLists.get(list) ?? [],
    before: (number) => touching(outers, number).flatMap(({ reference }) => numbersIn(reference)),
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function numbersIn({ numbers }: Reference): readonly CitedNumber[] {
  return numbers.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
}
