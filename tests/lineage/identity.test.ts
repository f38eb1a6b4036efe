import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { mintIds } from '../../src/model/mint.ts';
import { frontString, type Text } from '../../src/model/text.ts';
import { corpora } from '../corpora.ts';
import { type IdentityFigures, identityFigures, sumFigures } from './identity-figures.ts';
import { chanceFrom, length, nextText, say } from './random-history.ts';

const laws = corpora('corpora/lawpairs');
const LONGEST = 400;

/** A law and paragraphs of other laws in its language, from which new words come. */
interface Law {
  readonly text: Text;
  readonly others: readonly string[];
}

function lawsOf(folder: string): Law[] {
  const named = textsOf(folder);
  return named.flatMap(({ name, text }): Law[] => {
    const language = name.slice(0, 2);
    const others = named
      .filter((other) => other.name !== name && other.name.startsWith(language))
      .flatMap((other) => other.text.paragraphs)
      .filter((one) => length(one) >= 9 && length(one) < 120)
      .map(say);
    return others.length === 0 ? [] : [{ text, others }];
  });
}

function textsOf(folder: string): { name: string; text: Text }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.old.md'))
    .sort()
    .map((name) => {
      const read = readMarkdown(readFileSync(join(folder, name), 'utf8')).value;
      const whole = mintIds(read, name, new Set());
      return { name, text: { ...whole, paragraphs: whole.paragraphs.slice(0, LONGEST) } };
    });
}

function generated(all: readonly Law[], meetings: number, seed: number): IdentityFigures {
  const chance = chanceFrom(seed);
  const figures = all.flatMap(({ text, others }) => {
    let before = text;
    return Array.from({ length: meetings }, (_, meeting) => {
      const after = nextText(before, others, chance, `m${meeting}`);
      const found = identityFigures(before, after);
      before = after;
      return found;
    });
  });
  return sumFigures(figures);
}

/** The adopted texts of the invented body, each with the one that it was drawn from. */
function adoptedSteps(language: string): { before: Text; after: Text }[] {
  const folder = fileURLToPath(new URL('../../resolutions/cce', import.meta.url));
  return readdirSync(folder).flatMap((number) => {
    const texts = new Map(
      readdirSync(join(folder, number))
        .filter((name) => name.endsWith(`.${language}.md`))
        .map((name) => [
          name,
          readMarkdown(readFileSync(join(folder, number, name), 'utf8')).value,
        ]),
    );
    return [...texts.values()].flatMap((after) => {
      const before = texts.get(`${frontString(after, 'base')}.${language}.md`);
      const adopted = frontString(after, 'stage') === undefined;
      return before && adopted ? [{ before, after }] : [];
    });
  });
}

describe('the invented library, ids stripped', () => {
  it.each(['en', 'fr', 'es'])(
    'in %s is paired to ninety-nine of a hundred, none wrong over eight words',
    (language) => {
      const steps = adoptedSteps(language);
      const figures = sumFigures(steps.map(({ before, after }) => identityFigures(before, after)));
      expect(figures.expected).toBeGreaterThan(250);
      expect(figures.right / figures.expected).toBeGreaterThanOrEqual(0.99);
      expect(figures.wrong).toEqual([]);
    },
  );
});

describe.skipIf(laws === null)('histories made by chance from real laws, ids stripped', () => {
  it('are paired to ninety-nine of a hundred, and each wrong pair is on the list that a person is given', () => {
    const figures = generated(lawsOf(laws ?? ''), 3, 7);
    expect(figures.expected).toBeGreaterThan(10_000);
    expect(figures.right / figures.expected).toBeGreaterThanOrEqual(0.99);
    expect(figures.wrong.length).toBeLessThanOrEqual(figures.expected / 500);
    expect(figures.listed).toBe(figures.wrong.length);
    expect(figures.doubtful).toBeLessThan(figures.expected / 20);
  });
});
