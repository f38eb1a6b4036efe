import { par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import { revised, run, whose } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { annexHead, around, englishCover, FORMULA, LEGEND, NUMBERS, QUIET } from './waders.ts';

const U = '<w:u w:val="single"/>';
const S = '<w:strike/>';

const ins = (text: string, author = 'Norway', looks = ''): string =>
  revised('ins', author, run(text, looks));
const del = (text: string, author = 'Norway', looks = ''): string =>
  revised('del', author, run(text, looks, 'delText'));

/** The eight things that a Party can do to a formatted redline, one a paragraph; `S` struck, `U` underlined, `P` plain. */
const EIGHT = [
  around('1.\t*Urges* Parties to act', ins(' now', 'Norway', U), ';'),
  around('2.\t*Urges* States to act', ins(' now'), ';'),
  around('3.\t*Urges* all to act', del(' at once'), ';'),
  around('4.\t*Invites* Parties', del(' kindly', 'Norway', U), ' to pay;'),
  around('5.\t*Invites* States', del(' gladly', 'Norway', S), ' to pay;'),
  around(
    '6.\t*Invites* all',
    run(' firmly', `<w:rPrChange ${whose('Norway')}><w:rPr><w:strike/></w:rPr></w:rPrChange>`),
    ' to pay;',
  ),
  around(
    '7.\t*Calls upon* donors',
    `${run(' to', S)}${ins(' truly')}${run(' wait', S)}`,
    ' and give;',
  ),
  around('8.\t*Calls upon* States', ins(' twice', 'Norway', S), ' to give;'),
].join('');

const threeTexts: WordCase = {
  name: 'three texts, the eight cases',
  made: 'a Party’s tracked changes over a formatted redline: inserted underlined, plain, struck; deleted plain, underlined, struck; strike taken away; words put inside struck ones',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        englishCover(1),
        annexHead(),
        LEGEND,
        par('*Recalling* the [+new+][-old-] report,'),
        par(FORMULA),
        EIGHT,
        par('9.\t*Decides* to go [+on+][-back-].'),
      ].join(''),
      { numbering: NUMBERS },
    ),
  expected: {
    before: `
WADERS OF THE FLYWAYS
Recalling the old report,
${FORMULA}
1. Urges Parties to act;
2. Urges States to act;
3. Urges all to act at once;
4. Invites Parties to pay;
5. Invites States gladly to pay;
6. Invites all firmly to pay;
7. Calls upon donors to wait and give;
8. Calls upon States to give;
9. Decides to go back.`,
    after: `
WADERS OF THE FLYWAYS
Recalling the new report,
${FORMULA}
1. Urges Parties to act;
2. Urges States to act;
3. Urges all to act at once;
4. Invites Parties kindly to pay;
5. Invites States to pay;
6. Invites all to pay;
7. Calls upon donors and give;
8. Calls upon States to give;
9. Decides to go on.`,
    proposals: {
      Norway: `
WADERS OF THE FLYWAYS
Recalling the new report,
${FORMULA}
1. Urges Parties to act now;
2. Urges States to act now;
3. Urges all to act;
4. Invites Parties to pay;
5. Invites States to pay;
6. Invites all firmly to pay;
7. Calls upon donors truly and give;
8. Calls upon States to give;
9. Decides to go on.`,
    },
    silent: QUIET,
  },
};

/** Two Parties in one file. */
const authors: WordCase = {
  name: 'two Parties in one file',
  made: 'tracked changes of two authors over a formatted redline, in one paragraph, one deleting what the other inserted, a whole paragraph of each',
  body: 'cms',
  language: 'en',
  file: () => {
    const own = (author: string, words: string): string =>
      par('').replace(
        '<w:p></w:p>',
        `<w:p><w:pPr><w:rPr><w:ins ${whose(author)}/></w:rPr></w:pPr>${ins(words, author)}</w:p>`,
      );
    const both = `<w:ins ${whose('Norway')}><w:del ${whose('Peru')}>${run(' twice', '', 'delText')}</w:del></w:ins>`;
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        LEGEND,
        par('*Noting* the [+tides+][-moon-],'),
        par(FORMULA),
        around(
          '1.\t*Urges* Parties',
          `${ins(' and States')}${run(' to act')}${ins(' in peace', 'Peru')}`,
          ';',
        ),
        around('2.\t*Invites* donors', both, ' to pay;'),
        own('Norway', '2bis.\t*Asks* for fish;'.replace(/\*/g, '')),
        own('Peru', '2ter.\tAsks for llamas;'),
        par('3.\t*Decides* to go [+on+][-back-].'),
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to act;
2. Invites donors to pay;
3. Decides to go back.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act;
2. Invites donors to pay;
3. Decides to go on.`,
    proposals: {
      Norway: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties and States to act;
2. Invites donors twice to pay;
2bis. Asks for fish;
3. Decides to go on.`,
      Peru: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act in peace;
2. Invites donors to pay;
2ter. Asks for llamas;
3. Decides to go on.`,
      'Norway, Peru': `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties and States to act in peace;
2. Invites donors to pay;
2bis. Asks for fish;
2ter. Asks for llamas;
3. Decides to go on.`,
    },
    silent: QUIET,
  },
};

/** Tracking was on while somebody marked a redline by hand. */
const markedTracking: WordCase = {
  name: 'strike and underline under tracking',
  made: 'tracked format changes: words struck and underlined by hand while changes were tracked, beside words marked before',
  body: 'cms',
  language: 'en',
  file: () => {
    const was = `<w:rPrChange ${whose('Norway')}><w:rPr/></w:rPrChange>`;
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        LEGEND,
        par('*Noting* the [+tides+][-moon-],'),
        par(FORMULA),
        around('1.\t*Urges* Parties', run(' kindly', `${S}${was}`), ' to act;'),
        around('2.\t*Invites* donors', ins(' to give', 'Norway', U), '.'),
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties kindly to act;
2. Invites donors.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties kindly to act;
2. Invites donors.`,
    proposals: {
      Norway: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act;
2. Invites donors to give.`,
    },
    silent: QUIET,
  },
};

export const THREE_TEXTS: readonly WordCase[] = [threeTexts, authors, markedTracking];
