import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { put, treeOf } from '../library/library.ts';
import { libraryWithPapers, paperPath, paperText } from './paper-library.ts';
import { runCli } from './run.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

describe('revcop paper without a file', () => {
  it('makes all papers of the library in all languages, and says so in one line each', async () => {
    const { root } = libraryWithPapers(['en', 'es', 'fr']);
    const first = await runCli(['paper'], root);
    expect([first.code, first.stderr]).toEqual([0, '']);
    const lines = [
      ['en', 'e'],
      ['es', 's'],
      ['fr', 'f'],
    ].map(([language, letter]) => {
      const name = `out/cms_cop15_doc.27.3_${letter}`;
      return `UNEP/CMS/COP15/Doc.27.3 (${language}): ${name}.docx, ${name}.html`;
    });
    expect(first.stdout).toBe(`${lines.join('\n')}\n3 papers: 3 made\n`);
    const before = treeOf(root);
    const second = await runCli(['paper'], root);
    expect(second.stdout).toBe(
      `${lines.join('\n').replaceAll('):', '), unchanged:')}\n3 papers: 3 unchanged\n`,
    );
    expect(treeOf(root)).toEqual(before);
  });

  it('makes what has changed, and that alone', async () => {
    const { root } = libraryWithPapers(['en', 'fr']);
    await runCli(['paper'], root);
    rmSync(join(root, 'out/cms_cop15_doc.27.3_e.html'));
    const { stdout } = await runCli(['paper', '--json'], root);
    const { papers } = JSON.parse(stdout);
    expect(papers.map((paper: { outcome: string }) => paper.outcome)).toEqual([
      'made',
      'unchanged',
    ]);
  });

  it('makes the others when one fails, of which nothing is written', async () => {
    const { root } = libraryWithPapers(['en', 'fr']);
    put(root, paperPath('en'), paperText('en', 'rev.cop14'));
    const { code, stdout, stderr } = await runCli(['paper'], root);
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /paper\.en\.md: 1 error, not made\n.*\(fr\): .*\n2 papers: 1 made, 1 failed\n$/s,
    );
    expect(stderr).toMatch(/^\S*paper\.en\.md:\d+:\d+ error /m);
    expect(readdirSync(join(root, 'out')).sort()).toEqual([
      '.revcop-papers.json',
      'cms_cop15_doc.27.3_f.docx',
      'cms_cop15_doc.27.3_f.html',
    ]);
  });

  it('leaves the files of an earlier call alone when their paper fails now', async () => {
    const { root } = libraryWithPapers(['fr']);
    await runCli(['paper'], root);
    const before = treeOf(root);
    put(root, paperPath('fr'), paperText('fr', 'rev.cop14'));
    expect((await runCli(['paper'], root)).code).toBe(3);
    expect({ ...treeOf(root), [paperPath('fr')]: '' }).toEqual({
      ...before,
      [paperPath('fr')]: '',
    });
  });

  it('refuses two papers that would have one file', async () => {
    const { root } = libraryWithPapers(['fr']);
    const other = paperText('fr').replace('number: 11.24', 'number: 11.25');
    put(root, paperPath('fr').replace('11.24', '11.25'), other);
    const { code, stderr } = await runCli(['paper'], root);
    expect(code).toBe(3);
    expect(stderr).toMatch(
      /found the name out\/cms_cop15_doc\.27\.3_f\.docx, which .* would have too/,
    );
    expect(readdirSync(root)).not.toContain('out');
  });

  it('wants a folder and a library with papers', async () => {
    const { root } = libraryWithPapers(['fr']);
    expect(await runCli(['paper', '--docx', 'a.docx'], root)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected a folder for several papers'),
    });
    rmSync(join(root, paperPath('fr')));
    expect(await runCli(['paper'], root)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('found no paper in'),
    });
  });

  it('takes several files too', async () => {
    const { root } = libraryWithPapers(['en', 'es', 'fr']);
    const { stdout } = await runCli(['paper', paperPath('fr'), paperPath('en')], root);
    expect(stdout).toMatch(/\(fr\): .*\n.*\(en\): .*\n2 papers: 2 made\n$/);
  });
});

describe('papers that are made several at a time', () => {
  it('are the same to the byte as one after the other, and their errors too', async () => {
    const languages = ['en', 'es', 'fr'];
    const { root } = libraryWithPapers(languages);
    put(root, paperPath('es'), paperText('es', 'rev.cop14'));
    for (let meeting = 16; meeting < 37; meeting += 1) {
      const revision = `rev.cop${meeting}`;
      const other = paperText('fr').replace(': rev.cop15', `: ${revision}`);
      put(
        root,
        paperPath('fr').replace('rev.cop15', revision),
        other.replace('27.3', `${meeting}`),
      );
    }
    const alone = await runCli(['paper'], root);
    const before = readdirSync(join(root, 'out'));
    const contents = before.map((name) => readFileSync(join(root, 'out', name), 'latin1'));
    rmSync(join(root, 'out'), { recursive: true });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', TSX, MAIN, 'paper'],
      { cwd: root, encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([alone.code, alone.stdout]);
    expect(stderr.replace(/^revcop: .*\n/gm, '')).toBe(alone.stderr);
    expect(readdirSync(join(root, 'out'))).toEqual(before);
    const again = before.map((name) => readFileSync(join(root, 'out', name), 'latin1'));
    const withoutDigests = (text: string | undefined) =>
      text?.replace(/"(?:fingerprint|seal)": ".*"/g, '');
    expect(again.map(withoutDigests)).toEqual(contents.map(withoutDigests));
  });
});
