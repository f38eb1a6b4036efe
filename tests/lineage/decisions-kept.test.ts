import { describe, expect, it } from 'vitest';
import { decisionsInEffect } from '../../src/lineage/decisions/in-effect.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import type { RegisterFact } from '../../src/model/register.ts';
import { decisions, fact, register, stateOf, states } from './decision-texts.ts';

const TO = '## Directed to the Secretariat {#sec .directed-to}\n\n';
const TASK = `**1.1** The Secretariat shall: {#bodal}

**a)** hold a workshop; {#gemin}

**b)** report to the meeting. {#hukat}
`;
const RENEWED = TASK.replace('1.1', '2.1');
const AMENDED = RENEWED.replace('a workshop', 'two workshops');
const OTHER = '**2.2** The Secretariat shall sail. {#jivor}\n';

const FIRST = decisions('cop1', `${TO}${TASK}`);
const KEEPS = decisions('cop2', `${TO}${TASK}\n${OTHER}`, { base: 'cop1' });

const deleted = { kind: 'formal', status: 'deleted', proposed: false } as const;
const asked = { kind: 'formal', status: 'deleted', proposed: true } as const;
const lapsed = { kind: 'substance', status: 'lapsed' } as const;
const done = { kind: 'substance', status: 'implemented' } as const;
const superseded = { kind: 'substance', status: 'superseded' } as const;

describe('a Decision that a later meeting keeps', () => {
  it('is one, in force, of its own text, with the meeting that kept it', () => {
    const found = states([FIRST, KEEPS]).states;
    expect(
      found.map(({ key, label, formal, formalBy }) => [key, label, formal, formalBy?.meeting]),
    ).toEqual([
      ['cop1', '1.1', 'in-force', 'cop2'],
      ['cop1', '1.1 a)', 'in-force', 'cop2'],
      ['cop1', '1.1 b)', 'in-force', 'cop2'],
      ['cop2', '2.2', 'in-force', undefined],
    ]);
    expect(stateOf(states([FIRST, KEEPS], [], 'cop1'), '1.1').formalBy).toBeNull();
  });

  it('goes by what is told of it under the name of any meeting that had it', () => {
    for (const of of ['cop1', 'cop2']) {
      const found = states([FIRST, KEEPS], [register(fact(of, 'bodal', 'cop3', deleted))]);
      expect(found.messages).toEqual([]);
      expect(stateOf(found, '1.1 a)')).toMatchObject({
        formal: 'deleted',
        formalBy: { meeting: 'cop3' },
      });
    }
    const goesOn = decisions(
      'cop3',
      `${TO}**3.1** The Secretariat shall hold another. {#lumek continues=decision:abc/cop2/fund#gemin}\n`,
    );
    expect(stateOf(states([FIRST, KEEPS, goesOn]), '1.1 a)').substanceIn).toBe('3.1');
  });

  it('may go, be renewed or amended at a later meeting', () => {
    const third = (body: string) => decisions('cop3', `${TO}${body}`, { base: 'cop2' });
    const cases = [
      [OTHER, 'deleted'],
      [`${RENEWED}\n${OTHER}`, 'renewed'],
      [`${AMENDED}\n${OTHER}`, 'amended'],
    ] as const;
    for (const [body, formal] of cases)
      expect(stateOf(states([FIRST, KEEPS, third(body)]), '1.1')).toMatchObject({
        formal,
        formalBy: { meeting: 'cop3' },
      });
  });

  it('is told as proposed to stay by a draft that keeps it, and is no draft', () => {
    const draft = decisions(
      'cop2',
      `${TO}${TASK}\n**2.AA** The Secretariat shall sail. {#jivor}\n`,
      { stage: 'draft', base: 'cop1' },
    );
    const found = states([FIRST, draft]);
    expect(found.states.map(({ label, formal }) => [label, formal])).toEqual([
      ['1.1', 'in-force'],
      ['1.1 a)', 'in-force'],
      ['1.1 b)', 'in-force'],
      ['2.AA', 'draft'],
    ]);
    expect(stateOf(found, '1.1').proposals).toMatchObject([
      { formal: 'in-force', meeting: 'cop2' },
    ]);
  });

  it('is amended, not kept, where one of its items has other words under the same number', () => {
    const second = decisions('cop2', `${TO}${TASK.replace('a workshop', 'two workshops')}`, {
      base: 'cop1',
    });
    const found = states([FIRST, second]).states;
    expect(
      found.map(({ key, label, formal, revised }) => `${key} ${label} ${formal} ${revised}`),
    ).toEqual([
      'cop1 1.1 amended null',
      'cop1 1.1 a) amended null',
      'cop1 1.1 b) renewed null',
      'cop2 1.1 in-force cop2',
      'cop2 1.1 a) in-force cop2',
      'cop2 1.1 b) in-force cop2',
    ]);
  });
});

