import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { Chain, Edition } from '../../src/lineage/chain.ts';
import { concordance } from '../../src/lineage/concordance.ts';
import { continuationsOf, repealingLabel } from '../../src/lineage/elsewhere.ts';
import {
  type HistoryStep,
  heirOfMerger,
  historyOf,
  itemsOf,
  type Records,
  rowsLabelled,
} from '../../src/lineage/history.ts';
import type { Paragraph } from '../../src/model/paragraph.ts';
import type { FrontValue, Text } from '../../src/model/text.ts';
import { deleted, named, say, textOf } from '../say.ts';

function withFront(text: Text, values: Readonly<Record<string, FrontValue>>): Text {
  return { ...text, front: { source: null, values } };
}

function edition(key: string, base: string | null, text: Text, adopted = true): Edition {
  return { key, base, adopted, text };
}

function recordsOf(editions: Chain): Records {
  const adopted = editions.filter((one) => one.adopted);
  return {
    concordance: concordance(adopted, { formulaFirst: false }),
    editions,
    formulaFirst: false,
  };
}

function rowOf(id: string, { concordance: { rows } }: Records) {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

const stepsOf = (id: string, records: Records): readonly HistoryStep[] =>
  historyOf(rowOf(id, records), records).steps;

const formula: Paragraph = {
  ...say('The Conference of the Parties'),
  id: 'formula',
  attributes: { classes: ['formula'], values: {} },
};
const report = named('bamot', say('1.', 'Asks Parties to report each year;'));
const donors = named('kiruf', say('2.', 'Invites donors to help all Parties;'));
const thanks = named('dolep', say('3.', 'Thanks the host country for its welcome.'));

describe('the history of a paragraph', () => {
  it('tells at each revision label, fate, redline, and the paper that proposed it', () => {
    const records = recordsOf([
      edition('original', null, textOf(formula, report, donors)),
      edition(
        'rev.cop2',
        'original',
        withFront(
          textOf(
            formula,
            donors,
            named('bamot', say('2.', 'Asks all Parties to report each year;')),
          ),
          { paper: 'COP2/Doc.5' },
        ),
      ),
    ]);
    expect(
      stepsOf('bamot', records).map(({ key, cell, before, paper }) => [
        key,
        before?.label ?? null,
        cell.label,
        cell.fates.includes('amended'),
        paper,
      ]),
    ).toEqual([
      ['original', null, '1', false, null],
      ['rev.cop2', '1', '2', true, 'COP2/Doc.5'],
    ]);
    expect(stepsOf('bamot', records)[1]?.cell.redline.map(({ op }) => op)).toEqual(['=', '+', '=']);
  });

  it('leaves out the revisions that neither have it nor had it', () => {
    const records = recordsOf([
      edition('original', null, textOf(formula, report)),
      edition('rev.cop2', 'original', textOf(formula, report)),
      edition('rev.cop3', 'rev.cop2', textOf(formula, report, donors)),
      edition('rev.cop4', 'rev.cop3', textOf(formula, report)),
      edition('rev.cop5', 'rev.cop4', textOf(formula, report)),
    ]);
    expect(stepsOf('kiruf', records).map(({ key, cell }) => [key, ...cell.fates])).toEqual([
      ['rev.cop3', 'new'],
      ['rev.cop4', 'deleted'],
    ]);
  });

  it('tells why it went as the head says, and what the draft said of it', () => {
    const commented: Paragraph = {
      ...named('bamot', say('1.', 'Asks Parties;')),
      comments: [
        { content: [[{ text: 'Shorter.' }]], attributes: { classes: [], values: { by: 'Chair' } } },
      ],
    };
    const records = recordsOf([
      edition('original', null, textOf(formula, report, donors)),
      edition(
        'rev.cop2.draft',
        'original',
        withFront(textOf(formula, commented, deleted('kiruf', 'Paid.')), {
          paper: 'COP2/Doc.7',
          stage: 'draft',
        }),
        false,
      ),
      edition(
        'rev.cop2',
        'original',
        withFront(textOf(formula, named('bamot', say('1.', 'Asks Parties;'))), {
          'adopted-from': 'rev.cop2.draft',
          'orally-amended': 'in plenary',
          removed: [{ id: 'kiruf', label: '2.', reason: 'Nobody pays' }],
        }),
      ),
    ]);
    const [, gone] = stepsOf('kiruf', records);
    expect([gone?.reason, gone?.comment, gone?.paper, gone?.orally]).toEqual([
      'Nobody pays',
      ['Paid.'],
      'COP2/Doc.7',
      'in plenary',
    ]);
    expect(stepsOf('bamot', records)[1]?.comment).toEqual(['[Chair] Shorter.']);
  });

  it('tells what merged into it and what split off from it, under the numbers of their time', () => {
    const both = named(
      'bamot',
      say('1.', 'Asks Parties to report each year; Invites donors to help all Parties;'),
    );
    const records = recordsOf([
      edition('original', null, textOf(formula, report, donors, thanks)),
      edition(
        'rev.cop2',
        'original',
        withFront(
          textOf(
            formula,
            both,
            named('dolep', say('2.', 'Thanks the host country for its welcome.')),
          ),
          { removed: [{ id: 'kiruf', label: '2.', into: 'bamot' }] },
        ),
      ),
      edition(
        'rev.cop3',
        'rev.cop2',
        textOf(
          formula,
          report,
          named('zizid', say('2.', 'Invites donors to help all Parties;'), { from: 'bamot' }),
          thanks,
        ),
      ),
    ]);
    const [, merged, split] = stepsOf('bamot', records);
    expect(merged?.joined).toEqual([{ id: 'kiruf', label: '2' }]);
    expect(split?.parted).toEqual([{ id: 'zizid', label: '2' }]);
    expect(stepsOf('kiruf', records).at(-1)?.others).toEqual([{ id: 'bamot', label: '1' }]);
    const heir = heirOfMerger(historyOf(rowOf('kiruf', records), records), records);
    expect([heir?.row.id, heir?.steps.map(({ key }) => key)]).toEqual([
      'bamot',
      ['rev.cop2', 'rev.cop3'],
    ]);
    expect(heirOfMerger(historyOf(rowOf('dolep', records), records), records)).toBeNull();
  });

  it('tells of an item that became a paragraph and of a recital that became operative', () => {
    const aware = named('aware', say('Aware that owls are rare,'));
    const records = recordsOf([
      edition(
        'original',
        null,
        textOf(aware, formula, report, named('item', say('a)', 'Asks for figures of owls;'))),
      ),
      edition(
        'rev.cop2',
        'original',
        textOf(
          formula,
          report,
          named('item', say('2.', 'Asks for figures of owls;')),
          named('aware', say('3.', 'Aware that owls are rare,')),
        ),
      ),
      edition(
        'rev.cop3',
        'rev.cop2',
        textOf(
          named('aware', say('Aware that owls are rare,')),
          formula,
          report,
          named('item', say('a)', 'Asks for figures of owls;')),
        ),
      ),
    ]);
    expect(stepsOf('item', records).map(({ shift }) => shift)).toEqual([
      null,
      'promoted',
      'demoted',
    ]);
    expect(stepsOf('aware', records).map(({ shift }) => shift)).toEqual([
      null,
      'made-operative',
      'made-preambular',
    ]);
  });

  it('names the corrections of a revision that touch it', () => {
    const corrigenda = [{ date: '2013-02-01', note: 'Typing', paragraphs: 'kiruf' }];
    const records = recordsOf([
      edition('original', null, withFront(textOf(formula, report, donors), { corrigenda })),
    ]);
    expect(stepsOf('kiruf', records)[0]?.corrigenda.map(({ date }) => date)).toEqual([
      '2013-02-01',
    ]);
    expect(stepsOf('bamot', records)[0]?.corrigenda).toEqual([]);
  });
});

describe('what hangs on a paragraph', () => {
  it('is its items, theirs and no other, in the edition that is asked for', () => {
    const text = textOf(
      formula,
      report,
      named('first', say('a)', 'in spring;')),
      named('inner', say('i)', 'early;')),
      named('second', say('b)', 'in autumn;')),
      donors,
      named('other', say('a)', 'with money.')),
    );
    const records = recordsOf([edition('original', null, text)]);
    const [only] = records.editions;
    if (!only) throw new Error('no edition');
    expect(itemsOf(rowOf('bamot', records), only, records).map(({ id }) => id)).toEqual([
      'first',
      'inner',
      'second',
    ]);
  });
});

describe('a paragraph looked for by its label', () => {
  const annex: Paragraph = {
    kind: 'heading',
    level: 2,
    bracket: false,
    label: null,
    id: 'annex-1',
    attributes: { classes: ['annex'], values: {} },
    comments: [],
    place: null,
    content: [{ text: 'Annex 1' }],
  };
  const records = recordsOf([
    edition(
      'original',
      null,
      textOf(
        formula,
        report,
        named('item', say('a)', 'in spring;')),
        named('bis', say('1 bis.', 'Asks again;')),
        donors,
        annex,
        named('deep', say('1.', 'Text of the annex.')),
        named('only', say('2.', 'More.')),
        named('last', say('3.', 'End.')),
      ),
    ),
  ]);
  const find = (typed: string) =>
    rowsLabelled(typed, 'original', records.concordance).map(({ id }) => id);

  it.each([
    ['1', ['bamot']],
    ['1.', ['bamot']],
    ['1 a)', ['item']],
    ['1(a)', ['item']],
    ['1a', ['item']],
    ['1 bis', ['bis']],
    ['1bis', ['bis']],
    ['Annex 1, 1', ['deep']],
    ['Annexe 1, 1', ['deep']],
    ['Annex 1', ['annex-1']],
    ['3', ['last']],
    ['9', []],
    ['', []],
    ['Annex 1, 9', []],
  ])('%s is %j', (typed, ids) => {
    expect(find(typed)).toEqual(ids);
  });
});

describe('a row that is cited without its annex', () => {
  const rows =
    '| No. | Lamp |\n| --- | --- |\n| **A1** {#one} | Quays |\n| **A2** {#two} | Bridges |';
  const { value } = readMarkdown(
    `# T {#title}\n\nFormula {#formula .formula}\n\n**1.** Asks; {#bamot}\n\n**a)** one; {#item}\n\n## Annex {#annex-1 .annex}\n\n${rows}\n`,
  );
  const records = recordsOf([edition('original', null, value)]);
  it.each([
    ['A2', ['two']],
    ['Annex, A2', ['two']],
    ['Annexe, A2', ['two']],
    ['Annex, A3', []],
    ['Annex, 1 a)', []],
  ])('is found with it too: %s is %j', (typed, ids) => {
    const found = rowsLabelled(typed, 'original', records.concordance);
    expect(found.map(({ id }) => id)).toEqual(ids);
  });
});

describe('what other texts say', () => {
  const known = (of: string, text: Text) => ({
    instrument: 'resolution' as const,
    of,
    number: of.slice(4),
    key: 'original',
    base: null,
    adopted: true,
    paper: null,
    text,
  });
  const other = textOf(
    formula,
    named('fured', say('1.', 'Asks Parties to report each year;'), {
      continues: 'resolution:cce/1.7@original#bamot',
    }),
    named(
      'rizup',
      say(
        '2.',
        'Repeals [Resolution 1.7](resolution:cce/1.7@original) and [paragraph 3 of Resolution 1.5](resolution:cce/1.5@original#tavuf).',
      ),
    ),
  );

  it('is found where a paragraph says that it continues one of this instrument', () => {
    const world = {
      formulaFirst: false,
      texts: [known('cce/3.4', other), known('cce/1.7', textOf(report))],
    };
    expect(continuationsOf('cce/1.7', world)).toEqual([
      {
        id: 'bamot',
        instrument: 'resolution',
        of: 'cce/3.4',
        number: '3.4',
        key: 'original',
        label: '1',
        elsewhere: 'fured',
      },
    ]);
    expect(continuationsOf('cce/9.9', world)).toEqual([]);
  });

  it('tells the paragraph that repeals a text, or paragraphs of one', () => {
    expect(repealingLabel(other, 'cce/1.7', null, false)).toBe('2');
    expect(repealingLabel(other, 'cce/1.5', ['tavuf'], false)).toBe('2');
    expect(repealingLabel(other, 'cce/1.5', ['zizid'], false)).toBeNull();
    expect(repealingLabel(other, 'cce/1.5', null, false)).toBeNull();
  });
});
