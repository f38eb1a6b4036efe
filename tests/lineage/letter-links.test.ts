import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { linked, meetingOf, numbered } from './numbered-meeting.ts';

const OWN = 'CCE/COP5/Doc.10';
const OTHER = 'CCE/COP5/Doc.9';

// AA, BB, CC of the own paper are 21, 22, 23; CC, AA and BB of the other 24, 25 and 26.
const DRAFTS = [
  { subject: 'seagrass', paper: OWN, letters: [0, 1, 2], finals: [21, 22, 23] },
  { subject: 'finance', paper: OTHER, letters: [2, 0, 1], finals: [24, 25, 26] },
];

const MEETINGS = {
  en: meetingOf(DRAFTS, 'en', { seagrass: 'Seagrass meadows', finance: 'Finance' }),
  fr: meetingOf(DRAFTS, 'fr', { seagrass: 'Herbiers marins', finance: 'Finances' }),
  es: meetingOf(DRAFTS, 'es', { seagrass: 'Praderas marinas', finance: 'Financiación' }),
};

type Language = keyof typeof MEETINGS;

describe('links of letters of draft Decisions', () => {
  it.each<[Language, string, readonly string[]]>([
    ['en', 'Decision 5.AA', ['seagrass#seagrass-0']],
    ['en', 'Decision 5.AA a)', ['seagrass#seagrass-0-a']],
    ['en', 'Decisions 5.AA to 5.CC', ['seagrass#seagrass-0,seagrass-1,seagrass-2']],
    ['en', 'Decisions 5.AA and 5.BB of CCE/COP5/Doc.9', ['finance#finance-0,finance-1']],
    [
      'fr',
      'les Décisions 5.AA à 5.CC du document CCE/COP5/Doc.9',
      ['finance#finance-0,finance-1,finance-2'],
    ],
    ['fr', 'Dans le document CCE/COP5/Doc.9, le projet de Décision 5.AA', ['finance#finance-0']],
    ['fr', '5.CC (CCE/COP5/Doc.9)', ['finance#finance-2']],
    ['fr', 'la Décision 5.AA a) (Doc.9)', ['finance#finance-0-a']],
    ['es', 'la Decisión 5.BB (Doc.9/Rev.1)', ['finance#finance-1']],
    [
      'es',
      'la Decisión 5.AA de Doc.9; Decisión 5.AA',
      ['finance#finance-0', 'seagrass#seagrass-0'],
    ],
  ])('(%s) «%s» leads to those of the paper that the words name', (language, sentence, links) => {
    const found = linked(sentence, OWN, MEETINGS[language]);
    expect(found.links.map((link) => link.replace('decision:cce/cop5/', ''))).toEqual(links);
  });

  it.each<[Language, string, string]>([
    ['en', 'Says “Decision 5.AA” twice', 'unresolved'],
    ['fr', 'Il dit : « la Décision 5.AA »', 'unresolved'],
    ['en', 'Decision 5.AA on Finance', 'ambiguous'],
    ['en', 'Decision 5.AA shall be read with document CCE/COP5/Doc.9', 'ambiguous'],
    ['en', 'Decision 5.DD', 'ambiguous'],
    ['en', 'Decision 5.AA of CCE/COP5/Doc.77', 'ambiguous'],
    ['en', 'Decision 5.AA z)', 'ambiguous'],
    ['en', 'Decision 5.AA d)', 'ambiguous'],
    ['es', 'Decisiones 5.CC a 5.AA', 'ambiguous'],
  ])('(%s) «%s» gets none and is told', (language, sentence, kind) => {
    const found = linked(sentence, OWN, MEETINGS[language]);
    expect([found.links, found.kinds]).toEqual([[], [kind]]);
  });

  it.each<[Language, string]>([
    ['en', 'item b) of Decision 5.BB'],
    ['fr', 'point b) de la Décision 5.BB'],
    ['es', 'apartado b) de la Decisión 5.BB'],
  ])('(%s) on «%s» are no letters in doubt', (language, sentence) => {
    const { source, links } = linked(sentence, OWN, MEETINGS[language]);
    expect(links).toEqual(['decision:cce/cop5/seagrass#seagrass-1-b']);
    const { words, found } = numbered(source, OWN, MEETINGS[language]);
    expect([words, found.messages]).toEqual([sentence.replace('5.BB', '5.22'), []]);
  });

  const part = fc.record({
    letters: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 }),
    item: fc.constantFrom('', ' a)', ' b)', '(c)'),
    range: fc.boolean(),
    named: fc.constantFrom('', ' of CCE/COP5/Doc.9', ' (Doc.9)', ' of CCE/COP5/Doc.10'),
    before: fc.constantFrom('see ', '“as in ', 'in document CCE/COP5/Doc.9, '),
  });

  it('never change what numbering makes of the words', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const sentence = parts
          .map(({ letters, item, range, named, before }) => {
            const typed = letters.map((letter) => `5.${'ABC'.charAt(letter).repeat(2)}`);
            const [first, last] = [typed[0], typed.at(-1)];
            const list =
              range && letters.length > 1
                ? `${first} to ${last}`
                : `${typed.slice(0, -1).join(', ')}${typed.length > 1 ? ' and ' : ''}${last}${item}`;
            const closed = before.startsWith('“') ? '”' : '';
            return `${before}Decision${letters.length > 1 ? 's' : ''} ${list}${named}${closed}`;
          })
          .join('. ');
        const plain = numbered(sentence, OWN, MEETINGS.en);
        const { source } = linked(sentence, OWN, MEETINGS.en);
        const after = numbered(source, OWN, MEETINGS.en);
        const told = (one: typeof plain) => one.found.messages.map(({ rule }) => rule);
        expect([after.words, told(after)]).toEqual([plain.words, told(plain)]);
      }),
      { numRuns: 300 },
    );
  });
});
