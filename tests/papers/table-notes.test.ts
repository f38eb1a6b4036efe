import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/model/run.ts';
import { p, r, table, wordFile } from '../formats/docx-read/word-file.ts';
import { readFile } from './word-paper.ts';

const RAISED = '<w:vertAlign w:val="superscript"/>';

const marked = (before: string, mark: string, behind: string, looks = ''): string =>
  p(r(before) + r(mark, RAISED) + r(behind, looks));

const COVER = [
  'UNEP/CMS/COP15/Doc.99',
  'CENTRAL ASIAN MAMMALS',
  '1. Background is given.',
  'ANNEX 1',
  'PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)',
];

function paper(rows: readonly (readonly string[])[]): Uint8Array {
  const head = ['Proposed amendments to Resolution 11.24 (Rev.COP13)', 'Comments', 'Clean text'];
  return wordFile(COVER.map((line) => p(line)).join('') + table([head, ...rows]));
}

const RECITAL = marked('Recalling the Convention', '1', ',');
const NOTE = marked('', '1', ' As amended in 2014.');
const LAST = ['1. Ends.', 'Keep', '1. Ends.'];

describe('notes that a table prints in a row of their own', () => {
  it('are notes of the paragraph that bears their mark', () => {
    const rows = [
      ['CENTRAL ASIAN MAMMALS', 'Keep', 'CENTRAL ASIAN MAMMALS'],
      [RECITAL, 'Keep', RECITAL],
      [NOTE, '', NOTE],
      ['1. Urges all Parties;', 'New', p(r('1. Urges Parties;'))],
      LAST,
    ];
    const { value, before } = readFile(paper(rows));
    const [, recital, note] = value.draft?.paragraphs ?? [];
    expect(recital).toMatchObject({ kind: 'plain' });
    expect(recital?.kind === 'plain' && plainText(recital.content)).toMatch(
      /^Recalling the Convention\[\^[^\]]+\],$/,
    );
    expect(note).toMatchObject({ kind: 'note' });
    expect(note?.kind === 'note' && plainText(note.content)).toBe('As amended in 2014.');
    expect(before.join('\n')).not.toContain('Convention1');
  });

  it('are no notes where no row above bears the mark', () => {
    const rows = [
      ['CENTRAL ASIAN MAMMALS', 'Keep', 'CENTRAL ASIAN MAMMALS'],
      ['Recalling the Convention,', 'Keep', 'Recalling the Convention,'],
      [NOTE, '', NOTE],
      LAST,
    ];
    const { value } = readFile(paper(rows));
    expect(value.draft?.paragraphs.some(({ kind }) => kind === 'note')).toBe(false);
  });
});
