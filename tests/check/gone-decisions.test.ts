import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../src/check/check-edition.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import { decisionStates, type Formal } from '../../src/lineage/decisions/states.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';

const profile = loadProfile(null, 'cms');

interface Written extends DecisionText {
  readonly known: KnownText;
}

function written(meeting: string, language: string, body: string, stage: string | null): Written {
  const subject = meeting === 'cop13' ? 'sea' : 'moon';
  const document = `${meeting}.${subject}`;
  const head = ['body: cms', 'kind: decisions', `meeting: ${meeting}`, `subject: ${subject}`]
    .concat([`paper: ${document}`, `language: ${language}`])
    .concat(stage === null ? [] : [`stage: ${stage}`]);
  const { value } = readMarkdown(`---\n${head.join('\n')}\n---\n\n# X {#title}\n\n${body}`);
  const known: KnownText = {
    instrument: 'decision',
    of: `cms/${meeting}/${subject}`,
    number: subject,
    key: stage === null ? meeting : `${meeting}.${stage}`,
    base: null,
    adopted: stage === null,
    paper: document,
    text: value,
  };
  const file = `${document}.md`;
  return { body: 'cms', subject, meeting, stage, base: null, document, file, text: value, known };
}

const ADOPTED =
  '**13.1** The Secretariat shall sail: {#sail}\n\n**a)** out. {#out}\n\n**13.2** The Secretariat shall row. {#row}\n';

/** What is said of a draft of COP15 with these words, where COP14 has done this with Decision 13.1 and its item. */
function told(
  language: string,
  words: string,
  { formal = 'deleted', meeting = 'cop14' }: { formal?: Formal; meeting?: string } = {},
): string[] {
  const adopted = written('cop13', language, ADOPTED, null);
  const draft = written('cop15', language, `**15.AA** ${words} {#act}\n`, 'draft');
  const rules = { meetings: Object.keys(profile.meetings), formulaFirst: false };
  const { states } = decisionStates([adopted, draft], [], null, {
    ...rules,
    meetings: ['cop13', ...rules.meetings],
  });
  const decisions = states.map((state) =>
    ['sail', 'out'].includes(state.id)
      ? { ...state, formal, formalBy: { meeting, document: 'Doc.5' } }
      : state,
  );
  const edition = { key: 'cop15.draft', base: null, adopted: false, text: draft.text };
  const world = { formulaFirst: false, texts: [adopted.known, draft.known] };
  const subject = { chain: [edition], edition, others: [], rivals: [], world, decisions, profile };
  return checkEdition({ ...subject, file: draft.file })
    .findings.filter(({ rule }) => rule === 'cited-gone')
    .map(({ text }) => text);
}

const SAYS = {
  en: [
    'The Secretariat shall report on',
    'Decision 13.1',
    'Decisions 13.1 and 13.2',
    'now deleted',
  ],
  fr: [
    'Le Secrétariat fait rapport sur la',
    'Décision 13.1',
    'Décisions 13.1 et 13.2',
    'supprimée',
  ],
  es: ['La Secretaría informará sobre la', 'Decisión 13.1', 'Decisiones 13.1 y 13.2', 'suprimida'],
} as const;

describe.each(['en', 'fr', 'es'] as const)(
  'a Decision that an earlier meeting took away, %s',
  (language) => {
    const [report, one, both, gone] = SAYS[language];

    it.each([
      [one, `found ${one}, which was deleted in Doc.5, expected one in force`],
      [both, `found ${both}, of which 13.1 was deleted in Doc.5, expected one in force`],
      [`${one} a)`, `found ${one} a), which was deleted in Doc.5, expected one in force`],
      [
        `[${one}](decision:cms/cop13/sea#sail)`,
        `found ${one}, which was deleted in Doc.5, expected one in force`,
      ],
    ])('is told where it is cited: %s', (words, expected) => {
      expect(told(language, `${report} ${words}.`)).toEqual([expected]);
    });

    it('is told as repealed where it was', () => {
      expect(told(language, `${report} ${one}.`, { formal: 'repealed' })).toEqual([
        expect.stringContaining('which was repealed in Doc.5'),
      ]);
    });

    it('is history where the words say that it is gone', () => {
      expect(told(language, `${report} ${one}, ${gone}.`)).toEqual([]);
    });

    it('is the matter of another rule where this meeting takes it away, and of none where it stands', () => {
      expect(told(language, `${report} ${one}.`, { meeting: 'cop15' })).toEqual([]);
      expect(told(language, `${report} ${one}.`, { formal: 'in-force' })).toEqual([]);
      expect(told(language, `${report} ${one}.`, { formal: 'renewed' })).toEqual([]);
    });
  },
);
