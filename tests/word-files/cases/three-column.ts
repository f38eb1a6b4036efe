import { across, type Dress, grid, linesOf, lists, par, pars, style } from '../blocks.ts';
import { officeFile, pageOf } from '../office-file.ts';
import { type Pen, styled } from '../pens.ts';
import type { WordCase } from '../word-case.ts';

const CENTRED = '<w:jc w:val="center"/>';
const HEADS = ['Text of the existing Resolution', 'Comment', 'Proposed new clean text'];
const FORMULA =
  'The Conference of the Parties to the\nConvention on the Conservation of Migratory Species of Wild Animals';

function coverByHand(): string {
  return [
    par('UNEP/CMS/COP15/Doc.27.3', { more: '<w:jc w:val="right"/>', looks: '<w:b/>' }),
    par('12 November 2025', { more: '<w:jc w:val="right"/>' }),
    par('Original: English', { more: '<w:jc w:val="right"/>' }),
    par('15th MEETING OF THE CONFERENCE OF THE PARTIES', { looks: '<w:b/>' }),
    par('Campo Grande, Brazil, 23 – 29 March 2026'),
    par('Agenda Item 27.3'),
    par('CENTRAL ASIAN MAMMALS INITIATIVE', { more: CENTRED, looks: '<w:b/>' }),
    par('(Prepared by the Secretariat)', { more: CENTRED }),
    par('Summary:', { looks: '<w:b/><w:u w:val="single"/>' }),
    par('This document reports on the work since the last meeting.'),
    par('<w:r><w:br w:type="page"/></w:r>'),
    par('CENTRAL ASIAN MAMMALS INITIATIVE', { more: CENTRED, looks: '<w:b/>' }),
    par('Background', { looks: '<w:u w:val="single"/>' }),
    par('1.\tThe Initiative was set up by Resolution 11.24 (Rev.COP13).'),
    par('2.\tIts Programme of Work ended in 2020.'),
    par('Recommended actions', { looks: '<w:u w:val="single"/>' }),
    par('3.\tThe Conference of the Parties is recommended to:'),
    par('a)\tadopt the amendments in Annex 1.', { more: '<w:ind w:left="1134" w:hanging="567"/>' }),
  ].join('');
}

const ROWS = `
CENTRAL ASIAN MAMMALS INITIATIVE | Keep | CENTRAL ASIAN MAMMALS INITIATIVE
[+*Recalling* the report UNEP/CMS/COP14/Inf.21,+] | New text to cite the report | *Recalling* the report UNEP/CMS/COP14/Inf.21,
*Recognizing* document UNEP/CMS/COP1[+5+][-3-]/Inf.[+27.3+][-19-] on the state of mammals, | Symbol updated | *Recognizing* document UNEP/CMS/COP15/Inf.27.3 on the state of mammals,
[-*Noting* that funds are lacking,-] | Obsolete |
*Aware* that [+ a dozen +][-eleven-] species live there, | Number updated | *Aware* that a dozen species live there,
`;
const CLAUSES = `
1.\t*Adopts* the Programme of Work [-2014-2020-][+2026-2032+]; | Period updated | 1.\t*Adopts* the Programme of Work 2026-2032;
2.\t[-*Requests* the Secretariat to report;-] | Already done |
3.\t*Urges* Range States to act[+ without delay+]; | Made more urgent | 2.\t*Urges* Range States to act without delay;
[+3bis.\t*Invites* Parties to contribute;+] | New paragraph to raise funds | 3.\t*Invites* Parties to contribute;
4.\t*Calls upon* donors to help. | Keep | 4.\t*Calls upon* donors to help.
`;

function rowsOf(source: string, dress: Dress): string[][] {
  return linesOf(source).map((line) => line.split('|').map((cell) => par(cell.trim(), dress)));
}

const BEFORE = `
CENTRAL ASIAN MAMMALS INITIATIVE
Recognizing document UNEP/CMS/COP13/Inf.19 on the state of mammals,
Noting that funds are lacking,
Aware that eleven species live there,
The Conference of the Parties to the | Convention on the Conservation of Migratory Species of Wild Animals
1. Adopts the Programme of Work 2014-2020;
2. Requests the Secretariat to report;
3. Urges Range States to act;
4. Calls upon donors to help.`;
const AFTER = `
CENTRAL ASIAN MAMMALS INITIATIVE
Recalling the report UNEP/CMS/COP14/Inf.21,
Recognizing document UNEP/CMS/COP15/Inf.27.3 on the state of mammals,
†
Aware that a dozen species live there,
The Conference of the Parties to the | Convention on the Conservation of Migratory Species of Wild Animals
1. Adopts the Programme of Work 2026-2032;
2. †
3. Urges Range States to act without delay;
3bis. Invites Parties to contribute;
4. Calls upon donors to help.`;
const COMMENTS = [
  'Recalling the: New text to cite the report',
  'Recognizing document: Symbol updated',
  '†: Obsolete',
  'Aware that: Number updated',
  '1.: Period updated',
  '2.: Already done',
  '3.: Made more urgent',
  '3bis.: New paragraph to raise funds',
];

