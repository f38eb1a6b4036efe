import type { Element, ElementContent, Properties, RootContent } from 'hast';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../../model/sheet.ts';
import { isGone, type Resolution, type ResolvedView, viewOf } from './gone.ts';
import { formerMarks } from './resolve-marks.ts';
import { isCovered, uncovered } from './resolve-merges.ts';
import { type Notes, newNotes, withoutLost } from './resolve-notes.ts';

interface Resolving {
  readonly resolution: Resolution;
  /** That of numbers, and of changes of style, whose author is not told. */
  readonly view: ResolvedView;
  readonly notes: Notes;
}

/**
 * A sheet as `readDocx` gives it without its revisions, as Word leaves it once all are accepted or rejected: words, paragraph
 * marks, rows, cells, moves, format changes, styles and labels. A paragraph whose mark goes joins the next one and takes its properties and label;
 * notes and comments whose marks are gone go too. Linear in the size of the sheet. Where a `resolution` decides by author, automatic
 * numbers and styles are those once all revisions are accepted.
 */
export function resolveRevisions(sheet: Sheet, resolution: Resolution): Sheet {
  const notes = newNotes();
  const view = typeof resolution === 'string' ? resolution : 'accepted';
  const children = resolveBlocks(sheet.root.children, { resolution, view, notes });
  return { root: { ...sheet.root, children: withoutLost(children, notes) } };
}

const PARAGRAPH = /^(?:p|h[1-4])$/;
const ANCHORED = new Set(['aside', 'div']);

/** A paragraph that is being put together from all whose marks are gone before it. */
interface Joined {
  readonly paragraph: Element;
  readonly label: readonly ElementContent[];
  /** The words of the paragraphs that have joined it. */
  readonly before: ElementContent[];
  readonly words: readonly ElementContent[];
  /** Notes and boxes behind those, which come behind the joined paragraph. */
  readonly behind: ElementContent[];
}

/** The blocks of one container, and the paragraph that waits for the one that it joins. */
interface Flow {
  readonly done: ElementContent[];
  waiting: Joined | null;
}

function resolveBlocks(nodes: readonly RootContent[], resolving: Resolving): ElementContent[] {
  const flow: Flow = { done: [], waiting: null };
  for (const node of nodes) {
    if (node.type === 'text') flow.done.push(node);
    if (!isElement(node)) continue;
    if (PARAGRAPH.test(node.tagName)) putParagraph(node, flow, resolving);
    else putBlock(resolveBlock(node, resolving), flow);
  }
  endWaiting(flow);
  return flow.done;
}

function putParagraph(node: Element, flow: Flow, resolving: Resolving): void {
  const paragraph = { ...node, ...resolvedParagraph(node, resolving) };
  const [label, words] = withoutLabel(resolveInline(node.children, resolving));
  const { before = [], behind = [] } = flow.waiting ?? {};
  if (flow.waiting !== null && holdsContent(flow.waiting.words)) {
    before.push(...bookmark(flow.waiting.paragraph.properties.id));
    pushAll(before, flow.waiting.words);
  }
  const joined: Joined = { paragraph, label, before, words, behind };
  flow.waiting = joined;
  if (!isGone(node, resolving.resolution)) printWaiting(joined, flow);
}

function putBlock(block: Element | null, flow: Flow): void {
  if (block === null) return;
  if (flow.waiting !== null && ANCHORED.has(block.tagName)) flow.waiting.behind.push(block);
  else {
    endWaiting(flow);
    flow.done.push(block);
  }
}

// The last paragraph before a table or at the end of a cell has nothing to join: it goes if nothing is left in it.
function endWaiting(flow: Flow): void {
  const { waiting } = flow;
  if (waiting === null) return;
  if (waiting.before.length > 0 || holdsContent(waiting.words)) printWaiting(waiting, flow);
  else pushAll(flow.done, waiting.behind);
  flow.waiting = null;
}

function printWaiting({ paragraph, label, before, words, behind }: Joined, flow: Flow): void {
  flow.done.push({ ...paragraph, children: [...label, ...before, ...words] });
  pushAll(flow.done, behind);
  flow.waiting = null;
}

// Thousands of arguments in one call would not fit on the stack.
function pushAll(list: ElementContent[], more: readonly ElementContent[]): void {
  for (const node of more) list.push(node);
}

function bookmark(id: Properties[string]): ElementContent[] {
  return typeof id === 'string' ? [made('span', { id }, [])] : [];
}

/** Whether anything but bookmarks stands there. */
function holdsContent(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) => {
    if (!isElement(node)) return node.type === 'text' && node.value !== '';
    return node.tagName !== 'span' || classesOf(node).length > 0 || holdsContent(node.children);
  });
}

function withoutLabel(
  content: readonly ElementContent[],
): [label: readonly ElementContent[], words: readonly ElementContent[]] {
  const [first, ...rest] = content;
  return isLabel(first) ? [[first], rest] : [[], content];
}

function isLabel(node: ElementContent | undefined): node is Element {
  return isElement(node, 'span') && classesOf(node).includes('label');
}

function resolvedParagraph(
  node: Element,
  { view }: Resolving,
): Pick<Element, 'tagName' | 'properties'> {
  const properties = withoutRevision(node);
  if (view === 'accepted') return { tagName: node.tagName, properties };
  const tagName = attributeOf(node, 'dataWasElement') ?? node.tagName;
  const was = attributeOf(node, 'dataWasStyle');
  if (was === undefined) return { tagName, properties };
  const { dataStyle: _, ...others } = properties;
  return { tagName, properties: was === 'Normal' ? others : { ...others, dataStyle: was } };
}

