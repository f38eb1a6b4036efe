import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/library/profile.ts';
import { readReferences } from '../../src/lineage/references/read.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { Reference } from '../../src/model/reference.ts';

// One line a reference: words | kind | numbers | of what, annex and scheme.
function read(body: string, language: string, content: string): string[] {
  const words = referenceWords(loadProfile(null, body), language);
  return readReferences(content, words).map((found) => {
    expect(content.slice(found.start, found.end)).toBe(found.text);
    return [found.text, found.kind, numbersOf(found), factsOf(found)].join(' | ');
  });
}

function numbersOf({ numbers }: Reference): string {
  return numbers
    .map(({ from, to }) =>
      [from, ...(to ? [to] : [])].map(({ labels }) => labels.join('>')).join('..'),
    )
    .join(' ');
}

function factsOf({ of, annex, scheme }: Reference): string {
  const text =
    of?.kind === 'resolution' ? [of.number, of.revision ?? ''].join('@') : (of?.kind ?? '');
  return [text, annex === null ? '' : `annex ${annex}`, scheme ?? ''].join(' ').trim();
}

describe('references in French', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['aux paragraphes 5 à 7 et 9, au', ['paragraphes 5 à 7 et 9 | paragraph | 5..7 9 | ']],
    ['du paragraphe\u00A010bis ;', ['paragraphe\u00A010bis | paragraph | 10bis | ']],
    ['au paragraphe 6 bis A.', ['paragraphe 6 bis A | paragraph | 6 bis A | ']],
    ['à l’alinéa a) du paragraphe 5', ['alinéa a) du paragraphe 5 | paragraph | 5>a | ']],
    ['au titre de a)', ['a) | item | a | ']],
    ['les alinéas a) à c) et e)', ['alinéas a) à c) et e) | item | a..c e | ']],
    ['paragraphes 5 a) i) à iii)', ['paragraphes 5 a) i) à iii) | paragraph | 5>a>i..5>a>iii | ']],
    ['au point 0 ci-dessus', ['point 0 | paragraph | 0 | ']],
    [
      'le nouveau paragraphe opérationnel 5 ci-dessus',
      ['nouveau paragraphe opérationnel 5 | paragraph | 5 | final'],
    ],
    [
      'les paragraphes 2, 5, 6 et 7 du texte existant sont',
      ['paragraphes 2, 5, 6 et 7 du texte existant | paragraph | 2 5 6 7 | this  old'],
    ],
    ['ancien paragraphe 6)', ['ancien paragraphe 6 | paragraph | 6 | old']],
    ['nouveau paragraphe 6 bis', ['nouveau paragraphe 6 bis | paragraph | 6 bis | working']],
    [
      'les activités 8 et 15 de la Résolution 10.9 exhortant',
      ['activités 8 et 15 de la Résolution 10.9 | activity | 8 15 | 10.9@'],
    ],
    ['(voir activité 29.7).', ['activité 29.7 | activity | 29.7 | ']],
    [
      'des Résolutions 7.2, 8.14 et 9.18',
      [
        'Résolutions 7.2 | resolution | 7.2 | 7.2@',
        '8.14 | resolution | 8.14 | 8.14@',
        '9.18 | resolution | 9.18 | 9.18@',
      ],
    ],
    ['Décisions 14.167 à 14.170.', ['Décisions 14.167 à 14.170 | decision | 14.167..14.170 | ']],
    ['Décision 14.170 (a–c)', ['Décision 14.170 (a–c) | decision | 14.170>a..14.170>c | ']],
    ['Décision 169 adressée', ['Décision 169 | decision | 169 | ']],
    ['Décision 14.167 (e), donner', ['Décision 14.167 (e) | decision | 14.167>e | ']],
    [
      'la Décision 15.AA a) et c), 15\u00A0DD et 15 EE.',
      [
        'Décision 15.AA a) et c), 15\u00A0DD et 15 EE | draft-decision | 15.AA>a 15.AA>c 15.DD 15.EE | ',
      ],
    ],
    ['au point 13.AA b)', ['point 13.AA b) | draft-decision | 13.AA>b | ']],
    ['l’article 13.AA c)', ['13.AA c) | draft-decision | 13.AA>c | ']],
    [
      'en annexe à la présente résolution et',
      ['annexe à la présente résolution | annex |  | this'],
    ],
    ['l’Annexe 2 de la Résolution 1.2', ['Annexe 2 de la Résolution 1.2 | annex | 2 | 1.2@']],
    ['l’annexe I', ['annexe I | annex | I | ']],
    [
      'paragraphe 3 de l’annexe 1 de la Résolution 1.2 (Rev.COP3)',
      [
        'paragraphe 3 de l’annexe 1 de la Résolution 1.2 (Rev.COP3) | paragraph | 3 | 1.2@cop3 annex 1',
      ],
    ],
    [
      'document UNEP/CMS/COP13/Inf.19, lequel',
      ['UNEP/CMS/COP13/Inf.19 | symbol | UNEP/CMS/COP13/Inf.19 | '],
    ],
  ];
  for (const [content, expected] of cases)
    it(`are found in «${content}»`, () => expect(read('cms', 'fr', content)).toEqual(expected));

  for (const suffix of [
    ' (Rev.COP13)',
    ' (Rev. COP13)',
    ' (Rév.COP13)',
    ' (Rév.\u00A0COP13)',
    ' (REV.COP13)',
    '(Rev.COP13)',
    ' (Rev. CoP 13)',
  ])
    it(`have one revision however it is spelt: «11.24${suffix}»`, () => {
      const found = read('cms', 'fr', `la Résolution 11.24${suffix} ;`);
      expect(found).toEqual([`Résolution 11.24${suffix} | resolution | 11.24 | 11.24@cop13`]);
    });
});

