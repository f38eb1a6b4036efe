import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seed } from '../corpora.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

const doc18 = seed('cms-cop13-doc18.fr.txt');
const doc21 = seed('cms-cop11-doc21.1.fr.txt');
const redlines = join(import.meta.dirname, '../../seeds/cms-cop13-doc18.fr.redlines.txt');
const FOLDER = 'resolutions/cms/11.10';

describe.skipIf(doc18 === null)('a paper that amends in running text', () => {
  it('comes in with the redlines that a person wrote down, and a second time changes nothing', async () => {
    const { root } = libraryWith();
    const argv = ['import', doc18 ?? '', '--body', 'cms', '--redlines', redlines];
    const { code, stderr } = await runCli(argv, root);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/:161:4 warning recommended-action .*10\.8/);
    expect(stderr).not.toContain('redline-');
    const made = treeOf(root);
    expect(made[`${FOLDER}/rev.cop12.fr.md`]).toMatch(
      /\ntext: reconstructed\n[\s\S]*\nsha256: [0-9a-f]{64}\n/,
    );
    expect(made[`${FOLDER}/rev.cop13.draft.fr.md`]).toMatch(
      /\n\*\*6\.\*\* \{#[a-z]+ \.deleted\}\n/,
    );
    expect(made[`${FOLDER}/rev.cop13.paper.fr.md`]).toContain('layout=inline}');
    await runCli(argv, root);
    expect(treeOf(root)).toEqual(made);
  });

  it('says a redline that fits nothing at its line in its file', async () => {
    const { root } = libraryWith({ 'r.txt': '# one\n{+Nowhere+} at all\n' });
    const { stderr } = await runCli(['import', doc18 ?? '', '--redlines', 'r.txt'], root);
    expect(stderr).toMatch(/^r\.txt:2:1 warning redline-unused /m);
  });

  it('takes redlines for one file only', async () => {
    const { root } = libraryWith();
    const argv = ['import', doc18 ?? '', doc21 ?? '', '--redlines', redlines];
    const { code, stderr } = await runCli(argv, root);
    expect([code, stderr.includes('--redlines with several files')]).toEqual([2, true]);
  });
});

describe.skipIf(doc21 === null)('a paper that amends nothing', () => {
  it('is a paper of 45 paragraphs, two notes and two actions, under the symbol that is given', async () => {
    const { root } = libraryWith();
    const argv = ['import', doc21 ?? '', '--symbol', 'UNEP/CMS/COP11/Doc.21.1'];
    const { code, stderr } = await runCli(argv, root);
    expect(code, stderr).toBe(0);
    const files = Object.entries(treeOf(root)).filter(([path]) => path.endsWith('.paper.fr.md'));
    const [path, text = ''] = files[0] ?? [];
    expect(path).toBe(
      'decisions/cms/cop11/rapport-sur-les-synergies-et-les-partenariats.paper.fr.md',
    );
    const numbers = text.match(/^\*\*\d+\.\*\*/gm) ?? [];
    expect(numbers).toEqual(Array.from({ length: 45 }, (_, index) => `**${index + 1}.**`));
    expect(text.match(/^\[\^\d\]: /gm)).toEqual(['[^1]: ', '[^2]: ']);
    expect(text).toMatch(/^## Action requise:? \{#[a-z]+ \.actions\}$/m);
    const actions = text.slice(text.indexOf('Action requise'));
    expect(actions.match(/^\*\*[a-z]\)\*\*/gm)).toEqual(['**a)**', '**b)**']);
    expect(text).toMatch(/^prepared-by: le Secr.+tariat PNUE.CMS$/m);
  });

  it('needs its symbol where it has none', async () => {
    const { root } = libraryWith();
    const { code, stderr } = await runCli(['import', doc21 ?? ''], root);
    expect([code, stderr.includes('--symbol')]).toEqual([2, true]);
    expect(readFileSync(doc21 ?? '', 'utf8')).not.toContain('UNEP/CMS/COP11/Doc.21.1');
  });
});

describe.skipIf(doc18 === null)('a paper whose text before stands in the library', () => {
  const argv = ['import', doc18 ?? '', '--body', 'cms', '--redlines', redlines];
  const BASE = `${FOLDER}/rev.cop12.fr.md`;
  const DRAFT = `${FOLDER}/rev.cop13.draft.fr.md`;

  async function corrected(): Promise<{ root: string; base: string }> {
    const { root } = libraryWith();
    await runCli(argv, root);
    const made = readFileSync(join(root, BASE), 'utf8');
    const base = made.replace(/\{#[a-z]+\}$/m, '{#by-hand}');
    return { root, base: base.replace('Reconnaissant l', 'Reconnaissant, l') };
  }

  it('takes its ids and does not touch it, and says so', async () => {
    const { root, base } = await corrected();
    const fresh = libraryWith({ [BASE]: base }).root;
    const { code, stderr } = await runCli(argv, fresh);
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/rev\.cop12\.fr\.md:1:1 info base-in-library /);
    expect(readFileSync(join(fresh, BASE), 'utf8')).toBe(base);
    expect(readFileSync(join(fresh, DRAFT), 'utf8')).toContain('{#by-hand}');
    expect(readFileSync(join(root, DRAFT), 'utf8')).not.toContain('{#by-hand}');
    const tree = treeOf(fresh);
    await runCli(argv, fresh);
    expect(treeOf(fresh)).toEqual(tree);
  });

  it('replaces no draft that was edited by hand, and names every such file at once', async () => {
    const { root } = await corrected();
    const paper = `${FOLDER}/rev.cop13.paper.fr.md`;
    for (const path of [DRAFT, paper]) {
      const content = readFileSync(join(root, path), 'utf8');
      put(root, path, `${content}\nUn mot de plus.\n`);
    }
    const tree = treeOf(root);
    const { code, stderr } = await runCli(argv, root);
    expect(code).toBe(3);
    expect(stderr.match(/^\S+:1:1 error exists /gm)).toHaveLength(2);
    expect(treeOf(root)).toEqual(tree);
  });
});
