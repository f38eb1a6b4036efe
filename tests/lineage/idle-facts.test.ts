import { describe, expect, it } from 'vitest';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import type { RegisterFact } from '../../src/model/register.ts';
import { decisions, fact, register, states } from './decision-texts.ts';

const decision = (label: string, id: string, words: string, continues = ''): string =>
  `## Directed to the Secretariat {#sec .directed-to}\n\n**${label}** ${words} {#${id}${continues}}\n\n`;

const FIRST = decisions('cop1', decision('1.1', 'bodal', 'Hold a workshop.'));
const AMENDED = decisions('cop2', decision('2.1', 'bodal', 'Hold two workshops.'), {
  base: 'cop1',
});

const DELETED = { kind: 'formal', status: 'deleted', proposed: false } as const;
const PROPOSED = { ...DELETED, proposed: true } as const;
const DONE = { kind: 'substance', status: 'implemented' } as const;

const said = (texts: readonly DecisionText[], one: RegisterFact, at: string | null = null) =>
  states(texts, [register(one)], at).messages.map(({ text }) => text);

describe('a fact of a register that changes nothing is an error', () => {
  it.each([
    [
      'on the title',
      fact('cop2', 'title', 'cop3', DELETED),
      /found cop2#title, expected the id of/,
    ],
    [
      'on a heading that the meeting itself has',
      fact('cop1', 'sec', 'cop2', DELETED),
      /cop1#sec gone/,
    ],
    [
      'on what was amended before',
      fact('cop1', 'bodal', 'cop3', PROPOSED),
      /it was amended at cop2/,
    ],
  ])('%s', (_, one, message) => {
    expect(said([FIRST, AMENDED], one)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['a heading that goes', [FIRST], fact('cop1', 'sec', 'cop2', DELETED)],
    ['a proposal on what is in force', [FIRST, AMENDED], fact('cop2', 'bodal', 'cop3', PROPOSED)],
    ['a task under a heading that stays', [FIRST, AMENDED], fact('cop1', 'sec', 'cop2', DONE)],
  ])('and %s is none', (_, texts, one) => {
    expect(said(texts, one)).toEqual([]);
  });

  it('but not in a view of before the meeting that took the Decision out of force', () => {
    const late = fact('cop1', 'bodal', 'cop3', PROPOSED);
    expect(said([FIRST, AMENDED], late, 'cop1')).toEqual([]);
  });
});

describe('a continuation goes on with an earlier Decision', () => {
  const onto = (of: string) => ` continues=decision:abc/${of}`;
  const pair = (first: string, second: string) => [
    decisions('cop1', decision('1.1', 'bodal', 'Hold a workshop.', first)),
    decisions('cop2', decision('2.1', 'gemin', 'Report on it.', second), { base: 'cop1' }),
  ];

  it('and what runs to a later one, or in a loop, is an error at its place', () => {
    for (const second of ['', onto('cop1/fund#bodal')]) {
      const { messages } = states(pair(onto('cop2/fund#gemin'), second));
      expect(messages.map(({ text, place }) => [text, place?.file])).toEqual([
        [
          expect.stringMatching(
            /^found 1\.1 of cop1, which says that it continues abc\/cop2\/fund/,
          ),
          'cop1.md',
        ],
      ]);
    }
  });

  it('and not one of its own meeting', () => {
    const { messages } = states(pair('', onto('cop2/fund#gemin')));
    expect(messages.map(({ text }) => text)).toEqual([expect.stringMatching(/found 2\.1 of cop2/)]);
  });

  it('as nearly all do', () => {
    expect(states(pair('', onto('cop1/fund#bodal'))).messages).toEqual([]);
  });
});
