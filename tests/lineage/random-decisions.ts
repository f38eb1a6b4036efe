import fc from 'fast-check';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import type { DecisionRepeal } from '../../src/lineage/decisions/states.ts';
import type { RegisterFact } from '../../src/model/register.ts';
import { fact, MEETINGS } from './decision-texts.ts';

/** A Decision of a random text: by which meeting it was numbered, and all that must be the same for it to be kept. */
export interface RandomDecision {
  readonly id: string;
  readonly given: number;
  readonly words: string;
  readonly note: string;
  readonly items: readonly string[];
  readonly addressee: string;
  readonly continues: string | null;
}

/** A random text of Decisions, adopted or a draft, drawn from the meeting before it or from none. */
export interface RandomText {
  readonly meeting: string;
  readonly stage: string | null;
  readonly base: string | null;
  readonly languages: readonly string[];
  readonly decisions: readonly RandomDecision[];
  readonly removed: readonly { readonly id: string; readonly into: string | null }[];
}

const DECISIONS = ['bodal', 'jivor', 'kutes'] as const;
const NAMES: readonly string[] = DECISIONS;
const ADDRESSEES = ['Parties', 'the Secretariat'];

/** The id of an item of a Decision by its place. */
export function itemId(decision: string, at: number): string {
  return `${decision}-${at}`;
}

const IDS = DECISIONS.flatMap((id) => [id, itemId(id, 0), itemId(id, 1)]);

// Mostly the first, so that much is the same from one text to the next.
function mostly<T>(first: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(first) }, fc.constantFrom(...others));
}

function anyDecision(id: string, at: number): fc.Arbitrary<RandomDecision> {
  const earlier = MEETINGS.slice(0, at).flatMap((meeting) =>
    IDS.map((name) => `decision:abc/${meeting}/fund#${name}`),
  );
  return fc.record({
    id: fc.constant(id),
    given: mostly(1, at + 1),
    words: mostly('sail', 'row'),
    note: mostly('', 'By boat.', 'By ship.'),
    items: mostly(['a)', 'b)'], ['i)', 'ii)'], []),
    addressee: mostly('the Secretariat', 'Parties'),
    continues: earlier.length === 0 ? fc.constant(null) : mostly(null, ...earlier),
  });
}

/** A text of one of the meetings. */
export const anyText: fc.Arbitrary<RandomText> = fc.nat(MEETINGS.length - 1).chain((at) =>
  fc
    .record({
      meeting: fc.constant(MEETINGS[at] ?? ''),
      stage: fc.constantFrom(null, null, 'draft'),
      base: fc.constantFrom(null, MEETINGS[at - 1] ?? null, MEETINGS[0] ?? null),
      languages: mostly(['en', 'fr'], ['en'], ['fr']),
      decisions: fc
        .tuple(...DECISIONS.map((id) => fc.option(anyDecision(id, at), { freq: 3 })))
        .map((found) => found.filter((one) => one !== null)),
      removed: fc.array(
        fc.record({ id: fc.constantFrom(...IDS), into: mostly<string | null>(null, ...IDS) }),
        { maxLength: 2 },
      ),
    })
    .map((text) => ({
      ...text,
      removed: text.removed.filter(({ id, into }) => id !== into && !idsOf(text).has(id)),
    })),
);

/** Texts of a subject, each meeting and stage once. */
export const anyTexts: fc.Arbitrary<readonly RandomText[]> = fc.uniqueArray(anyText, {
  selector: ({ meeting, stage }) => `${meeting}.${stage}`,
  minLength: 1,
  maxLength: 5,
});

/** The ids that stand in a text, those of items too. */
export function idsOf({ decisions }: Pick<RandomText, 'decisions'>): Set<string> {
  return new Set(
    decisions.flatMap(({ id, items }) => [id, ...items.map((_, at) => itemId(id, at))]),
  );
}

