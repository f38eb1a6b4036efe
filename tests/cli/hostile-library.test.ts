import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { FOLDER, libraryWithPapers, paperPath, paperText } from './paper-library.ts';
import { runCli } from './run.ts';

describe('a library with links that lead out of it', () => {
  it.each([[['paper']], [['paper', paperPath('fr')]], [['paper', '--html', 'out/']]])(
    'gets no paper written through them by %j',
    async (argv) => {
      const { root } = libraryWithPapers(['fr']);
      const outside = libraryWith().root;
      symlinkSync(outside, join(root, 'out'));
      const before = treeOf(outside);
      const { code, stderr } = await runCli(argv, root);
      expect([code, stderr]).toEqual([
        3,
        expect.stringMatching(/error outside-library found \S+out/),
      ]);
      expect(treeOf(outside)).toEqual(before);
    },
  );

  it('may write where an option plainly names a place outside', async () => {
    const { root } = libraryWithPapers(['fr']);
    const outside = libraryWith().root;
    expect((await runCli(['paper', '--html', `${outside}/`], root)).code).toBe(0);
    expect(existsSync(join(outside, 'cms_cop15_doc.27.3_f.html'))).toBe(true);
  });

  it('says of a folder of texts behind a link that it is not read', async () => {
    const { root } = libraryWithPapers(['fr']);
    const outside = libraryWithPapers(['fr']).root;
    mkdirSync(join(root, 'decisions/cms'), { recursive: true });
    symlinkSync(join(outside, FOLDER), join(root, 'resolutions/cms/99.9'));
    symlinkSync(outside, join(root, 'decisions/cms/cop14'));
    for (const argv of [['paper'], ['fmt', '--check'], ['draft', 'cms/11.24', '--for', 'cop16']]) {
      const { stderr, stdout } = await runCli(argv, root);
      for (const folder of ['resolutions/cms/99.9', 'decisions/cms/cop14'])
        expect(stderr).toContain(`${folder}:1:1 warning linked-folder found a link to a folder`);
      expect(stdout).not.toContain('99.9');
    }
  });
});

describe('one fault', () => {
  it('of a text that lacks the language of the paper is told with the languages that there are', async () => {
    const { root } = libraryWithPapers(['en', 'es']);
    put(root, paperPath('fr'), paperText('fr'));
    const { code, stderr } = await runCli(['paper', paperPath('fr')], root);
    expect(code).toBe(3);
    expect(stderr).toContain('found cms/11.24@rev.cop13 in en, es alone, expected it in fr');
    expect(stderr).not.toContain('found no text');
  });

  it('of a head that cannot be read is told alone, and once', async () => {
    const { root } = libraryWith({ 'bad.md': '---\nkind: [\n---\n\n# T\n' });
    for (const argv of [
      ['import', 'bad.md'],
      ['import', 'bad.md', '--as', 'resolution'],
      ['compare', 'bad.md', 'bad.md'],
    ]) {
      const { code, stderr } = await runCli(argv, root);
      expect([code, stderr.trimEnd().split('\n').length]).toEqual([3, 1]);
      expect(stderr).toMatch(/^bad\.md:2:\d+ error front-matter found broken YAML/);
    }
  });

  it('is not made of a paper that is named twice', async () => {
    const { root } = libraryWithPapers(['fr']);
    const { code, stdout, stderr } = await runCli(
      ['paper', paperPath('fr'), `./${paperPath('fr')}`],
      root,
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Words as printed');
  });
});

describe('of several papers', () => {
  it('those without an error are made where one has one, and the command ends with 3', async () => {
    const { root } = libraryWithPapers(['en', 'es', 'fr']);
    put(root, paperPath('es'), paperText('es', 'rev.cop14'));
    const named = ['en', 'es', 'fr'].map(paperPath);
    const { code, stdout } = await runCli(['paper', ...named], root);
    expect(code).toBe(3);
    expect(stdout).toContain('3 papers: 2 made, 1 failed');
    const made = ['e', 's', 'f'].map((letter) =>
      existsSync(join(root, `out/cms_cop15_doc.27.3_${letter}.docx`)),
    );
    expect(made).toEqual([true, false, true]);
  });
});
