import { emphasisFace, languageAttributes } from './language.ts';
import { type Change, revision } from './redline.ts';
import { isSinceStyle } from './since-styles.ts';
import type { Writing } from './writing.ts';
import { escaped } from './xml.ts';

/** Styles of characters that `styles.ts` defines, besides those of changes. */
export type CharacterStyle =
  | 'Label'
  | 'ChangedEmphasis'
  | 'ChangedEmphasisSince'
  | 'MovedNote'
  | 'Restored'
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
  readonly struck: boolean;
  readonly raised: boolean;
  readonly lowered: boolean;
  /** Whether the letters leave a gap behind each. */
  readonly spaced: boolean;
  readonly named: CharacterStyle | null;
  readonly change: Change | null;
  /** Whether changes are revisions here. */
  readonly tracked: boolean;
  /** The marks that the characters had before a tracked change of format (`bold italic`), null where there is none. */
  readonly was: string | null;
  readonly language: string;
  readonly fromRight: boolean;
  /** Notes are printed below the text of the body alone. */
  readonly notes: boolean;
}

/** The mark after which what follows runs from the left; it is none of the words of a text. */
export const FROM_LEFT = '\u200E';

/** The ink of running text in the language of the document. */
export const PLAIN: Ink = {
  slanted: false,
  emphasised: false,
  strong: false,
  underlined: false,
  struck: false,
  raised: false,
  lowered: false,
  spaced: false,
  named: null,
  change: null,
  tracked: false,
  was: null,
  language: '',
  fromRight: false,
  notes: false,
};

/** One run of printed characters; a tab in them is a tab of Word. */
export function words(text: string, ink: Ink, writing: Writing): string {
  return run(characters(text, ink), ink, writing);
}

/** Printed characters, inside a run of the same ink. */
export function characters(text: string, ink: Ink): string {
  const name = isDeleted(ink) ? 'w:delText' : 'w:t';
  if (!text.includes('\t')) return textElement(name, text);
  const parts = text.split('\t').map((part) => (part === '' ? '' : textElement(name, part)));
  return parts.join(TAB);
}

function isDeleted({ change, tracked }: Ink): boolean {
  return tracked && change?.kind === 'deleted';
}

/** One run of any content, as a revision where revisions are asked for. */
export function run(content: string, ink: Ink, writing: Writing): string {
  const { change } = ink;
  const made = `<w:r>${properties(ink, writing)}${content}</w:r>`;
  if (!change || !ink.tracked) return made;
  const name = change.kind === 'inserted' ? 'w:ins' : 'w:del';
  return `<${name}${change.revision()}>${made}</${name}>`;
}

/** The properties of a run, empty where it looks like its paragraph. */
function properties(ink: Ink, writing: Writing): string {
  const own = looks(ink, writing);
  if (ink.was === null || !ink.tracked) return own === '' ? '' : `<w:rPr>${own}</w:rPr>`;
  const marks = ink.was.split(' ');
  const strong = marks.includes('bold');
  const emphasised = marks.includes('italic');
  const former = looks({ ...ink, strong, emphasised }, writing);
  const by = revision(writing.author, writing.date, writing);
  return `<w:rPr>${own}<w:rPrChange${by}><w:rPr>${former}</w:rPr></w:rPrChange></w:rPr>`;
}

/** They are worked out once for runs that look the same. */
function looks(ink: Ink, writing: Writing): string {
  const style = !ink.tracked && ink.change ? changeStyle(ink.change) : ink.named;
  if (isSinceStyle(style)) writing.sinceStyles.add(style);
  const language = ink.language === '' ? writing.language : ink.language;
  const marks = `${ink.strong}${ink.emphasised}${ink.slanted}${ink.underlined}${ink.struck}${ink.raised}${ink.lowered}${ink.spaced}${ink.fromRight}`;
  const key = `${style} ${language} ${marks}`;
  const known = writing.inks.get(key);
  if (known !== undefined) return known;
  const made = inkXml(ink, style, language, writing);
  writing.inks.set(key, made);
  return made;
}

/** In the order of CT_RPr (ECMA-376 Part 1, 17.3.2.28). */
function inkXml(ink: Ink, style: string | null, language: string, writing: Writing): string {
  return [
    style === null ? '' : `<w:rStyle w:val="${style}"/>`,
    ink.emphasised ? emphasisFont(ink.slanted, language, writing) : '',
    ink.strong ? '<w:b/><w:bCs/>' : '',
    ink.emphasised ? italics(ink.slanted, language, writing) : '',
    ink.struck ? '<w:strike/>' : '',
    ink.spaced ? `<w:spacing w:val="${GAP}"/>` : '',
    ink.underlined ? '<w:u w:val="single"/>' : '',
    ink.raised ? '<w:vertAlign w:val="superscript"/>' : '',
    ink.lowered && !ink.raised ? '<w:vertAlign w:val="subscript"/>' : '',
    ink.fromRight ? '<w:rtl/>' : '',
    language === writing.language ? '' : `<w:lang${languageAttributes(language)}/>`,
  ].join('');
}

// About as wide as a blank, in twentieths of a point.
const GAP = 50;

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

function changeStyle({ kind, since }: Change): string {
  if (since === 'dropped') return 'Dropped';
  const style = kind === 'inserted' ? 'Inserted' : 'Deleted';
  return since === null ? style : `${style}Since`;
}

/** A tab, inside a run. */
export const TAB = '<w:tab/>';

/** A line break, inside a run. */
export const LINE_BREAK = '<w:br/>';

/** A field whose result is written with it: readers that know no fields show the result, simple fields they drop. */
export function field(instruction: string, result: string, ink: Ink, writing: Writing): string {
  const code = isDeleted(ink) ? 'w:delInstrText' : 'w:instrText';
  return [
    run('<w:fldChar w:fldCharType="begin"/>', ink, writing),
    run(textElement(code, ` ${instruction} `), ink, writing),
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
