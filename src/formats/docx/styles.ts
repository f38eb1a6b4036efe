import {
  type Look,
  lookOf,
  type ParagraphStyle,
  type Style,
  type TableStyle,
} from '../../model/style.ts';
import { HEADINGS, inheritance } from './inheritance.ts';
import { emphasisFace, wordLanguage } from './language.ts';
import { sinceStyles } from './since-styles.ts';
import type { BoxStyle } from './slot.ts';
import {
  isBuiltIn,
  isVariant,
  type StyleUse,
  styleId,
  styleLabel,
  tableStyleId,
  tableStyleLabel,
} from './style-names.ts';
import { tabStops } from './tab-stops.ts';
import { twips } from './twips.ts';
import { escaped } from './xml.ts';

/** The part `word/styles.xml`: every style of the body, the variants that the document uses, and the character styles of redlines. */
export function stylesXml(
  style: Style,
  uses: Iterable<StyleUse>,
  boxes: Iterable<BoxStyle>,
  language: string,
  since: ReadonlySet<string> = new Set(),
): string {
  const names = [
    ...HEADINGS,
    ...Object.keys(style.paragraphs).filter((name) => !HEADINGS.includes(name)),
  ];
  const own = names.map((name) => ({ name, flush: false, deeper: 0 }));
  const variants = [...uses].filter(isVariant);
  const xml = [
    defaults(style, language),
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    NORMAL_TABLE,
    ...[...own, ...variants].map((use) => paragraphStyle(style, use, language)),
    SECTION_END,
    EMPTY_SLOT,
    ...[...boxes].map(boxXml),
    ...characterStyles(style),
    ...sinceStyles(style)
      .filter(({ id }) => since.has(id))
      .map(({ id, name, properties }) => character(id, name, properties)),
    ...Object.entries(style.tables).map(([name, table]) => tableXml(name, table)),
  ];
  return `${HEAD}${xml.join('')}</w:styles>`;
}

const HEAD =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">';

const NORMAL_TABLE =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>' +
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>' +
  '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>';

// Word wants a paragraph behind a table and at the end of a section; it must not push a full page over.
const SECTION_END =
  '<w:style w:type="paragraph" w:customStyle="1" w:styleId="SectionEnd"><w:name w:val="Section end"/><w:basedOn w:val="Normal"/>' +
  '<w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr></w:style>';

const EMPTY_SLOT =
  '<w:style w:type="paragraph" w:customStyle="1" w:styleId="EmptySlotText"><w:name w:val="Empty slot text"/><w:basedOn w:val="Normal"/>' +
  '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="14"/><w:szCs w:val="14"/></w:rPr></w:style>';

function boxXml({ id, start, end, room }: BoxStyle): string {
  const line = (side: string, space: number): string =>
    `<w:${side} w:val="single" w:sz="4" w:space="${space}" w:color="808080"/>`;
  const sides = [line('top', room), line('left', 0), line('bottom', room), line('right', 0)];
  return (
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="Empty slot box ${id.slice('EmptySlotBox'.length)}"/><w:basedOn w:val="EmptySlotText"/>` +
    `<w:pPr><w:pBdr>${sides.join('')}</w:pBdr><w:ind w:left="${start}" w:right="${end}"/></w:pPr></w:style>`
  );
}

function defaults({ font }: Style, language: string): string {
  // Quotation marks and dashes are of either script: in a text of square characters they are as wide as these.
  const hint = wordLanguage(language).eastAsia === undefined ? '' : 'w:hint="eastAsia" ';
  const fonts = `<w:rFonts ${hint}w:ascii="${escaped(font.latin)}" w:hAnsi="${escaped(font.latin)}" w:eastAsia="${escaped(font.asian)}" w:cs="${escaped(font.arabic)}"/>`;
  const size = Math.round(font.size * 2);
  const { value, eastAsia, bidirectional } = { ...BASE_LANGUAGES, ...wordLanguage(language) };
  const lang = `<w:lang w:val="${escaped(value)}" w:eastAsia="${escaped(eastAsia)}" w:bidi="${escaped(bidirectional)}"/>`;
  return (
    `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>${lang}</w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
  );
}

const BASE_LANGUAGES = { value: 'en-GB', eastAsia: 'zh-CN', bidirectional: 'ar-SA' };

function paragraphStyle(style: Style, use: StyleUse, language: string): string {
  const known = paragraphStyles.get(style) ?? new Map<string, string>();
  paragraphStyles.set(style, known);
  const key = `${language} ${use.name} ${use.flush} ${use.deeper} ${use.level}`;
  const xml = known.get(key) ?? makeParagraphStyle(style, use, language);
  known.set(key, xml);
  return xml;
}

// The styles of a body are the same in all its documents.
const paragraphStyles = new WeakMap<Style, Map<string, string>>();

function makeParagraphStyle(style: Style, use: StyleUse, language: string): string {
  const { own, based, parent } = inheritance(style, use);
  const custom = isBuiltIn(use.name) && !isVariant(use) ? '' : ' w:customStyle="1"';
  const indent =
    isVariant(use) ||
    own.border === 'box' ||
    [own.indent, own.hanging, own.indentEnd].some((length) => length !== undefined);
  const look = lookOf(style, use.name);
  return (
    `<w:style w:type="paragraph"${custom} w:styleId="${escaped(styleId(use))}"><w:name w:val="${escaped(styleLabel(use))}"/>` +
    `<w:basedOn w:val="${escaped(based)}"/><w:qFormat/>${paragraphProperties(own, look, { stops: tabStops(style, use, parent), indent: indent ? indentation(look, use) : '' })}${runProperties(own, style, emphasisFace(language, style))}</w:style>`
  );
}

