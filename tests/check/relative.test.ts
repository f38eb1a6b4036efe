import { describe, expect, it } from 'vitest';
import { edition, found, subject } from './subject.ts';

const BASE = edition(
  'rev.cop4',
  [
    'The Conference {#formula .formula}',
    '**1.** One; {#one}',
    '**2.** Two; {#two}',
    '**3.** Decides that the preceding paragraph applies; {#three}',
    '**4.** Invites under [paragraph 2](#two) above. {#four}',
  ].join('\n\n'),
);

function draft(...lines: readonly string[]) {
  const body = ['The Conference {#formula .formula}', ...lines].join('\n\n');
  return subject([BASE, edition('rev.cop5.draft', body, 'rev.cop4')]);
}

const [ONE, TWO, THREE, FOUR] = [
  '**1.** One; {#one}',
  '**2.** Two; {#two}',
  '**3.** Decides that the preceding paragraph applies; {#three}',
  '**4.** Invites under [paragraph 2](#two) above. {#four}',
];

function texts(of: ReturnType<typeof draft>, rule: string, adopting = false): readonly string[] {
  return found(of, rule, adopting).map(({ text }) => text);
}

describe('words that say where a paragraph stands', () => {
  it('are told, and no more, where they mean what they meant', () => {
    const same = draft(ONE, TWO, THREE, FOUR);
    expect(texts(same, 'relative-reference')).toEqual([
      'found preceding paragraph, which is paragraph 2 (#two) now, expected its number as a link',
    ]);
    expect(texts(same, 'relative-shift')).toEqual([]);
    expect(texts(same, 'stale-wording')).toEqual([]);
  });

  it('are warned of, also at adoption, where they mean another paragraph than in the base', () => {
    const inserted = draft(ONE, TWO, '**2 bis.** New; {#new}', THREE, FOUR);
    for (const adopting of [false, true])
      expect(texts(inserted, 'relative-shift', adopting)).toEqual([
        'found preceding paragraph, which is paragraph 2 bis (#new) now, expected its number as a link; in rev.cop4 it was paragraph 2 (#two)',
      ]);
    expect(texts(inserted, 'relative-reference')).toEqual([]);
  });

  it('are stale where the cited paragraph went to the other side, linked or not', () => {
    const moved = [ONE, THREE, FOUR, '**5.** Two; {#two}'];
    const expected = [
      'found paragraph 2 above, but paragraph 5 stands below, expected words that say so',
    ];
    for (const adopting of [false, true])
      expect(texts(draft(...moved), 'stale-wording', adopting)).toEqual(expected);
    const typed = moved.map((line) => line.replace('[paragraph 2](#two)', 'paragraph 2'));
    expect(texts(draft(...typed), 'stale-wording')).toEqual(expected);
    const below = moved.map((line) => line.replace('above', 'below'));
    expect(texts(draft(...below), 'stale-wording')).toEqual([]);
  });
});

describe('a paragraph that the draft splits', () => {
  const [before, first, second] = [
    'Urges Parties to count owls in all estuaries each year and to publish the counts on their sites without delay',
    'Urges Parties to count owls in all estuaries each year',
    'Urges Parties to publish the counts on their sites without delay',
  ];
  const base = edition(
    'rev.cop4',
    [
      'The Conference {#formula .formula}',
      `**1.** ${before}; {#one}`,
      '**2.** Invites donors under [paragraph 1](#one). {#two}',
    ].join('\n\n'),
  );
  const splitting = (...lines: readonly string[]) => {
    const body = ['The Conference {#formula .formula}', `**1.** ${first}; {#one}`, ...lines];
    return subject([base, edition('rev.cop5.draft', body.join('\n\n'), 'rev.cop4')]);
  };
  const half = `**1 bis.** ${second}; {#half from=one}`;

  it('is cited without its other part by who cited it whole, linked or not', () => {
    const expected = [
      'found paragraph 1, which does not cite paragraph 1 bis, which the draft splits off from it, expected words or a link that say so',
    ];
    const linked = '**2.** Invites donors under [paragraph 1](#one). {#two}';
    for (const line of [linked, linked.replace('[paragraph 1](#one)', 'paragraph 1')])
      for (const adopting of [false, true])
        expect(texts(splitting(half, line), 'split-target', adopting)).toEqual(expected);
  });

  it('is cited whole where a link or the paragraph around them has both, or where the words are new', () => {
    for (const lines of [
      [half, '**2.** Invites donors under [paragraphs 1 and 1 bis](#one,half). {#two}'],
      [
        `**a)** ${second}; {#half from=one}`,
        '**2.** Invites donors under [paragraph 1](#one). {#two}',
      ],
      [half, '**2.** Invites donors. {#two}', '**3.** Thanks for [paragraph 1](#one). {#new}'],
    ])
      expect(texts(splitting(...lines), 'split-target')).toEqual([]);
  });
});