describe('references in English and Spanish', () => {
  const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
    ['cms', 'en', 'paragraphs 5 to 7 and 9', ['paragraphs 5 to 7 and 9 | paragraph | 5..7 9 | ']],
    [
      'cms',
      'en',
      'Decision 13.24 (a) - (c)',
      ['Decision 13.24 (a) - (c) | decision | 13.24>a..13.24>c | '],
    ],
    [
      'cms',
      'en',
      'items (a), (b) and (c) of paragraph 5',
      ['items (a), (b) and (c) of paragraph 5 | paragraph | 5>a 5>b 5>c | '],
    ],
    [
      'cms',
      'en',
      'Resolution 1.2 (Rev.COP3), Annex 1, paragraph 3',
      ['Resolution 1.2 (Rev.COP3), Annex 1, paragraph 3 | paragraph | 3 | 1.2@cop3 annex 1'],
    ],
    [
      'cites',
      'en',
      'Resolution Conf. 9.24 (Rev. CoP17)',
      ['Resolution Conf. 9.24 (Rev. CoP17) | resolution | Conf. 9.24 | Conf. 9.24@cop17'],
    ],
    [
      'cites',
      'en',
      'Decisions 18.331 – 18.332',
      ['Decisions 18.331 – 18.332 | decision | 18.331..18.332 | '],
    ],
    [
      'un',
      'en',
      'its resolution 60/251 of 15 March 2006',
      ['resolution 60/251 | resolution | 60/251 | 60/251@'],
    ],
    ['un', 'en', 'A/RES/75/1.', ['A/RES/75/1 | symbol | A/RES/75/1 | ']],
    ['cms', 'es', 'párrafos 5 a 7 y 9', ['párrafos 5 a 7 y 9 | paragraph | 5..7 9 | ']],
    ['cms', 'es', 'el antiguo párrafo 6)', ['antiguo párrafo 6 | paragraph | 6 | old']],
    [
      'cms',
      'es',
      'párrafo 5 a) de la Resolución 1.2 (Rev.COP3)',
      ['párrafo 5 a) de la Resolución 1.2 (Rev.COP3) | paragraph | 5>a | 1.2@cop3'],
    ],
    [
      'cms',
      'es',
      'anexo 1 del presente documento',
      ['anexo 1 del presente documento | annex | 1 | paper'],
    ],
  ];
  for (const [body, language, content, expected] of cases)
    it(`are found in «${content}»`, () => expect(read(body, language, content)).toEqual(expected));
});

describe('what belongs to others', () => {
  const foreign: readonly (readonly [string, string])[] = [
    ['cms', 'resolution 5/14'],
    ['cms', 'resolution 60/251'],
    ['cms', 'Resolution Conf. 9.24 (Rev. CoP17)'],
    ['cms', 'CBD Decision X/2'],
    ['cms', 'decision XIII/24'],
    ['cms', 'decision 15/4'],
    ['cms', 'Decision 14.69 of CITES'],
    ['cms', 'CITES Decision 14.69'],
    ['cms', 'Decision 14.69 (CITES)'],
    ['cms', 'paragraph 5 of the Convention'],
    ['cms', 'paragraph 5 of that Resolution'],
    ['cms', 'its paragraph 5'],
    ['cms', 'Resolution XII.4'],
    ['un', 'resolution 5/14 of the United Nations Environment Assembly'],
  ];
  for (const [body, content] of foreign)
    it(`is never taken for an own text: «${content}»`, () => {
      const found = read(body, 'en', content);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/ \| foreign$/);
    });

  const none = [
    'in the years 2021-2026, paragraph 2021',
    'at this point 12 % of the Parties',
    'activities 2026-2032',
    'and/or COP16/COP17',
    'the 5th paragraph',
  ];
  for (const content of none)
    it(`is no reference: «${content}»`, () => expect(read('cms', 'en', content)).toEqual([]));

  it('is what stands behind a number: a quantity is no part of the list', () => {
    expect(read('cms', 'en', 'in paragraph 5, 3 Parties')).toEqual([
      'paragraph 5 | paragraph | 5 | ',
    ]);
  });

  it('may be the Resolution named before: then it is not linked to the own text', () => {
    const found = read('cms', 'en', 'Resolution 10.9 and paragraph 5 of the Resolution');
    expect(found[1]).toMatch(/foreign$/);
    const own = read('cms', 'en', 'Resolution 10.9 and paragraph 5 of the present Resolution');
    expect(own[1]).toMatch(/this$/);
  });
});
