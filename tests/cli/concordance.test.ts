import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/cli/wrap.ts';
import { readCsv } from '../../src/formats/csv.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { sealOf } from '../../src/model/seal.ts';
import { part } from '../formats/docx-reading.ts';
import { head, libraryWith, treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FORMULA = 'La Conférence des Parties {#formula .formula}\n\n';

/** A revision of cms/11.24 in French. */
function text(values: Readonly<Record<string, string | null>>, blocks: string): string {
  return `${head(values)}${FORMULA}${blocks}`;
}

const FILES = {
  'resolutions/cms/11.24/original.fr.md': text(
    { revision: 'original', meeting: 'cop11' },
    '**1.** _Prie_ le Secrétariat de tenir une liste ; {#kiruf}\n\n**2.** _Invite_ les Parties à faire rapport ; {#dolep}\n',
  ),
  'resolutions/cms/11.24/rev.cop13.fr.md': text(
    { base: 'original', meeting: 'cop13' },
    '**1.** _Prie_ le Secrétariat de tenir une liste publique ; {#kiruf}\n\n**2.** _Décide_ de se réunir ; {#tovas continues=resolution:cms/11.10@original#bamot}\n',
  ),
  'resolutions/cms/11.24/rev.cop15.draft.fr.md': text(
    {
      revision: 'rev.cop15',
      stage: 'draft',
      base: 'rev.cop13',
      meeting: 'cop15',
      paper: 'UNEP/CMS/COP15/Doc.27.3',
    },
    '**0.** _Note_ les progrès accomplis ; {#gusat}\n\n**1.** _Prie_ le Secrétariat de tenir une liste publique ; {#kiruf}\n\n**2.** _Décide_ de se réunir ; {#tovas}\n',
  ),
  'resolutions/cms/11.10/original.fr.md': text(
    { number: '11.10', revision: 'original' },
    '**4.** _Décide_ : {#gogol}\n\n**a)** de se réunir ; {#bamot}\n',
  ),
};

async function run(argv: readonly string[], files: Readonly<Record<string, string>> = FILES) {
  const { root } = libraryWith(files);
  return { root, ...(await runCli(['concordance', ...argv], root)) };
}

describe('The command concordance', () => {
  it('prints a table that fits the line, with the numbers of the room and the final ones', async () => {
    const { code, stdout, stderr } = await run(['cms/11.24']);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^Paragraphe +COP11 +COP13 +UNEP\/CMS\/COP15\/Doc\.27\.3$/);
    const line = (words: string) =>
      lines.find((each) => each.startsWith(words))?.replace(/ {2,}/g, ' | ');
    expect(line('Prie')).toBe('Prie le Secrétariat de tenir une liste | 1 | 1 – modifié | 1 (2)');
    expect(line('Note')).toBe('Note les progrès accomplis ; | 0 (1) – nouveau');
    expect(line('Invite')).toBe('Invite les Parties à faire rapport ; | 2 | supprimé');
    expect(stdout).toContain('2 – issu de 11.10, 4 a)');
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(100);
  });

  it('marks the changed words with --words', async () => {
    const { stdout } = await run(['cms/11.24', '--words']);
    expect(stdout).toContain('COP13: Prie le Secrétariat de tenir une liste{+ publique+} ;');
  });

  it('prints former numbers behind the present one with --manner ex', async () => {
    const { stdout } = await run(['cms/11.24', '--to', 'rev.cop15.draft', '--manner', 'ex']);
    expect(stdout.split('\n')[0]).toMatch(/^Numéro actuel \(anciens numéros\) +Paragraphe$/);
    expect(stdout).toMatch(/^ex-2 – supprimé \(COP13\) +Invite/m);
  });

  it('writes all words of a paragraph into CSV, and note marks as numbers', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'revcop-csv-')), 'c.csv');
    const argv = ['concordance', 'cce/1.2', '--language', 'en', '--words', '--csv', file];
    expect((await runCli(argv, ROOT)).code).toBe(0);
    const { rows } = readCsv(readFileSync(file, 'utf8'));
    const [first] = rows.slice(2).map(({ cells }) => cells[0]);
    expect(first).toBe(
      'Recalling that the Convention asks each Party to keep the estuaries within its territory in good condition,',
    );
    const words = rows.flatMap(({ cells }) => cells).join('\n');
    expect(words).not.toMatch(/\[\^/);
    expect(words).toContain('by the methods described in the handbook of the network¹');
    expect(words).toContain('to use the methods described in the handbook of the network;²');
  });

  it('writes CSV, Markdown, Excel, Word and HTML of one concordance', async () => {
    const argv = ['csv', 'md', 'xlsx', 'docx', 'html'].flatMap((kind) => [
      `--${kind}`,
      `out.${kind}`,
    ]);
    const { code, stdout, root } = await run(['cms/11.24', ...argv]);
    expect(code).toBe(0);
    expect(
      stdout
        .split('\n')
        .filter((name) => name !== '')
        .sort(),
    ).toEqual(['out.csv', 'out.docx', 'out.html', 'out.md', 'out.xlsx']);
    const { rows } = readCsv(readFileSync(join(root, 'out.csv'), 'utf8'));
    expect(rows[1]?.cells).toEqual(['La Conférence des Parties', '•', '•', '•']);
    expect(rows.map(({ cells }) => cells[2])).toContain('1 – modifié');
    const table = readMarkdown(readFileSync(join(root, 'out.md'), 'utf8')).value;
    const read = table.paragraphs.flatMap((paragraph) =>
      paragraph.kind === 'row'
        ? [paragraph.cells.map((cell) => cell.map((each) => each.text).join(''))]
        : [],
    );
    expect(read).toEqual(rows.map(({ cells }) => cells));
  });

  it('prints JSON with its schema', async () => {
    const { stdout } = await run(['cms/11.24', '--json']);
    const data = JSON.parse(stdout);
    expect(data.schema).toBe('revcop.concordance/1');
    expect(
      data.columns.map(({ key, base }: { key: string; base: string | null }) => [key, base]),
    ).toEqual([
      ['original', null],
      ['rev.cop13', 'original'],
      ['rev.cop15.draft', 'rev.cop13'],
    ]);
    const row = data.rows.find(({ id }: { id: string }) => id === 'tovas');
    expect(row.cells[1]).toMatchObject({
      present: true,
      label: '2',
      fates: ['new'],
      continues: { target: 'resolution:cms/11.10@original#bamot', cited: '11.10, 4 a)' },
    });
    expect(row.cells[2]).toMatchObject({ label: '2', final: '3', fates: ['kept'], runs: [] });
  });

  it('tells what another Resolution repealed', async () => {
    const { stdout } = await run(['cms/11.10'], {
      ...FILES,
      'resolutions/cms/14.5/original.fr.md': text(
        {
          number: '14.5',
          revision: 'original',
          repeals: '\n  - of: cms/11.10\n    paragraphs: bamot',
        },
        '**1.** _Abroge_ un alinéa ; {#nifit}\n',
      ),
    });
    expect(stdout).toMatch(/de se réunir ; +4 a\) +abrogé par Résolution 14\.5/);
  });

  it('shows every row of the invented library on lines that fit', async () => {
    const { code, stdout } = await runCli(['concordance', 'cce/1.2', '--language', 'en'], ROOT);
    expect(code).toBe(0);
    expect(stdout).toContain('split from 11');
    for (const line of stdout.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(100);
  });
});