describe('a list', () => {
  it('has Decisions by their numbers, be one of them amended by a later meeting', () => {
    const numbered = (numbers: readonly number[], words = '') =>
      TO + numbers.map((at) => `**18.${at}** Sail${words} ${at}. {#id${at}}\n\n`).join('');
    const first = decisions('cop1', numbered([7, 97, 98, 101]));
    const second = decisions('cop2', `${numbered([97], ' far')}**19.1** Row. {#row}\n`);
    const third = decisions('cop3', '**20.ZZ** Stop. {#stop}\n\n**20.AAA** Go. {#go}\n', {
      stage: 'draft',
    });
    expect(
      states([third, second, first]).states.map(({ key, label }) => `${key} ${label}`),
    ).toEqual([
      'cop1 18.7',
      'cop1 18.97',
      'cop2 18.97',
      'cop1 18.98',
      'cop1 18.101',
      'cop2 19.1',
      'cop3.draft 20.ZZ',
      'cop3.draft 20.AAA',
    ]);
  });

  it('has numbers that begin again at each meeting by meeting', () => {
    const found = states([
      decisions('cop1', '**1.** Sail. {#sail}\n\n**2.** Row. {#row}\n'),
      decisions('cop2', '**1.** Stop. {#stop}\n'),
    ]).states;
    expect(found.map(({ key, label }) => `${key} ${label}`)).toEqual([
      'cop1 1',
      'cop1 2',
      'cop2 1',
    ]);
  });
});

describe('the reason of a deletion', () => {
  const removed = (more: string) =>
    decisions('cop2', `${TO}${OTHER}`, {
      base: 'cop1',
      head: `removed:\n  - id: bodal\n    label: 1.1\n    reason: Completed\n${more}`,
    });

  it('is that of its items too, unless they have their own', () => {
    const found = states([FIRST, removed('  - id: hukat\n    reason: Nobody reads it\n')]);
    expect(['1.1', '1.1 a)', '1.1 b)'].map((label) => stateOf(found, label).reason)).toEqual([
      'Completed',
      'Completed',
      'Nobody reads it',
    ]);
    const gone = decisionsInEffect(found.states).gone.map(({ state }) => state.label);
    expect(gone).toEqual(['1.1', '1.1 b)']);
  });
});

describe('what a task is told to be', () => {
  it('is first what is told of an item itself, then what is told of its Decision', () => {
    const goesOn = decisions(
      'cop2',
      `${TO}**2.1** The Secretariat shall hold another. {#lumek continues=decision:abc/cop1/fund#gemin}\n`,
    );
    const found = states([FIRST, goesOn], [register(fact('cop1', 'bodal', 'cop2', lapsed))]);
    expect(found.messages).toEqual([]);
    expect(stateOf(found, '1.1 a)')).toMatchObject({ substance: 'continued', substanceIn: '2.1' });
    expect(stateOf(found, '1.1 b)')).toMatchObject({ substance: 'lapsed', substanceIn: null });
  });
});

/** Later texts, facts on 1.1 and its items, and what is wrong with them; empty where all may stand together. */
type Case = readonly [string, readonly DecisionText[], readonly RegisterFact[], string];

const SECOND = (body: string, head = '') =>
  decisions('cop2', `${TO}${body}`, { base: 'cop1', head });
