import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { findOffice } from '../../src/cli/office.ts';
import { main } from '../../src/cli/program.ts';
import { toWord } from '../../src/cli/to-word.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { p, r, revision, wordFile } from '../formats/docx-read/word-file.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { asPlain, asWord, textOf } from './batch-files.ts';
import { type Run, runCli } from './run.ts';

const WORDS: Readonly<Record<string, string>> = {
  en: 'Resolution',
  fr: 'Résolution',
  es: 'Resolución',
};

function cms(language: string, heading: string): Uint8Array {
  const name = heading.replace('{word}', WORDS[language] ?? '');
  return asWord(textOf(`cms/11.10/rev.cop12.${language}.md`), [name]);
}

function un(language: string, number: string): Uint8Array {
  return asWord(textOf(`un/75-901/original.${language}.md`), [`A/RES/${number}`]);
}

interface Item {
  readonly file: string;
  readonly number: string | null;
  readonly revision: string | null;
  readonly language: string | null;
  readonly kind: string | null;
  readonly status: string;
  readonly reason: string;
  readonly messages: readonly string[];
  readonly texts: readonly string[];
}

async function batch(
  root: string,
  ...options: string[]
): Promise<Run & { readonly items: ReadonlyMap<string, Item> }> {
  const run = await runCli(['import', 'in', '--batch', ...options], root);
  return { ...run, items: itemsIn(root) };
}

function itemsIn(root: string): Map<string, Item> {
  const path = join(root, 'in/.revcop-worklist.json');
  if (!existsSync(path)) return new Map();
  const { files }: { files: Item[] } = JSON.parse(readFileSync(path, 'utf8'));
  return new Map(files.map((item) => [item.file, item]));
}

function idsIn(root: string, path: string): (string | null)[] {
  const source = readFileSync(join(root, 'resolutions', path), 'utf8');
  return readMarkdown(source).value.paragraphs.map(({ id }) => id);
}

const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];

