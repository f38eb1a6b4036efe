import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const BODY = '# Eels {#title}\n\nThe Conference of the Parties {#formula .formula}\n\n';

interface Invented {
  readonly number: string;
  readonly meeting?: string | null;
  readonly repeals?: string;
  readonly revision?: string;
  readonly base?: string;
  readonly words?: string;
  readonly language?: string;
}

/** A Resolution of an invented body; its first repeal stands on line 8 where it has a meeting and no base. */
function resolution({
  number,
  meeting = `cop${number[0]}`,
  repeals = '',
  revision = 'original',
  base,
  words = '**1.** *Decides* to count. {#bamot}\n\n**2.** *Decides* to stop. {#dolep}\n',
  language = 'en',
}: Invented): string {
  const head = [
    'body: cce',
    'kind: resolution',
    `number: ${number}`,
    `revision: ${revision}`,
    ...(base === undefined ? [] : [`base: ${base}`]),
    ...(meeting === null ? [] : [`meeting: ${meeting}`]),
    ...(repeals === '' ? [] : [`repeals:\n${repeals}`]),
    `language: ${language}`,
  ];
  return `---\n${head.join('\n')}\n---\n\n${BODY}${words}`;
}

const FUND = `---
body: cce
kind: decisions
meeting: cop3
subject: fund
paper: CCE/COP3/Doc.20
language: en
---

# Fund {#title}

## Directed to Parties {#viket .directed-to}

**3.1** Parties shall give. {#rizuf}

**3.2** Parties shall count. {#kutes}
`;
const FILES = {
  'decisions/cce/cop3/fund.en.md': FUND,
  'resolutions/cce/1.1/original.en.md': resolution({ number: '1.1' }),
};

async function told(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { root } = libraryWith({ ...FILES, ...files });
  const { stdout, stderr } = await runCli(['check'], root);
  const found = `${stdout}${stderr}`
    .split('\n')
    .flatMap(
      (line) =>
        /resolutions\/cce\/(\S+ (?:error|warning) repeal(?:-unknown|-unnamed)? .*)/.exec(
          line,
        )?.[1] ?? [],
    );
  // A list tells what check tells, and is not made of what nobody knows.
  const errors = found.some((line) => line.includes(' error '));
  for (const list of ['resolutions in-effect', 'decisions status']) {
    const { code, stderr: said } = await runCli([...list.split(' '), '--body', 'cce'], root);
    expect([list, code]).toEqual([list, errors ? 3 : 0]);
    for (const line of found) expect(said).toContain(line);
  }
  return found;
}

const PATH = '4.1/original.en.md';
const repealing = (repeals: string, more: Partial<Invented> = {}) => ({
  [`resolutions/cce/${PATH}`]: resolution({ number: '4.1', repeals, ...more }),
});

