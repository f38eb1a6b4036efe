import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { followReferences } from '../../src/lineage/references/follow.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';

const profile = loadProfile(null, 'cms');

const LANGUAGES = {
  en: { formula: 'The Conference of the Parties', paragraphs: 'paragraphs', and: 'and', to: 'to' },
  fr: { formula: 'La Conférence des Parties', paragraphs: 'paragraphes', and: 'et', to: 'à' },
  es: { formula: 'La Conferencia de las Partes', paragraphs: 'párrafos', and: 'y', to: 'a' },
} as const;
type Language = keyof typeof LANGUAGES;

// What has no number, or one that cannot be read, stands beside paragraphs 1 to 5.
const BARE = ['title', 'rec', 'formula', 'cyr', 'many', 'plain'] as const;
const NUMBERED = ['pa', 'pb', 'pc', 'pd', 'pe'] as const;

function textWith(language: Language, sentence: string) {
  const head = `---\nbody: cms\nkind: resolution\nnumber: 11.24\nrevision: rev.cop15\nstage: draft\nlanguage: ${language}\n---\n\n`;
  const numbered = NUMBERED.map(
    (id, index) => `**${index + 1}.** Convient du point ${id} ; {#${id}}`,
  );
  const parts = [
    '# X {#title}',
    'Rappelant x, {#rec}',
    `${LANGUAGES[language].formula} {#formula .formula}`,
    ...numbered,
    '**6 Ьis.** Convient ; {#cyr}',
    '**6 quadragesies.** Convient ; {#many}',
    `**6.** ${sentence} {#last}`,
    '## Annexe {#annex-1 .annex}',
    'Sans numéro. {#plain}',
  ];
  return readMarkdown(head + parts.join('\n\n')).value;
}

function followed(language: Language, sentence: string) {
  const result = followReferences(
    textWith(language, sentence),
    { formulaFirst: false, texts: [] },
    referenceWords(profile, language),
  );
  const last = result.text.paragraphs.find(({ id }) => id === 'last');
  return { words: plainText(last ? contentOf(last) : []), messages: result.messages };
}

describe('a reference that leads to what has no number', () => {
  const cases = (Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
    BARE.flatMap((bare) => {
      const { paragraphs, and, to } = LANGUAGES[language];
      return [
        [language, `${paragraphs} 3, 4 ${and} 6 bis`, `pa,pb,${bare}`],
        [language, `${paragraphs} 7 ${to} 9`, `pa,pb,pc,${bare}`],
        [language, `${paragraphs} 7 ${and} 8`, `${bare},pb`],
      ] as const;
    }),
  );

  it.each(cases)('stays and is an error: %s, %s (#%s)', (language, words, ids) => {
    const { words: after, messages } = followed(language, `[${words}](#${ids}).`);
    expect(after).toBe(`${words}.`);
    expect(messages.filter(({ severity }) => severity === 'error')).toMatchObject([
      { rule: 'reference-wording', text: expect.stringMatching(/without a number|Annexe/) },
    ]);
  });

  it('is never printed with a hole: as many numbers as there are targets, or an error and the words as typed', () => {
    const anyIds = fc.uniqueArray(fc.constantFrom(...BARE, ...NUMBERED), {
      minLength: 1,
      maxLength: 6,
    });
    const typed = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.constantFrom('en', 'fr', 'es'),
        anyIds,
        typed,
        (language: Language, ids, numbers) => {
          const { paragraphs, and } = LANGUAGES[language];
          const list = [numbers.slice(0, -1).join(', '), String(numbers.at(-1))].filter(
            (part) => part !== '',
          );
          const words = `${paragraphs} ${list.join(` ${and} `)}`;
          const { words: after, messages } = followed(language, `[${words}](#${ids.join(',')}).`);
          if (messages.some(({ severity }) => severity === 'error')) return after === `${words}.`;
          const printed = after.match(/\d+/g) ?? [];
          return (
            !ids.some((id) => BARE.some((bare) => bare === id)) && printed.length === ids.length
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