describe('a folder of adopted Resolutions', () => {
  it('comes in whole: number, revision and language are told, and all languages share their ids', async () => {
    const { root } = libraryWith(
      Object.fromEntries([
        ...LANGUAGES.map((language) => [`in/un/${language}.docx`, un(language, '75/1')] as const),
        ...Object.keys(WORDS).map(
          (language) =>
            [
              `in/cms/deep/er/${language}.docx`,
              cms(language, 'UNEP/CMS/{word} 12.3 (Rev.COP13)'),
            ] as const,
        ),
        [
          'in/cites.txt',
          asPlain(textOf('cites/conf.-99.1/original.en.md'), ['Conf. 15.2 (Rev. CoP19)']),
        ],
      ]),
    );
    const { code, items, stdout } = await batch(root, '--as', 'resolution');
    expect([...items.values()].filter(({ status }) => status !== 'done')).toEqual([]);
    expect(code).toBe(0);
    expect(stdout).toContain('10 done');
    expect(items.get('cites.txt')).toMatchObject({
      number: 'Conf. 15.2',
      revision: 'rev.cop19',
      language: 'en',
    });
    expect(items.get('cms/deep/er/fr.docx')).toMatchObject({
      number: '12.3',
      revision: 'rev.cop13',
      language: 'fr',
    });
    const written = readFileSync(join(root, 'resolutions/cms/12.3/rev.cop13.fr.md'), 'utf8');
    expect(written).toContain('masthead:\n  - UNEP/CMS/Résolution 12.3 (Rev.COP13)\n');
    expect(written).toContain('\n# SYNERGIES ET PARTENARIATS {#title}\n');
    const first = idsIn(root, 'un/75-1/original.en.md');
    for (const language of LANGUAGES)
      expect(idsIn(root, `un/75-1/original.${language}.md`), language).toEqual(first);
    const french = idsIn(root, 'cms/12.3/rev.cop13.fr.md');
    expect(idsIn(root, 'cms/12.3/rev.cop13.en.md')).toEqual(french);
    expect(idsIn(root, 'cms/12.3/rev.cop13.es.md')).toEqual(french);
  });

  it('is told by the names of its files where the texts bear no name', async () => {
    const { root } = libraryWith({
      'in/A_RES_75_901_e.docx': asWord(textOf('un/75-901/original.en.md')),
      'in/75-901 original ar.docx': asWord(textOf('un/75-901/original.ar.md')),
      'in/Res. Conf. 99.1 (Rev. CoP19).docx': asWord(textOf('cites/conf.-99.1/original.es.md')),
      'in/res_11.10_rev.cop12_f.docx': asWord(textOf('cms/11.10/rev.cop12.fr.md')),
    });
    const { code, items } = await batch(root);
    expect(code).toBe(0);
    expect([...items.values()].flatMap(({ texts }) => texts).sort()).toEqual([
      'resolutions/cites/conf.-99.1/rev.cop19.es.md',
      'resolutions/cms/11.10/rev.cop12.fr.md',
      'resolutions/un/75-901/original.ar.md',
      'resolutions/un/75-901/original.en.md',
    ]);
  });

  it('may hold papers, which come in behind the texts that they amend, and programmes', async () => {
    const { root } = libraryWith({
      'in/a-paper.md': readFileSync(
        new URL('../../resolutions/cms/11.10/rev.cop13.paper.fr.md', import.meta.url),
      ),
      'in/programme.txt': asPlain(textOf('cms/joint-programme-cms-cites/rev.2015-2020.fr.md')),
      'in/res_11.10_rev.cop12_f.docx': asWord(textOf('cms/11.10/rev.cop12.fr.md')),
    });
    const { items } = await batch(root, '--body', 'cms');
    expect(items.get('a-paper.md')).toMatchObject({ kind: 'paper', status: 'done' });
    expect(items.get('programme.txt')).toMatchObject({
      kind: 'programme',
      revision: 'rev.2015-2020',
      status: 'done',
    });
  });

  it('gives the same texts whatever the files are called and however often it comes in', async () => {
    const name = 'UNEP/CMS/{word} 12.3 (Rev.COP13)';
    const one = libraryWith({
      'in/a.docx': cms('es', name),
      'in/b.docx': cms('fr', name),
      'in/c.docx': cms('en', name),
    });
    const other = libraryWith({
      'in/a.docx': cms('fr', name),
      'in/b.docx': cms('en', name),
      'in/c.docx': cms('es', name),
    });
    await batch(one.root);
    await batch(other.root);
    for (const language of Object.keys(WORDS)) {
      const path = `cms/12.3/rev.cop13.${language}.md`;
      expect(idsIn(one.root, path), language).toEqual(idsIn(other.root, path));
    }
    const before = treeOf(one.root);
    const again = await batch(one.root);
    expect(again.code).toBe(0);
    expect(again.stderr).toBe('');
    expect(treeOf(one.root)).toEqual(before);
  });

  it('says which paragraphs a language lacks, by their labels', async () => {
    const name = 'UNEP/CMS/{word} 12.3 (Rev.COP13)';
    const text = textOf('cms/11.10/rev.cop12.en.md');
    const paragraphs = text.paragraphs.filter(
      (each) => !('label' in each) || each.label?.text !== '5.',
    );
    expect(paragraphs.length).toBeLessThan(text.paragraphs.length);
    const { root } = libraryWith({
      'in/fr.docx': cms('fr', name),
      'in/en.docx': asWord({ ...text, paragraphs }, ['UNEP/CMS/Resolution 12.3 (Rev.COP13)']),
    });
    const { items, stderr } = await batch(root);
    expect(items.get('en.docx')?.messages).toHaveLength(1);
    expect(stderr).toMatch(
      /en\.docx:1:1 warning sibling-ids found 5\. “[^”]+” there without a sure partner here: .* by label and \d+ by order/,
    );
  });

  it('names the revision before as the base of each, so that one is in force', async () => {
    const { root } = libraryWith({
      'in/c.docx': cms('fr', 'UNEP/CMS/{word} 12.3 (Rev.COP13)'),
      'in/a.docx': cms('fr', 'UNEP/CMS/{word} 12.3 (Rev.COP14)'),
      'in/b.docx': cms('fr', 'UNEP/CMS/{word} 12.3'),
    });
    await batch(root);
    const bases = ['original', 'rev.cop13', 'rev.cop14'].map(
      (key) =>
        /^base: (.*)$/m.exec(
          readFileSync(join(root, `resolutions/cms/12.3/${key}.fr.md`), 'utf8'),
        )?.[1],
    );
    expect(bases).toEqual([undefined, 'original', 'rev.cop13']);
    expect(idsIn(root, 'cms/12.3/rev.cop14.fr.md')).toEqual(idsIn(root, 'cms/12.3/original.fr.md'));
    expect((await runCli(['draft', 'cms/12.3', '--for', 'cop15'], root)).code).toBe(0);
  });
});

