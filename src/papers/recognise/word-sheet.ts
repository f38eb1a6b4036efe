import type { Element, ElementContent, Nodes, Root } from 'hast';
import type { Place } from '../../model/message.ts';
import { attributeOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';

/** A comment of a word processor. `anchor` is the line of the sheet at whose words it stands, null where its mark is gone. */
export interface WordComment {
  readonly name: string;
  readonly author: string;
  /** The comment that it answers. */
  readonly parent: string | null;
  readonly paragraphs: readonly string[];
  readonly anchor: number | null;
  readonly place: Place | null;
}

/** A row of a table: the lines of each of its cells, in order. */
export interface SheetRow {
  readonly cells: readonly (readonly SheetLine[])[];
}

/** A paragraph of a Word file. Where tracked changes joined several, `lines` are the numbers of all of them. */
export interface SheetLine {
  readonly line: number;
  readonly lines: readonly number[];
  readonly bookmarks: readonly string[];
  readonly row: SheetRow | null;
}

/** What a sheet holds besides its words: comments, and the paragraphs by their numbers. `sheet` is without the comments. */
export interface WordSheet {
  readonly sheet: Sheet;
  readonly comments: readonly WordComment[];
  readonly lines: ReadonlyMap<number, SheetLine>;
}

const PARAGRAPH = /^(?:p|h[1-4])$/;

/** Takes comments off a sheet that was read from a Word file, and finds out what stands where. Any other sheet stays as it is. */
export function openWordSheet(sheet: Sheet): WordSheet {
  const lift: Lift = { comments: [], anchors: new Map(), lines: new Map() };
  if (!isWordSheet(sheet)) return { sheet, comments: [], lines: lift.lines };
  const children = liftAll(sheet.root.children, null, lift).map((found) => found as ElementContent);
  const comments = lift.comments.map((comment) => ({
    ...comment,
    anchor: lift.anchors.get(comment.name) ?? null,
  }));
  const root: Root = { ...sheet.root, children };
  return { sheet: { root }, comments: inOrder(comments), lines: lift.lines };
}

/**
 * The same sheet with a mark of its place in each paragraph that tracked changes may join with another, so that words still know their
 * paragraph once changes are accepted or rejected.
 */
export function withPlaces(sheet: Sheet): Sheet {
  return { root: { ...sheet.root, children: markPlaces(sheet.root.children) } };
}

function markPlaces(nodes: readonly Nodes[]): ElementContent[] {
  let joins = false;
  return nodes.map((found): ElementContent => {
    const node = found as ElementContent;
    if (!isElement(node)) return node;
    if (!PARAGRAPH.test(node.tagName)) return { ...node, children: markPlaces(node.children) };
    const revised = attributeOf(node, 'dataMark') !== undefined;
    const joined = joins || revised;
    joins = revised;
    return joined ? withPlace(node) : node;
  });
}

function withPlace(paragraph: Element): Element {
  const { position, children } = paragraph;
  if (!position) return paragraph;
  const mark: Element = {
    type: 'element',
    tagName: 'span',
    properties: {},
    children: [],
    position,
  };
  const [first, ...rest] = children;
  const label = isElement(first) && first.properties.dataAutomatic !== undefined;
  return { ...paragraph, children: label ? [first, mark, ...rest] : [mark, ...children] };
}

/** Whether a sheet was read from a Word file. */
export function isWordSheet({ root }: Sheet): boolean {
  return root.children.some((child) => isElement(child, 'article') && child.position !== undefined);
}

// Answers stand behind what they answer.
function inOrder(comments: readonly WordComment[]): WordComment[] {
  const answers = new Map<string, WordComment[]>();
  for (const comment of comments) {
    if (comment.parent === null) continue;
    const others = answers.get(comment.parent);
    if (others) others.push(comment);
    else answers.set(comment.parent, [comment]);
  }
  const names = new Set(comments.map(({ name }) => name));
  const placed = new Set<WordComment>();
  const ordered: WordComment[] = [];
  const put = (comment: WordComment, anchor: number | null): void => {
    if (placed.has(comment)) return;
    placed.add(comment);
    const own = anchor ?? comment.anchor;
    ordered.push({ ...comment, anchor: own });
    for (const answer of answers.get(comment.name) ?? []) put(answer, own);
  };
  for (const comment of comments) {
    if (comment.parent === null || !names.has(comment.parent)) put(comment, null);
  }
  for (const comment of comments) put(comment, null);
  return ordered;
}

interface Lift {
  readonly comments: WordComment[];
  readonly anchors: Map<string, number>;
  readonly lines: Map<number, SheetLine>;
}

function liftAll(nodes: readonly Nodes[], row: OpenRow | null, lift: Lift): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (!isElement(node)) return [node];
    if (node.tagName === 'aside' && node.properties.role === 'comment') {
      lift.comments.push(commentOf(node));
      return [];
    }
    if (PARAGRAPH.test(node.tagName)) {
      readLine(node, row, lift);
      return [node];
    }
    if (node.tagName === 'tr') return [liftRow(node, lift)];
    const children = liftAll(node.children, row, lift).map((found) => found as ElementContent);
    return [{ ...node, children }];
  });
}

