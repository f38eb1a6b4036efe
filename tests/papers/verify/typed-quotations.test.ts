import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run.ts';
import { libraryWith } from '../../library/library.ts';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const TEXT = 'decisions/cce/cop5/estuary-fund.en.md';
const HEAD = ['body: cce', 'kind: paper', 'revision: original', 'paper: CCE/COP6/Doc.50']
  .concat(['meeting: cop6', 'language: en', 'title: X'])
  .join('\n');

const DECISIONS = readFileSync(join(REPOSITORY, TEXT), 'utf8');

/** Decision 5.24 as it is adopted: its addressee, its chapeau, its items, each with its label. */
const own = DECISIONS.split(/\n(?=## )/).find((part) => part.includes('**5.24**')) ?? '';
const [heading = '', chapeau = '', ...items] = own
  .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
  .split('\n')
  .map((line) => line.replace(/ \{[^}]*\}$/, '').trim())
  .filter((line) => line !== '');
const directed = heading.replace('## ', '');
const words = chapeau.replace('**5.24** ', '');
const plain = items.map((line) => line.replaceAll('**', ''));

/** The ways in which a Decision is quoted in a paper in Markdown. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  'below a heading': [`### Decision 5.24 ${directed}`, words, ...items],
  'behind bold words': [`**Decision 5.24** ${words}`, ...items],
  'behind a bold line': [`**Decision 5.24 ${directed}**`, words, ...items],
  'as paragraphs of the class': [
    'Decision 5.24 reads:',
    ...[words, ...items].map((line) => `${line} {.quote}`),
  ],
  'as a comment': [
    'Decision 5.24 reads:',
    [words, ...plain].map((line) => `> ${line}`).join('\n>\n'),
  ],
};

async function said(body: readonly string[]): Promise<{ exit: number; out: string; err: string }> {
  const { root } = libraryWith({
    [TEXT]: DECISIONS,
    'paper.en.md': `---\n${HEAD}\n---\n\n# X\n\n${body.join('\n\n')}\n\n**2.** Something else.\n`,
  });
  const { code: exitCode, stdout, stderr } = await runCli(['verify', 'paper.en.md'], root);
  return { exit: exitCode, out: stdout, err: stderr };
}

describe('a Decision that a paper in Markdown quotes', () => {
  it.each(Object.entries(FORMS))('is held against the adopted one: %s', async (_, form) => {
    const { exit, out } = await said(form);
    expect(out).toContain('1 quoted Decision: nothing deviates');
    expect(exit).toBe(0);
    const last = form.at(-1) ?? '';
    const altered = last.replace(/\p{L}{5,}(?=[^>]*$)/u, 'other');
    const told = await said([...form.slice(0, -1), altered]);
    expect(told.out).toContain('error quoted-decision 5.24');
    expect(told.exit).toBe(1);
  });

  it('is told as not proven where other words follow its name', async () => {
    const { exit, out } = await said([
      'In place of Decision 5.24 it is proposed to say:',
      'Nothing of the kind shall ever be done. {.quote}',
      '**Decision 5.24** was implemented in full.',
    ]);
    expect(exit).toBe(0);
    expect(out).toMatch(/info unproven-quotation found “Nothing of the kind shall ever be done\.”/);
    expect(out).toMatch(/nothing deviates; 1 other named Decision held against nothing\n$/);
  });

  it('is the matter of the command paper where a directive prints it', async () => {
    const { exit, err } = await said(['::quote{of=decision:cce/cop5/estuary-fund}']);
    expect(exit).toBe(3);
    expect(err).toContain('its ::quote print the adopted words themselves');
  });
});
