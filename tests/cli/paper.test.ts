import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/find.ts';
import { put, treeOf } from '../library/library.ts';
import { libraryWithPapers, paperPath, paperText } from './paper-library.ts';
import { runCli } from './run.ts';

const PAPER = paperPath('fr');

function library(paper = paperText('fr')): Library {
  const made = libraryWithPapers(['fr']);
  put(made.root, PAPER, paper);
  return made;
}

function documentXml(root: string, path: string): string {
  const part = unzipSync(readFileSync(join(root, path)))['word/document.xml'];
  return part === undefined ? '' : strFromU8(part);
}

describe('revcop paper', () => {
  it('makes Word and HTML beside the library, named as the body names its papers', async () => {
    const { root } = library();
    const { code, stdout, stderr } = await runCli(['paper', PAPER], root);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      'UNEP/CMS/COP15/Doc.27.3 (fr)\n  out/cms_cop15_doc.27.3_f.docx\n  out/cms_cop15_doc.27.3_f.html\n  Words as printed: 53 before the annexes, 40 in annexes\n  Words of its own text: fr 8\nTry next:\n' +
        `  npx revcop compare cms/11.24@rev.cop13 cms/11.24@rev.cop15.draft --language fr\n  npx revcop paper ${PAPER} --docx tracked.docx --redline tracked\n`,
    );
    const first = treeOf(root);
    await runCli(['paper', PAPER], root);
    expect(treeOf(root)).toEqual(first);
  });

  it('writes to the file or folder that is named, and in a folder what it made, and that alone', async () => {
    const { root } = library();
    const before = Object.keys(treeOf(root));
    const { stdout } = await runCli(
      ['paper', PAPER, '--docx', 'a/b.docx', '--html', 'c/', '--json'],
      root,
    );
    expect(JSON.parse(stdout)).toEqual({
      paper: PAPER,
      files: ['a/b.docx', 'c/cms_cop15_doc.27.3_f.html'],
      outcome: 'made',
      figures: expect.objectContaining({ language: 'fr', pages: null, open: [] }),
    });
    const made = Object.keys(treeOf(root)).filter((path) => !before.includes(path));
    expect(made.sort()).toEqual([
      'a',
      'a/b.docx',
      'c',
      'c/.revcop-papers.json',
      'c/cms_cop15_doc.27.3_f.html',
    ]);
  });

  it('marks changes as formatting, as tracked changes of an author, or not at all', async () => {
    const { root } = library();
    const made = async (...options: string[]): Promise<string> => {
      const { code, stderr } = await runCli(['paper', PAPER, '--docx', 'a.docx', ...options], root);
      expect(code, stderr).toBe(0);
      return documentXml(root, 'a.docx');
    };
    expect(await made()).toMatch(/w:val="Deleted"/);
    const tracked = await made(
      '--redline',
      'tracked',
      '--author',
      'Secrétariat',
      '--date',
      '2026-03-01',
    );
    expect(tracked).toMatch(/<w:del [^>]*w:author="Secrétariat"[^>]*w:date="2026-03-01/);
    expect(await made('--redline', 'none')).not.toMatch(/w:val="Deleted"|<w:del /);
  });

  it.each([
    [['--redline', 'red'], /found --redline red, expected formatting, tracked, none/],
    [['--date', 'tomorrow'], /found --date tomorrow, expected a day/],
    [['--docx', 'a.txt'], /found --docx a\.txt, expected a name that ends in \.docx/],
  ])('%j is a wrong argument, and nothing is written', async (options, expected) => {
    const { root } = library();
    const before = treeOf(root);
    const { code, stderr } = await runCli(['paper', PAPER, ...options], root);
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)]);
    expect(treeOf(root)).toEqual(before);
  });

  it('that shows a revision which is not there is refused, and nothing is written', async () => {
    const { root } = library(paperText('fr', 'rev.cop14'));
    const before = treeOf(root);
    const { code, stdout, stderr } = await runCli(['paper', PAPER], root);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('rev.cop14');
    expect(stderr).toBe(
      `${PAPER}:19:1 error unresolved found no cms/11.24@rev.cop14, expected rev.cop13, rev.cop15.draft\n`,
    );
    expect(treeOf(root)).toEqual(before);
  });

  it('tells what is odd about a text once, however often it is printed', async () => {
    const { root } = library(`${paperText('fr')}\n::text{of=cms/11.24@rev.cop13}\n`);
    const path = join(root, 'resolutions/cms/11.24/rev.cop13.fr.md');
    const odd = `${readFileSync(path, 'utf8').replace('Secrétariat.', 'Secrétariat[^a].')}\n[^a]: Une note.\n\n> De qui ?\n`;
    put(root, 'resolutions/cms/11.24/rev.cop13.fr.md', odd);
    const { stderr } = await runCli(['paper', PAPER], root);
    expect(stderr.match(/comment-behind-note/g)).toHaveLength(1);
  });

  it('with a misspelt template field is refused, and nothing is written', async () => {
    const { root } = library();
    put(
      root,
      'templates/cms/paper.html.hbs',
      '<article>\n{{#each sectoins}}{{/each}}\n</article>\n',
    );
    const before = treeOf(root);
    const { code, stderr } = await runCli(['paper', PAPER], root);
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/cms\/paper\.html\.hbs:2:\d+ error .*sectoins/),
    ]);
    expect(treeOf(root)).toEqual(before);
  });
});
