import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/model/message.ts';
import { openLedger } from '../../src/papers/recognise/accounting.ts';
import { watchMarks } from '../../src/papers/recognise/marks-lost.ts';
import type { Piece } from '../../src/papers/recognise/pieces.ts';
import { recognisePaper } from '../../src/papers/recognise/recognise.ts';
import { table, wordFile } from '../formats/docx-read/word-file.ts';
import { cmsProfile, printedLines } from './recognise-made.ts';
import { para, sheetOf } from './word-paper.ts';

const PIECES: readonly Piece[] = [
  { text: 'old', at: 0, place: { line: 4, column: 1 }, mark: 'del' },
  { text: 'new', at: 4, place: { line: 4, column: 4 }, mark: 'ins' },
];

function said(
  order: number[],
  ...into: Parameters<ReturnType<typeof openLedger>['claim']> extends [unknown, ...infer Rest]
    ? Rest
    : never
): Message[] {
  const messages: Message[] = [];
  const ledger = openLedger([{ kind: 'line', pieces: PIECES, gap: 1 }]);
  watchMarks(ledger, messages).claim(
    order.flatMap((at) => PIECES[at] ?? []),
    ...into,
  );
  return messages;
}

describe('marks of a redline', () => {
  it('that a text would lose are an error where words are struck, a warning where they are new', () => {
    expect(said([0, 1], 'text', 'paper')).toMatchObject([
      { severity: 'error', rule: 'marks-lost', place: { line: 4, column: 1 } },
    ]);
    expect(said([1], 'text', 'decisions')).toMatchObject([
      { severity: 'warning', rule: 'marks-lost', place: { line: 4, column: 4 } },
    ]);
    expect(said([0], 'text', 'draft')).toHaveLength(1);
    expect(said([1], 'text', 'draft')).toEqual([]);
    expect(said([0], 'before', 'base')).toEqual([]);
  });

  it('stand as characters on a cover, its title and its tables', () => {
    const cover = ['UNEP/CMS/COP15/Doc.99', 'CENTRAL ASIAN ~WILD~ MAMMALS'].map(para).join('');
    const rows = [
      ['Old _and new_ words', 'Costs'],
      ['Pay ~ten~_twenty_', 'none'],
    ];
    const cells = rows.map((row) => row.map(para));
    const file = wordFile(cover + table(cells));
    const { value, messages } = recognisePaper(sheetOf(file), cmsProfile(), { language: 'en' });
    const shown = printedLines(value.paper).join('\n');
    expect(shown).toContain('Pay [-ten-][+twenty+]');
    expect(shown).toContain('[-WILD-]');
    expect(messages.filter(({ rule }) => rule === 'marks-kept').length).toBeGreaterThan(1);
    expect(messages.filter(({ rule }) => rule === 'marks-lost')).toEqual([]);
  });

  it('that are underline alone where nothing is amended are said to be looks', () => {
    const body = ['UNEP/CMS/COP15/Doc.99', 'MAMMALS', '1. Parties _never_ report.'];
    const file = wordFile(body.map(para).join(''));
    const { messages } = recognisePaper(sheetOf(file), cmsProfile(), { language: 'en' });
    expect(messages.filter(({ rule }) => rule === 'underline-left')).toMatchObject([
      { severity: 'info', place: { line: 3 }, text: expect.stringContaining('“never”') },
    ]);
  });
});
