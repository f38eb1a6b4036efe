import { grid, lists, par } from '../blocks.ts';
import { officeFile, pageOf } from '../office-file.ts';
import { run } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { FORMULA, QUIET } from './waders.ts';

const NUMBERS = lists([
  [
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
  ],
  [['decimal', '%1.']],
]);

const BODY = [
  par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
  par('Background', { looks: '<w:i/>' }),
  par('The flyways were described.', { list: [1, 0] }),
  par('Recommended actions', { looks: '<w:i/>' }),
  par('The Conference of the Parties is recommended to:', { list: [1, 0] }),
  par('adopt the amendments in Annex 1.', { list: [1, 1] }),
].join('');
const ANNEX = [
  par('ANNEX 1', { looks: '<w:b/>' }),
  par('PROPOSED AMENDMENTS TO RESOLUTION 12.7 (REV.COP13)'),
  par('WADERS OF THE FLYWAYS'),
  par('*Noting* the [+tides+][-moon-],'),
  par(FORMULA),
  par('*Urges* Parties to [+act+][-wait-].', { list: [2, 0] }),
].join('');
const TEXTS = {
  before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to wait.`,
  after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act.`,
};

const FRONT = { title: 'WADERS OF THE FLYWAYS', paper: 'UNEP/CMS/COP14/Doc.30', agenda: '30' };
const PAPER = `
Summary
This document proposes amendments.
Background
1. The flyways were described.
Recommended actions
2. The Conference of the Parties is recommended to:
a) adopt the amendments in Annex 1.`;
const ODD =
  '<w:headerReference w:type="default" r:id="odd"/><w:headerReference w:type="first" r:id="one"/><w:footerReference w:type="default" r:id="foot"/>';

/** Symbol and distribution in a table beside a logo. */
const inTable: WordCase = {
  name: 'masthead in a table',
  made: 'masthead in a borderless table, cells merged, summary in a box that is a table of one cell, running heads with symbol and page field',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        grid(
          [3000, 3000, 4000],
          [
            [
              { blocks: par(''), properties: '<w:vMerge w:val="restart"/>' },
              par('CONVENTION ON\nMIGRATORY SPECIES', { looks: '<w:b/>' }),
              `${par('UNEP/CMS/COP14/Doc.30')}${par('12 June 2023')}${par('Original: English')}`,
            ],
            [{ blocks: par(''), properties: '<w:vMerge/>' }, par(''), par('Agenda Item 30')],
          ],
        ),
        par(''),
        par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
        grid(
          [10000],
          [[`${par('Summary:', { looks: '<w:b/>' })}${par('This document proposes amendments.')}`]],
        ),
        par('<w:r><w:br w:type="page"/></w:r>'),
        BODY,
        ANNEX,
        pageOf(ODD, '<w:titlePg/>'),
      ].join(''),
      {
        numbering: NUMBERS,
        headers: { odd: par('UNEP/CMS/COP14/Doc.30'), one: par('') },
        footers: {
          foot: `<w:p><w:fldSimple w:instr=" PAGE ">${run('2')}</w:fldSimple></w:p>`,
        },
      },
    ),
  expected: {
    ...TEXTS,
    front: { ...FRONT, original: 'en', date: '2023-06-12' },
    paper: PAPER,
    silent: [...QUIET, 'no-symbol'],
  },
};

/** Symbol and distribution in the running head of the first page. */
const inHeader: WordCase = {
  name: 'masthead in the head of the first page',
  made: 'masthead in the header part of the first page, symbol in those of odd and even pages, body begins with the title',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
        par('Summary:'),
        par('This document proposes amendments.'),
        BODY,
        ANNEX,
        pageOf(
          `${ODD.replace('<w:footer', '<w:headerReference w:type="even" r:id="even"/><w:footer')}`,
          '<w:titlePg/>',
        ),
      ].join(''),
      {
        numbering: NUMBERS,
        settings: '<w:evenAndOddHeaders/>',
        headers: {
          one: [
            par('CONVENTION ON MIGRATORY SPECIES'),
            par('UNEP/CMS/COP14/Doc.30'),
            par('Original: English'),
          ].join(''),
          odd: par('UNEP/CMS/COP14/Doc.30', { more: '<w:jc w:val="right"/>' }),
          even: par('UNEP/CMS/COP14/Doc.30'),
        },
        footers: {
          foot: par(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
          ),
        },
      },
    ),
  expected: {
    ...TEXTS,
    front: { ...FRONT, original: 'en' },
    paper: PAPER,
    silent: [...QUIET, 'no-symbol'],
  },
};