/** What a register tells of them. */
export const anyFact: fc.Arbitrary<RegisterFact> = fc
  .record({
    of: fc.constantFrom(...MEETINGS.slice(0, 3)),
    id: fc.constantFrom(...IDS, 'to0'),
    meeting: fc.constantFrom(...MEETINGS),
    status: fc.constantFrom('deleted', 'repealed', 'implemented', 'lapsed', 'superseded'),
    proposed: fc.boolean(),
  })
  .map(({ of, id, meeting, status, proposed }) =>
    status === 'deleted' || status === 'repealed'
      ? fact(of, id, meeting, { kind: 'formal', status, proposed })
      : fact(of, id, meeting, {
          kind: 'substance',
          status: status as 'implemented' | 'lapsed' | 'superseded',
        }),
  );

/** What a Resolution repeals of them, in whole or in part. */
export const anyRepeal: fc.Arbitrary<DecisionRepeal> = fc
  .record({
    of: fc.nat(MEETINGS.length - 2),
    later: fc.nat(2),
    ids: fc.oneof(fc.constant(null), fc.subarray([...DECISIONS], { minLength: 1 })),
  })
  .map(({ of, later, ids }) => ({
    meeting: MEETINGS[Math.min(of + 1 + later, MEETINGS.length - 1)] ?? '',
    document: '2.7',
    proposed: false,
    repeal: { of: `decision:abc/${MEETINGS[of]}/fund`, key: null, ids },
    place: { file: 'r.md', line: 1, column: 1 },
  }));

/** A random text as it is read; `first` is the language in which lists have it, where it has that. */
export function readRandom(text: RandomText, first: string): DecisionText {
  const { meeting, stage, base, languages } = text;
  const own = languages.includes(first) ? first : (languages[0] ?? first);
  const others = languages.filter((language) => language !== own);
  return {
    body: 'abc',
    subject: 'fund',
    meeting,
    stage,
    base,
    document: `ABC/${meeting.toUpperCase()}/Doc.1`,
    file: `${meeting}.${stage}.md`,
    text: inLanguage(text, own),
    translations: others.map((language) => inLanguage(text, language)),
  };
}

function inLanguage(text: RandomText, language: string): DecisionText['text'] {
  const { meeting, stage, base, decisions, removed } = text;
  const gone = removed.flatMap(({ id, into }) => [
    `  - id: ${id}`,
    ...(into === null ? [] : [`    into: ${into}`]),
  ]);
  const head = [
    'body: abc',
    'kind: decisions',
    'subject: fund',
    `meeting: ${meeting}`,
    `language: ${language}`,
    ...(base === null ? [] : [`base: ${base}`]),
    ...(stage === null ? [] : [`stage: ${stage}`]),
    ...(gone.length === 0 ? [] : ['removed:', ...gone]),
  ].join('\n');
  const directed = ADDRESSEES.flatMap((addressee, at) => {
    const own = decisions.filter((one) => one.addressee === addressee);
    if (own.length === 0) return [];
    const heading = `## ${language}: ${addressee} {#to${at} .directed-to}`;
    return [heading, ...own.flatMap((one) => blocksOf(one, language))];
  });
  return readMarkdown(`---\n${head}\n---\n\n# Fund {#title}\n\n${directed.join('\n\n')}\n`).value;
}

function blocksOf(decision: RandomDecision, language: string): readonly string[] {
  const { id, given, words, note, items, continues } = decision;
  const number = `${given}.${NAMES.indexOf(id) + 1}`;
  const goesOn = continues === null ? '' : ` continues=${continues}`;
  const mark = note === '' ? '' : `[^note-${id}]`;
  return [
    `**${number}** ${language} ${words}${mark} {#${id}${goesOn}}`,
    ...items.map((label, at) => `**${label}** ${language} item ${at}; {#${itemId(id, at)}}`),
    ...(note === '' ? [] : [`[^note-${id}]: ${language} ${note}`]),
  ];
}
