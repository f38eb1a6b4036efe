import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'revcop-references-'));
  put('resolutions/cms/1.2/rev.cop3.en.md', head('1.2', 'rev.cop3'), ADOPTED);
  put(
    'resolutions/cms/1.2/rev.cop4.draft.en.md',
    `${head('1.2', 'rev.cop4')}base: rev.cop3\nstage: draft\nmeeting: cop4\n`,
    DRAFT,
  );
  put('resolutions/cms/2.1/original.en.md', head('2.1', 'original'), OTHER);
});

afterEach(() => rmSync(root, { recursive: true }));

function head(number: string, revision: string): string {
  return `body: cms\nkind: resolution\nlanguage: en\nnumber: ${number}\nrevision: ${revision}\n`;
}

function put(path: string, front: string, body: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `---\n${front}---\n\n${body}`);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

const ADOPTED = `# Fund {#title}

The Conference of the Parties {#formula .formula}

**1.** *Adopts* it ; {#one}

**2.** *Requests*, under paragraph 1, more. {#two}
`;

const DRAFT = `# Fund {#title}

The Conference of the Parties {#formula .formula}

**0.** *Notes* it ; {#nought}

> New, see point 0 above; paragraph 1 is kept; paragraph 7 goes.

**1.** *Adopts* it ; {#one}

**2.** *Requests*, under paragraph 1, more. {#two}
`;

const OTHER = `# Other {#title}

The Conference of the Parties {#formula .formula}

*Recalls* paragraph 2 of Resolution 1.2 (Rev.COP3), Resolution 7.7 and resolution 60/251. {#recalls}
`;

describe('revcop fmt --link', () => {
  it('links what leads to one place, in texts and comments, and tells the rest with line and column', async () => {
    const { code, stdout, stderr } = await runCli(['fmt', '--link'], root);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      'resolutions/cms/1.2/rev.cop3.en.md',
      'resolutions/cms/1.2/rev.cop4.draft.en.md',
      'resolutions/cms/2.1/original.en.md',
    ]);
    expect(stderr.trim().split('\n')).toEqual([
      'resolutions/cms/1.2/rev.cop4.draft.en.md:18:27 warning ambiguous-reference found paragraph 1 (it is old and working “Adopts it ;”, final “Notes it ;”), expected words that say which is meant',
      'resolutions/cms/1.2/rev.cop4.draft.en.md:18:48 warning unresolved-reference found paragraph 7, expected a number that the text has',
      'resolutions/cms/2.1/original.en.md:13:53 warning unresolved-reference found Resolution 7.7, expected a Resolution of the library',
    ]);
    expect(read('resolutions/cms/1.2/rev.cop4.draft.en.md')).toContain(
      '> New, see [point 0](#nought) above; paragraph 1 is kept; paragraph 7 goes.',
    );
    expect(read('resolutions/cms/1.2/rev.cop4.draft.en.md')).toContain(
      'under [paragraph 1](#one), more.',
    );
    expect(read('resolutions/cms/2.1/original.en.md')).toContain(
      '*Recalls* [paragraph 2 of Resolution 1.2 (Rev.COP3)](resolution:cms/1.2@rev.cop3#two), Resolution 7.7 and resolution 60/251.',
    );
  });

  it('changes nothing the second time', async () => {
    await runCli(['fmt', '--link'], root);
    const { code, stdout } = await runCli(['fmt', '--link', '--check'], root);
    expect([code, stdout]).toEqual([0, '']);
  });

  it('with --check writes nothing and says by its exit code that there is something to link', async () => {
    const before = read('resolutions/cms/2.1/original.en.md');
    const { code } = await runCli(['fmt', '--link', '--check'], root);
    expect(code).toBe(1);
    expect(read('resolutions/cms/2.1/original.en.md')).toBe(before);
  });

  it('counts what it did as JSON', async () => {
    const { stdout } = await runCli(['fmt', '--link', '--json'], root);
    expect(JSON.parse(stdout)).toMatchObject({ files: 3, linked: 4, others: 1 });
  });
});

describe('revcop references', () => {
  it('lists who cites a text, linked or not, with file, line and column', async () => {
    const before = await runCli(['references', 'cms/1.2'], root);
    expect(before.code).toBe(0);
    expect(before.stdout.trim().split('\n')).toEqual([
      'resolutions/cms/1.2/rev.cop3.en.md:15:26 paragraph 1 (pinned) #one',
      'resolutions/cms/1.2/rev.cop4.draft.en.md:18:12 point 0 (pinned, working numbers, comment) #nought',
      'resolutions/cms/1.2/rev.cop4.draft.en.md:22:26 paragraph 1 (live, old numbers) #one',
      'resolutions/cms/2.1/original.en.md:13:11 paragraph 2 of Resolution 1.2 (Rev.COP3) (pinned, rev.cop3) #two',
    ]);
  });

  it('finds the same once the references are links', async () => {
    const before = JSON.parse((await runCli(['references', 'cms/1.2', '--json'], root)).stdout);
    await runCli(['fmt', '--link'], root);
    const after = JSON.parse((await runCli(['references', 'cms/1.2', '--json'], root)).stdout);
    const facts = ({
      citations,
    }: {
      citations: { words: string; ids: string[]; live: boolean }[];
    }) => citations.map(({ words, ids, live }) => [words, ids, live]);
    expect(facts(after)).toEqual(facts(before));
  });

  it('asks for one paragraph by id or by number', async () => {
    const byId = await runCli(['references', 'cms/1.2#two'], root);
    const byLabel = await runCli(['references', 'cms/1.2@rev.cop3', '--label', '2'], root);
    expect(byId.stdout).toContain('cms/2.1/original.en.md');
    expect(byId.stdout.split('\n')).toHaveLength(2);
    expect(byLabel.stdout).toBe(byId.stdout);
  });

  it('refuses what is no instrument and what the library does not have', async () => {
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [['nothing'], 2, 'error name'],
      [['cms/9.9'], 3, 'found no cms/9.9'],
      [['cms/1.2@rev.cop9'], 3, 'found no cms/1.2@rev.cop9, expected rev.cop3, rev.cop4.draft'],
      [['cms/1.2#nix'], 3, 'found no paragraph #nix'],
      [['cms/1.2', '--label', '99'], 3, 'found no paragraph 99'],
    ];
    for (const [argv, expected, said] of cases) {
      const { code, stderr } = await runCli(['references', ...argv], root);
      expect(code).toBe(expected);
      expect(stderr).toContain(said);
    }
  });
});
