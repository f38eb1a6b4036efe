import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { letterLists } from '../../src/lineage/decisions/letter-lists.ts';
import { draftLetter } from '../../src/lineage/decisions/letters.ts';
import { meetingOf, numbered } from './numbered-meeting.ts';

const OWN = 'CCE/COP5/Doc.10';
const OTHER = 'CCE/COP5/Doc.9';

// AA, BB, CC of the own paper are 21, 22, 23; AA and BB of the other 24 and 25.
const DRAFTS = [
  { subject: 'seagrass', paper: OWN, letters: [0, 1, 2], finals: [21, 22, 23] },
  { subject: 'finance', paper: OTHER, letters: [0, 1], finals: [24, 25] },
  { subject: 'tides', paper: 'CCE/COP5/Doc.8', letters: [4], finals: [26] },
];

const TITLES = {
  en: { seagrass: 'Seagrass meadows', finance: 'Finance', tides: 'Tides' },
  fr: { seagrass: 'Herbiers marins', finance: 'Financement et finances', tides: 'Marées' },
  es: { seagrass: 'Praderas marinas', finance: 'Financiación', tides: 'Mareas' },
};

const MEETINGS = {
  en: meetingOf(DRAFTS, 'en', TITLES.en),
  fr: meetingOf(DRAFTS, 'fr', TITLES.fr),
  es: meetingOf(DRAFTS, 'es', TITLES.es),
};

type Language = keyof typeof MEETINGS;

