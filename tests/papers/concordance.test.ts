import type { Element, ElementContent, Root } from 'hast';
import { describe, expect, it } from 'vitest';
import type { Chain } from '../../src/lineage/chain.ts';
import { concordance } from '../../src/lineage/concordance.ts';
import { attributeOf, classesOf, isElement, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { concordanceSheet } from '../../src/papers/write/concordance-sheet.ts';
import { languageWords } from '../../src/papers/write/layout.ts';
import { writePaper } from '../../src/papers/write/paper.ts';
import { blocksByResult } from '../../src/papers/write/proof-blocks.ts';
import { proveConcordance } from '../../src/papers/write/proof-concordance.ts';
import { all, context, profile, text } from './write-fixtures.ts';

const HEAD = 'body: cms\nlanguage: en\nkind: resolution\nnumber: 1.2';

const first = text(`---
${HEAD}
revision: original
meeting: cop11
---

# Owls {#title}

Aware that owls hunt at night, {#aware}

The Conference of the Parties {#formula .formula}

**1.** *Asks* Parties to report; {#bamot}

a) in spring, and {#item}

**2.** *Thanks* the host country; {#kiruf}

**3.** *Invites* donors to help. {#dolep}
`);

const second = text(`---
${HEAD}
revision: rev.cop12
base: original
meeting: cop12
removed:
  - id: kiruf
    label: 2.
    reason: Done
---

# Owls {#title}

Aware that owls hunt at night, {#aware}

The Conference of the Parties {#formula .formula}

**1.** *Asks* all Parties to report; {#bamot}

a) in spring, and {#item}

**2.** *Invites* donors to help. {#dolep}
`);

const third = text(`---
${HEAD}
revision: rev.cop13
base: rev.cop12
meeting: cop13
---

# Owls {#title}

Aware that owls hunt at night, {#aware}

The Conference of the Parties {#formula .formula}

**1.** *Encourages* research on owls; {#fifth}

**2.** *Asks* all Parties to report; {#bamot}

a) in spring, and {#item}

**3.** *Thanks* the host country; {#kiruf}

**4.** *Invites* donors to help. {#dolep}
`);

const chain: Chain = [
  { key: 'original', base: null, adopted: true, text: first },
  { key: 'rev.cop12', base: 'original', adopted: true, text: second },
  { key: 'rev.cop13', base: 'rev.cop12', adopted: true, text: third },
];

const { formulaFirst } = profile;
const found = concordance(chain, { formulaFirst });
const words = languageWords(profile, 'en');
const former = { ...profile, concordance: 'ex' as const };

/** The cells of each row as a reader of paper sees them, number and fate on one line; the first words in front. */
function told(root: Root): string[][] {
  return all(root, 'tr').map((row) =>
    row.children
      .filter((cell) => isElement(cell))
      .map((cell) =>
        all(cell, 'p')
          .filter((line) => !all(cell, 'details').some((more) => all(more, 'p').includes(line)))
          .map(textOf)
          .join(' / '),
      ),
  );
}

describe('a concordance on a sheet', () => {
  const { value, messages } = concordanceSheet(found, context);

  it('has a row a paragraph and a column a revision, number above what became of it', () => {
    expect(messages).toEqual([]);
    expect(told(value.root)).toEqual([
      ['Paragraph', 'COP11', 'COP12', 'COP13'],
      ['Owls', '•', '•', '•'],
      ['Aware that owls hunt at night,', 'preamble 1', 'preamble 1', 'preamble 1'],
      ['The Conference of the Parties', '•', '•', '•'],
      ['Encourages research on owls;', '', '', '1 / new'],
      ['Asks all Parties to report;', '1', '1 / amended', '2'],
      ['in spring, and', '1 a)', '1 a)', '2 a)'],
      ['Thanks the host country;', '2', 'deleted', '3 / brought back'],
      ['Invites donors to help.', '3', '2', '4'],
    ]);
  });

  it('repeats its head on each page, and names its rows for those who hear it', () => {
    expect(all(value.root, 'thead')).toHaveLength(1);
    expect(all(value.root, 'th').map((head) => attributeOf(head, 'scope'))).toEqual([
      ...['col', 'col', 'col', 'col'],
      ...Array.from({ length: 8 }, () => 'row'),
    ]);
  });

  it('has behind each cell in which words changed their redline, to be called up', () => {
    const [row] = all(value.root, 'tr').filter(
      (one) => attributeOf(one, 'dataParagraph') === 'bamot',
    );
    const details = row ? all(row, 'details') : [];
    expect(details.map((more) => [attributeOf(more, 'dataSummary'), textOf(more)])).toEqual([
      ['Text', 'Asks Parties to report;'],
      ['Changes', 'Asks all Parties to report;'],
    ]);
    expect(details.flatMap((more) => all(more, 'ins')).map(textOf)).toEqual(['all ']);
  });

  it('lies on its side where there are more columns than an upright page holds', () => {
    const many: Chain = Array.from({ length: 6 }, (_, at) => ({
      key: `rev.cop${at}`,
      base: at === 0 ? null : `rev.cop${at - 1}`,
      adopted: true,
      text: first,
    }));
    const turned = (editions: Chain) =>
      all(
        concordanceSheet(concordance(editions, { formulaFirst }), context).value.root,
        'section',
      ).map((section) => attributeOf(section, 'dataSection'));
    expect(turned(chain)).toEqual(['portrait']);
    expect(turned(many)).toEqual(['landscape']);
  });

  it('gives the former numbers behind the present one where the body does so', () => {
    const sheet = concordanceSheet(found, { ...context, profile: former });
    expect(sheet.messages).toEqual([]);
    expect(told(sheet.value.root).slice(4)).toEqual([
      ['Encourages research on owls;', '1 / new'],
      ['Asks all Parties to report;', '2 (ex-1)'],
      ['in spring, and', '2 a) (ex-1 a))'],
      ['Thanks the host country;', '3 (ex-2) / brought back'],
      ['Invites donors to help.', '4 (ex-2, ex-3)'],
    ]);
  });

  it('says of a paragraph that is gone its former numbers, and when it went', () => {
    const short = concordance(chain.slice(0, 2), { formulaFirst });
    const sheet = concordanceSheet(short, { ...context, profile: former });
    expect(sheet.messages).toEqual([]);
    expect(told(sheet.value.root)).toContainEqual(['Thanks the host country;', 'ex-2 / deleted']);
  });

  it('is refused where the body lacks a word that it prints', () => {
    const poor = { ...words, words: { ...words.words, lineageMerged: '' } };
    const own = { ...profile, languages: { en: poor } };
    const sheet = concordanceSheet(found, { ...context, profile: own });
    expect(sheet.messages.map(({ rule, text: said }) => [rule, said])).toEqual([
      ['missing-word', expect.stringContaining('found no word lineageMerged')],
    ]);
  });
});

/** A copy of a sheet in which one element is spoilt. */
function spoilt(root: Root, spoil: (element: Element) => Element | null): Root {
  const visit = (node: ElementContent): ElementContent[] => {
    if (!isElement(node)) return [node];
    const changed = spoil(node);
    return changed === null ? [] : [{ ...changed, children: changed.children.flatMap(visit) }];
  };
  const children = root.children.flatMap((child) => (child.type === 'doctype' ? [] : visit(child)));
  return { ...root, children };
}

function faults(
  manner: 'columns' | 'ex',
  spoil: (element: Element) => Element | null,
): readonly string[] {
  const own = { ...profile, concordance: manner };
  const { value } = concordanceSheet(found, { ...context, profile: own });
  const blocks = blocksByResult({ root: spoilt(value.root, spoil) })(0);
  return proveConcordance(blocks, found, { number: 0, profile: own, words }).map((one) => one.text);
}

const isLine = (element: Element, id: string, side: string): boolean =>
  attributeOf(element, 'dataParagraph') === id && attributeOf(element, 'dataSide') === side;

const withText = (element: Element, value: string): Element => ({
  ...element,
  children: [{ type: 'text', value }],
});

describe('the proof of a concordance', () => {
  it('finds nothing in a sheet that was not touched', () => {
    expect(faults('columns', (element) => element)).toEqual([]);
    expect(faults('ex', (element) => element)).toEqual([]);
  });

  it.each(['columns', 'ex'] as const)('finds a wrong number (%s)', (manner) => {
    const said = faults(manner, (element) =>
      isLine(element, 'dolep', 'k0') && textOf(element).startsWith('4')
        ? withText(element, '5')
        : element,
    );
    expect(said).toEqual([expect.stringMatching(/found “5” .*dolep.*, expected “4/)]);
  });

  it('finds a number of another paragraph in a cell, however right it is there', () => {
    const said = faults('columns', (element) =>
      isLine(element, 'dolep', 'k0')
        ? { ...element, properties: { ...element.properties, dataParagraph: 'kiruf' } }
        : element,
    );
    expect(said).toContainEqual(
      'found a line of kiruf in the row of dolep, expected its own alone',
    );
  });

  it('finds a row that is lacking, one that stands twice, and one of nothing', () => {
    const isRow = (element: Element) =>
      element.tagName === 'tr' && attributeOf(element, 'dataParagraph') === 'dolep';
    expect(faults('columns', (element) => (isRow(element) ? null : element))).toEqual([
      'found no row of dolep in the concordance, expected one',
    ]);
    const renamed = faults('columns', (element) =>
      attributeOf(element, 'dataParagraph') === 'dolep'
        ? { ...element, properties: { ...element.properties, dataParagraph: 'bamot' } }
        : element,
    );
    expect(renamed).toContainEqual('found bamot in two rows of the concordance, expected one');
    const strange = faults('columns', (element) =>
      attributeOf(element, 'dataParagraph') === 'dolep'
        ? { ...element, properties: { ...element.properties, dataParagraph: 'nobody' } }
        : element,
    );
    expect(strange).toContainEqual(
      'found a row of nobody in the concordance, expected a paragraph of the texts',
    );
  });

  it('finds a cell in which nothing is said of what came, went or was reworded', () => {
    for (const id of ['fifth', 'kiruf', 'bamot']) {
      const said = faults('columns', (element) => (isLine(element, id, 'f0') ? null : element));
      expect(said.join('\n')).toContain(`of ${id} in rev.cop1`);
    }
  });

  it('finds a redline that drops or adds a word on either side', () => {
    for (const name of ['ins', 'p'])
      expect(
        faults('columns', (element) =>
          element.tagName === name && textOf(element).includes('all') && name === 'ins'
            ? withText(element, 'all the ')
            : name === 'p' && isLine(element, 'bamot', 'd0')
              ? withText(element, 'Asks nobody')
              : element,
        ).join('\n'),
      ).toContain('in the redline of bamot in ');
  });
});

describe('::concordance in a paper', () => {
  const texts: Readonly<Record<string, Text>> = {
    'cms/1.2': third,
    'cms/1.2@rev.cop13': third,
    'cms/1.2@rev.cop12': second,
    'cms/1.2@original': first,
  };
  const resolver = { text: (name: string) => ({ value: texts[name] ?? null, messages: [] }) };
  const paper = (directive: string): Text =>
    text(
      `---\nbody: cms\nkind: paper\npaper: UNEP/CMS/COP15/Doc.1\nmeeting: cop15\nlanguage: en\n---\n\n# Owls {#title}\n\n**1.** Text. {#gadon}\n\n## Annex 1 {#annex-1 .annex}\n\n${directive}\n`,
    );
  const heads = (directive: string) => {
    const { value, messages } = writePaper(paper(directive), resolver, context);
    return { messages, heads: told(value.root).find(([one]) => one === 'Paragraph') ?? [] };
  };

  it('prints the table from the first text to the one in force, proven', () => {
    expect(heads('::concordance{of=cms/1.2}')).toEqual({
      messages: [],
      heads: ['Paragraph', 'COP11', 'COP12', 'COP13'],
    });
  });

  it('prints the columns that are asked for', () => {
    expect(
      heads('::concordance{of=cms/1.2 from=rev.cop12 to=rev.cop13 page=landscape}').heads,
    ).toEqual([...['Paragraph', 'COP12', 'COP13']]);
    expect(heads('::concordance{of=cms/1.2 to=rev.cop12}').heads).toEqual([
      ...['Paragraph', 'COP11', 'COP12'],
    ]);
  });

  it('says at its line that a text cannot be had, or that the bases do not lead where they should', () => {
    const said = (directive: string) =>
      heads(directive).messages.map(({ rule, text: told, place }) => [rule, told, place?.line]);
    expect(said('::concordance{of=cms/9.9}')).toEqual([
      ['unresolved', 'found no text cms/9.9, expected one for ::concordance', 15],
    ]);
    expect(said('::concordance{of=cms/1.2 from=rev.cop13 to=rev.cop12}')).toEqual([
      [
        'base',
        expect.stringContaining('found no rev.cop13 among what cms/1.2@rev.cop12 was drawn from'),
        15,
      ],
    ]);
    expect(said('::concordance{of=cms/1.2 page=round}').map(([rule]) => rule)).toEqual([
      'unknown-attribute',
    ]);
  });

  it('ends at a loop of bases', () => {
    const loop = {
      ...first,
      front: { ...first.front, values: { ...first.front.values, base: 'rev.cop13' } },
    };
    const looping = {
      text: (name: string) => ({
        value: name.endsWith('original') ? loop : (texts[name] ?? null),
        messages: [],
      }),
    };
    const { messages } = writePaper(paper('::concordance{of=cms/1.2}'), looping, context);
    expect(messages.map(({ rule }) => rule)).toEqual(['base']);
  });
});

describe('what other instruments have to do with a concordance', () => {
  const repeals = [
    { by: 'Resolution 4.1, paragraph 9', of: 'rev.cop13', ids: ['kiruf'], meeting: 'COP14' },
  ];
  const continued = {
    ...first,
    paragraphs: first.paragraphs.map((paragraph) =>
      paragraph.id === 'bamot'
        ? {
            ...paragraph,
            attributes: { classes: [], values: { continues: 'resolution:cms/1.1@original#gadon' } },
          }
        : paragraph,
    ),
  };
  const source = text(
    `---\n${HEAD.replace('1.2', '1.1')}\nrevision: original\n---\n\nThe Conference {#formula .formula}\n\n**7.** *Asks* Parties. {#gadon}\n`,
  );
  const texts: Readonly<Record<string, Text>> = {
    'cms/1.2': third,
    'cms/1.2@rev.cop12': second,
    'cms/1.2@rev.cop13': third,
    'cms/1.2@original': continued,
    'cms/1.1@original': source,
  };
  const resolver = {
    text: (name: string) => ({ value: texts[name] ?? null, messages: [] }),
    repeals: (of: string) => ({ value: of === 'cms/1.2' ? repeals : [], messages: [] }),
  };
  const paper = (directive: string): Text =>
    text(
      `---\nbody: cms\nkind: paper\npaper: UNEP/CMS/COP15/Doc.1\nmeeting: cop15\nlanguage: en\n---\n\n# Owls {#title}\n\n## Annex 1 {#annex-1 .annex}\n\n${directive}\n`,
    );
  const written = (directive: string) => writePaper(paper(directive), resolver, context);
  const row = (directive: string, opening: string) =>
    told(written(directive).value.root).find(([one]) => one === opening);

  it('are told in a paper: from where a paragraph comes, and who repealed it', () => {
    expect(written('::concordance{of=cms/1.2}').messages).toEqual([]);
    expect(row('::concordance{of=cms/1.2}', 'Paragraph')?.at(-1)).toBe(
      'COP14 – Resolution 4.1, paragraph 9',
    );
    expect(row('::concordance{of=cms/1.2}', 'Thanks the host country;')?.at(-1)).toBe(
      'repealed by Resolution 4.1, paragraph 9',
    );
    expect(row('::concordance{of=cms/1.2}', 'Asks all Parties to report;')?.[1]).toBe(
      '1 / from 1.1, 7',
    );
  });

  it('are left out where the concordance ends before they happened', () => {
    const heads = row('::concordance{of=cms/1.2 to=rev.cop13}', 'Paragraph');
    expect(heads).toEqual(['Paragraph', 'COP11', 'COP12', 'COP13']);
  });

  const chained: Chain = chain.map((edition) =>
    edition.key === 'original' ? { ...edition, text: continued } : edition,
  );
  const elsewhere = { repeals, placeOf: () => '1.1, 7' };
  const whole = concordance(chained, { formulaFirst, ...elsewhere });
  const faultsOf = (manner: 'columns' | 'ex', spoil: (element: Element) => Element | null) => {
    const own = { ...profile, concordance: manner };
    const { value } = concordanceSheet(whole, { ...context, profile: own }, { elsewhere });
    const blocks = blocksByResult({ root: spoilt(value.root, spoil) })(0);
    return proveConcordance(blocks, whole, { number: 0, profile: own, words, elsewhere });
  };

  it.each(['columns', 'ex'] as const)('are proven: no repeal without one (%s)', (manner) => {
    expect(faultsOf(manner, (element) => element)).toEqual([]);
    const other = faultsOf(manner, (element) =>
      isLine(element, 'kiruf', 'f0') && textOf(element).startsWith('repealed')
        ? withText(element, 'repealed by Resolution 4.2')
        : element,
    );
    expect(other.map((one) => one.text)).toEqual([
      expect.stringContaining('repealed by Resolution 4.1, paragraph 9”'),
    ]);
  });

  it('are proven: no paragraph comes from another place than it does', () => {
    const said = faultsOf('columns', (element) =>
      isLine(element, 'bamot', 'f0') && textOf(element).startsWith('from')
        ? withText(element, 'from 1.1, 8')
        : element,
    );
    expect(said.map((one) => one.text)).toEqual([
      'found “from 1.1, 8” of bamot in original, expected “from 1.1, 7”',
    ]);
  });

  it('are proven: a column of a repeal that no text records is a fault', () => {
    const { value } = concordanceSheet(whole, context);
    const blocks = blocksByResult({ root: value.root })(0);
    const said = proveConcordance(blocks, whole, { number: 0, profile, words });
    expect(said.map((one) => one.text)).toContain(
      'found a column of Resolution 4.1, paragraph 9, expected a repeal that a text records',
    );
  });
});

describe('the changed words of a concordance', () => {
  const { value, messages } = concordanceSheet(found, context, { redlines: true });

  it('stand in the cells below number and fate, under a legend, and nothing is called up', () => {
    expect(messages).toEqual([]);
    expect(all(value.root, 'details')).toEqual([]);
    expect(told(value.root)).toContainEqual([
      'Asks all Parties to report;',
      '1',
      '1 / amended / Asks all Parties to report;',
      '2',
    ]);
    const legend = all(value.root, 'p').find((p) => textOf(p) === words.legend);
    // As small as the note beside it.
    expect(legend && classesOf(legend)).toEqual(['counts-note', 'legend']);
  });

  it('are proven like those that are called up', () => {
    const spoiltWords = spoilt(value.root, (element) =>
      element.tagName === 'ins' && textOf(element) === 'all '
        ? withText(element, 'both ')
        : element,
    );
    const blocks = blocksByResult({ root: spoiltWords })(0);
    const said = proveConcordance(blocks, found, { number: 0, profile, words });
    expect(said.map((one) => one.text).join('\n')).toContain(
      'in the redline of bamot in rev.cop12',
    );
  });
});
