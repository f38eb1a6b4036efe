import { describe, expect, it } from 'vitest';
import { edition, found, subject } from './subject.ts';

const BODY = '# Eels {#title}\n\n**1.** *Decides* to count. {#bamot}\n';
const first = edition('original', BODY, null, 'meeting: cop11');

describe('an adopted revision that names no base', () => {
  it('is told beside another, and the earliest is not', () => {
    const later = edition('rev.cop13', BODY, null, 'meeting: cop13');
    expect(found(subject([first, later]), 'missing-base')).toEqual([
      expect.objectContaining({
        text: 'found no base, expected the revision from which rev.cop13 was drawn',
      }),
    ]);
    expect(found(subject([later, first]), 'missing-base')).toEqual([]);
  });

  it.each([
    ['alone', [edition('rev.cop13', BODY, null, 'meeting: cop13')]],
    ['behind a base', [first, edition('rev.cop13', BODY, 'original', 'meeting: cop13')]],
    ['as a draft', [first, edition('rev.cop13.draft', BODY, null, 'meeting: cop13')]],
  ])('is right %s', (_, editions) => {
    expect(found(subject(editions), 'missing-base')).toEqual([]);
  });
});
