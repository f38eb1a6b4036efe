import { describe, expect, it } from 'vitest';
import { checkEdition } from '../../src/check/check-edition.ts';
import type { Subject } from '../../src/check/rule.ts';
import { ADDRESSEE_RULES } from '../../src/check/rules/addressees.ts';
import { DECISION_RULES } from '../../src/check/rules/decisions.ts';
import { LETTER_RULES } from '../../src/check/rules/letters.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import type { Edition } from '../../src/lineage/chain.ts';
import type { DecisionText } from '../../src/lineage/decisions/members.ts';
import { decisionStates } from '../../src/lineage/decisions/states.ts';

const profile = loadProfile(null, 'cms');
const NAMES = new Set([
  ...[...DECISION_RULES, ...ADDRESSEE_RULES, ...LETTER_RULES].map(({ name }) => name),
  'label-repeated',
  'label-skipped',
]);

function text(
  meeting: string,
  body: string,
  stage: string | null = null,
  document = `${meeting}.doc`,
): DecisionText {
  const head = [
    'body: cms',
    'kind: decisions',
    `meeting: ${meeting}`,
    'subject: sea',
    `paper: ${document}`,
    'language: en',
  ];
  if (stage !== null) head.push(`stage: ${stage}`);
  const { value } = readMarkdown(`---\n${head.join('\n')}\n---\n\n# Sea {#title}\n\n${body}`);
  return {
    body: 'cms',
    subject: 'sea',
    meeting,
    stage,
    base: null,
    document,
    file: `${document}.md`,
    text: value,
  };
}

/** What the rules on Decisions say of one text among these. */
function found(own: DecisionText, others: readonly DecisionText[] = []): string[] {
  const key = own.stage === null ? own.meeting : `${own.meeting}.${own.stage}`;
  const edition: Edition = { key, base: own.base, adopted: own.stage === null, text: own.text };
  const { states } = decisionStates([own, ...others], [], null, {
    meetings: Object.keys(profile.meetings),
    formulaFirst: false,
  });
  const known = {
    instrument: 'decision' as const,
    of: `cms/${own.meeting}/sea`,
    number: 'sea',
    key,
    base: own.base,
    adopted: own.stage === null,
    paper: own.document,
    text: own.text,
  };
  const subject: Subject = {
    chain: [edition],
    edition,
    others: [],
    rivals: [],
    world: { formulaFirst: false, texts: [known] },
    decisions: states,
    profile,
    file: own.file,
  };
  return checkEdition(subject)
    .findings.filter(({ rule }) => NAMES.has(rule))
    .map(({ rule, text: said }) => `${rule} ${said}`);
}

const TO = '## Directed to the Secretariat {#sec .directed-to}\n\n';
const REPORT = '**15.BB** The Secretariat shall report to the meeting. {#hukat}\n';

describe('the numbers of draft Decisions', () => {
  it('that repeat or skip a letter are told', () => {
    const twice = `${TO}**15.AA** The Secretariat shall report. {#bodal}\n\n**15.AA** The Secretariat shall sail. {#gemin}\n`;
    expect(found(text('cop15', twice, 'draft')).join()).toContain('label-repeated');
    const skipped = `${TO}**15.AA** The Secretariat shall report. {#bodal}\n\n**15.CC** The Secretariat shall sail. {#gemin}\n`;
    expect(found(text('cop15', skipped, 'draft')).join()).toContain(
      'letter-skipped found 15.CC, expected BB before it',
    );
  });

  it('begin with that of their meeting and a point', () => {
    for (const label of ['14.AA', 'AA']) {
      const own = `${TO}**${label}** The Secretariat shall sail. {#bodal}\n\n${REPORT}`;
      expect(found(text('cop15', own, 'draft')).join()).toContain(
        `decision-prefix found ${label}, expected a number that begins with 15.`,
      );
    }
    expect(
      found(
        text('cop15', `${TO}**15.AA** The Secretariat shall sail. {#bodal}\n\n${REPORT}`, 'draft'),
      ),
    ).toEqual([]);
  });

  it('are cited with their point', () => {
    const own = `${TO}**15.AA** The Secretariat shall support Decision 15 BB. {#bodal}\n\n${REPORT}`;
    expect(found(text('cop15', own, 'draft'))).toEqual([
      'missing-point found 15 BB, expected 15.BB',
    ]);
  });
});

describe('to whom Decisions are directed', () => {
  it('is somebody whom the body knows', () => {
    const own =
      '## Directed to Neptune {#sec .directed-to}\n\n**15.AA** Neptune shall calm the sea. {#bodal}\n';
    expect(found(text('cop15', own, 'draft')).join()).toContain(
      'addressee-unknown found the addressee Directed to Neptune',
    );
  });

  it('is told by heading and chapeau alike', () => {
    const own = `${TO}**15.AA** Parties are invited to report. {#bodal}\n`;
    expect(found(text('cop15', own, 'draft')).join()).toContain('addressee-chapeau found 15.AA');
    const party =
      '## Directed to the Parties {#sec .directed-to}\n\n**15.AA** Each Party is invited to report. {#bodal}\n';
    expect(found(text('cop15', party, 'draft'))).toEqual([]);
  });

  it.each([
    ['the Journaux', 'Le journal', false],
    ['the Cities', 'Each city', false],
    ['the Parties', 'Each partner', true],
    ['the Scientific Council', 'The Committee', true],
    ['the Conseil', 'Les Conseillers', true],
  ])('is told by the stems of words: %s and «%s»', (heading, opening, isTold) => {
    const own = `## Directed to ${heading} {#sec .directed-to}\n\n**15.AA** ${opening} is invited to report. {#bodal}\n`;
    expect(
      found(text('cop15', own, 'draft'))
        .join()
        .includes('addressee-chapeau'),
    ).toBe(isTold);
  });

  it('has something to report where it is the secretariat or a committee', () => {
    const own = `${TO}**15.AA** The Secretariat shall sail. {#bodal}\n`;
    expect(found(text('cop15', own, 'draft'))).toEqual([
      'report-back found no request to report under Directed to the Secretariat, expected one',
    ]);
  });
});

