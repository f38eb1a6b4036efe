import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../src/check/check-edition.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import { decisionStates } from '../../src/lineage/decisions/states.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';

const profile = loadProfile(null, 'cms');
const TO = '## Directed to the Secretariat {#sec .directed-to}\n\n';

function text(
  subject: string,
  meeting: string,
  body: string,
  stage: string | null,
): DecisionText & { readonly known: KnownText } {
  const document = `${meeting}.${subject}`;
  const head = [
    'body: cms',
    'kind: decisions',
    `meeting: ${meeting}`,
    `subject: ${subject}`,
    `paper: ${document}`,
    'language: en',
  ];
  if (stage !== null) head.push(`stage: ${stage}`);
  const { value } = readMarkdown(`---\n${head.join('\n')}\n---\n\n# X {#title}\n\n${TO}${body}`);
  const base = meeting === 'cop15' && subject === 'sea' ? 'cop14' : null;
  const file = `${document}.md`;
  const known: KnownText = {
    instrument: 'decision',
    of: `cms/${meeting}/${subject}`,
    number: subject,
    key: stage === null ? meeting : `${meeting}.${stage}`,
    base,
    adopted: stage === null,
    paper: document,
    text: value,
  };
  return { body: 'cms', subject, meeting, stage, base, document, file, text: value, known };
}

const ADOPTED = text(
  'sea',
  'cop14',
  '**14.1** The Secretariat shall sail: {#sail}\n\n**a)** out; {#out}\n\n**14.2** The Secretariat shall row. {#row}\n',
  null,
);

function told(
  draft: string | ReturnType<typeof text>,
  citing: string,
  subject = 'moon',
  others: readonly KnownText[] | null = null,
  rules: readonly string[] = ['cited-deleted'],
): string[] {
  const sea = typeof draft === 'string' ? text('sea', 'cop15', draft, 'draft') : draft;
  const own = subject === 'sea' ? sea : text(subject, 'cop15', citing, 'draft');
  const all = subject === 'sea' ? [ADOPTED, sea] : [ADOPTED, sea, own];
  const { states } = decisionStates(all, [], null, {
    meetings: Object.keys(profile.meetings),
    formulaFirst: false,
  });
  const edition = { key: 'cop15.draft', base: own.base, adopted: false, text: own.text };
  return checkEdition({
    chain: [edition],
    edition,
    others: [],
    rivals: [],
    world: {
      formulaFirst: false,
      texts: others === null ? all.map(({ known }) => known) : [...others, own.known],
    },
    decisions: states,
    profile,
    file: own.file,
  })
    .findings.filter(({ rule }) => rules.includes(rule))
    .map(({ text: said }) => said);
}

const DELETES =
  '**14.1** {#sail .deleted}\n\n> Done.\n\n**14.2** The Secretariat shall row. {#row}\n';
const RENEWS = '**15.AA** The Secretariat shall sail: {#sail}\n\n**a)** out; {#out}\n';
const cites = (words: string) => `**15.AA** The Secretariat shall act under ${words}. {#act}\n`;

