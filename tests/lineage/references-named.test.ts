import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { followReferences } from '../../src/lineage/references/follow.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';
import type { Text } from '../../src/model/text.ts';

const profile = loadProfile(null, 'cms');

function text(number: string, language: string, sentence: string, stage = ''): Text {
  const head = `---\nbody: cms\nkind: resolution\nnumber: ${number}\nlanguage: ${language}\nrevision: original\n${stage}---\n`;
  const id = number === '1.5' ? 'o' : 'p';
  const body = [
    'The Conference {#formula .formula}',
    ...['One', 'Two', 'Three'].map((word, at) => `**${at + 1}.** ${word} ; {#${id}${at + 1}}`),
    `**a)** first ; {#${id}3a}`,
    `**4.** ${sentence} {#last}`,
    '## Annex {#annex .annex}',
    '{#tab}',
    '| No. {#th} | Site |\n|---|---|\n| **B1** {#b1} | One |\n| **B2** {#b2} | Two |',
  ];
  return readMarkdown(`${head}\n${body.join('\n\n')}\n`).value;
}

function known(number: string, of: Text, adopted = true): KnownText {
  const facts = { of: `cms/${number}`, number, base: null, paper: null, text: of };
  return {
    instrument: 'resolution',
    key: adopted ? 'original' : 'original.draft',
    adopted,
    ...facts,
  };
}

function linked(sentence: string, language: string): string {
  const own = known('1.2', text('1.2', language, sentence, 'stage: draft\n'), false);
  const world: World = {
    formulaFirst: false,
    texts: [own, known('1.5', text('1.5', language, 'Four.'))],
  };
  const { text: made } = linkReferences(own, world, referenceWords(profile, language));
  const line = writeMarkdown(made)
    .split('\n')
    .find((one) => one.includes('{#last}'));
  return (line ?? '').replace(/^\*\*4\.\*\* | \{#last\}$/g, '');
}

// «[» and «]» stand for a link; behind it where it leads in Resolution 1.5.
const CASES: readonly (readonly [string, string])[] = [
  ['en', 'R and [paragraph 1 thereof](o1) ;'],
  ['en', 'R and its [paragraph 2](o2) ;'],
  ['en', 'R and [paragraph 1 of that Resolution](o1) ;'],
  [
    'en',
    'R and [paragraphs 1 and 2 of the said Resolution](o1,o2) and [paragraph 3 of the same Resolution](o3) ;',
  ],
  ['en', 'R, its [paragraph 3 a)](o3a) and [rows B1 and B2 of its Annex](b1,b2) ;'],
  ['en', 'R and [row B1 of the Annex thereto](b1) ;'],
  ['en', 'A/RES/70/1 and R and [paragraph 1 thereof](o1) ;'],
  ['fr', 'R et le [paragraphe 1 de celle-ci](o1) ;'],
  ['fr', 'R et ses [paragraphes 1 et 2](o1,o2) ;'],
  ['fr', 'R et son [paragraphe 2](o2) ;'],
  ['fr', 'R et le [paragraphe 1 de ladite Résolution](o1) ;'],
  ['fr', 'R, son [paragraphe 3 a)](o3a) et les [lignes B1 et B2 de son annexe](b1,b2) ;'],
  ['es', 'R y sus [párrafos 1 y 2](o1,o2) ;'],
  ['es', 'R y el [párrafo 1 de la misma](o1) ;'],
  ['es', 'R y el [párrafo 2 de dicha Resolución](o2) ;'],
  ['es', 'R y las [filas B1 y B2 de su anexo](b1,b2) ;'],
];
const NAME: Readonly<Record<string, string>> = {
  en: 'Resolution 1.5',
  fr: 'la Résolution 1.5',
  es: 'la Resolución 1.5',
};

describe('a number of what the sentence named before', () => {
  for (const [language, form] of CASES)
    it(`«${form}» leads there (${language})`, () => {
      const name = NAME[language] ?? '';
      const sentence = form.replace(/\[(.*?)\]\([a-z0-9,]+\)/g, '$1').replace(/\bR\b/, name);
      const [word = ''] = /\p{Lu}.*/u.exec(name) ?? [];
      const expected = form
        .replace(/\]\(/g, '](resolution:cms/1.5#')
        .replace(/\bR\b/, name.replace(word, `[${word}](resolution:cms/1.5)`));
      expect(linked(sentence, language)).toBe(expected);
    });

  const stay: readonly (readonly [string, string])[] = [
    ['en', 'A/RES/70/1 and paragraph 1 thereof ;'],
    ['en', 'Resolution 60/251 and its paragraph 2 ;'],
    ['en', 'the Convention and paragraph 2 thereof ;'],
    ['en', 'this Resolution and preambular paragraph 2 ;'],
    ['en', 'A/RES/70/1, its paragraph 1, and paragraph 1 of that Resolution ;'],
    ['fr', 'A/RES/70/1 et le paragraphe 1 de celle-ci ;'],
    ['es', 'A/RES/70/1 y el párrafo 1 de la misma ;'],
  ];
  for (const [language, sentence] of stay)
    it(`«${sentence}» is no paragraph of the text`, () => {
      expect(linked(sentence, language)).toBe(sentence);
    });

  it('is in doubt where it only goes on behind such a number, and an item is one of a paragraph', () => {
    expect(linked('Resolution 1.5, its paragraph 1 and paragraph 2 ;', 'en')).toBe(
      '[Resolution 1.5](resolution:cms/1.5), its [paragraph 1](resolution:cms/1.5#o1) and paragraph 2 ;',
    );
    expect(linked('Resolution 1.5, paragraph 3 and its item a) ;', 'en')).toBe(
      '[Resolution 1.5, paragraph 3](resolution:cms/1.5#o3) and its item a) ;',
    );
  });

  it('is one of the text where the present Resolution was named, and of none beyond the sentence', () => {
    expect(linked('this Resolution and paragraph 1 thereof ;', 'en')).toBe(
      'this Resolution and [paragraph 1 thereof](#p1) ;',
    );
    expect(linked('paragraph 1 of the said Resolution ;', 'en')).toBe(
      '[paragraph 1 of the said Resolution](#p1) ;',
    );
    expect(linked('Resolution 1.5. The Secretariat and its paragraph 2 ;', 'en')).toBe(
      '[Resolution 1.5](resolution:cms/1.5). The Secretariat and its paragraph 2 ;',
    );
  });

  it('is read behind the name itself with all numbers of a plural', () => {
    expect(linked('Resolution 1.5, paragraphs 1 and 2 apply ;', 'en')).toBe(
      '[Resolution 1.5, paragraphs 1 and 2](resolution:cms/1.5#o1,o2) apply ;',
    );
    expect(linked('Resolution 1.5, paragraph 1 and 2 Parties ;', 'en')).toBe(
      '[Resolution 1.5, paragraph 1](resolution:cms/1.5#o1) and 2 Parties ;',
    );
  });

  it('is told where it is a link into the text all the same, and stays', () => {
    for (const sentence of [
      'Resolution 1.5 and [paragraph 1](#p2) thereof ;',
      'Resolution 1.5 and its [paragraph 1](#p2) ;',
      'A/RES/70/1 and [paragraph 1](#p2) thereof ;',
    ]) {
      const own = text('1.2', 'en', sentence, 'stage: draft\n');
      const world: World = { formulaFirst: false, texts: [known('1.2', own, false)] };
      const followed = followReferences(own, world, referenceWords(profile, 'en'));
      expect(followed.messages.map(({ rule }) => rule)).toEqual(['foreign-link']);
      expect(followed.followed).toEqual([]);
    }
  });
});
