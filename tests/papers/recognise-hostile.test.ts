import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { recognisePaper } from '../../src/papers/recognise/recognise.ts';
import type { RedlineLine } from '../../src/papers/recognise/redlines.ts';
import { cmsProfile, formulaOf, printedLines } from './recognise-made.ts';

const profile = cmsProfile();

describe('hostile sizes', () => {
  it('ask for the sheet of each redline once, and keep none', () => {
    let asked = 0;
    const line = (index: number): RedlineLine => ({
      place: { line: index + 1, column: 1 },
      get sheet() {
        asked += 1;
        return readExtracted(`Requests [-A-]{+B+} ${index};`).value;
      },
    });
    const redlines = Array.from({ length: 500 }, (_, index) => line(index));
    const sheet = readExtracted('UNEP/CMS/COP14/Doc.30\n\nWADERS\n\n1. Requests AB 7;\n').value;
    const { messages } = recognisePaper(sheet, profile, { language: 'en', redlines });
    expect(asked).toBe(500);
    expect(messages.filter(({ rule }) => rule === 'redline-unused')).toHaveLength(499);
  });

  it('leave a title in capitals at a length that a title can have', () => {
    const capitals = Array.from({ length: 400 }, (_, at) => `WADERS AND OTHER BIRDS ${at}`);
    const source = [
      'UNEP/CMS/COP14/Doc.30\n\nSummary:\n\nWords.\n\nWADERS\n\nBackground\n\n1. One.\n\nANNEX 1',
      'PROPOSED AMENDMENTS TO RESOLUTION 12.7 (Rev.COP13)',
      capitals.join('\n'),
      formulaOf('en'),
      '1. Requests [-A-]{+B+};\n',
    ].join('\n\n');
    const { draft } = recognisePaper(readExtracted(source).value, profile, {
      language: 'en',
    }).value;
    const [title = '', ...rest] = printedLines(draft);
    expect(title.startsWith('WADERS AND OTHER BIRDS 0')).toBe(true);
    expect(title.length).toBeLessThan(1_100);
    expect(rest.length).toBeGreaterThan(300);
  });

  it('read a hundred and twenty thousand raised notes in a row', () => {
    const notes = Array.from({ length: 120_000 }, () => '¹ As defined.');
    const marks = Array.from({ length: 120_000 }, () => 'trade¹;');
    const { value } = readExtracted([...marks, ...notes].join('\n'));
    expect(JSON.stringify(value.root).match(/"doc-footnote"/g)).toHaveLength(120_000);
  });

  it('count the words of a document without telling each', () => {
    const sheet = readExtracted('UNEP/CMS/COP14/Doc.30\n\nWADERS\n\n1. Requests A;\n').value;
    const { account } = recognisePaper(sheet, profile, { language: 'en' }).value;
    const all = Object.values(account.totals).reduce((sum, count) => sum + count, 0);
    expect(account.words).toHaveLength(all);
    expect(account.words.filter(({ destination }) => destination === 'label')).toHaveLength(
      account.totals.label,
    );
  });
});
