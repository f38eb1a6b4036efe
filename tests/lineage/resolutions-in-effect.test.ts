import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { type AdoptedText, resolutionsInEffect } from '../../src/lineage/resolutions-in-effect.ts';

/** An adopted text of an invented body; `head` are further lines of its front matter. */
function adopted(number: string, meeting: number, base: string | null, head = ''): AdoptedText {
  const key = base === null ? 'original' : `rev.cop${meeting}`;
  const { value } = readMarkdown(
    `---\nbody: abc\nkind: resolution\nnumber: ${number}\nlanguage: en\n${head}---\n\n# Sea {#title}\n\n**1.** Decides to sail; {#bodal}\n\n**2.** Decides to stop. {#gemin}\n`,
  );
  return { of: `abc/${number}`, number, key, base, rank: meeting, text: value };
}

const revised = (number: string, meeting: number): AdoptedText => ({
  ...adopted(number, meeting, null),
  key: `rev.cop${meeting}`,
});

const repeals = (of: string, paragraphs = ''): string =>
  `repeals:\n  - of: abc/${of}\n${paragraphs === '' ? '' : `    paragraphs: ${paragraphs}\n`}`;

const OLD = adopted('1.1', 1, null);

describe('the Resolutions in effect', () => {
  const cases: readonly (readonly [string, readonly AdoptedText[], string, string])[] = [
    [
      'one that another repeals whole is not among them',
      [OLD, adopted('2.1', 2, null, repeals('1.1'))],
      '2.1 original',
      '1.1 original whole by 2.1',
    ],
    [
      'one of which a paragraph is repealed is',
      [OLD, adopted('2.1', 2, null, repeals('1.1', 'gemin'))],
      '1.1 original, 2.1 original',
      '1.1 original 2 by 2.1',
    ],
    [
      'paragraphs are repealed as they stood before the meeting, which revises the text too',
      [OLD, adopted('1.1', 2, 'original'), adopted('2.1', 2, null, repeals('1.1', 'gemin'))],
      '1.1 rev.cop2, 2.1 original',
      '1.1 original 2 by 2.1',
    ],
    [
      'paragraphs of a text of the same meeting are its own',
      [OLD, adopted('1.2', 1, null, repeals('1.1', 'gemin'))],
      '1.1 original, 1.2 original',
      '1.1 original 2 by 1.2',
    ],
    [
      'a revision that repeals the one before it stays',
      [OLD, adopted('1.1', 2, 'original', repeals('1.1@original'))],
      '1.1 rev.cop2',
      '1.1 original whole by 1.1',
    ],
    [
      'one whose old revision alone is repealed stays',
      [OLD, adopted('1.1', 2, 'original'), adopted('3.1', 3, null, repeals('1.1@original'))],
      '1.1 rev.cop2, 3.1 original',
      '1.1 original whole by 3.1',
    ],
    [
      'of revisions that name no base the last by meeting is in force',
      [revised('1.1', 3), OLD, revised('1.1', 2)],
      '1.1 rev.cop3',
      '',
    ],
    [
      'a revision that is not there is not repealed in the place of another',
      [OLD, adopted('2.1', 2, null, repeals('1.1@rev.cop2'))],
      '1.1 original, 2.1 original',
      '',
    ],
    [
      'one that a later meeting adopts anew is in force again',
      [OLD, adopted('2.1', 2, null, repeals('1.1')), adopted('1.1', 3, 'original')],
      '1.1 rev.cop3, 2.1 original',
      '1.1 original whole by 2.1',
    ],
  ];
  it.each(cases)('%s', (_, texts, inForce, gone) => {
    const found = resolutionsInEffect(texts, [], false);
    expect(found.inForce.map(({ number, key }) => `${number} ${key}`).join(', ')).toBe(inForce);
    expect(
      found.gone
        .map(
          ({ of, places, by }) =>
            `${of.number} ${of.key} ${places?.join(', ') ?? 'whole'} by ${by.number}`,
        )
        .join(', '),
    ).toBe(gone);
  });

  const REMOVED = 'removed:\n  - id: gemin\n    label: 2.\n    reason: Done\n';
  const without = (text: AdoptedText): AdoptedText => ({
    ...text,
    text: { ...text.text, paragraphs: text.text.paragraphs.filter(({ id }) => id !== 'gemin') },
  });
  const gone = without(adopted('1.1', 2, 'original', REMOVED));
  const back = adopted('1.1', 3, 'rev.cop2');
  it.each([
    ['goes', [OLD, gone], ['2 of original']],
    ['went and came back', [OLD, gone, back], []],
    [
      'went, came back and goes again',
      [OLD, gone, back, without(adopted('1.1', 4, 'rev.cop3', REMOVED))],
      ['2 of rev.cop3'],
    ],
  ])('tell of a paragraph what is gone now: one that %s', (_, texts, expected) => {
    const found = resolutionsInEffect(texts, [], false);
    expect(found.gone.map(({ places, of }) => `${places?.join()} of ${of.key}`)).toEqual(expected);
  });
});

describe('what drafts would repeal', () => {
  const cases: readonly (readonly [string, readonly AdoptedText[], AdoptedText, string])[] = [
    ['a whole Resolution', [OLD], adopted('3', 3, null, repeals('1.1')), '1.1 original whole'],
    ['paragraphs', [OLD], adopted('3', 3, null, repeals('1.1', 'gemin')), '1.1 original 2'],
    [
      'paragraphs of the last revision',
      [OLD, adopted('1.1', 2, 'original')],
      adopted('3', 3, null, repeals('1.1', 'gemin')),
      '1.1 rev.cop2 2',
    ],
    [
      'nothing of its own meeting',
      [adopted('3.1', 3, null)],
      adopted('3', 3, null, repeals('3.1')),
      '',
    ],
    [
      'nothing that has gone',
      [OLD, adopted('2.1', 2, null, repeals('1.1'))],
      adopted('3', 3, null, repeals('1.1')),
      '',
    ],
  ];

  it.each(cases)('is told and stays in force: %s', (_, texts, draft, expected) => {
    const without = resolutionsInEffect(texts, [], false);
    const { proposed, ...rest } = resolutionsInEffect(texts, [], false, [draft]);
    expect(rest).toEqual({ inForce: without.inForce, gone: without.gone });
    const told = proposed.map(
      ({ of, places }) => `${of.number} ${of.key} ${places?.join(', ') ?? 'whole'}`,
    );
    expect(told.join()).toBe(expected);
  });
});
