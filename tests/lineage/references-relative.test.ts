import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { directionBehind } from '../../src/lineage/references/direction.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
import { readReferences } from '../../src/lineage/references/read.ts';
import { readRelative, relativeReferences } from '../../src/lineage/references/relative.ts';
import { tellRelative } from '../../src/lineage/references/told.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';

const BODIES = ['cms', 'cites', 'un', 'cce'];
const wordsFor = (language: string, body = 'cms') =>
  referenceWords(loadProfile(null, body), language);

describe('words that cite a paragraph by its place', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['en', 'that the preceding paragraph applies', ['previous preceding paragraph']],
    ['en', 'as in the following paragraph;', ['next following paragraph']],
    ['en', 'the last paragraph of the present Resolution', ['last last paragraph']],
    ['en', 'the preceding paragraph but one', ['beforePrevious preceding paragraph but one']],
    ['en', 'the last paragraph but one', ['beforeLast last paragraph but one']],
    ['en', 'the seventh and eighth paragraphs above', ['nth 7,8 seventh and eighth paragraphs']],
    ['en', 'the first paragraph of Article 3', []],
    ['en', 'the last paragraph of Resolution 1.2', []],
    ['en', 'Article 3 and its last paragraph', []],
    ['en', 'the first paragraph applies', []],
    ['fr', 'que le paragraphe précédent s’applique', ['previous paragraphe précédent']],
    ['fr', 'l’avant-dernier paragraphe ;', ['beforeLast avant-dernier paragraphe']],
    ['fr', 'le dernier paragraphe ;', ['last dernier paragraphe']],
    ['fr', 'le dernier paragraphe de l’article 3', []],
    ['fr', 'le paragraphe suivant ;', ['next paragraphe suivant']],
    [
      'fr',
      'les septième et huitième paragraphes ci-dessus',
      ['nth 7,8 septième et huitième paragraphes'],
    ],
    ['es', 'el párrafo anterior ;', ['previous párrafo anterior']],
    ['es', 'el penúltimo párrafo ;', ['beforeLast penúltimo párrafo']],
    ['es', 'el último párrafo ;', ['last último párrafo']],
    ['es', 'los párrafos séptimo y octavo anteriores', ['nth 7,8 párrafos séptimo y octavo']],
    ['es', 'el párrafo siguiente ;', ['next párrafo siguiente']],
  ];
  for (const [language, sentence, expected] of cases)
    it(`are read in «${sentence}» (${language}), whatever the body`, () => {
      for (const body of BODIES) {
        const read = readRelative(sentence, wordsFor(language, body));
        const told = read.map(({ way, ordinals, text }) =>
          [way, ...(ordinals.length > 0 ? [ordinals.join()] : []), text].join(' '),
        );
        expect(told).toEqual(expected);
      }
    });
});

describe('words behind a number that say where it stands', () => {
  const cases: readonly (readonly [string, string, 'above' | 'below' | null])[] = [
    ['en', 'see paragraph 2 above', 'above'],
    ['en', 'see paragraphs 2 and 3 below', 'below'],
    ['en', 'see paragraph 2 and below', null],
    ['fr', 'voir le paragraphe 2 ci-dessus', 'above'],
    ['fr', 'voir le paragraphe 2 ci-dessous', 'below'],
    ['fr', 'voir le paragraphe 2 ci-après', 'below'],
    ['fr', 'voir le paragraphe 2 supra', 'above'],
    ['fr', 'voir le paragraphe 2 suivant les modalités', null],
    ['es', 'véase el párrafo 2 más arriba', 'above'],
    ['es', 'véase el párrafo 2 anterior', 'above'],
    ['es', 'véase el párrafo 2 siguiente', 'below'],
    ['es', 'véase el párrafo 2 infra', 'below'],
  ];
  for (const [language, sentence, expected] of cases)
    it(`«${sentence}» says ${expected ?? 'nothing'}`, () => {
      const words = wordsFor(language);
      const [reference] = readReferences(sentence, words);
      const said = directionBehind(sentence, reference?.end ?? 0, words);
      expect(said?.direction ?? null).toBe(expected);
    });
});

const BASE = [
  'Recalling owls, {#ra}',
  'Recalling the preceding paragraph, {#rb}',
  'The Conference {#formula .formula}',
  '**1.** Urges one; {#one}',
  '**2.** Urges two; {#two}',
  '**3.** Decides that the preceding paragraph applies: {#three}',
  '**a)** under the preceding paragraph; {#item}',
  '**4.** Invites donors under the last paragraph but one. {#four}',
];

