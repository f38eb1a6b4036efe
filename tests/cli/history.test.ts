import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { head, libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

const OLD = 'resolutions/cms/1.2/original.en.md';
const NEW = 'resolutions/cms/1.2/rev.cop12.en.md';

function text(values: Readonly<Record<string, string | null>>, ...paragraphs: string[]): string {
  const front = head({ number: '1.2', language: 'en', ...values });
  return `${front}${['# Owls {#title}', 'The Conference of the Parties {#formula .formula}', ...paragraphs].join('\n\n')}\n`;
}

const library = libraryWith({
  [OLD]: text(
    { revision: 'original', meeting: 'cop11' },
    '**1.** *Asks* Parties: {#bamot}',
    '**a)** to count owls; and {#item}',
    '**b)** to report. {#other}',
    '**2.** *Thanks* the host country. {#kiruf}',
  ),
  [NEW]: text(
    {
      revision: 'rev.cop12',
      base: 'original',
      meeting: 'cop12',
      paper: 'COP12/Doc.5',
      removed: '[{ id: kiruf, label: 2., reason: Done }]',
    },
    '**1.** *Encourages* research. {#zizid}',
    '**2.** *Asks* all Parties: {#bamot}',
    '**a)** to count owls; {#item}',
    '**b)** to report. {#other}',
  ),
});

const run = (...argv: string[]) => runCli(['history', ...argv], library.root);

describe('revcop history', () => {
  it('tells of a label of an old revision what became of it, with redline and paper, and of its items', async () => {
    const { code, stdout } = await run('cms/1.2', '--label', '1', '--in', 'original');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      '#bamot Asks all Parties:',
      'COP11  1 · first text',
      '       Asks Parties:',
      'COP12  1 → 2 · amended · COP12/Doc.5',
      '       Asks {+all +}Parties:',
      '',
      '  #item to count owls;',
      '  COP11  1 a) · first text',
      '         to count owls; and',
      '  COP12  1 a) → 2 a) · amended · COP12/Doc.5',
      '         to count owls;[- and-]',
      '',
      '  #other to report.',
      '  COP11  1 b) · first text',
      '         to report.',
      '',
    ]);
  });

  it('tells of a deleted paragraph when and why it went', async () => {
    const { stdout } = await run('cms/1.2#kiruf');
    expect(stdout.split('\n').slice(3)).toEqual([
      'COP12  2 → – · deleted · COP12/Doc.5',
      '       [-Thanks the host country.-]',
      '       > Done',
      '',
    ]);
  });

  it('takes an id behind --label too, and the revision behind the name', async () => {
    const byId = await run('cms/1.2', '--label', '#kiruf');
    expect(byId.stdout).toBe((await run('cms/1.2#kiruf')).stdout);
    expect((await run('cms/1.2@original', '--label', '2')).stdout).toBe(byId.stdout);
  });

  it('prints the same as data', async () => {
    const { stdout } = await run('cms/1.2#bamot', '--json');
    const found: unknown = JSON.parse(stdout);
    expect(found).toMatchObject({
      schema: 'revcop.history/1',
      of: 'cms/1.2',
      id: 'bamot',
      steps: [
        { revision: 'original', name: 'COP11', label: '1', fates: [], before: null },
        {
          revision: 'rev.cop12',
          label: '2',
          before: '1',
          fates: ['amended'],
          paper: 'COP12/Doc.5',
        },
      ],
      items: [{ id: 'item' }, { id: 'other' }],
    });
  });

  it('names what there is where a label or an id is none', async () => {
    const label = await run('cms/1.2', '--label', '9', '--in', 'original');
    expect([label.code, label.stderr]).toEqual([
      3,
      'error label found no 9 in original, expected one of 1; 1 a); 1 b); 2\n',
    ]);
    const id = await run('cms/1.2#nobody');
    expect([id.code, id.stderr]).toEqual([
      3,
      'error paragraph found no #nobody in any revision, expected one of its paragraphs\n',
    ]);
  });

  it('lists the paragraphs where a label stands for two', async () => {
    const twice = libraryWith({
      [OLD]: text(
        { revision: 'original' },
        '**1.** One. {#bamot}',
        '## Annex 1 {#annex .annex}',
        '**7.** Two. {#kiruf}',
        '## Annex 2 {#annex-2 .annex}',
        '**7.** Three. {#dolep}',
      ),
    });
    const { code, stderr } = await runCli(['history', 'cms/1.2', '--label', '7'], twice.root);
    expect(code).toBe(3);
    expect(stderr).toContain(
      'found 7 2 times in original, expected one: Annex 1, 7 (#kiruf, Two.); Annex 2, 7 (#dolep, Three.)',
    );
  });

  it('refuses arguments that make no sense, and a text that was edited after its adoption', async () => {
    expect((await run('cms/1.2')).code).toBe(2);
    expect((await run('cms/1.2#bamot', '--label', '1')).code).toBe(2);
    expect((await run('cms/1.2@original', '--label', '1', '--in', 'rev.cop12')).code).toBe(2);
    expect((await run('cms/1.2#bamot', '--language', 'fr')).code).toBe(3);
    const edited = libraryWith({
      [OLD]: text({ revision: 'original', sealed: 'a'.repeat(64) }, '**1.** One. {#bamot}'),
    });
    const broken = await runCli(['history', 'cms/1.2#bamot'], edited.root);
    expect([broken.code, broken.stderr]).toEqual([
      3,
      expect.stringContaining('original.en.md:1:1 error seal'),
    ]);
  });

  it('tells of the invented library what was repealed elsewhere and goes on elsewhere', async () => {
    const repealed = await runCli(
      ['history', 'cce/1.7', '--label', '2', '--language', 'en'],
      REPOSITORY,
    );
    expect(repealed.stdout).toMatch(/2 → – · repealed by Resolution 3\.4/);
    expect(repealed.stdout).toContain('continued in cce/3.4@original, 2 (#pemof)');
    const heir = await runCli(['history', 'cce/3.4#pemof', '--language', 'en'], REPOSITORY);
    expect(heir.stdout).toContain('first text, continued from 1.7, 2');
  });
});

describe('a paragraph that goes on in another instrument', () => {
  it('is followed there, and its repeal names the meeting', async () => {
    const argv = ['history', 'cce/1.7', '--label', '5', '--in', 'original', '--language', 'en'];
    const { stdout } = await runCli(argv, REPOSITORY);
    expect(stdout).toContain('COP3  5 → – · repealed by Resolution 3.4, paragraph 13\n');
    expect(stdout).toContain('continued in cce/3.4@original, 9 (#tamor)\n\ncce/3.4#tamor ');
    expect(stdout).toContain('COP5  9 → 12 · renumbered · CCE/COP5/Doc.13\n');
    const json = JSON.parse((await runCli([...argv, '--json'], REPOSITORY)).stdout);
    expect(json.steps.map((step: { name: string }) => step.name)).toEqual(['COP1', 'COP3']);
    expect(json.continuedAs.map((one: { of: string; id: string }) => [one.of, one.id])).toEqual([
      ['cce/3.4', 'tamor'],
    ]);
  });
});
