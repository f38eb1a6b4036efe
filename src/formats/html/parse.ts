import { createRequire } from 'node:module';
import type { Element, ElementContent, Properties, Root, Text } from 'hast';
import type { Message, Outcome, Place, Severity } from '../../model/message.ts';
import { classesOf, isElement, type Sheet } from '../../model/sheet.ts';
import { checkElement } from './vocabulary.ts';
import { readWellFormed } from './well-formed.ts';

/** Elements that hold blocks and no words of their own. */
const CONTAINERS = new Set(
  'article section header footer div details aside table colgroup thead tbody tr'.split(' '),
);
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4']);
const CELLS = new Set(['td', 'th']);
const VOID = new Set(['br', 'img', 'col']);

// White space of HTML source; a no-break space is text.
const ONLY_BLANK = /^[ \t\n\f\r]*$/;
const LINE_BREAK = /[ \t]*\n[ \t\n]*/g;

interface Reading {
  readonly origin: string | undefined;
  readonly messages: Message[];
  readonly ids: Set<string>;
  /** Where elements that are not closed begin. */
  readonly open: Set<number>;
  readonly marks: Map<string, Place | null>;
  readonly notes: Map<string, Place | null>;
}

/**
 * A sheet from the HTML that a template gave. Whatever the vocabulary of sheets lacks (an element, an attribute, a
 * `javascript:` link), words outside a paragraph, and an element that is not closed are errors with line and column in
 * `origin`, the name of the template. White space between blocks and line breaks of the source are layout; every other
 * character inside a paragraph is kept, no-break spaces and repeated spaces included.
 */
export function parseSheet(html: string, origin?: string): Outcome<Sheet> {
  // Whoever made no mistake needs no places.
  const root = readWellFormed(html);
  const quick = root === null ? null : cleanSheet(root, origin);
  if (quick !== null && quick.messages.length === 0) return quick;
  const deep = findTooDeep(html, origin);
  if (deep !== null) return { value: { root: { type: 'root', children: [] } }, messages: [deep] };
  return cleanSheet(parseHtml(html), origin);
}

// The parser of all HTML takes longer to load than most sheets to read, and few sheets need it.
function parseHtml(html: string): Root {
  const { fromHtml }: typeof import('hast-util-from-html') = createRequire(import.meta.url)(
    'hast-util-from-html',
  );
  return fromHtml(html, { fragment: true, verbose: true });
}

const DEEPEST = 400;
const TAG = /<(\/?)([a-z][a-z0-9]*)/gi;
const UNCLOSED = new Set([
  ...VOID,
  ...'area base embed hr input link meta source track wbr'.split(' '),
]);

