import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/compare/comparison.ts';
import { joinRuns, plainText } from '../../src/model/run.ts';
import { standsIn } from '../../src/papers/write/change-slice.ts';
import { partWords } from '../../src/papers/write/word-gap.ts';

const SIGN = { '=': ['', ''], '+': ['{+', '+}'], '-': ['[-', '-]'] } as const;

function changes(marked: string): Change[] {
  return marked.split('|').map((part): Change => {
    const op = part.startsWith('+') ? '+' : part.startsWith('-') ? '-' : '=';
    return { op, runs: [{ text: op === '=' ? part : part.slice(1) }] };
  });
}

function parted(marked: string, first: 'inserted' | 'deleted' = 'inserted'): string {
  return partWords(changes(marked), first)
    .map((change) => {
      const [open, close] = SIGN[change.op === '~' ? '=' : change.op];
      return `${open}${plainText(change.op === '~' ? change.after : change.runs)}${close}`;
    })
    .join('');
}

function runsOf(list: readonly Change[], side: 'before' | 'after') {
  return joinRuns(
    list
      .filter((change) => standsIn(change, side))
      .flatMap((change) => (change.op === '~' ? change[side] : change.runs)),
  );
}

describe('words that replace one another', () => {
  it('are parted by the blank behind them, which then stands on each side', () => {
    expect(parted('-Encourage|+Invite| les Parties')).toBe('[-Encourage -]{+Invite +}les Parties');
  });

  it('take the blank before them where none follows', () => {
    expect(parted('Vieux |-programme|+plan|.')).toBe('Vieux[- programme-]{+ plan+}.');
  });

  it.each([
    ['where one of them carries a blank', 'a|+, et |-le| b'],
    ['that are marks', 'a|-;|+.| B'],
    ['of which one is only inserted', 'a |+mot| b'],
    ['that a single blank parts from the next', '-a|+b| |-c|+d'],
    ['without a blank around', '-旧|+新|的'],
  ])('%s stay as they are', (_, marked) => {
    expect(
      plainText(partWords(changes(marked), 'inserted').flatMap((one) => runsOf([one], 'after'))),
    ).toBe(plainText(runsOf(changes(marked), 'after')));
    expect(partWords(changes(marked), 'inserted').filter(({ op }) => op === '=')).toEqual(
      changes(marked).filter(({ op }) => op === '='),
    );
  });

  it('are to the mark what they were on both sides', () => {
    const run = fc.record(
      {
        text: fc.string({
          unit: fc.constantFrom('a', 'É', ' ', '.', '(', '1', '\u00A0'),
          minLength: 1,
          maxLength: 4,
        }),
        em: fc.constant(true as const),
      },
      { requiredKeys: ['text'] },
    );
    const runs = fc.array(run, { minLength: 1, maxLength: 3 });
    const change: fc.Arbitrary<Change> = fc.oneof(
      fc.record({ op: fc.constantFrom('=' as const, '+' as const, '-' as const), runs }),
      runs.map(
        (after): Change => ({ op: '~', before: after.map(({ text }) => ({ text })), after }),
      ),
    );
    fc.assert(
      fc.property(
        fc.array(change),
        fc.constantFrom('inserted' as const, 'deleted' as const),
        (list, first) => {
          for (const side of ['before', 'after'] as const)
            expect(runsOf(partWords(list, first), side)).toEqual(runsOf(list, side));
        },
      ),
    );
  });
});
