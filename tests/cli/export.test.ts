import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/formats/csv.ts';
import { informeaSchema } from '../../src/lineage/decisions/informea-schema.ts';
import { siteCsvColumns, siteCsvSchema } from '../../src/lineage/decisions/site-csv.ts';
import { head, libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const isCsv = ajv.compile(siteCsvSchema('cms'));
const isFeed = ajv.compile(informeaSchema);

/** The rows of a CSV as objects by the heads of its columns. */
function rowsOf(csv: string): Record<string, string>[] {
  const [names, ...rows] = readCsv(csv).rows;
  return rows.map(({ cells }) =>
    Object.fromEntries((names?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])),
  );
}

function decisions(language: string, meeting: string, ...lines: readonly string[]): string {
  const front = head({
    kind: 'decisions',
    number: null,
    revision: null,
    subject: 'owls',
    meeting,
    language,
  });
  return `${front}${lines.join('\n\n')}\n`;
}

const OWLS = libraryWith({
  'decisions/cms/cop14/owls.en.md': decisions(
    'en',
    'cop14',
    '# Owls {#title}',
    '## Directed to the Parties, the Secretariat and NGOs {#bamot .directed-to}',
    '**14.10** =SUM(A1) Parties are invited to: {#kiruf}',
    '**a)** count *owls*; and {#zizid}',
    '**b)** report. {#dolep}',
    '## Directed to the Secretariat {#vobek .directed-to}',
    '**14.9** The Secretariat shall report. {#tomir}',
  ),
  'decisions/cms/cop15/owls.draft.en.md': `${head({
    kind: 'decisions',
    number: null,
    revision: null,
    subject: 'owls',
    meeting: 'cop15',
    stage: 'draft',
    language: 'en',
  })}# Owls {#title}\n\n**15.AA** Parties count owls. {#kiruf}\n`,
});

describe('revcop export --to cms-csv', () => {
  it('writes one row a Decision in three languages, as its schema says', async () => {
    const { code, stdout } = await runCli(
      ['export', '--to', 'cms-csv', '--body', 'cce'],
      REPOSITORY,
    );
    const rows = rowsOf(stdout);
    expect(code).toBe(0);
    expect(isCsv(rows), JSON.stringify(isCsv.errors)).toBe(true);
    expect(rows.map(({ Number: number }) => number).slice(0, 5)).toEqual([
      '4.11',
      '4.12',
      '4.13',
      '4.14',
      '5.21',
    ]);
    const row = rows.find(({ Number: number }) => number === '5.23');
    expect(row).toMatchObject({
      Title: 'Estuary Fund',
      'Title fr': 'Fonds pour les estuaires',
      'Title es': 'Fondo para los Estuarios',
      'Decisions directed to': 'Standing Committee, Scientific Committee',
      'CMS Instrument': 'CCE',
    });
    expect(row?.Description).toMatch(/is requested to:\na\) approve the grants .*\nb\) report/);
    expect(row?.['Description es']).toContain('\na) ');
  });

  it('has the columns of the schema in their order, and tells wrong rows', () => {
    expect(siteCsvColumns('cms').map(({ name }) => name)).toEqual([
      'Title',
      'Number',
      'Type',
      'Decisions directed to',
      'Description',
      'CMS Instrument',
      'Title fr',
      'Title es',
      'Description fr',
      'Description es',
    ]);
    const row = Object.fromEntries(siteCsvColumns('cms').map(({ name }) => [name, '']));
    const right = { ...row, Number: '14.167', Type: 'Decision', 'CMS Instrument': 'CMS' };
    expect(isCsv([right])).toBe(true);
    expect(isCsv([{ ...right, Number: 'Decision 14.167' }])).toBe(false);
    expect(isCsv([{ ...right, Extra: '' }])).toBe(false);
  });

  it('leaves drafts out, starts no formula, orders by number and says which languages lack', async () => {
    const { stdout, stderr } = await runCli(['export', '--to', 'cms-csv'], OWLS.root);
    const rows = rowsOf(stdout);
    expect(rows.map((row) => [row.Number, row['Decisions directed to']])).toEqual([
      ['14.9', 'Secretariat'],
      ['14.10', 'Parties, Secretariat, NGOs'],
    ]);
    expect(rows[1]?.Description).toBe(
      "'=SUM(A1) Parties are invited to:\na) count owls; and\nb) report.",
    );
    expect(stderr).toContain('warning language found Decisions in en alone, expected fr, es too');
  });

  it('leaves empty what stands under an English head and lacks in English, and says of which text', async () => {
    const { root } = libraryWith({
      'decisions/cms/cop14/owls.fr.md': decisions(
        'fr',
        'cop14',
        '# Hiboux {#title}',
        '## À l’attention des Parties {#bamot .directed-to}',
        '**14.10** Les Parties comptent. {#kiruf}',
      ),
    });
    const { stdout, stderr } = await runCli(['export', '--to', 'cms-csv'], root);
    const [row] = rowsOf(stdout);
    expect(row).toMatchObject({ Title: '', Description: '', 'Decisions directed to': '' });
    expect(row).toMatchObject({ 'Title fr': 'Hiboux', 'Description fr': 'Les Parties comptent.' });
    expect(stderr).toMatch(
      /owls\.fr\.md:1:1 warning .* expected en, es too; the feed leaves them empty, and the addressees\n$/,
    );
  });

  it('has of a meeting its own words, whatever later ones made of them', async () => {
    const text = (meeting: string, words: string): string =>
      decisions('en', meeting, '# Owls {#title}', `**14.10** ${words} {#kiruf}`);
    const { root } = libraryWith({
      'decisions/cms/cop14/owls.en.md': text('cop14', 'Count owls.'),
      'decisions/cms/cop15/owls.en.md': text('cop15', 'Count more owls.'),
    });
    const wordsOf = async (...argv: readonly string[]): Promise<(string | undefined)[]> => {
      const { stdout } = await runCli(['export', '--to', 'cms-csv', ...argv], root);
      return rowsOf(stdout).map(({ Description }) => Description);
    };
    expect(await wordsOf('--meeting', 'cop14')).toEqual(['Count owls.']);
    expect(await wordsOf('--meeting', 'cop15')).toEqual(['Count more owls.']);
    expect(await wordsOf()).toEqual(['Count more owls.']);
  });
});

