import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumbering } from '../../../src/formats/docx/read/numbering.ts';
import {
  readParagraphProperties,
  readRunProperties,
} from '../../../src/formats/docx/read/properties.ts';
import { readStyles, type WordStyles } from '../../../src/formats/docx/read/styles.ts';
import { tree } from './tree.ts';

const styles = (inner: string, lists = ''): WordStyles =>
  readStyles(tree('w:styles', inner), readNumbering(tree('w:numbering', lists)));

const run = (inner: string) => readRunProperties(tree('w:rPr', inner));
const paragraph = (inner: string) => readParagraphProperties(tree('w:pPr', inner));

function style(type: string, id: string, inner: string, basedOn = ''): string {
  const based = basedOn === '' ? '' : `<w:basedOn w:val="${basedOn}"/>`;
  return `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id.toLowerCase()}"/>${based}${inner}</w:style>`;
}

describe('properties of runs and paragraphs', () => {
  it('are on without a value and off by 0, false and off', () => {
    expect(
      run(
        '<w:b/><w:i w:val="0"/><w:strike w:val="false"/><w:dstrike w:val="on"/><w:vanish w:val="off"/>',
      ),
    ).toEqual({
      bold: true,
      italic: false,
      strike: false,
      doubleStrike: true,
      hidden: false,
    });
  });

  it('name kinds of underline, languages and a raised position', () => {
    const found = run(
      '<w:u w:val="wavyDouble"/><w:lang w:val="fr-FR" w:bidi="ar-SA"/><w:vertAlign w:val="superscript"/><w:rtl/>',
    );
    expect(found).toEqual({
      underline: 'wavyDouble',
      language: 'fr-FR',
      rtlLanguage: 'ar-SA',
      vertical: 'superscript',
      rtl: true,
    });
  });

  it('leave out what is no level, outline or style', () => {
    expect(
      paragraph(
        '<w:pStyle w:val="A"/><w:outlineLvl w:val="2"/><w:bidi/><w:numPr><w:ilvl w:val="3"/><w:numId w:val="7"/></w:numPr>',
      ),
    ).toEqual({
      style: 'A',
      outline: 2,
      rtl: true,
      numbering: { level: 3, id: '7' },
    });
    expect(paragraph('<w:outlineLvl w:val="x"/><w:numPr><w:ilvl w:val="12"/></w:numPr>')).toEqual({
      numbering: {},
    });
  });
});

describe('paragraph styles', () => {
  const inner =
    `<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>` +
    `<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="0"/><w:bidi/></w:pPr></w:style>` +
    style('paragraph', 'Own', '<w:pPr><w:bidi w:val="0"/></w:pPr>', 'Titre1') +
    style('paragraph', 'Body', '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', 'Titre1');

  it('give name, outline and direction, inherited and taken back', () => {
    const found = styles(inner);
    expect(found.paragraphStyle('Titre1')).toMatchObject({
      style: 'heading 1',
      outline: 0,
      rtl: true,
    });
    expect(found.paragraphStyle('Own')).toMatchObject({ style: 'own', outline: 0, rtl: false });
    expect(found.paragraphStyle('Body').outline).toBeNull();
  });

  it('are the default one where none is named or the name is unknown', () => {
    const found = styles(inner);
    expect(found.paragraphStyle(undefined).style).toBe('Normal');
    expect(found.paragraphStyle('Heading1')).toBe(found.paragraphStyle(undefined));
    expect(readStyles(null).paragraphStyle('Heading1').style).toBeNull();
  });

  it('give way to direct formatting', () => {
    const found = styles(inner).paragraph(
      paragraph('<w:pStyle w:val="Titre1"/><w:outlineLvl w:val="3"/>'),
    );
    expect(found).toMatchObject({ style: 'heading 1', outline: 3, rtl: true });
  });

  it('end where they are based on themselves, however long the chain', () => {
    const count = 5000;
    const chain = Array.from({ length: count }, (_, index) =>
      style(
        'paragraph',
        `S${index}`,
        index === 3 ? '<w:pPr><w:outlineLvl w:val="4"/></w:pPr>' : '',
        `S${(index + 1) % count}`,
      ),
    );
    const found = styles(chain.join(''));
    expect(found.paragraphStyle('S2').outline).toBe(4);
    expect(found.paragraphStyle('S0').outline).toBe(4);
  });
});

describe('numbers of paragraph styles', () => {
  const lists =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:pStyle w:val="H1"/></w:lvl><w:lvl w:ilvl="1"><w:pStyle w:val="H2"/></w:lvl></w:abstractNum>' +
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>';
  const number = (id: number, level?: number): string =>
    `<w:pPr><w:numPr>${level === undefined ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${id}"/></w:numPr></w:pPr>`;
  const found = styles(
    style('paragraph', 'H1', number(5)) +
      style('paragraph', 'H2', number(5, 7), 'H1') +
      style('paragraph', 'Sub', '', 'H2') +
      style('paragraph', 'List', number(9, 2)) +
      style('paragraph', 'None', number(0), 'H1'),
    lists,
  );

  it('stand at the level of the list that is bound to the style, not at the one that the style names', () => {
    expect(found.paragraphStyle('H1').numbering).toEqual({ id: '5', level: 0 });
    expect(found.paragraphStyle('H2').numbering).toEqual({ id: '5', level: 1 });
  });

  it('are inherited, taken from the style where no level is bound, and taken away by 0', () => {
    expect(found.paragraphStyle('Sub').numbering).toEqual({ id: '5', level: 1 });
    expect(found.paragraphStyle('List').numbering).toEqual({ id: '9', level: 2 });
    expect(found.paragraphStyle('None').numbering).toBeNull();
  });

  it('give way to a number, a level or none of the paragraph itself', () => {
    const of = (inner: string) =>
      found.paragraph(paragraph(`<w:pStyle w:val="H2"/><w:numPr>${inner}</w:numPr>`)).numbering;
    expect(of('<w:numId w:val="9"/><w:ilvl w:val="3"/>')).toEqual({ id: '9', level: 3 });
    expect(of('<w:ilvl w:val="4"/>')).toEqual({ id: '5', level: 4 });
    expect(of('<w:numId w:val="5"/>')).toEqual({ id: '5', level: 1 });
    expect(of('<w:numId w:val="0"/>')).toBeNull();
  });
});

