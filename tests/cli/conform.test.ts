import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith, treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

function text(number: string, head: readonly string[], body: string): string {
  const lines = ['body: cms', 'kind: resolution', `number: ${number}`, 'language: en', ...head];
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

const BODY =
  '# Mammals {#title}\n\n**1.** *Asks* for boats; {#boats}\n\n**2.** *Asks* for maps. {#maps}\n';
const CITING = [
  '# Birds {#title}',
  '**1.** *Recalls* Resolution 11.24 (Rev. COP13) and “Resolution 11.24 (Rev.COP13)”; {#one}',
  '> See Resolution 11.24 (Rev.COP13).',
  '**2.** *Recalls* paragraph 2 of Resolution 11.24 (Rev.COP13). {#two}\n',
].join('\n\n');
const ADOPTED = CITING.replace(/> .*\n\n/, '');
const DRAFT = 'resolutions/cms/12.1/rev.cop16.draft.en.md';
const FORCE = 'resolutions/cms/12.1/original.en.md';

function library() {
  return libraryWith({
    'resolutions/cms/11.24/rev.cop13.en.md': text(
      '11.24',
      ['revision: rev.cop13', 'meeting: cop13'],
      BODY,
    ),
    'resolutions/cms/11.24/rev.cop15.en.md': text(
      '11.24',
      ['revision: rev.cop15', 'base: rev.cop13', 'meeting: cop15'],
      BODY.replace(/\*\*1\.\*\*.*\n\n/, '').replace('**2.**', '**1.**'),
    ),
    [FORCE]: text('12.1', ['revision: original', 'meeting: cop12'], ADOPTED),
    [DRAFT]: text(
      '12.1',
      ['revision: rev.cop16', 'base: original', 'stage: draft', 'meeting: cop16'],
      CITING,
    ),
  });
}

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

describe('conform', () => {
  it('lists what a meeting made stale, numbered where it can be applied, and writes nothing', async () => {
    const { root } = library();
    const before = treeOf(root);
    const { code, stdout } = await runCli(['conform', '--meeting', 'cop15'], root);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n')).toEqual([
      `–  ${FORCE}:12  Resolution 11.24 (Rev. COP13) → Resolution 11.24 (Rev. COP15)  (revised at cop15; adopted: in the next draft)`,
      `–  ${FORCE}:14  paragraph 2 of Resolution 11.24 (Rev.COP13) → paragraph 1 of Resolution 11.24 (Rev.COP15)  (revised at cop15; adopted: in the next draft)`,
      `1  ${DRAFT}:14  Resolution 11.24 (Rev. COP13) → Resolution 11.24 (Rev. COP15)  (revised at cop15)`,
      `2  ${DRAFT}:14  Resolution 11.24 (Rev.COP13) → Resolution 11.24 (Rev.COP15)  (revised at cop15)`,
      `3  ${DRAFT}:18  paragraph 2 of Resolution 11.24 (Rev.COP13) → paragraph 1 of Resolution 11.24 (Rev.COP15)  (revised at cop15)`,
      '5 stale citations, 3 to be applied, 2 in adopted texts',
    ]);
    expect(treeOf(root)).toEqual(before);
  });

  it('applies what is chosen and nothing else', async () => {
    const { root } = library();
    const before = treeOf(root);
    const { code } = await runCli(['conform', '--meeting', 'cop15', '--apply', '3'], root);
    expect(code).toBe(0);
    const now = read(root, DRAFT);
    expect(now).toContain('paragraph 1 of Resolution 11.24 (Rev.COP15). {#two}');
    expect(now).toContain('> See Resolution 11.24 (Rev.COP13).');
    expect({ ...treeOf(root), [DRAFT]: '' }).toEqual({ ...before, [DRAFT]: '' });
  });

  it('applies all, keeps quotations, and then has nothing more to apply', async () => {
    const { root } = library();
    await runCli(['conform', '--meeting', 'cop15', '--apply', 'all'], root);
    const now = read(root, DRAFT);
    expect(now).toContain('Resolution 11.24 (Rev. COP15) and “Resolution 11.24 (Rev.COP13)”;');
    const before = treeOf(root);
    const { stdout } = await runCli(
      ['conform', '--meeting', 'cop15', '--apply', 'all', '--json'],
      root,
    );
    const { citations } = JSON.parse(stdout);
    expect(citations).toHaveLength(2);
    expect(citations).toMatchObject([{ adopted: true, number: null }, { adopted: true }]);
    expect(treeOf(root)).toEqual(before);
  });

  it('refuses numbers that are not in the list, and a meeting that nobody names', async () => {
    const { root } = library();
    const before = treeOf(root);
    expect(await runCli(['conform', '--meeting', 'cop15', '--apply', '4'], root)).toMatchObject({
      code: 2,
    });
    expect(await runCli(['conform', '--meeting', 'cop51'], root)).toMatchObject({ code: 3 });
    expect(await runCli(['conform'], root)).toMatchObject({ code: 2 });
    expect(treeOf(root)).toEqual(before);
  });

  it('refuses to work with an adopted text whose seal is broken', async () => {
    const { root } = libraryWith({
      'resolutions/cms/11.24/original.en.md': text(
        '11.24',
        ['revision: original', 'meeting: cop11'],
        BODY,
      ),
      'resolutions/cms/11.24/rev.cop15.en.md': text(
        '11.24',
        ['revision: rev.cop15', 'base: original', 'meeting: cop15', `sealed: ${'0'.repeat(64)}`],
        BODY,
      ),
    });
    const { code, stderr } = await runCli(['conform', '--meeting', 'cop15'], root);
    expect(code).toBe(3);
    expect(stderr).toContain('rev.cop15.en.md:1:1 error seal ');
  });
});
