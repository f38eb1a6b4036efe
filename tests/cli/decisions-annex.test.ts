import { describe, expect, it } from 'vitest';
import { adopted, below, libraryOf } from './carried-library.ts';
import { runCli } from './run.ts';

const ANNEXES: readonly (readonly [string, string])[] = [
  [
    'a table',
    '{#tabel widths=50,50}\n\n| No. {#rowaa} | Text |\n| --- | --- |\n| one {#rowab} | Rivers |',
  ],
  ['numbered paragraphs', '**1.** Rivers. {#parab}\n\n**a)** Lakes. {#parac}'],
  ['words', 'Rivers. {#worda}'],
];

const text = (annex: string): string => `## Directed to the Secretariat {#tobel .directed-to}

**4.1** The Secretariat shall report. {#zimil}

## Annex {#annex-1 .annex}

${annex}`;

describe.each(ANNEXES)('an annex of Decisions with %s', (_, annex) => {
  const file = 'cop4/fund.en.md';
  const told = /fund\.en\.md:\d+:1 info annex /g;

  it.each([
    'decisions in-effect --body cce --language en',
    'decisions status --body cce --language en',
    'export --to informea --body cce',
  ])('is no part of the last Decision in %s, which says so once', async (line) => {
    const { root } = libraryOf({ [file]: adopted('cop4', text(annex)) });
    const { code, stdout, stderr } = await runCli(line.split(' '), root);
    expect([code, stderr.match(told)?.length]).toEqual([0, 1]);
    expect(stdout).not.toMatch(/Rivers|Lakes/);
    expect(stdout).toMatch(/The Secretariat shall\s/);
  });

  it('stays in the draft of the next meeting', async () => {
    const { run, carry, fileOf } = libraryOf({ [file]: adopted('cop4', text(annex)) });
    await run(carry('cop5', 'cop6', ['4.1,renew,Still open']));
    expect(below(fileOf('cop6/fund.draft.en.md'))).toContain('Rivers');
  });
});
