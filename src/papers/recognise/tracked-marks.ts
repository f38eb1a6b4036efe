import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';

type Mark = 'ins' | 'del';

/**
 * Paragraphs whose marks (the ends) are revisions, up to the first whose mark is none, as paragraphs without such: what is one
 * paragraph in one text and several in the other stands in `ins` and `del`, in a line for each paragraph of the two texts.
 * Paragraphs that are inserted or deleted whole stay as they are.
 */
export function rejoined(group: readonly Element[]): Element[] {
  if (group.every(isWhole)) return group.map(unmarked);
  const before = ranges(group, 'inserted');
  const after = ranges(group, 'deleted');
  const pairs = pairRanges(before, after, group);
  return pairs.flatMap(([old, now]) => lineOf(old, now, group) ?? []);
}

// All words of a paragraph whose mark comes or goes come or go with it; of any other nothing is asked.
function isWhole(paragraph: Element): boolean {
  const mark = attributeOf(paragraph, 'dataMark');
  if (mark === undefined) return true;
  const name: Mark = mark === 'deleted' ? 'del' : 'ins';
  return wordsOutside(paragraph.children, name).trim() === '';
}

function wordsOutside(nodes: readonly ElementContent[], mark: Mark): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node.type === 'text' ? node.value : '';
      if (node.tagName === mark || isVoid(node) || isLabel(node)) return '';
      return wordsOutside(node.children, mark);
    })
    .join('');
}

function isVoid(node: Element): boolean {
  return classesOf(node).includes('void');
}

function isLabel(node: Element): boolean {
  return classesOf(node).includes('label');
}

function unmarked(paragraph: Element): Element {
  const { dataMark: _, ...properties } = paragraph.properties;
  return { ...paragraph, properties };
}

/** The paragraphs of a group that are one in a text: from the first to the last. */
interface Range {
  readonly from: number;
  readonly to: number;
}

// Where a mark is gone, the paragraph goes on with the next one.
function ranges(group: readonly Element[], gone: 'inserted' | 'deleted'): Range[] {
  const found: Range[] = [];
  let from = 0;
  for (const [at, paragraph] of group.entries()) {
    const mark = attributeOf(paragraph, 'dataMark');
    const never = attributeOf(paragraph, 'dataInserted') !== undefined;
    if ((mark === gone || never) && at < group.length - 1) continue;
    found.push({ from, to: at });
    from = at + 1;
  }
  return found;
}

type RangePair = readonly [before: Range | null, after: Range | null];

// Each old paragraph with the new one that has most of its words; both in their order.
function pairRanges(
  before: readonly Range[],
  after: readonly Range[],
  group: readonly Element[],
): RangePair[] {
  const kept = group.map(({ children }) => keptLength(children));
  const pairs: RangePair[] = [];
  let next = 0;
  for (const old of before) {
    let best = -1;
    let most = 0;
    for (let at = next; at < after.length; at += 1) {
      const now = after[at];
      if (!now || now.from > old.to) break;
      const shared = sharedLength(old, now, kept);
      if (shared > most) [best, most] = [at, shared];
    }
    if (best < 0) pairs.push([old, null]);
    else {
      for (; next < best; next += 1) pairs.push([null, after[next] ?? null]);
      pairs.push([old, after[best] ?? null]);
      next = best + 1;
    }
  }
  for (; next < after.length; next += 1) pairs.push([null, after[next] ?? null]);
  return pairs;
}

function sharedLength(a: Range, b: Range, kept: readonly number[]): number {
  let sum = 0;
  for (let at = Math.max(a.from, b.from); at <= Math.min(a.to, b.to); at += 1) sum += kept[at] ?? 0;
  return sum;
}

// How many characters are in both texts.
function keptLength(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => {
    if (!isElement(node)) return sum + (node.type === 'text' ? node.value.length : 0);
    if (node.tagName === 'ins' || node.tagName === 'del' || isVoid(node) || isLabel(node))
      return sum;
    return sum + keptLength(node.children);
  }, 0);
}

function lineOf(
  before: Range | null,
  after: Range | null,
  group: readonly Element[],
): Element | null {
  const last = group[(after ?? before)?.to ?? -1];
  if (!last) return null;
  const from = Math.min(before?.from ?? Infinity, after?.from ?? Infinity);
  const to = Math.max(before?.to ?? 0, after?.to ?? 0);
  const labels = labelsOf(before && group[before.to], after && group[after.to]);
  const words = group.slice(from, to + 1).flatMap((paragraph, index) => {
    const at = from + index;
    const children = placed(
      paragraph,
      paragraph.children.filter((child) => !hasLabel(child)),
    );
    const old = before !== null && at >= before.from && at <= before.to;
    const now = after !== null && at >= after.from && at <= after.to;
    if (old && now) return children;
    return onSide(children, old ? 'del' : 'ins');
  });
  const line = { ...unmarked(last), children: [...labels, ...words] };
  return textOf(line) === '' && group.length > 1 ? null : line;
}

function hasLabel(node: ElementContent): boolean {
  return isElement(node) && (isLabel(node) || (isMark(node) && node.children.some(hasLabel)));
}

function isMark(node: ElementContent): boolean {
  return isElement(node, 'ins') || isElement(node, 'del');
}

// Words know the paragraph of the file in which they stand.
function placed(paragraph: Element, children: readonly ElementContent[]): ElementContent[] {
  const { position } = paragraph;
  const span: Element = {
    type: 'element',
    tagName: 'span',
    properties: {},
    children: [...children],
  };
  return [position ? { ...span, position } : span];
}

function labelsOf(
  before: Element | null | undefined,
  after: Element | null | undefined,
): ElementContent[] {
  const labelIn = (paragraph: Element | null | undefined, mark: Mark): ElementContent[] =>
    (paragraph?.children ?? []).filter(
      (child) => hasLabel(child) && (!isElement(child) || !isMark(child) || child.tagName === mark),
    );
  const [old] = labelIn(before, 'del');
  const [now] = labelIn(after, 'ins');
  if (isElement(old) && isElement(now) && textOf(old) === textOf(now)) return [bare(old)];
  return [
    ...(isElement(old) ? [inMark('del', bare(old))] : []),
    ...(isElement(now) ? [inMark('ins', bare(now))] : []),
  ];
}

function bare(node: Element): Element {
  const [inner] = node.children;
  return isMark(node) && isElement(inner) ? inner : node;
}

function inMark(tagName: Mark, node: Element): Element {
  return { type: 'element', tagName, properties: {}, children: [node] };
}

// What only one of the two texts has of a paragraph: its own words, and those that both have.
function onSide(nodes: readonly ElementContent[], mark: Mark): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [inMark(mark, wordNode(node))];
    if (node.tagName === mark) return [node];
    if (isMark(node) || isVoid(node)) return [];
    return [{ ...node, children: onSide(node.children, mark) }];
  });
}

function wordNode(node: ElementContent): Element {
  return { type: 'element', tagName: 'span', properties: {}, children: [node] };
}
