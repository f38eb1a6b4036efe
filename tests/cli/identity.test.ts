import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tellingWords } from '../../src/cli/identity-file.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { runCli } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = 'resolutions/cce/1.5';
const languages = ['en', 'fr', 'es'];
let library = '';

beforeEach(() => {
  library = mkdtempSync(join(tmpdir(), 'revcop-identity-'));
  for (const part of ['resolutions/cce', 'decisions/cce', 'templates/cce'])
    cpSync(join(root, part), join(library, part), { recursive: true });
});
afterEach(() => rmSync(library, { recursive: true, force: true }));

const fileOf = (name: string) => join(library, folder, name);
const sourceOf = (name: string) => readFileSync(fileOf(name), 'utf8');

const idsIn = (source: string): readonly string[] => [...(source.match(/(?<=\{#)[a-z-]+/g) ?? [])];

/** Takes two ids for each other in a revision and what was drawn from it, in all languages. */
function swap(revisions: readonly string[], one: string, other: string): void {
  for (const revision of revisions)
    for (const language of languages) {
      const name = `${revision}.${language}.md`;
      const swapped = sourceOf(name).replace(new RegExp(`\\b(${one}|${other})\\b`, 'g'), (id) =>
        id === one ? other : one,
      );
      writeFileSync(fileOf(name), swapped);
    }
}

const two = ['cce/1.5@rev.cop2', 'cce/1.5@rev.cop4'];
const later = ['rev.cop4', 'rev.cop5'];
const [one, other] = ['dozuf', 'fusod'] as const;

it('tells a paragraph without the marks of its notes', () => {
  const { value } = readMarkdown(
    '**1.** Report\\\non eels;[^renewed] {#bamot}\n\n[^renewed]: Until then.\n',
  );
  expect(value.paragraphs.slice(0, 1).map(tellingWords)).toEqual(['Report on eels;']);
});

describe('revcop identity', () => {
  it('finds two ids that were swapped, and the corrected list gives them back in all languages and all that was drawn from the text', async () => {
    const before = later.flatMap((key) => languages.map((tag) => sourceOf(`${key}.${tag}.md`)));
    swap(later, one, other);
    const csv = join(library, 'doubts.csv');
    const list = await runCli(['identity', ...two, '--language', 'en', '--csv', csv], library);
    expect(list.code).toBe(0);
    const rows = readFileSync(csv, 'utf8');
    const found = rows.split('\r\n').filter((row) => /^yes,100 %/.test(row));
    expect(found).toHaveLength(2);
    const applied = await runCli(['identity', '--apply', csv], library);
    expect(applied.stderr).toBe('');
    expect(applied.code).toBe(0);
    const after = later.flatMap((key) => languages.map((tag) => sourceOf(`${key}.${tag}.md`)));
    expect(after).toEqual(before);
  });

  it('says of a text without ids that it has none, and so does fmt where others of its instrument have them', async () => {
    const name = 'rev.cop5.en.md';
    const bare = sourceOf(name)
      .replace(/^sealed: .*\n/m, '')
      .replace(/ \{#[^}]*\}/g, '')
      .replaceAll('every', 'each');
    writeFileSync(fileOf(name), bare);
    const asked = await runCli(
      ['identity', 'cce/1.5@rev.cop4', 'cce/1.5@rev.cop5', '--language', 'en'],
      library,
    );
    expect(asked.stderr).toContain('warning missing-id found no ids in cce/1.5@rev.cop5');
    const formatted = await runCli(['fmt', `${folder}/${name}`], library);
    expect(formatted.stderr).toMatch(
      /rev\.cop5\.en\.md:1:1 warning stripped-ids found no ids, .* [1-9]\d* paragraphs got new ones and \d\d those of/,
    );
    const again = await runCli(['fmt', `${folder}/${name}`], library);
    expect(again.stderr).not.toContain('stripped-ids');
  });

  it('gives a new id where two paragraphs are not one, and earlier revisions keep theirs', async () => {
    const csv = join(library, 'doubts.csv');
    const text = `${folder}/rev.cop4.en.md`;
    writeFileSync(csv, `same;text;id before;id\nno;${text};${one};${one}\n`);
    const earlier = sourceOf('rev.cop2.fr.md');
    const applied = await runCli(['identity', '--apply', csv], library);
    expect(applied.code).toBe(0);
    expect(sourceOf('rev.cop2.fr.md')).toBe(earlier);
    for (const key of later)
      for (const tag of languages) expect(sourceOf(`${key}.${tag}.md`)).not.toContain(`{#${one}}`);
    const check = await runCli(['compare', ...two, '--language', 'fr', '--json'], library);
    const pairs: { after: { id: string }[]; before: { id: string }[] }[] = JSON.parse(
      check.stdout,
    ).pairs;
    expect(
      pairs.some(
        ({ before, after }) => before[0]?.id === one && after.length > 0 && after[0]?.id === one,
      ),
    ).toBe(false);
  });

  it.each([
    ['maybe;x;dozuf;dozuf', 'found same: maybe, expected yes or no'],
    ['yes;nowhere.md;dozuf;dozuf', 'found no text nowhere.md, expected one of the library'],
    [`yes;${folder}/rev.cop4.en.md;zzzzz;dozuf`, 'found the id before zzzzz'],
    [`yes;${folder}/rev.cop4.en.md;dozuf;zzzzz`, 'found the id zzzzz'],
    [
      `yes;${folder}/rev.cop4.en.md;dozuf;fusod\nyes;${folder}/rev.cop4.en.md;dozuf;badik`,
      'two paragraphs',
    ],
  ])('refuses the row %s and changes nothing', async (row, said) => {
    const csv = join(library, 'doubts.csv');
    writeFileSync(csv, `same;text;id before;id\n${row}\n`);
    const before = sourceOf('rev.cop4.en.md');
    const applied = await runCli(['identity', '--apply', csv], library);
    expect(applied.code).toBe(3);
    expect(applied.stderr).toContain(said);
    expect(applied.stderr).toMatch(/doubts\.csv:[23]:1 error identity/);
    expect(sourceOf('rev.cop4.en.md')).toBe(before);
  });

  it('is named by an import that took ids over by words, and the ids are those that the library had', async () => {
    const known = ['original', 'rev.cop2'].map((key) => sourceOf(`${key}.en.md`));
    const ids = known.map(idsIn);
    const shared = ids[1]?.filter((id) => ids[0]?.includes(id)) ?? [];
    rmSync(join(library, folder), { recursive: true });
    const files = ['original', 'rev.cop2'].map((key, index) => {
      const bare = known[index]?.replace(/ ?\{#[^}]*\}$/gm, '') ?? '';
      const path = join(library, `${key}.md`);
      writeFileSync(path, bare.replace(/^(?:removed|sealed| {2}- | {4}).*\n/gm, ''));
      return path;
    });
    const options = ['--as', 'resolution', '--body', 'cce', '--language', 'en'];
    const runs = [];
    for (const file of files) runs.push(await runCli(['import', file, ...options], library));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs[0]?.stderr).not.toContain('doubtful-identity');
    expect(runs[1]?.stderr).toContain(
      'revcop identity cce/1.5@original cce/1.5@rev.cop2 --language en',
    );
    const [before, after] = ['original', 'rev.cop2'].map((key) => idsIn(sourceOf(`${key}.en.md`)));
    expect(after?.filter((id) => before?.includes(id))).toHaveLength(shared.length);
  });
});