describe('The command concordance refuses, and writes nothing', () => {
  const broken = (path: string, content: string) => ({
    ...FILES,
    [`resolutions/cms/11.24/${path}`]: content,
  });
  const english = {
    ...FILES,
    'resolutions/cms/11.24/original.en.md': FILES['resolutions/cms/11.24/original.fr.md'].replace(
      'language: fr',
      'language: en',
    ),
  };
  const sealed = FILES['resolutions/cms/11.24/rev.cop13.fr.md'].replace(
    'language: fr',
    `language: fr\nsealed: ${sealOf(readMarkdown(FILES['resolutions/cms/11.24/rev.cop13.fr.md']).value)}`,
  );

  it.each<[string, readonly string[], Readonly<Record<string, string>>, number, RegExp]>([
    [
      'a language that a revision lacks',
      ['--language', 'en'],
      english,
      3,
      /rev\.cop13\.fr\.md:1:1 error language found no en of rev\.cop13/,
    ],
    [
      'a base that does not exist',
      [],
      broken(
        'rev.cop13.fr.md',
        FILES['resolutions/cms/11.24/rev.cop13.fr.md'].replace('base: original', 'base: rev.cop12'),
      ),
      3,
      /error base found base: rev\.cop12/,
    ],
    [
      'a loop of bases',
      [],
      broken(
        'original.fr.md',
        FILES['resolutions/cms/11.24/original.fr.md'].replace(
          'language: fr',
          'language: fr\nbase: rev.cop13',
        ),
      ),
      3,
      /error base found a loop of bases/,
    ],
    [
      'a broken seal',
      [],
      broken('rev.cop13.fr.md', sealed.replace('publique', 'secrète')),
      3,
      /rev\.cop13\.fr\.md:1:1 error seal/,
    ],
    [
      'a revision that is not there',
      ['--from', 'rev.cop9'],
      FILES,
      3,
      /found no cms\/11\.24@rev\.cop9/,
    ],
    [
      'a beginning behind the end',
      ['--from', 'rev.cop13', '--to', 'original'],
      FILES,
      2,
      /found --from rev\.cop13 behind --to original/,
    ],
    ['an unknown manner', ['--manner', 'rows'], FILES, 2, /expected columns or ex/],
    ['a file of another kind', ['--xlsx', 'out.csv'], FILES, 2, /found --xlsx out\.csv/],
  ])('%s', async (_, argv, files, code, message) => {
    const { root } = libraryWith(files);
    const before = treeOf(root);
    const found = await runCli(
      ['concordance', 'cms/11.24', ...argv, ...(argv.includes('--xlsx') ? [] : ['--csv', 'x.csv'])],
      root,
    );
    expect(found.code).toBe(code);
    expect(found.stderr).toMatch(message);
    expect(found.stderr.trim().split('\n')).toHaveLength(1);
    expect(treeOf(root)).toEqual(before);
  });

  it('but leaves out a draft that the language lacks, and says so', async () => {
    const files = {
      ...english,
      'resolutions/cms/11.24/rev.cop13.en.md': FILES[
        'resolutions/cms/11.24/rev.cop13.fr.md'
      ].replace('language: fr', 'language: en'),
    };
    const { code, stderr } = await run(['cms/11.24', '--language', 'en'], files);
    expect(code).toBe(0);
    expect(stderr).toMatch(/warning language found no en of rev\.cop15\.draft/);
  });
});