function table(dress: Dress, head: Dress): string {
  return grid(
    [5000, 2500, 5000],
    [
      HEADS.map((words) => par(words, head)),
      ...rowsOf(ROWS, dress),
      [across(3, par(FORMULA, { ...dress, more: CENTRED }))],
      ...rowsOf(CLAUSES, dress),
    ],
    { head: true },
  );
}

/** Everything set by hand: no style at all, numbers typed with tabs, centred and bold lines for headings. */
const byHand: WordCase = {
  name: 'three columns by hand',
  made: 'direct formatting only, typed numbers with tabs, merged formula row',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        coverByHand(),
        par('ANNEX 1', { more: `<w:pageBreakBefore/>${CENTRED}`, looks: '<w:b/>' }),
        par('PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)', { looks: '<w:b/>' }),
        par('Note: Proposed new text is underlined. Text to be deleted is crossed out.', {
          looks: '<w:i/>',
        }),
        table({ looks: '<w:sz w:val="20"/>' }, { looks: '<w:b/>' }),
      ].join(''),
    ),
  expected: {
    before: BEFORE,
    after: AFTER,
    comments: COMMENTS,
    front: { title: 'CENTRAL ASIAN MAMMALS INITIATIVE' },
    paper: `
1. The Initiative was set up by Resolution 11.24 (Rev.COP13).
2. Its Programme of Work ended in 2020.
3. The Conference of the Parties is recommended to:
a) adopt the amendments in Annex 1.`,
    silent: [
      'columns-differ',
      'column-mismatch',
      'unsure-underline',
      'lost-redline',
      'fused-redline',
    ],
  },
};

const CHARACTER: Pen = styled('NewText', 'OldText');
const STYLES = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>',
  style('paragraph', 'Normal', 'Normal'),
  style(
    'paragraph',
    'Symbol',
    'Document symbol',
    '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:b/></w:rPr>',
  ),
  style(
    'paragraph',
    'Heading1',
    'heading 1',
    '<w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:caps/></w:rPr>',
  ),
  style(
    'paragraph',
    'Heading2',
    'heading 2',
    '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:i/><w:u w:val="single"/></w:rPr>',
  ),
  style(
    'paragraph',
    'Clause',
    'CMS Clause',
    '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
  ),
  style(
    'paragraph',
    'Item',
    'CMS Item',
    '<w:basedOn w:val="Clause"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>',
  ),
  style(
    'paragraph',
    'ColumnText',
    'Column text',
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr>',
  ),
  style(
    'paragraph',
    'ColumnHead',
    'Column head',
    '<w:basedOn w:val="ColumnText"/><w:rPr><w:b/></w:rPr>',
  ),
  style('character', 'Mark', 'Redline', '<w:rPr><w:color w:val="1F3864"/></w:rPr>'),
  style(
    'character',
    'NewText',
    'New text',
    '<w:basedOn w:val="Mark"/><w:rPr><w:u w:val="single"/></w:rPr>',
  ),
  style('character', 'OldText', 'Old text', '<w:basedOn w:val="Mark"/><w:rPr><w:strike/></w:rPr>'),
].join('');

/** Nothing set by hand: paragraph styles with their numbers, character styles for the marks. */
const byStyles: WordCase = {
  name: 'three columns by styles',
  made: 'styles only: marks by inherited character styles, numbers by paragraph styles, underlined headings by style',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        par('UNEP/CMS/COP15/Doc.27.3', { style: 'Symbol' }),
        par('Agenda Item 27.3', { style: 'Symbol' }),
        par('Central Asian Mammals Initiative', { style: 'Heading1' }),
        par('Background', { style: 'Heading2' }),
        pars(
          `The Initiative was set up by Resolution 11.24 (Rev.COP13).
           Its Programme of Work ended in 2020.`,
          { style: 'Clause' },
        ),
        par('Recommended actions', { style: 'Heading2' }),
        par('The Conference of the Parties is recommended to:', { style: 'Clause' }),
        par('adopt the amendments in Annex 1.', { style: 'Item' }),
        par('Annex 1', { style: 'Heading1' }),
        par('Proposed amendments to Resolution 11.24 (Rev.COP13)', { style: 'Heading2' }),
        table({ style: 'ColumnText', pen: CHARACTER }, { style: 'ColumnHead' }),
        pageOf(),
      ].join(''),
      {
        styles: STYLES,
        numbering: lists([
          [
            ['decimal', '%1.', '<w:pStyle w:val="Clause"/>'],
            ['lowerLetter', '%2)', '<w:pStyle w:val="Item"/>'],
          ],
        ]),
      },
    ),
  expected: {
    before: BEFORE,
    after: AFTER,
    comments: COMMENTS,
    front: { title: 'Central Asian Mammals Initiative' },
    paper: `
Background
1. The Initiative was set up by Resolution 11.24 (Rev.COP13).
2. Its Programme of Work ended in 2020.
Recommended actions
3. The Conference of the Parties is recommended to:
a) adopt the amendments in Annex 1.`,
    silent: [
      'columns-differ',
      'column-mismatch',
      'unsure-underline',
      'lost-redline',
      'fused-redline',
    ],
  },
};

export const THREE_COLUMN: readonly WordCase[] = [byHand, byStyles];
