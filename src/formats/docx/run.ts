import { BuilderElement, type IRunPropertiesOptions, RunProperties, type XmlComponent } from 'docx';
import { emphasisFace, wordLanguage } from './language.ts';
import type { Change } from './redline.ts';
import type { Writing } from './writing.ts';

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

/**
 * One run of printed characters; a tab in them is a tab of Word. Runs are built as bare elements: the run class of docx
 * looks at forty options for each one, which takes longer than all the rest of a paper.
 */
export function words(text: string, ink: Ink, writing: Writing): XmlComponent {
  return run(characters(text, ink, writing), ink, writing);
}

/** Printed characters, inside a run of the same ink. */
export function characters(text: string, ink: Ink, writing: Writing): XmlComponent[] {
  const deleted = ink.change?.kind === 'deleted' && writing.redline === 'tracked';
  const name = deleted ? 'w:delText' : 'w:t';
  const printable = text.replace(NOT_IN_XML, shown);
  if (!printable.includes('\t')) return [textElement(name, printable)];
  const parts = printable.split('\t').map((part) => (part === '' ? [] : [textElement(name, part)]));
  return parts.flatMap((part, index) => (index === 0 ? part : [TAB, ...part]));
}

// Characters that XML cannot hold; a file with one of them would not open.
const NOT_IN_XML =
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function shown(character: string): string {
  return `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** One run of any content, as a revision where revisions are asked for. */
export function run(content: readonly XmlComponent[], ink: Ink, writing: Writing): XmlComponent {
  const { change } = ink;
  const own = properties(ink, writing);
  const children = own ? [own, ...content] : content;
  const element = new BuilderElement({ name: 'w:r', children });
  if (!change || writing.redline !== 'tracked') return element;
  const { id, author, date } = change.revision();
  return new BuilderElement<{ id: number; author: string; date: string }>({
    name: change.kind === 'inserted' ? 'w:ins' : 'w:del',
    attributes: {
      id: { key: 'w:id', value: id },
      author: { key: 'w:author', value: author },
      date: { key: 'w:date', value: date },
    },
    children: [element],
  });
}

/** The properties of a run, null where it looks like its paragraph. Runs that look the same share them. */
function properties(ink: Ink, writing: Writing): XmlComponent | null {
  const style =
    writing.redline === 'formatting' && ink.change ? CHANGE_STYLE[ink.change.kind] : ink.named;
  const language = ink.language === '' ? writing.language : ink.language;
  const marks = `${ink.strong}${ink.emphasised}${ink.slanted}${ink.underlined}${ink.raised}${ink.fromRight}`;
  const key = `${style} ${language} ${marks}`;
  const known = writing.inks.get(key);
  if (known !== undefined) return known;
  const options: IRunPropertiesOptions = {
    ...(style && { style }),
    ...(ink.strong && { bold: true }),
    ...(ink.emphasised && emphasis(ink.slanted, language, writing)),
    ...(ink.underlined && { underline: {} }),
    ...(ink.raised && { superScript: true }),
    ...(ink.fromRight && { rightToLeft: true }),
    ...(language !== writing.language && { language: wordLanguage(language) }),
  };
  const made = Object.keys(options).length === 0 ? null : shared(new RunProperties(options));
  writing.inks.set(key, made);
  return made;
}

// Square characters are set in another face where letters are set aslant.
function emphasis(
  slanted: boolean,
  language: string,
  { style }: Writing,
): Pick<IRunPropertiesOptions, 'italics' | 'font'> {
  const face = emphasisFace(language, style);
  if (face === null) return { italics: !slanted };
  return { font: { eastAsia: slanted ? style.font.asian : face, hint: 'eastAsia' } };
}

const CHANGE_STYLE = { inserted: 'Inserted', deleted: 'Deleted' } as const;

/** An element that stands at many places and is the same at each, so that it is worked out once. */
function shared(element: XmlComponent): XmlComponent {
  const work = element.prepForXml.bind(element);
  let worked: ReturnType<typeof work>;
  const prepForXml: typeof work = (context) => {
    worked ??= work(context);
    return worked;
  };
  return Object.assign(element, { prepForXml });
}

/** A tab, inside a run. */
export const TAB: XmlComponent = shared(new BuilderElement({ name: 'w:tab' }));

/** A line break, inside a run. */
export const LINE_BREAK: XmlComponent = new BuilderElement({ name: 'w:br' });

/** A field whose result is written with it: readers that know no fields show the result, simple fields they drop. */
export function field(
  instruction: string,
  result: string,
  ink: Ink,
  writing: Writing,
): XmlComponent[] {
  return [
    run([fieldCharacter('begin')], ink, writing),
    run([textElement('w:instrText', ` ${instruction} `)], ink, writing),
    run([fieldCharacter('separate')], ink, writing),
    words(result, ink, writing),
    run([fieldCharacter('end')], ink, writing),
  ];
}

function fieldCharacter(type: 'begin' | 'separate' | 'end'): XmlComponent {
  return new BuilderElement({
    name: 'w:fldChar',
    attributes: { type: { key: 'w:fldCharType', value: type } },
  });
}

// Spaces at the edges and doubled ones are kept only where XML is told so.
const SPACED = /^[ \n]|[ \n]$| {2}/;
const PRESERVED = { space: { key: 'xml:space', value: 'preserve' } };

function textElement(name: string, text: string): XmlComponent {
  const element = SPACED.test(text)
    ? new BuilderElement({ name, attributes: PRESERVED })
    : new BuilderElement({ name });
  element.addChildElement(text);
  return element;
}