describe('letters of draft Decisions', () => {
  it.each<[Language, string, string]>([
    // Whose they are.
    ['en', '5.AA of CCE/COP5/Doc.9/Rev.1.', '5.24 of CCE/COP5/Doc.9/Rev.1.'],
    ['en', '5.AA of document CCE/COP5/Doc.9 Add.1.', '5.24 of document CCE/COP5/Doc.9 Add.1.'],
    ['en', '5.BB of CCE/COP5/Doc.9/Corr.2.', '5.25 of CCE/COP5/Doc.9/Corr.2.'],
    [
      'en',
      'in document CCE/COP5/Doc.9, draft Decision 5.AA',
      'in document CCE/COP5/Doc.9, draft Decision 5.24',
    ],
    ['en', 'draft Decision 5.AA (Doc.9)', 'draft Decision 5.24 (Doc.9)'],
    ['en', 'draft Decision 5.AA (Doc. 9/Rev.1)', 'draft Decision 5.24 (Doc. 9/Rev.1)'],
    [
      'en',
      'draft Decision 5.AA contained in document CCE/COP5/Doc.9',
      'draft Decision 5.24 contained in document CCE/COP5/Doc.9',
    ],
    [
      'en',
      'draft Decision 5.AA, as set out in Annex 2 to document CCE/COP5/Doc.9',
      'draft Decision 5.24, as set out in Annex 2 to document CCE/COP5/Doc.9',
    ],
    [
      'en',
      'In annex 1 to CCE/COP5/Doc.9, Decision 5.BB',
      'In annex 1 to CCE/COP5/Doc.9, Decision 5.25',
    ],
    [
      'en',
      'Decisions 5.AA and 5.BB of document CCE/COP5/Doc.9',
      'Decisions 5.24 and 5.25 of document CCE/COP5/Doc.9',
    ],
    ['en', '5.AA of Doc.9; Decision 5.AA', '5.24 of Doc.9; Decision 5.21'],
    ['en', 'Decision 5.AA implements A/RES/70/1.', 'Decision 5.21 implements A/RES/70/1.'],
    ['en', 'A/RES/70/1, Decision 5.AA', 'A/RES/70/1, Decision 5.21'],
    [
      'en',
      'Decision 5.CC, read with document CCE/COP5/Doc.9',
      'Decision 5.23, read with document CCE/COP5/Doc.9',
    ],
    [
      'en',
      'See document CCE/COP5/Doc.9. Decision 5.AA',
      'See document CCE/COP5/Doc.9. Decision 5.21',
    ],
    [
      'fr',
      'la Décision 5.AA figurant dans le document CCE/COP5/Doc.9',
      'la Décision 5.24 figurant dans le document CCE/COP5/Doc.9',
    ],
    [
      'fr',
      'le projet de Décision 5.AA qui figure à l’annexe 2 du document CCE/COP5/Doc.9',
      'le projet de Décision 5.24 qui figure à l’annexe 2 du document CCE/COP5/Doc.9',
    ],
    [
      'fr',
      'dans le document CCE/COP5/Doc.9, le projet de Décision 5.AA',
      'dans le document CCE/COP5/Doc.9, le projet de Décision 5.24',
    ],
    [
      'fr',
      'les projets de Décisions 5.AA et 5.BB (Doc.9)',
      'les projets de Décisions 5.24 et 5.25 (Doc.9)',
    ],
    ['fr', '5.AA du document CCE/COP5/Doc.9/Rev.1', '5.24 du document CCE/COP5/Doc.9/Rev.1'],
    [
      'es',
      'la Decisión 5.AA que figura en el documento CCE/COP5/Doc.9',
      'la Decisión 5.24 que figura en el documento CCE/COP5/Doc.9',
    ],
    [
      'es',
      'en el documento CCE/COP5/Doc.9, el proyecto de Decisión 5.AA',
      'en el documento CCE/COP5/Doc.9, el proyecto de Decisión 5.24',
    ],
    [
      'es',
      'los proyectos de Decisión 5.AA y 5.BB (Doc.9)',
      'los proyectos de Decisión 5.24 y 5.25 (Doc.9)',
    ],
    [
      'es',
      'la Decisión 5.BB contenida en el anexo 1 del documento CCE/COP5/Doc.9/Rev.1',
      'la Decisión 5.25 contenida en el anexo 1 del documento CCE/COP5/Doc.9/Rev.1',
    ],
    // Lists stay as they are typed.
    ['en', '5.AA(a), 5.AA a)', '5.21(a), 5.21 a)'],
    ['en', '5.AA-5.BB', '5.21-5.22'],
    ['en', 'Decisions 5.AA – 5.CC', 'Decisions 5.21 – 5.23'],
    ['en', 'Decisions 5.CC, 5.AA and 5.BB', 'Decisions 5.23, 5.21 and 5.22'],
    ['en', 'Decisions 5.AA, 5.BB, and 5.CC', 'Decisions 5.21, 5.22, and 5.23'],
    [
      'en',
      'Decision 5.AA (a–c), 5.BB a) and c), and 5.CC',
      'Decision 5.21 (a–c), 5.22 a) and c), and 5.23',
    ],
    ['en', 'Decisions 5.AA/5.BB & 5.CC', 'Decisions 5.21/5.22 & 5.23'],
    ['en', '5.AA and 10 MM of rain', '5.21 and 10 MM of rain'],
    ['fr', 'Décisions 5.AA jusqu’à 5.CC', 'Décisions 5.21 jusqu’à 5.23'],
    ['fr', 'Décisions 5.AA et/ou 5.BB', 'Décisions 5.21 et/ou 5.22'],
    ['es', 'Decisiones 5.AA, 5.BB y 5.CC', 'Decisiones 5.21, 5.22 y 5.23'],
    // Other shapes behind their word.
    ['en', 'Decision 5.aa', 'Decision 5.21'],
    ['en', 'Decision 5. BB', 'Decision 5.22'],
    ['en', 'Decision 5 BB', 'Decision 5.22'],
    ['en', 'Decisions AA and BB', 'Decisions 5.21 and 5.22'],
    ['en', 'draft Decisions AA to CC', 'draft Decisions 5.21 to 5.23'],
    ['en', 'Decisions 5.AA, BB and CC', 'Decisions 5.21, 5.22 and 5.23'],
    ['en', 'Decisions 4.12 and AA', 'Decisions 4.12 and 5.21'],
    ['fr', 'les projets de Décisions AA à CC', 'les projets de Décisions 5.21 à 5.23'],
    ['es', 'las Decisiones AA y BB', 'las Decisiones 5.21 y 5.22'],
    ['es', 'la Decisión nº 5 BB', 'la Decisión nº 5.22'],
    // A title that the own paper has too, or that does not stand directly behind.
    ['en', 'Decision 5.AA on seagrass', 'Decision 5.21 on seagrass'],
    ['en', 'Decision 5.CC on finance', 'Decision 5.23 on finance'],
    ['en', 'Decision 5.AA finances work', 'Decision 5.21 finances work'],
    ['en', 'Decision 5.AA asks for finance', 'Decision 5.21 asks for finance'],
    ['en', 'Decision 5.AA. On finance', 'Decision 5.21. On finance'],
    ['fr', 'la Décision 5.AA sur les herbiers', 'la Décision 5.21 sur les herbiers'],
    // What is no letter of a Decision.
    ['en', 'Decision II of the Council', 'Decision II of the Council'],
    ['en', 'a mesh of 5 mm', 'a mesh of 5 mm'],
    ['es', 'Decisión 5.AA, EE. UU.', 'Decisión 5.21, EE. UU.'],
  ])('(%s) «%s» reads «%s»', (language, before, after) => {
    const { words, found } = numbered(before, OWN, MEETINGS[language]);
    expect([words, found.messages]).toEqual([after, []]);
  });

  it.each<[Language, string, RegExp]>([
    [
      'en',
      'Decisions 5.AA to 5.BB and 5.AA of CCE/COP5/Doc.9',
      /^foreign-letter .*which may be of/,
    ],
    [
      'en',
      'Decision 5.AA and Decision 5.BB of document CCE/COP5/Doc.9',
      /^foreign-letter found 5\.AA, which/,
    ],
    ['en', 'Decision 5.AA, and 5.BB of CCE/COP5/Doc.9', /^foreign-letter .*which may be of/],
    [
      'en',
      'Decision 5.AA shall be read with document CCE/COP5/Doc.9',
      /^foreign-letter .*which may be of/,
    ],
    ['en', '5.AA of Doc.9, 5.BB and 5.CC', /^foreign-letter found 5\.BB and 5\.CC, which may/],
    [
      'fr',
      'La Décision 5.AA complète le document CCE/COP5/Doc.9',
      /^foreign-letter .*which may be of/,
    ],
    [
      'es',
      'La Decisión 5.AA completa el documento CCE/COP5/Doc.9',
      /^foreign-letter .*which may be of/,
    ],
    ['en', 'Decisions 5.CC and 5.AA of CCE/COP5/Doc.9', /^draft-letter found 5\.CC of CCE/],
    [
      'fr',
      'les Décisions 5.AA à 5.CC du document CCE/COP5/Doc.9',
      /^draft-letter found 5\.CC of CCE/,
    ],
    ['en', '5.AA of CCE/COP5/Doc.77', /^draft-letter found 5\.AA of CCE\/COP5\/Doc\.77/],
    ['en', 'in document CCE/COP5/Doc.77, Decision 5.AA', /^draft-letter found 5\.AA of CCE/],
    ['en', 'Decision 5.AA z)', /^dead-letter found 5\.AA z\)/],
    ['en', 'Decision 5.AA bis', /^draft-letter found 5\.AA bis/],
    ['en', 'Decision 5.DD', /^draft-letter found 5\.DD/],
    ['en', 'Decisions 5.AA to 6.BB', /^draft-letter .*another meeting/],
    ['en', 'Decisions AA and 6.BB', /^draft-letter .*another meeting/],
    // Another paper that has the letter is named by its title or subject, or by its symbol behind that of the own one.
    [
      'en',
      'Decision 5.AA on Finance',
      /^foreign-letter found 5\.AA, which may be of CCE\/COP5\/Doc\.10 or of CCE\/COP5\/Doc\.9, expected/,
    ],
    [
      'en',
      'Decisions 5.AA and 5.BB concerning the finances of the Fund',
      /^foreign-letter .*Doc\.9/,
    ],
    ['en', 'Decision 5.AA (Finance)', /^foreign-letter .*Doc\.9/],
    ['en', 'Decision 5.AA, “Finance”', /^foreign-letter .*Doc\.9/],
    ['en', 'Decision 5.AA of the Finance paper', /^foreign-letter .*Doc\.9/],
    ['fr', 'la Décision 5.AA sur les finances', /^foreign-letter .*Doc\.9/],
    ['fr', 'la Décision 5.AA relative au financement des herbiers', /^foreign-letter .*Doc\.9/],
    ['es', 'la Decisión 5.AA sobre la financiación', /^foreign-letter .*Doc\.9/],
    ['en', 'Document Doc.10 and document Doc.9 go with Decision 5.AA', /^foreign-letter .*Doc\.9/],
    ['en', 'Doc.8 and Doc.9 are read with Decision 5.AA', /^foreign-letter .*Doc\.9/],
    ['en', 'Decision 5.AA or 6.AA of Doc.9', /^foreign-letter found 5\.AA, which/],
    ['en', '5. BB', /^draft-letter found 5\.BB/],
  ])(
    '(%s) «%s» is refused, and the letters of which that is said stay',
    (language, sentence, rule) => {
      const { words, found } = numbered(sentence, OWN, MEETINGS[language]);
      const errors = found.messages.filter(({ severity }) => severity === 'error');
      expect(words).toContain(errors[0]?.words);
      expect(errors.map((each) => `${each.rule} ${each.text}`)).toEqual([
        expect.stringMatching(rule),
      ]);
    },
  );

  it.each<[Language, string, string, string]>([
    ['en', 'Decision 6.AA', 'Decision 6.AA', 'Decision 6.AA'],
    ['en', 'AA and BB', 'AA and BB', 'AA and BB'],
    ['en', 'a mesh of 5 MM', 'a mesh of 5 MM', '5 MM'],
    ['fr', 'Décision 6.BB', 'Décision 6.BB', '6.BB'],
    // Of a list that mixes meetings the own letters follow.
    ['en', 'Decisions 5.AA and 6.BB', 'Decisions 5.21 and 6.BB', '6.BB'],
    ['en', '5.AA or 15.AA', '5.21 or 15.AA', '15.AA'],
    ['en', 'Decisions 15.AA, 5.BB and 5.CC', 'Decisions 15.AA, 5.22 and 5.23', '15.AA'],
    [
      'en',
      'Decisions 5.AA to 5.CC, 6.AA and BB',
      'Decisions 5.21 to 5.23, 6.AA and BB',
      '6.AA and BB',
    ],
    ['en', '15.AA and 5.AA of Doc.9', '15.AA and 5.24 of Doc.9', '15.AA'],
    ['fr', 'les Décisions 5.AA a) et 6.BB', 'les Décisions 5.21 a) et 6.BB', '6.BB'],
    ['es', 'las Decisiones 6.AA y 5.BB', 'las Decisiones 6.AA y 5.22', '6.AA'],
  ])('(%s) «%s» reads «%s», and %s is told', (language, before, after, told) => {
    const { words, found } = numbered(before, OWN, MEETINGS[language]);
    expect(words).toBe(after);
    expect(found.messages).toMatchObject([{ severity: 'warning', rule: 'draft-letter' }]);
    expect(told).toContain(found.messages[0]?.words);
  });

  it('are left in a quotation, and told among what stays', () => {
    const { words, found } = numbered('Says “Decision 5.AA” twice', OWN, MEETINGS.en);
    expect([words, found.messages]).toEqual(['Says “Decision 5.AA” twice', []]);
    expect(found.pinned).toMatchObject([{ words: 'Decision 5.AA', now: '5.21' }]);
  });
});

