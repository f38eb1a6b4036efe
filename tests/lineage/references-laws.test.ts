import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { followReferences } from '../../src/lineage/references/follow.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
import { readReferences } from '../../src/lineage/references/read.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';
import { contentOf, labelOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import '../seed.ts';

const profile = loadProfile(null, 'cms');
const LANGUAGES = ['en', 'fr', 'es'];

function wordsOf(text: Text): string[] {
  return text.paragraphs.map((paragraph) =>
    [
      labelOf(paragraph)?.text ?? '',
      plainText(contentOf(paragraph)),
      ...paragraph.comments.flatMap(({ content }) => content.map(plainText)),
    ].join('|'),
  );
}

function draftOf(sentences: readonly string[], language: string): Text {
  const head = `---\nbody: cms\nkind: resolution\nlanguage: ${language}\nrevision: rev.cop4\nstage: draft\n---\n\n`;
  const lines = sentences.map(
    (sentence, index) => `**${index + 1}.** ${sentence} ; {#p${index + 1}}`,
  );
  return readMarkdown(`${head}The Conference {#formula .formula}\n\n${lines.join('\n\n')}\n`).value;
}

function knownAs(text: Text): KnownText {
  return {
    instrument: 'resolution',
    of: 'cms/1.2',
    number: '1.2',
    key: 'rev.cop4.draft',
    base: null,
    adopted: false,
    paper: null,
    text,
  };
}

function worldOf(text: Text): World {
  return { formulaFirst: false, texts: [knownAs(text)] };
}

const PIECES = [
  'paragraphe',
  'paragraphs',
  'párrafos',
  'Resolution',
  'Résolutions',
  'Décision',
  'annexe',
  'Annex',
  'alinéa',
  'activités',
  '5',
  '7',
  '12',
  '1.2',
  '14.167',
  '15.AA',
  'a)',
  '(b)',
  '(a–c)',
  ' bis',
  ' et ',
  ' and ',
  ' y ',
  ', ',
  ' à ',
  ' to ',
  '–',
  '(Rev.COP3)',
  ' de la ',
  ' of ',
  ' du texte existant',
  'nouveau ',
  '«',
  '»',
  '"',
  'A/RES/75/1',
  '/',
  '.',
  ' ',
  '\u00A0',
  '\n',
];
const noise = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

describe('reading references', () => {
  it('gives stretches of the words, in their order, none inside another, with the words that stand there', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom(...LANGUAGES), (content, language) => {
        let end = 0;
        for (const found of readReferences(content, referenceWords(profile, language))) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(content.slice(found.start, found.end)).toBe(found.text);
          for (const { from, to } of found.numbers)
            for (const number of [from, ...(to ? [to] : [])]) {
              expect(number.start).toBeGreaterThanOrEqual(found.start);
              expect(number.end).toBeLessThanOrEqual(found.end);
            }
          end = found.end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to the words, however they are arranged', () => {
    const words = referenceWords(profile, 'fr');
    const hostile = [
      'paragraphe ',
      'paragraphes 1, ',
      'annexe de la annexe ',
      'Décision 14.1 à ',
      'A/b',
      'A/1(',
      '5 a) ',
      'nouveau paragraphe ',
      'alinéa a) du paragraphe ',
      'Résolution 1.2 (Rev.',
      '« ',
      'du ',
      '1.2.3.',
      'ABCDEF/',
    ];
    const timeOf = (piece: string, size: number): number => {
      const content = piece.repeat(Math.ceil(size / piece.length));
      const start = performance.now();
      readReferences(content, words);
      return performance.now() - start;
    };
    for (const piece of hostile) {
      timeOf(piece, 20_000);
      // Another program may take the machine for a moment: one quiet round is enough.
      const ratios = [1, 2, 3].map(
        () => timeOf(piece, 160_000) / Math.max(1, timeOf(piece, 20_000)),
      );
      expect(Math.min(...ratios), piece).toBeLessThan(32);
    }
  });
});

describe('linking', () => {
  it('changes no word and no label, and linking twice is linking once', () => {
    fc.assert(
      fc.property(
        fc.array(noise, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...LANGUAGES),
        (sentences, language) => {
          const words = referenceWords(profile, language);
          const text = draftOf(
            sentences.map((one) => one.replace(/\n/g, ' ').trim()),
            language,
          );
          const once = linkReferences(knownAs(text), worldOf(text), words).text;
          expect(wordsOf(once)).toEqual(wordsOf(text));
          const twice = linkReferences(knownAs(once), worldOf(once), words).text;
          expect(twice.paragraphs).toEqual(once.paragraphs);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const SENTENCES: Readonly<Record<string, (numbers: string) => string>> = {
  en: (numbers) => `See [paragraphs ${numbers}]`,
  fr: (numbers) => `Voir [paragraphes ${numbers}]`,
  es: (numbers) => `Véanse los [párrafos ${numbers}]`,
};
const RANGES: Readonly<Record<string, string>> = {
  en: '50 to 52',
  fr: '50 à 52 et 60',
  es: '50 a 52 y 60',
};

describe('following', () => {
  it('gives words that lead to the same paragraphs when they are read again, and changes nothing the second time', () => {
    const targets = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        targets,
        fc.constantFrom(...LANGUAGES),
        fc.boolean(),
        (numbers, language, ranged) => {
          const words = referenceWords(profile, language);
          const ids = [...numbers].sort((a, b) => a - b).map((number) => `p${number}`);
          const old = ranged ? (RANGES[language] ?? '') : '50, 51, 60';
          const sentence = `${SENTENCES[language]?.(old)}(#${numbers.map((number) => `p${number}`).join(',')})`;
          const text = draftOf(
            [
              ...Array.from({ length: 12 }, (_, index) => `Paragraph ${'x'.repeat(index)}`),
              sentence,
            ],
            language,
          );
          const once = followReferences(text, worldOf(text), words);
          expect(once.messages).toEqual([]);
          const bare = readMarkdown(
            `${plainText(contentOf(once.text.paragraphs.at(-1) ?? fail()))}`,
          ).value;
          const at = once.text.paragraphs.length - 1;
          const unlinked: Text = {
            ...text,
            paragraphs: text.paragraphs.map((paragraph, index) =>
              index === at && paragraph.kind === 'plain'
                ? { ...paragraph, content: contentOf(bare.paragraphs[0] ?? paragraph) }
                : paragraph,
            ),
          };
          const { found } = linkReferences(knownAs(unlinked), worldOf(unlinked), words);
          const links = found.flatMap(({ resolved }) =>
            resolved.kind === 'resolved' ? resolved.pieces.map(({ link }) => link) : [],
          );
          expect(links).toEqual([`#${ids.join(',')}`]);
          const twice = followReferences(once.text, worldOf(once.text), words);
          expect(twice.text.paragraphs).toEqual(once.text.paragraphs);
          expect(twice.followed).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function fail(): never {
  throw new Error('a text without paragraphs');
}