function known(lines: readonly string[], key: string): KnownText {
  const revision = key.replace('.draft', '\nstage: draft');
  const head = `---\nbody: cms\nkind: resolution\nnumber: 1.2\nlanguage: en\nrevision: ${revision}\n---\n`;
  const text = readMarkdown(`${head}\n${lines.join('\n\n')}\n`).value;
  const draft = key !== 'original';
  const facts = { of: 'cms/1.2', number: '1.2', paper: null, text, key };
  return { instrument: 'resolution', base: draft ? 'original' : null, adopted: !draft, ...facts };
}

function meanings(lines: readonly string[]): readonly string[] {
  const base = known(BASE, 'original');
  const draft = known(lines, 'rev.cop4.draft');
  const world: World = { formulaFirst: false, texts: [base, draft] };
  return relativeReferences(draft, base, world, wordsFor('en')).map((one) => {
    const ids = one.now.map((index) => draft.text.paragraphs[index]?.id ?? '');
    return `${draft.text.paragraphs[one.index]?.id}: ${ids.join()}${one.shifted ? ` was ${one.before?.join()}` : ''}`;
  });
}

describe('a number that may be one of two paragraphs', () => {
  it('is told by their first words, by more where these are the same, and by no bare id', () => {
    const same = (more: string): string => `Instructs the Secretariat to report on ${more};`;
    const base = known(
      ['The Conference {#formula .formula}', `**1.** ${same('owls')} {#one}`],
      'original',
    );
    const draft = known(
      [
        'The Conference {#formula .formula}',
        `**0.** ${same('bats')} {#nought}`,
        `**1.** ${same('owls')} {#one}`,
        '**2.** Invites, under paragraph 1, donors. {#two}',
      ],
      'rev.cop4.draft',
    );
    const world: World = { formulaFirst: false, texts: [base, draft] };
    const { found } = linkReferences(draft, world, wordsFor('en'));
    expect(found.map(({ resolved }) => ('text' in resolved ? resolved.text : ''))).toEqual([
      'found paragraph 1 (it is old and working “Instructs the Secretariat to report on owls;”, final “Instructs the Secretariat to report on bats;”), expected words that say which is meant',
    ]);
  });
});

describe('a paragraph that is cited by its place', () => {
  it('is the neighbour among recitals, or among numbered paragraphs, also of what hangs on one', () => {
    expect(meanings(BASE)).toEqual(['rb: ra', 'three: two', 'item: two', 'four: three']);
  });

  const moved: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    [
      'put in',
      [...BASE.slice(0, 5), '**2 bis.** New; {#new}', ...BASE.slice(5)],
      ['rb: ra', 'three: new was two', 'item: new was two', 'four: three'],
    ],
    [
      'deleted',
      BASE.map((line) => (line.includes('{#two}') ? '**2.** {#two .deleted}' : line)),
      ['rb: ra', 'three: one was two', 'item: one was two', 'four: three'],
    ],
    [
      'merged into the one that is meant now',
      BASE.map((line) => (line.includes('{#two}') ? '**2.** {#two .deleted into=one}' : line)),
      ['rb: ra', 'three: one', 'item: one', 'four: three'],
    ],
    [
      'put in before, which changes no neighbour',
      [...BASE.slice(0, 3), '**0.** New; {#new}', ...BASE.slice(3)],
      ['rb: ra', 'three: two', 'item: two', 'four: three'],
    ],
  ];
  for (const [what, lines, expected] of moved)
    it(`is compared with the one of the base where a paragraph was ${what}`, () => {
      expect(meanings(lines)).toEqual(expected);
    });

  it('is told by its number and id, or by its first words', () => {
    const base = known(BASE, 'original');
    const world: World = { formulaFirst: false, texts: [base] };
    const told = relativeReferences(base, null, world, wordsFor('en')).map((one) =>
      tellRelative(one, base.text, false),
    );
    expect(told.slice(0, 2)).toEqual([
      'found preceding paragraph, which is “Recalling owls,” (#ra) now, expected its number as a link',
      'found preceding paragraph, which is paragraph 2 (#two) now, expected its number as a link',
    ]);
  });
});
