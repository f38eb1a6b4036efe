import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { recognisePaper } from '../../src/papers/recognise/recognise.ts';
import { cmsProfile, formulaOf, printedLines } from './recognise-made.ts';

const ABOVE = [
  'UNEP/CMS/COP14/Doc.30',
  'Summary:',
  'A few words.',
  'WADERS',
  'Background',
  '1. One.',
  'ANNEX 1',
  'PROPOSED AMENDMENTS TO RESOLUTION 12.7 (Rev.COP13)',
  'WADERS',
  'Note: Proposed new text is underlined. Text to be deleted is crossed out.',
];

function recognised(body: readonly string[]) {
  const source = `${[...ABOVE, ...body].join('\n\n')}\n`;
  return recognisePaper(readExtracted(source).value, cmsProfile(), { language: 'en' });
}

describe('numbers outside the marks of their words', () => {
  const rows = [
    ['1. Requests A;', 'Keep', '1. Requests A;'],
    ['2. [-Takes note of B;-]', 'Done.', '-'],
    ['[-3.-] [+2.+] Invites C;', 'Renumbered.', '2. Invites C;'],
    ['3. [+Urges D;+]', 'New.', '3. Urges D;'],
    ['[+4.+] [-3 bis.-] Calls E;', 'Keep', '4. Calls E;'],
    ['[-4. Notes F;-] [+5. Notes G;+]', 'Other.', '5. Notes G;'],
  ];
  const head = ['Text of the existing Resolution', 'Comment', 'Proposed new clean text'];
  const table = [head, ...rows].map((cells) => cells.map((cell) => `\t${cell}`).join('\n'));
  const { value, messages } = recognised(table);

  it('are the old and the working one in the cells of an amendment table', () => {
    expect(printedLines(value.base).slice(1, 5)).toEqual([
      '1. Requests A;',
      '2. Takes note of B;',
      '3. Invites C;',
      '3 bis. Calls E;',
    ]);
    expect(printedLines(value.draft).slice(1, 6)).toEqual([
      '1. Requests A;',
      '2. †',
      '2. Invites C;',
      '3. Urges D;',
      '4. Calls E;',
    ]);
  });

  it('are a change that is seen', () => {
    expect(messages.map(({ rule }) => rule)).not.toContain('unseen-change');
  });

  it('go with the row of a table in running text that is struck or inserted as a whole', () => {
    const activities = [
      '\t1.1\n\tActivity one',
      '\t1.2\n\t[-Activity two-]',
      '\t[-1.3-] [+1.2+]\n\tActivity three',
      '\t1.3\n\t[+Activity four+]',
    ];
    const { value } = recognised([
      formulaOf('en'),
      '1. Requests A;',
      activities.join('\n\n'),
      '2. Invites [-B-][+C+];',
    ]);
    expect(printedLines(value.base).slice(4, -1)).toEqual([
      '1.1 \tActivity one',
      '1.2 \tActivity two',
      '1.3 \tActivity three',
    ]);
    expect(printedLines(value.draft).slice(4, -1)).toEqual([
      '1.1 \tActivity one',
      '1.2 †',
      '1.2 \tActivity three',
      '1.3 \tActivity four',
    ]);
  });
});
