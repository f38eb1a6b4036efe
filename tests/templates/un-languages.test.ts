import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/library/profile.ts';
import { runCli } from '../cli/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'resolutions/un/75-901';
const languages = Object.keys(loadProfile(null, 'un').languages);

function idsIn(file: string): readonly string[] {
  const source = readFileSync(join(root, folder, file), 'utf8');
  return [...source.matchAll(/\{#([a-z0-9-]+)/g)].map(([, id = '']) => id);
}

describe('the sample of the General Assembly', () => {
  it.each(languages)('has the same paragraphs in %s as in English', (language) => {
    for (const name of ['original', 'rev.ga80.draft', 'rev.ga80.paper'])
      expect(idsIn(`${name}.${language}.md`)).toEqual(idsIn(`${name}.en.md`));
  });

  it.each([
    ['fr', 'Assemblée générale', 'Distr. limitée', 'Annexe I'],
    ['es', 'Asamblea General', 'Distr. limitada', 'Anexo I'],
  ])('is a paper in %s, in its own words', async (language, ...said) => {
    const path = join(mkdtempSync(join(tmpdir(), 'revcop-')), 'p.html');
    const paper = `${folder}/rev.ga80.paper.${language}.md`;
    const { code, stderr } = await runCli(['paper', paper, '--html', path], root);
    expect({ code, errors: stderr.match(/^.* (?:error|warning) .*$/gm) }).toEqual({
      code: 0,
      errors: null,
    });
    const html = readFileSync(path, 'utf8');
    for (const words of said) expect(html).toContain(words);
  });
});
