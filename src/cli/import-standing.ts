import { contentOf, isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText, type Run } from '../model/run.ts';
import type { FrontValue, Text } from '../model/text.ts';
import { commentKey } from './import-comments.ts';

/**
 * Whether two texts say the same: the same words under the same labels and ids in the same order. Comments, emphasis, links and front
 * matter do not count: a Word file need not print them.
 */
export function saysTheSame(one: Text, other: Text): boolean {
  return said(one) === said(other);
}

// Where a table prints a deleted paragraph is not where the draft keeps it.
function said({ front, paragraphs }: Text): string {
  const paper = front.values.kind === 'paper';
  const printed = paragraphs.filter((one) => paper || one.kind !== 'directive');
  const standing = printed.filter((one) => !isTombstone(one)).map(saidIn);
  const gone = printed.flatMap((one) => (isTombstone(one) ? [one.id] : [])).sort();
  return JSON.stringify([standing, gone]);
}

function saidIn(paragraph: Paragraph): readonly unknown[] {
  const { kind, id, attributes } = paragraph;
  if (paragraph.kind === 'directive') return [kind, paragraph.name, attributes.values];
  return [kind, id, labelOf(paragraph)?.text ?? null, plainText(contentOf(paragraph))];
}

/** What two texts differ in besides their words: `comments 1 (#noveb), emphasis 1 (#makab), front matter (date)`; empty where in nothing. */
export function differencesBeside(before: Text, after: Text): string {
  const comments = changedIds(before, after, (was, now) => commentsOf(was) !== commentsOf(now));
  const keys = differingKeys(before.front.values, after.front.values);
  return [
    counted('comments', comments),
    counted('emphasis', changedIds(before, after, isOnlyEmphasis)),
    ...(directivesOf(before) === directivesOf(after) ? [] : ['directives']),
    ...(keys.length > 0 ? [`front matter (${listed(keys)})`] : []),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What a text that comes in says otherwise than the one that stands and says the same: emphasis, and what it knows of its own head. */
export function differencesSaid(standing: Text, text: Text): string {
  const { values } = text.front;
  const keys = differingKeys(standing.front.values, values).filter(
    (key) => values[key] !== undefined && !ORIGIN.has(key),
  );
  return [
    counted('emphasis', changedIds(standing, text, isOnlyEmphasis)),
    ...(keys.length > 0 ? [`front matter (${listed(keys)})`] : []),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function directivesOf({ paragraphs }: Text): string {
  return JSON.stringify(
    paragraphs.flatMap((one) => (one.kind === 'directive' ? [saidIn(one)] : [])),
  );
}

function changedIds(
  before: Text,
  after: Text,
  test: (was: Paragraph, now: Paragraph) => boolean,
): string[] {
  const old = new Map(before.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  return after.paragraphs.flatMap((now) => {
    const was = now.id === null ? undefined : old.get(now.id);
    return was && test(was, now) ? [`#${now.id}`] : [];
  });
}

function counted(name: string, ids: readonly string[]): string {
  return ids.length === 0 ? '' : `${name} ${ids.length} (${listed(ids)})`;
}

const ORIGIN = new Set(['source', 'sha256']);
const MOST_NAMED = 8;

function listed(names: readonly string[]): string {
  return [...names.slice(0, MOST_NAMED), ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}

function commentsOf({ comments }: Paragraph): string {
  return comments.map(commentKey).join('\n');
}

// Formulas and headings have the emphasis that the layout gives them.
function isOnlyEmphasis(was: Paragraph, now: Paragraph): boolean {
  if (was.kind === 'heading' || was.attributes.classes.includes('formula')) return false;
  const [one, other] = [contentOf(was), contentOf(now)];
  return plainText(one) === plainText(other) && marked(one) !== marked(other);
}

function marked(runs: readonly Run[]): string {
  const marks = runs.flatMap(({ text, em, strong }) =>
    [...text].map((sign) => (/\s/.test(sign) ? '' : `${sign}${em ? 1 : 0}${strong ? 1 : 0}`)),
  );
  return marks.join('');
}

type Values = Readonly<Record<string, FrontValue>>;

function differingKeys(one: Values, other: Values): string[] {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.filter((key) => JSON.stringify(one[key]) !== JSON.stringify(other[key]));
}
