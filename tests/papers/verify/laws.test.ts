import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/model/run.ts';
import { between } from '../../../src/papers/verify/deviate.ts';
import { isReadIn, isRedlineOf } from '../../../src/papers/verify/fused.ts';
import { missingIn, sideWords } from '../../../src/papers/verify/missing.ts';
import { wordsOf } from '../../../src/papers/verify/words.ts';

const word = fc.constantFrom(
  'the',
  'Parties',
  'report',
  '2021-2026',
  '2026-2032',
  'on',
  'data',
  'a',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

/** A redline whose marks are lost: what is kept, deleted and inserted one behind the other. */
function fused(before: string, after: string): string {
  return between(before, after)
    .map((change) => plainText(change.op === '~' ? change.after : change.runs))
    .join('');
}

describe('a redline without its marks', () => {
  it('is known as one of its two texts', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const shown = fused(before, after);
        expect(isReadIn(before, shown)).toBe(true);
        expect(isReadIn(after, shown)).toBe(true);
        expect(isRedlineOf(shown, before, after)).toBe(true);
      }),
    );
  });

  it('is none where a word stands in it that neither text has', () => {
    fc.assert(
      fc.property(sentence, sentence, fc.nat(), (before, after, at) => {
        const words = fused(before, after).split(' ');
        const place = at % (words.length + 1);
        const more = [...words.slice(0, place), 'zzz', ...words.slice(place)].join(' ');
        expect(isRedlineOf(more, before, after)).toBe(false);
      }),
    );
  });

  it('is none where a word stands more often than the two texts have it together', () => {
    const before = 'the Parties report on the data';
    const after = 'the Parties report each year on the data';
    expect(isRedlineOf('the Parties report each year on the data', before, after)).toBe(true);
    expect(
      isRedlineOf('the Parties report report report each year on the data', before, after),
    ).toBe(false);
    expect(isRedlineOf('the the the Parties report each year on the data', before, after)).toBe(
      false,
    );
  });

  it('is known by its characters, where a change goes through a word', () => {
    const [before, after] = ['COP13/Inf.19 of 2021-2026', 'COP15/Inf.27.3 of 2026-2032'];
    expect(isRedlineOf('COP153/Inf.27.319 of 20261-203226', before, after)).toBe(true);
    expect(isRedlineOf('COP153/Inf.27.319 of 20261-2032', before, after)).toBe(false);
  });

  it('is told in bounded time, however long it is', () => {
    const before = 'the Parties report on the data of the Parties '.repeat(400);
    const after = 'the Range States report on all of the data and costs '.repeat(400);
    expect(isRedlineOf(`${before}${after}`, before, after)).toBe(true);
  });
});

describe('the words that cannot be read in a redline', () => {
  it('are shown in a redline that gives the clean text', () => {
    fc.assert(
      fc.property(sentence, sentence, (part, whole) => {
        expect(wordsOf(sideWords(missingIn(part, whole), '+'))).toBe(part);
      }),
    );
  });

  it('are shown alone, without what was taken out', () => {
    const changes = missingIn(
      'Invites Parties to cooperate;',
      'Invites all Parties and States to consult widely;',
    );
    const marked = changes.map((change) =>
      change.op === '~' ? '' : `${change.op}${plainText(change.runs)}`,
    );
    expect(marked).toEqual(['=Invites Parties to ', '-consult widely', '+cooperate', '=;']);
  });
});
