import { describe, expect, it } from 'vitest';
import { decisionsInEffect } from '../../src/lineage/decisions/in-effect.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import type { DecisionRepeal } from '../../src/lineage/decisions/states.ts';
import type { RegisterFact } from '../../src/model/register.ts';
import { decisions, fact, register, stateOf, states } from './decision-texts.ts';

const TO = '## Directed to Parties {#par .directed-to}\n\n';
const STAYS = '**1.2** Parties shall row. {#jivor}\n';
const CHAPEAU = '**1.1** Parties shall: {#bodal}\n\n';
const ITEM_A = '**a)** give; {#gemin}\n\n';
const ITEM_B = '**b)** take. {#hukat}\n\n';

const FIRST = decisions('cop1', TO + CHAPEAU + ITEM_A + ITEM_B + STAYS);
const LATER = (meeting: string, base: string | null, body = STAYS, head = '') =>
  decisions(meeting, TO + body, { base, head });

const deleted = { kind: 'formal', status: 'deleted', proposed: false } as const;
const gone = (id: string, meeting: string) => fact('cop1', id, meeting, deleted, 7);
const repealed = (meeting: string, ...ids: readonly string[]): DecisionRepeal => {
  const repeal = { of: 'decision:abc/cop1/fund', key: null, ids };
  const place = { file: 'r.md', line: 1, column: 1 };
  return { meeting, document: '2.7', proposed: false, repeal, place };
};

/** Texts after the first, what registers and Resolutions say, and how 1.1 b) went; all of it without an error. */
interface Case {
  readonly name: string;
  readonly texts: readonly DecisionText[];
  readonly facts?: readonly RegisterFact[];
  readonly repeals?: readonly DecisionRepeal[];
  readonly went: string;
}

const CASES: readonly Case[] = [
  {
    name: 'repealed, and a later text that was drawn from the same base',
    texts: [LATER('cop3', 'cop1')],
    repeals: [repealed('cop2', 'bodal')],
    went: 'repealed at cop2',
  },
  {
    name: 'deleted by a register, and a later text that was drawn from the same base',
    texts: [LATER('cop3', 'cop1')],
    facts: [gone('bodal', 'cop2')],
    went: 'deleted at cop2',
  },
  {
    name: 'deleted by a register at the meeting of the text that lacks it',
    texts: [LATER('cop2', 'cop1')],
    facts: [gone('bodal', 'cop2')],
    went: 'deleted at cop2',
  },
  {
    name: 'gone with its heading, and a later text without it',
    texts: [LATER('cop3', 'cop1', '**3.1** Parties shall sail. {#lumek}\n')],
    facts: [gone('par', 'cop2')],
    went: 'deleted at cop2',
  },
  {
    name: 'an item repealed, and a later text that has the rest',
    texts: [LATER('cop3', 'cop1', CHAPEAU + ITEM_A + STAYS)],
    repeals: [repealed('cop2', 'hukat')],
    went: 'repealed at cop2',
  },
  {
    name: 'kept, then repealed, and a later text without it',
    texts: [LATER('cop2', 'cop1', CHAPEAU + ITEM_A + ITEM_B + STAYS), LATER('cop4', 'cop2')],
    repeals: [repealed('cop3', 'bodal')],
    went: 'repealed at cop3',
  },
  {
    name: 'kept, and lacking in a text that was drawn from the first',
    texts: [LATER('cop2', null, CHAPEAU + ITEM_A + ITEM_B + STAYS), LATER('cop3', 'cop1')],
    went: 'deleted at cop3',
  },
  {
    name: 'merely lacking in the text that was drawn from its own',
    texts: [LATER('cop2', 'cop1')],
    went: 'deleted at cop2',
  },
  {
    name: 'lacking in a text that names no base',
    texts: [LATER('cop2', null)],
    went: 'in-force at -',
  },
  {
    name: 'an item lacking in a text that names no base and has its Decision',
    texts: [LATER('cop2', null, CHAPEAU + ITEM_A)],
    went: 'deleted at cop2',
  },
];

