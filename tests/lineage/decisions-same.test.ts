import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { decisionsInEffect } from '../../src/lineage/decisions/in-effect.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import { decisions, fact, register, stateOf, states } from './decision-texts.ts';

const SEC = '## Directed to the Secretariat {#sec .directed-to}\n\n';
const COMMITTEE = '## Directed to the Standing Committee {#com .directed-to}\n\n';
const FINANCE = '### Finance {#fin}\n\n';
const TASK = '**1.1** Report on the Fund. {#bodal}\n';
const NOTED = '**1.1** Give money.[^a] {#bodal}\n\n[^a]: At least 100 dollars.\n';
const ITEMS = '**1.1** Parties shall: {#bodal}\n\n**a)** give; {#gemin}\n\n**b)** take. {#hukat}\n';

const first = (body: string, more: Partial<DecisionText> = {}) => decisions('cop1', body, more);
const second = (body: string, more: Partial<DecisionText> = {}) =>
  decisions('cop2', body, { base: 'cop1', ...more });

/** What the first text says, what the second has in its place, and whether it keeps it. */
const CASES: readonly (readonly [string, string, string, boolean])[] = [
  ['the same words', SEC + TASK, SEC + TASK, true],
  ['another heading', COMMITTEE + TASK, SEC + TASK, false],
  [
    'another heading above a heading of another sort',
    COMMITTEE + FINANCE + TASK,
    SEC + FINANCE + TASK,
    false,
  ],
  [
    'another heading under the same id',
    SEC + TASK,
    COMMITTEE.replace('#com', '#sec') + TASK,
    false,
  ],
  [
    'a heading of the same words and another id',
    SEC + TASK,
    SEC.replace('#sec', '#soc') + TASK,
    false,
  ],
  ['a heading that has no id yet', SEC.replace('#sec ', '') + TASK, SEC + TASK, true],
  ['another note alone', SEC + NOTED, SEC + NOTED.replace('100', '900'), false],
  [
    'a note of another name and the same words',
    SEC + NOTED,
    SEC + NOTED.replaceAll('^a]', '^b]'),
    true,
  ],
  [
    'other labels of items',
    SEC + ITEMS,
    SEC + ITEMS.replace('a)', 'i)').replace('b)', 'iii)'),
    false,
  ],
  ['another emphasis', SEC + TASK, SEC + TASK.replace('Report', '*Report*'), true],
];

describe('a Decision that stands under its number in a later text', () => {
  it.each(CASES)('is kept or amended: %s', (_, before, after, kept) => {
    const found = states([first(before), second(after)]);
    const keys = found.states.flatMap(({ key, parent }) => (parent === null ? [key] : []));
    expect(keys).toEqual(kept ? ['cop1'] : ['cop1', 'cop2']);
    expect(found.states[0]?.formal).toBe(kept ? 'in-force' : 'amended');
    expect(found.messages).toEqual([]);
  });

  it.each(CASES)('is so in a draft too: %s', (_, before, after, kept) => {
    const found = states([first(before), second(after, { stage: 'draft' })]);
    const [proposal] = found.states[0]?.proposals ?? [];
    expect(proposal?.formal).toBe(kept ? 'in-force' : 'amended');
  });

  it('is listed under the last addressee alone', () => {
    const { subjects } = decisionsInEffect(
      states([first(COMMITTEE + TASK), second(SEC + TASK)]).states,
    );
    const directed = subjects.flatMap((subject) => subject.directed);
    expect(directed.map(({ addressee }) => addressee)).toEqual(['Directed to the Secretariat']);
  });

  it('prints its notes below its words, and their marks as figures', () => {
    expect(states([first(SEC + NOTED)]).states[0]?.words).toBe(
      'Give money.¹\n¹ At least 100 dollars.',
    );
  });
});

describe('Decisions in several languages', () => {
  const french = (body: string) =>
    readMarkdown(`---\nlanguage: fr\n---\n\n# Fonds {#title}\n\n${SEC}${body}`).value;
  const english = (body: string) => decisions('cop1', SEC + body);
  const EN = '**1.1** Report on the Fund. {#bodal}\n';
  const FR = '**1.1** Rend compte du Fonds. {#bodal}\n';
  const both = [
    { ...english(EN), translations: [french(FR)] },
    { ...english(EN), text: french(FR), translations: [english(EN).text] },
  ];
  const later = (body: string) => ({ ...second(''), text: french(body) });

  it('are compared in a language that both texts have, whichever the list is in', () => {
    const renewed = FR.replace('1.1', '2.1');
    for (const [at, own] of both.entries()) {
      const found = states([own, later(renewed)]);
      expect([at, stateOf(found, '1.1').formal, found.messages]).toEqual([at, 'renewed', []]);
      const changed = states([own, later(renewed.replace('compte', 'deux fois compte'))]);
      expect([at, stateOf(changed, '1.1').formal]).toEqual([at, 'amended']);
    }
  });

  it('are amended where one language of several has other words', () => {
    for (const text of [FR, FR.replace('compte', 'deux fois compte')]) {
      const own = { ...english(EN), translations: [french(FR)] };
      const next = { ...second(SEC + EN), translations: [french(text)] };
      expect(states([own, next]).states).toHaveLength(text === FR ? 1 : 2);
    }
  });

  it('that share no language count as amended, and a warning says so', () => {
    const found = states([english(EN), later(FR)]);
    expect(stateOf(found, '1.1').formal).toBe('amended');
    expect(found.messages).toMatchObject([{ severity: 'warning', rule: 'language' }]);
    expect(found.messages[0]?.text).toContain('found cop2 in fr and cop1 in en');
  });
});

describe('the time of states', () => {
  it('grows with the texts, facts and continuations', () => {
    const text = (meeting: string, count: number) =>
      decisions(
        meeting,
        SEC +
          Array.from({ length: count }, (_, at) => {
            const goesOn = meeting === 'cop1' ? '' : ` continues=decision:abc/cop1/fund#d${at}`;
            return `**${meeting.slice(3)}.${at + 1}** Act: {#d${at}}\n\n**a)** here. {#a${at}${goesOn}}\n\n`;
          }).join(''),
      );
    const time = (count: number) => {
      const texts = ['cop1', 'cop2', 'cop3'].map((meeting) => text(meeting, count));
      const told = { kind: 'formal', status: 'deleted', proposed: false } as const;
      const facts = Array.from({ length: count }, (_, at) => fact('cop3', `d${at}`, 'cop4', told));
      const start = performance.now();
      expect(states(texts, [register(...facts)]).states).toHaveLength(count * 6);
      return performance.now() - start;
    };
    time(90);
    const small = Math.min(time(90), time(90), time(90));
    expect(Math.min(time(900), time(900)) / small).toBeLessThan(10 * 3);
  }, 30_000);
});
