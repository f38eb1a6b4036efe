import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { listBodies, loadProfile } from '../../src/library/profile.ts';
import type { Chain, Edition } from '../../src/lineage/chain.ts';
import {
  chosenEditions,
  type EditionChoice,
  withoutEarlier,
} from '../../src/lineage/chosen-editions.ts';
import {
  type Concordance,
  type ConcordanceCell,
  concordance,
} from '../../src/lineage/concordance.ts';
import { concordanceTable } from '../../src/lineage/concordance-table.ts';
import { cellWriter } from '../../src/lineage/concordance-words.ts';
import { plainText } from '../../src/model/run.ts';

const FORMULA = 'The Conference of the Parties {#formula .formula}';

/** One edition; `head` are further lines of its front matter. */
function edition(key: string, base: string | null, blocks: readonly string[], head = ''): Edition {
  const [, revision = key, stage] = /^((?:rev\.)?[^.]+)(?:\.(.+))?$/.exec(key) ?? [];
  const front = [
    'body: cms',
    'kind: resolution',
    `revision: ${revision}`,
    ...(stage === undefined ? [] : [`stage: ${stage}`]),
    ...(base === null ? [] : [`base: ${base}`]),
    ...(head === '' ? [] : [head]),
  ].join('\n');
  const { value } = readMarkdown(`---\n${front}\n---\n\n${blocks.join('\n\n')}\n`);
  return { key, base, adopted: stage === undefined, text: value };
}

function made(chain: Chain): Concordance {
  return concordance(chain, { formulaFirst: false });
}

/** The cells of a row as `label fates others`. */
function told(found: Concordance, id: string): string[] {
  const row = found.rows.find((each) => each.id === id);
  return (row?.cells ?? []).map(tell);
}

function tell({ label, final, present, fates, others }: ConcordanceCell): string {
  const place = present ? (label ?? '•') : '-';
  return [place, final === null ? '' : `(${final})`, ...fates, ...others]
    .filter((part) => part !== '')
    .join(' ');
}

const first = edition('original', null, [
  FORMULA,
  '**1.** _Requests_ the Secretariat to keep a list of sites; {#kiruf}',
  '**2.** _Invites_ Parties to report on the state of their rivers: {#dolep}',
  '**a)** every three years; and {#bamot}',
  '**b)** on request; {#sivav}',
  '**3.** _Decides_ to meet again; {#tovas}',
]);

