import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { labelOf } from '../../src/model/paragraph.ts';
import { isSealBroken } from '../../src/model/seal.ts';
import type { Text } from '../../src/model/text.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { adoptionLibrary, draftOf, inForce } from './adoption-library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const DRAFT = 'cms/11.24@rev.cop15.draft';
const FOLDER = 'resolutions/cms/11.24';

const adopt = (root: string, ...argv: string[]) => runCli(['adopt', DRAFT, ...argv], root);

function textAt(root: string, path: string): Text {
  return readMarkdown(readFileSync(join(root, path), 'utf8')).value;
}

function numbered(text: Text): string[] {
  return text.paragraphs.flatMap((paragraph) => {
    const label = labelOf(paragraph);
    return label === null ? [] : [`${label.text} ${paragraph.id}`];
  });
}

describe('adopt', () => {
  it('makes the revision in all languages: final numbers, no tombstone, no comment, what was removed told with its reason', async () => {
    const { root } = adoptionLibrary();
    const { code, stderr, stdout } = await adopt(root, '--date', '2026-03-29');
    expect([code, stderr]).toEqual([0, '']);
    for (const language of ['en', 'fr']) {
      const text = textAt(root, `${FOLDER}/rev.cop15.${language}.md`);
      expect(numbered(text)).toEqual([
        '1. nought',
        '2. one',
        '3. bis',
        '4. three',
        'a) itb',
        '5. four',
      ]);
      expect(text.paragraphs.flatMap(({ comments }) => comments)).toEqual([]);
      expect(text.paragraphs.flatMap(({ attributes }) => attributes.classes)).toEqual(['formula']);
      expect(text.front.values).toMatchObject({
        body: 'cms',
        number: '11.24',
        revision: 'rev.cop15',
        base: 'rev.cop13',
        status: 'adopted',
        meeting: 'cop15',
        date: '2026-03-29',
        language,
        paper: 'UNEP/CMS/COP15/Doc.27.3',
        text: 'official',
        'adopted-from': 'rev.cop15.draft',
        removed: [
          {
            id: 'two',
            label: '2.',
            reason: language === 'en' ? 'Done already in 2020' : 'Déjà fait in 2020',
          },
          { id: 'ita', label: 'a)', reason: 'Merged', into: 'itb' },
        ],
      });
      expect(text.front.values.stage).toBeUndefined();
      expect(text.front.values.sealed).toMatch(/^[0-9a-f]{64}$/);
      expect(isSealBroken(text)).toBe(false);
    }
    expect(stdout).toMatch(/^2 {5}– {8}– {6}Adopts two;$/m);
    expect(stdout).toMatch(/^– {5}2 bis {4}3 {6}Adopts the second;$/m);
    expect(stdout).toContain(`${FOLDER}/rev.cop15.fr.md`);
  });

  it('leaves the draft as it is but for its head, and every other file to the byte', async () => {
    const { root } = adoptionLibrary();
    const before = treeOf(root);
    await adopt(root, '--as-orally-amended', 'Paragraph 4,\n  should for may');
    const after = treeOf(root);
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed.sort()).toEqual([
      `${FOLDER}/rev.cop15.draft.en.md`,
      `${FOLDER}/rev.cop15.draft.fr.md`,
      `${FOLDER}/rev.cop15.en.md`,
      `${FOLDER}/rev.cop15.fr.md`,
    ]);
    const name = `${FOLDER}/rev.cop15.draft.en.md`;
    const draft = after[name] ?? '';
    expect(draft).toContain('status: adopted\n');
    expect(draft).toContain('adopted-as: cms/11.24@rev.cop15\n');
    expect(draft.split('---\n').slice(2)).toEqual((before[name] ?? '').split('---\n').slice(2));
    expect(after[`${FOLDER}/rev.cop15.en.md`]).toContain(
      'orally-amended: Paragraph 4, should for may\n',
    );
  });

  it('leaves a draft that another program saved as it is below its head', async () => {
    const { root } = adoptionLibrary();
    const name = `${FOLDER}/rev.cop15.draft.en.md`;
    put(root, name, `\uFEFF${draftOf('en').replaceAll('\n', '\r\n')}`);
    expect((await adopt(root)).code).toBe(0);
    const source = readFileSync(join(root, name), 'utf8');
    expect(source.slice(source.indexOf('# Estuaries'))).toBe(
      draftOf('en')
        .replaceAll('\n', '\r\n')
        .replace(/^[\s\S]*?(?=# Estuaries)/, ''),
    );
    expect(source).toMatch(/^---\nbody: cms\n/);
    expect(textAt(root, name).front.values['adopted-as']).toBe('cms/11.24@rev.cop15');
  });

  it('says what it would do and writes nothing with --dry-run', async () => {
    const { root } = adoptionLibrary();
    const before = treeOf(root);
    const { code, stdout } = await adopt(root, '--dry-run', '--json');
    expect(code).toBe(0);
    expect(treeOf(root)).toEqual(before);
    expect(JSON.parse(stdout)).toMatchObject({
      adopted: 'cms/11.24@rev.cop15',
      written: false,
      removed: [{ id: 'two' }, { id: 'ita' }],
      files: expect.arrayContaining([`${FOLDER}/rev.cop15.en.md`]),
    });
  });

  it('lists what was removed under its whole number', async () => {
    const { root } = adoptionLibrary();
    const { code, stdout } = await adopt(root, '--dry-run');
    expect(code).toBe(0);
    const [, list = ''] = stdout.split('\nremoved:\n');
    expect(
      list
        .split('\n')
        .slice(0, 2)
        .map((line) => line.trim().split('  ')[0]),
    ).toEqual(['2', '3 a)']);
  });

  it('makes a text that differs from the one before as the draft did', async () => {
    const { root } = adoptionLibrary();
    const [base, draft] = ['rev.cop13', 'rev.cop15.draft'].map((key) =>
      textAt(root, `${FOLDER}/${key}.en.md`),
    );
    await adopt(root);
    const adopted = textAt(root, `${FOLDER}/rev.cop15.en.md`);
    const pairsOf = (after: Text | undefined) =>
      compare(base ?? adopted, after ?? adopted, { formulaFirst: false }).pairs.map(
        ({ kind, moved, redline, after: members }) => ({
          kind,
          moved,
          redline,
          finals: members.map(({ final }) => final?.text),
        }),
      );
    expect(pairsOf(adopted)).toEqual(pairsOf(draft));
    expect(pairsOf(adopted).some(({ kind }) => kind === 'merged')).toBe(true);
  });

  it('adopts again from the draft of the next meeting, which has no history of the last', async () => {
    const { root } = adoptionLibrary({
      [`${FOLDER}/rev.cop15.draft.en.md`]: draftOf('en', (source) =>
        source.replace('{#bis}', '{#bis from=one}'),
      ),
      [`${FOLDER}/rev.cop15.draft.fr.md`]: draftOf('fr', (source) =>
        source.replace('{#bis}', '{#bis from=one}'),
      ),
    });
    expect((await adopt(root)).code).toBe(0);
    expect(readFileSync(join(root, `${FOLDER}/rev.cop15.en.md`), 'utf8')).toContain('from=one');
    expect((await runCli(['draft', 'cms/11.24', '--for', 'cop16'], root)).code).toBe(0);
    const draft = readFileSync(join(root, `${FOLDER}/rev.cop16.draft.en.md`), 'utf8');
    expect(draft).not.toMatch(/from=|sealed|removed|adopted-from/);
    const { code } = await runCli(['adopt', 'cms/11.24@rev.cop16.draft'], root);
    expect(code).toBe(0);
    const [old, now] = ['rev.cop15', 'rev.cop16'].map((key) =>
      textAt(root, `${FOLDER}/${key}.en.md`),
    );
    expect(numbered(now ?? textAt(root, ''))).toEqual(numbered(old ?? textAt(root, '')));
  });

  it('takes the reasons of earlier stages, and nothing that came and went between them', async () => {
    const stage = (language: string): string =>
      draftOf(
        language,
        (source) =>
          source
            .replace(/\*\*2\.\*\* \{#two[^*]*/, '')
            .replace(/\*\*0\.\*\* [^>]*/, '**0.** {#nought .deleted}\n\n'),
        { stage: 'crp3', base: 'rev.cop15.draft' },
      );
    const { root } = adoptionLibrary({
      [`${FOLDER}/rev.cop15.crp3.en.md`]: stage('en'),
      [`${FOLDER}/rev.cop15.crp3.fr.md`]: stage('fr'),
    });
    const { code, stderr } = await runCli(['adopt', 'cms/11.24@rev.cop15.crp3'], root);
    expect([code, stderr]).toEqual([0, '']);
    const text = textAt(root, `${FOLDER}/rev.cop15.en.md`);
    expect(text.front.values.removed).toMatchObject([
      { id: 'two', reason: 'Done already in 2020' },
      { id: 'ita' },
    ]);
    expect(text.front.values.base).toBe('rev.cop13');
    expect(text.front.values['adopted-from']).toBe('rev.cop15.crp3');
  });

  it('gives a new Resolution its number and moves it there, links of other drafts to it too', async () => {
    const symbol = 'resolutions/cms/unep-cms-cop15-doc.31';
    const fresh = (language: string): string =>
      draftOf(
        language,
        (source) =>
          source
            .replace(/\*\*2\.\*\*[^*]*/, '')
            .replace(/\*\*a\)\*\*[^*]*/, '')
            .replace('**b)**', '**a)**'),
        {
          number: '',
          base: '',
          revision: 'original',
          paper: 'UNEP/CMS/COP15/Doc.31',
        },
      ).replace(/^(?:number|base): \n/gm, '');
    const citing = draftOf('en', (source) =>
      source.replace(
        'four.',
        'four as in [paragraph 2 bis](resolution:cms/unep-cms-cop15-doc.31#bis).',
      ),
    );
    const { root } = adoptionLibrary({
      [`${symbol}/original.draft.en.md`]: fresh('en'),
      [`${symbol}/original.draft.fr.md`]: fresh('fr'),
      [`${FOLDER}/rev.cop15.draft.en.md`]: citing,
    });
    const name = 'cms/unep-cms-cop15-doc.31@original.draft';
    const bare = await runCli(['adopt', name], root);
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining('expected the number')]);
    const { code, stderr } = await runCli(['adopt', name, '--number', '15.4'], root);
    expect([code, stderr]).toEqual([0, '']);
    const text = textAt(root, 'resolutions/cms/15.4/original.fr.md');
    expect(text.front.values).toMatchObject({
      number: '15.4',
      revision: 'original',
      'adopted-from': name,
    });
    expect(numbered(text)).toEqual([
      '1. nought',
      '2. one',
      '3. bis',
      '4. three',
      'a) itb',
      '5. four',
    ]);
    expect(textAt(root, `${symbol}/original.draft.en.md`).front.values['adopted-as']).toBe(
      'cms/15.4@original',
    );
    expect(readFileSync(join(root, `${FOLDER}/rev.cop15.draft.en.md`), 'utf8')).toContain(
      '](resolution:cms/15.4#bis)',
    );
    const again = await runCli(['adopt', name, '--number', '15.5'], root);
    expect([again.code, again.stderr]).toEqual([
      3,
      expect.stringContaining('adopted as cms/15.4@original'),
    ]);
  });

  it('takes the languages that are named, and another one later', async () => {
    const { root } = adoptionLibrary();
    const half = await adopt(root, '--language', 'en');
    expect(half.code).toBe(0);
    expect(half.stderr).toContain('warning half-adopted found no adoption of the fr, expected one');
    expect(Object.keys(treeOf(root))).not.toContain(`${FOLDER}/rev.cop15.fr.md`);
    const whole = await adopt(root, '--language', 'fr');
    expect([whole.code, whole.stderr.includes('half-adopted')]).toEqual([0, false]);
    expect(numbered(textAt(root, `${FOLDER}/rev.cop15.fr.md`))).toEqual(
      numbered(textAt(root, `${FOLDER}/rev.cop15.en.md`)),
    );
  });
});