describe('a Decision that another draft of the meeting takes away', () => {
  it.each(['Decision 14.1', '[Decision 14.1](decision:cms/cop14/sea#sail)', 'Decision 14.1 a)'])(
    'is told where it is cited: %s',
    (words) => {
      expect(told(DELETES, cites(words))).toEqual([
        expect.stringMatching(/ is deleted in cop15\.sea, expected one that stays/),
      ]);
    },
  );

  it('is told with the number that replaces it', () => {
    expect(told(RENEWS, cites('Decision 14.1'))).toEqual([
      'found Decision 14.1, which is replaced in cop15.sea, expected 15.AA, which goes on with it',
    ]);
  });

  it('is cited by its number where another Decision goes on under that, not by a link', () => {
    const goesOn = (words: string) =>
      `**14.1** The Secretariat shall sail far. {#far continues=decision:cms/cop14/sea#sail}\n\n${cites(words)}`;
    expect(told(DELETES, goesOn('Decision 14.1'))).toEqual([]);
    expect(told(DELETES, goesOn('[Decision 14.1](decision:cms/cop14/sea#sail)'))).toEqual([
      'found Decision 14.1, which is deleted in cop15.sea, expected a link to the 14.1 that goes on with it',
    ]);
  });

  it('is told in the draft that takes it away too, though not of what its comments say', () => {
    const own = '**14.1** {#sail .deleted}\n\n**15.AA** As Decision 14.1 asked. {#ask}\n';
    expect(told(own, '', 'sea')).toEqual([
      expect.stringMatching(/^found Decision 14\.1, which is deleted in cop15\.sea/),
    ]);
    expect(
      told(own.replace(/As .* asked\./, 'Act.\n\n> As Decision 14.1 asked.\n'), '', 'sea'),
    ).toEqual([]);
  });

  it('is told where its text is not there in this language', () => {
    for (const words of ['Decision 14.1 a)', 'Decisions 14.1 and 14.2', 'Decisions 14.0 to 14.2'])
      expect(told(DELETES, cites(words), 'moon', [])).toEqual([
        expect.stringMatching(/(?:, which|, of which 14\.1) is deleted in cop15\.sea/),
      ]);
  });

  it('is told once the meeting has adopted the text that takes it away', () => {
    const adopted = text(
      'sea',
      'cop15',
      DELETES.replace('**14.1** {#sail .deleted}\n\n> Done.\n\n', ''),
      null,
    );
    expect(told(adopted, cites('Decision 14.1 a)'))).toEqual([
      expect.stringMatching(/which is deleted in cop15\.sea/),
    ]);
  });

  it('is not told where it stays, nor of what the meeting puts in its place', () => {
    expect(told(DELETES, cites('Decision 14.2'))).toEqual([]);
    const numbered = RENEWS.replace('15.AA', '15.1');
    for (const words of ['Decision 15.1 a)', '[Decision 15.1](decision:cms/cop15/sea#sail)'])
      expect(told(numbered, cites(words))).toEqual([]);
  });
});

describe('a number that no Decision has', () => {
  const RULES = ['unknown-decision', 'decision-lacking', 'missing-prefix', 'missing-point'];
  const wrong = (words: string, draft = DELETES): string[] =>
    told(draft, cites(words), 'moon', null, RULES);

  it.each([
    ['Decision 14.3', '14.3; the last that it has is 14.2'],
    ['Decision 14.1 z)', '14.1 z'],
    [
      'Decisions 14.1 to 14.9',
      '14.3, 14.4, 14.5, 14.6, 14.7 and 2 more; the last that it has is 14.2',
    ],
    ['Decisions 14.2 and 14.99', '14.99; the last that it has is 14.2'],
  ])('is told: %s', (words, lacking) => {
    const expected = `expected Decisions of the library, which has no ${lacking}`;
    expect(wrong(words)).toEqual([`found ${words}, ${expected}`]);
  });

  it.each([
    ['Decision 169', 'found Decision 169, expected the number of its meeting before a point'],
    [
      'Decisions 14.1 and 2',
      'found Decisions 14.1 and 2, expected the number of its meeting before a point',
    ],
    [
      'Decisions 14.1 to 2',
      'found Decisions 14.1 to 2, expected the number of its meeting before a point',
    ],
    ['Decision 14,1', 'found 14,1, expected 14.1'],
    ['Decision 14,1 a)', 'found 14,1, expected 14.1'],
  ])('is told at the end of a sentence as within it: %s', (words, said) => {
    expect(wrong(words)).toEqual([said]);
    expect(wrong(`${words} too`)).toEqual([said]);
  });

  it.each([
    'Decision 14.1 a)',
    'Decisions 14.1 and 14.2',
    'CITES Decision 14.99',
    'Decision 14.99 of the Standing Committee',
    'decision 14/99',
    'Decision 13.99',
    'Decision 15.AA',
  ])(
    'is not told of what is there, of others and of meetings that the library lacks: %s',
    (words) => {
      expect(wrong(words)).toEqual([]);
    },
  );

  it('is a remark where the library has not the whole meeting', () => {
    const gap = '**15.4** The Secretariat shall sail: {#sail}\n';
    const lacking = (rule: string) => told(gap, cites('Decision 15.9'), 'moon', null, [rule]);
    expect(lacking('unknown-decision')).toEqual([]);
    expect(lacking('decision-lacking')).toHaveLength(1);
  });
});