const PARTED = [
  { subject: 'one', paper: OWN, letters: [0, 2], finals: [21, 22] },
  { subject: 'two', paper: OWN, letters: [1, 3, 4, 5], finals: [30, 31, 32, 33] },
];

const TURNED = [
  { subject: 'one', paper: OWN, letters: [0, 2, 1, 3], finals: [24, 25, 26, 21] },
  { subject: 'two', paper: OWN, letters: [4], finals: [22] },
];

describe('a range whose numbers no longer run', () => {
  it.each<[Language, string, string]>([
    ['en', 'Decisions 5.AA to 5.CC', 'Decisions 5.24 to 5.26'],
    ['fr', 'Décisions 5.AA à 5.CC', 'Décisions 5.24 à 5.26'],
    ['en', 'Decisions 5.BB–5.CC, 5.EE', 'Decisions 5.25–5.26, 5.22'],
    ['en', 'Decisions 5.AA, 5.BB and 5.CC', 'Decisions 5.24, 5.26 and 5.25'],
    ['es', 'Decisiones 5.AA a 5.DD', 'Decisiones 5.21 y 5.24 a 5.26'],
    ['en', 'Decisions 5.CC to 5.EE', 'Decisions 5.21, 5.22 and 5.25'],
  ])('(%s) goes from its lowest to its highest: «%s» reads «%s»', (language, before, after) => {
    const { words, found } = numbered(before, OWN, meetingOf(TURNED, language));
    expect([words, found.messages]).toEqual([after, []]);
  });

  it.each<[Language, string, string]>([
    ['en', 'Decisions 5.AA to 5.CC', 'Decisions 5.21, 5.22 and 5.30'],
    ['fr', 'Décisions 5.AA à 5.CC', 'Décisions 5.21, 5.22 et 5.30'],
    ['en', 'Decisions 5.AA–5.BB or 5.EE', 'Decisions 5.21, 5.30 or 5.32'],
    ['en', 'Decisions 5.DD to 5.FF', 'Decisions 5.31 to 5.33'],
  ])('(%s) «%s» reads «%s»', (language, before, after) => {
    const { words, found } = numbered(before, OWN, meetingOf(PARTED, language));
    expect([words, found.messages]).toEqual([after, []]);
  });

  it('is refused with items at its ends', () => {
    for (const drafts of [PARTED, TURNED.slice(0, 1)]) {
      const { found } = numbered('Decisions 5.BB a) to 5.CC', OWN, meetingOf(drafts, 'en'));
      expect(found.messages).toMatchObject([{ rule: 'reference-wording', severity: 'error' }]);
    }
  });
});

