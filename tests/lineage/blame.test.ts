import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { type Blame, blame } from '../../src/lineage/blame.ts';
import type { Chain } from '../../src/lineage/chain.ts';
import { contentOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { FrontValue, Text } from '../../src/model/text.ts';
import { deleted, named, say, textOf } from '../say.ts';

/** A chain of adopted texts, each drawn from the one before it: `cop1`, `cop2` … */
function chainOf(...texts: readonly Text[]): Chain {
  return texts.map((text, index) => ({
    key: `cop${index + 1}`,
    base: index === 0 ? null : `cop${index}`,
    adopted: true,
    text,
  }));
}

function last(chain: Chain): Blame {
  return blame(chain, chain.at(-1)?.key ?? '', { formulaFirst: false });
}

/** A paragraph as `cop1:Asks Parties| cop3:and others`. */
function told({ paragraphs }: Blame): string[] {
  return paragraphs.map(({ phrases }) =>
    phrases.map(({ key, text }) => `${key}:${text}`).join('|'),
  );
}

function withFront(text: Text, values: Readonly<Record<string, FrontValue>>): Text {
  return { ...text, front: { source: null, values } };
}

const asks = (words: string): Paragraph => named('bamot', say('1.', words));

describe('who wrote which words', () => {
  it('gives each phrase to the revision whose redline put it in', () => {
    const chain = chainOf(
      textOf(asks('Asks the Secretariat to report;')),
      textOf(asks('Asks the Secretariat and all Parties to report;')),
      textOf(asks('Asks the Secretariat and all Parties to report every year;')),
    );
    expect(told(last(chain))).toEqual([
      'cop1:Asks the Secretariat|cop2: and all Parties|cop1: to report|cop3: every year|cop1:;',
    ]);
  });

  it('lets words that were taken out and put in again belong to the later revision', () => {
    const chain = chainOf(
      textOf(asks('Asks all Parties to report;')),
      textOf(asks('Asks Parties to report;')),
      textOf(asks('Asks all Parties to report;')),
    );
    expect(told(last(chain))).toEqual(['cop1:Asks |cop3:all |cop1:Parties to report;']);
  });

  it('keeps the words of two paragraphs that merge with the revisions that wrote them', () => {
    const chain = chainOf(
      textOf(asks('Asks Parties to report;')),
      textOf(asks('Asks Parties to report;'), named('kiruf', say('2.', 'Invites donors to help.'))),
      textOf(
        asks('Asks Parties to report; Invites donors to help.'),
        deleted('kiruf', 'one', { into: 'bamot' }),
      ),
    );
    const [one = ''] = told(last(chain));
    expect(one).toMatch(
      /^cop1:Asks Parties to report;\|(?:cop3: \|)?cop2: ?Invites donors to help\.$/,
    );
  });

  it.each([
    [
      'where the redline strikes and repeats them',
      [
        'Urges Parties to count owls and nightjars each autumn;',
        'Urges Parties to count bats and swifts each autumn;',
      ],
      'Urges Parties to count owls, nightjars, bats and swifts each autumn;',
      'cop1:Urges Parties to count owls|cop3:, |cop1:nightjars|cop3:,|cop2: bats and swifts each autumn;',
    ],
    [
      'where they change places',
      [
        'Prie les Parties de compter les hiboux chaque automne ;',
        'Prie les Parties de compter les martinets au printemps ;',
      ],
      'Prie les Parties de compter les martinets au printemps et les hiboux chaque automne ;',
      'cop1:Prie les Parties de compter |cop2:les martinets au printemps|cop3: et |cop1:les hiboux chaque automne ;',
    ],
    [
      'but not the words that every sentence has',
      ['Asks Parties to report on the eels and to help;', 'Asks donors to give;'],
      'Asks donors to give and the Secretariat informs;',
      'cop2:Asks donors to give|cop3: and the Secretariat informs|cop2:;',
    ],
  ])(
    'keeps the words that a merged paragraph brings with those who wrote them: %s',
    (_, [one = '', two = ''], merged, expected) => {
      const first = asks(one);
      const chain = chainOf(
        textOf(first),
        textOf(first, named('kiruf', say('2.', two))),
        textOf(asks(merged), deleted('kiruf', 'one', { into: 'bamot' })),
      );
      const [found = ''] = told(last(chain));
      expect(found).toEqual(expected);
    },
  );

  it('keeps the words of a paragraph that splits with the revision that wrote them', () => {
    const chain = chainOf(
      textOf(asks('Asks Parties to report and invites donors to help.')),
      textOf(
        asks('Asks Parties to report'),
        named('kiruf', say('2.', 'and invites donors to help.'), { from: 'bamot' }),
      ),
    );
    expect(told(last(chain))).toEqual([
      'cop1:Asks Parties to report',
      'cop1:and invites donors to help.',
    ]);
  });

  it('lets a moved paragraph keep its words, and one that is brought back have new ones', () => {
    const other = named('kiruf', say('2.', 'Invites donors to help.'));
    const third = named('dolep', say('3.', 'Thanks the host country for its welcome;'));
    const chain = chainOf(
      textOf(asks('Asks Parties to report;'), other, third),
      textOf(third, asks('Asks Parties to report;')),
      textOf(third, asks('Asks Parties to report;'), other),
    );
    expect(told(last(chain))).toEqual([
      'cop1:Thanks the host country for its welcome;',
      'cop1:Asks Parties to report;',
      'cop3:Invites donors to help.',
    ]);
  });

  it('takes a change of emphasis alone for no new words', () => {
    const chain = chainOf(textOf(asks('Asks Parties;')), textOf(asks('*Asks* Parties;')));
    expect(told(last(chain))).toEqual(['cop1:Asks Parties;']);
  });

  it('names the corrections that a head records for a paragraph, with the revision and the day', () => {
    const corrigenda = [{ date: '2013-02-01', note: 'Typing error', paragraphs: 'bamot, dolep' }];
    const chain = chainOf(
      withFront(textOf(asks('Asks Parties;'), named('kiruf', say('2.', 'Thanks;'))), {
        corrigenda,
      }),
      textOf(asks('Asks all Parties;'), named('kiruf', say('2.', 'Thanks;'))),
    );
    expect(last(chain).paragraphs.map((one) => one.corrigenda)).toEqual([
      [{ key: 'cop1', date: '2013-02-01', note: 'Typing error', ids: ['bamot', 'dolep'] }],
      [],
    ]);
  });

  it('follows the bases of the edition that is asked for and no other', () => {
    const chain: Chain = [
      { key: 'cop1', base: null, adopted: true, text: textOf(asks('Asks Parties;')) },
      { key: 'cop2.draft', base: 'cop1', adopted: false, text: textOf(asks('Asks all Parties;')) },
      { key: 'cop2', base: 'cop1', adopted: true, text: textOf(asks('Asks most Parties;')) },
    ];
    const found = blame(chain, 'cop2', { formulaFirst: false });
    expect(found.keys).toEqual(['cop1', 'cop2']);
    expect(told(found)).toEqual(['cop1:Asks |cop2:most |cop1:Parties;']);
  });

  it('refuses an edition that the chain does not hold', () => {
    expect(() => blame([], 'cop1', { formulaFirst: false })).toThrow('no edition cop1');
  });
});

const STOCK = [
  'Asks the Secretariat to continue the coordination of the Programme of Work;',
  'Asks the Secretariat to report to each meeting;',
  'Calls on Parties to cooperate and invites donors to support them;',
  'Invites donors to support them;',
  '保护迁徙物种及其栖息地；',
  'Idem.',
  '',
];

const sentence = fc
  .tuple(
    fc.constantFrom(...STOCK),
    fc.array(fc.tuple(fc.nat(12), fc.constantFrom('', 'new', '\uD83D', '*old*')), { maxLength: 3 }),
  )
  .map(([words, edits]) => {
    const parts = words.split(' ');
    for (const [at, word] of edits)
      parts.splice(at % (parts.length + 1), word === '' ? 1 : 0, word);
    return parts.join(' ');
  });

const paragraph = fc
  .tuple(sentence, fc.constantFrom('a', 'b', 'c', 'd', 'e', null), fc.nat(14))
  .map(([words, id, fate]) => {
    if (id === null) return say(words);
    if (fate === 0) return deleted(id, 'Done.', { into: 'a' });
    return named(id, say('1.', words), fate === 1 ? { from: 'a' } : {});
  });

const history = fc
  .array(fc.array(paragraph, { maxLength: 7 }), { minLength: 1, maxLength: 5 })
  .map((texts) => chainOf(...texts.map((paragraphs) => textOf(...paragraphs))));

describe('the laws of blame', () => {
  it('the phrases of a paragraph joined are its words, each of one revision of the chain', () => {
    fc.assert(
      fc.property(history, (chain) => {
        for (const { member, phrases } of last(chain).paragraphs) {
          const words = plainText(contentOf(member.paragraph));
          expect(phrases.map(({ text }) => text).join('')).toBe(words);
          for (const { key, text } of phrases) {
            expect(chain.map((edition) => edition.key)).toContain(key);
            expect(text).not.toBe('');
          }
          const keys = phrases.map(({ key }) => key);
          expect(keys.filter((key, index) => key === keys[index - 1])).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('the phrases of the last revision are what the last redline inserts', () => {
    fc.assert(
      fc.property(history, (chain) => {
        const [before, after] = [chain.at(-2), chain.at(-1)];
        if (!before || !after) return;
        // Of paragraphs that merged or split the redline strikes and repeats words that nobody wrote anew.
        const alone = compare(before.text, after.text).pairs.filter(
          (pair) => pair.before.length < 2 && pair.after.length === 1,
        );
        const inserted = alone.map(({ redline }) =>
          redline.map((change) => (change.op === '+' ? plainText(change.runs) : '')).join(''),
        );
        const places = new Set(alone.map((pair) => pair.after[0]?.index));
        const own = last(chain).paragraphs.flatMap(({ member, phrases }) =>
          places.has(member.index)
            ? phrases.filter(({ key }) => key === after.key).map(({ text }) => text)
            : [],
        );
        const letters = (texts: readonly string[]): string => [...texts.join('')].sort().join('');
        expect(letters(own)).toBe(letters(inserted));
      }),
      { numRuns: 1000 },
    );
  });
});