describe('revcop export --to informea', () => {
  it('writes the fields of a Decision with a row a language, as its schema says', async () => {
    const { stdout } = await runCli(
      [
        'export',
        '--to',
        'informea',
        '--body',
        'cce',
        '--meeting',
        'cop5',
        '--url',
        'https://example.org/texts',
      ],
      REPOSITORY,
    );
    const feed: unknown = JSON.parse(stdout);
    expect(isFeed(feed), JSON.stringify(isFeed.errors)).toBe(true);
    expect(feed).toMatchObject([
      {
        id: 'cce/cop5/estuary-fund#zimil',
        number: '5.21',
        treaty: 'cce',
        published: '2020-03-06',
        meetingId: 'cop5',
        displayOrder: 1,
        files: [
          { language: 'fr', mimeType: 'text/markdown' },
          {
            language: 'en',
            url: 'https://example.org/texts/decisions/cce/cop5/estuary-fund.en.md',
          },
          { language: 'es' },
        ],
      },
      { number: '5.22', displayOrder: 2, status: 'in-force' },
      { number: '5.23' },
      { number: '5.24' },
    ]);
  });

  it('refuses a feed that lacks a field or has a status of no words', () => {
    expect(isFeed([{ protocolVersion: 1, id: 'a' }])).toBe(false);
  });

  it('writes the same bytes each time, into a file where one is named', async () => {
    const first = await runCli(['export', '--to', 'informea'], OWLS.root);
    const second = await runCli(['export', '--to', 'informea', '--out', 'feed.json'], OWLS.root);
    expect(second.stdout).toBe('feed.json\n');
    expect(readFileSync(join(OWLS.root, 'feed.json'), 'utf8')).toBe(first.stdout);
  });

  it.each([
    [['--to', 'xml'], /found --to xml, expected one of .*cms-csv.*, informea/],
    [['--to', 'cms-csv', '--url', 'https://example.org'], 'expected it with --to informea'],
    [['--to', 'informea', '--url', 'javascript:alert(1)'], 'expected an address'],
    [['--to', 'informea', '--url', 'https://x.org/a?b=c'], 'without ? and #'],
    [['--to', 'informea', '--url', 'https://x.org/a#d'], 'without ? and #'],
    [['--to', 'informea', '--meeting', 'cop3'], 'found the meeting cop3, expected one of cop11'],
    [
      ['--to', 'informea', '--meeting', 'cop13'],
      'found no adopted Decision of cms of cop13, expected one of cop14',
    ],
    [['--to', 'informea', '--body', 'cites'], 'expected a body of the library (cms)'],
    [[], /found no --to, expected one of .*cms-csv.*, informea/],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await runCli(['export', ...argv], OWLS.root);
    expect(code).toBeGreaterThan(1);
    expect(stderr).toMatch(message);
  });
});