/** The row that is being read: its record, and the cell that takes the next line. */
interface OpenRow {
  readonly row: { readonly cells: SheetLine[][] };
}

function liftRow(element: Element, lift: Lift): Element {
  const open: OpenRow = { row: { cells: [] } };
  const children = element.children.map((cell): ElementContent => {
    if (!isElement(cell)) return cell;
    open.row.cells.push([]);
    const inside = liftAll(cell.children, open, lift).map((found) => found as ElementContent);
    return { ...cell, children: inside };
  });
  return { ...element, children };
}

function readLine(element: Element, open: OpenRow | null, lift: Lift): void {
  const own = element.position?.start.line;
  if (own === undefined) return;
  const found = { lines: new Set([own]), bookmarks: new Set<string>() };
  readInside(element, own, found, lift);
  const line: SheetLine = {
    line: own,
    lines: [...found.lines].sort((a, b) => a - b),
    bookmarks: [...found.bookmarks],
    row: open?.row ?? null,
  };
  for (const number of line.lines) lift.lines.set(number, line);
  open?.row.cells.at(-1)?.push(line);
}

interface InLine {
  readonly lines: Set<number>;
  readonly bookmarks: Set<string>;
}

function readInside(node: Element, own: number, found: InLine, lift: Lift): void {
  const { line } = node.position?.start ?? {};
  if (line !== undefined) found.lines.add(line);
  const id = attributeOf(node, 'id');
  if (id !== undefined) found.bookmarks.add(id);
  const comment = attributeOf(node, 'dataComment');
  if (comment !== undefined) setAnchor(comment, own, lift);
  const href = attributeOf(node, 'href') ?? '';
  if (href.startsWith('#comment-')) setAnchor(href.slice('#comment-'.length), own, lift);
  for (const child of node.children) if (isElement(child)) readInside(child, own, found, lift);
}

// A comment over several paragraphs belongs to the first.
function setAnchor(name: string, line: number, lift: Lift): void {
  if (!lift.anchors.has(name)) lift.anchors.set(name, line);
}

function commentOf(aside: Element): WordComment {
  const paragraphs = aside.children.flatMap((child) => {
    const words = isElement(child) ? textOf(child).trim() : '';
    return words === '' ? [] : [words];
  });
  const start = aside.children.find((child) => isElement(child))?.position?.start;
  return {
    name:
      attributeOf(aside, 'dataComment') ??
      (attributeOf(aside, 'id') ?? '').slice('comment-'.length),
    author: attributeOf(aside, 'dataAuthor') ?? '',
    parent: attributeOf(aside, 'dataParent') ?? null,
    paragraphs,
    anchor: null,
    place: start ? { line: start.line, column: start.column } : null,
  };
}