/** An error where more elements are open at once than a sheet has any use for: the parser and all that follows go down into each. */
function findTooDeep(html: string, origin: string | undefined): Message | null {
  let depth = 0;
  for (const { 1: slash, 2: name = '', index } of html.matchAll(TAG)) {
    if (UNCLOSED.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    if (depth <= DEEPEST) continue;
    const lines = html.slice(0, index).split('\n');
    const place = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
    const text = `found more than ${DEEPEST} elements open in one another, expected fewer, each closed where it ends`;
    const rule = 'too-deep';
    return {
      severity: 'error',
      rule,
      text,
      place: { ...place, ...(origin !== undefined && { file: origin }) },
    };
  }
  return null;
}

function cleanSheet(root: Root, origin: string | undefined): Outcome<Sheet> {
  const reading: Reading = {
    origin,
    messages: [],
    ids: new Set(),
    open: new Set(),
    marks: new Map(),
    notes: new Map(),
  };
  const clean: Root = { type: 'root', children: cleanChildren(root.children, true, reading) };
  checkNotes(reading);
  return { value: { root: clean }, messages: reading.messages };
}

function cleanChildren(
  children: Root['children'] | Element['children'],
  container: boolean,
  reading: Reading,
): ElementContent[] {
  const kept: ElementContent[] = [];
  for (const child of children) {
    if (child.type === 'text') {
      if (!container) kept.push({ type: 'text', value: child.value });
      else if (!ONLY_BLANK.test(child.value)) reportWords(child, reading);
    } else if (child.type === 'element') {
      const clean = cleanElement(child, container, reading);
      if (clean) kept.push(clean);
    }
  }
  return kept;
}

/** The element without what sheets lack; null where it is itself unknown to them. Places are for messages and do not stay. */
function cleanElement(element: Element, container: boolean, reading: Reading): Element | null {
  const name = element.tagName;
  const properties = cleanProperties(element, reading);
  if (properties && container && !isBlock(name)) {
    const text = `found <${name}> outside a paragraph, expected it inside a p`;
    report(reading, 'error', 'stray-text', text, element);
  }
  checkClosed(element, reading);
  takeNames(element, reading);
  const blocks = holdsBlocks(element);
  const children = cleanChildren(element.children, blocks, reading);
  if (!properties) return null;
  const clean: Element = { type: 'element', tagName: name, properties, children };
  if (!blocks && isBlock(name)) foldLines(clean);
  return clean;
}

function cleanProperties(element: Element, reading: Reading): Properties | null {
  const problems = checkElement(element);
  for (const { rule, text } of problems) report(reading, 'error', rule, text, element);
  if (problems.length === 0) return element.properties;
  if (problems.some(({ rule }) => rule === 'unknown-element')) return null;
  const wrong = new Set(problems.map(({ property }) => property));
  return Object.fromEntries(
    Object.entries(element.properties).filter(([name]) => !wrong.has(name)),
  );
}

function isBlock(name: string): boolean {
  return CONTAINERS.has(name) || PARAGRAPHS.has(name) || CELLS.has(name) || name === 'col';
}

/** Whether white space directly in the element is layout: containers, and cells that hold paragraphs. */
function holdsBlocks({ tagName, children }: Element): boolean {
  if (CONTAINERS.has(tagName)) return true;
  return CELLS.has(tagName) && children.some((child) => isElement(child) && isBlock(child.tagName));
}

// A paragraph may be spread over lines of its template: breaks at its edges are nothing, those inside are one space.
function foldLines(block: Element): void {
  const pieces: (Text | null)[] = [];
  collectPieces(block, pieces);
  if (!pieces.some((piece) => piece?.value.includes('\n'))) return;
  let broken = false;
  for (const piece of pieces) {
    if (piece) piece.value = piece.value.replace(LINE_BREAK, '\n');
    if (piece && broken) piece.value = piece.value.replace(/^\n/, '');
    if (piece?.value !== '') broken = piece?.value.endsWith('\n') ?? false;
  }
  stripEdge(pieces, /^\n/);
  stripEdge(pieces.reverse(), /\n$/);
  for (const piece of pieces) if (piece) piece.value = piece.value.replaceAll('\n', ' ');
}

/** The stretches of text of a block in order, null for what prints without being text. */
function collectPieces(element: Element, pieces: (Text | null)[]): void {
  for (const child of element.children) {
    if (child.type === 'text') pieces.push(child);
    else if (child.type === 'element') {
      if (VOID.has(child.tagName)) pieces.push(null);
      else collectPieces(child, pieces);
    }
  }
}

function stripEdge(pieces: readonly (Text | null)[], edge: RegExp): void {
  for (const piece of pieces) {
    if (!piece) return;
    piece.value = piece.value.replace(edge, '');
    if (piece.value !== '') return;
  }
}

// Left open, an emphasis would go on through all paragraphs behind it without a word from the HTML parser.
function checkClosed(element: Element, reading: Reading): void {
  const source = element.data?.position;
  if (!source?.opening || source.closing || VOID.has(element.tagName)) return;
  // The HTML parser repeats an open element in every block behind it.
  const start = source.opening.start.offset ?? 0;
  if (reading.open.has(start)) return;
  reading.open.add(start);
  const text = `found <${element.tagName}> that is not closed, expected </${element.tagName}>`;
  report(reading, 'error', 'unclosed-element', text, element);
}

function takeNames(element: Element, reading: Reading): void {
  const { id, href } = element.properties;
  const place = placeOf(element, reading);
  if (typeof id === 'string') {
    if (reading.ids.has(id))
      report(
        reading,
        'warning',
        'duplicate-id',
        `found id ${id} again, expected it once in a sheet`,
        element,
      );
    reading.ids.add(id);
    if (element.tagName === 'aside') reading.notes.set(id, place);
  }
  if (element.tagName === 'a' && classesOf(element).includes('note') && typeof href === 'string') {
    const name = href.slice(1);
    if (!reading.marks.has(name)) reading.marks.set(name, place);
  }
}

function checkNotes({ marks, notes, messages }: Reading): void {
  for (const [name, place] of marks) {
    if (notes.has(name)) continue;
    const text = `found a mark of note ${name}, expected an aside with this id`;
    messages.push({ severity: 'error', rule: 'missing-note', text, place });
  }
  for (const [name, place] of notes) {
    if (marks.has(name)) continue;
    const text = `found note ${name}, expected a mark that leads to it`;
    messages.push({ severity: 'warning', rule: 'unmarked-note', text, place });
  }
}

function reportWords(text: Text, reading: Reading): void {
  const words = text.value.trim().slice(0, 40);
  report(
    reading,
    'error',
    'stray-text',
    `found “${words}” outside a paragraph, expected it inside a p`,
    text,
  );
}

function report(
  reading: Reading,
  severity: Severity,
  rule: string,
  text: string,
  node: Element | Text,
): void {
  reading.messages.push({ severity, rule, text, place: placeOf(node, reading) });
}

function placeOf(node: Element | Text, { origin }: Reading): Place | null {
  const start = node.position?.start;
  if (!start) return null;
  const place = { line: start.line, column: start.column };
  return origin === undefined ? place : { file: origin, ...place };
}