describe('a feed after a later meeting', () => {
  const DAYS = { cop14: '2024-02-17', cop15: '2027-03-29' } as const;
  const text = (meeting: keyof typeof DAYS, ...lines: readonly string[]): string =>
    `---\nbody: cms\nkind: decisions\nmeeting: ${meeting}\nsubject: owls\nstatus: adopted\nlanguage: en\ndate: ${DAYS[meeting]}\n---\n\n# Owls {#title}\n\n${lines.join('\n\n')}\n`;
  const FIRST = text(
    'cop14',
    '**14.1** Parties shall: {#bodal}',
    '**a)** look; {#gemin}',
    '**b)** count:[^a] {#hukat}',
    '**i)** owls; and {#jivor}',
    'Both big and small ones; {#lumek}',
    '**c)** report. {#kutes}',
    '**14.2** Parties shall read. {#dolep}',
    '**14.3** Parties shall write: {#rizuf}',
    '**a)** much. {#zizid}',
    '**14.4** Parties shall keep. {#tomir}',
    '[^a]: At night.',
  );
  const SECOND = text(
    'cop15',
    '**15.1** Parties shall read. {#dolep}',
    '**14.4** Parties shall keep. {#tomir}',
  );
  const resolution = `---\nbody: cms\nkind: resolution\nnumber: '15.1'\nrevision: original\nmeeting: cop15\nstatus: adopted\nlanguage: en\ndate: ${DAYS.cop15}\nrepeals:\n  - of: decision:cms/cop14/owls\n    paragraphs: [hukat, rizuf]\n---\n\n# Owls {#title}\n\n**1.** *Repeals* a task. {#bamot}\n`;
  const { root } = libraryWith({
    'decisions/cms/cop14/owls.en.md': FIRST,
    'decisions/cms/cop15/owls.en.md': SECOND,
    'resolutions/cms/15.1/original.en.md': resolution,
  });
  interface Entry {
    readonly number: string;
    readonly status: string;
    readonly published: string;
    readonly updated: string;
    readonly content: readonly { readonly value: string }[];
  }
  const entries = async (...argv: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const { stdout } = await runCli(['export', '--to', 'informea', ...argv], root);
    const feed: readonly Entry[] = JSON.parse(stdout);
    expect(isFeed(feed), JSON.stringify(isFeed.errors)).toBe(true);
    return feed.map((one) => [
      one.number,
      one.status,
      one.published,
      one.updated,
      one.content[0]?.value ?? '',
    ]);
  };
  const LEFT = 'Parties shall:\na) look;\nc) report.';
  const WHOLE =
    'Parties shall:\na) look;\nb) count:¹\ni) owls; and\nBoth big and small ones;\nc) report.\n¹ At night.';
  const WRITE = 'Parties shall write:\na) much.';

  it('says when its status changed, and leaves out items that went, with what belongs to them', async () => {
    const { cop14, cop15 } = DAYS;
    expect(await entries()).toEqual([
      ['14.1', 'in-force', cop14, cop15, LEFT],
      ['14.2', 'renewed', cop14, cop15, 'Parties shall read.'],
      ['14.3', 'repealed', cop14, cop15, WRITE],
      ['14.4', 'in-force', cop14, cop14, 'Parties shall keep.'],
      ['15.1', 'in-force', cop15, cop15, 'Parties shall read.'],
    ]);
    const { stdout } = await runCli(['export', '--to', 'cms-csv'], root);
    expect(rowsOf(stdout).map(({ Description }) => Description)).toEqual([
      LEFT,
      'Parties shall read.',
      WRITE,
      'Parties shall keep.',
      'Parties shall read.',
    ]);
  });

  it('has of the earlier meeting its words and days', async () => {
    const { cop14 } = DAYS;
    expect(await entries('--meeting', 'cop14')).toEqual([
      ['14.1', 'in-force', cop14, cop14, WHOLE],
      ['14.2', 'renewed', cop14, cop14, 'Parties shall read.'],
      ['14.3', 'repealed', cop14, cop14, WRITE],
      ['14.4', 'in-force', cop14, cop14, 'Parties shall keep.'],
    ]);
  });
});

describe('a meeting that only kept what was in force', () => {
  const file = (meeting: string) =>
    `---\nbody: cce\nkind: decisions\nmeeting: ${meeting}\nsubject: flats\nstatus: adopted\nlanguage: en\ndate: 2020-01-01\n---\n\n# Flats {#title}\n\n## Directed to Parties {#hpart .directed-to}\n\n**4.1** Parties are invited to map. {#mapit}\n`;

  it('is not named among those that adopted Decisions', async () => {
    const { root } = libraryWith({
      'decisions/cce/cop4/flats.en.md': file('cop4'),
      'decisions/cce/cop5/flats.en.md': file('cop5'),
    });
    const argv = ['export', '--to', 'informea', '--body', 'cce', '--meeting', 'cop5'];
    expect((await runCli(argv, root)).stderr).toContain(
      'found no adopted Decision of cce of cop5, expected one of cop4\n',
    );
  });
});