const WORDS = {
  en: { one: 'Decision', many: 'Decisions', and: ' and ', to: ' to ', of: 'of document' },
  fr: { one: 'Décision', many: 'Décisions', and: ' et ', to: ' à ', of: 'du document' },
  es: { one: 'Decisión', many: 'Decisiones', and: ' y ', to: ' a ', of: 'del documento' },
};

const SYMBOLS = ['CCE/COP5/Doc.3', 'CCE/COP5/Doc.4/Rev.1', 'CCE/COP5/CRP.2'];

describe('the law of numbers that follow', () => {
  const language = fc.constantFrom<Language>('en', 'fr', 'es');
  const forms = fc.constantFrom('exact', 'blank', 'small', 'far');
  const number = fc.record({
    letter: fc.nat(4),
    item: fc.constantFrom('', ' a)', '(b)', ' (c)'),
    form: forms,
    joint: fc.constantFrom('and', 'comma', 'to', 'dash'),
  });
  const list = fc.record({
    numbers: fc.uniqueArray(number, {
      minLength: 1,
      maxLength: 4,
      selector: ({ letter }) => letter,
    }),
    named: fc.boolean(),
    paper: fc.nat(2),
    short: fc.boolean(),
  });

  it('is that each reference resolves to the id that it named, and no other word changes', () => {
    const finals = fc.shuffledSubarray(
      [...Array(15).keys()].map((at) => at + 1),
      { minLength: 15 },
    );
    fc.assert(
      fc.property(
        language,
        fc.array(list, { minLength: 1, maxLength: 4 }),
        fc.nat(2),
        finals,
        fc.boolean(),
        (tongue, lists, own, given, inOrder) => {
          const order = inOrder ? given.toSorted((a, b) => a - b) : given;
          const drafts = SYMBOLS.map((paper, at) => ({
            subject: `s${at}`,
            paper,
            letters: [0, 1, 2, 3, 4],
            finals: order.slice(at * 5, at * 5 + 5),
          }));
          const meeting = meetingOf(drafts, tongue);
          const { one, many, and, to, of } = WORDS[tongue];
          const finalOf = (id: string): number =>
            Number(meeting.numbers.find((each) => each.id === id)?.final.slice(2));
          const wanted: string[] = [];
          const typed = lists.map(({ numbers, named, paper, short }) => {
            const whose = named ? paper : own;
            const parts = numbers.map(({ letter, item, form, joint: joined }, at) => {
              const last = numbers[at - 1];
              const ranged =
                (joined === 'to' || joined === 'dash') &&
                last &&
                !isRanged(numbers, at - 1) &&
                last.letter < letter;
              const isRange = ranged && last.item === '' && item === '';
              const joint =
                at === 0
                  ? ''
                  : isRange
                    ? joined === 'to'
                      ? to
                      : '–'
                    : joined === 'comma'
                      ? ', '
                      : and;
              const range = isRange
                ? [...Array(letter - last.letter).keys()].map((step) => last.letter + step + 1)
                : [letter];
              wanted.push(...range.map((each) => `s${whose}-${each}`));
              // A range goes up.
              if (isRange)
                wanted.push(
                  ...wanted.splice(-range.length - 1).sort((a, b) => finalOf(a) - finalOf(b)),
                );
              return `${joint}${typedAs(letter, form)}${item}`;
            });
            const symbol = SYMBOLS[paper] ?? '';
            const tail = named ? ` ${of} ${short ? symbol.replace('/Rev.1', '') : symbol}` : '';
            return `see ${numbers.length > 1 ? many : one} ${parts.join('')}${tail}`;
          });
          const sentence = typed.join('; ');
          const { words, found } = numbered(sentence, SYMBOLS[own] ?? '', meeting);
          const ids = new Map(meeting.numbers.map(({ final, id }) => [final, id]));
          if (found.messages.length > 0) {
            // Items at the ends of a range that no longer runs.
            expect(found.messages.every(({ rule }) => rule === 'reference-wording')).toBe(true);
            return;
          }
          expect(citedIn(words, to).map((final) => ids.get(final))).toEqual(wanted);
          expect(letterLists(words, meeting.words)).toEqual([]);
          expect(words).not.toMatch(SHAPES);
          const around = (text: string) =>
            text.split(/(?:; )?see /).map((part) => / (?:of|du|del) d.*$/.exec(part)?.[0]);
          expect(around(words)).toEqual(around(sentence));
        },
      ),
      { numRuns: 500 },
    );
  });
});

