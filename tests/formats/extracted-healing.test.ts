import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { isElement } from '../../src/model/sheet.ts';
import { seed } from '../corpora.ts';

const TAGS = new Set(['em', 'strong', 'ins', 'del']);

function show(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const inner = node.children.map(show).join('');
  if (node.type !== 'element') return inner;
  if (node.tagName === 'a') return `^${inner}`;
  return TAGS.has(node.tagName) ? `<${node.tagName}>${inner}</${node.tagName}>` : inner;
}

function blocks(source: string, tag = 'p'): string[] {
  const found: string[] = [];
  const walk = (node: Nodes): void => {
    if (isElement(node, tag)) found.push(show(node));
    else if (!isElement(node, 'aside') && 'children' in node) node.children.forEach(walk);
  };
  walk(readExtracted(source).value.root);
  return found;
}

function rules(source: string): string[] {
  return readExtracted(source).messages.map(({ rule }) => rule);
}

/** Words set in lines of at most `width` characters, each line ended by `end`. */
function wrap(text: string, width: number, end: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => line + end).join('');
}

const PROSE =
  'The Secretariat has worked with the Parties on the conservation of migratory species and of their habitats throughout their range, and it will report on the progress that was made. It asks the Parties to send their comments before the end of the year, so that the next report can take them into account.';

describe('text that a program wrapped, without empty lines', () => {
  const PARAGRAPHS = [
    'WADERS',
    `Recalling that ${PROSE}`,
    'Aware of the effects on larvae in water below 25 °C as observed,',
    `Noting élevés, réduits, été that ${PROSE}`,
    'The Conference of the Parties to the Convention on Waders and so on',
    `1. Adopts the plan. ${PROSE}`,
    '2. Urges Parties to act at once and with all means that are theirs.',
    PROSE,
  ];
  const bytes = (text: string): string => Buffer.from(text).toString('latin1');
  const chars = (text: string): string => Buffer.from(text, 'latin1').toString();

  it.each([
    ['characters', 26, (text: string) => wrap(text, 26, '\n')],
    ['characters', 72, (text: string) => wrap(text, 72, ' \n')],
    ['bytes', 72, (text: string) => chars(wrap(bytes(text), 72, '\n'))],
  ])('is put together by the room that its lines leave, in %s (%i)', (_name, _width, set) => {
    const source = PARAGRAPHS.map(set).join('');
    expect(blocks(source)).toEqual(PARAGRAPHS);
    expect(rules(source)).toEqual(['joined-lines']);
  });

  it('says a line that goes on in small letters behind one that had room', () => {
    const source = [PROSE, `${PROSE.slice(0, 60)}`, `and so on. ${PROSE}`]
      .map((text) => wrap(text, 72, '\n'))
      .join('');
    expect(rules(source)).toEqual(['joined-lines', 'doubtful-join']);
    expect(blocks(source).join(' ')).toContain(`${PROSE.slice(0, 60)} and so on.`);
  });

  it('is kept line by line with a warning where its lines keep to no edge', () => {
    const broken = [
      'Noting that',
      'many are',
      'few and',
      'far from one',
      'another and that',
      'they go.',
    ];
    const source = ['WADERS', ...broken].join('\n');
    expect(blocks(source)).toEqual(['WADERS', ...broken]);
    expect(readExtracted(source).messages).toMatchObject([
      { rule: 'broken-lines', severity: 'warning', place: { line: 2, column: 1 } },
    ]);
  });
});

describe('text that ends its lines at the edge of the paper', () => {
  it.each([
    ['single spaced, an empty line between paragraphs', ' \n', '\n'],
    ['with an empty line behind every line, lines of blanks between paragraphs', ' \n\n', ' \n\n'],
  ])('is put together where it is %s', (_name, end, gap) => {
    const numbered = [1, 2, 3].map((number) => `${number}. ${PROSE}`);
    const source = numbered.map((text) => wrap(text, 72, end)).join(gap);
    expect(blocks(source)).toEqual(numbered);
    expect(rules(source)).toEqual(['joined-lines']);
  });

  it('gets ordinals and the marks of notes back on their line, and its notes out of the paragraph', () => {
    const opening = wrap(PROSE, 72, ' \n\n');
    const source = `${opening} \n\nThe meeting was held at the 10\nth\n\n session of the Conference of the Parties\n1\n, in the presence of many of them and of \n\nobservers. \n\n \n\n1  \n\nThe list of those who took part is on the website of the Convention and \n\nin the report. \n 2. The next meeting`;
    expect(blocks(source).slice(1)).toEqual([
      'The meeting was held at the 10th session of the Conference of the Parties^1, in the presence of many of them and of observers.',
      '2. The next meeting',
    ]);
    expect(blocks(source, 'aside')).toEqual([
      'The list of those who took part is on the website of the Convention and in the report.',
    ]);
  });

  it('keeps the hyphen of a range and of a compound, and asks about a word that may be divided', () => {
    const made = (before: string, behind: string, more = ''): string =>
      `${wrap(`${PROSE} ${more}`, 72, '\n')}\nIt did so as it had been asked to do by all Parties in the years of ${before}\n${behind} and in those that came before them and after them.\n`;
    expect(blocks(made('2012-', '2014')).at(-1)).toContain('2012-2014 and');
    expect(rules(made('2012-', '2014'))).toEqual(['joined-lines']);
    expect(blocks(made('trans-', 'boundary')).at(-1)).toContain('trans-boundary and');
    expect(rules(made('trans-', 'boundary'))).toEqual(['joined-lines', 'line-hyphen']);
    expect(blocks(made('trans-', 'boundary', 'A transboundary site.')).at(-1)).toContain(
      'transboundary and',
    );
  });

  it('is left as it stands where a line is a paragraph', () => {
    const lines = [
      PROSE,
      'a) the first item of a list;',
      'b) the second',
      PROSE,
      'small words that stand alone',
      'and more of these',
    ];
    expect(blocks(lines.join('\n\n'))).toEqual(lines);
    expect(rules(lines.join('\n\n'))).toEqual([]);
  });
});

