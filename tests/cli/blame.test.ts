import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { head, libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

function text(values: Readonly<Record<string, string | null>>, ...paragraphs: string[]): string {
  const front = head({ number: '1.2', language: 'en', ...values });
  return `${front}${['# Owls {#title}', ...paragraphs].join('\n\n')}\n`;
}

const library = libraryWith({
  'resolutions/cms/1.2/original.en.md': text(
    {
      revision: 'original',
      meeting: 'cop11',
      corrigenda: '[{ date: 2013-02-01, note: Typing error, paragraphs: bamot }]',
    },
    '**1.** *Asks* the Parties to report; {#bamot}',
  ),
  'resolutions/cms/1.2/rev.cop12.en.md': text(
    { revision: 'rev.cop12', base: 'original', meeting: 'cop12' },
    '**1.** *Asks* the Parties and the Secretariat to report; {#bamot}',
    '**2.** *Thanks* donors.[^p] {#kiruf}',
    '[^p]: In 2014.',
  ),
  'resolutions/cms/1.2/rev.cop13.draft.en.md': text(
    { revision: 'rev.cop13', base: 'rev.cop12', meeting: 'cop13', stage: 'draft' },
    '**1.** *Asks* the Parties and the Secretariat to report each year; {#bamot}',
    '**2.** *Thanks* donors.[^p] {#kiruf}',
    '[^p]: In 2014.',
  ),
});

const run = (...argv: string[]) => runCli(['text', ...argv], library.root);

describe('revcop text --blame', () => {
  it('prints the text in force with the meeting that put each phrase there', async () => {
    const { code, stdout } = await run('cms/1.2', '--blame');
    expect(code).toBe(0);
    expect(stdout.split('\n')).toEqual([
      'COP11  Owls',
      '',
      'COP11  1. Asks the Parties{COP12: and the Secretariat} to report;',
      '       > corrected 2013-02-01 (COP11): Typing error',
      '',
      'COP12  2. Thanks donors.¹',
      '',
      'COP12  ¹ In 2014.',
      '',
      expect.stringMatching(/^COP11 \d+\.\d %, COP12 \d+\.\d %$/),
      '',
    ]);
  });

  it('does so of a revision or a draft that is named', async () => {
    expect((await run('cms/1.2@original', '--blame')).stdout).not.toContain('COP12');
    expect((await run('cms/1.2@rev.cop13.draft', '--blame')).stdout).toContain(
      '{COP13 draft: each year}',
    );
  });

  it('prints the same as data, of which the phrases are the words of the paragraph', async () => {
    const { stdout } = await run('cms/1.2', '--blame', '--json');
    const found: unknown = JSON.parse(stdout);
    expect(found).toMatchObject({
      schema: 'revcop.blame/1',
      revision: 'rev.cop12',
      revisions: [
        { key: 'original', name: 'COP11' },
        { key: 'rev.cop12', name: 'COP12' },
      ],
      paragraphs: [
        { id: 'title' },
        {
          id: 'bamot',
          label: '1.',
          phrases: [
            { revision: 'original', text: 'Asks the Parties' },
            { revision: 'rev.cop12', text: ' and the Secretariat' },
            { revision: 'original', text: ' to report;' },
          ],
          corrigenda: [{ revision: 'original', date: '2013-02-01', note: 'Typing error' }],
        },
        { id: 'kiruf' },
        { id: 'p' },
      ],
    });
  });

  it('refuses what is no text of the library, and options that go with other things', async () => {
    expect((await run('x', '--blame')).code).toBe(2);
    expect((await run('cms/9.9', '--blame')).code).toBe(3);
    expect((await run('cms/1.2', '--blame', '--markup')).code).toBe(2);
    expect((await run('a.md', '--language', 'fr')).code).toBe(2);
    expect((await run('cms/1.2', '--blame', '--language', 'fr')).code).toBe(3);
  });

  it('names no meeting after the one of the text, and all languages name the same', async () => {
    const shares = async (language: string) => {
      const { stdout } = await runCli(
        ['text', 'cce/1.2@rev.cop3', '--blame', '--language', language],
        REPOSITORY,
      );
      return (stdout.trimEnd().split('\n').at(-1) ?? '').match(/COP\d/g);
    };
    for (const language of ['en', 'fr', 'es'])
      expect(await shares(language)).toEqual(['COP1', 'COP2', 'COP3']);
  });
});