describe('A concordance', () => {
  it('tells what was kept, reworded, new and deleted, and shows numbers as they are cited', () => {
    const second = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Urges_ Parties to found a fund for estuaries; {#xepib}',
      '**2.** _Requests_ the Secretariat to keep a public list of sites; {#kiruf}',
      '**3.** _Invites_ Parties to report on the state of their rivers: {#dolep}',
      '**a)** on request; {#sivav}',
    ]);
    const found = made([first, second]);
    expect(told(found, 'xepib')).toEqual(['-', '1 new']);
    expect(told(found, 'kiruf')).toEqual(['1', '2 amended']);
    expect(told(found, 'dolep')).toEqual(['2', '3 kept']);
    expect(told(found, 'bamot')).toEqual(['2 a)', '- deleted']);
    expect(told(found, 'sivav')).toEqual(['2 b)', '3 a) kept']);
    expect(told(found, 'tovas')).toEqual(['3', '- deleted']);
    expect(found.rows.map(({ id }) => id)).toEqual([
      'formula',
      'xepib',
      'kiruf',
      'dolep',
      'bamot',
      'sivav',
      'tovas',
    ]);
  });

  it('tells that a paragraph was brought back after two revisions, and how its words changed since', () => {
    const second = edition('rev.cop2', 'original', [FORMULA]);
    const third = edition('rev.cop3', 'rev.cop2', [FORMULA]);
    const fourth = edition('rev.cop4', 'rev.cop3', [
      FORMULA,
      '**1.** _Decides_ to meet again soon; {#tovas}',
      '**2.** _Requests_ the Secretariat to keep a list of sites; {#kiruf}',
    ]);
    const found = made([first, second, third, fourth]);
    expect(told(found, 'tovas')).toEqual(['3', '- deleted', '-', '1 brought-back amended']);
    expect(told(found, 'kiruf')).toEqual(['1', '- deleted', '-', '2 brought-back']);
    const cell = found.rows.find(({ id }) => id === 'tovas')?.cells[3];
    const added = cell?.redline.filter(({ op }) => op === '+') ?? [];
    expect(added.map((change) => (change.op === '~' ? '' : plainText(change.runs)))).toEqual([
      ' soon',
    ]);
  });

  it('knows a merger by the removed: of an adopted text, and what merged can split off again later', () => {
    const second = edition(
      'rev.cop2',
      'original',
      [
        FORMULA,
        '**1.** _Requests_ the Secretariat to keep a list of sites; {#kiruf}',
        '**2.** _Invites_ Parties to report and to meet again; {#dolep}',
      ],
      'removed:\n  - id: tovas\n    label: 3.\n    into: dolep',
    );
    const third = edition('rev.cop3', 'rev.cop2', [
      FORMULA,
      '**1.** _Requests_ the Secretariat to keep a list of sites; {#kiruf}',
      '**2.** _Invites_ Parties to report; {#dolep}',
      '**3.** _Invites_ Parties to meet again; {#lamed from=dolep}',
    ]);
    const fourth = edition('rev.cop4', 'rev.cop3', [
      FORMULA,
      '**1.** _Invites_ Parties to report; {#dolep}',
      '**2.** _Invites_ Parties to meet again; {#lamed from=dolep}',
      '**3.** _Decides_ to meet again; {#tovas}',
    ]);
    const found = made([first, second, third, fourth]);
    expect(told(found, 'tovas')).toEqual(['3', '- merged dolep', '-', '3 brought-back']);
    expect(told(found, 'lamed')).toEqual(['-', '-', '3 split dolep', '2 kept']);
    expect(told(found, 'dolep')).toEqual(['2', '2 amended', '2 amended', '1 kept']);
  });

  it('counts the deletion of what was split off earlier as a deletion, not as a merger', () => {
    const second = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Requests_ the Secretariat to keep a list; {#kiruf}',
      '**2.** _Requests_ the Secretariat to print it in colour; {#lamed from=kiruf}',
    ]);
    const third = edition('rev.cop3', 'rev.cop2', [
      FORMULA,
      '**1.** _Requests_ the Secretariat to keep a list; {#kiruf}',
    ]);
    expect(told(made([first, second, third]), 'lamed')).toEqual([
      '-',
      '2 split kiruf',
      '- deleted',
    ]);
  });

  it('keeps the row of a recital that becomes operative, and the formula stays where it is', () => {
    const before = edition('original', null, [
      '_Aware_ that fish move between the rivers and the sea in every season, {#konin}',
      FORMULA,
      '**1.** _Decides_; {#tovas}',
    ]);
    const after = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Decides_; {#tovas}',
      '**2.** _Recognizes_ that fish move between the rivers and the sea in every season; {#konin}',
    ]);
    const found = made([before, after]);
    expect(told(found, 'konin')).toEqual(['•', '2 amended moved']);
    expect(told(found, 'formula')).toEqual(['•', '• kept']);
    const row = found.rows.find(({ id }) => id === 'konin');
    expect(row?.cells.map(({ role, recital }) => [role, recital])).toEqual([
      ['recital', 1],
      ['operative', null],
    ]);
  });

  it('never pairs two ids, however alike their words are', () => {
    const second = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Requests_ the Secretariat to keep a list of all sites; {#lamed}',
    ]);
    const found = made([first, second]);
    expect(told(found, 'kiruf')).toEqual(['1', '- deleted']);
    expect(told(found, 'lamed')).toEqual(['-', '1 new']);
    const gone = found.rows.find(({ id }) => id === 'kiruf')?.cells[1];
    expect(gone?.pair?.after).toEqual([]);
  });

  it('joins what has no id to what it was compared with, and the id that it gets later', () => {
    const bare = edition('original', null, [
      FORMULA,
      '**1.** _Requests_ the Secretariat to keep a list of sites;',
    ]);
    const named = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Requests_ the Secretariat to keep a public list of sites; {#kiruf}',
    ]);
    expect(told(made([bare, named]), 'kiruf')).toEqual(['1', '1 amended']);
    const rows = made([bare, { ...bare, key: 'rev.cop2', base: 'original' }]).rows;
    expect(rows.map(({ id }) => id)).toEqual(['formula', '-2']);
    expect(rows[1]?.cells.map(tell)).toEqual(['1', '1 kept']);
  });

  it('shows working and final numbers of an open draft, two rivals each against their base', () => {
    const draft = (stage: string, more: string) =>
      edition(`rev.cop2.${stage}`, 'original', [
        FORMULA,
        '**0.** _Recalls_ its earlier texts on estuaries; {#gusat}',
        '**1.** _Requests_ the Secretariat to keep a list of sites; {#kiruf}',
        more,
        '**3.** _Decides_ to meet again; {#tovas}',
      ]);
    const found = made([
      first,
      draft('doc8', '**2.** {#dolep .deleted}'),
      draft('doc9', '**2.** _Invites_ Parties to report; {#dolep}'),
    ]);
    expect(found.columns.map(({ base }) => base)).toEqual([null, 'original', 'original']);
    expect(told(found, 'gusat')).toEqual(['-', '0 (1) new', '0 (1) new']);
    expect(told(found, 'tovas')).toEqual(['3', '3 (3) kept', '3 (4) kept']);
    expect(told(found, 'dolep')).toEqual(['2', '- deleted', '2 (3) amended']);
  });

  it('tells what another text repealed: in the next revision, or in a column of its own', () => {
    const second = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Decides_ to meet again; {#tovas}',
    ]);
    const repeal = { by: 'Resolution 3.4', of: 'original', ids: ['kiruf'] };
    const chain = [first, second];
    const found = concordance(chain, { formulaFirst: false, repeals: [repeal] });
    expect(told(found, 'kiruf')).toEqual(['1', '- repealed']);
    expect(told(found, 'dolep')).toEqual(['2', '- deleted']);
    const alone = concordance([first], { formulaFirst: false, repeals: [repeal] });
    expect(alone.columns.map(({ key }) => key)).toEqual(['original', 'Resolution 3.4']);
    expect(told(alone, 'kiruf')).toEqual(['1', '- repealed']);
    expect(told(alone, 'dolep')).toEqual(['2', '2 kept']);
    const whole = { ...repeal, ids: null };
    const ended = concordance([first], { formulaFirst: false, repeals: [whole] });
    expect(ended.rows.map(({ cells }) => cells[1]?.fates)).toEqual(
      first.text.paragraphs.map(() => ['repealed']),
    );
  });

  it.each([
    ['one that is put in', 'paragraph 1', '[paragraph 1](#tovas)', 'kept'],
    ['one that leads elsewhere', '[paragraph 1](#dolep)', '[paragraph 1](#tovas)', 'kept'],
    ['one whose words are other', '[paragraph 1](#dolep)', '[paragraph 2](#tovas)', 'amended'],
    ['emphasis', 'paragraph 1', '_paragraph_ 1', 'amended'],
  ])('takes a link for no words: %s', (_, was, is, fate) => {
    const found = made([
      edition('original', null, [FORMULA, `**1.** Decides, under ${was}, to meet; {#tovas}`]),
      edition('rev.cop2', 'original', [FORMULA, `**1.** Decides, under ${is}, to meet; {#tovas}`]),
    ]);
    expect(told(found, 'tovas')).toEqual(['1', `1 ${fate}`]);
    const cell = found.rows.find(({ id }) => id === 'tovas')?.cells[1];
    expect(cell?.redline.every(({ op }) => op === '=')).toBe(fate === 'kept');
  });

  it.each(
    listBodies(null).flatMap((body) => {
      const profile = loadProfile(null, body);
      return Object.keys(profile.languages).map((language) => [body, language] as const);
    }),
  )(
    'says in the words of %s, %s that an item became a paragraph and a recital operative',
    (body, language) => {
      const words = loadProfile(null, body).languages[language]?.words ?? {};
      const found = made([
        edition('original', null, [
          'Aware that owls are rare, {#aware}',
          FORMULA,
          '**1.** Asks: {#tovas}',
          '**a)** owls; {#dolep}',
        ]),
        edition('rev.cop2', 'original', [
          FORMULA,
          '**1.** Asks: {#tovas}',
          '**2.** owls; {#dolep}',
          '**3.** Aware that owls are rare, {#aware}',
        ]),
        edition('rev.cop3', 'rev.cop2', [
          'Aware that owls are rare, {#aware}',
          FORMULA,
          '**1.** Asks: {#tovas}',
          '**a)** owls; {#dolep}',
        ]),
      ]);
      const write = cellWriter(found, { words });
      const say = (id: string, column: number) =>
        write(
          found.rows.findIndex((row) => row.id === id),
          column,
        ).fates.join(', ');
      const { lineagePromoted, lineageDemoted, lineageMadeOperative, lineageMadePreambular } =
        words;
      expect([say('dolep', 1), say('dolep', 2)]).toEqual([lineagePromoted, lineageDemoted]);
      expect([say('aware', 1), say('aware', 2)].map((one) => one.split(', ').at(-1))).toEqual([
        lineageMadeOperative,
        lineageMadePreambular,
      ]);
      expect(lineagePromoted).toBeDefined();
    },
  );

  it('tells of all that hangs on a repealed paragraph that it was repealed', () => {
    const old = edition('original', null, [
      FORMULA,
      '**1.** _Urges_ ships: {#kiruf}',
      '**a)** to dim; {#dolep}',
      '**2.** _Decides_ to meet again; {#tovas}',
    ]);
    const next = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Decides_ to meet again; {#tovas}',
    ]);
    const repeal = { by: 'Resolution 3.4', of: 'original', ids: ['kiruf'] };
    for (const chain of [[old], [old, next]]) {
      const found = concordance(chain, { formulaFirst: false, repeals: [repeal] });
      expect(told(found, 'dolep')[1]).toBe('- repealed');
      expect(told(found, 'tovas')[1]).toBe(chain.length === 1 ? '2 kept' : '1 kept');
    }
  });

  it('begins at a revision without taking for new what is older', () => {
    const second = edition('rev.cop2', 'original', [
      FORMULA,
      '**1.** _Decides_ to meet again; {#tovas}',
    ]);
    const third = edition('rev.cop3', 'rev.cop2', [
      FORMULA,
      '**1.** _Requests_ the Secretariat to keep a list of sites; {#kiruf}',
      '**2.** _Decides_ to meet again; {#tovas}',
    ]);
    const found = withoutEarlier(made([first, second, third]), 'rev.cop2');
    expect(told(found, 'kiruf')).toEqual(['-', '1 brought-back']);
    expect(told(found, 'tovas')).toEqual(['1', '2 kept']);
    expect(found.rows.map(({ id }) => id)).toEqual(['formula', 'kiruf', 'tovas']);
  });

  it('shows of open drafts the newest stage, of the base the nearest that is shown', () => {
    const stage = (key: string, base: string, head = '') => edition(key, base, [FORMULA], head);
    const chain = [
      first,
      stage('rev.cop2.draft', 'original', 'status: adopted'),
      edition('rev.cop2', 'original', [FORMULA]),
      stage('rev.cop3.draft', 'rev.cop2'),
      stage('rev.cop3.crp1', 'rev.cop3.draft'),
      stage('rev.cop3.doc9', 'rev.cop2'),
    ];
    const shown = (choice: Partial<EditionChoice>) =>
      chosenEditions(chain, {
        ...{ allStages: false, from: null, to: null, oneLine: false },
        ...choice,
      }).map(({ key, base }) => `${key}<${base}`);
    expect(shown({})).toEqual([
      'original<null',
      'rev.cop2<original',
      'rev.cop3.crp1<rev.cop2',
      'rev.cop3.doc9<rev.cop2',
    ]);
    expect(shown({ to: 'rev.cop2' })).toEqual(['original<null', 'rev.cop2<original']);
    expect(shown({ to: 'rev.cop3.draft' })).toEqual([
      'original<null',
      'rev.cop2<original',
      'rev.cop3.draft<rev.cop2',
    ]);
    expect(shown({ allStages: true })).toHaveLength(6);
    expect(shown({ oneLine: true }).at(-1)).toBe('rev.cop3.doc9<rev.cop2');
    expect(shown({ oneLine: true })).toHaveLength(3);
  });
});

