import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { resolveRevisions } from '../../../src/formats/docx/read/resolve.ts';
import { loadProfile } from '../../../src/library/profile.ts';
import type { Deviation, Verification } from '../../../src/papers/verify/verification.ts';
import { hasDeviations } from '../../../src/papers/verify/verification.ts';
import { openPaper } from '../../../src/papers/verify/verify.ts';
import {
  deleted,
  p,
  r,
  revision,
  type WordFileParts,
  wordFile,
} from '../../formats/docx-read/word-file.ts';
import { ADOPTED, CLEAN, DECISIONS, wordBody } from './paper-maker.ts';

const profile = loadProfile(null, 'cms');
const FORMS = ['formatted', 'tracked'] as const;
type WordForm = (typeof FORMS)[number];

function verified(body: string, form: WordForm, parts: WordFileParts = {}): Verification {
  const { value, messages } = readDocx(wordFile(body, parts));
  if (value === null) throw new Error('found no sheet in the Word file');
  const shown = form === 'formatted' ? resolveRevisions(value.sheet, 'accepted') : value.sheet;
  const opened = openPaper(shown, profile, { file: { sheet: value.sheet, messages } });
  if (opened === null) throw new Error('found nothing to verify');
  return opened.verify({ against: [ADOPTED], decisions: [DECISIONS] });
}

/** The paper in which nothing deviates, with one place of its XML changed. */
function changedBody(form: WordForm, from: string, to: string): string {
  const body = wordBody(CLEAN, form);
  if (!body.includes(from)) throw new Error(`found no ${from}`);
  return body.replace(from, to);
}

function told({ deviations }: Verification): [string, string][] {
  return deviations.map(({ rule, where }: Deviation) => [rule, where]);
}

const SECRET = revision('ins', r('except States that object'));

describe.each(FORMS)('tracked changes of a paper whose redline is %s', (form) => {
  it('count for nothing where there is none', () => {
    expect(verified(wordBody(CLEAN, form), form).deviations).toEqual([]);
  });

  it.each([
    ['on the cover', p('Recommended actions'), p('Recommended actions') + p(SECRET)],
    ['in the comment column', p('New paragraph on funding.'), p(SECRET)],
    ['above the table', p('ANNEX 1'), p('ANNEX 1') + p(SECRET)],
    ['in the heads of the table', p('Comment'), p(r('Comment ') + SECRET)],
  ])('are found %s', (_, from, to) => {
    const found = verified(changedBody(form, from, to), form);
    expect(told(found)).toContainEqual(['tracked-outside', 'except States that object']);
    expect(hasDeviations(found)).toBe(true);
  });

  it('count for nothing in running text, nor in a table without comments', () => {
    for (const layout of ['inline', 'two-column'] as const)
      expect(verified(wordBody({ ...CLEAN, layout }, form), form).deviations).toEqual([]);
  });

  it('are found behind the table, where the words stand in no row either', () => {
    const found = verified(wordBody(CLEAN, form) + p(SECRET), form);
    expect(told(found)).toEqual([['tracked-outside', 'except States that object']]);
  });

  it('are found in a running head, with the words that go', () => {
    const head = p(r('CMS ') + revision('del', deleted('not final')));
    const body = `${wordBody(CLEAN, form)}<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>`;
    const [found] = verified(body, form, { headers: { h1: head } }).deviations;
    expect(found).toMatchObject({ rule: 'tracked-outside', expected: 'not final', found: null });
    expect(found?.text).toContain('“not final” deleted by Ann');
  });

  it('are found in a note of the cover', () => {
    const mark = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const body = changedBody(form, p('Background'), p('Background') + p(r('See') + mark));
    const notes = `<w:footnote w:id="2">${p(SECRET)}</w:footnote>`;
    expect(told(verified(body, form, { footnotes: notes }))).toEqual([
      ['tracked-outside', 'except States that object'],
    ]);
  });

  it('are found without an author', () => {
    const anonymous = SECRET.replace(/ w:author="[^"]*"/, '');
    const found = verified(changedBody(form, p('ANNEX 1'), p('ANNEX 1') + p(anonymous)), form);
    expect(told(found)).toEqual([['tracked-outside', 'except States that object']]);
  });
});

