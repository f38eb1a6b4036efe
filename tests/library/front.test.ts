import { describe, expect, it } from 'vitest';
import { checkFront, keyOf } from '../../src/library/front.ts';
import { formatMessage } from '../../src/model/message.ts';
import type { FrontMatter } from '../../src/model/text.ts';

const RESOLUTION = {
  body: 'cms',
  kind: 'resolution',
  number: '11.24',
  revision: 'rev.cop13',
  language: 'fr',
};
const DRAFT = {
  ...RESOLUTION,
  revision: 'rev.cop15',
  base: 'rev.cop13',
  stage: 'draft',
  meeting: 'cop15',
};
const DECISIONS = {
  body: 'cms',
  kind: 'decisions',
  meeting: 'cop14',
  subject: 'CAMI',
  language: 'fr',
};
const PAPER = {
  ...RESOLUTION,
  kind: 'paper',
  revision: 'rev.cop15',
  paper: 'UNEP/CMS/COP15/Doc.27.3',
  meeting: 'cop15',
};

function front(values: Readonly<Record<string, string>>): FrontMatter {
  return {
    source: Object.entries(values)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
    values,
  };
}

function without(values: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

function said(values: FrontMatter): string[] {
  return checkFront(values, 'a.md').messages.map(formatMessage);
}

describe('the front matter of a file says where it belongs', () => {
  it.each([
    [RESOLUTION, 'resolutions/cms/11.24/rev.cop13.fr.md', 'rev.cop13'],
    [{ ...RESOLUTION, revision: 'original' }, 'resolutions/cms/11.24/original.fr.md', 'original'],
    [DRAFT, 'resolutions/cms/11.24/rev.cop15.draft.fr.md', 'rev.cop15.draft'],
    [
      { ...DRAFT, stage: 'crp12', base: 'rev.cop15.draft' },
      'resolutions/cms/11.24/rev.cop15.crp12.fr.md',
      'rev.cop15.crp12',
    ],
    [PAPER, 'resolutions/cms/11.24/rev.cop15.paper.fr.md', 'rev.cop15'],
    [
      { ...PAPER, stage: 'draft', base: 'rev.cop13' },
      'resolutions/cms/11.24/rev.cop15.paper.fr.md',
      'rev.cop15.draft',
    ],
    [
      { ...PAPER, stage: 'crp12', base: 'rev.cop13' },
      'resolutions/cms/11.24/rev.cop15.crp12.paper.fr.md',
      'rev.cop15.crp12',
    ],
    [DECISIONS, 'decisions/cms/cop14/cami.fr.md', 'cop14'],
    [
      { ...DECISIONS, meeting: 'cop15', stage: 'draft' },
      'decisions/cms/cop15/cami.draft.fr.md',
      'cop15.draft',
    ],
    [
      { ...DECISIONS, kind: 'paper', paper: 'UNEP/CMS/COP15/Doc.5' },
      'decisions/cms/cop14/cami.paper.fr.md',
      'cop14',
    ],
    [
      { ...RESOLUTION, kind: 'text', number: 'Strategic Plan 2024-2032' },
      'resolutions/cms/strategic-plan-2024-2032/rev.cop13.fr.md',
      'rev.cop13',
    ],
    [
      { ...RESOLUTION, body: 'CITES', number: 'Conf. 9.24', language: 'pt-BR' },
      'resolutions/cites/conf.-9.24/rev.cop13.pt-br.md',
      'rev.cop13',
    ],
    [
      { ...without(DRAFT, 'number'), revision: 'original', paper: 'UNEP/CMS/COP15/Doc.30' },
      'resolutions/cms/unep-cms-cop15-doc.30/original.draft.fr.md',
      'original.draft',
    ],
  ])('%j', (values, path, key) => {
    const { facts, messages } = checkFront(front(values), 'a.md');
    expect(messages).toEqual([]);
    expect(facts?.path).toBe(path);
    expect(facts && keyOf(facts)).toBe(key);
  });
});

describe('a front matter that lacks something', () => {
  it('is told so in one message when there is none at all', () => {
    expect(said({ source: null, values: {} })).toEqual([
      'a.md:1:1 error front-matter found no front matter, expected a head between two lines of ---',
    ]);
  });

  it.each([
    ...Object.keys(RESOLUTION).map((key) => [RESOLUTION, key] as const),
    ...['meeting', 'base'].map((key) => [DRAFT, key] as const),
    ...Object.keys(DECISIONS).map((key) => [DECISIONS, key] as const),
    ...['paper', 'meeting', 'revision'].map((key) => [PAPER, key] as const),
  ])('%j without %s', (values, key) => {
    const lines = said(front(without(values, key)));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`found no ${key}, expected`);
  });
});

