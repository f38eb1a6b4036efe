import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const PROFILE = fileURLToPath(new URL('../../templates/cce/profile.yaml', import.meta.url));
const LANGUAGES = ['en', 'fr'] as const;
const TO = {
  en: ['Directed to Parties', 'Directed to the Secretariat'],
  fr: ['À l’attention des Parties', 'À l’attention du Secrétariat'],
} as const;

/** What COP3 has on its table, in two languages. */
function firstDraft(language: 'en' | 'fr'): string {
  const [parties, secretariat] = TO[language];
  return `---
body: cce
kind: decisions
meeting: cop3
subject: flats
stage: draft
status: proposed
paper: CCE/COP3/Doc.7
date: 2014-05-01
language: ${language}
---

# Flats {#title}

## ${parties} {#hpart .directed-to}

**3.AA** Parties (${language}) are invited to: {#aadab}

**a)** map the flats; and {#aadac}

**b)** report to the meeting. {#aadad}

**3.BB** Parties (${language}) are urged to close no channel. {#babac}

## ${secretariat} {#hsecr .directed-to}

**3.CC** The Secretariat (${language}) shall publish a map. {#cacab}

**3.DD** The Secretariat (${language}) shall: {#dadab}

**a)** hold a workshop; {#dadac}

**b)** raise funds; and {#dadad}

**c)** report to the meeting. {#dadaf}
`;
}

const DAYS = { cop3: '2014-05-09', cop4: '2017-09-15', cop5: '2020-03-06', cop6: '2023-06-20' };
type Meeting = keyof typeof DAYS;

/** A body whose amended Decisions take a new number, or keep theirs. */
function meetingsOf(manner: 'new-number' | 'keeps-number') {
  const profile = readFileSync(PROFILE, 'utf8');
  const { root } = libraryWith({
    'templates/cce/profile.yaml': profile.replace(
      /^amendedDecision: .*$/m,
      `amendedDecision: ${manner}`,
    ),
    ...Object.fromEntries(
      LANGUAGES.map((tag) => [`decisions/cce/cop3/flats.draft.${tag}.md`, firstDraft(tag)]),
    ),
  });

  const run = async (...argv: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli(argv, root);
    const told = `${argv[0] === 'check' ? stdout : ''}${stderr}`.split('\n');
    const wrong = told.filter((line) => / (?:error|warning) (?!carry|language)/.test(line));
    expect([argv[0] === 'check' ? 0 : code, wrong], argv.join(' ')).toEqual([0, []]);
    return stdout;
  };

  const edit = (meeting: Meeting, ...changes: readonly (readonly [RegExp, string])[]): void => {
    for (const tag of LANGUAGES) {
      const path = join(root, `decisions/cce/${meeting}/flats.draft.${tag}.md`);
      const before = readFileSync(path, 'utf8');
      const after = changes.reduce((text, [words, now]) => {
        expect(text).toMatch(words);
        return text.replace(words, now);
      }, before);
      writeFileSync(path, after);
    }
  };

  const carry = async (from: Meeting, to: Meeting, ...rows: readonly string[]): Promise<void> => {
    writeFileSync(join(root, 'table.csv'), `decision,do,comment\n${rows.join('\n')}\n`);
    const paper = `CCE/${to.toUpperCase()}/Doc.7`;
    await run(
      'decisions',
      'carry',
      '--from',
      from,
      '--to',
      to,
      'table.csv',
      '--paper',
      paper,
      '--date',
      DAYS[to],
    );
  };

  const adopt = async (meeting: Meeting, first: string | null): Promise<void> => {
    writeFileSync(join(root, 'order.txt'), `CCE/${meeting.toUpperCase()}/Doc.7\n`);
    if (first !== null)
      await run(
        'decisions',
        'number',
        '--meeting',
        meeting,
        '--from',
        first,
        '--order',
        'order.txt',
        '--table',
        `${meeting}.csv`,
      );
    await run('adopt', `decisions/cce/${meeting}/flats.draft.en.md`, '--date', DAYS[meeting]);
    // What number and adoption made must be as drafts and adopted texts are to be.
    await run('check');
    await run('fmt', '--check');
  };

  /** The list in three forms, as it was after a meeting. */
  const views = async (at: Meeting): Promise<readonly string[]> => {
    const of = ['--body', 'cce', '--language', 'en', '--at', at];
    const csv = join(root, 'view.csv');
    await run('decisions', 'status', ...of, '--csv', csv);
    return [
      await run('decisions', 'status', ...of),
      await run('decisions', 'status', ...of, '--json'),
      readFileSync(csv, 'utf8'),
      await run('decisions', 'in-effect', ...of),
    ];
  };

  const rows = async (at: Meeting): Promise<readonly string[]> => {
    const of = ['--body', 'cce', '--language', 'en', '--at', at, '--json'];
    const { states } = JSON.parse(await run('decisions', 'status', ...of));
    return states.map((state: State) => {
      const by = state.formalBy === null ? '' : ` ${state.formalBy.meeting}`;
      const on = state.formalIn === null ? '' : ` → ${state.formalIn}`;
      const why = state.reason === null ? '' : `: ${state.reason}`;
      return `${state.key} ${state.label} ${state.formal}${on}${by}${why}`;
    });
  };

  const numbersInFeed = async (): Promise<readonly string[]> => {
    const feed = JSON.parse(await run('export', '--to', 'informea', '--body', 'cce'));
    return feed.map(
      ({ number, id, status, published, updated }: Record<string, string>) =>
        `${number} ${id} ${status} ${published} ${updated}`,
    );
  };
  return { root, run, edit, carry, adopt, views, rows, numbersInFeed };
}