function paragraphProperties(
  own: ParagraphStyle,
  look: Look,
  { stops, indent }: { readonly stops: string; readonly indent: string },
): string {
  const parts = [
    own.keepNext === undefined ? '' : `<w:keepNext w:val="${own.keepNext}"/>`,
    own.pageBreakBefore === undefined ? '' : `<w:pageBreakBefore w:val="${own.pageBreakBefore}"/>`,
    own.border === undefined ? '' : borders(own.border, look.rule),
    stops,
    spacing(own, look),
    indent,
    own.align === undefined ? '' : `<w:jc w:val="${ALIGNMENT[own.align]}"/>`,
    own.outline === undefined
      ? ''
      : `<w:outlineLvl w:val="${own.outline === 0 ? 9 : own.outline - 1}"/>`,
  ].join('');
  return parts === '' ? '' : `<w:pPr>${parts}</w:pPr>`;
}

// In a paragraph from right to left Word reads `left` as the side on which its lines begin.
const ALIGNMENT = { start: 'left', center: 'center', end: 'right', justify: 'both' } as const;

function spacing(own: ParagraphStyle, look: Look): string {
  if (own.before === undefined && own.after === undefined && own.line === undefined) return '';
  const line =
    own.line === undefined ? '' : ` w:line="${Math.round(own.line * 240)}" w:lineRule="auto"`;
  return `<w:spacing w:before="${points(look.before)}" w:after="${points(look.after)}"${line}/>`;
}

/** The indentation of a style; a box stands a little inside the margins, so that its lines do not stick out. */
function indentation(look: Look, { flush, deeper }: StyleUse): string {
  const box = look.border === 'box' ? twips(2) : 0;
  const hanging = look.hanging ?? 0;
  const text = (look.indent ?? 0) + deeper * hanging;
  const left = twips(flush ? text - hanging : text) + box;
  const end = twips(look.indentEnd ?? 0) + box;
  const right = end === 0 ? '' : ` w:right="${end}"`;
  return `<w:ind w:left="${left}"${right}${flush ? ' w:firstLine="0"' : ` w:hanging="${twips(hanging)}"`}/>`;
}

function borders(border: 'top' | 'bottom' | 'box', rule = 0.5): string {
  const sides = border === 'box' ? ['top', 'left', 'bottom', 'right'] : [border];
  const space = border === 'box' ? 4 : 1;
  const lines = sides.map(
    (side) =>
      `<w:${side} w:val="single" w:sz="${Math.round(rule * 8)}" w:space="${space}" w:color="000000"/>`,
  );
  return `<w:pBdr>${lines.join('')}</w:pBdr>`;
}

function runProperties(
  { bold, italic, capitals, colour, size }: ParagraphStyle,
  { font }: Style,
  face: string | null,
): string {
  const italics = `<w:i w:val="${italic}"/><w:iCs w:val="${italic}"/>`;
  const asian = `<w:rFonts w:eastAsia="${escaped(italic && face !== null ? face : font.asian)}"/>`;
  const parts = [
    italic === undefined || face === null ? '' : asian,
    bold === undefined ? '' : `<w:b w:val="${bold}"/><w:bCs w:val="${bold}"/>`,
    italic === undefined || face !== null ? '' : italics,
    capitals === undefined ? '' : `<w:caps w:val="${capitals}"/>`,
    colour === undefined ? '' : `<w:color w:val="${escaped(colour)}"/>`,
    size === undefined
      ? ''
      : `<w:sz w:val="${Math.round(size * 2)}"/><w:szCs w:val="${Math.round(size * 2)}"/>`,
  ].join('');
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`;
}

function characterStyles({ redline }: Style): readonly string[] {
  const colour = (value: string | null) =>
    value === null ? '' : `<w:color w:val="${escaped(value)}"/>`;
  return [
    character('Inserted', 'Inserted text', `${colour(redline.inserted)}<w:u w:val="single"/>`),
    character('Deleted', 'Deleted text', `<w:strike/>${colour(redline.deleted)}`),
    character('ChangedEmphasis', 'Changed emphasis', '<w:u w:val="wave" w:color="808080"/>'),
    character('MovedNote', 'Moved note', '<w:i/><w:iCs/><w:color w:val="595959"/>'),
    character('Label', 'Label', ''),
    // An underlined link would pass for inserted text.
    character('Hyperlink', 'Hyperlink', '', false),
    character(
      'FootnoteReference',
      'footnote reference',
      '<w:vertAlign w:val="superscript"/>',
      false,
    ),
    character(
      'EmptySlot',
      'Empty slot',
      '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="808080"/>',
    ),
  ];
}

function character(id: string, name: string, properties: string, custom = true): string {
  const rest = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:style w:type="character"${custom ? ' w:customStyle="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>${rest}</w:style>`;
}

function tableXml(name: string, { padding, border }: TableStyle): string {
  const size = border ? Math.max(2, Math.round((border.width * 72 * 8) / 25.4)) : 0;
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const lines = border
    ? sides.map(
        (side) =>
          `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${escaped(border.colour)}"/>`,
      )
    : [];
  const grid = lines.length === 0 ? '' : `<w:tblBorders>${lines.join('')}</w:tblBorders>`;
  const margins = ['top', 'left', 'bottom', 'right'].map(
    (side) => `<w:${side} w:w="${twips(padding)}" w:type="dxa"/>`,
  );
  return (
    `<w:style w:type="table" w:customStyle="1" w:styleId="${escaped(tableStyleId(name))}"><w:name w:val="${escaped(tableStyleLabel(name))}"/><w:basedOn w:val="TableNormal"/>` +
    `<w:tblPr>${grid}<w:tblCellMar>${margins.join('')}</w:tblCellMar></w:tblPr></w:style>`
  );
}

function points(value: number | undefined): number {
  return Math.round((value ?? 0) * 20);
}
