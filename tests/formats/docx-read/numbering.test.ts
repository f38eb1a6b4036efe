import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newLabelCounter } from '../../../src/formats/docx/read/label-counter.ts';
import { readNumbering } from '../../../src/formats/docx/read/numbering.ts';
import { tree } from './tree.ts';

interface Level {
  readonly text: string;
  readonly format?: string;
  readonly start?: number;
  readonly more?: string;
}

function level(index: number, { text, format = 'decimal', start = 1, more = '' }: Level): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

function abstract(id: number, levels: readonly Level[], more = ''): string {
  const inner = levels.map((found, index) => level(index, found)).join('');
  return `<w:abstractNum w:abstractNumId="${id}">${more}${inner}</w:abstractNum>`;
}

function num(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`;
}

function restart(index: number, start: number): string {
  return `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="${start}"/></w:lvlOverride>`;
}

/** The labels of paragraphs given as `list level`, `1 0` for the first level of list 1. */
function labels(numbering: string, paragraphs: readonly string[], language?: string): string[] {
  const counter = newLabelCounter(readNumbering(tree('w:numbering', numbering)), language);
  return paragraphs.map((found) => {
    const [list = '', at = ''] = found.split(' ');
    return counter.next(list, Number(at)) ?? '-';
  });
}

const THREE = [
  { text: '%1.' },
  { text: '%2)', format: 'lowerLetter' },
  { text: '(%3)', format: 'lowerRoman' },
];

describe('labels of lists', () => {
  it('count on at each level and begin again below a higher one', () => {
    const found = labels(abstract(0, THREE) + num(1, 0), [
      '1 0',
      '1 1',
      '1 1',
      '1 2',
      '1 2',
      '1 1',
      '1 2',
      '1 0',
      '1 1',
    ]);
    expect(found).toEqual(['1.', 'a)', 'b)', '(i)', '(ii)', 'c)', '(i)', '2.', 'a)']);
  });

  it('hold the numbers of all levels that the template names', () => {
    const legal = [{ text: '%1' }, { text: '%1.%2' }, { text: '%1.%2.%3' }];
    const found = labels(abstract(0, legal) + num(1, 0), [
      '1 0',
      '1 1',
      '1 2',
      '1 2',
      '1 0',
      '1 1',
    ]);
    expect(found).toEqual(['1', '1.1', '1.1.1', '1.1.2', '2', '2.1']);
  });

  it('keep what is typed around the number: 2 bis., Article 3 -, nothing', () => {
    const texts = [{ text: '%1 bis.' }, { text: 'Article %1.%2 –' }, { text: '' }];
    const found = labels(abstract(0, texts) + num(1, 0), ['1 0', '1 0', '1 1', '1 2']);
    expect(found).toEqual(['1 bis.', '2 bis.', 'Article 2.1 –', '-']);
  });

  it('go on over lists of one abstract list', () => {
    const found = labels(abstract(0, THREE) + num(1, 0) + num(2, 0), ['1 0', '2 0', '1 0', '2 1']);
    expect(found).toEqual(['1.', '2.', '3.', 'a)']);
  });

  it('begin again once where a list overrides the start, then go on for all', () => {
    const lists = abstract(0, THREE) + num(1, 0) + num(2, 0, restart(0, 5));
    const found = labels(lists, ['1 0', '1 0', '2 0', '2 0', '1 0', '2 0']);
    expect(found).toEqual(['1.', '2.', '5.', '6.', '7.', '8.']);
  });

  it('begin at the overridden start again each time that a higher level begins one', () => {
    const lists = abstract(0, THREE) + num(2, 0, restart(1, 3));
    const found = labels(lists, ['2 0', '2 1', '2 1', '2 0', '2 1']);
    expect(found).toEqual(['1.', 'c)', 'd)', '2.', 'c)']);
  });

  it('take a level that a list overrides as a whole', () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, { text: '[%1]', format: 'upperRoman', start: 4 })}</w:lvlOverride>`;
    const found = labels(abstract(0, THREE) + num(1, 0, own), ['1 0', '1 0', '1 1']);
    expect(found).toEqual(['[IV]', '[V]', 'a)']);
  });

  it('begin again only where lvlRestart says so', () => {
    const levels = [
      { text: '%1.' },
      { text: '%2)' },
      { text: '(%3)', more: '<w:lvlRestart w:val="1"/>' },
      { text: '-%4-', more: '<w:lvlRestart w:val="0"/>' },
    ];
    const found = labels(abstract(0, levels) + num(1, 0), [
      '1 0',
      '1 1',
      '1 2',
      '1 3',
      '1 1',
      '1 2',
      '1 3',
      '1 0',
      '1 2',
      '1 3',
    ]);
    expect(found).toEqual(['1.', '1)', '(1)', '-1-', '2)', '(2)', '-2-', '2.', '(1)', '-3-']);
  });

  it('are decimal throughout where the level is a legal one, but for a leading zero', () => {
    const levels = [
      { text: '%1.', format: 'upperRoman' },
      { text: '%2', format: 'decimalZero' },
      { text: '%1.%2.%3', format: 'lowerLetter', more: '<w:isLgl/>' },
    ];
    const found = labels(abstract(0, levels) + num(1, 0), ['1 0', '1 0', '1 1', '1 2']);
    expect(found).toEqual(['I.', 'II.', '01', '2.01.1']);
  });

  it('count a level above that nobody used as used once', () => {
    const legal = [{ text: '%1' }, { text: '%1.%2' }];
    expect(labels(abstract(0, legal) + num(1, 0), ['1 1', '1 1', '1 0'])).toEqual([
      '1.1',
      '1.2',
      '2',
    ]);
  });

  it('come from the numbering style that a list copies', () => {
    const lists =
      abstract(0, [], '<w:numStyleLink w:val="Legal"/>') +
      abstract(1, [{ text: '§ %1' }], '<w:styleLink w:val="Legal"/>') +
      num(1, 0);
    expect(labels(lists, ['1 0', '1 0'])).toEqual(['§ 1', '§ 2']);
  });

  it('are none for list 0, an unknown list or level, a hidden label and the format none', () => {
    const levels = [
      { text: '%1.', more: '<w:rPr><w:vanish/></w:rPr>' },
      { text: '%2', format: 'none' },
      { text: '%1.%3' },
    ];
    const found = labels(abstract(0, levels) + num(1, 0), [
      '0 0',
      '9 0',
      '1 7',
      '1 0',
      '1 1',
      '1 0',
      '1 2',
    ]);
    expect(found).toEqual(['-', '-', '-', '-', '-', '-', '2.1']);
  });

  it('print signs of symbol fonts as ordinary bullets, and dashes as they are', () => {
    const bullet = (text: string, font: string): Level => ({
      text,
      format: 'bullet',
      more: `<w:rPr><w:rFonts w:ascii="${font}"/></w:rPr>`,
    });
    const levels = [
      bullet('\uF0B7', 'Symbol'),
      bullet('\uF0A7', 'Wingdings'),
      bullet('\uF06E', 'Wingdings'),
      bullet('\uF0D8', 'Wingdings'),
      bullet('\uF0FC', 'Wingdings'),
      bullet('\uF001', 'Nobody'),
      bullet('–', 'Calibri'),
      bullet('o', 'Courier New'),
    ];
    const found = labels(
      abstract(0, levels) + num(1, 0),
      [0, 1, 2, 3, 4, 5, 6, 7].map((at) => `1 ${at}`),
    );
    expect(found).toEqual(['•', '▪', '■', '➢', '✔', '•', '–', 'o']);
  });

  it('stand without the blanks around them, and may touch the words', () => {
    const levels = [{ text: ' Article %1  ', more: '<w:suff w:val="nothing"/>' }, { text: '%2.' }];
    const counter = newLabelCounter(
      readNumbering(tree('w:numbering', abstract(0, levels) + num(1, 0))),
    );
    expect(counter.next('1', 0)).toBe('Article 1');
    expect([counter.touches('1', 0), counter.touches('1', 1), counter.touches('2', 0)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('read a format that stands in alternate content', () => {
    const format =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>';
    const list = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9"/>${format}<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`;
    expect(labels(list + num(1, 0), ['1 0', '1 0'])).toEqual(['009.', '010.']);
  });

  it('say once which format they cannot print, and are decimal then', () => {
    const lists = abstract(0, [{ text: '%1.', format: 'bahtText' }]) + num(1, 0);
    const counter = newLabelCounter(readNumbering(tree('w:numbering', lists)));
    expect([counter.next('1', 0), counter.next('1', 0)]).toEqual(['1.', '2.']);
    expect(counter.messages.map(({ rule }) => rule)).toEqual(['number-format']);
  });

  it('know which level is bound to a paragraph style', () => {
    const levels = [{ text: '%1' }, { text: '%2', more: '<w:pStyle w:val="Heading2"/>' }];
    const numbering = readNumbering(tree('w:numbering', abstract(0, levels) + num(1, 0)));
    expect(numbering.levelOfStyle('1', 'Heading2')).toBe(1);
    expect(numbering.levelOfStyle('1', 'Heading3')).toBeNull();
    expect(numbering.levelOfStyle('2', 'Heading2')).toBeNull();
  });

  it('are short for any start and level that a file may claim', () => {
    const formats = ['decimal', 'upperRoman', 'lowerLetter', 'hebrew1', 'chicago', 'cardinalText'];
    fc.assert(
      fc.property(
        fc.nat(),
        fc.constantFrom(...formats),
        fc.nat({ max: 8 }),
        (start, format, at) => {
          const levels = Array.from({ length: 9 }, (_, index) => ({
            text: `%${index + 1}.`,
            format,
            start,
          }));
          const [label = ''] = labels(abstract(0, levels) + num(1, 0), [`1 ${at}`]);
          expect(label.length).toBeLessThan(80);
        },
      ),
    );
  });
});

describe('a template', () => {
  it('prints no more characters than Word allows one', () => {
    const lists = abstract(0, [{ text: 'x'.repeat(10_000) }]) + num(1, 0);
    expect(labels(lists, ['1 0'])[0]?.length).toBe(255);
  });
});

describe('counting', () => {
  it('depends on the paragraphs before alone', () => {
    const lists = abstract(0, THREE) + num(1, 0) + num(2, 0, restart(0, 7));
    const paragraph = fc
      .tuple(fc.constantFrom('1', '2'), fc.nat({ max: 2 }))
      .map(([list, at]) => `${list} ${at}`);
    fc.assert(
      fc.property(fc.array(paragraph), fc.nat(), (all, cut) => {
        const end = cut % (all.length + 1);
        expect(labels(lists, all).slice(0, end)).toEqual(labels(lists, all.slice(0, end)));
      }),
    );
  });
});
