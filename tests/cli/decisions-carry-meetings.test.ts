import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { treeOf } from '../library/library.ts';
import { adopted, below, libraryOf } from './carried-library.ts';
import { runCli } from './run.ts';

const TO_PARTIES = '## Directed to Parties {#viket .directed-to}';
const TO_SECRETARIAT = '## Directed to the Secretariat {#romen .directed-to}';
const TO_COUNCIL = '## Directed to the Scientific Council {#sizuk .directed-to}';

const COP3 = adopted(
  'cop3',
  `${TO_PARTIES}

**3.1** Parties shall protect mudflats. {#gamol}

**3.2** Parties shall pay.[^a] {#hazik}

[^a]: In euros.`,
);
const COP4 = adopted(
  'cop4',
  `${TO_PARTIES}

**4.1** Parties shall give.[^a] {#rizuf}

[^a]: In dollars.

**4.2** Parties shall count eels. {#kutes}

${TO_SECRETARIAT}

**4.3** The Secretariat shall: {#dolep}

**a)** hold a workshop; and {#dolea}

**b)** report to the meeting. {#doleb}`,
);
const COP5 = adopted(
  'cop5',
  `${TO_PARTIES}

**5.1** Parties shall take.[^a] {#bamot}

[^a]: In pounds.

${TO_COUNCIL}

**5.2** The Scientific Council shall report on eels to the meeting. {#fisab}`,
);