function withoutRevision(node: Element): Properties {
  const { className, ...properties } = node.properties;
  const { dataMark, dataInserted, dataAuthor, dataDate, ...unmarked } = properties;
  const { dataWasStyle, dataWasElement, ...others } = unmarked;
  const classes = classesOf(node).filter((name) => dataMark === undefined || name !== 'moved');
  return classes.length === 0 ? others : { ...others, className: classes };
}

function resolveBlock(node: Element, resolving: Resolving): Element | null {
  const { tagName } = node;
  if (tagName === 'table' || tagName === 'thead' || tagName === 'tbody') {
    const children = resolveRows(node.children, resolving);
    return children.some((child) => isElement(child) && child.tagName !== 'colgroup')
      ? { ...node, children }
      : null;
  }
  return { ...node, children: resolveBlocks(node.children, resolving) };
}

function resolveRows(nodes: readonly ElementContent[], resolving: Resolving): ElementContent[] {
  let gone: Element | null = null;
  return nodes.flatMap((node) => {
    if (!isElement(node) || node.tagName === 'colgroup') return [node];
    if (node.tagName !== 'tr') {
      const part = resolveBlock(node, resolving);
      return part === null ? [] : [part];
    }
    const row: Element = gone === null ? node : uncovered(node, gone);
    gone = isGone(row, resolving.resolution) ? row : null;
    return gone ? dropped([row], resolving) : resolveRow(row, resolving);
  });
}

function resolveRow(row: Element, resolving: Resolving): ElementContent[] {
  const cells = row.children.flatMap((cell) => {
    if (!isElement(cell)) return [cell];
    if (isGone(cell, resolving.resolution)) return dropped([cell], resolving);
    const own = { ...cell, properties: withoutRevision(cell) };
    const children = resolveCell(cell, resolving);
    if (!isCovered(cell, children, resolving.resolution)) return [{ ...own, children }];
    return [{ ...own, properties: { ...own.properties, className: ['merged'] }, children: [] }];
  });
  if (cells.length === 0 && row.children.length > 0) return [];
  return [{ ...row, properties: withoutRevision(row), children: cells }];
}

// A cell keeps a paragraph, be it an empty one.
function resolveCell(cell: Element, resolving: Resolving): ElementContent[] {
  const children = resolveBlocks(cell.children, resolving);
  if (children.length > 0 || cell.children.length === 0) return children;
  const last = cell.children.findLast((node) => isElement(node) && PARAGRAPH.test(node.tagName));
  return isElement(last) ? [{ ...last, properties: withoutRevision(last), children: [] }] : [];
}

function resolveInline(nodes: readonly ElementContent[], resolving: Resolving): ElementContent[] {
  return nodes.flatMap((node) => (isElement(node) ? resolveElement(node, resolving) : [node]));
}

function resolveElement(node: Element, resolving: Resolving): ElementContent[] {
  const { tagName } = node;
  if (tagName === 'ins' || tagName === 'del') {
    const kept = (tagName === 'ins') === (viewOf(node, resolving.resolution) === 'accepted');
    return kept ? resolveInline(node.children, resolving) : dropped([node], resolving);
  }
  const classes = classesOf(node);
  if (tagName === 'a') {
    if (classes.includes('note') || classes.includes('comment')) resolving.notes.keep(node);
    if (classes.includes('note')) return [resolveNumber(node, resolving)];
  }
  if (tagName === 'span') {
    if (classes.includes('label')) return resolveLabel(node, resolving);
    if (classes.includes('format-change')) return resolveFormat(node, resolving);
  }
  const children = resolveInline(node.children, resolving);
  // What held words and holds none any more marks nothing.
  if (children.length === 0 && node.children.length > 0) return [];
  return [{ ...node, children }];
}

function resolveFormat(node: Element, resolving: Resolving): ElementContent[] {
  const children = resolveInline(node.children, resolving);
  if (viewOf(node, resolving.resolution) === 'accepted') return children;
  return formerMarks(children, attributeOf(node, 'dataWas') ?? '');
}

function resolveLabel(node: Element, { view }: Resolving): ElementContent[] {
  const { dataAccepted, dataRejected, ...properties } = node.properties;
  const text = String((view === 'accepted' ? dataAccepted : dataRejected) ?? textOf(node));
  return text === '' ? [] : [{ ...node, properties, children: [{ type: 'text', value: text }] }];
}

/** The mark of a note under the number that it has in this view. */
function resolveNumber(mark: Element, { view }: Resolving): Element {
  const { dataAccepted, dataRejected, ...properties } = mark.properties;
  const number = String((view === 'accepted' ? dataAccepted : dataRejected) ?? '');
  return { ...(number === '' ? mark : withWords(mark, number)), properties };
}

function withWords(element: Element, words: string): Element {
  const children = element.children.map((child): ElementContent => {
    if (isElement(child)) return withWords(child, words);
    return child.type === 'text' ? { ...child, value: words } : child;
  });
  return { ...element, children };
}

function dropped(nodes: readonly ElementContent[], { notes }: Resolving): ElementContent[] {
  notes.drop(nodes);
  return [];
}

function made(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
