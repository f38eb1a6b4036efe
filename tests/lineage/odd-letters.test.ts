import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { lettersLeftIn } from '../../src/lineage/decisions/letters-left.ts';
import { linked, meetingOf, numbered } from './numbered-meeting.ts';

const OWN = 'CCE/COP5/Doc.10';
const DRAFTS = [{ subject: 'seagrass', paper: OWN, letters: [0, 1, 2], finals: [21, 22, 23] }];
const MEETINGS = {
  en: meetingOf(DRAFTS, 'en'),
  fr: meetingOf(DRAFTS, 'fr'),
  es: meetingOf(DRAFTS, 'es'),
};

const severities = (sentence: string, language: keyof typeof MEETINGS = 'en') =>
  numbered(sentence, OWN, MEETINGS[language]).found.messages.map(
    ({ severity, rule, text }) => `${severity} ${rule} ${text}`,
  );

/** What adoption would find in a sentence. */
function left(sentence: string): readonly string[] {
  const source = `---\nbody: cce\nkind: decisions\nlanguage: en\n---\n\n**1.** ${sentence} {#one}\n`;
  const { paragraphs } = readMarkdown(source).value;
  return paragraphs.flatMap((one) => lettersLeftIn(one, MEETINGS.en.words)).map(({ text }) => text);
}

const AS_AA = [
  'see Decision 5.A\u0410',
  'see Decision 5.\u0391\u0410',
  'see Decision \uFF15.AA',
  'see \uFF15.\uFF21\uFF21',
  'see Decision 5.A\u200BA',
  'see 5\u200B.AA',
  'see Decision 5.\u2060AA',
  'see Decision 5.\u00ADAA',
  'see Decision 5.A\u0301A',
  'see Decision 5.\u00C1A',
  'see Decision 5.Aa',
  'see 5.Aa',
  'see 5 .AA',
  'see 5·AA',
  'see Decisions 5.BB and 5 .AA',
  'see Decisions 5.BB...5.AA',
  'les Décisions 5.BB..5.AA',
];

const PARTED = [
  ...[
    '5-AA',
    '5\u2011AA',
    '5 – AA',
    '5_AA',
    '5:AA',
    '5,AA',
    '5.(AA)',
    '5(AA)',
    '5 [AA]',
    '5.A.A',
    '5-aa',
  ],
  ...['5-A\u200BA', '5-\u0410\u0410'],
].map((typed) => `see Decision ${typed}`);

const NO_LETTERS = [
  'see Decision 5.AB',
  'see Decision 5.Ab',
  'see Decision 5.AAAA',
  'see Decision 5 AB',
  'see Decisions 5.AA, 5.BB and 5.AB',
  'DECISION 5.AB of Doc.20',
];

describe('letters that cannot be read as those of a draft Decision', () => {
  it.each(AS_AA)('%j is refused, for it looks like another', (sentence) => {
    expect(severities(sentence)).toEqual([
      expect.stringMatching(/^error draft-letter found .*, which looks like 5\.AA, expected/),
    ]);
  });

  it.each(NO_LETTERS)('%j is refused, for no draft can have them', (sentence) => {
    expect(severities(sentence)).toEqual([
      expect.stringMatching(/^error draft-letter found 5.*, expected letters such as AA/),
    ]);
  });

  it.each(PARTED)('%j is refused, for another sign parts it', (sentence) => {
    expect(severities(sentence)).toEqual([
      expect.stringMatching(/^error draft-letter found 5.*, which looks like 5\.AA, expected/),
    ]);
  });

  it.each([
    ['en', 'see draft decisions aa and bb'],
    ['fr', 'voir les projets de décisions aa et bb'],
    ['es', 'véanse los proyectos de decisiones aa y bb'],
    ['en', 'see Decisions 5-AA, 5_BB'],
    ['fr', 'les Décisions 5-AA et 5‑BB'],
    ['es', 'las Decisiones 5.(AA) y 5.(BB)'],
  ] as const)('(%s) «%s» are two', (language, sentence) => {
    expect(severities(sentence, language)).toEqual([
      expect.stringMatching(/^error draft-letter found .*looks like .*AA, expected/),
      expect.stringMatching(/^error draft-letter found .*looks like .*BB, expected/),
    ]);
  });

  it('of another sign are a warning without a word that says so', () => {
    expect(severities('see 5-AA')).toEqual([
      expect.stringMatching(/^warning draft-letter found 5-AA,/),
    ]);
    expect(left('see 5-AA')).toEqual([]);
  });

  it.each([...AS_AA, ...PARTED, ...NO_LETTERS])('%j is found at adoption', (sentence) => {
    const typed = left(sentence).at(-1) ?? '';
    expect(typed).not.toBe('');
    expect(sentence.replace(/\s+/g, ' ')).toContain(typed);
  });

  it.each([
    ['fr', 'la Décision 5.AB'],
    ['es', 'la Decisión 5.AB'],
  ] as const)('(%s) «%s» is refused', (language, sentence) => {
    expect(severities(sentence, language)).toHaveLength(1);
  });

  it('without a word that says so, and none that stand twice, are told as a warning', () => {
    expect(severities('see 5.AB')).toEqual([
      'warning draft-letter found 5.AB, which may be a draft Decision, expected words that say so; it stays',
    ]);
    expect(left('see 5.AB')).toEqual([]);
  });

  it('stay in a quotation', () => {
    expect(severities('says “Decision 5.AB”')).toEqual([]);
  });

  it.each([
    'Under Decision 5. In the end, 5 species of 12.5 kg',
    'Decision 5 of the Council, and Decision 5, AEWA',
    'Resolution 12.5.AB and version 2.5.AB',
    'Decision 4.AB, Decision 15.Aa',
    'Article 5. The Parties, 5.The, 5.a, 5 a), 5 mm, 5.5 mm',
    'CCE/COP5/Inf.5.AB',
    'Decision 5.(ii), Decision 5 (II), Decision 4-AA, Decision 15-AA, Decision 5/CC.1, Decision 5-CC.1',
    'the decision ii) of paragraph xx, 5 (AA), 1.5-AA, size aa',
  ])('are none in «%s»', (sentence) => {
    expect(severities(sentence)).toEqual([]);
  });
});

describe('an address', () => {
  it.each([
    'see https://x.org/5.AA',
    'see (http://x.org/5.AA/5.BB?a=5.CC), and more',
    'see <https://x.org/5.BB>',
    'write to 5.AA@x.org',
    'see www.x.org/5.AB',
    'see ![5.AA](5.AA.png)',
    'see [here](https://x.org/5.AA)',
  ])('keeps its letters: «%s»', (sentence) => {
    const { words, found } = numbered(sentence, OWN, MEETINGS.en);
    expect([words, found.messages]).toEqual([
      sentence.replace('[here](https://x.org/5.AA)', 'here'),
      [],
    ]);
    expect(left(sentence)).toEqual([]);
    expect(linked(sentence, OWN, MEETINGS.en).links.filter((link) => !/^http/.test(link))).toEqual(
      [],
    );
  });

  it.each([
    ['Decision 5.AA (https://x.org/5.AA)', 'Decision 5.21 (https://x.org/5.AA)'],
    ['5.AA, a@x.org, 5.BB', '5.21, a@x.org, 5.22'],
    ['Decision 5.AA;a@x.org', 'Decision 5.21;a@x.org'],
  ])('leaves those beside it to be numbered: «%s» reads «%s»', (before, after) => {
    expect(numbered(before, OWN, MEETINGS.en).words).toBe(after);
  });
});