describe('documents that a person has to look at', () => {
  it('each have one reason, and stop no other', async () => {
    const { root } = libraryWith({
      'in/good.docx': cms('fr', 'UNEP/CMS/{word} 12.3 (Rev.COP13)'),
      'in/twin.docx': cms('fr', '{word} 12.3 (Rev.COP13)'),
      'in/broken.docx': 'PK\u0003\u0004 not a zip',
      'in/encrypted.docx': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'in/empty.txt': '\n',
      'in/latin1.txt': Buffer.from('R\xe9solution', 'latin1'),
      'in/nameless.docx': asWord(textOf('cms/11.10/rev.cop12.fr.md')),
      'in/old.doc': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'in/printed.pdf': Buffer.concat([
        Buffer.from('%PDF-1.4\n1 0 obj << /Type /ObjStm >> stream\n'),
        deflateSync('<</Font 3 0 R>>'),
        Buffer.from('endstream'),
      ]),
      'in/scan.pdf': '%PDF-1.4\n1 0 obj << /Type /XObject /Subtype /Image >>',
      'in/good.pdf': '%PDF-1.4',
      'in/logo.png': 'x',
      'in/tracked.docx': wordFile(
        [
          p(r('UNEP/CMS/Resolution 12.9 (Rev.COP13)')),
          p(r('Recalling the report,') + revision('ins', r(' new'))),
        ].join(''),
      ),
      'in/.hidden.docx': 'x',
      'in/~$good.docx': 'x',
      'elsewhere/secret.docx': cms('en', 'UNEP/CMS/{word} 12.4 (Rev.COP13)'),
    });
    put(root, 'in/huge.docx', '');
    truncateSync(join(root, 'in/huge.docx'), 40 * 1024 * 1024);
    symlinkSync('../elsewhere/secret.docx', join(root, 'in/link.docx'));
    symlinkSync('../elsewhere', join(root, 'in/linked'));
    spawnSync('mkfifo', [join(root, 'in/pipe.docx')]);
    const { code, items, stdout } = await batch(root, '--body', 'cms');
    expect(code).toBe(1);
    const told = Object.fromEntries(
      [...items].map(([file, { status, reason }]) => [file, `${status} ${reason}`]),
    );
    expect(Object.keys(told)).toHaveLength(17);
    expect(told['good.docx']).toBe('done ');
    expect(told['good.pdf']).toMatch(/^skipped a Word file of the same name/);
    expect(told['twin.docx']).toMatch(/^needs found the same words as in good\.docx/);
    expect(told['broken.docx']).toMatch(/^failed found /);
    expect(told['encrypted.docx']).toMatch(/^failed found /);
    expect(told['empty.txt']).toMatch(/^failed found an empty file/);
    expect(told['latin1.txt']).toMatch(/^failed found the byte E9/);
    expect(told['nameless.docx']).toMatch(/^needs number, revision: fill in/);
    expect(told['old.doc']).toMatch(/^needs found no LibreOffice/);
    expect(told['printed.pdf']).toMatch(/^needs the Word file \(\.docx\)(?!.*scan)/);
    expect(told['scan.pdf']).toMatch(/^needs the Word file .*a scan without text/);
    expect(told['tracked.docx']).toMatch(/^needs found tracked changes/);
    expect(told['huge.docx']).toMatch(/^skipped found 40 MB/);
    expect(told['link.docx']).toMatch(/^skipped a link/);
    expect(told.linked).toMatch(/^skipped a link/);
    expect(told['pipe.docx']).toMatch(/^skipped a pipe/);
    expect(told['logo.png']).toMatch(/^skipped no document/);
    expect(stdout).toMatch(
      /1 done, 6 needs, 4 failed, 6 skipped|1 done, \d+ needs, \d+ failed, \d+ skipped/,
    );
    expect(readdirSync(join(root, 'resolutions/cms'))).toEqual(['12.3']);
  });

  it('say what is lacking in the worklist, which is filled in there', async () => {
    const { root } = libraryWith({ 'in/text.docx': asWord(textOf('cms/11.10/rev.cop12.fr.md')) });
    expect((await batch(root, '--body', 'cms')).code).toBe(1);
    const path = join(root, 'in/.revcop-worklist.json');
    const list = readFileSync(path, 'utf8')
      .replace('"number": null', '"number": "Résolution 11.10"')
      .replace('"revision": null', '"revision": "COP12"');
    writeFileSync(path, list);
    const { code, items } = await batch(root, '--body', 'cms');
    expect(items.get('text.docx')).toMatchObject({ status: 'done', reason: '' });
    expect(code).toBe(0);
    expect(existsSync(join(root, 'resolutions/cms/11.10/rev.cop12.fr.md'))).toBe(true);
    // What a person wrote stays with a document that is renamed.
    renameSync(join(root, 'in/text.docx'), join(root, 'in/renamed.docx'));
    const renamed = await batch(root, '--body', 'cms');
    expect([...renamed.items.keys()]).toEqual(['renamed.docx']);
    expect(renamed.code).toBe(0);
  });

  it('can be filled in in a CSV that a spreadsheet has saved', async () => {
    const { root } = libraryWith({
      'in/=1+1.docx': asWord(textOf('cms/11.10/rev.cop12.fr.md')),
      'in/other.docx': cms('en', 'UNEP/CMS/{word} 12.10 (Rev.COP13)'),
      'in/third.txt': 'A note of nothing at all.\n',
    });
    expect((await batch(root, '--body', 'cms', '--csv', 'list.csv')).code).toBe(1);
    const csv = readFileSync(join(root, 'list.csv'), 'utf8');
    expect(csv).toContain("\r\n'=1+1.docx,resolution,cms,,,fr,needs,");
    // A spreadsheet parts cells by semicolons where the comma is that of figures, and drops the nought of 12.10.
    const saved = csv
      .replace('=1+1.docx,resolution,cms,,,fr', '=1+1.docx,resolution,cms,11.10,rev.cop12,fr')
      .replace('12.10', '12.1')
      .replace(/third\.txt,[^,]*,/, 'third.txt,skip,')
      .replace(/"([^"]*)"/g, (_, cell: string) => cell.replace(/,/g, ' '))
      .replace(/,/g, ';');
    writeFileSync(join(root, 'list.csv'), saved);
    const { code, items } = await batch(root, '--body', 'cms', '--csv', 'list.csv');
    expect(items.get('=1+1.docx')).toMatchObject({ status: 'done', number: '11.10' });
    expect(items.get('other.docx')).toMatchObject({ status: 'done', number: '12.10' });
    expect(items.get('third.txt')).toMatchObject({
      status: 'skipped',
      reason: 'as the worklist says',
    });
    expect(code).toBe(0);
  });

  it('are those whose text says something else than the library has', async () => {
    const { root } = libraryWith({ 'in/a.docx': cms('fr', 'UNEP/CMS/{word} 12.3 (Rev.COP13)') });
    await batch(root);
    const text = textOf('cms/11.10/rev.cop12.fr.md');
    put(
      root,
      'in/a.docx',
      asWord({ ...text, paragraphs: text.paragraphs.slice(0, -1) }, [
        'UNEP/CMS/Résolution 12.3 (Rev.COP13)',
      ]),
    );
    const before = readFileSync(join(root, 'resolutions/cms/12.3/rev.cop13.fr.md'), 'utf8');
    const { code, items } = await batch(root);
    expect(code).toBe(1);
    expect(items.get('a.docx')).toMatchObject({
      status: 'needs',
      reason: expect.stringContaining('says something else'),
    });
    expect(readFileSync(join(root, 'resolutions/cms/12.3/rev.cop13.fr.md'), 'utf8')).toBe(before);
  });

  it('are none where the worklist is a forgery: a text that is not there is made', async () => {
    const { root } = libraryWith({ 'in/a.docx': cms('fr', 'UNEP/CMS/{word} 12.3 (Rev.COP13)') });
    await batch(root);
    rmSync(join(root, 'resolutions/cms'), { recursive: true });
    expect((await batch(root)).code).toBe(0);
    expect(existsSync(join(root, 'resolutions/cms/12.3/rev.cop13.fr.md'))).toBe(true);
  });
});

