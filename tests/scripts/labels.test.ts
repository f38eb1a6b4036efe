import { describe, expect, it } from 'vitest';
import { printLabel, readLabel } from '../../src/model/label.ts';
import { outline } from '../../src/model/outline.ts';
import { readTypedLabels } from '../../src/model/typed-label.ts';
import { say } from '../say.ts';

describe('a label of any script', () => {
  it.each([
    ['4 -', 'arabic', 4, '12 -'],
    ['٤ -', 'arabic', 4, '١٢ -'],
    ['(أ)', 'lower', 1, '(ل)'],
    ['(ا)', 'lower', 1, '(ل)'],
    ['(هـ)', 'lower', 5, '(ل)'],
    ['’1‘', 'arabic', 1, '’12‘'],
    ['1．', 'arabic', 1, '12．'],
    ['一、', 'cjk', 1, '十二、'],
    ['（一）', 'cjk', 1, '（十二）'],
    ['第三条', 'cjk', 3, '第十二条'],
    ['б)', 'lower', 2, 'м)'],
    ['a)', 'lower', 1, 'l)'],
  ])('%s is read, and counted to twelve', (text, style, value, twelve) => {
    const [label] = readLabel(text);
    expect([label?.style, label?.value]).toEqual([style, value]);
    expect(label && printLabel(12, label).text).toBe(twelve);
  });

  it('joins the fifth Arabic letter to a stroke', () => {
    const [first] = readLabel('(أ)');
    const printed = [1, 2, 3, 4, 5, 6].map((value) => first && printLabel(value, first).text);
    expect(printed).toEqual(['(أ)', '(ب)', '(ج)', '(د)', '(هـ)', '(و)']);
    for (const [at, text] of printed.entries())
      expect(readLabel(text ?? '')[0]?.value).toBe(at + 1);
  });

  it.each(['’1', '1‘', '(1‘', '’أ‘', '’1.2‘', '1。', 'إلى)', 'Всё)', '2026年'])(
    '%s is none',
    (text) => {
      expect(readLabel(text)).toEqual([]);
    },
  );
});

describe('the labels of a plain resolution', () => {
  it.each([
    [
      'Arabic',
      ['1 - تهيب', '2 - تدعو إلى:', '(أ) وضع', '(ب) إزالة:', '’1‘ صعودا', '’2‘ ونزولا', '3 - تقرر'],
    ],
    [
      'Chinese',
      ['1. 促请', '2. 邀请：', '(a) 编制', '(b) 拆除：', '(一) 溯河', '(二) 降河', '3. 决定'],
    ],
    [
      'Russian',
      [
        '1. призывает',
        '2. предлагает:',
        'a) составить',
        'b) устранить:',
        'i) вверх',
        'ii) вниз',
        '3. постановляет',
      ],
    ],
  ])('in %s are told from the words and nested', (_, lines) => {
    const typed = readTypedLabels(lines);
    const paragraphs = typed.map((one) => say(one?.label.text ?? '?', 'x'));
    const depths = outline(paragraphs, { formulaFirst: true, kind: 'resolution' }).map(
      ({ depth }) => depth,
    );
    expect(depths).toEqual([1, 1, 2, 2, 3, 3, 1]);
  });
});
