import type { Known, KnownFact, ReadText } from './known.ts';
import type { DecisionText, Member } from './members.ts';
import type { DecisionRepeal } from './states.ts';

/** A Decision or item that says which one it goes on with. */
export interface Continuation {
  readonly text: ReadText;
  readonly member: Member;
}

type OfSubject = Pick<DecisionText, 'body' | 'subject'>;

/** What is known, laid out so that each Decision finds its own: of a subject the texts, of an id the facts and what continues it, of a text its repeals. */
export interface KnownIndex {
  /** The adopted texts of a subject, in the order of their meetings. */
  readonly adoptedOf: (subject: OfSubject) => readonly ReadText[];
  readonly draftsOf: (subject: OfSubject) => readonly ReadText[];
  /** All facts on paragraphs of a subject; with an id those on this one. */
  readonly factsOf: (subject: OfSubject, id?: string) => readonly KnownFact[];
  readonly repealsOf: (text: ReadText) => readonly DecisionRepeal[];
  /** What drafts would repeal of a text. */
  readonly proposedRepealsOf: (text: ReadText) => readonly DecisionRepeal[];
  /** Decisions and items of adopted texts, or of drafts, that go on with a paragraph of a text. */
  readonly continuing: (text: ReadText, id: string, drafts: boolean) => readonly Continuation[];
}

/** Lays out what is known, once. */
export function knownIndex({
  adopted,
  drafts,
  facts,
  repeals,
}: Pick<Known, 'adopted' | 'drafts' | 'facts' | 'repeals'>): KnownIndex {
  const adoptedOf = grouped(adopted, subjectOf);
  const draftsOf = grouped(drafts, subjectOf);
  const ofSubject = grouped(facts, subjectOf);
  const ofId = grouped(facts, (fact) => `${subjectOf(fact)}#${fact.id}`);
  const repealsIn = (proposed: boolean): ReadonlyMap<string, readonly DecisionRepeal[]> =>
    grouped(
      repeals.filter((each) => each.proposed === proposed),
      ({ repeal }) => repeal.of,
    );
  const [repealsOf, proposedOf] = [repealsIn(false), repealsIn(true)];
  const onAdopted = continuations(adopted);
  const onDrafts = continuations(drafts);
  return {
    adoptedOf: (subject) => adoptedOf.get(subjectOf(subject)) ?? [],
    draftsOf: (subject) => draftsOf.get(subjectOf(subject)) ?? [],
    factsOf: (subject, id) =>
      (id === undefined
        ? ofSubject.get(subjectOf(subject))
        : ofId.get(`${subjectOf(subject)}#${id}`)) ?? [],
    repealsOf: (text) => repealsOf.get(`decision:${nameOf(text)}`) ?? [],
    proposedRepealsOf: (text) => proposedOf.get(`decision:${nameOf(text)}`) ?? [],
    continuing: (text, id, isDraft) =>
      (isDraft ? onDrafts : onAdopted).get(`${nameOf(text)}#${id}`) ?? [],
  };
}

function subjectOf({ body, subject }: OfSubject): string {
  return `${body}/${subject}`;
}

function nameOf({ body, meeting, subject }: ReadText): string {
  return `${body}/${meeting}/${subject}`;
}

function continuations(texts: readonly ReadText[]): ReadonlyMap<string, readonly Continuation[]> {
  const found = texts.flatMap((text) =>
    text.members.flatMap((member) => {
      const { continues: target, deleted } = member;
      if (deleted || target?.kind !== 'instrument' || target.instrument !== 'decision') return [];
      return target.ids.map((id) => ({ name: `${target.of}#${id}`, text, member }));
    }),
  );
  return grouped(found, ({ name }) => name);
}

/** All under the keys that they have, each group in its order. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