describe('a batch that is killed', () => {
  it('goes on where it stopped, and ends as one that was not', async () => {
    const files = Object.fromEntries(
      [1, 2, 3, 4, 5, 6].flatMap((number) =>
        Object.keys(WORDS).map((language) => [
          `in/${number}/${language}.docx`,
          cms(language, `UNEP/CMS/{word} 12.${number} (Rev.COP13)`),
        ]),
      ),
    );
    const whole = libraryWith(files);
    const killed = libraryWith(files);
    await batch(whole.root);
    const texts = (): string[] =>
      existsSync(join(killed.root, 'resolutions/cms'))
        ? readdirSync(join(killed.root, 'resolutions/cms'))
        : [];
    for (const enough of [1, 3, 5]) {
      const child = startBatch(killed.root);
      const ended = new Promise((settle) => child.on('exit', (_, signal) => settle(signal)));
      for (let tries = 0; tries < 2000 && texts().length < enough; tries += 1)
        await new Promise((settle) => setTimeout(settle, 5));
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      expect(texts().length).toBeLessThan(6);
    }
    const { code } = await batch(killed.root);
    expect(code).toBe(0);
    expect(treeOf(killed.root)).toEqual(treeOf(whole.root));
  }, 60_000);
});

function startBatch(cwd: string): ReturnType<typeof spawn> {
  const command = new URL('../../src/cli/main.ts', import.meta.url).pathname;
  const tsx = ['--import', import.meta.resolve('tsx'), command];
  return spawn(process.execPath, [...tsx, 'import', 'in', '--batch'], { cwd, stdio: 'ignore' });
}

