import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { Library } from '../../src/library/find.ts';
import { seed } from '../corpora.ts';
import { head, libraryWith, put, treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

const FOLDER = 'resolutions/cms/11.24';
const BASE = `${FOLDER}/rev.cop13.fr.md`;
const DRAFT = `${FOLDER}/rev.cop15.draft.fr.md`;
const DRAFT_HEAD = { revision: 'rev.cop15', base: 'rev.cop13', stage: 'draft', meeting: 'cop15' };
const WITHOUT_IDS = '# Titre\n\n**1.** *Adopte* l’Initiative ;\n\n**2** *Rappelle* l’adoption.\n';

function file(library: Library, path: string): string {
  return readFileSync(join(library.root, path), 'utf8');
}

function ids(source: string): (string | null)[] {
  return readMarkdown(source).value.paragraphs.map(({ id }) => id);
}

async function ok(library: Library, argv: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(argv, library.root);
  expect(code, stderr).toBe(0);
  return stdout;
}

describe('revcop fmt', () => {
  it('gives ids to paragraphs, changes no word, and does nothing the second time', async () => {
    const library = libraryWith({ [BASE]: head() + WITHOUT_IDS });
    expect(await ok(library, ['fmt'])).toBe(`${BASE}\n`);
    const formatted = file(library, BASE);
    expect(formatted.replace(/ \{#[a-z]+\}/g, '')).toBe(head() + WITHOUT_IDS);
    expect(ids(formatted)).toEqual([
      'title',
      expect.stringMatching(/^[a-z]{5}$/),
      expect.stringMatching(/^[a-z]{5}$/),
    ]);
    expect(await ok(library, ['fmt'])).toBe('');
    expect(file(library, BASE)).toBe(formatted);
  });

  it('--check lists what is not formatted, exit 1, and writes nothing', async () => {
    const library = libraryWith({ [BASE]: head() + WITHOUT_IDS });
    const before = treeOf(library.root);
    expect(await runCli(['fmt', '--check'], library.root)).toEqual({
      code: 1,
      stdout: `${BASE}\n`,
      stderr: '',
    });
    expect(treeOf(library.root)).toEqual(before);
    await ok(library, ['fmt']);
    expect((await runCli(['fmt', '--check', '--json'], library.root)).stdout).toBe(
      '{\n  "files": 1,\n  "changed": []\n}\n',
    );
  });

  it('gives no paragraph an id that another one of the instrument has or had', async () => {
    const alone = libraryWith({ [BASE]: head() + WITHOUT_IDS });
    await ok(alone, ['fmt']);
    const [, first, second] = ids(file(alone, BASE));
    const library = libraryWith({
      [BASE]: head() + WITHOUT_IDS,
      [DRAFT]: `${head(DRAFT_HEAD)}# Titre {#title}\n\n**1.** *Prie* les Parties. {#${first}}\n`,
      [`${FOLDER}/original.fr.md`]: `${head({ revision: 'original', removed: `[${second}]` })}# Titre {#title}\n`,
    });
    await ok(library, ['fmt', BASE]);
    const given = ids(file(library, BASE));
    expect(given[0]).toBe('title');
    expect(given).not.toContain(first);
    expect(given).not.toContain(second);
  });

  it('gives a paragraph that is brought back the id that the same words had', async () => {
    const library = libraryWith({
      [BASE]: `${head()}# Titre {#title}\n\n**1.** *Adopte* l’Initiative ; {#bamot}\n`,
      [DRAFT]: head(DRAFT_HEAD) + WITHOUT_IDS,
    });
    await ok(library, ['fmt', DRAFT]);
    expect(ids(file(library, DRAFT)).slice(0, 2)).toEqual(['title', 'bamot']);
  });

  it('writes all files or none', async () => {
    const library = libraryWith({
      [BASE]: head() + WITHOUT_IDS,
      [DRAFT]: head({ ...DRAFT_HEAD, language: 'x' }) + WITHOUT_IDS,
    });
    const before = treeOf(library.root);
    expect((await runCli(['fmt'], library.root)).code).toBe(3);
    expect(treeOf(library.root)).toEqual(before);
  });

  it('refuses to count labels anew in an adopted text, and counts them in a draft', async () => {
    const lost =
      '# Titre\n\n1. *Adopte* ceci ;\n\n1. *Rappelle* cela ;\n\n1. *Prie* les Parties.\n';
    const library = libraryWith({ [BASE]: head() + lost });
    const { code, stderr } = await runCli(['fmt'], library.root);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('error adopted found labels that would be counted anew'),
    ]);
    put(library.root, DRAFT, head(DRAFT_HEAD) + lost);
    await ok(library, ['fmt', DRAFT]);
    expect(file(library, DRAFT)).toContain('**3.** *Prie* les Parties.');
  });

  it('- formats standard input', async () => {
    const { code, stdout } = await runCli(['fmt', '-'], libraryWith().root, { input: WITHOUT_IDS });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^# Titre \{#title\}\n\n\*\*1\.\*\* \*Adopte\* l’Initiative ; \{#[a-z]{5}\}\n/,
    );
    const again = await runCli(['fmt', '-', '--check'], libraryWith().root, { input: stdout });
    expect(again).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('formats a file that is in no library and keeps the head that it has', async () => {
    const library = libraryWith({ 'notes/law.md': '---\ntitle: "Loi"\n---\n\nArticle premier\n' });
    await ok(library, ['fmt', 'notes/law.md']);
    expect(file(library, 'notes/law.md')).toMatch(
      /^---\ntitle: "Loi"\n---\n\nArticle premier \{#[a-z]{5}\}\n$/,
    );
  });
});

describe('revcop text', () => {
  it('prints labels and words, one paragraph a line, and no comment or tombstone', async () => {
    const source = `${head()}# Titre {#title}\n\n**1.** *Adopte* ceci ;[^a] {#bamot}\n\n> Parce que.\n\n[^a]: Une note.\n\n**2.** {#kiruf .deleted}\n`;
    const library = libraryWith({ [BASE]: source });
    expect(await ok(library, ['text', BASE])).toBe(
      'Titre\n1. Adopte ceci ;[^a]\n[^a]: Une note.\n',
    );
  });

  it('reads extracted text and standard input', async () => {
    const library = libraryWith({ 'a.txt': 'Titre\n\nUne ligne.\n' });
    expect(await ok(library, ['text', 'a.txt'])).toBe('Titre\nUne ligne.\n');
    const { stdout } = await runCli(['text', '-'], library.root, {
      input: '**8.** *Charge* le Secrétariat\n',
    });
    expect(stdout).toBe('8. Charge le Secrétariat\n');
  });
});

describe('revcop draft', () => {
  const base = `${head({ text: 'reconstructed', sha256: 'a'.repeat(64), source: 'somewhere' })}# Titre {#title}\n\n**1** *Adopte* l’Initiative ; {#bamot}\n\n**10bis** *Rappelle* l’adoption. {#kiruf}\n`;

  it('keeps ids, labels and words, and has a head of its own', async () => {
    const library = libraryWith({ [BASE]: base });
    const path = `${FOLDER}/rev.cop16.draft.fr.md`;
    expect(await ok(library, ['draft', 'cms/11.24', '--for', 'COP16'])).toBe(`${path}\n`);
    expect(file(library, path)).toBe(
      `---\nbody: cms\nkind: resolution\nnumber: 11.24\nrevision: rev.cop16\nbase: rev.cop13\nstage: draft\nstatus: proposed\nmeeting: cop16\ndate: 2026-02-20\nlanguage: fr\n---\n\n${base.split('---\n\n')[1]}`,
    );
    expect(await ok(library, ['fmt', '--check'])).toBe('');
    expect(
      await ok(library, ['compare', 'cms/11.24', 'cms/11.24@rev.cop16.draft', '--exit-code']),
    ).toContain('3 kept\n');
  });

  it('is made in every language, or in the one that is asked for', async () => {
    const english = base.replace('language: fr', 'language: en');
    const library = libraryWith({ [BASE]: base, [`${FOLDER}/rev.cop13.en.md`]: english });
    const made = await ok(library, ['draft', 'cms/11.24', '--for', 'cop16', '--json']);
    expect(JSON.parse(made)).toEqual({
      base: 'rev.cop13',
      files: ['en', 'fr'].map((tag) => `${FOLDER}/rev.cop16.draft.${tag}.md`),
    });
    expect(await ok(library, ['draft', 'cms/11.24', '--for', 'cop17', '--language', 'en'])).toBe(
      `${FOLDER}/rev.cop17.draft.en.md\n`,
    );
  });

  it('that exists already is refused and left as it is', async () => {
    const library = libraryWith({ [BASE]: base });
    await ok(library, ['draft', 'cms/11.24', '--for', 'cop16']);
    const before = treeOf(library.root);
    const { code, stderr } = await runCli(['draft', 'cms/11.24', '--for', 'cop16'], library.root);
    expect([code, stderr]).toEqual([
      3,
      `${FOLDER}/rev.cop16.draft.fr.md:1:1 error exists found a draft, expected none of this name; nothing was written\n`,
    ]);
    expect(treeOf(library.root)).toEqual(before);
  });

  it('for a meeting of another form than all that the body has is made with a warning', async () => {
    const library = libraryWith({ [BASE]: base });
    const { code, stderr } = await runCli(['draft', 'cms/11.24', '--for', 'foo'], library.root);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^warning unknown-meeting found --for foo, expected a meeting as cms has them: cop11, .*cop15\n$/,
    );
  });

  it('of a programme is for years, and names no meeting', async () => {
    const text = head({ kind: 'text', number: 'programme', revision: 'rev.2021-2024' });
    const library = libraryWith({
      'resolutions/cms/programme/rev.2021-2024.fr.md': `${text}# Programme {#title}\n`,
    });
    const made = await runCli(['draft', 'cms/programme', '--for', '2025-2030'], library.root);
    const path = 'resolutions/cms/programme/rev.2025-2030.draft.fr.md';
    expect(made).toEqual({ code: 0, stdout: `${path}\n`, stderr: '' });
    expect(file(library, path)).not.toContain('meeting');
    expect(await runCli(['fmt', '--check'], library.root)).toMatchObject({ code: 0, stderr: '' });
  });

  it('of Decisions stands under the meeting that it is for', async () => {
    const values = {
      kind: 'decisions',
      meeting: 'cop14',
      subject: 'CAMI',
      number: null,
      revision: null,
    };
    const library = libraryWith({
      'decisions/cms/cop14/cami.fr.md': `${head(values)}# CAMI {#title}\n\n**14.167** *Prie* les Parties. {#bamot}\n`,
    });
    expect(await ok(library, ['draft', 'decision:cms/cop14/cami', '--for', 'cop15'])).toBe(
      'decisions/cms/cop15/cami.draft.fr.md\n',
    );
    const text = await ok(library, [
      'compare',
      'decision:cms/cop14/cami',
      'decision:cms/cop15/cami.draft',
    ]);
    expect(text).toContain('2 kept');
  });
});

describe('revcop compare', () => {
  const library = libraryWith({
    [BASE]: `${head()}# Titre {#title}\n\n**1** *Prie* les Parties. {#kiruf}\n\n**2** *Charge* le Conseil scientifique et le Secrétariat ; {#bamot}\n`,
    [DRAFT]: `${head(DRAFT_HEAD)}# Titre {#title}\n\n**1** {#kiruf .deleted}\n\n> Obsolète.\n\n**2** *Charge* le Secrétariat ; {#bamot}\n\n> Hors mandat.\n`,
    'a.md': '**1.** Même texte.\n',
    'b.md': '**2.** Même texte.\n',
  });
  const sides = ['cms/11.24', 'cms/11.24@rev.cop15.draft'];

  it('prints a redline to be read without colours', async () => {
    expect(await ok(library, ['compare', ...sides])).toBe(
      'title · kept\n  Titre\n\n1 · operative · removed\n  [-Prie les Parties.-]\n  > Obsolète.\n\n' +
        '2 → (1) · operative · amended\n  Charge [-le Conseil scientifique et -]le Secrétariat ;\n  > Hors mandat.\n\n1 kept, 1 removed, 1 amended\n',
    );
  });

  it('underlines and strikes in a terminal', async () => {
    const { stdout } = await runCli(['compare', ...sides], library.root, { colour: true });
    expect(stdout).toContain('\u001b[9m');
    expect(stdout).not.toContain('[-');
  });

  it('--layout clean prints the text after under its final labels', async () => {
    expect(await ok(library, ['compare', ...sides, '--layout', 'clean'])).toBe(
      'Titre\n\n1 Charge le Secrétariat ;\n',
    );
  });

  it('--json prints the public contract, --exit-code tells of a difference', async () => {
    const { code, stdout } = await runCli(
      ['compare', ...sides, '--json', '--exit-code'],
      library.root,
    );
    const json = JSON.parse(stdout);
    expect(code).toBe(1);
    expect([json.schema, json.before.name, json.after.name]).toEqual([
      'revcop.comparison/1',
      ...sides,
    ]);
    expect(json.pairs.map((pair: { kind: string }) => pair.kind)).toEqual([
      'kept',
      'removed',
      'amended',
    ]);
    expect((await runCli(['compare', 'a.md', 'a.md', '--exit-code'], library.root)).code).toBe(0);
  });

  it('--exit-code tells of a label alone', async () => {
    expect((await runCli(['compare', 'a.md', 'b.md', '--exit-code'], library.root)).code).toBe(1);
  });

  it.each(['three-column', 'inline', 'clean'])(
    '--layout %s writes Word and HTML, the same bytes each time',
    async (layout) => {
      const argv = ['compare', ...sides, '--layout', layout, '--docx', 'out/', '--html', 'out/'];
      const made = (await ok(library, argv)).trim().split('\n');
      expect(made.map((path) => path.replace(/^out\/.*_(?=[a-z-]+\.)/, ''))).toEqual([
        `${layout}.docx`,
        `${layout}.html`,
      ]);
      const first = treeOf(library.root);
      await ok(library, argv);
      expect(treeOf(library.root)).toEqual(first);
    },
  );

  it('asks for the language where both have several', async () => {
    const two = libraryWith({
      [BASE]: head(),
      [`${FOLDER}/rev.cop13.en.md`]: head({ language: 'en' }),
    });
    const { code, stderr } = await runCli(['compare', 'cms/11.24', 'cms/11.24'], two.root);
    expect([code, stderr]).toEqual([
      2,
      'error language found en, fr, expected --language to say which\n',
    ]);
    expect(
      (await runCli(['compare', 'cms/11.24', 'cms/11.24', '--language', 'EN'], two.root)).code,
    ).toBe(0);
  });

  it('says what it is doing once it has taken more than a second', async () => {
    expect((await runCli(['compare', 'a.md', 'b.md'], library.root, { tick: 2000 })).stderr).toBe(
      'revcop: comparing …\n',
    );
    expect((await runCli(['compare', 'a.md', 'b.md'], library.root, { tick: 10 })).stderr).toBe('');
  });
});

describe('revcop import', () => {
  const FACTS = [
    '--body',
    'cms',
    '--as',
    'resolution',
    '--number',
    '11.24',
    '--revision',
    'rev.cop13',
    '--language',
    'fr',
  ];
  const TXT =
    'INITIATIVE\n\nConsciente que les déplacements augmentent,\n\nLa Conférence des Parties\n\n1 Adopte l’Initiative ;\n\n2 Rappelle l’adoption.\n';

  it('makes a text of the library out of extracted text, once', async () => {
    const library = libraryWith({ 'new.txt': TXT });
    expect(await ok(library, ['import', 'new.txt', ...FACTS, '--reconstructed'])).toContain(
      `made      ${BASE}`,
    );
    const made = file(library, BASE);
    expect(made).toContain('text: reconstructed\n');
    expect(made).toMatch(/^\*\*2\*\* Rappelle l’adoption\. \{#[a-z]{5}\}$/m);
    expect(await ok(library, ['import', 'new.txt', ...FACTS, '--reconstructed'])).toContain(
      `unchanged ${BASE}`,
    );
    expect(file(library, BASE)).toBe(made);
    expect(await ok(library, ['fmt', '--check'])).toBe('');
  });

  it('keeps ids that a drafter has typed', async () => {
    const library = libraryWith({ 'new.txt': TXT });
    await ok(library, ['import', 'new.txt', ...FACTS]);
    const edited = file(library, BASE).replace(/\{#[a-z]{5}\}(?=\s*$)/, '{#pow}');
    put(library.root, BASE, edited);
    expect(await ok(library, ['import', 'new.txt', ...FACTS])).toContain(`unchanged ${BASE}`);
    expect(file(library, BASE)).toContain('{#pow}');
  });

  it('does not replace a text that was edited by hand, unless it is told to', async () => {
    const library = libraryWith({ 'new.txt': TXT });
    await ok(library, ['import', 'new.txt', ...FACTS, '--reconstructed']);
    const made = file(library, BASE);
    put(library.root, BASE, made.replace('Rappelle', 'Souligne'));
    const before = treeOf(library.root);
    const { code, stderr } = await runCli(
      ['import', 'new.txt', ...FACTS, '--reconstructed'],
      library.root,
    );
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(
        new RegExp(`^${BASE}:1:1 error exists found a file that says something else`),
      ),
    ]);
    expect(treeOf(library.root)).toEqual(before);
    expect(
      await ok(library, ['import', 'new.txt', ...FACTS, '--reconstructed', '--force']),
    ).toContain(`replaced  ${BASE}`);
    expect(file(library, BASE)).toBe(made);
  });

  it('never changes the words of an adopted official text', async () => {
    const library = libraryWith({ 'new.txt': TXT });
    await ok(library, ['import', 'new.txt', ...FACTS]);
    put(library.root, 'new.txt', TXT.replace('Rappelle', 'Souligne'));
    const before = treeOf(library.root);
    const { code, stderr } = await runCli(['import', 'new.txt', ...FACTS, '--force'], library.root);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining('error adopted found an adopted text with other words'),
    ]);
    expect(treeOf(library.root)).toEqual(before);
  });

  it('gives the paragraphs of a later revision the ids of its base', async () => {
    const library = libraryWith({
      'old.txt': TXT,
      'new.txt': TXT.replace('l’adoption', 'l’adoption de ses textes'),
    });
    await ok(library, ['import', 'old.txt', ...FACTS]);
    const later = [
      '--as',
      'resolution',
      '--number',
      '11.24',
      '--revision',
      'rev.cop14',
      '--base',
      'rev.cop13',
      '--language',
      'fr',
    ];
    await ok(library, ['import', 'new.txt', ...later]);
    expect(ids(file(library, `${FOLDER}/rev.cop14.fr.md`))).toEqual(ids(file(library, BASE)));
  });

  it('keeps the head of foreign Markdown and adds what places it', async () => {
    const library = libraryWith({
      'law.md': '---\ntitle: "Loi" # old\n---\n\n# Loi\n\n8. Huit\n\n9. Neuf\n\n12. Douze\n',
    });
    await ok(library, ['import', 'law.md', ...FACTS]);
    const made = file(library, BASE);
    expect(made).toMatch(/^---\ntitle: "Loi" # old\nbody: cms\n/);
    for (const label of ['**8.** Huit', '**9.** Neuf', '**12.** Douze'])
      expect(made).toContain(label);
  });

  it.each([
    [
      ['import', 'new.txt', '--body', 'cms'],
      /found no amendments, no Decisions and no document symbol/,
    ],
    [['import', 'new.txt', '--as', 'law'], /found --as law, expected resolution/],
    [['import', 'new.txt', '--reconstructed'], /found --reconstructed with a meeting paper/],
    [['import', 'law.md', '--body', 'cms'], /expected --as/],
  ])('%j is a wrong argument', async (argv, expected) => {
    const library = libraryWith({ 'new.txt': TXT, 'law.md': '# Loi\n' });
    const { code, stderr } = await runCli(argv, library.root);
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)]);
  });

  const paper = seed('cms-cop15-doc27.3.fr.txt');
  it.skipIf(paper === null)(
    'makes of a real meeting paper its texts, and prints a paper that is proven',
    async () => {
      const library = libraryWith();
      const argv = ['import', paper ?? '', '--subject', 'cami', '--date', '2026-02-20', '--json'];
      const [report] = JSON.parse(await ok(library, argv));
      const places = [
        BASE,
        DRAFT,
        'decisions/cms/cop14/cami.fr.md',
        'decisions/cms/cop15/cami.draft.fr.md',
        `${FOLDER}/rev.cop15.paper.fr.md`,
      ];
      expect(report.files).toEqual(places.map((place) => ({ file: place, fate: 'new' })));
      const { all, ...destinations } = report.words;
      expect(Object.values<number>(destinations).reduce((sum, count) => sum + count, 0)).toBe(all);
      expect(destinations.message / all).toBeLessThanOrEqual(0.02);
      const first = treeOf(library.root);
      await ok(library, argv);
      expect(treeOf(library.root)).toEqual(first);
      expect(await ok(library, ['fmt', '--check'])).toBe('');
      const made = await ok(library, ['paper', `${FOLDER}/rev.cop15.paper.fr.md`]);
      expect(made).toMatch(
        /^UNEP\/CMS\/COP15\/Doc\.27\.3 \(fr\).*\n {2}out\/cms_cop15_doc\.27\.3_f\.docx\n {2}out\/cms_cop15_doc\.27\.3_f\.html\n {2}Words .*\n {2}Words .*\nTry next:\n/,
      );
    },
  );
});
