import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { followReferences } from '../../src/lineage/references/follow.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
import { linkSpans } from '../../src/lineage/references/linked.ts';
import { staleNumbers } from '../../src/lineage/references/typed-number.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import type { Text } from '../../src/model/text.ts';

const profile = loadProfile(null, 'cms');
const wordsFor = (language: string) => referenceWords(profile, language);

const FORMULA = 'The Conference {#formula .formula}';

interface Shape {
  readonly language?: string;
  readonly stage?: boolean;
  readonly body?: readonly string[];
  readonly last?: number;
}

/** Paragraphs a to g numbered 1 to 7, items of b and c, and the sentence in the last one. */
function textWith(
  sentence: string,
  { language = 'en', stage = false, body, last = 8 }: Shape = {},
): Text {
  const own = body ?? [
    '**1.** One ; {#pa}',
    '**2.** Two ; {#pb}',
    '**a)** first ; {#ia}',
    '**b)** second ; {#ib}',
    '**3.** Three ; {#pc}',
    '**a)** first ; {#ja}',
    '**b)** second ; {#jb}',
    '**c)** third ; {#jc}',
    '**4.** Four ; {#pd}',
    '**5.** Five ; {#pe}',
    '**6.** Six ; {#pf}',
    '**7.** Seven ; {#pg}',
  ];
  const key = stage ? 'rev.cop4\nstage: draft' : 'original';
  const head = `---\nbody: cms\nkind: resolution\nnumber: 1.2\nlanguage: ${language}\nrevision: ${key}\n---\n\n`;
  const paragraphs = [FORMULA, ...own, `**${last}.** ${sentence} {#last}`];
  return readMarkdown(`${head}${paragraphs.join('\n\n')}\n`).value;
}

function known(text: Text, adopted = true): KnownText {
  const key = adopted ? 'original' : 'rev.cop4.draft';
  const base = adopted ? null : 'original';
  const facts = { of: 'cms/1.2', number: '1.2', paper: null };
  return { instrument: 'resolution', ...facts, key, base, adopted, text };
}

function world(...texts: readonly KnownText[]): World {
  return { formulaFirst: false, texts };
}

function linkedLine(sentence: string, language: string): string {
  const own = known(textWith(sentence, { language }));
  const { text } = linkReferences(own, world(own), wordsFor(language));
  const line = writeMarkdown(text)
    .split('\n')
    .find((one) => one.includes('{#last}'));
  return (line ?? '').replace(/^\*\*8\.\*\* /, '').replace(/ \{#last\}$/, '');
}

describe('a number that belongs to what is named before it', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    [
      'en',
      [
        'A/RES/70/1, paragraph 2 ;',
        'resolution 70/1, paragraph 2 ;',
        'Article 3, paragraph 2, of the Convention ;',
        'Article 3 (2), paragraph 2 ;',
        'Article III, paragraph 2, subparagraph (a) ;',
        'UNEP/COP5/Doc.3, paragraph 4 ;',
        'Ramsar Resolution XI.9, paragraph 2 ;',
        'document X, paragraph 2 ;',
        'A/RES/70/1, annex, paragraph 2 ;',
        'the Convention and its paragraph 2 ;',
        'Phase 3, paragraph 2 ;',
        'A/RES/70/1, paragraph 2, and paragraph 7 ;',
      ],
    ],
    [
      'fr',
      [
        'l’article 3, paragraphe 2, de la Convention ;',
        'la résolution 70/1, par. 2 ;',
        'le document X, paragraphe 2 ;',
        'l’article 3, son paragraphe 2 ;',
        'A/RES/70/1, paragraphe 2, alinéa a) ;',
      ],
    ],
    [
      'es',
      [
        'el artículo 3, párrafo 2 ;',
        'A/RES/70/1, párrafo 2 ;',
        'el artículo 3, apartado 2, letra a) ;',
        'el documento X, párrafo 2 ;',
      ],
    ],
  ];
  for (const [language, sentences] of cases)
    for (const sentence of sentences)
      it(`«${sentence}» is no paragraph of the text`, () => {
        expect(linkedLine(sentence, language)).toBe(sentence);
      });

  const own: readonly (readonly [string, string, string])[] = [
    ['en', 'In 2015, paragraph 2 was', 'In 2015, [paragraph 2](#pb) was'],
    ['en', 'subparagraph 2 a) ;', '[subparagraph 2 a)](#ia) ;'],
    ['en', 'subparagraphs 2 a) and b) ;', '[subparagraphs 2 a) and b)](#ia,ib) ;'],
    [
      'en',
      'paragraph 3, subparagraphs a) and c) ;',
      '[paragraph 3, subparagraphs a) and c)](#ja,jc) ;',
    ],
    ['fr', 'à l’alinéa 2 a) ;', 'à l’[alinéa 2 a)](#ia) ;'],
    ['fr', 'au paragraphe 3, alinéa c) ;', 'au [paragraphe 3, alinéa c)](#jc) ;'],
    ['es', 'el párrafo 2, apartado a) ;', 'el [párrafo 2, apartado a)](#ia) ;'],
    ['es', 'el apartado 2 a) ;', 'el [apartado 2 a)](#ia) ;'],
  ];
  for (const [language, sentence, expected] of own)
    it(`«${sentence}» is one of the text`, () => {
      expect(linkedLine(sentence, language)).toBe(expected);
    });
});

