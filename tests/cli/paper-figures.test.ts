import { describe, expect, it } from 'vitest';
import { figureLines } from '../../src/cli/figure-lines.ts';
import { openBrackets, withoutComment } from '../../src/cli/open-points.ts';
import { countWords } from '../../src/cli/own-words.ts';
import type { Measured } from '../../src/cli/paper-figures.ts';
import { compare } from '../../src/compare/compare.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';
import { context, text } from '../papers/write-fixtures.ts';

const measured: Measured = {
  language: 'fr',
  words: { body: 9000, annexes: 10, own: 8000, limit: 8500 },
  open: [],
  pages: { unknown: 'LibreOffice was not found' },
  languages: [
    { language: 'fr', own: 8000 },
    { language: 'en', own: 7500 },
  ],
};

describe('the figures of a paper', () => {
  it.each([
    ['« La Conférence » – 17\u00A0espèces : l’ours (A/RES/70/1)', 6],
    ['مُؤتَمر الأطراف', 2],
    ['中国的会议', 3],
    ['— ; […]', 0],
  ])('count what stands between spaces and holds a letter or figure: %s', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it('say by how much a limit is passed, and why pages are not counted', () => {
    expect(figureLines(measured)).toEqual([
      'Pages: not counted, LibreOffice was not found',
      'Words as printed: 9000 before the annexes (limit 8500, 500 too many), 10 in annexes',
      'Words of its own text: fr 8000, en 7500',
    ]);
  });

  it('name brackets that are open, the outer ones alone, and no marks of notes', () => {
    const { value } = readMarkdown(
      '**1.** Prie [les [trois] Parties] de financer[^a] [l’étude]. {#bamot}\n\n[^a]: Voir.\n',
    );
    expect(openBrackets('draft', value)).toEqual([
      {
        kind: 'bracket',
        where: 'draft 1. #bamot',
        words: '[les [trois] Parties] de financer [l’étude].',
      },
      { kind: 'bracket', where: 'draft 1. #bamot', words: '[l’étude].' },
    ]);
  });

  const HEAD =
    '---\nbody: cms\nkind: decisions\nmeeting: cop15\nsubject: x\nlanguage: en\n---\n\n# X {#title}\n\n';
  const OLD = [
    '## Directed to Parties {#headab .directed-to}',
    '**15.1** Parties shall: {#firstab}',
    '**a)** sail; and {#itemab}',
    '**b)** row: {#itemac}',
    '**i)** out. {#subab}',
    '**15.2** Parties shall: {#nextab}',
    '**a)** report. {#itemad}',
  ];
  const GONE = OLD.map((line) =>
    line
      .replace(/^(## |\*\*\S+\*\*)?.*\{#(\w+)(.*)\}$/, '$1 {#$2$3 .deleted}')
      .replace('##  {', '## {'),
  );

  it.each([
    ['on the Decision, for its heading, items and sub-items', 1, ['#nextab', '#itemad']],
    [
      'on an item, for its sub-items alone',
      3,
      ['#headab', '#firstab', '#itemab', '#nextab', '#itemad'],
    ],
    ['on the last Decision', 5, ['#headab', '#firstab', '#itemab', '#itemac', '#subab']],
  ])('count the comment on what is deleted whole: %s', (_, commented, open) => {
    const draft = GONE.flatMap((line, at) => (at === commented ? [line, '> Done.'] : [line]));
    const [before, after] = [OLD, draft].map((lines) => text(`${HEAD}${lines.join('\n\n')}\n`));
    if (!before || !after) throw new Error('no texts');
    const comparison = compare(before, after, { formulaFirst: false });
    const { value } = layoutSheet(comparison, 'three-column', context);
    expect(withoutComment(value).map(({ where }) => where)).toEqual(open);
  });
});