function isRanged(numbers: readonly { readonly joint: string }[], at: number): boolean {
  return at > 0 && /to|dash/.test(numbers[at]?.joint ?? '');
}

function typedAs(letter: number, form: string): string {
  const letters = draftLetter(letter) ?? '';
  if (form === 'blank') return `5 ${letters}`;
  if (form === 'small') return `5.${letters.toLowerCase()}`;
  return form === 'far' ? `5. ${letters}` : `5.${letters}`;
}

// Whatever the recogniser takes for a number: a letter that stands twice or more, by itself or behind figures.
const SHAPES = /(?<!\p{L})(\p{L})\1{1,2}(?![\p{L}\p{N}])/iu;

/** The numbers that printed words cite, ranges written out. */
function citedIn(words: string, to: string): readonly string[] {
  const numbers = [...words.matchAll(/(?<![\d.])5\.(\d+)/g)];
  return numbers.flatMap((hit, at) => {
    const last = numbers[at - 1];
    const joint = last ? words.slice(last.index + last[0].length, hit.index) : '';
    const value = Number(hit[1]);
    if (joint !== '–' && joint !== to) return [`5.${value}`];
    const first = Number(last?.[1]) + 1;
    return Array.from({ length: value - first + 1 }, (_, step) => `5.${first + step}`);
  });
}