describe('references, when a draft is adopted', () => {
  const OTHER = 'resolutions/cms/11.10';
  const citing = (words: string, more: Record<string, string> = {}): string =>
    draftOf('en', (source) => source.replace('nought;', `${words};`), {
      number: '11.10',
      paper: 'UNEP/CMS/COP15/Doc.18',
      ...more,
    });
  const library = (words: string) =>
    adoptionLibrary({
      [`${OTHER}/rev.cop13.en.md`]: inForce('en', { number: '11.10' }),
      [`${OTHER}/rev.cop15.draft.en.md`]: citing(words),
      [`${OTHER}/rev.cop15.paper.en.md`]: `---\nkind: paper\nbody: cms\nnumber: 11.10\nrevision: rev.cop15\nmeeting: cop15\npaper: UNEP/CMS/COP15/Doc.18\nlanguage: en\n---\n\nAs ${words}. {#p}\n`,
    });

  it('follow inside the text, in the sentence of each language', async () => {
    const { root } = adoptionLibrary({
      [`${FOLDER}/rev.cop15.draft.en.md`]: draftOf('en', (source) =>
        source.replace('nought;', 'nought under [paragraphs 1, 2 bis and 4](#one,bis,four);'),
      ),
      [`${FOLDER}/rev.cop15.draft.fr.md`]: draftOf('fr', (source) =>
        source.replace('nought;', 'nought au titre du [paragraphe 3 b)](#itb) ;'),
      ),
    });
    const { code, stdout } = await adopt(root);
    expect(code).toBe(0);
    expect(stdout).toContain(
      `${FOLDER}/rev.cop15.draft.en.md:21  paragraphs 1, 2 bis and 4 → paragraphs 2, 3 and 5`,
    );
    expect(readFileSync(join(root, `${FOLDER}/rev.cop15.en.md`), 'utf8')).toContain(
      'under [paragraphs 2, 3 and 5](#one,bis,four);',
    );
    expect(readFileSync(join(root, `${FOLDER}/rev.cop15.fr.md`), 'utf8')).toContain(
      'au titre du [paragraphe 4 a)](#itb) ;',
    );
  });

  it('follow in other drafts and papers where they are live, and stay in adopted texts and where they name a revision', async () => {
    const { root } = library(
      '[paragraph 4 of Resolution 11.24](resolution:cms/11.24#four) and [paragraph 4 of Resolution 11.24 (Rev.COP13)](resolution:cms/11.24@rev.cop13#four)',
    );
    const before = treeOf(root);
    const { code, stdout } = await adopt(root);
    expect(code).toBe(0);
    const after = treeOf(root);
    for (const name of ['rev.cop15.draft.en.md', 'rev.cop15.paper.en.md']) {
      const source = before[`${OTHER}/${name}`] ?? '';
      const expected = source.replace(
        '[paragraph 4 of Resolution 11.24](',
        '[paragraph 5 of Resolution 11.24](',
      );
      expect(expected).not.toBe(source);
      expect(after[`${OTHER}/${name}`]).toBe(expected);
      expect(stdout).toMatch(
        new RegExp(
          `${name.replaceAll('.', '\\.')}:\\d+  paragraph 4 of Resolution 11\\.24 \\(Rev\\.COP13\\) \\(is 5 in rev\\.cop15\\)`,
        ),
      );
    }
    expect(after[`${OTHER}/rev.cop13.en.md`]).toBe(before[`${OTHER}/rev.cop13.en.md`]);
  });

  it('that lead to nothing stop it in the text itself, and are told in others', async () => {
    const change = (source: string): string =>
      source.replace('nought;', 'nought under [paragraph 2](#two);');
    const own = adoptionLibrary({
      [`${FOLDER}/rev.cop15.draft.en.md`]: draftOf('en', change),
      [`${FOLDER}/rev.cop15.draft.fr.md`]: draftOf('fr', change),
    });
    const before = treeOf(own.root);
    const { code, stderr } = await adopt(own.root);
    expect([code, stderr]).toEqual([1, expect.stringContaining(':21:31 error dangling-reference')]);
    expect(treeOf(own.root)).toEqual(before);
    const other = library('[paragraph 2 of Resolution 11.24](resolution:cms/11.24#two)');
    const told = await adopt(other.root);
    expect(told.code).toBe(0);
    expect(told.stderr).toMatch(
      /11\.10\/rev\.cop15\.draft\.en\.md:\d+:\d+ warning dangling-reference/,
    );
  });

  it('stay in the papers and earlier stages of what was adopted: they are what the meeting had before it', async () => {
    const words = '[paragraph 4 of Resolution 11.24](resolution:cms/11.24#four)';
    const name = `${FOLDER}/rev.cop15.paper.en.md`;
    const { root } = adoptionLibrary({
      [name]: `---\nkind: paper\nbody: cms\nnumber: 11.24\nrevision: rev.cop15\nmeeting: cop15\npaper: UNEP/CMS/COP15/Doc.27.3\nlanguage: en\n---\n\nSee ${words}. {#p}\n`,
    });
    const before = treeOf(root);
    await adopt(root);
    expect(treeOf(root)[name]).toBe(before[name]);
  });
});

