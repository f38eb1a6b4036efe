import type { Element, ElementContent, Properties } from 'hast';

const VOID = new Set(['br', 'img', 'col', 'meta']);

// Names in the tree that are not those of the attributes. All others are.
const ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['colSpan', 'colspan'],
  ['charSet', 'charset'],
  ['tabIndex', 'tabindex'],
  ['dateTime', 'datetime'],
  ['ariaLabel', 'aria-label'],
]);

/** The HTML document of an `html` element of the elements and attributes that pages are made of. */
export function serialise(html: Element): string {
  return `<!doctype html>${elementHtml(html)}`;
}

function elementHtml({ tagName, properties, children }: Element): string {
  const start = `<${tagName}${attributesHtml(properties)}>`;
  if (VOID.has(tagName) && children.length === 0) return start;
  let inner = '';
  for (const child of children) inner += nodeHtml(child, tagName);
  return `${start}${inner}</${tagName}>`;
}

function nodeHtml(node: ElementContent, parent: string): string {
  if (node.type === 'element') return elementHtml(node);
  if (node.type !== 'text') return '';
  // What stands in a style sheet is no HTML.
  return parent === 'style' ? node.value : escaped(node.value, IN_TEXT);
}

function attributesHtml(properties: Properties): string {
  let html = '';
  for (const name in properties) {
    const value = properties[name];
    if (value === undefined || value === null) continue;
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    html += ` ${ATTRIBUTES.get(name) ?? name}="${escaped(text, IN_VALUE)}"`;
  }
  return html;
}

const IN_TEXT = /[<&]/g;
// Besides the two that end a value or change it, those that older readers stumble over.
const IN_VALUE = /[\0"&'`]/g;

function escaped(text: string, signs: RegExp): string {
  return text.replace(signs, reference);
}

function reference(sign: string): string {
  return `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`;
}