describe('tracked changes over a redline by formatting', () => {
  it('are changes of the paper where they stand in the first and the clean column', () => {
    const from = r(
      '1. Adopts the Action Plan 2026-2032 contained in the Annex to this Resolution;',
    );
    const more = revision('ins', r('revised ', '<w:u w:val="single"/>'));
    const first = changedBody('formatted', r('1. Adopts the Action Plan '), '@');
    const body = first
      .replace('@', r('1. Adopts the ') + more + r('Action Plan '))
      .replace(
        from,
        r('1. Adopts the ') +
          revision('ins', r('revised ')) +
          r('Action Plan 2026-2032 contained in the Annex to this Resolution;'),
      );
    expect(verified(body, 'formatted').deviations).toEqual([]);
  });

  it('take a paragraph out of the first column that stands on its sheet no more', () => {
    const struck = p(
      r('2. Takes note of document UNEP/CMS/COP13/Inf.19 on poisoned baits;', '<w:strike/>'),
    );
    const gone = deleted('2bis. Also takes note of the minutes;').replace(
      '<w:r>',
      '<w:r><w:rPr><w:strike/></w:rPr>',
    );
    const mark = '<w:rPr><w:del w:id="1" w:author="Ann" w:date="2026-02-20T10:00:00Z"/></w:rPr>';
    const body = changedBody('formatted', struck, struck + p(revision('del', gone), mark));
    expect(verified(body, 'formatted').deviations).toEqual([]);
  });
});

describe('what a reader cannot see of a Word file', () => {
  it('is a deviation under the name that the reader gives it', () => {
    const hidden = p(r('New paragraph on funding.') + r('unless refused', '<w:vanish/>'));
    const body = changedBody('formatted', p('New paragraph on funding.'), hidden);
    const found = verified(body, 'formatted');
    expect(told(found)).toEqual([['hidden-text', 'unless refused']]);
    expect(hasDeviations(found)).toBe(true);
  });

  it('is a picture in a row of the table, and none on the cover', () => {
    const picture =
      '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="a map"><v:imagedata/></v:shape></w:pict></w:r>';
    const from = p('New paragraph on funding.');
    const row = changedBody('formatted', from, from + p(picture));
    expect(told(verified(row, 'formatted'))).toEqual([['picture', 'a map']]);
    const cover = changedBody('formatted', p('Background'), p(picture) + p('Background'));
    expect(verified(cover, 'formatted').deviations).toEqual([]);
  });
});

describe('a paragraph that stands beside the table', () => {
  it.each([
    ['above it, with the verb of a Resolution', '5. Decides that paragraph 3 shall not apply;'],
  ])('is found %s', (_, words) => {
    const legend = p('ANNEX 1');
    const found = verified(changedBody('formatted', legend, legend + p(words)), 'formatted');
    expect(told(found)).toEqual([['beside-table', '5.']]);
  });

  it.each([
    ['with a number', '5. Paragraph 3 shall not apply', '5.'],
    [
      'as a sentence',
      'Paragraph 3 shall not apply to anyone.',
      'Paragraph 3 shall not apply to anyone.',
    ],
  ])('is found behind it %s', (_, words, where) => {
    const found = verified(wordBody(CLEAN, 'formatted') + p(words), 'formatted');
    expect(told(found)).toEqual([['beside-table', where]]);
  });

  it('is none where it explains the table above it', () => {
    const more = p('ANNEX 1') + p('1. The changes were agreed by the Committee.');
    const found = verified(changedBody('formatted', p('ANNEX 1'), more), 'formatted');
    expect(found.deviations).toEqual([]);
  });
});

describe('a Word file without any underline and strike', () => {
  it('is a deviation where the columns differ, for Word loses none on its way', () => {
    const bare = wordBody(CLEAN, 'formatted').replace(/<w:strike\/>|<w:u [^>]*>/g, '');
    const found = verified(bare, 'formatted');
    expect(told(found).filter(([rule]) => rule === 'lost-marks')).toHaveLength(1);
    expect(found.unproven.map(({ rule }) => rule)).not.toContain('lost-marks');
    expect(hasDeviations(found)).toBe(true);
  });
});