describe('adopt refuses, and nothing is written', () => {
  const both = (change: (source: string) => string, more: Record<string, string> = {}) => ({
    [`${FOLDER}/rev.cop15.draft.en.md`]: draftOf('en', change, more),
    [`${FOLDER}/rev.cop15.draft.fr.md`]: draftOf('fr', change, more),
  });

  it.each<[string, Record<string, string>, number, RegExp]>([
    [
      'open brackets',
      both((source) => source.replace('nought;', '[nought];')),
      1,
      /error open-bracket found/,
    ],
    [
      'letters of draft Decisions',
      both((source) => source.replace('nought;', 'nought under Decision 15.AA;')),
      1,
      /:21:\d+ error draft-letter found 15\.AA/,
    ],
    [
      'a live paragraph under a deleted one',
      both((source) =>
        source
          .replace('**3.** ', '**3.** {#three .deleted}\n\n> x\n\n')
          .replace(/\n(?:Requests|Prie)[^\n]*\n/, '\n'),
      ),
      1,
      /alive-below-tombstone/,
    ],
    [
      'a lock that cannot be kept',
      both((source) => source.replace('one; {#one}', 'one; {#one .lock}')),
      3,
      /:25:1 error lock found 1\. locked, expected 2\./,
    ],
    [
      'languages in another order',
      {
        [`${FOLDER}/rev.cop15.draft.fr.md`]: draftOf('fr', (source) =>
          source.replace('{#bis}', '{#other}'),
        ),
      },
      3,
      /rev\.cop15\.draft\.fr\.md:\d+:1 error language-ids found \{#other\}, expected \{#bis\}/,
    ],
    [
      'a paragraph without an id',
      both((source) => source.replace(' {#nought}', '')),
      3,
      /missing-id/,
    ],
    [
      'a base that is not there',
      both((source) => source, { base: 'rev.cop12' }),
      3,
      /error base found base: rev\.cop12/,
    ],
    [
      'a loop of bases',
      both((source) => source, { base: 'rev.cop15.draft' }),
      3,
      /error base found a loop/,
    ],
    [
      'a text that was adopted from a rival',
      {
        [`${FOLDER}/rev.cop14.en.md`]: inForce('en', {
          revision: 'rev.cop14',
          base: 'rev.cop13',
          'adopted-from': 'rev.cop14.doc9',
        }),
      },
      3,
      /:6:1 error base found base: rev\.cop13, expected the revision in force, rev\.cop14, adopted from rev\.cop14\.doc9/,
    ],
    [
      'a revision that stands',
      {
        [`${FOLDER}/rev.cop15.fr.md`]: inForce('fr', { revision: 'rev.cop15', base: 'rev.cop13' }),
      },
      3,
      /rev\.cop15\.fr\.md:1:1 error exists/,
    ],
    [
      'a broken seal',
      { [`${FOLDER}/rev.cop13.en.md`]: inForce('en', { sealed: '0'.repeat(64) }) },
      3,
      /rev\.cop13\.en\.md:1:1 error seal/,
    ],
    [
      'a draft that was adopted',
      both((source) => source, { status: 'adopted' }),
      3,
      /:8:1 error adopted found a draft that was adopted/,
    ],
  ])('%s', async (_, files, exit, message) => {
    const { root } = adoptionLibrary(files);
    const before = treeOf(root);
    const { code, stderr, stdout } = await adopt(root);
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([exit, '']);
    expect(treeOf(root)).toEqual(before);
  });

  it('a language that is missing', async () => {
    const { root } = adoptionLibrary({
      [`${FOLDER}/rev.cop13.es.md`]: inForce('en', { language: 'es' }),
    });
    const { code, stderr } = await adopt(root);
    expect([code, stderr]).toEqual([3, expect.stringContaining('found no es of rev.cop15.draft')]);
    expect((await adopt(root, '--language', 'en,fr')).code).toBe(0);
  });

  it('a draft for the second time', async () => {
    const { root } = adoptionLibrary();
    await adopt(root);
    const before = treeOf(root);
    const { code, stderr } = await adopt(root);
    expect([code, stderr]).toEqual([3, expect.stringContaining('adopted as cms/11.24@rev.cop15')]);
    expect(treeOf(root)).toEqual(before);
  });

  it.each([
    [['--number', '15.4'], 'expected none: the draft has the number 11.24'],
    [['--date', 'soon'], 'expected a day'],
    [['--language', 'es'], 'expected some of en, fr'],
    [['--despite', 'open-bracket'], 'expected one for each'],
    [['--despite', 'open-bracket', '--reason', ' '], 'found no words'],
  ])('arguments that make no sense: %j', async (argv, message) => {
    const { root } = adoptionLibrary();
    const before = treeOf(root);
    const { code, stderr } = await adopt(root, ...argv);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(treeOf(root)).toEqual(before);
  });

  it('an adopted text, a paper, and a name without a draft', async () => {
    const { root } = adoptionLibrary();
    for (const [name, code] of [
      ['cms/11.24@rev.cop13', 3],
      ['cms/11.24', 2],
      ['cms/11.24@rev.cop15.crp9', 3],
      ['cms/9.9@rev.cop15.draft', 3],
    ] as const)
      expect([name, (await runCli(['adopt', name], root)).code]).toEqual([name, code]);
  });
});

describe('adopt in the library that comes with the program', () => {
  const library = (): string => {
    const { root } = libraryWith();
    for (const folder of ['resolutions/cce', 'decisions/cce'])
      cpSync(join(REPOSITORY, folder), join(root, folder), { recursive: true });
    return root;
  };

  it('makes a text of which no rule finds anything, in three languages with the same paragraphs', async () => {
    const root = library();
    const { code } = await runCli(['adopt', 'cce/1.2@rev.cop6.crp3-rev1'], root);
    expect(code).toBe(0);
    const checked = await runCli(['check', 'cce/1.2@rev.cop6'], root);
    expect([checked.code, checked.stdout]).toEqual([0, '3 files: nothing found\n']);
    const texts = ['en', 'fr', 'es'].map((tag) =>
      textAt(root, `resolutions/cce/1.2/rev.cop6.${tag}.md`),
    );
    for (const text of texts) {
      expect(numbered(text)).toEqual(numbered(texts[0] ?? text));
      expect(text.paragraphs.map(({ id }) => id)).toEqual(texts[0]?.paragraphs.map(({ id }) => id));
      const inserted = text.paragraphs.filter((paragraph) => labelOf(paragraph)?.suffix);
      expect(inserted).toEqual([]);
    }
    const rival = await runCli(['adopt', 'cce/1.2@rev.cop6.doc9'], root);
    expect([rival.code, rival.stderr]).toEqual([3, expect.stringContaining('error exists')]);
  }, 60_000);
});

describe('what is typed to be recorded', () => {
  it.each([
    ['--as-orally-amended', 'may \u202E should'],
    ['--as-orally-amended', 'a\u200Bb'],
    ['--as-orally-amended', '\u0007'],
    ['--reason', 'a\u2066b', '--despite', 'open-bracket'],
  ])('is refused with hidden characters: %s %j', async (...argv) => {
    const { root } = adoptionLibrary();
    const before = treeOf(root);
    const { code, stderr } = await adopt(root, ...argv);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error hidden found .*‹U\+/)]);
    expect(treeOf(root)).toEqual(before);
  });
});

