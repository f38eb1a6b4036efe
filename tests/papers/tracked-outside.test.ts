import { describe, expect, it } from 'vitest';
import { wordFile } from '../formats/docx-read/word-file.ts';
import { inlineFile, para, readFile } from './word-paper.ts';

const COVER = ['UNEP/CMS/COP15/Doc.99', 'CENTRAL ASIAN MAMMALS'];
const HEADS = ['ANNEX 1', 'PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)'];
const TEXT = ['Central Asian Mammals', '1. Urges _all_ Parties to act{+Ann: now+};', '2. Ends.'];

/** What is said of changes outside, one line each. */
function outside(lines: readonly string[]): string[] {
  const { messages } = readFile(wordFile(lines.map(para).join('')));
  return messages.flatMap(({ rule, text }) => (rule === 'tracked-outside' ? [text] : []));
}

describe('tracked changes outside the text that a paper amends', () => {
  it('are said with their words and author, in the title and in the body', () => {
    const said = outside([
      'UNEP/CMS/COP15/Doc.99',
      'CENTRAL ASIAN {+Ben:LAND +}MAMMALS',
      '1. Background is {-Ann:given-}{+Ann:told+}.',
      '+Ben¶ {+Ben:2. More is known.+}',
      '3. The end.',
      ...HEADS,
      ...TEXT,
    ]);
    expect(said).toEqual([
      'found “LAND” inserted by Ben outside a text that is amended, expected changes to that text alone; they are rejected there',
      'found “told” inserted, “given” deleted by Ann outside a text that is amended, expected changes to that text alone; they are rejected there',
      'found “2. More is known.” inserted by Ben outside a text that is amended, expected changes to that text alone; they are rejected there',
    ]);
  });

  it('are said in an annex that is kept as it stands, in the legend and between', () => {
    const said = outside([
      ...COVER,
      '1. Background.',
      HEADS[0] ?? '',
      `${HEADS[1]}{+Ann: AGAIN+}`,
      ...TEXT,
      'ANNEX 2',
      'Costs are {+Ann:very +}low.',
    ]);
    expect(said.map((text) => text.split(' by ')[0])).toEqual([
      'found “AGAIN” inserted',
      'found “very” inserted',
    ]);
  });

  it('are not said inside it, where paragraphs come, go, split and join', () => {
    const found = readFile(
      inlineFile([
        'Central Asian Mammals',
        '1. Urges _all_ Parties to act{+Ann: now+};',
        '+Ben¶ {+Ben:2. Thanks the Council;+}',
        '-Ann¶ {-Ann:3. Invites Parties to pay;-}',
        '+Ann¶ 4. Notes the report;',
        '{+Ann:5. +}Welcomes it;',
        '+Ann¶ {+Ann:6. Came and {-Ben:went-};+}',
        '7. Ends.',
      ]),
    );
    expect(found.rules).not.toContain('tracked-outside');
  });

  it('are said where they are the redline too, as rejected', () => {
    const said = outside([
      ...COVER,
      '1. Background is {-Ann:given-}{+Ann:told+}.',
      ...HEADS,
      'Central Asian Mammals',
      '1. Urges {+Ann:all +}Parties to act;',
    ]);
    expect(said).toEqual([
      'found “told” inserted, “given” deleted by Ann outside a text that is amended, expected changes to that text alone; they are rejected there',
    ]);
  });

  it('are said in running heads', () => {
    const lines = [...COVER, ...HEADS, 'Central Asian Mammals', '1. Urges _all_ Parties to act;'];
    const section = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>';
    const headers = { h1: `<w:hdr>${para('Kept {+Ann:in haste+}')}</w:hdr>` };
    const bytes = wordFile(lines.map(para).join('') + section, { headers });
    expect(
      readFile(bytes)
        .messages.map(({ text }) => text)
        .join('\n'),
    ).toContain('found “in haste” inserted by Ann');
  });
});
