import { describe, expect, it } from 'vitest';
import { adopted, below, libraryOf } from './carried-library.ts';
import { runCli } from './run.ts';

const TEXT = `## Directed to the Secretariat {#tobel .directed-to}

**4.1** The Secretariat shall report: {#zimil}

**a)** one; {#ralad}

**b)** two; {#rolad}

**c)** three. {#rulad}`;

const GONE: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  [
    'deleted by a register',
    {
      'fund.yaml': `subject: fund
facts:
  - decision: cop4#rolad
    formal: deleted
    meeting: cop5
    document: CCE/COP5/Doc.20
`,
    },
  ],
  [
    'repealed by a Resolution',
    {
      '../../resolutions/cce/9.1/original.en.md': `---
body: cce
kind: resolution
number: "9.1"
revision: original
status: adopted
paper: CCE/COP5/Doc.1
meeting: cop5
date: 2020-10-10
language: en
repeals:
  - of: decision:cce/cop4/fund
    paragraphs: [rolad]
---

# R {#title}

The Conference of the Parties {#formula .formula}

**1.** _Decides_. {#dabaa}
`,
    },
  ],
];

describe.each(GONE)('an item that was %s', (_, facts) => {
  const library = (more: Readonly<Record<string, string>> = {}) =>
    libraryOf({ 'cop4/fund.en.md': adopted('cop4', TEXT), ...facts, ...more });

  it('is not carried on, nor quoted, nor told as a change', async () => {
    const { run, carry, fileOf } = library();
    await run(carry('cop5', 'cop6', ['4.1,renew,Still open']));
    expect(below(fileOf('cop6/fund.draft.en.md'))).not.toContain('rolad');
    expect(fileOf('cop6/cce-cop6-doc.20.paper.en.md')).toContain('fund#ralad,rulad}');
    const told = await run(
      'compare decision:cce/cop4/fund decision:cce/cop6/fund.draft --language en',
    );
    expect(told).not.toMatch(/two|removed/);
  });

  it('leaves its Decision kept, with the letters that are left', async () => {
    const { run, carry, fileOf } = library();
    await run(carry('cop5', 'cop6', ['4.1,keep,']));
    await run('adopt decision:cce/cop6/fund.draft --date 2023-10-20');
    const text = fileOf('cop6/fund.en.md');
    expect(text.match(/^\*\*.*?\*\*/gm)).toEqual(['**4.1**', '**a)**', '**c)**']);
    const status = await run('decisions status --body cce --language en');
    expect(status).toMatch(/^4\.1 c\) .*in force/m);
    expect(status).not.toMatch(/amended/);
  });

  it('stops check and adoption of a draft that brings it back', async () => {
    const draft = adopted('cop6', TEXT.replace('4.1', '6.1'))
      .replace('status: adopted', 'base: cop4\nstage: draft\nstatus: proposed')
      .replace('2017', '2023');
    const { root } = library({ 'cop6/fund.draft.en.md': draft });
    for (const line of ['check', 'adopt decision:cce/cop6/fund.draft --date 2023-10-20']) {
      const { code, stdout, stderr } = await runCli(line.split(' '), root);
      expect([line, code]).toEqual([line, 1]);
      expect(stdout + stderr).toMatch(/error decision-fact found 4\.1 b\) renewed at cop6/);
    }
  });
});