describe('What a concordance of the library tells', () => {
  const tell = async (...argv: string[]) =>
    (await runCli(['concordance', ...argv, '--language', 'en'], ROOT)).stdout;

  it('names the meeting that repealed an instrument, and the paragraph that did', async () => {
    const [heads = ''] = (await tell('cce/1.7')).split('\n');
    expect(heads).toMatch(/^Paragraph +COP1 +COP3 – Resolution 3\.4, paragraph 13$/);
    expect(await tell('cce/1.7', '--to', 'original')).not.toContain('repealed');
  });

  it('cites Decisions by their own numbers', async () => {
    const told = await tell('decision:cce/cop5/estuary-fund');
    expect(told).toMatch(/5\.23 a\) – from 4\.13 b\)/);
    expect(told).not.toContain('decision:');
  });

  it('goes by the width of the terminal: columns, or one block a paragraph', async () => {
    const widest = async (columns: number) => {
      const { stdout } = await runCli(
        ['concordance', 'cce/1.2', '--language', 'en', '--words'],
        ROOT,
        { columns },
      );
      return {
        lines: Math.max(...stdout.split('\n').map(columnsOf)),
        table: stdout.startsWith('Paragraph '),
      };
    };
    for (const columns of [60, 80, 160]) {
      const { lines, table } = await widest(columns);
      expect(lines).toBeLessThanOrEqual(columns);
      expect(table).toBe(columns === 160);
    }
  });

  it('has the changed words in a workbook only where they are asked for', async () => {
    const { root } = libraryWith(FILES);
    const struck = async (...options: string[]) => {
      await runCli(['concordance', 'cms/11.24', '--xlsx', 'a.xlsx', ...options], root);
      return part(readFileSync(join(root, 'a.xlsx')), 'xl/worksheets/sheet1.xml').includes(
        '<strike/>',
      );
    };
    expect([await struck(), await struck('--words')]).toEqual([false, true]);
  });
});
