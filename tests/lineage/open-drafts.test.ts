import { describe, expect, it } from 'vitest';
import type { Edition } from '../../src/lineage/chain.ts';
import { isOpenDraft } from '../../src/lineage/open-drafts.ts';

function edition(key: string, base: string | null, status: string): Edition {
  const values = { status };
  const text = { front: { source: null, values }, paragraphs: [] };
  return { key, base, adopted: status === 'adopted' && !/[.].*[.]/.test(key), text };
}

const original = edition('original', null, 'adopted');
const first = edition('rev.cop6.draft', 'original', 'proposed');

describe('a draft', () => {
  it('is open until its meeting adopts the text', () => {
    const later = edition('rev.cop6.rev1', 'rev.cop6.draft', 'adopted');
    const rival = edition('rev.cop6.doc9', 'original', 'proposed');
    const next = edition('rev.cop7.draft', 'original', 'proposed');
    const adopted = edition('rev.cop6', 'original', 'adopted');
    expect(isOpenDraft([original, first], first)).toBe(true);
    const all = [original, first, later, rival, next, adopted];
    expect(all.filter((one) => isOpenDraft(all, one)).map(({ key }) => key)).toEqual([
      'rev.cop7.draft',
    ]);
  });
  it('is passed over when a stage drawn from it was adopted as another instrument', () => {
    const later = edition('rev.cop6.rev1', 'rev.cop6.draft', 'adopted');
    expect(isOpenDraft([original, first, later], first)).toBe(false);
  });
});
