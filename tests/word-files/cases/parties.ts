import { across, grid, par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import { revised, run, whose } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { annexHead, around, englishCover, FORMULA, LEGEND, NUMBERS, QUIET } from './waders.ts';

const ins = (text: string, author = PERU): string => revised('ins', author, run(text));
const del = (text: string, author = PERU): string =>
  revised('del', author, run(text, '', 'delText'));
const PERU = 'Perú (Ministerio)';

/** A Party works as people do: it splits, joins, deletes and moves what it finds. */
const splits: WordCase = {
  name: 'a Party splits, joins and deletes',
  made: 'tracked paragraph marks over a formatted redline in an automatic list: one paragraph split, two joined, a whole one deleted, one put in front',
  body: 'cms',
  language: 'en',
  file: () => {
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>';
    const p = (inner: string, mark = ''): string =>
      `<w:p><w:pPr>${list}${mark === '' ? '' : `<w:rPr><w:${mark} ${whose(PERU)}/></w:rPr>`}</w:pPr>${inner}</w:p>`;
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        LEGEND,
        par('*Noting* the [+tides+][-moon-],'),
        par(FORMULA),
        p(ins('Welcomes the plan;'), 'ins'),
        p(`${run('Urges Parties to count')}${ins(';')}`, 'ins'),
        p(`${ins('Urges Parties')}${run(' and to report;')}`),
        p(`${run('Invites donors to pay')}${del(';')}`, 'del'),
        p(`${del('Invites States')}${run(' and to stay;')}`),
        p(del('Asks for fish;'), 'del'),
        p(
          `${run('Decides to go ')}${run('on', '<w:u w:val="single"/>')}${run('back', '<w:strike/>')}${run('.')}`,
        ),
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to count and to report;
2. Invites donors to pay;
3. Invites States and to stay;
4. Asks for fish;
5. Decides to go back.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to count and to report;
2. Invites donors to pay;
3. Invites States and to stay;
4. Asks for fish;
5. Decides to go on.`,
    proposals: {
      [PERU]: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Welcomes the plan;
2. Urges Parties to count;
3. Urges Parties and to report;
2. †
4. Invites donors to pay and to stay;
4. †
5. Decides to go on.`,
    },
    silent: QUIET,
  },
};

/** A Party edits the clean column, where it reads best. */
const cleanColumn: WordCase = {
  name: 'tracked changes in the clean column',
  made: 'three columns, a Party’s tracked changes in the clean column only, a row of its own inserted by tracking',
  body: 'cms',
  language: 'en',
  file: () => {
    const row = [par('[+3.\t*Asks* for fish.+]'), par('New'), par('3.\t*Asks* for fish.')];
    const table = grid(
      [4000, 2000, 4000],
      [
        ['Text of the existing Resolution', 'Comment', 'Proposed new clean text'].map((words) =>
          par(words),
        ),
        ['WADERS OF THE FLYWAYS', 'Keep', 'WADERS OF THE FLYWAYS'].map((words) => par(words)),
        [across(3, par(FORMULA))],
        [
          par('1.\t*Urges* Parties to [+act+][-wait-];'),
          par('Stronger'),
          around('1.\t*Urges* Parties to act', ins(' together', 'Norway'), ';'),
        ],
        [
          par('2.\t*Invites* donors to pay.'),
          par('Keep'),
          around(
            '2.\t*Invites* donors to ',
            `${del('pay', 'Norway')}${ins('give', 'Norway')}`,
            '.',
          ),
        ],
        row,
      ],
    );
    const inserted = table.replace(
      /<w:tr>(?=(?:(?!<w:tr>).)*Asks)/s,
      `<w:tr><w:trPr><w:ins ${whose('Norway')}/></w:trPr>`,
    );
    const tracked = inserted.replace(/(?<=<w:tr><w:trPr><w:ins.*)(<w:r>.*?<\/w:r>)/gs, (found) =>
      revised('ins', 'Norway', found),
    );
    return officeFile([englishCover(1), annexHead(false), tracked].join(''), {
      numbering: NUMBERS,
    });
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
${FORMULA}
1. Urges Parties to wait;
2. Invites donors to pay.`,
    after: `
WADERS OF THE FLYWAYS
${FORMULA}
1. Urges Parties to act;
2. Invites donors to pay.`,
    proposals: {
      Norway: `
WADERS OF THE FLYWAYS
${FORMULA}
1. Urges Parties to act together;
2. Invites donors to give.
3. Asks for fish.`,
    },
    says: ['columns-differ'],
  },
};

/** A paper that amends by table and has been discussed: comments in the margin, changes in every column. */
const room: WordCase = {
  name: 'three columns after the meeting',
  made: 'tracked changes in the first, comment and clean columns together, a struck row brought back, a margin comment in a cell',
  body: 'cms',
  language: 'en',
  file: () => {
    const heads = ['Text of the existing Resolution', 'Comment', 'Proposed new clean text'];
    const noted = `<w:p><w:commentRangeStart w:id="0"/>${run('1.\tUrges Parties to act')}${ins(' at once')}${run(';')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`;
    const first = `<w:p>${run('1.\tUrges Parties to ')}${run('act', '<w:u w:val="single"/>')}${run('wait', '<w:strike/>')}${revised('ins', PERU, run(' at once', '<w:u w:val="single"/>'))}${run(';')}</w:p>`;
    return officeFile(
      [
        englishCover(1),
        par('ANNEX 1', { looks: '<w:b/>' }),
        par('PROPOSED AMENDMENTS TO RESOLUTION 12.7 (REV.COP13)'),
        grid(
          [4000, 2000, 4000],
          [
            heads.map((words) => par(words)),
            ['WADERS OF THE FLYWAYS', 'Keep', 'WADERS OF THE FLYWAYS'].map((words) => par(words)),
            [across(3, par(FORMULA))],
            [first, par('Stronger'), noted],
            [
              par('[-2.\tInvites donors to wait;-]'),
              par('Obsolete'),
              `<w:p>${ins('2.\tInvites donors to wait;')}</w:p>`,
            ],
            [par('3.\tDecides to go on.'), par('Keep'), par('2.\tDecides to go on.')],
          ],
        ),
      ].join(''),
      {
        numbering: NUMBERS,
        comments: `<w:comment w:id="0" w:author="Ann" w:date="2026-02-20T10:00:00Z" w:initials="A"><w:p>${run('Agreed in the room.')}</w:p></w:comment>`,
      },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
${FORMULA}
1. Urges Parties to wait;
2. Invites donors to wait;
3. Decides to go on.`,
    after: `
WADERS OF THE FLYWAYS
${FORMULA}
1. Urges Parties to act;
2. †
3. Decides to go on.`,
    comments: ['1.: Stronger', '1.: Agreed in the room. (Ann)', '2.: Obsolete'],
    proposals: {
      [PERU]: `
WADERS OF THE FLYWAYS
${FORMULA}
1. Urges Parties to act at once;
2. Invites donors to wait;
3. Decides to go on.`,
    },
  },
};

export const PARTIES: readonly WordCase[] = [splits, cleanColumn, room];