const PATH = process.env.PATH ?? '';

afterEach(() => {
  process.env.PATH = PATH;
});

async function withOffice(root: string): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  const code = await main(['import', 'in', '--batch'], {
    cwd: root,
    colour: false,
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    readInput: async () => new Uint8Array(),
    today: () => '2026-02-20',
    processors: 1,
    toWord,
    clock: () => 0,
  });
  return { code, stdout, stderr };
}

describe.skipIf(findOffice() === null)('documents of other word processors', () => {
  it('come in through LibreOffice, those that it cannot read fail', async () => {
    const { root } = libraryWith({
      'made/one.docx': cms('fr', 'UNEP/CMS/{word} 12.3 (Rev.COP13)'),
      'made/two.docx': cms('en', 'UNEP/CMS/{word} 12.3 (Rev.COP13)'),
      'in/bad.odt': 'PK\u0003\u0004 not a zip',
    });
    const profile = mkdtempSync(join(tmpdir(), 'revcop-office-'));
    for (const [file, format] of [
      ['one', 'doc'],
      ['two', 'odt'],
    ] as const)
      spawnSync(findOffice() ?? '', [
        `-env:UserInstallation=file://${profile}`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        join(root, 'in/sub'),
        join(root, `made/${file}.docx`),
      ]);
    const run = await withOffice(root);
    const items = itemsIn(root);
    expect(items.get('sub/one.doc')).toMatchObject({
      status: 'done',
      number: '12.3',
      language: 'fr',
    });
    expect(items.get('sub/two.odt')).toMatchObject({
      status: 'done',
      number: '12.3',
      language: 'en',
    });
    expect(items.get('bad.odt')).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('LibreOffice'),
    });
    expect(run.code).toBe(1);
    expect(idsIn(root, 'cms/12.3/rev.cop13.en.md')).toEqual(
      idsIn(root, 'cms/12.3/rev.cop13.fr.md'),
    );
    expect(readFileSync(join(root, 'resolutions/cms/12.3/rev.cop13.fr.md'), 'utf8')).toMatch(
      /^source: one\.doc$/m,
    );
  }, 120_000);
});

