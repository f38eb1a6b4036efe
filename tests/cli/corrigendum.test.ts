import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { isSealBroken } from '../../src/model/seal.ts';
import { put, treeOf } from '../library/library.ts';
import { adoptionLibrary, inForce } from './adoption-library.ts';
import { runCli } from './run.ts';

const FILE = 'resolutions/cms/11.24/rev.cop13.en.md';

function library(
  change: (source: string) => string = (source) => source.replace('one;', 'the first;'),
) {
  const made = adoptionLibrary();
  put(made.root, 'corrected.md', change(inForce('en')));
  return made;
}

const correct = (root: string, ...argv: string[]) =>
  runCli(['corrigendum', 'cms/11.24', '--file', 'corrected.md', ...argv], root);

describe('corrigendum', () => {
  it('shows the redline, writes the corrected text with its entry and a new seal, and touches nothing else', async () => {
    const { root } = library();
    const before = treeOf(root);
    const { code, stdout, stderr } = await correct(
      root,
      '--note',
      'Reissued',
      '--date',
      '2021-02-01',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('[-one-]{+the first+}');
    expect(stdout).not.toContain('Recalling');
    const after = treeOf(root);
    expect(Object.keys(after).filter((name) => after[name] !== before[name])).toEqual([FILE]);
    const { value } = readMarkdown(readFileSync(join(root, FILE), 'utf8'));
    expect(value.front.values.corrigenda).toEqual([
      { date: '2021-02-01', note: 'Reissued', paragraphs: 'one' },
    ]);
    expect(value.front.values.sealed).toMatch(/^[0-9a-f]{64}$/);
    expect(isSealBroken(value)).toBe(false);
  });

  it('adds to the corrections that there were', async () => {
    const { root } = library();
    await correct(root);
    put(root, 'corrected.md', readFileSync(join(root, FILE), 'utf8').replace('**4.**', '**5.**'));
    expect((await correct(root, '--date', '2026-03-01')).code).toBe(0);
    const { value } = readMarkdown(readFileSync(join(root, FILE), 'utf8'));
    expect(value.front.values.corrigenda).toEqual([
      { date: '2026-02-20', paragraphs: 'one' },
      { date: '2026-03-01', paragraphs: 'four' },
    ]);
    expect(isSealBroken(value)).toBe(false);
  });

  it('writes nothing with --dry-run', async () => {
    const { root } = library();
    const before = treeOf(root);
    const { code, stdout } = await correct(root, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      corrected: 'cms/11.24@rev.cop13',
      language: 'en',
      date: '2026-02-20',
      paragraphs: ['one'],
      file: FILE,
      written: false,
    });
    expect(treeOf(root)).toEqual(before);
  });

  it('gives ids to paragraphs that were forgotten, with --structure', async () => {
    const { root } = library(
      (source) => `${source}\n**5.** *Decides* more. {#more}\n\nAnd yet more.\n`,
    );
    expect((await correct(root)).code).toBe(3);
    const { code, stderr } = await correct(root, '--structure');
    expect([code, stderr]).toEqual([0, '']);
    const { value } = readMarkdown(readFileSync(join(root, FILE), 'utf8'));
    expect(value.paragraphs.map(({ id }) => id)).not.toContain(null);
    expect(isSealBroken(value)).toBe(false);
  });

  it.each<[string, (source: string) => string, string[], number, string]>([
    ['nothing changes', (source) => source, [], 3, 'found no word, label or emphasis that differs'],
    [
      'paragraphs differ',
      (source) => source.replace('{#one}', '{#other}'),
      [],
      3,
      'corrected.md:17:1 error corrigendum found 1. {#other}, expected 1. {#one}',
    ],
    [
      'the text is another',
      (source) => source.replace('number: 11.24', 'number: 11.25'),
      [],
      3,
      'found number: 11.25, expected 11.24',
    ],
    [
      'the language is another',
      (source) => source,
      ['--language', 'fr'],
      3,
      'found language: en, expected fr',
    ],
    [
      'the language is not there',
      (source) => source.replace('language: en', 'language: es'),
      [],
      3,
      'found no es of rev.cop13',
    ],
    ['the date is none', (source) => source, ['--date', 'x'], 2, 'expected a day'],
    ['the file is not there', (source) => source, ['--file', 'none.md'], 3, 'none.md'],
    [
      'the file is the adopted text itself',
      (source) => source,
      ['--file', FILE],
      3,
      'expected a corrected copy',
    ],
  ])('is refused where %s', async (_, change, argv, exit, message) => {
    const { root } = library(change);
    const before = treeOf(root);
    const { code, stderr } = await correct(root, ...argv);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(message)]);
    expect(treeOf(root)).toEqual(before);
  });

  it('is refused for a draft, and where the seal of the standing text is broken', async () => {
    const { root } = library();
    const draft = await runCli(
      ['corrigendum', 'cms/11.24@rev.cop15.draft', '--file', 'corrected.md'],
      root,
    );
    expect([draft.code, draft.stderr]).toEqual([
      3,
      expect.stringContaining('a draft, expected an adopted text'),
    ]);
    put(root, FILE, inForce('en', { sealed: '0'.repeat(64) }));
    const broken = await correct(root);
    expect([broken.code, broken.stderr]).toEqual([
      3,
      expect.stringContaining(`${FILE}:1:1 error seal`),
    ]);
  });
});
