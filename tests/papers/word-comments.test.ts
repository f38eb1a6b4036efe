import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { recogniseAlone } from '../../src/papers/recognise/alone.ts';
import { p, r, table, wordFile } from '../formats/docx-read/word-file.ts';
import { cmsProfile } from './recognise-made.ts';
import { linesOf, para, readFile, sheetOf } from './word-paper.ts';

function comment(id: number, author: string, words: string, paraId = ''): string {
  const attribute = paraId === '' ? '' : ` w14:paraId="${paraId}"`;
  return `<w:comment w:id="${id}" w:author="${author}" w:date="2026-02-20T10:00:00Z"><w:p${attribute}>${r(words)}</w:p></w:comment>`;
}

/** The words of a paragraph within a comment. */
function about(id: number, words: string): string {
  return `<w:commentRangeStart w:id="${id}"/>${r(words)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
}

function said(text: Text | null): (readonly [string, string | undefined])[][] {
  return (text?.paragraphs ?? []).map(({ comments }) =>
    comments.map(
      ({ content, attributes }) =>
        [content.map(plainText).join('/'), attributes.values.by] as const,
    ),
  );
}

const TITLE = 'Central Asian Mammals';

const COVER = ['UNEP/CMS/COP15/Doc.99', 'CENTRAL ASIAN MAMMALS'].map(para).join('');
const BACKGROUND = '1. Background is given.';
const HEADS = ['ANNEX 1', 'PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)'].map(para).join('');
const WHY = { comments: comment(1, 'Ann', 'Why?') };

describe('comments of Word', () => {
  it('become comments of the paragraph at whose words they stand, answers behind them', () => {
    const annex = [TITLE, '1. Urges _all_ Parties to act;'].map(para).join('');
    const last = p(`${r('2. Invites ')}${about(1, 'Parties')}${r(' to pay.')}`);
    const file = wordFile(COVER + para(BACKGROUND) + HEADS + annex + last, {
      comments: comment(1, 'Ann', 'Which ones?', '0A') + comment(2, 'Ben', 'All.', '0B'),
      commentsExtended:
        '<w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>',
    });
    const { value, rules } = readFile(file);
    expect(said(value.draft)).toEqual([
      [],
      [],
      [
        ['Which ones?', 'Ann'],
        ['All.', 'Ben'],
      ],
    ]);
    expect(rules).not.toContain('comment-outside');
    expect(value.account.totals.comment).toBe(3);
  });

  it('stand behind what the column of comments says', () => {
    const rows = table([
      ['Proposed amendments to Resolution 11.24 (Rev.COP13)', 'Comments', 'Clean text'],
      [TITLE, 'Keep', TITLE],
      [para('1. Urges _all_ Parties;'), p(about(1, 'Wider')), '1. Urges all Parties;'],
    ]);
    const { value } = readFile(wordFile(COVER + para(BACKGROUND) + HEADS + rows, WHY));
    expect(said(value.draft)).toEqual([
      [],
      [
        ['Wider', undefined],
        ['Why?', 'Ann'],
      ],
    ]);
  });

  it('are said with their words where no text is amended', () => {
    const annex = [TITLE, '1. Urges _all_ Parties to act;'].map(para).join('');
    const body = COVER + p(about(1, BACKGROUND)) + HEADS + annex;
    const { value, messages } = readFile(wordFile(body, WHY));
    expect(said(value.draft).flat()).toEqual([]);
    const found = messages.find(({ rule }) => rule === 'comment-outside');
    expect(found?.text).toContain('“Why?” by Ann');
    expect(value.account.totals.message).toBe(1);
  });
});

function marked(name: string, source: string): string {
  return para(source).replace(
    '<w:p>',
    `<w:p><w:bookmarkStart w:id="90" w:name="${name}"/><w:bookmarkEnd w:id="90"/>`,
  );
}

describe('bookmarks', () => {
  it('of our own files tell the ids of paragraphs, and those of others nothing', () => {
    const annex = [
      marked('b0_title', TITLE),
      marked('b0_all_parties', '1. Urges _all_ Parties to act;'),
      marked('_Toc123', '2. Invites Parties to pay;'),
      marked('a0_lodek', '_3. Thanks the Secretariat._'),
    ].join('');
    const { value } = readFile(wordFile(COVER + para(BACKGROUND) + HEADS + annex));
    const ids = (text: Text | null) => (text?.paragraphs ?? []).map(({ id }) => id);
    expect(ids(value.draft)).toEqual([
      'title',
      'all-parties',
      expect.stringMatching(/^[a-z]{5}$/),
      'lodek',
    ]);
    expect(ids(value.base)).toEqual(ids(value.draft).slice(0, 3));
  });
});

describe('a Resolution that stands alone with a redline', () => {
  it('gives the text before and its draft', () => {
    const lines = [
      'CENTRAL ASIAN MAMMALS',
      'Recalling the report,',
      'The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals',
      '1. Urges _all_ Parties to act~ at home~;',
      '2. Invites Parties to pay.',
    ];
    const { value } = recogniseAlone(sheetOf(wordFile(lines.map(para).join(''))), cmsProfile(), {
      language: 'en',
      given: { number: '11.24', meeting: 'cop15', base: 'rev.cop13' },
    });
    expect(linesOf(value.base)).toContain('1. Urges Parties to act at home;');
    expect(linesOf(value.draft)).toContain('1. Urges all Parties to act;');
    expect(value.draft.front.values).toMatchObject({
      number: '11.24',
      revision: 'rev.cop15',
      base: 'rev.cop13',
      stage: 'draft',
    });
    expect(value.account.totals.message).toBe(0);
  });
});
