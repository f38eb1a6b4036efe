import { par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import { run } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { annexHead, around, englishCover, FORMULA, LEGEND, NUMBERS, QUIET } from './waders.ts';

const U = '<w:u w:val="single"/>';
const S = '<w:strike/>';

const WORD14 = 'w14:paraId';

/** People talk in the margin. */
const comments: WordCase = {
  name: 'comments with replies',
  made: 'comments of several authors, one with a reply and one over two paragraphs, one on the cover; beside a formatted redline',
  body: 'cms',
  language: 'en',
  file: () => {
    const open = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
    const close = (id: number): string =>
      `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    const said = (id: number, author: string, words: string): string =>
      `<w:comment w:id="${id}" w:author="${author}" w:date="2026-02-20T10:00:00Z" w:initials="${author[0]}"><w:p ${WORD14}="0000000${id}">${run(words)}</w:p></w:comment>`;
    return officeFile(
      [
        englishCover(1).replace(
          'Original: English</w:t></w:r>',
          `Original: English</w:t></w:r>${open(5)}${close(5)}`,
        ),
        annexHead(),
        LEGEND,
        par('*Noting* the [+tides+][-moon-],'),
        par(FORMULA),
        around(
          '1.\t*Urges* Parties',
          `${open(1)}${open(2)}${run(' kindly', U)}${close(1)}${close(2)}`,
          ' to act;',
        ),
        par('2.\t*Invites* donors to pay;').replace('<w:r>', `${open(3)}<w:r>`),
        par('3.\t*Decides* to go on.').replace('</w:p>', `${close(3)}</w:p>`),
      ].join(''),
      {
        numbering: NUMBERS,
        comments: [
          said(1, 'Ann', 'Is this needed?'),
          said(2, 'Bob', 'Yes, it is.'),
          said(3, 'Ann', 'Both are clear.'),
          said(5, 'Bob', 'Is there a French one?'),
        ].join(''),
        commentsExtended:
          '<w15:commentEx w15:paraId="00000001" w15:done="0"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
      },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to act;
2. Invites donors to pay;
3. Decides to go on.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties kindly to act;
2. Invites donors to pay;
3. Decides to go on.`,
    comments: ['1.: Is this needed? (Ann)', '1.: Yes, it is. (Bob)', '2.: Both are clear. (Ann)'],
    says: ['comment-outside'],
    silent: QUIET,
  },
};

const FOOTNOTES = (words: readonly string[]): string =>
  [
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>',
    ...words.map(
      (text, at) =>
        `<w:footnote w:id="${at + 1}"><w:p><w:r><w:footnoteRef/></w:r>${text}</w:p></w:footnote>`,
    ),
  ].join('');

/** Notes that come and go with the words that they mark. */
const notes: WordCase = {
  name: 'notes inside redlines',
  made: 'footnotes in underlined, struck and tracked words, a note whose own words are a redline',
  body: 'cms',
  language: 'en',
  file: () => {
    const mark = (id: number, looks = ''): string =>
      `<w:r><w:rPr>${looks}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`;
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        LEGEND,
        around(
          '*Noting* the ',
          `${run('tides', U)}${mark(1, U).replace(`${U}<w:vert`, '<w:u w:val="single"/><w:vert')}${run('moon', S)}${mark(2, S)}`,
          ',',
        ),
        around('*Aware* of the sea', mark(3), ','),
        par(FORMULA),
        par('1.\t*Urges* Parties to [+act+][-wait-].'),
      ].join(''),
      {
        numbering: NUMBERS,
        footnotes: FOOTNOTES([
          run(' Twice a day.', U),
          run(' Once a month.', S),
          `${run(' A ')}${run('great', U)}${run('small', S)}${run(' sea.')}`,
        ]),
      },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon[^1],
[^1]: Once a month.
Aware of the sea[^2],
[^2]: A small sea.
${FORMULA}
1. Urges Parties to wait.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides[^1],
[^1]: Twice a day.
Aware of the sea[^2],
[^2]: A great sea.
${FORMULA}
1. Urges Parties to act.`,
    silent: QUIET,
  },
};

export const COMMENTS_AND_NOTES: readonly WordCase[] = [comments, notes];