/** What a page says on lines, deleted words in [- -], inserted ones in [+ +]. */
function linesOf(html: string): readonly string[] {
  return html
    .replace(/[\s\S]*<body[^>]*>/, '')
    .replace(/<span class="unseen">[^<]*<\/span>/g, '')
    .replace(/<(\/?)(ins|del)\b[^>]*>/g, (_, end, name) => {
      const sign = name === 'ins' ? '+' : '-';
      return end === '' ? `[${sign}` : `${sign}]`;
    })
    .replace(/<\/(?:p|h\d|td|tr)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/\u00A0/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

it('the Decisions of three meetings are carried, numbered, adopted and carried on', async () => {
  const { root, run, carry, fileOf } = libraryOf({
    'cop3/fund.en.md': COP3,
    'cop4/fund.en.md': COP4,
    'cop5/fund.en.md': COP5,
  });
  await run(
    carry('cop5', 'cop6', [
      '3.1,keep,',
      '3.2,delete,Paid',
      '4.1,delete,Done',
      '4.2,renew,Still needed',
      '4.3,amend,Two workshops',
      '5.1,keep,',
      '5.2,delete,Reported',
    ]),
  );
  const draft = 'cop6/fund.draft.en.md';
  expect(below(fileOf(draft))).toBe(`${TO_PARTIES}
**3.1** Parties shall protect mudflats. {#gamol}
**3.2** {#hazik .deleted}
> Paid
**4.1** {#rizuf .deleted}
> Done
**6.AA** Parties shall count eels. {#kutes}
> Still needed
**5.1** Parties shall take.[^a] {#bamot}
[^a]: In pounds.
${TO_SECRETARIAT}
**6.BB** The Secretariat shall: {#dolep}
> Two workshops
**a)** hold a workshop; and {#dolea}
**b)** report to the meeting. {#doleb}
## {#sizuk .directed-to .deleted}
**5.2** {#fisab .deleted}
> Reported
`);
  const path = join(root, 'decisions/cce', draft);
  writeFileSync(path, fileOf(draft).replace('hold a workshop', 'hold two workshops'));
  expect(await run('check')).toBe('5 files: nothing found\n');

  await run('paper decisions/cce/cop6/cce-cop6-doc.20.paper.en.md --html paper.html');
  const page = linesOf(readFileSync(join(root, 'paper.html'), 'utf8'));
  expect(page).toContain('b) delete Decisions 3.2, 4.1 and 5.2.');
  const redline = page.slice(page.indexOf('Text in force'));
  expect(redline.filter((line) => line.startsWith('['))).toEqual([
    '[-3.2 -][-Parties shall pay.4-]',
    '[-4 -][-In euros.-]',
    '[-4.1 -][-Parties shall give.5-]',
    '[-5 -][-In dollars.-]',
    '[+6.AA +][-4.2 -]Parties shall count eels.',
    '[+4 +][-6 -]In pounds.',
    '[+6.BB +][-4.3 -]The Secretariat shall:',
    '[-Directed to the Scientific Council-]',
    '[-5.2 -][-The Scientific Council shall report on eels to the meeting.-]',
  ]);
  expect(redline).toContain('a) hold[+ two workshops+][- a workshop-]; and');

  await run(
    'decisions number --meeting cop6 --from 6.1 --order agenda.txt --table numbers.csv --json',
  );
  await run(`adopt decisions/cce/${draft} --date 2023-06-20`);
  expect(fileOf('cop6/fund.en.md')).toContain(`removed:
  - id: hazik
    label: 3.2
    reason: Paid
  - id: rizuf
    label: 4.1
    reason: Done
  - id: sizuk
  - id: fisab
    label: 5.2
    reason: Reported
`);
  expect(await run('check')).toBe('6 files: nothing found\n');

  const states = async (at: string): Promise<readonly string[]> => {
    const found = JSON.parse(await run(`decisions status --at ${at} --json`)).states;
    return found.map(
      ({ label, formal, formalIn }: Record<string, string | null>) =>
        `${label} ${formal}${formalIn === null ? '' : ` ${formalIn}`}`,
    );
  };
  const inForce = (...labels: readonly string[]) => labels.map((label) => `${label} in-force`);
  expect(await states('cop3')).toEqual(inForce('3.1', '3.2'));
  const four = ['3.1', '3.2', '4.1', '4.2', '4.3', '4.3 a)', '4.3 b)'];
  expect(await states('cop4')).toEqual(inForce(...four));
  expect(await states('cop5')).toEqual(inForce(...four, '5.1', '5.2'));
  expect(await states('cop6')).toEqual([
    '3.1 in-force',
    '3.2 deleted',
    '4.1 deleted',
    '4.2 renewed 6.1',
    '4.3 amended 6.2',
    '4.3 a) amended 6.2 a)',
    '4.3 b) renewed 6.2 b)',
    '5.1 in-force',
    '5.2 deleted',
    ...inForce('6.1', '6.2', '6.2 a)', '6.2 b)'),
  ]);

  const rows = (await run('decisions carry --from cop6 --to cop7')).split('\r\n');
  expect(rows.map((row) => row.split(',')[0])).toEqual([
    '\uFEFFdecision',
    '3.1',
    '5.1',
    '6.1',
    '6.2',
    '',
  ]);
  await run(
    carry('cop6', 'cop7', ['3.1,amend,', '5.1,delete,Taken', '6.1,keep,', '6.2,delete,Held']),
  );
  expect(below(fileOf('cop7/fund.draft.en.md'))).toBe(`${TO_PARTIES}
**7.AA** Parties shall protect mudflats. {#gamol}
**6.1** Parties shall count eels. {#kutes}
**5.1** {#bamot .deleted}
> Taken
## {#romen .directed-to .deleted}
**6.2** {#dolep .deleted}
> Held
`);
}, 60_000);

const COUNTED = adopted(
  'cop4',
  `${TO_PARTIES}\n\n**4.1** Parties shall give. {#rizuf}\n\n${TO_SECRETARIAT}\n\n**4.2** The Secretariat shall report to the Conference of the Parties. {#kutes}`,
);
const REPORTED = `${TO_PARTIES}\n\n**5.1** Parties shall take. {#bamot}\n\n${TO_SECRETARIAT}\n\n**5.2** The Secretariat shall report on eels to the Conference of the Parties. {#dolep}`;
const RENEWED = ['4.1,renew,', '4.2,renew,', '5.1,renew,', '5.2,renew,'];

it('a language that lacks Decisions in force is refused, and nothing is written', async () => {
  const { root, carry } = libraryOf({
    'cop4/fund.en.md': COUNTED,
    'cop5/fund.en.md': adopted('cop5', REPORTED),
    'cop5/fund.fr.md': adopted('cop5', REPORTED, 'fund', 'fr'),
  });
  const line = carry('cop5', 'cop6', RENEWED);
  const before = treeOf(root);
  const { code, stderr } = await runCli(line.split(' '), root);
  expect([code, stderr]).toEqual([
    3,
    'decisions/cce/cop4/fund.en.md:16:1 error language found no fr of Decisions 4.1, 4.2, which are in force, expected them in it as those of decisions/cce/cop5/fund.fr.md (or --language for one that has all); nothing was written\n',
  ]);
  expect(treeOf(root)).toEqual(before);
});

it('a Decision without an id, which no table would have, is an error', async () => {
  const { root } = libraryOf({
    'cop4/fund.en.md': COUNTED.replace(' {#rizuf}', ''),
    'cop5/fund.en.md': adopted('cop5', REPORTED),
  });
  const line = 'decisions carry --from cop5 --to cop6';
  const { code, stdout, stderr } = await runCli(line.split(' '), root);
  expect([code, stdout, stderr]).toEqual([
    3,
    '',
    'decisions/cce/cop4/fund.en.md:16:1 error missing-id found 4.1 without an id, expected one, which revcop fmt gives it\n',
  ]);
});

it('a language that only earlier Decisions have is told, since no draft is made in it', async () => {
  const { root, carry, fileOf } = libraryOf({
    'cop4/fund.en.md': COUNTED,
    'cop4/fund.fr.md': COUNTED.replace('language: en', 'language: fr'),
    'cop5/fund.en.md': adopted('cop5', REPORTED),
  });
  const { code, stderr } = await runCli(carry('cop5', 'cop6', RENEWED).split(' '), root);
  expect([code, stderr]).toEqual([
    0,
    'decisions/cce/cop4/fund.fr.md:1:1 warning language found 4.1, 4.2 in fr, expected the later Decisions of fund in it too; no draft is made in it\n',
  ]);
  expect(fileOf('cop6/fund.draft.en.md')).toContain('**6.AA** Parties shall give. {#rizuf}');
});

it('letters go on through the draft as it is written, whichever meeting a Decision comes from', async () => {
  const { run, carry, fileOf } = libraryOf({
    'cop4/fund.en.md': COUNTED,
    'cop5/fund.en.md': adopted('cop5', REPORTED),
  });
  await run(carry('cop5', 'cop6', RENEWED));
  const labels = fileOf('cop6/fund.draft.en.md').matchAll(/^\*\*([^*]+)\*\*.*\{#(\w+)\}$/gm);
  expect([...labels].map(([, label, id]) => `${label} ${id}`)).toEqual([
    '6.AA rizuf',
    '6.BB bamot',
    '6.CC kutes',
    '6.DD dolep',
  ]);
  expect(await run('check')).toBe('4 files: nothing found\n');
});

const ONE = `${TO_PARTIES}\n\n**5.1** Parties shall take. {#bamot}`;

it('two Decisions under one number are told apart by subject and id', async () => {
  const { root, run, carry, fileOf } = libraryOf({
    'cop5/fund.en.md': adopted('cop5', ONE),
    'cop5/eels.en.md': adopted('cop5', ONE, 'eels'),
  });
  const printed = await run('decisions carry --from cop5 --to cop6');
  expect(printed.split('\r\n').map((row) => row.split(',').slice(0, 3).join())).toEqual([
    '\uFEFFdecision,key,do',
    '5.1,eels#bamot,',
    '5.1,fund#bamot,',
    '',
  ]);
  const line = carry('cop5', 'cop6', ['5.1,renew,', '5.1,delete,Done']);
  const { code, stderr } = await runCli(line.split(' '), root);
  const said = 'found Decision 5.1, a number that 2 have, expected eels#bamot or fund#bamot';
  expect([code, stderr]).toEqual([
    3,
    [2, 3].map((at) => `table.csv:${at}:1 error carry ${said} in the column key\n`).join(''),
  ]);
  const rows = ['5.1,fund#bamot,renew,', '5.1,eels#bamot,delete,Done'];
  await run(carry('cop5', 'cop6', rows, 'decision,key,do,comment'));
  expect(fileOf('cop6/fund.draft.en.md')).toContain('**6.AA** Parties shall take. {#bamot}');
  expect(fileOf('cop6/eels.draft.en.md')).toContain('**5.1** {#bamot .deleted}\n\n> Done\n');
});

it('a subject that lacks a language of the paper is told, for the paper names its Decisions there', async () => {
  const { root, carry, fileOf } = libraryOf({
    'cop5/fund.en.md': adopted('cop5', REPORTED),
    'cop5/fund.fr.md': adopted('cop5', REPORTED, 'fund', 'fr'),
    'cop5/eels.en.md': adopted(
      'cop5',
      `${TO_PARTIES}\n\n**5.3** Parties shall count eels. {#kutes}`,
      'eels',
    ),
  });
  const rows = ['5.1,renew,,', '5.2,renew,,', '5.3,renew,,Utile'];
  const line = carry('cop5', 'cop6', rows, 'decision,do,comment,comment-fr');
  const { code, stderr } = await runCli(line.split(' '), root);
  expect([code, stderr]).toEqual([
    0,
    'decisions/cce/cop5/eels.en.md:1:1 warning language found 5.3 in en alone, expected them in fr too: the paper names them there, without quotation or draft\n',
  ]);
  expect(fileOf('cop6/cce-cop6-doc.20.paper.fr.md')).toMatch(/\| 5\.3 .*\| Utile \|/);
});

it('lists say of which texts they print another language than was asked for', async () => {
  const { root } = libraryOf({
    'cop5/fund.en.md': adopted('cop5', REPORTED),
    'cop5/fund.fr.md': adopted('cop5', REPORTED, 'fund', 'fr'),
    'cop5/eels.en.md': adopted(
      'cop5',
      `${TO_PARTIES}\n\n**5.3** Parties shall count eels. {#kutes}`,
      'eels',
    ),
  });
  for (const name of ['in-effect', 'status']) {
    const line = ['decisions', name, '--body', 'cce', '--language'];
    expect((await runCli([...line, 'en'], root)).stderr).toBe('');
    expect((await runCli([...line, 'fr'], root)).stderr).toBe(
      'decisions/cce/cop5/eels.en.md:1:1 warning language found no fr of these Decisions, expected one: they are listed in en\n',
    );
  }
});

it('a Decision to be amended of which no word differs yet is told at its row, until one does', async () => {
  const { root, run, carry } = libraryOf({ 'cop5/fund.en.md': adopted('cop5', REPORTED) });
  await run(carry('cop5', 'cop6', ['5.1,amend,', '5.2,renew,']));
  const paper = 'decisions/cce/cop6/cce-cop6-doc.20.paper.en.md';
  const told = await runCli(['check', paper], root);
  expect([told.code, told.stdout]).toEqual([
    1,
    expect.stringMatching(
      /:\d+:1 warning amendment-unchanged found 5\.1 to be amended, of which no word differs in decision:cce\/cop6\/fund\.draft, expected .*\n1 file: 1 warning\n$/,
    ),
  ]);
  const draft = join(root, 'decisions/cce/cop6/fund.draft.en.md');
  writeFileSync(draft, readFileSync(draft, 'utf8').replace('shall take', 'shall not take'));
  expect(await run(`check ${paper}`)).toBe('1 file: nothing found\n');
});

it('what an older text cited in other words is not told of the paragraph that the last one has', async () => {
  const { root, carry, fileOf } = libraryOf({
    'cop4/fund.en.md': adopted(
      'cop4',
      `${TO_PARTIES}

**4.1** Parties shall pay under Decisions 4.2 and 4.3. {#rizuf}

**4.2** Parties shall count eels. {#kutes}

**4.3** Parties shall hold a workshop as in Decision 4.2. {#dolep}`,
    ),
    'cop5/fund.en.md': adopted(
      'cop5',
      `${TO_PARTIES}

**5.1** Parties shall pay under Decision 4.2 and, from then on, Decision 4.2. {#rizuf}`,
    ),
  });
  const line = carry('cop5', 'cop6', ['4.2,delete,Done', '4.3,renew,', '5.1,renew,']);
  const { stderr } = await runCli(line.split(' '), root);
  const draft = fileOf('cop6/fund.draft.en.md').split('\n');
  const lines = stderr.split('\n').filter((each) => each.includes(' carry '));
  const told = lines.map((each) => {
    const [, at, words] =
      /:(\d+):1 warning carry found (.*?), of which 4\.2 is to be/.exec(each) ?? [];
    return [words, draft[Number(at) - 1]?.includes(words ?? '?')];
  });
  expect(told).toEqual([
    ['Decision 4.2', true],
    ['Decision 4.2', true],
  ]);
});
