import {
  BuilderElement,
  DeletedTextRun,
  InsertedTextRun,
  type IRunPropertiesOptions,
  type ParagraphChild,
  TextRun,
  type XmlComponent,
} from 'docx';
import { wordLanguage } from './language.ts';
import type { Change } from './redline.ts';
import type { Writing } from './writing.ts';

/** Styles of characters that `styles.ts` defines, besides those of changes. */
export type CharacterStyle =
  | 'Label'
  | 'ChangedEmphasis'
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

/** What a run holds. */
export type Content =
  | { readonly text: string }
  | { readonly break: number }
  | { readonly children: readonly (XmlComponent | string)[] };

/** One run, as a revision where revisions are asked for. */
export function run(content: Content, ink: Ink, writing: Writing): ParagraphChild {
  const options = { ...content, ...properties(ink, writing) };
  const { change } = ink;
  if (!change || writing.redline !== 'tracked') return new TextRun(options);
  const revision = { ...options, ...change.revision() };
  return change.kind === 'inserted' ? new InsertedTextRun(revision) : new DeletedTextRun(revision);
}

function properties(ink: Ink, writing: Writing): IRunPropertiesOptions {
  const style =
    writing.redline === 'formatting' && ink.change ? CHANGE_STYLE[ink.change.kind] : ink.named;
  return {
    ...(style && { style }),
    ...(ink.strong && { bold: true }),
    ...(ink.emphasised && { italics: !ink.slanted }),
    ...(ink.underlined && { underline: {} }),
    ...(ink.raised && { superScript: true }),
    ...(ink.fromRight && { rightToLeft: true }),
    ...(ink.language !== writing.language &&
      ink.language !== '' && { language: wordLanguage(ink.language) }),
  };
}

const CHANGE_STYLE = { inserted: 'Inserted', deleted: 'Deleted' } as const;

/**
 * A field whose result is written with it: readers that know no fields show the result, simple fields they drop.
 */
export function field(
  instruction: string,
  result: string,
  ink: Ink,
  writing: Writing,
): ParagraphChild[] {
  const part = (child: XmlComponent) => run({ children: [child] }, ink, writing);
  return [
    part(fieldCharacter('begin')),
    part(textElement('w:instrText', ` ${instruction} `)),
    part(fieldCharacter('separate')),
    run({ text: result }, ink, writing),
    part(fieldCharacter('end')),
  ];
}

function fieldCharacter(type: 'begin' | 'separate' | 'end'): XmlComponent {
  return new BuilderElement({
    name: 'w:fldChar',
    attributes: { type: { key: 'w:fldCharType', value: type } },
  });
}

function textElement(name: string, text: string): XmlComponent {
  const element = new BuilderElement({
    name,
    attributes: { space: { key: 'xml:space', value: 'preserve' } },
  });
  element.addChildElement(text);
  return element;
}