describe('marks that were typed', () => {
  it.each([
    ['a [-gone-] [+new+] {+too+}', 'a <del>gone</del> <ins>new</ins> <ins>too</ins>'],
    ['[negotiated] text [2021-] [-5 °C]', '[negotiated] text [2021-] [-5 °C]'],
    ['[-a [b] c-] d', '<del>a [b] c</del> d'],
    ['[-a [+b+] c-]', '[-a [+b+] c-]'],
    ['[-open [+new+]', '[-open <ins>new</ins>'],
    ['[+*Invites* all+]', '<ins><em>Invites</em> all</ins>'],
    ['**But 1** : the *aim*', '<strong>But 1</strong> : the <em>aim</em>'],
    ['3 * 4 and * 5', '3 * 4 and * 5'],
    ['le 1^{er} mai, à la 11^e session, m^2', 'le 1er mai, à la 11e session, m^2'],
  ])('%s', (source, expected) => {
    expect(blocks(source)).toEqual([expected]);
  });

  it('that have no partner are said with their place', () => {
    const { messages } = readExtracted('one\n\ntwo [-three');
    expect(messages.map(({ rule, place }) => [rule, place?.line, place?.column])).toEqual([
      ['odd-mark', 3, 5],
    ]);
  });

  it('stay all characters where one star of the document has no partner', () => {
    expect(blocks('an *aim*\n\na note*')).toEqual(['an *aim*', 'a note*']);
    expect(rules('an *aim*\n\na note*')).toEqual(['odd-emphasis']);
  });
});

describe('raised numbers', () => {
  it('are notes where a paragraph opens with them, and the sentence around them is whole again', () => {
    const source =
      'Trade¹ in specimens of the species, and their\n\n¹ As defined in Article I.\n\nparts, of 5 km² each.';
    expect(blocks(source)).toEqual([
      'Trade^¹ in specimens of the species, and their parts, of 5 km² each.',
    ]);
    expect(blocks(source, 'aside')).toEqual(['As defined in Article I.']);
  });

  it('are characters where no paragraph does', () => {
    expect(blocks('Trade¹ in species')).toEqual(['Trade¹ in species']);
  });
});

it('a tab before and behind a label makes no table', () => {
  const source = '\tIndicator 3.7.1\tNumber\n\tIndicator 3.7.2\tShare\nObjective 3.8\t\tTools\n';
  expect(blocks(source, 'table')).toEqual([]);
  expect(blocks(source)).toHaveLength(3);
});

/** Every letter and figure of the sheet with its offset in the source, in the order of the source. */
function signs(source: string): { wrong: number; text: string } {
  const found: { at: number; value: string }[] = [];
  let wrong = 0;
  const walk = (node: Nodes): void => {
    if (node.type === 'text' || node.type === 'comment') {
      const at = node.position?.start.offset;
      if (at === undefined) wrong += node.value === ' ' ? 0 : 1;
      else {
        if (source.slice(at, at + node.value.length) !== node.value) wrong += 1;
        found.push({ at, value: node.value });
      }
    }
    if ('children' in node) node.children.forEach(walk);
  };
  walk(readExtracted(source).value.root);
  found.sort((a, b) => a.at - b.at);
  return { wrong, text: letters(found.map(({ value }) => value).join('')) };
}

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

