import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../src/formats/csv.ts';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'revcop-decisions-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

interface State {
  readonly label: string;
  readonly formal: string;
  readonly substance: string | null;
  readonly substanceIn: string | null;
  readonly proposals: readonly { readonly formal: string; readonly document: string }[];
}

async function statesOf(...argv: string[]): Promise<readonly State[]> {
  const { code, stdout, stderr } = await runCli(['decisions', 'status', '--json', ...argv], root);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout).states;
}

describe('decisions status', () => {
  it('shows that 14.170 is to be deleted whole while its d) goes on in 15.EE e)', async () => {
    const states = await statesOf('--body', 'cms', '--meeting', 'cop14');
    const byLabel = new Map(states.map((state) => [state.label, state]));
    expect(byLabel.get('14.170')).toMatchObject({ formal: 'in-force', substance: null });
    const item = byLabel.get('14.170 d)');
    expect(item).toMatchObject({
      formal: 'in-force',
      substance: 'continued',
      substanceIn: '15.EE e)',
    });
    expect(item?.proposals).toMatchObject([
      { formal: 'deleted', document: 'UNEP/CMS/COP15/Doc.27.3' },
    ]);
  });

  it('knows at a meeting nothing that a later one did', async () => {
    const states = await statesOf('--body', 'cms', '--at', 'COP14', '--meeting', 'cop14');
    expect(states).toHaveLength(16);
    expect(
      states.every(({ proposals, substance }) => proposals.length === 0 && substance === null),
    ).toBe(true);
  });

  it('chooses by status, addressee and subject', async () => {
    const deleted = await statesOf('--body', 'cce', '--status', 'deleted');
    expect(deleted.map(({ label }) => label)).toEqual(['4.13', '4.13 a)', '4.13 b)', '4.13 c)']);
    const donors = await statesOf(
      '--body',
      'cce',
      '--language',
      'en',
      '--addressee',
      'DONORS',
      '--meeting',
      'cop5',
    );
    expect(donors.map(({ label }) => label)).toEqual(['5.21']);
    expect(await statesOf('--body', 'cce', '--status', 'lapsed')).toEqual([]);
    expect((await statesOf('--body', 'cms', '--status', 'proposed')).length).toBe(16);
  });

  it.each([
    ['subject', 'nothing', 'estuary-fund'],
    ['addressee', 'Neptune', 'Directed to the Secretariat'],
    ['status', 'forgotten', 'in-force'],
    ['meeting', 'cop99', 'cop6'],
  ])(
    'refuses a name that nothing bears as --%s, and names those that there are',
    async (option, typed, known) => {
      const argv = [
        'decisions',
        'status',
        '--body',
        'cce',
        '--language',
        'en',
        `--${option}`,
        typed,
      ];
      const { code, stdout, stderr } = await runCli(argv, root);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(typed);
      expect(stderr).toContain(known);
    },
  );

  it('says that there is none where nothing has the status that is asked for', async () => {
    const argv = ['decisions', 'status', '--body', 'cce', '--language', 'en', '--status', 'lapsed'];
    const { code, stdout } = await runCli(argv, root);
    expect([code, stdout]).toEqual([0, 'Status of Decisions\n\nTotal 0\n\nNone.\n\n']);
  });

  it('prints a table with counts, and writes the same cells as CSV, Excel, Word and HTML', async () => {
    const { stdout } = await runCli(
      ['decisions', 'status', '--body', 'cce', '--language', 'en', '--at', 'cop5'],
      root,
    );
    expect(stdout).toContain('Status of Decisions: situation after COP5');
    expect(stdout).toContain('Total 28 · in force 14 · renewed 2 · amended 8 · deleted 4');
    const names = ['csv', 'xlsx', 'docx', 'html'].flatMap((kind) => [
      `--${kind}`,
      join(out, `s.${kind}`),
    ]);
    const run = await runCli(
      ['decisions', 'status', '--body', 'cce', '--language', 'en', '--at', 'cop5', ...names],
      root,
    );
    expect(run.code).toBe(0);
    const csv = readFileSync(join(out, 's.csv'), 'utf8');
    expect(csv.split('\r\n')).toHaveLength(30);
    expect(csv).toContain('"4.13 a)"'.replaceAll('"', ''));
    const html = readFileSync(join(out, 's.html'), 'utf8');
    for (const words of ['4.13 a)', 'amended → 5.21', 'implemented']) expect(html).toContain(words);
    expect(readFileSync(join(out, 's.docx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('asks which body, and refuses what it does not know', async () => {
    const bodies = await runCli(['decisions', 'status'], root);
    expect(bodies.code).toBe(2);
    expect(bodies.stderr).toContain('expected --body to say which');
    for (const odd of [
      ['--at', 'cop99'],
      ['--status', 'lost'],
    ])
      expect(await runCli(['decisions', 'status', '--body', 'cce', ...odd], root)).toMatchObject({
        code: 2,
      });
    expect(await runCli(['decisions', 'status', '--body', 'nobody'], root)).toMatchObject({
      code: 3,
    });
  });

  it('refuses a register that contradicts a text, and check tells of it', async () => {
    const library = join(out, 'library');
    for (const folder of ['resolutions/cce', 'decisions/cce', 'templates'])
      cpSync(join(root, folder), join(library, folder), { recursive: true });
    const path = join(library, 'decisions/cce/estuary-fund.yaml');
    writeFileSync(
      path,
      `${readFileSync(path, 'utf8')}  - decision: cop4#zimil\n    formal: deleted\n    meeting: cop5\n    document: x\n`,
    );
    const { code, stderr } = await runCli(['decisions', 'status'], library);
    expect(code).toBe(3);
    expect(stderr).toContain('decisions/cce/estuary-fund.yaml:12:5 error decision-fact found 4.11');
    expect((await runCli(['check', 'decision:cce/cop4/estuary-fund'], library)).stdout).toContain(
      'decision-fact',
    );
  });
});

describe('the lists in effect', () => {
  it('have the Decisions in force by subject, then what went, by what and why', async () => {
    const { code, stdout } = await runCli(
      ['decisions', 'in-effect', '--body', 'cce', '--language', 'en', '--at', 'cop5'],
      root,
    );
    expect(code).toBe(0);
    const [inForce = '', gone = ''] = stdout.split('Deleted or repealed');
    expect(inForce).toContain('5.22  Developing country Parties');
    expect(inForce).not.toContain('4.12');
    expect(gone).toContain('4.13 a)');
    const before = await runCli(
      ['decisions', 'in-effect', '--body', 'cce', '--language', 'en', '--at', 'cop4'],
      root,
    );
    expect(before.stdout).toContain('4.13  The Standing Committee');
    expect(before.stdout).toContain('None.');
  });

  it('have the Resolutions in force, and those repealed in whole and in part', async () => {
    const json = async (...at: string[]) =>
      JSON.parse(
        (await runCli(['resolutions', 'in-effect', '--body', 'cce', '--json', ...at], root)).stdout,
      );
    const now: {
      inForce: { of: string; key: string }[];
      gone: {
        of: string;
        places: string[] | null;
        by: string;
        formal: string;
        consolidated: boolean;
      }[];
    } = await json();
    expect(now.inForce.map(({ of, key }) => `${of}@${key}`)).toEqual([
      'cce/1.2@rev.cop5',
      'cce/1.5@rev.cop5',
      'cce/2.3@rev.cop5',
      'cce/3.4@rev.cop5',
      'cce/5.1@original',
    ]);
    const repealed = now.gone.filter(({ formal }) => formal === 'repealed');
    expect(
      repealed.map(({ of, places, by, consolidated }) => [of, places, by, consolidated]),
    ).toEqual([
      ['cce/1.7', null, 'cce/3.4', true],
      ['cce/2.6', null, 'cce/3.4', true],
      ['cce/1.5', ['5', '6'], 'cce/3.4', true],
    ]);
    const then: typeof now = await json('--at', 'cop2');
    expect(then.inForce.map(({ of }) => of)).toEqual([
      'cce/1.2',
      'cce/1.5',
      'cce/1.7',
      'cce/2.3',
      'cce/2.6',
    ]);
  });

  it('are written as Word and HTML in every language of the body', async () => {
    for (const list of ['decisions', 'resolutions'])
      for (const language of ['en', 'fr', 'es']) {
        const folder = join(out, `${list}-${language}/`);
        const run = await runCli(
          [
            list,
            'in-effect',
            '--body',
            'cce',
            '--language',
            language,
            '--docx',
            folder,
            '--html',
            folder,
          ],
          root,
        );
        expect([run.code, run.stdout.trimEnd().split('\n').length]).toEqual([0, 2]);
      }
  });
});

describe('the lists in effect as spreadsheets', () => {
  const cases = [
    ['decisions', '5.22 a),', '4.13 a),'],
    ['resolutions', 'Resolution 5.1,', 'Resolution 1.7,'],
  ] as const;
  it.each(cases)('have a row for all %s in force and all that went', async (list, kept, gone) => {
    const folder = join(out, `rows-${list}/`);
    const argv = [list, 'in-effect', '--body', 'cce', '--language', 'en', '--at', 'cop5'];
    const run = await runCli([...argv, '--csv', folder, '--xlsx', folder], root);
    const name = `cce_${list}-in-effect_cop5.en`;
    expect(run.stdout.trimEnd().split('\n')).toEqual([
      expect.stringContaining(`${name}.csv`),
      expect.stringContaining(`${name}.xlsx`),
    ]);
    const rows = readFileSync(join(folder, `${name}.csv`), 'utf8').split('\r\n');
    const at = (start: string): number => rows.findIndex((row) => row.startsWith(start));
    expect(rows[at(kept)]).toContain('in force');
    expect(rows[at(gone)]).toMatch(/deleted|repealed/);
    expect(at(kept)).toBeLessThan(at(gone));
    const files = unzipSync(readFileSync(join(folder, `${name}.xlsx`)));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('<autoFilter ');
    expect(sheet.match(/<row /g)).toHaveLength(readCsv(rows.join('\r\n')).rows.length);
  });
});

describe('a list in a terminal', () => {
  it('has a blank line before each heading', async () => {
    const argv = ['decisions', 'in-effect', '--body', 'cce', '--language', 'en', '--at', 'cop5'];
    const lines = (await runCli(argv, root)).stdout.split('\n');
    const heads = lines.flatMap((line, at) =>
      /^(?:Directed to|Deleted or repealed|Estuary Fund)/.test(line) ? [lines[at - 1]] : [],
    );
    expect(heads).toEqual(['', '', '', '', '', '']);
  });
});

describe('a list as things stood after a meeting', () => {
  it('does not change its language for texts that came later', async () => {
    const text = (meeting: string, subject: string, language: string): string =>
      `---\nbody: cce\nkind: decisions\nmeeting: ${meeting}\nsubject: ${subject}\nstatus: adopted\nlanguage: ${language}\n---\n\n# T {#title}\n\n**4.1** X. {#bodal}\n`;
    const first = { 'decisions/cce/cop4/eels.es.md': text('cop4', 'eels', 'es') };
    const later = { 'decisions/cce/cop5/crabs.en.md': text('cop5', 'crabs', 'en') };
    const [before, after] = await Promise.all(
      [first, { ...first, ...later }].map((files) =>
        runCli(['decisions', 'status', '--body', 'cce', '--at', 'cop4'], libraryWith(files).root),
      ),
    );
    expect(before?.stdout).toContain('4.1');
    expect(after).toEqual(before);
  });
});
