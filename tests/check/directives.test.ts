import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { libraryWith } from '../library/library.ts';

const PATH = 'resolutions/cms/unep-cms-cop15-doc.5/original.paper.en.md';

const paper = (line: string): string =>
  `---\nbody: cms\nkind: paper\nrevision: original\npaper: UNEP/CMS/COP15/Doc.5\nmeeting: cop15\nlanguage: en\ntitle: X\n---\n\n# X {#title}\n\n${line}\n`;

const draft = (line: string): string =>
  `---\nbody: cms\nkind: decisions\nmeeting: cop15\nsubject: eels\nstage: draft\nlanguage: en\n---\n\n# X {#title}\n\n${line}\n`;

/** What `check` and `fmt` say of a file with this line, and the line after `fmt`. */
async function treated(
  path: string,
  source: string,
): Promise<{ checked: string; code: number; formatted: string }> {
  const { root } = libraryWith({ [path]: source });
  const { stdout, code } = await runCli(['check', path], root);
  const before = await runCli(['fmt', '--check', path], root);
  return { checked: stdout, code, formatted: before.stdout };
}

describe('a line that begins with :: and a word', () => {
  it.each([
    '::Quote{of=decision:cms/cop14/cami#bamot}',
    '::QUOTE{of=decision:cms/cop14/cami#bamot}',
    '::quotes{of=decision:cms/cop14/cami#bamot}',
    '::Decisions{of=decision:cms/cop15/cami.draft}',
    '::Actions',
  ])('is a directive that nobody knows: %s', async (line) => {
    const { checked, code, formatted } = await treated(PATH, paper(line));
    const name = /^::\p{L}+/u.exec(line)?.[0];
    expect(checked).toContain(`13:1 error unknown-directive found ${name}, expected one of amend`);
    expect(checked).not.toContain('missing-id');
    expect(code).toBe(1);
    expect(formatted).toBe('');
  });

  it.each([
    '::quote{of=decision:cms/cop14/cami#bamot} behind',
    '::quote{of=decision:cms/cop14/cami#bamot of=decision:cms/cop14/cami#kolep}',
    '::quote[words]{of=decision:cms/cop14/cami#bamot}',
  ])('is an error, and left alone, where it cannot be read: %s', async (line) => {
    const { root } = libraryWith({ [PATH]: paper(line) });
    const { stdout } = await runCli(['check', PATH], root);
    expect(stdout).toContain('13:1 error directive-unreadable found ::quote');
    const { code } = await runCli(['fmt', PATH], root);
    expect(code).toBe(3);
    expect((await runCli(['fmt', PATH], root)).stderr).toContain('directive-unreadable');
  });

  it('prints nothing in a text that is no paper, which is an error', async () => {
    const path = 'decisions/cms/cop15/eels.draft.en.md';
    const { checked } = await treated(path, draft('::quote{of=decision:cms/cop14/cami#bamot}'));
    expect(checked).toContain('error unknown-directive found ::quote in a text that is no paper');
  });

  it.each([
    '::quote{of=decision:cms/cop14/cami#bamot}',
    '::actions',
    '\\::Quote are words {#bamot}',
  ])('is right: %s', async (line) => {
    const { checked, formatted } = await treated(PATH, paper(line));
    expect(checked).not.toMatch(/directive/);
    expect(formatted).toBe('');
  });
});