describe('marks of runs', () => {
  const B = '<w:rPr><w:b/></w:rPr>';
  const found = styles(
    style('paragraph', 'Strong', B) +
      style('paragraph', 'Weak', '<w:rPr><w:b w:val="0"/></w:rPr>', 'Strong') +
      style('character', 'Bold', B) +
      style(
        'character',
        'Under',
        '<w:rPr><w:u w:val="double"/><w:vertAlign w:val="superscript"/></w:rPr>',
      ) +
      style('character', 'Unmarked', '<w:rPr><w:u w:val="none"/></w:rPr>', 'Under') +
      style('paragraph', 'Linked', '<w:link w:val="Bold"/>') +
      style(
        'table',
        'Grid',
        `<w:tblStylePr w:type="firstRow">${B}</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b w:val="0"/><w:i/></w:rPr></w:tblStylePr>`,
      ) +
      style('table', 'Child', '<w:rPr><w:strike/></w:rPr>', 'Grid'),
  );
  const bold = (
    p: string | undefined,
    r: string | undefined,
    direct = '',
    table = false,
  ): boolean =>
    found.runMarks(p, r, run(direct), table ? found.tableRun('Grid', ['firstRow']) : undefined)
      .bold;

  it('are toggled by each kind of style, and set by direct formatting', () => {
    expect(bold('Strong', undefined)).toBe(true);
    expect(bold('Strong', 'Bold')).toBe(false);
    expect(bold('Weak', 'Bold')).toBe(true);
    expect(bold('Strong', 'Bold', '', true)).toBe(true);
    expect(bold('Strong', undefined, '', true)).toBe(false);
    expect(bold('Strong', 'Bold', '<w:b/>')).toBe(true);
    expect(bold('Strong', undefined, '<w:b w:val="0"/>')).toBe(false);
  });

  it('stay on where the defaults of the document have them on', () => {
    const all = styles(
      `<w:docDefaults><w:rPrDefault>${B}</w:rPrDefault></w:docDefaults>${style('character', 'Bold', B)}`,
    );
    expect(all.runMarks(undefined, undefined, {}).bold).toBe(true);
    expect(all.runMarks(undefined, 'Bold', {}).bold).toBe(true);
    expect(all.runMarks(undefined, 'Bold', run('<w:b w:val="0"/>')).bold).toBe(false);
  });

  it('take underline and position from the nearest level that speaks', () => {
    expect(found.runMarks(undefined, 'Under', {})).toMatchObject({
      underline: 'double',
      vertical: 'superscript',
    });
    expect(found.runMarks(undefined, 'Unmarked', {})).toMatchObject({
      underline: null,
      vertical: 'superscript',
    });
    const direct = run('<w:u w:val="single"/><w:vertAlign w:val="baseline"/>');
    expect(found.runMarks(undefined, 'Under', direct)).toMatchObject({
      underline: 'single',
      vertical: null,
    });
  });

  it('come from the linked style where a run names a paragraph style', () => {
    expect(bold(undefined, 'Linked')).toBe(true);
  });

  it('come from the parts of a table, the rows over the columns, and from the table style below', () => {
    const both = found.tableRun('Child', ['firstRow', 'firstCol']);
    expect(found.runMarks(undefined, undefined, {}, both)).toMatchObject({
      bold: true,
      italic: true,
      strike: true,
    });
    expect(found.tableRun('Child', ['firstCol', 'firstRow'])).toBe(both);
    expect(found.runMarks(undefined, undefined, {}, found.tableRun('Grid', []))).toMatchObject({
      bold: false,
      italic: false,
    });
  });

  it('speak the language of their direction', () => {
    const language = '<w:lang w:val="en-GB" w:bidi="ar-SA"/>';
    expect(found.runMarks(undefined, undefined, run(language)).language).toBe('en-GB');
    expect(found.runMarks(undefined, undefined, run(`${language}<w:rtl/>`)).language).toBe('ar-SA');
  });

  it('are the same object for the same styles and formatting', () => {
    const inner = fc.subarray([
      '<w:b/>',
      '<w:i/>',
      '<w:u w:val="single"/>',
      '<w:strike w:val="0"/>',
      '<w:lang w:val="fr"/>',
    ]);
    fc.assert(
      fc.property(inner, inner, (first, second) => {
        const [one, other] = [run(first.join('')), run(second.join(''))];
        const same =
          found.runMarks('Strong', 'Bold', one) === found.runMarks('Strong', 'Bold', other);
        expect(same).toBe(first.join('') === second.join(''));
      }),
    );
  });
});
