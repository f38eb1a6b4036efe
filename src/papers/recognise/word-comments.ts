import type { Message } from '../../model/message.ts';
import { type Comment, NO_ATTRIBUTES, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import type { SheetLine, SheetRow, WordComment, WordSheet } from './word-sheet.ts';

/** A text that comments may belong to; `amended`: they are kept in it, while in any other they are only said. */
export interface CommentedText {
  readonly text: Text;
  readonly amended: boolean;
}

/** The same texts with their comments, and those that have no place in one. */
export interface PlacedComments {
  readonly texts: readonly Text[];
  readonly kept: readonly WordComment[];
  readonly others: readonly WordComment[];
}

/**
 * Comments of a word processor as comments of the paragraphs at whose words they stand, with their author (`by`): in a table of those of
 * the row, in the column of comments behind what is there, else of the paragraph before. One in a text that is not amended is said with its words.
 */
export function placeComments(
  texts: readonly CommentedText[],
  { comments, lines }: WordSheet,
  messages: Message[],
): PlacedComments {
  if (comments.length === 0) return { texts: texts.map(({ text }) => text), kept: [], others: [] };
  const found = owners(texts, lines);
  const added = new Map<Paragraph, Comment[]>();
  const kept: WordComment[] = [];
  const others: WordComment[] = [];
  for (const comment of comments) {
    if (comment.paragraphs.length === 0) continue;
    const owner = ownerOf(comment, found, lines);
    if (owner?.amended) {
      added.set(owner.paragraph, [...(added.get(owner.paragraph) ?? []), commentOf(comment)]);
      kept.push(comment);
    } else {
      sayOutside(comment, messages);
      others.push(comment);
    }
  }
  return { texts: texts.map(({ text }) => withComments(text, added)), kept, others };
}

interface Owner {
  readonly paragraph: Paragraph;
  readonly amended: boolean;
  readonly line: number;
  readonly row: SheetRow | null;
}

function owners(texts: readonly CommentedText[], lines: WordSheet['lines']): Owner[] {
  return texts
    .flatMap(({ text, amended }) =>
      text.paragraphs.flatMap((paragraph): Owner[] => {
        if (paragraph.place === null || paragraph.kind === 'directive') return [];
        const found = lines.get(paragraph.place.line);
        const line = found?.line ?? paragraph.place.line;
        return [{ paragraph, amended, line, row: found?.row ?? null }];
      }),
    )
    .sort((a, b) => a.line - b.line);
}

function ownerOf(
  { anchor }: WordComment,
  all: readonly Owner[],
  lines: WordSheet['lines'],
): Owner | undefined {
  const line = anchor === null ? undefined : lines.get(anchor);
  if (!line) return undefined;
  const own = all.find((owner) => owner.line === line.line);
  if (own) return own;
  const { row } = line;
  const inRow = row ? all.filter((owner) => owner.row === row) : [];
  if (row && inRow.length > 0) return inRow[Math.min(orderIn(row, line), inRow.length - 1)];
  return all.findLast((owner) => owner.line <= line.line);
}

function orderIn(row: SheetRow, line: SheetLine): number {
  const order = row.cells.map((cell) => cell.indexOf(line)).find((at) => at >= 0) ?? 0;
  return order;
}

function commentOf({ author, paragraphs }: WordComment): Comment {
  const values: Record<string, string> = author === '' ? {} : { by: author };
  return {
    content: paragraphs.map((text) => [{ text }]),
    attributes: { ...NO_ATTRIBUTES, values },
  };
}

function withComments(text: Text, added: ReadonlyMap<Paragraph, readonly Comment[]>): Text {
  if (added.size === 0) return text;
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    const more = added.get(paragraph);
    return more ? { ...paragraph, comments: [...paragraph.comments, ...more] } : paragraph;
  });
  return { ...text, paragraphs };
}

function sayOutside({ author, paragraphs, place }: WordComment, messages: Message[]): void {
  const by = author === '' ? '' : ` by ${author}`;
  const words = paragraphs.join(' ').slice(0, 500);
  const text = `found the comment “${words}”${by} outside a text that is amended, expected none there; it is not kept`;
  messages.push({ severity: 'warning', rule: 'comment-outside', text, place });
}
