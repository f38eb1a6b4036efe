import { lists, par, style } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import type { WordCase } from '../word-case.ts';
import { QUIET } from './waders.ts';

const CITES_FORMULA = 'THE CONFERENCE OF THE PARTIES TO THE CONVENTION';
const NUMBERS = lists([
  [
    ['decimal', '%1.'],
    ['lowerLetter', '%2)'],
    ['lowerRoman', '%3)'],
  ],
  [
    ['decimal', '%1.'],
    ['lowerLetter', '(%2)'],
    ['lowerRoman', '(%3)'],
  ],
]);

/** A working document of CITES: verbs in capitals, semicolons, deletions before insertions. */
const cites: WordCase = {
  name: 'CITES, amendments in running text',
  made: 'capitals typed and by `w:caps`, recitals that end in semicolons, one list of three levels, all redlines deletion first',
  body: 'cites',
  language: 'en',
  file: () =>
    officeFile(
      [
        par('Original language: English\tCoP19 Doc. 24', {
          more: '<w:tabs><w:tab w:val="right" w:pos="9600"/></w:tabs>',
        }),
        par('TRADE IN LIVE ANIMALS', { looks: '<w:b/>' }),
        par('This document has been submitted by the Secretariat.', { list: [1, 0] }),
        par('Background', { looks: '<w:u w:val="single"/>' }),
        par('Resolution Conf. 11.16 (Rev. CoP18) was adopted long ago.', { list: [1, 0] }),
        par('Recommendations', { looks: '<w:u w:val="single"/>' }),
        par('The Conference of the Parties is invited to adopt the amendments in Annex 1.', {
          list: [1, 0],
        }),
        par('Annex 1', { more: '<w:pageBreakBefore/>', looks: '<w:b/>' }),
        par('Proposed amendments to Resolution Conf. 11.16 (Rev. CoP18)'),
        par('Proposed new text is underlined. Text to be deleted is crossed out.'),
        par('Trade in live animals', { looks: '<w:b/>' }),
        par('RECALLING Resolution Conf. 3.15[- and Conf. 4.15-], adopted earlier;'),
        par('NOTING the growing trade in [-tame-][+captive-bred+] animals;'),
        par('[+AWARE of the needs of rural communities;+]'),
        par(CITES_FORMULA),
        par('RECOMMENDS that Parties:', { list: [2, 0] }).replace(/\(%/g, '%'),
        par('mark all animals;', { list: [2, 1] }),
        par('report [-each year-][+every two years+]; and', { list: [2, 1] }),
        par('[-keep records-][+keep records for ten years+];', { list: [2, 1] }),
        par('URGES importing Parties to [-consider-][+refuse+] permits; and', { list: [2, 0] }),
        par('REPEALS Resolution Conf. 3.15.', { list: [2, 0] }),
      ].join(''),
      { numbering: NUMBERS.replace(/\(%(\d)\)/g, '%$1)') },
    ),
  expected: {
    before: `
Trade in live animals
RECALLING Resolution Conf. 3.15 and Conf. 4.15, adopted earlier;
NOTING the growing trade in tame animals;
${CITES_FORMULA}
1. RECOMMENDS that Parties:
a) mark all animals;
b) report each year; and
c) keep records;
2. URGES importing Parties to consider permits; and
3. REPEALS Resolution Conf. 3.15.`,
    after: `
Trade in live animals
RECALLING Resolution Conf. 3.15, adopted earlier;
NOTING the growing trade in captive-bred animals;
AWARE of the needs of rural communities;
${CITES_FORMULA}
1. RECOMMENDS that Parties:
a) mark all animals;
b) report every two years; and
c) keep records for ten years;
2. URGES importing Parties to refuse permits; and
3. REPEALS Resolution Conf. 3.15.`,
    front: {
      title: 'TRADE IN LIVE ANIMALS',
      paper: 'CoP19 Doc. 24',
      meeting: 'cop19',
      original: 'en',
    },
    silent: QUIET,
  },
};

/** A draft of the General Assembly: the formula opens, verbs are italic, items have parentheses. */
const un: WordCase = {
  name: 'General Assembly draft',
  made: 'styles of Geneva files (`_ Single Txt_G`, `_ H_Ch_G`), formula first with a comma, `(a)` `(i)` automatic, opening words italic inside marks',
  body: 'un',
  given: { meeting: 'ga80' },
  language: 'en',
  file: () =>
    officeFile(
      [
        par('United Nations\tA/C.2/80/L.12', { style: 'Symbol' }),
        par('Distr.: Limited'),
        par('12 November 2025'),
        par('Original: English'),
        par('Eightieth session'),
        par('Second Committee'),
        par('Agenda item 21'),
        par('Sand and dust storms', { style: 'HChG' }),
        par('Annex', { style: 'HChG' }),
        par('Proposed amendments to resolution 79/210', { style: 'HChG' }),
        par('Note: Proposed new text is underlined. Text to be deleted is struck through.', {
          style: 'SingleTxtG',
        }),
        par('Sand and dust storms', { style: 'HChG' }),
        par('*The General Assembly*,', { style: 'SingleTxtG' }),
        par('*Recalling* its resolution [-78/158-][+79/210+] of [-19-][+20+] December,', {
          style: 'SingleTxtG',
        }),
        par('[+*Noting with appreciation* the work done,+]', { style: 'SingleTxtG' }),
        par('*Decides* to convene a meeting;', { style: 'SingleTxtG', list: [2, 0] }),
        par('*Requests* the Secretary-General:', { style: 'SingleTxtG', list: [2, 0] }),
        par('To report [-annually-][+every two years+]:', { style: 'SingleTxtG', list: [2, 1] }),
        par('On storms; and', { style: 'SingleTxtG', list: [2, 2] }),
        par('On [-sand-][+dust+];', { style: 'SingleTxtG', list: [2, 2] }),
        par('[+To raise funds;+]', { style: 'SingleTxtG', list: [2, 1] }),
        par('[-*Also requests*-][+*Invites*+] States to help.', {
          style: 'SingleTxtG',
          list: [2, 0],
        }),
      ].join(''),
      {
        numbering: NUMBERS,
        styles: [
          style('paragraph', 'Normal', 'Normal'),
          style('paragraph', 'Symbol', '_ Symbol', '<w:basedOn w:val="Normal"/>'),
          style(
            'paragraph',
            'SingleTxtG',
            '_ Single Txt_G',
            '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="1134" w:right="1134"/><w:jc w:val="both"/></w:pPr>',
          ),
          style(
            'paragraph',
            'HChG',
            '_ H _Ch_G',
            '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr>',
          ),
        ].join(''),
      },
    ),
  expected: {
    before: `
Sand and dust storms
The General Assembly,
Recalling its resolution 78/158 of 19 December,
1. Decides to convene a meeting;
2. Requests the Secretary-General:
(a) To report annually:
(i) On storms; and
(ii) On sand;
3. Also requests States to help.`,
    after: `
Sand and dust storms
The General Assembly,
Recalling its resolution 79/210 of 20 December,
Noting with appreciation the work done,
1. Decides to convene a meeting;
2. Requests the Secretary-General:
(a) To report every two years:
(i) On storms; and
(ii) On dust;
(b) To raise funds;
3. Invites States to help.`,
    front: {
      paper: 'A/C.2/80/L.12',
      original: 'en',
      date: '2025-11-12',
      agenda: '21',
      title: 'Sand and dust storms',
    },
    silent: QUIET,
  },
};

const ARABIC_FORMULA = 'إن الجمعية العامة،';

/** Right to left, as the General Assembly has it. */
const arabic: WordCase = {
  name: 'Arabic, from right to left',
  made: 'bidirectional paragraphs and runs, complex-script properties, numbers typed as `1 -`, symbols in Latin letters inside',
  body: 'un',
  given: { meeting: 'ga80' },
  language: 'ar',
  file: () => {
    const rtl = (source: string): string =>
      par(source, { more: '<w:bidi/>' })
        .replace(/<w:r><w:rPr>/g, '<w:r><w:rPr>RTL')
        .replace(/<w:r>(?!<w:rPr>)/g, '<w:r><w:rPr><w:rtl/></w:rPr>')
        .replace(/RTL((?:<w:[^>]*\/>)*)<\/w:rPr>/g, '$1<w:rtl/></w:rPr>');
    return officeFile(
      [
        par('A/C.2/80/L.12'),
        rtl('مرفق'),
        rtl('التعديلات المقترحة على القرار 79/210'),
        rtl('ملاحظة: النص الجديد المقترح مسطر تحته. والنص المراد حذفه مشطوب.'),
        rtl('العواصف الرملية'),
        rtl(ARABIC_FORMULA),
        rtl('إذ تشير إلى قرارها [-78/158-][+79/210+]،'),
        rtl('1 - تقرر عقد [-اجتماع-][+مؤتمر+]؛'),
        rtl('[+2 - تدعو الدول إلى المساعدة.+]'),
      ].join(''),
    );
  },
  expected: {
    before: `
العواصف الرملية
${ARABIC_FORMULA}
إذ تشير إلى قرارها 78/158،
1 - تقرر عقد اجتماع؛`,
    after: `
العواصف الرملية
${ARABIC_FORMULA}
إذ تشير إلى قرارها 79/210،
1 - تقرر عقد مؤتمر؛
2 - تدعو الدول إلى المساعدة.`,
    silent: QUIET,
  },
};

export const OTHER_BODIES: readonly WordCase[] = [cites, un, arabic];