const CONTINUES = SECOND(
  '**2.1** The Secretariat shall go on. {#lumek continues=decision:abc/cop1/fund#bodal}\n',
);
const own = (told: RegisterFact['told'], meeting = 'cop2', line = 7) =>
  fact('cop1', 'bodal', meeting, told, line);

const CASES: readonly Case[] = [
  [
    'renewed, and lapsed',
    [SECOND(RENEWED)],
    [own(lapsed)],
    'renewed at cop2, expected no more than lapsed',
  ],
  [
    'amended, and lapsed',
    [SECOND(AMENDED)],
    [own(lapsed)],
    'amended at cop2, expected no more than lapsed',
  ],
  ['kept, and lapsed', [KEEPS], [own(lapsed)], 'kept at cop2, expected no more than lapsed'],
  ['kept, and lapsed later', [KEEPS], [own(lapsed, 'cop3')], ''],
  [
    'continued, and lapsed',
    [CONTINUES],
    [own(lapsed)],
    'continued at cop2, expected no more than lapsed',
  ],
  ['continued, and implemented', [CONTINUES], [own(done)], ''],
  ['continued, and superseded', [CONTINUES], [own(superseded)], ''],
  ['amended, and superseded', [SECOND(AMENDED)], [own(superseded)], ''],
  [
    'renewed, and superseded',
    [SECOND(RENEWED)],
    [own(superseded)],
    'renewed at cop2, expected no more than superseded',
  ],
  ['renewed, and implemented', [SECOND(RENEWED)], [own(done)], ''],
  ['deleted, and implemented', [SECOND(OTHER)], [own(done)], ''],
  ['kept, and deleted', [KEEPS], [own(deleted)], 'kept at cop2, expected no more than deleted'],
  ['kept, and deleted later', [KEEPS], [own(deleted, 'cop3')], ''],
  ['deleted, then kept', [KEEPS], [own(deleted, 'cop2'), own(deleted, 'cop3', 8)], 'kept at cop2'],
  [
    'a text that has what it says it took out',
    [SECOND(AMENDED, 'removed:\n  - id: bodal\n')],
    [],
    'deleted at cop2, expected no more than amended',
  ],
  [
    'a Decision deleted, and an item of it later',
    [],
    [own(deleted), fact('cop1', 'gemin', 'cop3', deleted, 9)],
    '1.1 a) deleted at cop3, expected no more than deleted at cop2 (fund.yaml:7)',
  ],
  [
    'a Decision deleted, and an item of it at once',
    [],
    [own(deleted), fact('cop1', 'gemin', 'cop2', deleted, 9)],
    '',
  ],
  [
    'an item deleted, and its Decision later',
    [],
    [own(deleted, 'cop3'), fact('cop1', 'gemin', 'cop2', deleted, 9)],
    '',
  ],
  [
    'a heading deleted, and a Decision below it later',
    [],
    [fact('cop1', 'sec', 'cop2', deleted), own(deleted, 'cop3')],
    '1.1 deleted at cop3, expected no more than deleted at cop2',
  ],
  [
    'taken out by two texts',
    [
      SECOND(OTHER),
      decisions('cop3', `${TO}${OTHER}`, { base: 'cop2', head: 'removed:\n  - id: bodal\n' }),
    ],
    [],
    '1.1 deleted at cop3, expected no more than deleted at cop2',
  ],
  [
    'asked for twice by one paper',
    [],
    [own(asked, 'cop2', 3), own(asked, 'cop2', 7)],
    'proposed as deleted at cop2, expected no more than proposed as deleted at cop2 (fund.yaml:3)',
  ],
  ['asked for, and done', [], [own(asked, 'cop2', 3), own(deleted, 'cop2', 7)], ''],
];

describe('facts on one Decision', () => {
  it.each(CASES)('%s', (_, later, facts, said) => {
    const { messages } = states([FIRST, ...later], [register(...facts)]);
    if (said === '') expect(messages).toEqual([]);
    else expect(messages.map(({ text }) => text).join('\n')).toContain(said);
  });
});
