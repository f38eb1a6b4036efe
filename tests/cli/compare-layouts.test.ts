import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runCli } from './run.ts';

const HEAD = '---\nbody: cms\nkind: resolution\nnumber: 1.1\nlanguage: fr\n---\n\n# T {#t}\n\n';
const BEFORE = `${HEAD}**1.** Adopte le programme. {#adopt}\n\n**2.** Prie les Parties. {#ask}\n`;
const AFTER = `${HEAD}**1.** Prie toutes les Parties. {#ask}\n`;

function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'revcop-layouts-'));
  writeFileSync(join(root, 'a.md'), BEFORE);
  writeFileSync(join(root, 'b.md'), AFTER);
  return root;
}

const SIDES = ['compare', 'a.md', 'b.md', '--body', 'cms'];

describe('compare', () => {
  it.each([
    [['--layout', 'side-by-side', '--redline', 'tracked', '--docx', 'c.docx'], /tracked/],
    [['--layout', 'columns', '--docx', 'c.docx'], /found --layout columns, expected three-column/],
    [['--page', 'upright', '--docx', 'c.docx'], /found --page upright, expected portrait or/],
    [['--page', 'portrait'], /found --page alone, expected it with --docx or --html/],
  ])('%j is a wrong argument, and nothing is written', async (options, expected) => {
    const root = folder();
    const { code, stdout, stderr } = await runCli([...SIDES, ...options], root);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(expected)]);
    expect(readdirSync(root).sort()).toEqual(['a.md', 'b.md']);
  });

  it.each([
    ['clean', 'text'],
    ['summary', 'tracked'],
  ])('says that %s marks no changes where --redline %s is asked for', async (layout, form) => {
    const root = folder();
    const argv = [...SIDES, '--html', 'c.html', '--layout', layout];
    const asked = await runCli([...argv, '--redline', form], root);
    expect([asked.code, asked.stderr]).toEqual([
      0,
      `warning no-redline found --redline ${form} with --layout ${layout}, which marks no changes, expected another layout; nothing is marked\n`,
    ]);
    const marked = readFileSync(join(root, 'c.html'), 'utf8');
    expect((await runCli(argv, root)).stderr).toBe('');
    expect(readFileSync(join(root, 'c.html'), 'utf8')).toBe(marked);
  });

  it.each(['three-column', 'inline'])(
    'shows a paragraph that becomes a row of a table in %s',
    async (layout) => {
      const root = folder();
      const row = '| One | Two |\n| --- | --- |\n| Prie des Parties. {#ask} | now |\n';
      writeFileSync(join(root, 'b.md'), `${HEAD}${row}`);
      const run = await runCli([...SIDES, '--layout', layout, '--html', 'c.html'], root);
      expect([run.code, run.stderr]).toEqual([0, '']);
      expect(readFileSync(join(root, 'c.html'), 'utf8')).toContain('now<');
    },
  );

  it('turns the pages of its files', async () => {
    const root = folder();
    const sections = async (...options: string[]): Promise<string> => {
      const { code, stderr } = await runCli([...SIDES, '--docx', 'c.docx', ...options], root);
      expect(code, stderr).toBe(0);
      const parts = unzipSync(readFileSync(join(root, 'c.docx')));
      return strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    };
    expect(await sections()).toMatch(/w:orient="landscape"/);
    expect(await sections('--page', 'portrait')).not.toMatch(/w:orient="landscape"/);
  });

  it('prints the summary of changes in the terminal', async () => {
    const { code, stdout } = await runCli([...SIDES, '--layout', 'summary'], folder());
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'text',
        '  1      removed              Adopte le programme.',
        '  2 → 1  amended, renumbered  Prie toutes les Parties.',
        '',
        '1 kept, 1 amended, 1 removed, 1 renumbered',
        '',
      ].join('\n'),
    );
  });

  it('prints the same JSON in each layout', async () => {
    const root = folder();
    const plain = await runCli([...SIDES, '--json'], root);
    expect(JSON.parse(plain.stdout)).toBeTypeOf('object');
    for (const layout of ['summary', 'side-by-side', 'programme', 'clean'])
      expect((await runCli([...SIDES, '--json', '--layout', layout], root)).stdout).toBe(
        plain.stdout,
      );
  });
});
