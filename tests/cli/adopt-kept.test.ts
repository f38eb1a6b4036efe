import { describe, expect, it } from 'vitest';
import { adopted, libraryOf } from './carried-library.ts';
import { runCli } from './run.ts';

const CITED: readonly (readonly [string, string, boolean])[] = [
  ['a link', '[Decision 4.2](#abace)', true],
  ['a link to an item', '[Decision 4.2 b)](#abacg)', true],
  ['a typed number of an item', 'Decision 4.2 b)', false],
  ['a link to an item that goes', '[Decision 4.2 a)](#abacf)', true],
];

const inForce = (cited: string): string => `## Directed to the Secretariat {#aaaaa .directed-to}

**4.1** The Secretariat shall report on ${cited}. {#abaca}

**4.2** The Secretariat shall do: {#abace}

**a)** one; {#abacf}

**b)** two. {#abacg}`;

const drafted = (cited: string, kept: string): string =>
  inForce(cited)
    .replace(
      '**4.2** The Secretariat shall do: {#abace}',
      '**5.1** The Secretariat shall do: {#abace}',
    )
    .replace('**a)** one; {#abacf}', '**a)** {#abacf .deleted}\n\n> done')
    .replace('shall report on', kept);

const draft = (text: string): string =>
  adopted('cop5', text)
    .replace('status: adopted', 'base: cop4\nstage: draft\nstatus: proposed')
    .replace('2017', '2020');

const adopt = 'adopt decision:cce/cop5/fund.draft --date 2020-02-02';

describe('a Decision that is kept', () => {
  it.each(CITED)(
    'keeps its words where it cites with %s what gets another number',
    async (_, cited, told) => {
      const { root, fileOf } = libraryOf({
        'cop4/fund.en.md': adopted('cop4', inForce(cited)),
        'cop5/fund.draft.en.md': draft(drafted(cited, 'shall report on')),
      });
      const done = await runCli(adopt.split(' '), root);
      expect([done.code, done.stderr.match(/ error /g)]).toEqual([0, null]);
      expect(/references that stay/.test(done.stdout)).toBe(told);
      expect(done.stdout).not.toContain('references that follow');
      const words = cited.replace(/^\[(.*)\].*/, '$1');
      expect(fileOf('cop5/fund.en.md').replace(/\[(.*?)\]\(.*?\)/g, '$1')).toContain(
        `**4.1** The Secretariat shall report on ${words}. {#abaca}`,
      );
      const status = await runCli('decisions status --body cce --language en'.split(' '), root);
      expect(status.stdout).toContain('amended 1 ');
      const check = await runCli(['check', 'decisions/cce/cop5/fund.en.md'], root);
      expect([check.code, check.stdout]).not.toContain('error');
    },
  );

  it('is told as what stays when the others are numbered', async () => {
    const { run } = libraryOf({
      'cop4/fund.en.md': adopted('cop4', inForce('[Decision 4.2](#abace)')),
      'cop5/fund.draft.en.md': draft(
        drafted('[Decision 4.2](#abace)', 'shall report on').replace('**5.1**', '**5.AA**'),
      ),
      '../../order.txt': 'CCE/COP5/Doc.20\n',
    });
    const told = await run(
      'decisions number --body cce --meeting cop5 --from 5.1 --order order.txt --table t.csv',
    );
    expect(told).toMatch(/references that stay\n.*Decision 4\.2 {2}now 5\.1/);
  });

  it('follows once it is amended', async () => {
    const { root, fileOf } = libraryOf({
      'cop4/fund.en.md': adopted('cop4', inForce('[Decision 4.2](#abace)')),
      'cop5/fund.draft.en.md': draft(
        drafted('[Decision 4.2](#abace)', 'shall speak of').replace('**4.1**', '**5.2**'),
      ),
    });
    const { stdout } = await runCli(adopt.split(' '), root);
    expect(stdout).toContain('references that follow');
    expect(fileOf('cop5/fund.en.md')).toContain('[Decision 5.1](#abace)');
  });
});
