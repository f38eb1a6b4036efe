import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Member } from '../../src/compare/comparison.ts';
import { changedSince, compareSince } from '../../src/compare/since.ts';
import { type StageChange, standsAtStage } from '../../src/compare/stage-redline.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import { deleted, named, say, textOf } from '../say.ts';
import { someText, wordsIn } from './since-texts.ts';

function words(redline: readonly StageChange[], wanted: (change: StageChange) => boolean): string {
  return redline
    .filter(wanted)
    .map((change) => plainText(change.op === '~' ? change.after : change.runs))
    .join('');
}

const joined = (members: readonly Member[] = []): string =>
  members.map(({ paragraph }) => plainText(contentOf(paragraph))).join('\n');

/** `{+a+}` came before the stage, `{++a++}` since; `{-a-}` and `{--a--}` went; `{=a=}` is back, `{/a/}` stood at the stage alone. */
function told(redline: readonly StageChange[]): string {
  return redline
    .map((change) => {
      const text = plainText(change.op === '~' ? change.after : change.runs);
      if (change.op === 'x') return `{/${text}/}`;
      if (change.op === '=' || change.op === '~') return change.since ? `{=${text}=}` : text;
      const sign = change.since ? change.op.repeat(2) : change.op;
      return `{${sign}${text}${sign}}`;
    })
    .join('');
}

function sinceOf(before: string, stage: string, after: string): string {
  const [a, c, b] = [before, stage, after].map((text) => textOf(named('bamot', say('6.', text))));
  if (!a || !b || !c) throw new Error('three texts');
  return told(compareSince(compare(a, b), c).parts[0]?.redline ?? []);
}

describe('what changed since a stage', () => {
  it('inserted words say whether the stage had them', () => {
    expect(
      sinceOf(
        'Prie les Parties de coopérer',
        'Prie instamment les Parties de coopérer',
        'Prie instamment les Parties et les donateurs de coopérer',
      ),
    ).toBe('Prie {+instamment +}les Parties{++ et les donateurs++} de coopérer');
  });
  it('struck words say whether the stage had struck them', () => {
    expect(
      sinceOf(
        'Prie instamment les Parties et les donateurs de coopérer',
        'Prie les Parties et les donateurs de coopérer',
        'Prie les Parties de coopérer',
      ),
    ).toBe('Prie {-instamment -}les Parties{-- et les donateurs--} de coopérer');
  });
  it('words that the stage put in and that were dropped were never in force', () => {
    expect(
      sinceOf(
        'Prie les Parties de coopérer',
        'Prie instamment les Parties de coopérer',
        'Prie les Parties de coopérer',
      ),
    ).toBe('Prie {/instamment /}les Parties de coopérer');
  });
  it('words that the stage had struck and that are kept again are told', () => {
    expect(
      sinceOf(
        'Prie instamment les Parties de coopérer',
        'Prie les Parties de coopérer',
        'Prie instamment les Parties de coopérer',
      ),
    ).toBe('Prie {=instamment =}les Parties de coopérer');
  });
  it('a paragraph that the stage deleted is back, one that it had put in is gone', () => {
    const before = textOf(named('a', say('1.', 'Charge le Secrétariat ;')));
    const stage = textOf(
      deleted('a', 'Fait.'),
      named('b', say('1 bis.', 'Invite les donateurs ;')),
    );
    const { parts } = compareSince(compare(before, before), stage);
    expect(parts.map(({ pair, redline }) => [pair?.kind ?? null, told(redline)])).toEqual([
      [null, '{/Invite les donateurs ;/}'],
      ['kept', '{=Charge le Secrétariat ;=}'],
    ]);
  });
  it('a number that changed since, and no word, is a change since', () => {
    const text = (label: string) => textOf(named('a', say(label, 'Charge le Secrétariat ;')));
    const since = (stage: string) =>
      compareSince(compare(text('6.'), text('6 bis.')), text(stage)).parts.map(changedSince);
    expect([since('6 bis.'), since('6.')]).toEqual([[false], [true]]);
  });
  it('a paragraph that moved since says so', () => {
    const [a, b] = [
      named('a', say('1.', 'Charge le Secrétariat de faire rapport ;')),
      named('b', say('2.', 'Invite les donateurs ;')),
    ];
    const { parts } = compareSince(compare(textOf(a, b), textOf(b, a)), textOf(a, b));
    expect(parts.filter(({ moved }) => moved)).toHaveLength(1);
  });
});

describe('the laws of three texts', () => {
  it('each paragraph of the stage stands in one part, and each part rebuilds all three texts', () => {
    fc.assert(
      fc.property(someText, someText, someText, (before, after, stage) => {
        const comparison = compare(before, after);
        const { parts } = compareSince(comparison, stage);
        const found = parts.flatMap((part) => part.stage.map((member) => member.index));
        expect(new Set(found).size).toBe(wordsIn(stage).length);
        expect(found).toHaveLength(wordsIn(stage).length);
        expect(parts.flatMap(({ pair }) => pair ?? [])).toEqual(comparison.pairs);
        for (const { pair, redline, stage: members } of parts) {
          expect(words(redline, ({ op }) => op !== '+' && op !== 'x')).toBe(joined(pair?.before));
          expect(words(redline, ({ op }) => op !== '-' && op !== 'x')).toBe(joined(pair?.after));
          expect(words(redline, standsAtStage)).toBe(joined(members));
        }
      }),
      { numRuns: 2000 },
    );
  });
  it('since the text after itself nothing changed, since the text before everything did', () => {
    // A text that declares splits and mergers of its own is not kept whole when it is compared with itself.
    const plain = someText.filter(({ paragraphs }) =>
      paragraphs.every(({ attributes }) => Object.keys(attributes.values).length === 0),
    );
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        const comparison = compare(before, after);
        for (const { redline } of compareSince(comparison, after).parts)
          expect(redline.filter(({ since }) => since)).toEqual([]);
        for (const { redline } of compareSince(comparison, before).parts)
          for (const { op, since } of redline)
            expect([op, since === true]).toEqual([op, op === '+' || op === '-']);
        for (const { redline } of compareSince(comparison, before).parts)
          expect(redline.filter(({ op }) => op === 'x')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