describe('A concordance in words', () => {
  const words = {
    preamble: 'preamble',
    changeAmended: 'amended',
    changeRemoved: 'deleted',
    lineageMerged: 'merged into {other}',
    lineageFormer: 'ex-{other}',
    lineageNumber: 'Number',
    lineageParagraph: 'Paragraph',
  };
  const second = edition(
    'rev.cop2',
    'original',
    [
      FORMULA,
      '**1.** _Invites_ Parties to report on the state of their rivers and to meet again; {#dolep}',
    ],
    'removed:\n  - id: tovas\n    into: dolep',
  );
  const found = made([first, second]);

  it('has a column a revision', () => {
    const table = concordanceTable(found, { words, heads: ['COP1', 'COP2'], manner: 'columns' });
    expect(table.head).toEqual(['Paragraph', 'COP1', 'COP2']);
    expect(table.rows.map((row) => row.slice(1).map(({ text }) => text))).toEqual([
      ['•', '•'],
      ['1', 'deleted'],
      ['2', '1 – amended'],
      ['2 a)', 'deleted'],
      ['2 b)', 'deleted'],
      ['3', 'merged into 1'],
    ]);
  });

  it('has former numbers behind the present one in the manner ex', () => {
    const third = edition('rev.cop3', 'rev.cop2', [
      FORMULA,
      '**1.** _Welcomes_ the fund for estuaries; {#xepib}',
      '**2.** _Invites_ Parties to report on the state of their rivers and to meet again; {#dolep}',
    ]);
    const table = concordanceTable(made([first, second, third]), {
      words,
      heads: ['COP1', 'COP2', 'COP3'],
      manner: 'ex',
    });
    const numbers = table.rows.map(([number]) => number?.text);
    expect(numbers).toContain('2 (ex-1)');
    expect(numbers).toContain('ex-3 – merged into 1 (COP2)');
  });
});