describe('Decisions in force', () => {
  const OLD = text(
    'cop14',
    `${TO}**14.1** The Secretariat shall support a full study on the return of the cheetah to the steppe. {#bodal}\n\n**14.2** The Secretariat shall report. {#hukat}\n`,
  );
  const renewed = (document: string) =>
    text(
      'cop15',
      `${TO}**15.AA** The Secretariat shall support a full study on the return of the cheetah to the steppe. {#bodal}\n\n**15.BB** The Secretariat shall report. {#hukat}\n`,
      document,
      document,
    );
  const gone = text(
    'cop15',
    `${TO}**14.1** {#bodal .deleted}\n\n**14.2** {#hukat .deleted}\n`,
    'draft',
    'Doc.8',
  );

  it('that no paper of the next meeting treats are told', () => {
    const draft = text('cop15', `${TO}**15.AA** The Secretariat shall report. {#hukat}\n`, 'draft');
    expect(found(OLD, [draft])).toEqual([
      'decision-untreated found 14.1 in force, expected a paper of cop15 that treats it',
    ]);
    expect(found(OLD)).toEqual([]);
    expect(found(OLD, [renewed('draft')])).toEqual([]);
  });

  it('that one paper deletes and another renews are told', () => {
    expect(found(OLD, [gone, renewed('crp1')])).toEqual([
      'decision-rivals found 14.1 deleted in Doc.8 and renewed in crp1, expected one of them',
      'decision-rivals found 14.2 deleted in Doc.8 and renewed in crp1, expected one of them',
    ]);
  });

  it('are named by what goes on with them', () => {
    const words =
      '**15.AA** The Secretariat shall support a full study on the return of the cheetah to the plains.';
    const rest = '\n\n**15.BB** The Secretariat shall report. {#hukat}\n';
    const own = text('cop15', `${TO}${words} {#gemin}${rest}`, 'draft');
    expect(found(own, [OLD])).toEqual([
      'unnamed-predecessor found 15.AA much like 14.1, expected continues=decision:cms/cop14/sea#bodal',
    ]);
    const named = text(
      'cop15',
      `${TO}${words} {#gemin continues=decision:cms/cop14/sea#bodal}${rest}`,
      'draft',
    );
    expect(found(named, [OLD])).toEqual([]);
  });
});

describe('a Decision that a later meeting keeps', () => {
  const KEPT = `${TO}**14.1** The Secretariat shall sail and shall report to the meeting. {#bodal}\n`;
  const first = text('cop14', KEPT);
  const more = '\n**15.AA** The Secretariat shall swim and shall report to the meeting. {#gemin}\n';

  it('has the number of its own meeting by right, and new words want a new one', () => {
    const draft = { ...text('cop15', `${KEPT}${more}`, 'draft'), base: 'cop14' };
    expect(found(draft, [first])).toEqual([]);
    const adopted = { ...text('cop15', `${KEPT}${more.replace('15.AA', '15.1')}`), base: 'cop14' };
    expect(found(adopted, [first])).toEqual([]);
    const changed = {
      ...adopted,
      text: text('cop15', `${KEPT.replace('sail', 'fly')}${more.replace('15.AA', '15.1')}`).text,
    };
    expect(found(changed, [first]).join()).toContain('decision-prefix found 14.1');
  });

  it('is treated by the paper that keeps it', () => {
    const draft = { ...text('cop15', `${KEPT}${more}`, 'draft'), base: 'cop14' };
    expect(found(first, [draft])).toEqual([]);
  });

  it('is treated by the meeting that has adopted it, while papers on others are open, and untreated by the next', () => {
    const kept = { ...text('cop14', KEPT), base: 'cop13' };
    const own = text('cop13', KEPT);
    const other = (meeting: string) => ({
      ...text(meeting, `${TO}**1.AA** The Secretariat shall fly. {#gemin}\n`, 'draft'),
      subject: 'sky',
    });
    expect(found(own, [kept, other('cop14')])).toEqual([]);
    expect(found(own, [other('cop14')]).join()).toContain('expected a paper of cop14');
    expect(found(own, [kept, other('cop15')]).join()).toContain('expected a paper of cop15');
  });
});

describe('a request to report', () => {
  it('is no predecessor of one in another subject', () => {
    const words =
      'The Secretariat shall report to the Conference of the Parties at its next meeting on the work that was done.';
    const first = { ...text('cop14', `${TO}**14.1** ${words} {#bodal}\n`), subject: 'sky' };
    const draft = text('cop15', `${TO}**15.AA** ${words} {#gemin}\n`, 'draft');
    expect(found(draft, [first])).toEqual([]);
    expect(found(draft, [{ ...first, subject: 'sea' }]).join()).toContain('unnamed-predecessor');
  });
});
