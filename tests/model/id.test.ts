import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ID, mintId } from '../../src/model/id.ts';

describe('mintId', () => {
  it('mints five pronounceable letters, the same each time', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (instrument, text) => {
        const id = mintId(instrument, text, new Set());
        expect(id).toMatch(/^[bdfgklmnprstvz][aeiou][bdfgklmnprstvz][aeiou][bdfgklmnprstvz]$/);
        expect(mintId(instrument, text, new Set())).toBe(id);
      }),
    );
  });

  it('takes the next hash where the first id is taken', () => {
    const first = mintId('cms/11.24', 'Prie', new Set());
    const next = mintId('cms/11.24', 'Prie', new Set([first]));
    expect(next).not.toBe(first);
    expect(next).toMatch(ID);
  });
});

describe('an id', () => {
  it.each(['bamot', 'annex-1', '8', 'abcdefghijklmnopqrstuvwx'])('can be %s', (id) => {
    expect(id).toMatch(ID);
  });

  it.each(['', 'Bamot', '-a', 'a_b', 'a.b', 'é', 'abcdefghijklmnopqrstuvwxy'])(
    'cannot be %j',
    (id) => {
      expect(id).not.toMatch(ID);
    },
  );
});