describe('a front matter that is wrong', () => {
  it.each([
    ['number', '../../etc', 3],
    ['body', '..', 1],
    ['language', '../x', 5],
    ['language', 'French', 5],
    ['revision', 'COP13', 4],
    ['revision', 'rev.cop13/../../x', 4],
    ['kind', 'resolutions', 2],
  ])('names %s: %s at its line', (key, value, line) => {
    const lines = said(front({ ...RESOLUTION, [key]: value }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^a\\.md:${line + 1}:1 error front-matter found ${key}: `));
  });

  it.each([
    ['stage', 'paper'],
    ['stage', '../draft'],
    ['base', '../rev.cop13'],
    ['meeting', '//'],
    ['date', '2026-02-30'],
    ['date', '20 February 2026'],
    ['text', 'final'],
    ['sha256', 'abc'],
  ])('refuses %s: %s', (key, value) => {
    expect(said(front({ ...DRAFT, [key]: value }))).toHaveLength(1);
  });

  it('refuses a list where a word is needed', () => {
    const { messages } = checkFront(
      { source: 'number: [a]\n', values: { ...RESOLUTION, number: ['a'] } },
      'a.md',
    );
    expect(messages.map(({ text }) => text)).toEqual([
      'found number with a list or a mapping, expected letters, digits, points and hyphens that can stand in a file name',
    ]);
  });

  it('leaves keys that are the drafter’s own alone', () => {
    expect(said(front({ ...RESOLUTION, theme: '../whatever' }))).toEqual([]);
  });
});

describe('what adoption and corrigenda record has a form', () => {
  const REMOVED = [{ id: 'two', label: '2.', reason: 'Done' }];
  const RECORDS = {
    ...RESOLUTION,
    'adopted-from': 'rev.cop13.crp3',
    sealed: '0'.repeat(64),
    removed: REMOVED,
    despite: [{ rule: 'open-bracket', reason: 'Printed so' }],
    repeals: [{ of: 'cms/10.9' }, { of: 'cms/10.8@rev.cop12', paragraphs: 'kiruf,dolep' }],
    corrigenda: [{ date: '2020-05-01', note: 'x', paragraphs: 'two' }],
  };

  it('that is accepted as adopt and corrigendum write it', () => {
    expect(said({ source: '', values: RECORDS })).toEqual([]);
    expect(said({ source: '', values: { ...DRAFT, 'adopted-as': 'cms/11.24@rev.cop15' } })).toEqual(
      [],
    );
    expect(
      said({
        source: '',
        values: { ...RECORDS, 'adopted-from': 'cms/unep-cms-cop15-doc.31@original.draft' },
      }),
    ).toEqual([]);
  });

  it.each([
    [{ sealed: 'broken' }, 'found sealed: broken, expected 64 hexadecimal digits'],
    [{ 'adopted-from': 'two words' }, 'expected the key of a draft'],
    [{ 'adopted-as': 'cms/11.24' }, 'expected the text that the draft became'],
    [
      { despite: 'open-bracket' },
      'found despite: open-bracket, expected a list of rule and reason',
    ],
    [{ despite: [{ rule: 'open-bracket' }] }, 'found despite without rule, reason'],
    [{ repeals: [{ paragraphs: 'kiruf' }] }, 'found repeals without of'],
    [{ corrigenda: [{ note: 'x' }] }, 'found corrigenda without date, paragraphs'],
  ])('and refused in another: %j', (values, message) => {
    expect(said({ source: '', values: { ...RECORDS, ...values } }).join('\n')).toContain(message);
  });
});
