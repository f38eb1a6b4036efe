import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPlaceId } from '../../src/model/mint.ts';
import { seed } from '../corpora.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

const source = seed('cms-cop15-doc27.3.fr.txt');
const FOLDER = 'resolutions/cms/11.24';
const PAPER = `${FOLDER}/rev.cop15.paper.fr.md`;

function withoutNumber(): string {
  return readFileSync(source ?? '', 'utf8').replaceAll('11.24', '');
}

function mintedIds(text: string): string[] {
  const ids = text.match(/(?<=\{#)[a-z0-9-]+/g) ?? [];
  return ids.filter((id) => !isPlaceId(id));
}

describe.skipIf(source === null)('a meeting paper that does not say what it amends', () => {
  it('is refused with the option that says it', async () => {
    const library = libraryWith({ 'p.txt': withoutNumber() });
    const { code, stderr } = await runCli(['import', 'p.txt'], library.root);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^p\.txt:1:1 error no-resolution found no number .*--number/);
  });

  it('comes in under the facts that the options give, and a second time changes nothing', async () => {
    const library = libraryWith({ 'p.txt': withoutNumber() });
    const argv = ['import', 'p.txt', '--number', '11.24', '--base', 'Rev.COP13'];
    const { code, stderr } = await runCli(argv, library.root);
    expect(code, stderr).toBe(0);
    expect(stderr).not.toContain('given-fact');
    const made = treeOf(library.root);
    expect(made[`${FOLDER}/rev.cop13.fr.md`]).toContain('text: reconstructed');
    expect(made[`${FOLDER}/rev.cop15.draft.fr.md`]).toContain('\nbase: rev.cop13\n');
    await runCli(['fmt'], library.root);
    await runCli(argv, library.root);
    expect(treeOf(library.root)).toEqual(made);
  });
});

describe.skipIf(source === null)('a meeting paper under facts that it contradicts', () => {
  it('takes the given ones, and a warning names both', async () => {
    const { root } = libraryWith();
    const argv = ['import', source ?? '', '--number', '12.1', '--meeting', 'COP16'];
    const { code, stderr } = await runCli(argv, root);
    expect(code).toBe(0);
    expect(stderr).toContain('given-fact found the number 11.24 on the paper, expected 12.1');
    expect(stderr).toContain('given-fact found the meeting cop15 on the paper, expected cop16');
    expect(treeOf(root)).toHaveProperty(['resolutions/cms/12.1/rev.cop16.draft.fr.md']);
  });
});

describe.skipIf(source === null)('the ids of a paper', () => {
  it('are none of the draft that it presents, by import and by fmt', async () => {
    const { root } = libraryWith();
    await runCli(['import', source ?? ''], root);
    const draft = new Set(mintedIds(treeOf(root)[`${FOLDER}/rev.cop15.draft.fr.md`] ?? ''));
    const paper = readFileSync(join(root, PAPER), 'utf8');
    expect(mintedIds(paper).length).toBeGreaterThan(10);
    expect(mintedIds(paper).filter((id) => draft.has(id))).toEqual([]);
    put(root, PAPER, paper.replace(/ ?\{#[a-z]{5}\}$/gm, '').replace(/\{#[a-z]{5} /g, '{'));
    await runCli(['fmt', PAPER], root);
    const again = readFileSync(join(root, PAPER), 'utf8');
    expect(mintedIds(again)).toHaveLength(mintedIds(paper).length);
    expect(mintedIds(again).filter((id) => draft.has(id))).toEqual([]);
  });
});

describe('a paper of which the library cannot tell what it is', () => {
  const decisions = (symbol: string, title: string): string =>
    [
      symbol,
      '15 May 2023',
      title,
      'Background',
      '1. Moths are few.',
      'ANNEX 1',
      'DRAFT DECISIONS',
      'MIGRATORY MOTHS',
      'Directed to Parties',
      '14.AA Parties are requested to count moths.',
    ].join('\n\n');

  it('is told that --symbol makes it a paper', async () => {
    const { root } = libraryWith({ 'p.txt': 'MOTHS\n\nBackground\n\n1. Moths are few.\n' });
    const { code, stderr } = await runCli(['import', 'p.txt', '--body', 'cms'], root);
    expect([code, stderr.includes('--symbol makes it a meeting paper')]).toEqual([2, true]);
  });

  it('is told that --subject parts it from another whose Decisions have its title', async () => {
    const { root } = libraryWith({
      'a.txt': decisions('UNEP/CMS/COP14/Doc.31.5', 'MOTHS'),
      'b.txt': decisions('UNEP/CMS/COP14/Doc.31.6', 'MOTHS AGAIN'),
    });
    expect((await runCli(['import', 'a.txt', '--body', 'cms'], root)).code).toBe(0);
    const again = await runCli(['import', 'b.txt', '--body', 'cms'], root);
    expect(again.stderr).toMatch(/error exists found .*Doc\.31\.5, expected another --subject/);
    const named = ['import', 'b.txt', '--body', 'cms', '--subject', 'moths-again'];
    expect((await runCli(named, root)).code).toBe(0);
  });
});