describe('whatever was printed', () => {
  const line = fc.constantFrom(
    'the Secretariat has worked with the Parties on the conservation of',
    'migratory species and of their habitats throughout their range and',
    'a sentence that ends in the midst of the column of text and here.',
    '1. The Secretariat has worked with the Parties on the conserva-',
    'tion of the species in the years of 2012-',
    '2014 and later',
    'th',
    '1',
    '2 ',
    '1  ',
    ' next page of the text',
    'a) an item of a list;',
    ' - a dash',
    'Heading',
    '[-gone-] and [+new+',
    'an *aim* of 1^{er}',
    'a star*',
    'trade¹ in it',
    '¹ a note',
    '',
    '',
    ' ',
    ' ',
    '                              ',
    '\f',
    '\tcell',
    '[footnoteRef:1] [1: x]',
  );

  it('every letter is on the sheet once, at its place and in its order', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
        const source = lines.join('\n');
        expect(signs(source)).toEqual({ wrong: 0, text: letters(source) });
      }),
      { numRuns: 1500 },
    );
  });

  it('takes a time that grows with its length alone', () => {
    const timed = (count: number): number => {
      const page = `${wrap(PROSE, 60, '\n\n')}10\nth\n\n session\n1\n, [-gone trade¹ \n \n1 \n\nnote *a* b^c\n \n`;
      const source = `${page.repeat(count)}\n¹ note`;
      const started = performance.now();
      readExtracted(source);
      return performance.now() - started;
    };
    timed(100);
    const once = timed(400);
    expect(timed(1600)).toBeLessThan(10 * once + 500);
  }, 60_000);
});

describe('the seeds', () => {
  const report = seed('cms-cop11-doc21.1.fr.txt');
  it.skipIf(!report)(
    'Doc.21.1 has 45 numbered paragraphs in a row, 2 notes and no line that breaks off',
    () => {
      const paragraphs = blocks(readFileSync(report ?? '', 'utf8'));
      const numbers = paragraphs.flatMap((text) => /^(\d+)\. /.exec(text)?.[1] ?? []);
      expect(numbers).toEqual(Array.from({ length: 45 }, (_, index) => String(index + 1)));
      expect(
        paragraphs.filter((text) => /^[\p{Ll},]/u.test(text) && !/^[a-g]\) /.test(text)),
      ).toEqual([expect.stringMatching(/^http:/)]);
      expect(blocks(readFileSync(report ?? '', 'utf8'), 'aside')).toHaveLength(2);
      expect(
        paragraphs.filter(
          (text) =>
            / \p{N}+ème|\p{N}ème\p{L}/u.test(text) && !/10ème session|4[12]ème réunion/.test(text),
        ),
      ).toEqual([]);
    },
  );

  const vision = seed('cites-strategic-vision-2021-2030.fr.txt');
  it.skipIf(!vision)('the strategic vision has its note, its emphasis and no table', () => {
    const source = readFileSync(vision ?? '', 'utf8');
    expect(blocks(source, 'table')).toEqual([]);
    expect(blocks(source, 'aside')).toHaveLength(1);
    expect(blocks(source).join('\n')).not.toMatch(/[*^]\{?[a-z]/);
    expect(
      blocks(source).filter((text) => text.includes('les registres de provenance ou')),
    ).toHaveLength(1);
  });
});

describe('pages that were wrapped, each with its symbol and number', () => {
  const fold = (text: string): string => wrap(text, 86, '\n');
  const source = [
    'UNEP/CMS/COP14/Doc.14.2',
    fold(
      '1.  The Conference of the Parties asked the Secretariat to go on with the work that it had begun and to report to it at the next meeting on what the other conventions and the partners have done',
    ),
    '',
    'UNEP/CMS/COP14/Doc.14.2\n2',
    '',
    fold(
      'in the meantime, in particular on the activities of the two secretariats and on all of those that could not be paid for in the years before, and to say what they would cost.',
    ),
    '',
    fold(
      '2.  The Committee took note of it and asked for a further one that covers the years 2024- 2026 and all of the agreements, so that the Parties may see what has been done in their name and by whom.',
    ).replace('2024- ', '2024-\n'),
    '',
    'UNEP/CMS/COP14/Doc.14.2\n3',
    '',
    fold(
      '3.  The activities go on as far as the means allow it, and whoever is interested in them can find the results of each on the web site, where they are kept for at least ten years.',
    ),
    '',
  ].join('\n');

  it('lose neither words nor order where the furniture of a page stands in a sentence', () => {
    const found = blocks(source);
    expect(found.filter((text) => /^\d\. /.test(text))).toHaveLength(3);
    expect(found.join('\n')).toContain('have done in the meantime, in particular');
    expect(found.join('\n')).toContain('the years 2024-2026 and all');
  });

  it('have their symbols and numbers set apart', () => {
    const apart = ['header', 'footer'].flatMap((tag) => blocks(source, tag));
    expect(apart.sort()).toEqual(['2', '3', 'UNEP/CMS/COP14/Doc.14.2', 'UNEP/CMS/COP14/Doc.14.2']);
  });
});