// A new paragraph before the second: 2 to 7 become 3 to 8.
const SHIFTED = [
  '**1.** One ; {#pa}',
  '**2.** New ; {#new}',
  '**3.** Two ; {#pb}',
  '**a)** first ; {#ia}',
  '**b)** second ; {#ib}',
  '**4.** Three ; {#pc}',
  '**a)** first ; {#ja}',
  '**b)** second ; {#jb}',
  '**c)** third ; {#jc}',
  '**5.** Four ; {#pd}',
  '**6.** Five ; {#pe}',
  '**7.** New too ; {#newer}',
  '**8.** Six ; {#pf}',
  '**9.** Seven ; {#pg}',
];

describe('what is linked, printed anew', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['en', 'paragraphs 2, 3 a) and c), and 4 to 6 ;', 'paragraphs 3, 4 a) and c), 5, 6 and 8 ;'],
    ['en', 'paragraphs 3 a) and c), and 5 ;', 'paragraphs 4 a) and c), and 6 ;'],
    ['en', 'paragraphs 2, 3, and 5 ;', 'paragraphs 3, 4, and 6 ;'],
    ['en', 'paragraph 3, subparagraphs a) and c) ;', 'paragraph 4, subparagraphs a) and c) ;'],
    ['en', 'subparagraphs 2 a) and b) ;', 'subparagraphs 3 a) and b) ;'],
    ['en', 'subparagraph 3 c) ;', 'subparagraph 4 c) ;'],
    ['fr', 'paragraphes 2, 3 a) et c), 4 à 6 ;', 'paragraphes 3, 4 a) et c), 5, 6 et 8 ;'],
    ['fr', 'au paragraphe 3, alinéa c) ;', 'au paragraphe 4, alinéa c) ;'],
    ['fr', 'aux alinéas 2 a) et b) ;', 'aux alinéas 3 a) et b) ;'],
    ['es', 'párrafos 2, 3 a) y c), y 4 a 6 ;', 'párrafos 3, 4 a) y c), 5, 6 y 8 ;'],
    ['es', 'el párrafo 2, apartado a) ;', 'el párrafo 3, apartado a) ;'],
  ];
  for (const [language, before, after] of cases) {
    const linked = linkedLine(before, language);
    const draft = textWith(linked, { language, stage: true, body: SHIFTED, last: 10 });
    const { text, messages } = followReferences(draft, world(), wordsFor(language));
    const plain = writeMarkdown(text).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');

    it(`«${before}» becomes «${after}»`, () => {
      expect(messages).toEqual([]);
      expect(plain).toContain(`** ${after} {#last}`);
    });

    it(`«${after}», read afresh, leads where «${before}» led`, () => {
      const fresh = known(readMarkdown(plain.replace('stage: draft\n', '')).value);
      const again = linkReferences(fresh, world(fresh), wordsFor(language)).text;
      const idsIn = (one: Text): string[] =>
        linkSpans(contentOf(one.paragraphs.at(-1) ?? never())).flatMap(({ link }) =>
          link.slice(1).split(','),
        );
      expect(idsIn(again).sort()).toEqual(idsIn(text).sort());
      expect(idsIn(again).length).toBeGreaterThan(0);
    });
  }
});

function never(): never {
  throw new Error('a text without paragraphs');
}

describe('a number that is no link at adoption', () => {
  const BASE = known(textWith('Ends.'));
  const staleIn = (sentence: string) => {
    const body = SHIFTED.map((line) =>
      line
        .replace('**2.** New', '**1 bis.** New')
        .replace('**7.** New', '**5 bis.** New')
        .replace(/^\*\*([3-6])\.\*\*/, (_, old) => `**${Number(old) - 1}.**`)
        .replace(/^\*\*([89])\.\*\*/, (_, old) => `**${Number(old) - 2}.**`),
    );
    const own = known(textWith(sentence, { stage: true, body }), false);
    const all = world(BASE, own);
    return staleNumbers(own, all, wordsFor('en')).map(({ words, doubt, now }) => [
      words,
      doubt ? 'doubt' : now,
    ]);
  };

  it('is told where its number is in doubt', () => {
    expect(staleIn('As paragraphs 4 and 5 of the present Resolution say.')).toEqual([
      ['paragraphs 4 and 5 of the present Resolution', 'doubt'],
    ]);
  });

  it('is not told where it stays right, or is quoted, or is of another text', () => {
    expect(staleIn('As paragraph 1, “paragraph 4” and A/RES/70/1, paragraph 5, say.')).toEqual([]);
  });

  it('is told with the number that its paragraph gets', () => {
    expect(staleIn('As paragraph 5 bis says.')).toEqual([['paragraph 5 bis', '7']]);
  });
});
