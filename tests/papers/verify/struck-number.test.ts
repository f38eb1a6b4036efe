import { describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/papers/recognise/accounting.ts';
import type { Desk } from '../../../src/papers/recognise/desk.ts';
import type { Piece } from '../../../src/papers/recognise/pieces.ts';
import { wordsIn } from '../../../src/papers/recognise/words.ts';
import { shownRows } from '../../../src/papers/verify/shown.ts';
import { cmsProfile } from '../recognise-made.ts';

const piece = (text: string, more: Partial<Piece> = {}): Piece => ({
  text,
  at: 0,
  place: null,
  ...more,
});

function shown(mark: 'ins' | 'del') {
  const profile = cmsProfile();
  const words = wordsIn(profile, 'en');
  const desk: Desk = { profile, words, ledger: openLedger([]), messages: [] };
  const redline = [[piece('5.\t', { number: 'counted' }), piece('Decides to end.', { mark })]];
  const rows = [{ redline, comment: [], clean: [], across: false, place: null }];
  return shownRows(rows, desk)[0]?.paragraphs[0];
}

describe('an automatic number, which no strike reaches', () => {
  it('goes with its paragraph where that is struck as a whole', () => {
    const found = shown('del');
    expect(found?.after).toBeNull();
    expect(found?.before?.words).toBe('Decides to end.');
  });

  it('comes with its paragraph where that is new as a whole', () => {
    expect(shown('ins')?.before).toBeNull();
  });
});
