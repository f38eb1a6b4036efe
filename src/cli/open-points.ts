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

/**
 * Rows of amendment tables whose change nobody has explained: the comment cell beside a change is empty. The comment on what is deleted whole
 * is that of the items that go with it, and of the heading above it.
 */
export function withoutComment({ root }: Sheet): readonly OpenPoint[] {
  return descendants(root, isAmendmentTable).flatMap((table) => {
    const rows = descendants(table, (element) => element.tagName === 'tr').flatMap(
      (row) => changeOf(row) ?? [],
    );
    let told: number | null = null;
    return rows.flatMap((row, index): readonly OpenPoint[] => {
      const { deletedAt, comment } = row;
      const below = told !== null && deletedAt !== null && deletedAt > told;
      if (!below) told = comment === '' ? null : deletedAt;
      const next = rows[index + 1];
      const above =
        row.isDeletedHeading &&
        next !== undefined &&
        next.deletedAt !== null &&
        next.comment !== '';
      return below || above ? [] : openChange(row);
    });
  });
}

function openChange({ redline, comment, paragraph }: ChangeRow): readonly OpenPoint[] {
  if (comment !== '' || descendants(redline, isChange).length === 0) return [];
  const id = paragraph && attributeOf(paragraph, 'dataParagraph');
  const where = id === undefined || id.startsWith('@') ? '' : `#${id}`;
  return [{ kind: 'comment', where, words: redlineOpening(redline, OPENING) }];
}

/** A row of an amendment table; `deletedAt` is the depth of its number where the paragraph is deleted whole. */
interface ChangeRow {
  readonly redline: Element;
  readonly comment: string;
  readonly paragraph: Element | undefined;
  readonly deletedAt: number | null;
  readonly isDeletedHeading: boolean;
}

function changeOf(row: Element): ChangeRow | null {
  const cells = row.children.filter((cell) => isElement(cell, 'td'));
  const [redline, comment, clean, ...more] = cells;
  if (!isElement(redline) || !isElement(comment) || !isElement(clean) || more.length > 0)
    return null;
  const [paragraph] = descendants(redline, (element) => element.tagName === 'p');
  const classes = paragraph === undefined ? [] : classesOf(paragraph);
  const isDeleted = classes.includes('deleted');
  const isHeading = classes.some((name) => /(?:^|-)(?:heading|directed-to)/.test(name));
  const depth = paragraph && attributeOf(paragraph, 'dataDepth');
  const deletedAt = isDeleted && depth !== undefined ? Number(depth) : null;
  return {
    redline,
    comment: textOf(comment).trim(),
    paragraph,
    deletedAt,
    isDeletedHeading: isDeleted && isHeading,
  };
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