interface State {
  readonly key: string;
  readonly label: string;
  readonly formal: string;
  readonly formalBy: { readonly meeting: string } | null;
  readonly formalIn: string | null;
  readonly reason: string | null;
}

/** Three meetings go through what the one before left, and change words and single items. */
async function threeMeetings(manner: 'new-number' | 'keeps-number') {
  const body = meetingsOf(manner);
  const isNew = manner === 'new-number';
  const seen: { readonly at: Meeting; readonly views: readonly string[] }[] = [];
  const remember = async (at: Meeting) => seen.push({ at, views: await body.views(at) });
  await body.adopt('cop3', '3.1');
  await remember('cop3');

  await body.carry(
    'cop3',
    'cop4',
    '3.1,keep,',
    '3.2,renew,Still needed',
    '3.3,amend,Each year',
    '3.4,amend,Less',
  );
  body.edit(
    'cop4',
    [/shall publish a map\./, 'shall publish a map each year.'],
    [/^\*\*b\)\*\* raise funds; and (\{#dadad)\}$/m, '**b)** $1 .deleted}\n\n> Funds were raised'],
    [/^\*\*c\)\*\*/m, '**b)**'],
  );
  await body.adopt('cop4', isNew ? '4.1' : null);
  await remember('cop4');
  const second = isNew
    ? ['3.1,keep,', '4.1,delete,Completed', '4.2,keep,', '4.3,amend,More']
    : ['3.1,keep,', '3.2,delete,Completed', '3.3,keep,', '3.4,amend,More'];
  await body.carry('cop4', 'cop5', ...second);
  body.edit('cop5', [/hold a workshop;/, 'hold two workshops;']);
  await body.adopt('cop5', isNew ? '5.1' : null);
  await remember('cop5');
  const third = isNew
    ? ['3.1,delete,Done', '4.2,renew,', '5.1,keep,']
    : ['3.1,delete,Done', '3.3,renew,', '3.4,keep,'];
  await body.carry('cop5', 'cop6', ...third);
  await body.adopt('cop6', isNew ? '6.1' : null);
  for (const { at, views } of seen) expect(await body.views(at)).toEqual(views);
  return body;
}

describe('three meetings after another', () => {
  it('count each Decision and item once where amended ones take a new number', async () => {
    const body = await threeMeetings('new-number');
    expect(await body.rows('cop4')).toEqual([
      'cop3 3.1 in-force cop4',
      'cop3 3.1 a) in-force cop4',
      'cop3 3.1 b) in-force cop4',
      'cop3 3.2 renewed → 4.1 cop4',
      'cop3 3.3 amended → 4.2 cop4',
      'cop3 3.4 amended → 4.3 cop4',
      'cop3 3.4 a) renewed → 4.3 a) cop4',
      'cop3 3.4 b) deleted cop4: Funds were raised',
      'cop3 3.4 c) renewed → 4.3 b) cop4',
      'cop4 4.1 in-force',
      'cop4 4.2 in-force',
      'cop4 4.3 in-force',
      'cop4 4.3 a) in-force',
      'cop4 4.3 b) in-force',
    ]);
    expect(await body.rows('cop6')).toEqual([
      'cop3 3.1 deleted cop6: Done',
      'cop3 3.1 a) deleted cop6: Done',
      'cop3 3.1 b) deleted cop6: Done',
      'cop3 3.2 renewed → 4.1 cop4',
      'cop3 3.3 amended → 4.2 cop4',
      'cop3 3.4 amended → 4.3 cop4',
      'cop3 3.4 a) renewed → 4.3 a) cop4',
      'cop3 3.4 b) deleted cop4: Funds were raised',
      'cop3 3.4 c) renewed → 4.3 b) cop4',
      'cop4 4.1 deleted cop5: Completed',
      'cop4 4.2 renewed → 6.1 cop6',
      'cop4 4.3 amended → 5.1 cop5',
      'cop4 4.3 a) amended → 5.1 a) cop5',
      'cop4 4.3 b) renewed → 5.1 b) cop5',
      'cop5 5.1 in-force cop6',
      'cop5 5.1 a) in-force cop6',
      'cop5 5.1 b) in-force cop6',
      'cop6 6.1 in-force',
    ]);
    expect(await body.numbersInFeed()).toEqual([
      '3.1 cce/cop3/flats#aadab deleted 2014-05-09 2023-06-20',
      '3.2 cce/cop3/flats#babac renewed 2014-05-09 2017-09-15',
      '3.3 cce/cop3/flats#cacab amended 2014-05-09 2017-09-15',
      '3.4 cce/cop3/flats#dadab amended 2014-05-09 2017-09-15',
      '4.1 cce/cop4/flats#babac deleted 2017-09-15 2020-03-06',
      '4.2 cce/cop4/flats#cacab renewed 2017-09-15 2023-06-20',
      '4.3 cce/cop4/flats#dadab amended 2017-09-15 2020-03-06',
      '5.1 cce/cop5/flats#dadab in-force 2020-03-06 2020-03-06',
      '6.1 cce/cop6/flats#cacab in-force 2023-06-20 2023-06-20',
    ]);
  }, 120_000);

  it('count each Decision and item once where amended ones keep their number', async () => {
    const body = await threeMeetings('keeps-number');
    expect(await body.rows('cop6')).toEqual([
      'cop3 3.1 deleted cop6: Done',
      'cop3 3.1 a) deleted cop6: Done',
      'cop3 3.1 b) deleted cop6: Done',
      'cop3 3.2 deleted cop5: Completed',
      'cop3 3.3 amended → 3.3 cop4',
      'cop4 3.3 in-force cop6',
      'cop3 3.4 amended → 3.4 cop4',
      'cop3 3.4 a) renewed → 3.4 a) cop4',
      'cop3 3.4 b) deleted cop4: Funds were raised',
      'cop3 3.4 c) renewed → 3.4 b) cop4',
      'cop4 3.4 amended → 3.4 cop5',
      'cop4 3.4 a) amended → 3.4 a) cop5',
      'cop4 3.4 b) renewed → 3.4 b) cop5',
      'cop5 3.4 in-force cop6',
      'cop5 3.4 a) in-force cop6',
      'cop5 3.4 b) in-force cop6',
    ]);
    const [list = '', , csv = '', inEffect = ''] = await body.views('cop6');
    const even = list.replace(/\s+/g, ' ');
    expect(even).toContain('3.4 (Rev.COP5) a)');
    expect(csv).toContain('amended → 3.4 (Rev.COP4)');
    expect(inEffect).toContain('3.4 (Rev.COP5)');
    expect(inEffect).toContain('3.3 (Rev.COP4)');
    expect(await body.numbersInFeed()).toEqual([
      '3.1 cce/cop3/flats#aadab deleted 2014-05-09 2023-06-20',
      '3.2 cce/cop3/flats#babac deleted 2014-05-09 2020-03-06',
      '3.3 cce/cop3/flats#cacab in-force 2014-05-09 2017-09-15',
      '3.4 cce/cop3/flats#dadab in-force 2014-05-09 2020-03-06',
    ]);
  }, 120_000);
});
