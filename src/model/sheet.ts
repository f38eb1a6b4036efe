import type { Element, Root } from 'hast';

/**
 * A sheet is a page description between results and files: an HTML tree of a closed vocabulary. The same sheet is the
 * preview, the HTML file and the Word file. Structure and the names of styles stand in it, sizes and fonts in the style data.
 */
export interface Sheet {
  readonly root: Root;
}

/**
 * The elements of a sheet, and the attributes that each may carry (besides `class`, `id`, `lang`, `dir` on all of them).
 * `class` names styles. `data-section` on `section` starts a page section (`portrait` or `landscape`), `data-first-page="1"` counts
 * its pages from 1; without it they go on with those before.
 * `header`/`footer` with class `first`, `odd` or `even` are running heads of the section in which they stand; `span.page` is the page number; `data-was` on `span.changed-emphasis` the marks that its words had (`bold italic`).
 * `aside` is a note, reached by `a.note` with `href="#note-name"`. `data-paragraph` names the paragraph that a block prints,
 * `data-side` the sides of a redline to which its words belong (see `papers/write/proof.ts`).
 * `details` is what a reader of a page calls up by its `data-summary`, such as the redline of a cell; paper and Word files are without it.
 * `s` is struck and `sub` lowered, as a Word file has them. In a redline that tells what changed since a stage `ins.since` and `del.since` came since,
 * `del.dropped` stood at the stage alone and is part of neither text, `span.restored` it had struck and is kept again,
 * `span.changed-emphasis.since` it had under another emphasis.
 */
export const SHEET_ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  article: [],
  section: ['data-section', 'data-event', 'data-first-page'],
  header: [],
  footer: [],
  h1: ['data-depth', 'data-paragraph', 'data-side'],
  h2: ['data-depth', 'data-paragraph', 'data-side'],
  h3: ['data-depth', 'data-paragraph', 'data-side'],
  h4: ['data-depth', 'data-paragraph', 'data-side'],
  p: ['data-depth', 'data-paragraph', 'data-side', 'data-series'],
  div: [],
  details: ['data-summary'],
  table: ['data-proof'],
  colgroup: [],
  col: ['data-width'],
  thead: [],
  tbody: [],
  tr: ['data-paragraph', 'data-side'],
  th: ['colspan', 'scope'],
  td: ['colspan'],
  ins: ['data-author', 'data-date'],
  del: ['data-author', 'data-date'],
  em: [],
  strong: [],
  u: [],
  s: [],
  a: ['href'],
  span: ['data-was'],
  br: [],
  sup: [],
  sub: [],
  aside: ['role'],
  img: ['src', 'alt', 'data-slot'],
};

const MARK = ['data-mark', 'data-inserted', 'data-author', 'data-date'];
const READ_PARAGRAPH = [
  'data-style',
  'data-style-marks',
  'data-was-style',
  'data-was-element',
  ...MARK,
];
const VIEWS = ['data-accepted', 'data-rejected'];

/**
 * The attributes that a sheet read from a Word file has besides; no template has them. `data-mark` is a revision of a paragraph mark, row
 * or cell (`data-inserted`: who inserted what is now deleted), `data-style` the style by its name in Word, `data-style-marks` the marks that this gives to all its words (`bold italic underline`), `data-was-style` that before a tracked change, `data-was-element` what the paragraph was then (`h2`), `data-was` the marks of words before
 * one, `data-accepted` and `data-rejected` an automatic number once all revisions are (see `formats/docx/read/README.md`).
 */
export const READ_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  h1: READ_PARAGRAPH,
  h2: READ_PARAGRAPH,
  h3: READ_PARAGRAPH,
  h4: READ_PARAGRAPH,
  p: READ_PARAGRAPH,
  tr: MARK,
  td: MARK,
  ins: ['data-move'],
  del: ['data-move'],
  a: VIEWS,
  span: [
    'data-author',
    'data-date',
    'data-automatic',
    'data-touches',
    'data-field',
    'data-comment',
    ...VIEWS,
  ],
  aside: ['data-comment', 'data-author', 'data-date', 'data-parent'],
};

/** Whether a node of a sheet is the element `name`, of one of the classes where such are given. */
export function isElement(node: unknown, name?: string): node is Element {
  const element = node as Partial<Element> | null;
  return element?.type === 'element' && (name === undefined || element.tagName === name);
}

/** The classes of an element, in their order. */
export function classesOf(element: Element): readonly string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** The value of an attribute by its name in the tree (`dataSlot`, `href`), undefined where it is absent or no text. */
export function attributeOf(element: Element, property: string): string | undefined {
  const value = element.properties[property];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** All characters that an element prints, in order; a line break is `\n`. */
export function textOf(node: Root | Element): string {
  let text = '';
  for (const child of node.children) {
    if (child.type === 'text') text += child.value;
    else if (child.type === 'element') text += child.tagName === 'br' ? '\n' : textOf(child);
  }
  return text;
}
