import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { cleanParagraphs } from '../../src/lineage/adopt.ts';
import { followReferences } from '../../src/lineage/references/follow.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
import { staleNumbers } from '../../src/lineage/references/typed-number.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';

const profile = loadProfile(null, 'cms');
const LAST = 6;

/** Behind which paragraphs a new one stands; behind 0 is before the first. */
type Insertions = readonly number[];

const CITING: Readonly<Record<string, (numbers: readonly string[]) => string>> = {
  en: (numbers) =>
    numbers.length > 1 ? `See paragraphs ${numbers.join(' and ')}.` : `See paragraph ${numbers}.`,
  fr: (numbers) =>
    numbers.length > 1
      ? `Voir les paragraphes ${numbers.join(' et ')}.`
      : `Voir le paragraphe ${numbers}.`,
  es: (numbers) =>
    numbers.length > 1
      ? `Véanse los párrafos ${numbers.join(' y ')}.`
      : `Véase el párrafo ${numbers}.`,
};
// Where a reference stands: the last paragraph of the body, its note, the annex and a row of its table.
const PLACES = 4;

function text(language: string, sentence: string, insertions: Insertions, stage: string): Text {
  const body = Array.from({ length: LAST + 1 }, (_, at) => [
    ...(at > 0 ? [`**${at}.** Convient ${'x'.repeat(at)} ; {#p${at}}`] : []),
    ...(insertions.includes(at)
      ? [`**${at === 0 ? '0.' : `${at} bis.`}** Ajoute ${'y'.repeat(at + 1)} ; {#n${at}}`]
      : []),
  ]).flat();
  const lines = [
    'La Conférence {#formula .formula}',
    ...body,
    `**${LAST + 1}.** ${sentence}[^n] {#citing}`,
    `[^n]: ${sentence}`,
    '## Annex {#annex .annex}',
    `${sentence} {#intro}`,
    '{#tab}',
    `| No. {#th} | Site |\n|---|---|\n| **A1** {#ra} | ${sentence} |`,
  ];
  const head = `---\nbody: cms\nkind: resolution\nnumber: 1.2\nlanguage: ${language}\nrevision: ${stage}\n---\n`;
  return readMarkdown(`${head}\n${lines.join('\n\n')}\n`).value;
}

function known(of: Text, key: string): KnownText {
  const adopted = !key.endsWith('draft');
  const facts = { of: 'cms/1.2', number: '1.2', paper: null, base: adopted ? null : 'original' };
  return { instrument: 'resolution', key, adopted, text: of, ...facts };
}

/** The working number of each paragraph and the one that it has once the draft is adopted. */
function numbersWith(insertions: Insertions): ReadonlyMap<string, string> {
  const working = Array.from({ length: LAST + 1 }, (_, at) => [
    ...(at > 0 ? [`${at}`] : []),
    ...(insertions.includes(at) ? [at === 0 ? '0' : `${at} bis`] : []),
  ]).flat();
  return new Map(working.map((number, at) => [number, `${at + 1}`]));
}

function sentencesOf({ paragraphs }: Text): readonly string[] {
  return paragraphs
    .map((paragraph) => plainText(contentOf(paragraph)))
    .flatMap((words) => /(?:See|Voir|Véa).*?\./u.exec(words) ?? []);
}

const insertions = fc.subarray([0, 1, 2, 3, 4, 5, 6]);
const language = fc.constantFrom('en', 'fr', 'es');
const picks = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { minLength: 1, maxLength: 2 });

/** A draft, its base and what it cites; `missing` is a number that neither has, first of a list. */
function meeting(of: string, into: Insertions, picked: readonly number[], missing: string | null) {
  const final = numbersWith(into);
  const all = [...final.keys()];
  const numbers = [...new Set(picked.map((at) => all[at % all.length] ?? '1'))].sort(
    (a, b) => all.indexOf(a) - all.indexOf(b),
  );
  const cited = missing === null ? numbers : [missing, ...numbers.slice(0, 1)];
  const cite = CITING[of] ?? (() => '');
  // Words that only old numbers hold stood in the base.
  const stood = cited.every((number) => /^[1-9]$/.test(number));
  const base = known(text(of, stood ? cite(cited) : 'Fin.', [], 'original'), 'original');
  const draft = known(text(of, cite(cited), into, 'rev.cop4\nstage: draft'), 'rev.cop4.draft');
  const world: World = { formulaFirst: false, texts: [base, draft] };
  return { cited, final, cite, draft, world, words: referenceWords(profile, of) };
}

describe('a working number, wherever it stands', () => {
  it('is the number of its paragraph once the text is linked and adopted', () => {
    fc.assert(
      fc.property(language, insertions, picks, (of, into, picked) => {
        const { cited, final, cite, draft, world, words } = meeting(of, into, picked, null);
        const { text: linked, found } = linkReferences(draft, world, words);
        expect(found.map(({ resolved }) => resolved.kind)).toEqual(
          Array.from({ length: PLACES }, () => 'resolved'),
        );
        const clean = { ...linked, paragraphs: cleanParagraphs(linked, false) };
        const { text: adopted, messages } = followReferences(clean, world, words);
        expect(messages).toEqual([]);
        const now = cite(cited.map((number) => final.get(number) ?? ''));
        expect(sentencesOf(adopted)).toEqual(Array.from({ length: PLACES }, () => now));
      }),
      { numRuns: 150 },
    );
  });

  it('is told where it is no link and another number is right, also beside one that no paragraph has', () => {
    fc.assert(
      fc.property(
        language,
        insertions,
        picks,
        fc.constantFrom(null, '3 ter', '40'),
        (of, into, picked, missing) => {
          const { cited, final, draft, world, words } = meeting(of, into, picked, missing);
          const stale = staleNumbers(draft, world, words);
          const changes = cited.some((number) => (final.get(number) ?? number) !== number);
          if (changes) expect(stale).toHaveLength(PLACES);
          else if (missing === null) expect(stale).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});
