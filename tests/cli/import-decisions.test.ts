import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const FOLDER = 'decisions/cms/cop15';

async function imported(
  name: string,
  source: string,
  more: readonly string[] = [],
): Promise<{ readonly files: readonly string[]; readonly text: string; readonly stderr: string }> {
  const { root } = libraryWith({});
  writeFileSync(join(root, name), source);
  const given = ['--as', 'decisions', '--body', 'cms', '--meeting', 'cop15', '--subject', 'noise'];
  const argv = ['import', ...given, '--language', 'en', ...more, name];
  const { code, stderr } = await runCli(argv, root);
  expect(code, stderr).toBe(0);
  const files = readdirSync(join(root, FOLDER));
  return { files, text: readFileSync(join(root, FOLDER, files[0] ?? ''), 'utf8'), stderr };
}

const ALONE = `UNEP/CMS/COP15/Doc.55

Draft Decisions

Noise at sea

Directed to Parties

15.AA Parties are invited to:

a) measure noise; and

b) reduce it.

Directed to the Secretariat

15.BB The Secretariat shall report to the meeting.
`;

describe('Decisions of somebody else that come in alone', () => {
  it('with letters are a draft of the paper that they name, under their title and addressees', async () => {
    const { files, text } = await imported('noise.txt', ALONE);
    expect(files).toEqual(['noise.draft.en.md']);
    expect(text).toMatch(/^stage: draft$/m);
    expect(text).toMatch(/^status: proposed$/m);
    expect(text).toMatch(/^paper: UNEP\/CMS\/COP15\/Doc\.55$/m);
    expect(text.match(/^#.*$/gm)).toEqual([
      '# Noise at sea {#title}',
      expect.stringMatching(/^## Directed to Parties \{#\w+ \.directed-to\}$/),
      expect.stringMatching(/^## Directed to the Secretariat \{#\w+ \.directed-to\}$/),
    ]);
  });

  it('are the stage that is named, also with numbers', async () => {
    const numbered = ALONE.replace('15.AA', '15.1').replace('15.BB', '15.2');
    const { files } = await imported('noise.txt', numbered, ['--stage', 'rev1']);
    expect(files).toEqual(['noise.rev1.en.md']);
  });

  it('with numbers are adopted ones', async () => {
    const numbered = ALONE.replace('15.AA', '15.1').replace('15.BB', '15.2');
    const { files, text } = await imported('noise.txt', numbered);
    expect(files).toEqual(['noise.en.md']);
    expect(text).toContain('# Noise at sea {#title}');
    expect(text.match(/\.directed-to\}/g)).toHaveLength(2);
  });

  it('in Markdown too, with bold headings', async () => {
    const source =
      '# Noise\n\n## **Directed to Parties**\n\n**15.AA** Parties are invited to measure noise.\n';
    const { files, text } = await imported('noise.md', source);
    expect(files).toEqual(['noise.draft.en.md']);
    expect(text).toMatch(/^## Directed to Parties \{#\w+ \.directed-to\}$/m);
  });
});

it('warns of each line of a cover that will not be printed', async () => {
  const { root } = libraryWith({});
  writeFileSync(join(root, 'x.txt'), `UNEP/CMS/COP15/Doc.55\n\nAn odd line\n\n${ALONE}`);
  const { stderr } = await runCli(['import', 'x.txt', '--body', 'cms', '--language', 'en'], root);
  expect(stderr).toContain('warning masthead-kept');
});
