import { emphasisFace, languageAttributes } from './language.ts';
import type { Change } from './redline.ts';
import type { Writing } from './writing.ts';
import { escaped } from './xml.ts';

/** Styles of characters that `styles.ts` defines, besides those of changes. */
export type CharacterStyle =
  | 'Label'
  | 'ChangedEmphasis'
  | 'MovedNote'
  | 'Hyperlink'
  | 'FootnoteReference'
  | 'EmptySlot';

/** How the characters at one place of a paragraph look, besides the style of the paragraph. */
export interface Ink {
  /** Whether the style of the paragraph is itself in italics: emphasis there stands upright. */
  readonly slanted: boolean;
  readonly emphasised: boolean;
  readonly strong: boolean;
  readonly underlined: boolean;
  readonly raised: boolean;
  readonly named: CharacterStyle | null;
  readonly change: Change | null;
  readonly language: string;
  readonly fromRight: boolean;
  /** Notes are printed below the text of the body alone. */
  readonly notes: boolean;
}

/** The ink of running text in the language of the document. */
export const PLAIN: Ink = {
  slanted: false,
  emphasised: false,
  strong: false,
  underlined: false,
  raised: false,
  named: null,
  change: null,
  language: '',
  fromRight: false,
  notes: false,
};

/** One run of printed characters; a tab in them is a tab of Word. */
export function words(text: string, ink: Ink, writing: Writing): string {
  return run(characters(text, ink, writing), ink, writing);
}

/** Printed characters, inside a run of the same ink. */
export function characters(text: string, ink: Ink, writing: Writing): string {
  const deleted = ink.change?.kind === 'deleted' && writing.redline === 'tracked';
  const name = deleted ? 'w:delText' : 'w:t';
  if (!text.includes('\t')) return textElement(name, text);
  const parts = text.split('\t').map((part) => (part === '' ? '' : textElement(name, part)));
  return parts.join(TAB);
}

/** One run of any content, as a revision where revisions are asked for. */
export function run(content: string, ink: Ink, writing: Writing): string {
  const { change } = ink;
  const made = `<w:r>${properties(ink, writing)}${content}</w:r>`;
  if (!change || writing.redline !== 'tracked') return made;
  const name = change.kind === 'inserted' ? 'w:ins' : 'w:del';
  return `<${name}${change.revision()}>${made}</${name}>`;
}

/** The properties of a run, empty where it looks like its paragraph; they are worked out once for runs that look the same. */
function properties(ink: Ink, writing: Writing): string {
  const style =
    writing.redline === 'formatting' && ink.change ? CHANGE_STYLE[ink.change.kind] : ink.named;
  const language = ink.language === '' ? writing.language : ink.language;
  const marks = `${ink.strong}${ink.emphasised}${ink.slanted}${ink.underlined}${ink.raised}${ink.fromRight}`;
  const key = `${style} ${language} ${marks}`;
  const known = writing.inks.get(key);
  if (known !== undefined) return known;
  const made = inkXml(ink, style, language, writing);
  writing.inks.set(key, made);
  return made;
}

/** In the order of CT_RPr (ECMA-376 Part 1, 17.3.2.28). */
function inkXml(ink: Ink, style: string | null, language: string, writing: Writing): string {
  const parts = [
    style === null ? '' : `<w:rStyle w:val="${style}"/>`,
    ink.emphasised ? emphasisFont(ink.slanted, language, writing) : '',
    ink.strong ? '<w:b/><w:bCs/>' : '',
    ink.emphasised ? italics(ink.slanted, language, writing) : '',
    ink.underlined ? '<w:u w:val="single"/>' : '',
    ink.raised ? '<w:vertAlign w:val="superscript"/>' : '',
    ink.fromRight ? '<w:rtl/>' : '',
    language === writing.language ? '' : `<w:lang${languageAttributes(language)}/>`,
  ].join('');
  return parts === '' ? '' : `<w:rPr>${parts}</w:rPr>`;
}

// Square characters are set in another face where letters are set aslant.
function emphasisFont(slanted: boolean, language: string, { style }: Writing): string {
  const face = emphasisFace(language, style);
  if (face === null) return '';
  return `<w:rFonts w:hint="eastAsia" w:eastAsia="${escaped(slanted ? style.font.asian : face)}"/>`;
}

function italics(slanted: boolean, language: string, { style }: Writing): string {
  if (emphasisFace(language, style) !== null) return '';
  return slanted ? '<w:i w:val="false"/><w:iCs w:val="false"/>' : '<w:i/><w:iCs/>';
}

const CHANGE_STYLE = { inserted: 'Inserted', deleted: 'Deleted' } as const;

/** A tab, inside a run. */
export const TAB = '<w:tab/>';

/** A line break, inside a run. */
export const LINE_BREAK = '<w:br/>';

/** A field whose result is written with it: readers that know no fields show the result, simple fields they drop. */
export function field(instruction: string, result: string, ink: Ink, writing: Writing): string {
  return [
    run('<w:fldChar w:fldCharType="begin"/>', ink, writing),
    run(textElement('w:instrText', ` ${instruction} `), ink, writing),
    run('<w:fldChar w:fldCharType="separate"/>', ink, writing),
    words(result, ink, writing),
    run('<w:fldChar w:fldCharType="end"/>', ink, writing),
  ].join('');
}

// Spaces at the edges and doubled ones are kept only where XML is told so.
const SPACED = /^[ \n]|[ \n]$| {2}/;

function textElement(name: string, text: string): string {
  const space = SPACED.test(text) ? ' xml:space="preserve"' : '';
  return `<${name}${space}>${escaped(text)}</${name}>`;
}
