import { par, style } from '../blocks.ts';
import { officeFile } from '../office-file.ts';
import { type Pen, run, styled } from '../pens.ts';
import type { WordCase } from '../word-case.ts';
import { annexHead, englishCover, FORMULA, LEGEND, NUMBERS, QUIET } from './waders.ts';

/** Every property is written on every run, off ones too. */
const EXPORTED: Pen = {
  plain: (text, looks) => run(text, exported(looks, '0', 'none')),
  inserted: (text, looks) => run(text, exported(looks, '0', 'single')),
  deleted: (text, looks) => run(text, exported(looks, '1', 'none')),
};

function exported(looks: string, strike: string, underline: string): string {
  const italic = looks.includes('<w:i/>') ? '1' : '0';
  return `<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b w:val="0"/><w:i w:val="${italic}"/><w:strike w:val="${strike}"/><w:color w:val="000000"/><w:sz w:val="22"/><w:u w:val="${underline}"/>`;
}

const web: WordCase = {
  name: 'exported from a web editor',
  made: 'every run says every property, `w:strike w:val="0"` and `w:u w:val="none"` included; empty paragraphs between all others; numbers typed',
  body: 'cms',
  language: 'en',
  file: () => {
    const lines = [
      '*Noting* the [+tides+][-moon-],',
      FORMULA,
      '1. *Urges* Parties to [+act+][-wait-];',
      '[-2. *Invites* donors to wait;-]',
      '[+2. *Asks* for fish;+]',
      '3. *Decides* to go on.',
    ];
    const spaced = lines.map((line) => `${par(line, { pen: EXPORTED })}<w:p/>`).join('');
    return officeFile([englishCover(1), annexHead(), LEGEND, spaced].join(''), {
      numbering: NUMBERS,
    });
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon,
${FORMULA}
1. Urges Parties to wait;
2. Invites donors to wait;
3. Decides to go on.`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides,
${FORMULA}
1. Urges Parties to act;
2. †
2. Asks for fish;
3. Decides to go on.`,
    silent: QUIET,
  },
};

/** Styles say yes, runs say no. */
const toggles: WordCase = {
  name: 'marks switched off by hand',
  made: 'character styles with strike and underline over whole paragraphs, single words of which are switched off by hand; a style on a style',
  body: 'cms',
  language: 'en',
  file: () => {
    const pen = styled('Added', 'Removed');
    const off = run('the sea', '<w:rStyle w:val="Added"/><w:u w:val="none"/>');
    const kept = run('to act', '<w:rStyle w:val="Removed"/><w:strike w:val="0"/>');
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        LEGEND,
        par(`*Noting* <${off.slice(1, -1)}>`, { pen }).replace(
          '</w:p>',
          `${pen.inserted(' and the tides', '')}${run(',')}</w:p>`,
        ),
        par(FORMULA),
        par(`1.\tUrges Parties <${kept.slice(1, -1)}>`, { pen }).replace(
          '</w:p>',
          `${pen.deleted(' and to wait', '')}${run(';')}</w:p>`,
        ),
        par('2.\t*Decides* to go [+on+][-back-].', { pen }),
      ].join(''),
      {
        numbering: NUMBERS,
        styles: [
          style('paragraph', 'Normal', 'Normal'),
          style('character', 'Base', 'Base of marks', '<w:rPr><w:color w:val="C00000"/></w:rPr>'),
          style(
            'character',
            'Added',
            'Added',
            '<w:basedOn w:val="Base"/><w:rPr><w:u w:val="single"/></w:rPr>',
          ),
          style(
            'character',
            'Removed',
            'Removed',
            '<w:basedOn w:val="Base"/><w:rPr><w:strike/></w:rPr>',
          ),
        ].join(''),
      },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the sea,
${FORMULA}
1. Urges Parties to act and to wait;
2. Decides to go back.`,
    after: `
WADERS OF THE FLYWAYS
Noting the sea and the tides,
${FORMULA}
1. Urges Parties to act;
2. Decides to go on.`,
    silent: QUIET,
  },
};

/** Paragraph numbers that are fields, as WordPerfect users made them. */
const fields: WordCase = {
  name: 'numbers that are fields',
  made: 'paragraph numbers by SEQ fields, simple and complex, cross-references and a page field in the text, soft line breaks inside paragraphs',
  body: 'cms',
  language: 'en',
  file: () => {
    const simple = (value: string): string =>
      `<w:fldSimple w:instr=" SEQ para \\* ARABIC ">${run(value)}</w:fldSimple>${run('.\t')}`;
    const complex = (value: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> SEQ para </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(value)}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run('.\t')}`;
    const numbered = (field: string, words: string): string =>
      par(words).replace('<w:p>', `<w:p>${field}`);
    return officeFile(
      [
        englishCover(1),
        annexHead(),
        LEGEND,
        par('*Noting* the [+tides+][-moon-]\nand the sea,'),
        par(FORMULA),
        numbered(simple('1'), '*Urges* Parties to [+act+][-wait-];'),
        numbered(complex('2'), '*Invites* donors to pay as paragraph 1 says;').replace(
          'as paragraph 1 says',
          `as paragraph </w:t></w:r><w:fldSimple w:instr=" REF p1 ">${run('1')}</w:fldSimple><w:r><w:t xml:space="preserve"> says`,
        ),
        numbered(simple('3'), '[+*Asks* for fish.+]'),
      ].join(''),
      { numbering: NUMBERS },
    );
  },
  expected: {
    before: `
WADERS OF THE FLYWAYS
Noting the moon | and the sea,
${FORMULA}
1. Urges Parties to wait;
2. Invites donors to pay as paragraph 1 says;`,
    after: `
WADERS OF THE FLYWAYS
Noting the tides | and the sea,
${FORMULA}
1. Urges Parties to act;
2. Invites donors to pay as paragraph 1 says;
3. Asks for fish.`,
    silent: QUIET,
  },
};

const RED: Pen = {
  plain: run,
  inserted: (text, looks) => run(text, `${looks}<w:color w:val="FF0000"/>`),
  deleted: (text, looks) => run(text, `${looks}<w:color w:val="FF0000"/><w:strike/>`),
};

/** New words in red, old ones in red and struck. */
const colour: WordCase = {
  name: 'new words in colour',
  made: 'insertions by colour alone, deletions struck: what is new cannot be told from what was red before',
  body: 'cms',
  language: 'en',
  file: () =>
    officeFile(
      [
        englishCover(1),
        annexHead(),
        par('*Noting* the [+tides+],', { pen: RED }),
        par(FORMULA),
        par('1.\t*Urges* Parties to [+act+];', { pen: RED }),
        par('2.\t*Decides* to go on.'),
      ].join(''),
      { numbering: NUMBERS },
    ),
  expected: { says: ['colour-redline'] },
};

export const HABITS: readonly WordCase[] = [web, toggles, fields, colour];
