import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/find.ts';
import { head, libraryWith, put, treeOf } from '../library/library.ts';
import { type Run, runCli } from './run.ts';

const FOLDER = 'resolutions/cms/11.24';
const BASE = `${FOLDER}/rev.cop13.fr.md`;
const DRAFT = `${FOLDER}/rev.cop15.draft.fr.md`;
const BODY = '# Titre {#title}\n\n**1.** *Adopte* l’Initiative ; {#bamot}\n';
const DRAFT_HEAD = { revision: 'rev.cop15', base: 'rev.cop13', stage: 'draft', meeting: 'cop15' };

/** Runs a command that must be refused: its exit code, one line a message, no stack, and not a byte changed on disk. */
async function refused(library: Library, argv: string[], code = 3): Promise<string[]> {
  const before = treeOf(library.root);
  const run: Run = await runCli(argv, library.root);
  expect(run.code, run.stderr).toBe(code);
  expect(run.stdout).toBe('');
  expect(treeOf(library.root)).toEqual(before);
  expect(run.stderr).not.toMatch(/^\s+at /m);
  return run.stderr.trimEnd().split('\n');
}

describe('missing or wrong front matter', () => {
  it('that is not there at all is one message', async () => {
    const library = libraryWith({ [BASE]: BODY });
    expect(await refused(library, ['fmt', BASE])).toEqual([
      `${BASE}:1:1 error front-matter found no front matter, expected a head between two lines of ---`,
    ]);
  });

  it.each([
    [{ number: null }, /^resolutions\/\S+:1:1 error front-matter found no number, expected one/],
    [
      { kind: 'resolutions' },
      /:3:1 error front-matter found kind: resolutions, expected resolution, decisions, paper or text$/,
    ],
    [
      { language: 'French' },
      /:6:1 error front-matter found language: French, expected a language tag such as fr$/,
    ],
    [
      { revision: 'rev.cop12' },
      /:1:1 error file-name found the name .*rev\.cop13\.fr\.md, expected .*rev\.cop12\.fr\.md/,
    ],
  ])('%j is one message at its line', async (values, expected) => {
    const library = libraryWith({ [BASE]: head(values) + BODY });
    const lines = await refused(library, ['fmt']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
  });

  it('that is broken YAML is told at its line', async () => {
    const library = libraryWith({ [BASE]: `---\nbody: cms\nkind: [resolution\n---\n\n${BODY}` });
    const lines = await refused(library, ['fmt']);
    expect(lines[0]).toMatch(
      /^resolutions\/\S+:\d+:\d+ error (?:yaml|front-matter) found broken YAML/,
    );
  });

  it('of a paper is one message', async () => {
    const library = libraryWith({ [BASE]: head() + BODY });
    expect(await refused(library, ['paper', BASE])).toEqual([
      `${BASE}:3:1 error kind found kind: resolution, expected paper`,
    ]);
  });
});

describe('hostile path parts in front matter', () => {
  it.each([
    ['number', '../../etc', 4],
    ['body', '../..', 2],
    ['language', '../x', 6],
    ['revision', 'rev.cop13/../../../x', 5],
  ])('%s: %s is refused with file and line', async (key, value, line) => {
    const library = libraryWith({ [BASE]: head({ [key]: value }) + BODY });
    const lines = await refused(library, ['fmt']);
    expect(lines[0]).toMatch(new RegExp(`^${BASE}:${line}:1 error front-matter found ${key}: `));
    await refused(library, ['draft', 'cms/11.24', '--for', 'cop15']);
    const compared = await refused(library, ['compare', BASE, BASE, '--html', 'out/']);
    expect(new Set(compared)).toEqual(new Set(lines));
  });

  it.each(['--number', '--body', '--language', '--revision'])(
    'that come in by %s are refused',
    async (option) => {
      const library = libraryWith({ 'new.md': BODY });
      const given = {
        '--number': '11.24',
        '--body': 'cms',
        '--language': 'fr',
        '--revision': 'rev.cop13',
        [option]: '../../x',
      };
      const argv = ['import', 'new.md', '--as', 'resolution', ...Object.entries(given).flat()];
      expect(await refused(library, argv, option === '--body' ? 2 : 3)).toHaveLength(1);
    },
  );

  it('that are links out of the library are refused', async () => {
    const outside = libraryWith();
    const library = libraryWith();
    mkdirSync(join(library.root, 'resolutions/cms'));
    symlinkSync(outside.root, join(library.root, FOLDER));
    put(outside.root, 'rev.cop13.fr.md', head() + BODY);
    const before = treeOf(outside.root);
    for (const argv of [
      ['draft', 'cms/11.24', '--for', 'cop15'],
      ['fmt', '--library', '.'],
    ]) {
      const { code, stderr } = await runCli(argv, library.root);
      expect([code, stderr]).toEqual([expect.anything(), expect.any(String)]);
      expect(treeOf(outside.root)).toEqual(before);
    }
    const lines = await refused(library, ['draft', 'cms/11.24', '--for', 'cop15']);
    expect(lines.at(-1)).toContain('error outside-library');
  });
});

describe('ids', () => {
  it('that stand twice in a text are refused at the second', async () => {
    const library = libraryWith({
      [BASE]: `${head()}${BODY}\n**2.** *Rappelle* l’adoption ; {#bamot}\n`,
    });
    for (const argv of [
      ['fmt'],
      ['draft', 'cms/11.24', '--for', 'cop15'],
      ['compare', 'cms/11.24', 'cms/11.24'],
      ['fmt', BASE],
    ]) {
      const lines = await refused(library, argv);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(new RegExp(`^${BASE}:13:\\d+ error duplicate-id found .*bamot`));
    }
  });
});

describe('a label that cannot be read', () => {
  it('stays text as it is typed, and a message says where', async () => {
    const library = libraryWith({
      [BASE]: `${head()}# Titre {#title}\n\n**6 biss.** *Adopte* l’Initiative ; {#bamot}\n`,
    });
    const { code, stderr, stdout } = await runCli(['fmt'], library.root);
    expect(code).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^${BASE}:11:\\d+ warning \\S*label\\S* found .*6 biss\\.`));
  });
});

describe('bytes that are not UTF-8', () => {
  it.each([
    ['fmt', BASE],
    ['text', BASE],
    ['compare', BASE, BASE],
    ['paper', BASE],
  ])('are refused by %s', async (...argv) => {
    const library = libraryWith({ [BASE]: Buffer.from(`${head()}Réservé`, 'latin1') });
    expect(await refused(library, argv)).toEqual([
      `${BASE}:9:2 error encoding found the byte E9 at offset 84, expected UTF-8`,
    ]);
  });

  it('on standard input are refused', async () => {
    const { code, stderr } = await runCli(['fmt', '-'], libraryWith().root, {
      input: Uint8Array.of(0x61, 0xff),
    });
    expect([code, stderr]).toEqual([
      3,
      '-:1:2 error encoding found the byte FF at offset 1, expected UTF-8\n',
    ]);
  });
});

describe('a revision that is not there', () => {
  it('is told with those that are', async () => {
    const library = libraryWith({ [BASE]: head() + BODY });
    expect(await refused(library, ['compare', 'cms/11.24@rev.cop12', 'cms/11.24'])).toEqual([
      'error revision found no cms/11.24@rev.cop12, expected rev.cop13',
    ]);
    expect((await refused(library, ['compare', 'cms/9.9@rev.cop12', 'cms/11.24']))[0]).toContain(
      'found no cms/9.9@rev.cop12',
    );
    expect((await refused(library, ['draft', 'cms/9.9', '--for', 'cop15']))[0]).toContain(
      'found no cms/9.9, expected one of cms/11.24',
    );
  });

  it('but is named as a base is told at the line of the base', async () => {
    const library = libraryWith({ [DRAFT]: head(DRAFT_HEAD) + BODY });
    const lines = await refused(library, ['compare', 'cms/11.24@rev.cop15.draft', DRAFT]);
    expect(lines[0]).toMatch(new RegExp(`^${DRAFT}:7:1 error base found base: rev\\.cop13`));
  });

  it('because the file is not there is told by its name', async () => {
    const library = libraryWith({ [BASE]: head() + BODY });
    expect(await refused(library, ['compare', BASE, 'none.md'])).toEqual([
      'none.md:1:1 error file found no such file or folder, expected Markdown (.md), extracted text (.txt) or Word (.docx)',
    ]);
  });

  it('in the language that is asked for is told with the languages that are', async () => {
    const library = libraryWith({ [BASE]: head() + BODY });
    expect(
      await refused(library, ['compare', 'cms/11.24', 'cms/11.24', '--language', 'es']),
    ).toEqual(['error language found no es of cms/11.24, expected fr']);
  });
});

describe('a folder that cannot be written', () => {
  // Permissions do not bind the superuser: there a file stands where a folder is needed.
  const blocked = (library: Library, folder: string): void => {
    if (process.getuid?.() === 0) writeFileSync(join(library.root, folder), '');
    else {
      mkdirSync(join(library.root, folder), { recursive: true });
      chmodSync(join(library.root, folder), 0o555);
    }
  };

  it('is refused by compare, exit 3', async () => {
    const library = libraryWith({ [BASE]: head() + BODY });
    blocked(library, 'out');
    const lines = await refused(library, [
      'compare',
      'cms/11.24',
      'cms/11.24',
      '--html',
      'out/a.html',
    ]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^error write found .* when writing .*, expected a place that can be written$/,
    );
  });

  it('is refused by import, exit 3', async () => {
    const library = libraryWith({ 'new.md': BODY });
    blocked(library, 'resolutions/cms');
    const argv = [
      'import',
      'new.md',
      '--as',
      'resolution',
      '--number',
      '11.24',
      '--revision',
      'rev.cop13',
      '--language',
      'fr',
    ];
    const lines = await refused(library, argv);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^error (?:write|folder) found /);
  });
});

describe('links and hidden characters', () => {
  const hostile = `${head(DRAFT_HEAD)}# Titre {#title}\n\n**1.** *Adopte* [l’Initiative](javascript:alert(1)) \u202Etxt\u0007 ; {#bamot}\n`;

  it('javascript: is text and no link, in every output', async () => {
    const library = libraryWith({ [BASE]: head() + BODY, [DRAFT]: hostile });
    const argv = ['compare', 'cms/11.24', 'cms/11.24@rev.cop15.draft'];
    const { code, stdout, stderr } = await runCli(argv, library.root);
    expect([code, stderr.includes('error')]).toEqual([0, false]);
    expect(stdout.replace(/\{\+|\+\}/g, '')).toContain('[l’Initiative](javascript:alert(1))');
    await runCli([...argv, '--html', 'out/a.html', '--docx', 'out/a.docx'], library.root);
    const html = treeOf(library.root)['out/a.html'] ?? '';
    expect(html).toContain('<html');
    expect(html).not.toMatch(/href="?\s*javascript/i);
  });

  it('are shown in the terminal, and raw in JSON', async () => {
    const library = libraryWith({ [BASE]: head() + BODY, [DRAFT]: hostile });
    const argv = ['compare', 'cms/11.24', 'cms/11.24@rev.cop15.draft'];
    const { stdout } = await runCli(argv, library.root);
    expect(stdout).toContain('‹U+202E›txt‹U+0007›');
    expect(stdout).not.toContain('\u202E');
    const json = JSON.parse((await runCli([...argv, '--json'], library.root)).stdout);
    expect(JSON.stringify(json)).toContain('\u202Etxt');
  });

  it('are shown in messages', async () => {
    const library = libraryWith({ [BASE]: head({ kind: '"res\u202Eolution"' }) + BODY });
    expect((await refused(library, ['fmt']))[0]).toContain('found kind: res‹U+202E›olution');
  });
});

describe('a template with a misspelt field', () => {
  it.each([
    ['in text', '<p>{{sectoins}}</p>', 'sectoins'],
    ['in each', '{{#each sectoins}}<p></p>{{/each}}', 'sectoins'],
    ['in if', '{{#if sectoins}}<p></p>{{/if}}', 'sectoins'],
    ['in a helper argument', '<p>{{runs sectoins}}</p>', 'sectoins'],
  ])('%s is refused with its template and line, and no file is made', async (_, line, name) => {
    const library = libraryWith({ [BASE]: head() + BODY, [DRAFT]: head(DRAFT_HEAD) + BODY });
    put(library.root, 'templates/cms/sheet.html.hbs', `<article>\n${line}\n</article>\n`);
    const argv = [
      'compare',
      'cms/11.24',
      'cms/11.24@rev.cop15.draft',
      '--docx',
      'out/a.docx',
      '--html',
      'out/a.html',
    ];
    const lines = await refused(library, argv);
    expect(lines[0]).toMatch(/^cms\/sheet\.html\.hbs:2:\d+ error /);
    expect(lines[0]).toContain(name);
  });
});

describe('a profile that is wrong', () => {
  it.each([
    [
      'profile.yaml',
      'body: cms\nformulaFirst: perhaps\n',
      /^.*profile\.yaml:2:1 error profile found formulaFirst in a wrong form/,
    ],
    [
      'profile.yaml',
      'body: cms\ncolour: red\n',
      /profile\.yaml:2:1 error profile found the key colour, expected none of this name/,
    ],
    ['profile.yaml', 'body: [\n', /profile\.yaml:\d+:\d+ error yaml /],
    [
      'style.yaml',
      'page: {width: wide}\n',
      /style\.yaml:1:8 error profile found page\.width in a wrong form: .*expected a number/,
    ],
  ])('%s %j is refused with file, line and key', async (file, source, expected) => {
    const library = libraryWith({ [BASE]: head() + BODY, [`templates/cms/${file}`]: source });
    const lines = await refused(library, ['compare', 'cms/11.24', 'cms/11.24', '--html', 'out/']);
    expect(
      lines.some((line) => expected.test(line)),
      lines.join('\n'),
    ).toBe(true);
  });

  it('does not exist is told by the name of the body', async () => {
    const file = 'resolutions/xyz/1.1/rev.cop13.fr.md';
    const library = libraryWith({ [file]: head({ body: 'xyz', number: '1.1' }) + BODY });
    const lines = await refused(library, ['compare', 'xyz/1.1', 'xyz/1.1', '--html', 'out/']);
    expect(lines).toEqual([
      'error body found no templates/xyz/profile.yaml, expected one for the body xyz',
    ]);
  });
});

// What `text`, `import`, `compare` and `verify` read.
const READ = 'Markdown (.md), extracted text (.txt) or Word (.docx)';
const READERS = [['text'], ['import'], ['compare', BASE], ['verify']];

describe('a name that is not that of a file with words', () => {
  it.each([
    ['none', 'no such file or folder'],
    ['x.md', 'a folder'],
    ['empty.txt', 'an empty file'],
    [`${'n'.repeat(300)}.md`, 'a name that is too long'],
    ['a\u0000b.md', 'a name with a NUL character'],
  ])('%s is one message that says what is read', async (name, found) => {
    const library = libraryWith({ [BASE]: head() + BODY, 'empty.txt': ' \n' });
    mkdirSync(join(library.root, 'x.md'));
    for (const command of READERS) {
      const [line, ...more] = await refused(library, [...command, name]);
      expect(more).toEqual([]);
      expect(line).toContain(`error file found ${found}, expected ${READ}`);
    }
  });

  it.skipIf(process.platform === 'win32')('a pipe is refused and not waited for', async () => {
    const library = libraryWith();
    execFileSync('mkfifo', [join(library.root, 'f.md'), join(library.root, 'f.txt')]);
    for (const argv of [
      ['text', 'f.txt'],
      ['fmt', 'f.md'],
      ['compare', 'f.md', 'f.txt'],
    ]) {
      expect((await refused(library, argv))[0]).toContain('found a pipe or a device, expected ');
    }
  });

  it('is refused by fmt and paper where it is no Markdown', async () => {
    const library = libraryWith({ 'a.txt': 'x' });
    for (const command of ['fmt', 'paper']) {
      expect(await refused(library, [command, 'a.txt'])).toEqual([
        'a.txt:1:1 error file-kind found a .txt file, expected Markdown (.md)',
      ]);
    }
  });

  it('as the library is a wrong argument, however long it is', async () => {
    await refused(libraryWith(), ['fmt', '--library', 'n'.repeat(300)], 2);
  });
});

describe('texts that are not each other’s', () => {
  const other = 'resolutions/cms/12.1/rev.cop13.en.md';
  const library = libraryWith({
    [BASE]: head() + BODY,
    [other]: `${head({ number: '12.1', language: 'en' })}# Title {#title}\n\n**1.** *Urges* all Parties. {#bamot}\n`,
  });

  it('are compared with a warning for the language and the instrument, and not by their ids', async () => {
    const { code, stderr, stdout } = await runCli(['compare', BASE, other], library.root);
    expect(code).toBe(0);
    expect(stderr.split('\n').map((line) => line.split(' ')[1])).toEqual([
      'other-language',
      'other-instrument',
      undefined,
    ]);
    expect(stderr).toContain('found cms/11.24 against cms/12.1');
    expect(stdout).toContain('2 removed, 2 added');
  });

  it('are named, the nearest first, where the one asked for is not there', async () => {
    expect(await refused(library, ['compare', 'cms/12.2', BASE])).toEqual([
      'error revision found no cms/12.2, expected one of cms/12.1, cms/11.24',
    ]);
  });
});

describe('a file of a kind that is not read', () => {
  it.each([
    ['a.pdf', `found a .pdf file, expected ${READ}`],
    ['a', `found a name without an ending, expected ${READ}`],
    ['a.doc', `found a .doc file, expected ${READ}`],
    ['a.docx', 'found a file of another kind, expected a Word file (.docx)'],
  ])('%s is told so', async (name, told) => {
    const library = libraryWith({ [BASE]: head() + BODY, [name]: 'x' });
    for (const command of READERS) {
      const lines = await refused(library, [...command, name]);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain(told);
    }
  });
});

const PAPER_HEAD = {
  kind: 'paper',
  revision: 'rev.cop15',
  paper: 'UNEP/CMS/COP15/Doc.1',
  meeting: 'cop15',
  date: '2026-02-20',
};

describe('what only looks like the right thing', () => {
  it('a language that the body does not have is named with those that it has', async () => {
    const library = libraryWith({ 'a.txt': 'Titel\n\nEins.\n' });
    const argv = ['import', 'a.txt', '--body', 'cms', '--as', 'text', '--number', '1.1'];
    expect(
      await refused(library, [...argv, '--revision', 'rev.cop15', '--language', 'de'], 2),
    ).toEqual([
      'error language found --language de, expected one of fr, en, es, the languages of cms',
    ]);
  });

  it('a meeting with the name of what every object has is no meeting', async () => {
    const paper = head({ ...PAPER_HEAD, meeting: 'constructor' });
    const library = libraryWith({
      [`${FOLDER}/rev.cop15.paper.fr.md`]: `${paper}# Titre {#title}\n`,
    });
    const run = await runCli(
      ['paper', `${FOLDER}/rev.cop15.paper.fr.md`, '--no-pages', '--html', 'o.html'],
      library.root,
    );
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it('a file where the folder of the papers should be is one message', async () => {
    const paper = head(PAPER_HEAD);
    const library = libraryWith({
      [`${FOLDER}/rev.cop15.paper.fr.md`]: `${paper}# Titre {#title}\n`,
      taken: 'x',
    });
    const argv = ['paper', `${FOLDER}/rev.cop15.paper.fr.md`, '--no-pages', '--html', 'taken/'];
    expect(await refused(library, argv)).toEqual([
      expect.stringContaining('found a file where a folder is needed'),
    ]);
  });

  it('a logo that is no picture is refused', async () => {
    const style = readFileSync(new URL('../../templates/cms/style.yaml', import.meta.url), 'utf8');
    const library = libraryWith({
      'templates/cms/style.yaml': style,
      'templates/cms/logo-unep.png': 'root:x:0:0',
      'a.md': BODY,
      'b.md': BODY,
    });
    const argv = ['compare', 'a.md', 'b.md', '--body', 'cms', '--html', 'o.html'];
    expect(await refused(library, argv)).toEqual([
      expect.stringContaining('which is no image/png, expected the picture that its name says'),
    ]);
  });

  it('a page of negative width is refused with its place', async () => {
    const style = readFileSync(new URL('../../templates/cms/style.yaml', import.meta.url), 'utf8');
    const library = libraryWith({
      'templates/cms/style.yaml': style.replace('width: 210', 'width: -5'),
      'a.md': BODY,
      'b.md': BODY,
    });
    const argv = ['compare', 'a.md', 'b.md', '--body', 'cms', '--html', 'o.html'];
    expect(await refused(library, argv)).toEqual([
      expect.stringContaining('found page.width in a wrong form: expected no number below 0'),
    ]);
  });

  it('a journal that came with a library takes no folder outside it', async () => {
    const outside = libraryWith({});
    mkdirSync(join(outside.root, 'empty'));
    const journal = {
      phase: 'write',
      process: 999999,
      targets: [],
      folders: [join(outside.root, 'empty')],
    };
    const library = libraryWith({
      [BASE]: `${head()}${BODY}`,
      '.revcop-journal': JSON.stringify(journal),
    });
    await runCli(['fmt', '--check'], library.root);
    expect(existsSync(join(outside.root, 'empty'))).toBe(true);
    expect(existsSync(join(library.root, '.revcop-journal'))).toBe(false);
  });
});