describe('repeals', () => {
  it.each([
    ['ids in a list', '  - of: decision:cce/cop3/fund\n    paragraphs: [rizuf, kutes]'],
    ['ids in a line', '  - of: decision:cce/cop3/fund\n    paragraphs: rizuf, kutes'],
    ['a whole text, a meeting in capitals', '  - of: CCE/1.1', { meeting: 'COP4' }],
    ['two texts', '  - of: cce/1.1@original\n  - of: decision:cce/cop3/fund'],
    [
      'two parts of a text',
      '  - of: cce/1.1\n    paragraphs: bamot\n  - of: cce/1.1\n    paragraphs: dolep',
    ],
  ])('that can be read are right: %s', async (_, repeals, more: Partial<Invented> = {}) => {
    expect(await told(repealing(repeals, more))).toEqual([]);
  });

  it.each([
    ['no id', '  - of: decision:cce/cop3/fund\n    paragraphs:', 'paragraphs that are no ids'],
    [
      'a map of ids',
      '  - of: decision:cce/cop3/fund\n    paragraphs: { a: b }',
      'paragraphs that are no ids',
    ],
    [
      'a list in a list',
      '  - of: cce/1.1\n    paragraphs: [[bamot]]',
      'paragraphs that are no ids',
    ],
    ['another key', '  - of: cce/1.1\n    ids: bamot', 'the key ids'],
    ['no such id', '  - of: decision:cce/cop3/fund\n    paragraphs: rizux', 'found rizux'],
    ['one id of two', '  - of: cce/1.1\n    paragraphs: [bamot, rizux]', 'found rizux'],
    ['no such revision', '  - of: cce/1.1@rev.cop2', 'found cce/1.1@rev.cop2'],
    ['itself', '  - of: cce/4.1', 'of itself'],
    ['another body', '  - of: cms/11.24', 'expected a text of cce'],
    [
      'a text twice',
      '  - of: cce/1.1\n  - of: cce/1.1\n    paragraphs: bamot',
      'found cce/1.1 twice',
      9,
    ],
    ['a second entry', '  - of: cce/1.1\n  # and\n  - of: cce/1.1@rev.cop3', '@rev.cop3', 10],
  ])(
    'that do not say what they repeal are errors at their line: %s',
    async (_, repeals, text, line = 8) => {
      expect(await told(repealing(repeals))).toEqual([
        expect.stringMatching(new RegExp(`^${PATH}:${line}:1 error repeal .*${text}`)),
      ]);
    },
  );

  it('of a text without a meeting, and of an unknown one, are errors', async () => {
    const repeals = '  - of: cce/1.1';
    expect(await told(repealing(repeals, { meeting: null }))).toEqual([
      expect.stringContaining(`${PATH}:6:1 error repeal found repeals: and no meeting`),
    ]);
    expect(await told(repealing(repeals, { meeting: 'cop77' }))).toEqual([
      expect.stringContaining('error repeal found repeals: of the meeting cop77'),
    ]);
  });

  it('of a text that the library lacks are a warning', async () => {
    expect(await told(repealing('  - of: decision:cce/cop3/funds'))).toEqual([
      expect.stringContaining(`${PATH}:8:1 warning repeal-unknown found decision:cce/cop3/funds`),
    ]);
  });

  it('of a text that is adopted in another language alone are right, beside a draft of it too', async () => {
    const french = FUND.replace('language: en', 'language: fr');
    const draft = FUND.replace('paper:', 'stage: draft\nstatus: proposed\npaper:');
    const { root } = libraryWith({
      'decisions/cce/cop3/fund.fr.md': french,
      'decisions/cce/cop3/fund.draft.en.md': draft,
      ...repealing('  - of: decision:cce/cop3/fund'),
    });
    const { stdout, stderr } = await runCli(['check', `resolutions/cce/${PATH}`], root);
    expect(`${stdout}${stderr}`).not.toContain('repeal-unknown');
  });

  it('of a text of a later meeting are errors', async () => {
    const files = { 'resolutions/cce/5.1/original.en.md': resolution({ number: '5.1' }) };
    expect(await told({ ...files, ...repealing('  - of: cce/5.1') })).toEqual([
      expect.stringContaining('before it was adopted'),
    ]);
  });

  it('of texts of one meeting that repeal one another are errors, in a circle too', async () => {
    const each = (number: string, of: string) => ({
      [`resolutions/cce/${number}/original.en.md`]: resolution({
        number,
        repeals: `  - of: cce/${of}`,
      }),
    });
    const circle = [
      { ...each('4.1', '4.2'), ...each('4.2', '4.1') },
      { ...each('4.1', '4.2'), ...each('4.2', '4.3'), ...each('4.3', '4.1') },
    ];
    for (const files of circle) {
      const found = await told(files);
      expect(found).toHaveLength(Object.keys(files).length);
      for (const line of found)
        expect(line).toMatch(/:8:1 error repeal .*repeals this text at the same meeting/);
    }
    // A later meeting may take back what an earlier one did.
    const later = resolution({
      number: '1.1',
      revision: 'rev.cop5',
      base: 'original',
      meeting: 'cop5',
      repeals: '  - of: cce/4.1',
    });
    const taken = { ...repealing('  - of: cce/1.1'), 'resolutions/cce/1.1/rev.cop5.en.md': later };
    expect(await told(taken)).toEqual([]);
  });

  it('in one language alone, or of other paragraphs there, are errors where they stand', async () => {
    const french = (repeals: string) => ({
      'resolutions/cce/4.1/original.fr.md': resolution({ number: '4.1', language: 'fr', repeals }),
      'resolutions/cce/1.1/original.fr.md': resolution({ number: '1.1', language: 'fr' }),
    });
    const whole = '  - of: cce/1.1';
    const part = '  - of: cce/1.1\n    paragraphs: bamot';
    expect(await told({ ...repealing(whole), ...french(whole) })).toEqual([]);
    expect(await told({ ...repealing(whole), ...french('') })).toEqual([
      expect.stringMatching(`${PATH}:8:1 error repeal found cce/1.1 in repeals:, which fr lacks`),
    ]);
    expect(await told({ ...repealing(whole), ...french(part) })).toHaveLength(2);
  });

  it('in part leave the rest in force, and say so in lists and concordance', async () => {
    const { root } = libraryWith({
      ...FILES,
      ...repealing(
        '  - of: decision:cce/cop3/fund\n    paragraphs: [rizuf]\n  - of: cce/1.1\n    paragraphs: [dolep]',
      ),
    });
    const status = await runCli(['decisions', 'status', '--body', 'cce', '--json'], root);
    const states: { label: string; formal: string }[] = JSON.parse(status.stdout).states;
    expect(states.map(({ label, formal }) => `${label} ${formal}`)).toEqual([
      '3.1 repealed',
      '3.2 in-force',
    ]);
    const lists = await runCli(['resolutions', 'in-effect', '--body', 'cce', '--json'], root);
    expect(JSON.parse(lists.stdout)).toMatchObject({
      inForce: [{ of: 'cce/1.1' }, { of: 'cce/4.1' }],
      gone: [{ of: 'cce/1.1', places: ['2'] }],
    });
    const printed = await runCli(['resolutions', 'in-effect', '--body', 'cce'], root);
    expect(printed.stdout).toContain('in part: 2');
    const { stdout } = await runCli(['concordance', 'cce/1.1', '--json'], root);
    const rows: { id: string; cells: { fates: string[] }[] }[] = JSON.parse(stdout).rows;
    const fates = new Map(rows.map(({ id, cells }) => [id, cells.at(-1)?.fates]));
    expect([fates.get('bamot'), fates.get('dolep')]).toEqual([['kept'], ['repealed']]);
  });

  it('of paragraphs are of the revision before the meeting: told where it is not named, and named by adoption', async () => {
    const revised = {
      'resolutions/cce/1.1/rev.cop4.en.md': resolution({
        number: '1.1',
        revision: 'rev.cop4',
        base: 'original',
        meeting: 'cop4',
        words: '**1.** *Decides* to count. {#bamot}\n',
      }),
    };
    const part = '  - of: cce/1.1\n    paragraphs: dolep';
    expect(await told({ ...revised, ...repealing(part) })).toEqual([
      expect.stringMatching(`${PATH}:8:1 warning repeal-unnamed .*expected cce/1.1@original`),
    ]);
    const named = '  - of: cce/1.1@original\n    paragraphs: dolep';
    expect(await told({ ...revised, ...repealing(named) })).toEqual([]);
    const draft = resolution({ number: '4.1', repeals: part })
      .replace('revision:', 'stage: draft\nstatus: proposed\nrevision:')
      .replace('language:', 'paper: CCE/COP4/Doc.9\nlanguage:');
    const path = 'resolutions/cce/4.1/original.draft.en.md';
    const { root } = libraryWith({ ...FILES, ...revised, [path]: draft });
    const { code, stderr } = await runCli(['adopt', 'cce/4.1@original.draft'], root);
    expect([code, stderr]).toEqual([0, expect.stringContaining('written as cce/1.1@original')]);
    const adopted = readFileSync(join(root, 'resolutions/cce/4.1/original.en.md'), 'utf8');
    expect(adopted).toContain('  - of: cce/1.1@original\n    paragraphs: dolep\n');
  });

  describe('by a draft', () => {
    const WORDS =
      '**1.** *Repeals* Decision 3.1. {#bamot}\n\n**2.** *Decides* to count as in Decision 3.1. {#dolep}\n';
    const draft = (stage: string, more = ''): string =>
      resolution({
        number: '4.1',
        repeals: '  - of: decision:cce/cop3/fund\n    paragraphs: rizuf',
        words: WORDS,
      })
        .replace('revision:', `stage: ${stage}\nstatus: proposed\nrevision:`)
        .replace('language:', `${more}paper: CCE/COP4/Doc.9\nlanguage:`);
    const DRAFT = 'resolutions/cce/4.1/original.draft.en.md';

    interface State {
      readonly label: string;
      readonly formal: string;
      readonly formalBy: { readonly document: string } | null;
      readonly proposals: readonly { readonly formal: string; readonly document: string }[];
    }
    const statesIn = async (root: string, ...more: string[]): Promise<readonly State[]> => {
      const argv = ['decisions', 'status', '--body', 'cce', '--json', ...more];
      const { code, stdout } = await runCli(argv, root);
      expect(code).toBe(0);
      return JSON.parse(stdout).states;
    };
    const proposed = async (root: string, ...more: string[]): Promise<readonly string[]> =>
      (await statesIn(root, ...more)).flatMap(({ label, formal, proposals }) =>
        proposals.map((each) => `${label} ${formal} ${each.formal} ${each.document}`),
      );

    it('are proposals until it is adopted, once in its last stage, then told by the name of the Resolution', async () => {
      const { root } = libraryWith({ ...FILES, [DRAFT]: draft('draft') });
      const asked = ['3.1 in-force repealed CCE/COP4/Doc.9'];
      expect(await proposed(root)).toEqual(asked);
      expect(await proposed(root, '--status', 'proposed')).toEqual(asked);
      expect(await proposed(root, '--at', 'cop3')).toEqual([]);
      const later = draft('rev1', 'base: original.draft\n').replace('Doc.9', 'Doc.9/Rev.1');
      const staged = libraryWith({
        ...FILES,
        [DRAFT]: draft('draft'),
        'resolutions/cce/4.1/original.rev1.en.md': later,
      });
      expect(await proposed(staged.root)).toEqual(['3.1 in-force repealed CCE/COP4/Doc.9/Rev.1']);

      const { code } = await runCli(['adopt', 'cce/4.1@original.draft'], root);
      expect(code).toBe(0);
      expect(await proposed(root)).toEqual([]);
      const [gone] = await statesIn(root);
      expect(gone).toMatchObject({ formal: 'repealed', formalBy: { document: 'Resolution 4.1' } });
      for (const list of ['status', 'in-effect']) {
        const { stdout } = await runCli(
          ['decisions', list, '--body', 'cce', '--csv', 'list.csv'],
          root,
        );
        expect(stdout).toContain('list.csv');
        expect(readFileSync(join(root, 'list.csv'), 'utf8')).toContain('COP4, Resolution 4.1');
      }
    });

    it('of Resolutions are told of those in force', async () => {
      const own = draft('draft').replace(
        '  - of: decision:cce/cop3/fund\n    paragraphs: rizuf',
        '  - of: cce/1.1\n    paragraphs: dolep',
      );
      const { root } = libraryWith({ ...FILES, [DRAFT]: own });
      const list = ['resolutions', 'in-effect', '--body', 'cce', '--language', 'en'];
      const inForce = async (...more: string[]): Promise<unknown> =>
        JSON.parse((await runCli([...list, '--json', ...more], root)).stdout).inForce;
      const asked = [{ places: ['2'], formal: 'repealed', by: 'CCE/COP4/Doc.9' }];
      expect(await inForce()).toMatchObject([{ of: 'cce/1.1', proposed: asked }]);
      expect(await inForce('--at', 'cop3')).toMatchObject([{ of: 'cce/1.1', proposed: [] }]);
      await runCli([...list, '--csv', 'list.csv'], root);
      const told = 'proposed: repealed, in part: 2 (COP4, CCE/COP4/Doc.9)';
      expect(readFileSync(join(root, 'list.csv'), 'utf8')).toContain(told);
      expect((await runCli(list, root)).stdout.replace(/\s+/g, ' ')).toContain(told);
      expect((await runCli(['adopt', 'cce/4.1@original.draft'], root)).code).toBe(0);
      expect(await inForce()).toMatchObject([{ proposed: [] }, { of: 'cce/4.1', proposed: [] }]);
    });

    it('are told where it is cited, but not where it is repealed, and treat the Decision', async () => {
      const { root } = libraryWith({
        ...FILES,
        [DRAFT]: draft('draft'),
        'decisions/cce/cop4/other.draft.en.md': FUND.replace('meeting: cop3', 'meeting: cop4')
          .replace('subject: fund', 'subject: other\nstage: draft\nstatus: proposed')
          .replace('CCE/COP3/Doc.20', 'CCE/COP4/Doc.8')
          .replace('**3.1** Parties shall give. {#rizuf}', '**4.AA** Parties may look. {#vozud}')
          .replace(/\n\*\*3\.2.*\n/, ''),
      });
      const { stdout, stderr } = await runCli(['check'], root);
      const lines = `${stdout}${stderr}`.split('\n');
      const of = (rule: string) => lines.filter((line) => line.includes(` ${rule} `));
      expect(of('cited-deleted')).toEqual([
        expect.stringMatching(
          /4\.1\/original\.draft\.en\.md:22:.* found Decision 3\.1, which is repealed in CCE\/COP4\/Doc\.9,/,
        ),
      ]);
      expect(of('decision-untreated')).toEqual([expect.stringContaining('found 3.2 in force')]);
    });

    it('and renewed in another paper of the meeting are rivals', async () => {
      const { root } = libraryWith({
        ...FILES,
        [DRAFT]: draft('draft'),
        'decisions/cce/cop4/fund.draft.en.md': FUND.replace('meeting: cop3', 'meeting: cop4')
          .replace('subject:', 'base: cop3\nstage: draft\nstatus: proposed\nsubject:')
          .replace('CCE/COP3/Doc.20', 'CCE/COP4/Doc.8')
          .replace('**3.1**', '**4.AA**'),
      });
      const { stdout, stderr } = await runCli(['check'], root);
      expect(`${stdout}${stderr}`).toContain(
        'decision-rivals found 3.1 repealed in CCE/COP4/Doc.9 and renewed in CCE/COP4/Doc.8',
      );
    });
  });

  it('of the Decisions of one meeting are not of those of the next', async () => {
    const next = FUND.replaceAll('cop3', 'cop4').replace('# Fund', '# The Fund');
    const later = resolution({
      number: '5.1',
      repeals: '  - of: decision:cce/cop3/fund\n    paragraphs: kutes',
    });
    const { root } = libraryWith({
      ...FILES,
      'decisions/cce/cop4/fund.en.md': next
        .replace('language:', 'base: cop3\nlanguage:')
        .replace(/\n\*\*3\.2.*\n/, ''),
      'resolutions/cce/5.1/original.en.md': later,
    });
    const { stdout } = await runCli(['concordance', 'decision:cce/cop3/fund', '--json'], root);
    const rows: { id: string; cells: { fates: string[] }[] }[] = JSON.parse(stdout).rows;
    const fates = rows.map(({ id, cells }) => `${id} ${cells.flatMap((cell) => cell.fates)}`);
    expect(fates).toContain('kutes repealed');
  });
});
