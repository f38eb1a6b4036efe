import { type Dress, grid, par } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import { revised, run, tracking, whose } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { annexHead, englishCover, FORMULA, NUMBERS, QUIET } from './waders.ts';

const TRACKED_BEFORE = `
WADERS OF THE FLYWAYS
Recalling COP13/Doc.5,
${FORMULA}
1. Requests Parties to count waders;
2. Urges everyone to wait;
3. Calls upon donors:
a) to pay; and
b) to tell.`;

/** The Secretariat drafts with tracked changes and formats nothing. */
const trackedOnly: WordCase = {
  name: 'tracked changes only',
  made: 'words, whole paragraphs and list items inserted and deleted by tracking in an automatic list; no underline or strike anywhere',
  body: 'cms',
  language: 'en',
  file: () => {
    const pen = tracking('Secretariat');
    const gone = { list: [2, 0], pen, mark: `<w:del ${whose('Secretariat')}/>` } as const;
    const fresh = (level: number): Dress => ({
      list: [2, level],
      pen,
      mark: `<w:ins ${whose('Secretariat')}/>`,
    });
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        par('*Recalling* COP1[-3-][+4+]/Doc.[-5-][+6+],', { pen }),
        par('[+*Noting* the tides,+]', { pen, mark: `<w:ins ${whose('Secretariat')}/>` }),
        par(FORMULA),
        par('*Requests* Parties [-to count-][+to watch+] waders;', { list: [2, 0], pen }),
        par('[-*Urges* everyone to wait;-]', gone),
        par('*Calls upon* donors:', { list: [2, 0], pen }),
        par('to pay; and', { list: [2, 1], pen }),
        par('[+to stay; and+]', fresh(1)),
        par('to tell[-.-][+;+]', { list: [2, 1], pen }),
        par('[+*Decides* to go on.+]', fresh(0)),
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    before: TRACKED_BEFORE,
    after: `
WADERS OF THE FLYWAYS
Recalling COP14/Doc.6,
Noting the tides,
${FORMULA}
1. Requests Parties to watch waders;
2. †
2. Calls upon donors:
a) to pay; and
b) to stay; and
c) to tell;
3. Decides to go on.`,
    proposals: {},
    silent: QUIET,
  },
  saved: {
    why: 'LibreOffice moves the tracked mark of the new last paragraph to the item before it, which then has nothing of its own',
    expected: { before: TRACKED_BEFORE.replace('b) to tell.', '4. to tell.') },
  },
};

const moved = (name: 'moveFrom' | 'moveTo', words: string): string => {
  const side = name === 'moveFrom' ? 'From' : 'To';
  const mark = `<w:${name} ${whose('Secretariat')}/>`;
  const open = `<w:move${side}RangeStart w:id="${side === 'From' ? 501 : 502}" w:author="Secretariat" w:date="2026-02-20T10:00:00Z" w:name="move1"/>`;
  const close = `<w:move${side}RangeEnd w:id="${side === 'From' ? 501 : 502}"/>`;
  return `${open}<w:p><w:pPr><w:rPr>${mark}</w:rPr></w:pPr><w:${name} ${whose('Secretariat')}>${run(words)}</w:${name}></w:p>${close}`;
};

/** A paragraph that is moved, rows of a table that come and go, all tracked. */
const moves: WordCase = {
  name: 'tracked moves and rows',
  made: 'a whole recital moved by tracking, a paragraph split and two joined by tracked marks, rows of the text’s own table inserted and deleted',
  body: 'cms',
  language: 'en',
  file: () => {
    const pen = tracking('Secretariat');
    const rows = grid(
      [3000, 6000],
      [
        [par('No.'), par('Activity')],
        [par('1.1'), par('Count waders')],
        [par('[-1.2-]', { pen }), par('[-Print a poster-]', { pen })],
        [par('[+1.3+]', { pen }), par('[+Make a film+]', { pen })],
      ],
    )
      .replace(
        /<w:tr>(?=(?:(?!<w:tr>).)*poster)/s,
        `<w:tr><w:trPr><w:del ${whose('Secretariat')}/></w:trPr>`,
      )
      .replace(
        /<w:tr>(?=(?:(?!<w:tr>).)*film)/s,
        `<w:tr><w:trPr><w:ins ${whose('Secretariat')}/></w:trPr>`,
      );
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        moved('moveFrom', 'Noting the tides,'),
        par('*Aware* of the sea,'),
        moved('moveTo', 'Noting the tides,'),
        par(FORMULA),
        par('1.\t*Adopts* this table:'),
        rows,
        par('2.\t*Invites* donors to pay[+;+]', { pen, mark: `<w:ins ${whose('Secretariat')}/>` }),
        `<w:p>${revised('ins', 'Secretariat', run('3.\tInvites them'))}${run(' and to stay.')}</w:p>`,
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the tides,
Aware of the sea,
${FORMULA}
1. Adopts this table:
No. | Activity
1.1 | Count waders
1.2 | Print a poster
2. Invites donors to pay and to stay.`,
    after: `
WADERS OF THE FLYWAYS
Aware of the sea,
Noting the tides,
${FORMULA}
1. Adopts this table:
No. | Activity
1.1 | Count waders
1.2 †
1.3 | Make a film
2. Invites donors to pay;
3. Invites them and to stay.`,
    silent: QUIET,
  },
};

/** Underline and strike made while tracking was on, by the drafter himself. */
const both: WordCase = {
  name: 'a redline that was also tracked',
  made: 'the Secretariat’s own redline, underlined and struck by hand and tracked as well: each new word is inserted and underlined, each old one struck by a tracked format change',
  body: 'cms',
  language: 'en',
  file: () => {
    const fresh = (words: string): string =>
      revised('ins', 'Secretariat', run(words, '<w:u w:val="single"/>'));
    const old = (words: string): string =>
      run(words, `<w:strike/><w:rPrChange ${whose('Secretariat')}><w:rPr/></w:rPrChange>`);
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        `<w:p>${run('Noting the ')}${fresh('tides')}${old('moon')}${run(',')}</w:p>`,
        par(FORMULA),
        `<w:p>${run('1.\tUrges Parties to ')}${fresh('act')}${old('wait')}${run(';')}</w:p>`,
        par('2.\tDecides to go on.'),
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to wait;
2. Decides to go on.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act;
2. Decides to go on.`,
    proposals: {},
    silent: QUIET,
  },
};

export const TRACKED: readonly WordCase[] = [trackedOnly, moves, both];