describe('a Decision that has gone', () => {
  it.each(CASES)(
    'is followed by later texts: $name',
    ({ texts, facts = [], repeals = [], went }) => {
      const found = states([FIRST, ...texts], [register(...facts)], null, { repeals });
      const { formal, formalBy } = stateOf(found, '1.1 b)');
      expect([`${formal} at ${formalBy?.meeting ?? '-'}`, found.messages]).toEqual([went, []]);
    },
  );

  it('takes its items with it, though a later text brings all of them back', () => {
    const whole = CHAPEAU + ITEM_A + ITEM_B + STAYS;
    const out = LATER('cop2', null, STAYS, 'removed:\n  - id: bodal\n    reason: Done\n');
    const back = LATER('cop3', null, whole);
    const again = LATER('cop4', null, CHAPEAU + ITEM_A, 'removed:\n  - id: hukat\n');
    const found = states([FIRST, out, back, again]);
    expect(found.messages).toEqual([]);
    expect(
      found.states.flatMap(({ key, label, formal, formalBy, reason }) =>
        label.startsWith('1.1') ? [`${key} ${label} ${formal} ${formalBy?.meeting} ${reason}`] : [],
      ),
    ).toEqual([
      'cop1 1.1 deleted cop2 Done',
      'cop1 1.1 a) deleted cop2 Done',
      'cop1 1.1 b) deleted cop2 Done',
      'cop3 1.1 amended cop4 null',
      'cop3 1.1 a) renewed cop4 null',
      'cop3 1.1 b) deleted cop4 null',
      'cop4 1.1 in-force undefined null',
      'cop4 1.1 a) in-force undefined null',
    ]);
  });

  it('does not stay because a later text has again what another took out', () => {
    const whole = CHAPEAU + ITEM_A + ITEM_B + STAYS;
    const cases = [
      ['hukat', 'renewed cop3', 'deleted cop2'],
      ['bodal', 'deleted cop2', 'deleted cop2'],
      ['par', 'deleted cop2', 'deleted cop2'],
    ] as const;
    for (const [id, decision, item] of cases) {
      const out = decisions('cop2', '', { head: `removed:\n  - id: ${id}\n` });
      const found = states([FIRST, out, LATER('cop3', null, whole)]);
      const told = ['1.1', '1.1 b)'].map((label) => stateOf(found, label));
      expect(told.map(({ formal, formalBy }) => `${formal} ${formalBy?.meeting}`)).toEqual([
        decision,
        item,
      ]);
      expect(found.messages).toEqual([]);
    }
  });

  it('goes twice where a text lacks it before a register deletes it', () => {
    const found = states([FIRST, LATER('cop2', 'cop1')], [register(gone('bodal', 'cop3'))]);
    expect(found.messages.map(({ text }) => text)).toEqual([
      'found 1.1 deleted at cop3, expected no more than deleted at cop2 (cop2.md:1)',
    ]);
  });
});

describe('an item that merged into another', () => {
  const MERGED = '**2.1** Parties shall: {#bodal}\n\n**a)** give and take. {#gemin}\n\n';
  const removed = 'removed:\n  - id: hukat\n    label: b)\n    into: gemin\n';

  it('went, and goes on in that one', () => {
    const found = states([FIRST, LATER('cop2', 'cop1', MERGED + STAYS, removed)]);
    expect(found.messages).toEqual([]);
    expect(stateOf(found, '1.1 b)')).toMatchObject({
      formal: 'deleted',
      substance: 'continued',
      substanceIn: '2.1 a)',
      substanceDraft: false,
    });
  });

  it('goes on in a draft where only a draft says so', () => {
    const draft = decisions(
      'cop2',
      `${TO}**2.AA** Parties shall: {#bodal}\n\n**a)** give and take. {#gemin}\n\n**b)** {#hukat .deleted into=gemin}\n\n${STAYS}`,
      { base: 'cop1', stage: 'draft' },
    );
    expect(stateOf(states([FIRST, draft]), '1.1 b)')).toMatchObject({
      formal: 'in-force',
      proposals: [{ formal: 'deleted' }],
      substance: 'continued',
      substanceIn: '2.AA a)',
      substanceDraft: true,
    });
  });

  it('goes on nowhere where that one has gone as well', () => {
    const head = `${removed}  - id: gemin\n    label: a)\n`;
    const found = states([FIRST, LATER('cop2', 'cop1', STAYS, head)]);
    expect(stateOf(found, '1.1 b)').substance).toBeNull();
  });
});

describe('a list in effect', () => {
  it('has an addressee once, whichever meetings had Decisions for it', () => {
    const text = (meeting: string, ...ids: readonly [string, string]) =>
      decisions(
        meeting,
        ids
          .map(
            (id, at) =>
              `## Directed to ${at === 0 ? 'Parties' : 'the Secretariat'} {#to${at} .directed-to}\n\n**${meeting.slice(3)}.${at + 1}** Act. {#${id}}\n\n`,
          )
          .join(''),
      );
    const found = states([text('cop1', 'bodal', 'gemin'), text('cop2', 'hukat', 'jivor')]).states;
    const directed = decisionsInEffect(found).subjects.flatMap((subject) => subject.directed);
    expect(directed.map((each) => [each.addressee, each.states.map(({ label }) => label)])).toEqual(
      [
        ['Directed to Parties', ['1.1', '2.1']],
        ['Directed to the Secretariat', ['1.2', '2.2']],
      ],
    );
  });

  it('has subjects by their orders part by part, those without one last', () => {
    const orders = ['1.2', null, '1.10', '2', '1.9', '1'];
    const texts = orders.map((_, at) =>
      decisions('cop1', `**1.${at + 1}** Act. {#bodal}\n`, { subject: `s${at}` }),
    );
    const registers = orders.map((order, at) => ({ ...register(), subject: `s${at}`, order }));
    expect(states(texts, registers).states.map(({ order }) => order)).toEqual([
      '1',
      '1.2',
      '1.9',
      '1.10',
      '2',
      '',
    ]);
  });
});
