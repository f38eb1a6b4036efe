import type { Element, Root } from 'hast';
import { isAnnex } from '../model/paragraph.ts';
import type { Profile } from '../model/profile.ts';
import { attributeOf, classesOf, isElement, type Sheet } from '../model/sheet.ts';
import { frontString, type Text } from '../model/text.ts';
import { languageWords } from '../papers/write/layout.ts';
import { emptyActions, type OpenPoint, openBrackets, withoutComment } from './open-points.ts';
import { countWords, ownWords } from './own-words.ts';

/**
 * What a paper measures, and what is open in it. A word is what stands between spaces (no-break ones too) and holds a letter
 * or a figure; in scripts that part no words by spaces, what a dictionary takes for one.
 */
export interface Figures {
  readonly language: string;
  readonly words: {
    /** Printed before the first annex, quotations and notes included, masthead and running heads not. */
    readonly body: number;
    /** Printed in the annexes: of a redline the words struck and the clean text are counted too. */
    readonly annexes: number;
    /** In the text of the paper itself, without what is printed in it from elsewhere. */
    readonly own: number;
    /** The most that the body of states allows before the annexes; null where it allows any number. */
    readonly limit: number | null;
  };
  readonly open: readonly OpenPoint[];
}

/** A text under the name by which the user calls it. */
export interface NamedText {
  readonly name: string;
  readonly text: Text;
}

/** The figures of a paper: of its text, of the sheet that was made of it, and of the drafts that it shows. */
export function paperFigures(
  paper: Text,
  sheet: Sheet,
  drafts: readonly NamedText[],
  language: string,
  profile: Profile,
): Figures {
  const annex = paper.paragraphs.find((paragraph) => isAnnex(paragraph))?.id ?? null;
  const { parts } = languageWords(profile, language);
  return {
    language,
    words: {
      ...printedWords(sheet.root, annex),
      own: ownWords(paper),
      limit: limitOf(paper, profile),
    },
    open: [
      ...openBrackets('', paper),
      ...drafts.flatMap(({ name, text }) => openBrackets(name, text)),
      ...withoutComment(sheet),
      ...emptyActions(paper, parts.actions),
    ],
  };
}

// A paper that names who submitted it is not the secretariat's own.
function limitOf(paper: Text, { limits }: Profile): number | null {
  const submitted = frontString(paper, 'submitted-by') !== undefined;
  return (submitted ? limits?.submitted : limits?.prepared) ?? null;
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4']);

/** The words of a sheet before and behind the paragraph that begins the annexes. */
function printedWords(
  root: Root,
  annex: string | null,
): { readonly body: number; readonly annexes: number } {
  const counts = { body: 0, annexes: 0 };
  let part: keyof typeof counts = 'body';
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (!isElement(child) || isFurniture(child)) continue;
      if (annex !== null && isAnnexTitle(child, annex)) part = 'annexes';
      if (BLOCKS.has(child.tagName)) counts[part] += countWords(printedText(child));
      else visit(child);
    }
  };
  visit(root);
  return counts;
}

function isFurniture(element: Element): boolean {
  return (
    element.tagName === 'header' ||
    element.tagName === 'footer' ||
    classesOf(element).some((name) => name === 'masthead' || name.startsWith('masthead-'))
  );
}

function isAnnexTitle(element: Element, annex: string): boolean {
  return (
    BLOCKS.has(element.tagName) &&
    attributeOf(element, 'dataParagraph') === annex &&
    classesOf(element).includes('annex-title')
  );
}

// Labels are no words, and neither are the numbers of notes.
function printedText(element: Element): string {
  return element.children
    .map((child) => {
      if (!isElement(child)) return child.type === 'text' ? child.value : '';
      const classes = classesOf(child);
      if (classes.includes('label') || (child.tagName === 'a' && classes.includes('note')))
        return '';
      return child.tagName === 'br' ? ' ' : printedText(child);
    })
    .join('');
}