describe('adopt of a number that cannot be', () => {
  it.each([
    ['2 ter bis.', 'label-unreadable'],
    ['2 Ьis.', 'label-unreadable'],
    ['2\u200B.', 'label-unreadable'],
    ['99999999999999999999.', 'label-unreadable'],
    ['２.', 'label-foreign'],
    ['٢.', 'label-foreign'],
  ])('is refused in every language: %j', async (label, rule) => {
    const { root } = adoptionLibrary();
    for (const language of ['en', 'fr'])
      put(
        root,
        `${FOLDER}/rev.cop15.draft.${language}.md`,
        draftOf(language, (source) => source.replace('**2 bis.**', `**${label}**`)),
      );
    const before = treeOf(root);
    const { code, stderr } = await adopt(root);
    expect(code).toBe(1);
    for (const language of ['en', 'fr'])
      expect(stderr).toContain(`rev.cop15.draft.${language}.md:33:1 error ${rule} found`);
    expect(treeOf(root)).toEqual(before);
  });
});

describe('adopt --despite', () => {
  it('passes over a rule and records why', async () => {
    const { root } = adoptionLibrary();
    for (const language of ['en', 'fr'])
      put(
        root,
        `${FOLDER}/rev.cop15.draft.${language}.md`,
        draftOf(language, (source) => source.replace('nought;', '[nought];')),
      );
    const json = await adopt(root, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout).findings).toMatchObject([
      { rule: 'open-bracket' },
      { rule: 'open-bracket' },
    ]);
    const { code, stderr } = await adopt(
      root,
      '--despite',
      'open-bracket',
      '--reason',
      'Printed so',
      '--despite',
      'seal',
      '--reason',
      'x',
    );
    expect(code).toBe(0);
    expect(stderr).toContain('error open-bracket');
    expect(stderr).toContain('info despite-idle found --despite seal');
    expect(textAt(root, `${FOLDER}/rev.cop15.en.md`).front.values.despite).toEqual([
      { rule: 'open-bracket', reason: 'Printed so' },
    ]);
  });

  it('does not help a file that was edited after it was adopted: no command works with it', async () => {
    const { root } = adoptionLibrary();
    await adopt(root);
    const path = join(root, `${FOLDER}/rev.cop15.en.md`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('four.', 'five.'));
    for (const argv of [
      ['draft', 'cms/11.24', '--for', 'cop16'],
      ['renumber', DRAFT],
      ['corrigendum', 'cms/11.24', '--file', `${FOLDER}/rev.cop13.en.md`],
    ]) {
      const { code, stderr } = await runCli(argv, root);
      expect([code, stderr]).toEqual([
        3,
        expect.stringContaining('rev.cop15.en.md:1:1 error seal'),
      ]);
    }
  });
});
