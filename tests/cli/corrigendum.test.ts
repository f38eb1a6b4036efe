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
    put(root, 'corrected.md', readFileSync(join(root, FILE), 'utf8').replace('four.', 'five.'));
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
    expect(code).toBe(0);
    expect(stderr).toContain('warning language-ids found paragraph 5 ({#more}), which fr lacks');
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
    [
      'the note hides what it says',
      (source) => source.replace('one;', 'the first;'),
      ['--note', 'x\u202E'],
      2,
      'error hidden found x‹U+202E› in --note',
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

describe('corrigendum, where the text would be worse', () => {
  const UNDER = {
    en: ['under', 'paragraph'],
    fr: ['en vertu du', 'paragraphe'],
    es: ['en virtud del', 'párrafo'],
  } as const;
  const languages = ['en', 'fr', 'es'] as const;
  const path = (language: string) => `resolutions/cms/11.24/rev.cop13.${language}.md`;
  // The words of the third language are those of the first: its own are not needed here.
  const inAll = (change: (source: string) => string, head = {}) => {
    const made = adoptionLibrary();
    for (const language of languages)
      put(
        made.root,
        path(language),
        change(inForce(language, head)).replace('four.', `four ${language}.`),
      );
    return made;
  };
  const correctIn = async (
    root: string,
    language: string,
    change: (source: string) => string,
    ...argv: string[]
  ) => {
    put(root, 'corrected.md', change(readFileSync(join(root, path(language)), 'utf8')));
    const before = treeOf(root);
    const run = await correct(root, ...argv);
    return {
      ...run,
      written: Object.keys(before).filter((name) => treeOf(root)[name] !== before[name]),
    };
  };

  it.each<[string, string, string]>([
    ['**4.**', '**3 bis.**', 'working-label found 3 bis. in an adopted text'],
    ['**4.**', '**3.**', 'label-repeated found 3. a second time'],
    ['**4.**', '**8.**', 'label-skipped found 8. where 4. has not been'],
    ['**4.**', '**8.**', 'language-labels found 8.'],
    ['**1.**', '**5.**', 'label-order found 5. out of the order'],
    ['**4.**', '**4а.**', 'label-unreadable found 4а. in bold'],
    ['**4.**', '**４.**', 'label-foreign found ４.'],
    ['two;', 't\u200Bwo;', 'odd-characters found “t‹U+200B›wo;”'],
    ['two;', 't\u202Ewo;', 'odd-characters found “t‹U+202E›wo;”'],
    ['two;', 'twо;', 'odd-characters found “twо;” with Cyrillic letters'],
    ['two;', 'two [;', 'open-bracket found square brackets in paragraph 2'],
  ])('%j as %j is refused in every language and nothing is written: %s', async (from, to, rule) => {
    for (const language of languages) {
      const { root } = inAll((source) => source);
      const { code, stderr, written } = await correctIn(root, language, (source) =>
        source.replace(from, to),
      );
      expect([code, written]).toEqual([1, []]);
      expect(stderr).toMatch(
        new RegExp(`^corrected\\.md:\\d+:\\d+ error ${rule.replace(/[[.+]/g, '\\$&')}`, 'm'),
      );
    }
  });

  it.each(languages)(
    'a reference that leads nowhere, or to another number, is refused: %s',
    async (language) => {
      const { root } = inAll((source) => source);
      const [under, name] = UNDER[language];
      for (const [words, rule] of [
        [`two ${under} ${name} 9;`, 'unresolved-reference'],
        [`two ${under} [${name} 3](#one);`, 'stale-wording'],
      ] as const) {
        const run = await correctIn(root, language, (source) => source.replace('two;', words));
        expect([run.code, run.written]).toEqual([1, []]);
        expect(run.stderr).toContain(`error ${rule} found`);
      }
    },
  );

  it('what was odd before stays as it was, and stops no correction', async () => {
    const { root } = inAll((source) => source.replace('one;', '[one;').replace('**2.**', '**7.**'));
    const { code, stderr, written } = await correctIn(root, 'en', (source) =>
      source.replace('two;', 'the second;'),
    );
    expect([code, stderr, written]).toEqual([0, '', [FILE]]);
  });

  it('a number is put right in one language after the other, with a warning of those that differ still', async () => {
    const { root } = inAll((source) => source.replace('**4.**', '**3.**'));
    const put4 = (source: string) => source.replace(/\*\*3\.\*\* (?=.*four)/, '**4.** ');
    for (const [index, language] of languages.entries()) {
      const { code, stderr, stdout, written } = await correctIn(root, language, put4);
      expect([code, written]).toEqual([0, [path(language)]]);
      if (index === 0) expect(stderr).toContain('warning language-labels found 4., in es 3.');
      if (index === 2) expect(stderr).toBe('');
      expect(stdout).toContain('3. → 4.');
      expect(stdout).toContain('1 amended');
      expect(stdout).not.toContain('1 kept');
    }
  });

  it('a name that is now written as in another language is no other language', async () => {
    const { root } = inAll(
      (source) => `${source}\nAlosa fallax, Alosa alosa, Osmerus eperlanus. {#fish}\n`,
    );
    await correctIn(root, 'en', (source) => source.replace('eperlanus.', 'eperlanuss.'));
    const { code, written } = await correctIn(root, 'en', (source) =>
      source.replace('eperlanuss.', 'eperlanus.'),
    );
    expect([code, written]).toEqual([0, [FILE]]);
  });

  it('what the head of the text silences with a reason is taken', async () => {
    const { root } = inAll((source) => source);
    const standing = readFileSync(join(root, FILE), 'utf8');
    const silenced =
      'silenced:\n  - rule: unresolved-reference\n    id: two\n    reason: Paragraph 9 of the handbook';
    put(root, FILE, standing.replace('language: en', `language: en\n${silenced}`));
    const { code, written } = await correctIn(root, 'en', (source) =>
      source.replace('two;', 'two under paragraph 9;'),
    );
    expect([code, written]).toEqual([0, [FILE]]);
  });

  it('a day before the adoption is refused, the day itself is not', async () => {
    const { root } = inAll((source) => source, { date: '2020-02-22' });
    const change = (source: string) => source.replace('two;', 'the second;');
    const early = await correctIn(root, 'en', change, '--date', '2020-02-21');
    expect([early.code, early.written]).toEqual([2, []]);
    expect(early.stderr).toContain(
      'found --date 2020-02-21, expected a day from the adoption on, 2020-02-22',
    );
    expect((await correctIn(root, 'en', change, '--date', '2020-02-22')).code).toBe(0);
  });

  it.each([
    ['en', 'fr'],
    ['fr', 'en'],
  ])('the words of the %s text are not taken for %s', async (from, to) => {
    const { root } = inAll((source) => source);
    const words = inForce(from, { language: to });
    const { code, stderr, written } = await correctIn(root, to, () => words);
    expect([code, written]).toEqual([3, []]);
    expect(stderr).toContain(
      `corrected.md:15:1 error language found the words that {#formula} has in ${from}`,
    );
  });
});