// A text box as Word writes it: DrawingML for new programs, VML for old ones, the same words in both.
function box(id: number, blocks: string): string {
  const content = `<w:txbxContent>${blocks}</w:txbxContent>`;
  const drawing = `<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${id}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="2000000" cy="600000"/><wp:wrapNone/><wp:docPr id="${id}" name="Text Box ${id}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>${content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`;
  const picture = `<w:pict><v:shape id="box${id}" type="#_x0000_t202" style="position:absolute;width:157pt;height:47pt"><v:textbox>${content}</v:textbox></v:shape></w:pict>`;
  return `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${picture}</mc:Fallback></mc:AlternateContent></w:r>`;
}

/** Symbol, distribution and summary in boxes with a second form for old programs. */
const inBoxes: WordCase = {
  name: 'masthead in text boxes',
  made: 'text boxes as alternate content (DrawingML and VML with the same words) for symbol and summary, anchored in empty paragraphs',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        par(box(1, `${par('UNEP/CMS/COP14/Doc.30')}${par('Original: English')}`)),
        par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
        par(box(2, `${par('Summary:')}${par('This document proposes amendments.')}`)),
        BODY,
        ANNEX,
      ].join(''),
      { numbering: NUMBERS },
    ),
  expected: {
    ...TEXTS,
    front: { ...FRONT, original: 'en' },
    paper: PAPER,
    silent: [...QUIET, 'no-symbol'],
  },
};

/** Made from a template: every part in a control that must not be deleted. */
const controls: WordCase = {
  name: 'content controls of a template',
  made: 'content controls around blocks, runs, rows and cells, with placeholders, drop-down and date; three-column table row by row in repeating controls',
  body: 'cms',
  language: 'en',
  file: () => {
    const block = (inner: string, more = ''): string =>
      `<w:sdt><w:sdtPr>${more}</w:sdtPr><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const inline = (words: string, more = '<w:text/>'): string => block(run(words), more);
    const cell = (inner: string): string =>
      `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
    const row = (a: string, b: string, c: string): string =>
      block(`<w:tr>${cell(par(a))}${cell(block(par(b)))}${block(cell(par(c)))}</w:tr>`);
    const across = `<w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/><w:gridSpan w:val="3"/></w:tcPr>${block(par(FORMULA))}</w:tc></w:tr>`;
    const table = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${[
      row('Text of the existing Resolution', 'Comment', 'Proposed new clean text'),
      row('WADERS OF THE FLYWAYS', 'Keep', 'WADERS OF THE FLYWAYS'),
      row('*Noting* the [+tides+][-moon-],', 'Clearer', '*Noting* the tides,'),
      across,
      row('1. *Urges* Parties to [+act+][-wait-].', 'Stronger', '1. *Urges* Parties to act.'),
    ].join('')}</w:tbl>`;
    return officeFile(
      [
        par(`<${inline('UNEP/CMS/COP14/Doc.30').slice(1, -1)}>`),
        par(`<${`${run('Agenda Item ')}${inline('30')}`.slice(1, -1)}>`),
        block(par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }), '<w:text/>'),
        block(`${par('Summary:')}${block(par('This document proposes amendments.'))}`),
        block(BODY),
        block(
          `${par('ANNEX 1')}${par('PROPOSED AMENDMENTS TO RESOLUTION 12.7 (REV.COP13)')}${block(table)}`,
        ),
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    ...TEXTS,
    comments: ['Noting the: Clearer', '1.: Stronger'],
    front: FRONT,
    silent: QUIET,
  },
};

/** The namespaces of Office Open XML strict. */
const strict: WordCase = {
  name: 'strict Office Open XML',
  made: 'strict namespaces throughout, as “Strict Open XML document” saves',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        par('UNEP/CMS/COP14/Doc.30'),
        par('Agenda Item 30'),
        par('Original: English'),
        par('WADERS OF THE FLYWAYS', { looks: '<w:b/>' }),
        par('Summary:'),
        par('This document proposes amendments.'),
        BODY,
        ANNEX,
      ].join(''),
      { numbering: NUMBERS, strict: true },
    ),
  expected: { ...TEXTS, front: { ...FRONT, original: 'en' }, paper: PAPER, silent: QUIET },
};

export const COVERS: readonly WordCase[] = [inTable, inHeader, inBoxes, controls, strict];
