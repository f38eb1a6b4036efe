import { withFront } from '../formats/markdown/front.ts';
import type { Comment, Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { slugOf } from '../papers/recognise/facts.ts';

/** What tells one comment from another: its words and who made it. */
export function commentKey({ content, attributes }: Comment): string {
  return [authorOf({ attributes }) ?? '', ...content.map(plainText)].join('\u0000');
}

function authorOf({ attributes }: Pick<Comment, 'attributes'>): string | undefined {
  return attributes.values.by;
}

/**
 * The texts of one import without the comments that the author of a proposal made on the draft: they stand in the stage that holds the
 * proposal, which was given them.
 */
export function withCommentsInStages(texts: readonly Text[]): Text[] {
  const stages = texts.filter((text) => frontString(text, 'author') !== undefined);
  if (stages.length === 0) return [...texts];
  return texts.map((text) => {
    if (stages.includes(text)) return text;
    const held = new Set(
      stages
        .filter((stage) => isStageOf(stage, text))
        .flatMap(({ paragraphs }) => keysIn(paragraphs)),
    );
    return withoutComments(
      text,
      (comment) => authorOf(comment) !== undefined && held.has(commentKey(comment)),
    );
  });
}

function keysIn(paragraphs: readonly Paragraph[]): string[] {
  return paragraphs.flatMap(({ comments }) => comments.map(commentKey));
}

const NAMES = ['body', 'kind', 'number', 'subject', 'revision', 'meeting'] as const;

function isStageOf(stage: Text, text: Text): boolean {
  return (
    languageOf(stage) === languageOf(text) &&
    NAMES.every((name) => frontString(stage, name) === frontString(text, name))
  );
}

function withoutComments(text: Text, gone: (comment: Comment) => boolean): Text {
  return {
    ...text,
    paragraphs: text.paragraphs.map((paragraph) =>
      paragraph.comments.some(gone)
        ? { ...paragraph, comments: paragraph.comments.filter((comment) => !gone(comment)) }
        : paragraph,
    ),
  };
}

/**
 * The signed comments that come in for a draft which stands already and has none of them, each author's as a stage of it, and
 * the draft without them: what others say of a draft does not go into it. `others` are the texts of the same import.
 */
export function signedApart(
  existing: Text,
  text: Text,
  others: readonly Text[],
): { readonly own: Text; readonly stages: readonly Text[] } {
  if (frontString(text, 'stage') !== 'draft') return { own: text, stages: [] };
  const known = new Set(keysIn(existing.paragraphs));
  const proposers = new Set(others.flatMap((one) => frontString(one, 'author')?.split(', ') ?? []));
  const isSigned = (comment: Comment): boolean => {
    const author = authorOf(comment);
    return author !== undefined && !proposers.has(author) && !known.has(commentKey(comment));
  };
  const authors = new Set(
    text.paragraphs.flatMap(({ comments }) =>
      comments.filter(isSigned).flatMap((one) => authorOf(one) ?? []),
    ),
  );
  const used = new Set(['draft', 'paper']);
  const stages = [...authors].map((author): Text => {
    const front = withFront(text.front, { stage: stageOf(author, used), author });
    const own = withoutComments(text, (one) => isSigned(one) && authorOf(one) !== author);
    return { ...own, front };
  });
  return { own: withoutComments(text, isSigned), stages };
}

function stageOf(author: string, used: Set<string>): string {
  const slug =
    slugOf(author)
      .slice(0, 40)
      .replace(/^[0-9-]+|-+$/g, '') || 'comments';
  let stage = slug;
  for (let count = 2; used.has(stage); count += 1) stage = `${slug}-${count}`;
  used.add(stage);
  return stage;
}

/** A text that stands, with the comments of another that says the same: nobody's are taken out. */
export function withMoreComments(standing: Text, other: Text): Text {
  return eachWith(standing, other, (own, more) => joined(own, more));
}

/** A text that takes the place of another, with the comments of that one that are signed, or stand where it says nothing itself. */
export function withKnownComments(text: Text, replaced: Text): Text {
  return eachWith(text, replaced, (own, known) => {
    const silent = own.every((one) => authorOf(one) !== undefined);
    return joined(
      known.filter((one) => silent || authorOf(one) !== undefined),
      own,
    );
  });
}

type Comments = readonly Comment[];

function eachWith(
  text: Text,
  other: Text,
  join: (own: Comments, more: Comments) => Comments,
): Text {
  const more = new Map(other.paragraphs.map(({ id, comments }) => [id, comments]));
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    const found = paragraph.id === null ? [] : (more.get(paragraph.id) ?? []);
    return found.length === 0
      ? paragraph
      : { ...paragraph, comments: join(paragraph.comments, found) };
  });
  return { ...text, paragraphs };
}

function joined(first: Comments, more: Comments): Comments {
  const keys = new Set(first.map(commentKey));
  return [...first, ...more.filter((one) => !keys.has(commentKey(one)))];
}