describe.skipIf(process.platform === 'win32')('what calls itself LibreOffice', () => {
  it('may end at one document: that one fails, the others come in', async () => {
    const { root } = libraryWith({ 'in/a.doc': 'good', 'in/b.doc': 'bad', 'in/c.doc': 'good' });
    const word = join(root, 'word.docx');
    writeFileSync(word, cms('fr', 'UNEP/CMS/{word} 12.3 (Rev.COP13)'));
    program(
      root,
      `for f in "$@"; do case "$f" in *.doc) if grep -q bad "$f"; then exit 7; fi; n=$(basename "$f" .doc); cp "${word}" "$o/$n.docx"; esac; done`,
    );
    await withOffice(root);
    const items = itemsIn(root);
    expect(items.get('a.doc')?.status).toBe('done');
    expect(items.get('b.doc')).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('failed (7)'),
    });
    expect(items.get('c.doc')).toMatchObject({
      status: 'needs',
      reason: expect.stringContaining('a.doc'),
    });
  });

  it('may make what is no file: its documents fail', async () => {
    const { root } = libraryWith({ 'in/a.doc': 'x', 'in/b.doc': 'x' });
    program(root, 'ln -s /dev/zero "$o/1.docx"; mkfifo "$o/2.docx"');
    await withOffice(root);
    expect([...itemsIn(root).values()].map(({ status }) => status)).toEqual(['failed', 'failed']);
  });
});

/** Puts a program of the name of LibreOffice before all others; `$o` is the folder into which it saves. */
function program(root: string, lines: string): void {
  const bin = join(root, 'bin');
  const out = 'p=; for a in "$@"; do if [ "$p" = --outdir ]; then o=$a; fi; p=$a; done';
  put(bin, 'soffice', `#!/bin/sh\n${out}\n${lines}\n`);
  chmodSync(join(bin, 'soffice'), 0o755);
  process.env.PATH = `${bin}${delimiter}${PATH}`;
}

describe('--batch', () => {
  it.each([
    [['import', 'in', 'in', '--batch'], 'expected one folder'],
    [['import', 'in/a.txt', '--batch'], 'expected a folder'],
    [['import', 'in', '--batch', '--number', '1.2'], 'expected it in the worklist'],
    [['import', 'in', '--csv', 'x.csv'], 'without --batch'],
    [['import', 'in', '--batch', '--as', 'poem'], 'found --as poem'],
  ])('is refused in %s', async (argv, told) => {
    const { root } = libraryWith({ 'in/a.txt': 'x' });
    const { code, stderr } = await runCli(argv, root);
    expect(code).toBe(2);
    expect(stderr).toContain(told);
  });

  it('takes no worklist that is none', async () => {
    const { root } = libraryWith({ 'in/.revcop-worklist.json': '{"files": 3}' });
    const { code, stderr } = await batch(root).catch(async () =>
      runCli(['import', 'in', '--batch'], root),
    );
    expect(code).toBe(3);
    expect(stderr).toContain('found no worklist');
  });
});
