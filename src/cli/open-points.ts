import type { Element, Root } from 'hast';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import type { Pattern } from '../model/profile.ts';
import { plainText } from '../model/run.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../model/sheet.ts';
import type { Text } from '../model/text.ts';
import { redlineOpening } from './redline-opening.ts';

/** Something in a paper that its author has still to settle. `where` names the text and the paragraph. */
export interface OpenPoint {
  readonly kind: 'bracket' | 'comment' | 'actions';
  readonly where: string;
  /** The opening words of what is open; of a change with `[-…-]` and `{+…+}`. */
  readonly words: string;
}

// Enough of a passage to find it by.
const OPENING = 60;

/** Square brackets that open in a text: words that are still negotiated. `name` is how the user calls the text. */
export function openBrackets(name: string, text: Text): readonly OpenPoint[] {
  return text.paragraphs
    .filter((paragraph) => !isTombstone(paragraph))
    .flatMap((paragraph) => {
      // The mark of a note has brackets of its own in the source.
      const words = plainText(contentOf(paragraph).filter((run) => run.note === undefined));
      const before = 'bracket' in paragraph && paragraph.bracket ? `[${words}` : words;
      const where = `${name} ${nameOf(paragraph)}`.trim();
      return outermost(before).map((at): OpenPoint => {
        return { kind: 'bracket', where, words: opening(before.slice(at)) };
      });
    });
}

/** Where brackets open that stand in no other bracket of the same text. */
function outermost(text: string): readonly number[] {
  const found: number[] = [];
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/[[\]]/g)) {
    if (sign === ']') depth = Math.max(0, depth - 1);
    else {
      if (depth === 0) found.push(index);
      depth += 1;
    }
  }
  return found;
}

function nameOf(paragraph: Paragraph): string {
  const label = labelOf(paragraph)?.text ?? '';
  const id = paragraph.id === null ? '' : `#${paragraph.id}`;
  return [label, id].filter((part) => part !== '').join(' ');
}

function opening(text: string): string {
  const line = [
    ...text
      .slice(0, 4 * OPENING)
      .replace(/\s+/g, ' ')
      .trim(),
  ];
  return line.length <= OPENING ? line.join('') : `${line.slice(0, OPENING).join('').trimEnd()}…`;
}

/** Rows of amendment tables whose change nobody has explained: the comment cell beside a change is empty. */
export function withoutComment({ root }: Sheet): readonly OpenPoint[] {
  return descendants(root, isAmendmentTable).flatMap((table) =>
    descendants(table, (element) => element.tagName === 'tr').flatMap((row) => {
      const [redline, comment, clean, ...more] = row.children.filter((cell) =>
        isElement(cell, 'td'),
      );
      if (!isElement(redline) || !isElement(comment) || !isElement(clean) || more.length > 0)
        return [];
      const changed = descendants(redline, isChange).length > 0;
      if (!changed || textOf(comment).trim() !== '') return [];
      const [first] = descendants(redline, (element) => element.tagName === 'p');
      const id = first && attributeOf(first, 'dataParagraph');
      const where = id === undefined || id.startsWith('@') ? '' : `#${id}`;
      return [{ kind: 'comment', where, words: redlineOpening(redline, OPENING) } as const];
    }),
  );
}

function isAmendmentTable(element: Element): boolean {
  return element.tagName === 'table' && attributeOf(element, 'dataProof') === 'three-column';
}

function isChange(element: Element): boolean {
  return (
    element.tagName === 'ins' ||
    element.tagName === 'del' ||
    classesOf(element).includes('changed-emphasis')
  );
}

function descendants(node: Root | Element, wanted: (element: Element) => boolean): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return wanted(child) ? [child] : descendants(child, wanted);
  });
}

/** Headings of recommended actions below which nothing stands. `patterns` are the words of the body for them. */
export function emptyActions(paper: Text, patterns: readonly Pattern[]): readonly OpenPoint[] {
  const known = patterns.map((pattern) => new RegExp(`^(?:${pattern})$`, 'iu'));
  return paper.paragraphs.flatMap((paragraph, index): OpenPoint[] => {
    if (paragraph.kind !== 'heading') return [];
    const words = plainText(paragraph.content).trim();
    const next = paper.paragraphs[index + 1];
    const empty = next === undefined || (next.kind === 'heading' && next.level <= paragraph.level);
    if (!empty || !known.some((pattern) => pattern.test(words))) return [];
    return [{ kind: 'actions', where: nameOf(paragraph), words: opening(words) }];
  });
}
