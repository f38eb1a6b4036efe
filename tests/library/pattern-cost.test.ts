import { describe, expect, it } from 'vitest';
import { slowPattern } from '../../src/library/pattern-cost.ts';
import { listBodies, loadProfile } from '../../src/library/profile.ts';
import { slowPatterns } from '../../src/library/slow-patterns.ts';

describe('a pattern that a line could keep busy', () => {
  it.each([
    '(a+)+$',
    '(a|a)*b',
    '(a|ab|b)*c',
    '(?<meeting>([A-Za-z0-9./]+)+)!',
    '(\\w+ ?)+!',
    '(\\d+\\.?)*x',
    '(x+x+)+y',
    '([a-z]+)*\\d',
    '(\\p{L}+\\s*)+:',
    '^(.*?,){11}P',
    '([a-z]|[a-c])*x',
    '(?:é|\\u00e9)*x',
    '(?:[^,]|.)*x',
  ])('%s is one that a text can pass in several ways', (source) => {
    expect(slowPattern(source)).toMatch(/can pass in several ways/);
  });

  it.each(['(.*)*x', '(?:a?){30}b', '(a*a*)*b', '(.+)\\1+x'])(
    '%s repeats what may be empty',
    (source) => {
      expect(slowPattern(source)).toMatch(/may be empty/);
    },
  );

  it.each([
    '.*.*.*x',
    '\\s*\\s*\\s*x',
    'a?'.repeat(20),
    '(?:a|a)'.repeat(30),
    '(?:ab)?'.repeat(30),
    '.{0,80}x.{0,80}x.{0,80}x.{0,80}x',
  ])('%s has parts in a row that can share characters', (source) => {
    expect(slowPattern(source)).toMatch(/in a row|too many ways/);
  });

  it.each(['a?'.repeat(100), `(?:${'a|b|'.repeat(600)}c)*`, `${'(?:.a?)+'.repeat(150)}`])(
    'is refused too where it is too large to be looked through',
    (source) => {
      expect(slowPattern(source)).not.toBeNull();
    },
  );
});

describe('a pattern that any line is soon told by', () => {
  it.each([
    '',
    'résumé ?:?',
    '(?:\\.\\d+)*',
    'annexe .* de la .*',
    '(?:[a-z]+ )*x',
    '(?:[A-Z][a-z]* )+x',
    '[^,]*,[^,]*,[^,]*,[^,]*,x',
    '(?:Doc|Inf)\\.? ?\\d+',
    '(?<series>\\d{1,2})[. ]?(?<letter>[A-Z])\\k<letter>',
    '\\bannex(?=\\s)[ \\]a-z]+\\]',
    'a{2}b{3,}c{1,4}',
  ])('is %s', (source) => {
    expect(slowPattern(source)).toBeNull();
    // What is tried here is tried by the engine in the same words.
    expect(() => new RegExp(source, 'iu')).not.toThrow();
  });

  it('is each of every body that comes with the program', () => {
    for (const body of listBodies(null)) expect(slowPatterns(loadProfile(null, body))).toEqual([]);
  });
});
