import type { Element, ElementContent, Properties, Root } from 'hast';

const BLOCKS = 'article section header footer aside div details p h1 h2 h3 h4 table'.split(' ');
const INLINE = 'ins del em strong u s a span sup sub br img'.split(' ');
const VOID = new Set(['br', 'img', 'col']);

/** What may stand in what, if HTML is to take it as it is typed; there is text where there is emphasis. */
const CHILDREN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...contentOf(['', 'article', 'section', 'header', 'footer', 'aside', 'div', 'details'], BLOCKS),
    ...contentOf(['p', 'h1', 'h2', 'h3', 'h4', ...INLINE], INLINE),
    ...contentOf(['th', 'td'], [...BLOCKS, ...INLINE]),
    ...contentOf(['table'], ['colgroup', 'thead', 'tbody']),
    ...contentOf(['colgroup'], ['col']),
    ...contentOf(['thead', 'tbody'], ['tr']),
    ...contentOf(['tr'], ['th', 'td']),
  }),
);

function contentOf(
  names: readonly string[],
  children: readonly string[],
): Record<string, ReadonlySet<string>> {
  return Object.fromEntries(names.map((name) => [name, new Set(children)]));
}

const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ...'id lang dir href src alt scope role'.split(' ').map((name) => [name, name] as const),
  ['class', 'className'],
  ['colspan', 'colSpan'],
]);
const DATA = /^data(?:-[a-z]+)+$/;

const TAG = /<(\/?)([a-z][a-z0-9]*)((?:[ \n]+[a-z-]+="[^"]*")*)[ \n]*>/y;
const ATTRIBUTE = /([a-z-]+)="([^"]*)"/g;

// Characters that HTML does not take over as they are; a byte order mark may be no text.
const ODD = /[\0\r\uFEFF\p{Cs}]/u;
const BLANK = /^[ \t\n\f]*$/;
const REFERENCE = /&(?:[a-z]{2,4}|#x[0-9A-F]{2});|&/g;
const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

const DEEPEST = 100;

interface Open {
  readonly name: string;
  readonly children: ElementContent[];
}

/**
 * The tree of HTML that is typed as templates type it: every element closed, in small letters, where it may stand, its
 * attributes in double quotes. It is the tree that any parser of HTML makes of it, had in a fraction of the time and without
 * places. Null for all else, be it wrong or only unusual: that is for a parser that knows all of HTML.
 */
export function readWellFormed(html: string): Root | null {
  if (ODD.test(html)) return null;
  const top: Open = { name: '', children: [] };
  const open = [top];
  for (let at = 0; at < html.length; ) {
    const tag = html.indexOf('<', at);
    const to = tag === -1 ? html.length : tag;
    if (to > at && !takeText(html.slice(at, to), open)) return null;
    if (tag === -1) break;
    TAG.lastIndex = tag;
    const [, slash, name = '', attributes = ''] = TAG.exec(html) ?? [];
    if (slash === undefined) return null;
    const taken = slash === '' ? openElement(name, attributes, open) : closeElement(name, open);
    if (!taken || open.length > DEEPEST) return null;
    at = TAG.lastIndex;
  }
  return open.length === 1 ? { type: 'root', children: top.children } : null;
}

function takeText(typed: string, open: readonly Open[]): boolean {
  const parent = open.at(-1);
  const value = readText(typed);
  if (!parent || value === null) return false;
  if (!CHILDREN.get(parent.name)?.has('em') && !BLANK.test(value)) return false;
  parent.children.push({ type: 'text', value });
  return true;
}

function openElement(name: string, attributes: string, open: Open[]): boolean {
  const parent = open.at(-1);
  const properties = readAttributes(attributes);
  if (!parent || !properties || !CHILDREN.get(parent.name)?.has(name)) return false;
  // A link ends the link in which it stands.
  if (name === 'a' && open.some((one) => one.name === 'a')) return false;
  const element: Element = { type: 'element', tagName: name, properties, children: [] };
  parent.children.push(element);
  if (!VOID.has(name)) open.push({ name, children: element.children });
  return true;
}

function closeElement(name: string, open: Open[]): boolean {
  return name !== '' && open.pop()?.name === name;
}

function readAttributes(typed: string): Properties | null {
  const properties: Properties = {};
  for (const [, name = '', source = ''] of typed.matchAll(ATTRIBUTE)) {
    const value = readValue(name, readText(source));
    const property = PROPERTIES.get(name) ?? (DATA.test(name) ? dataProperty(name) : null);
    if (value === null || property === null || Object.hasOwn(properties, property)) return null;
    properties[property] = value;
  }
  return properties;
}

function dataProperty(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function readValue(name: string, value: string | null): string | number | string[] | null {
  if (value === null) return null;
  if (name === 'colspan') return /^[0-9]+$/.test(value) ? Number(value) : null;
  if (name !== 'class') return value;
  return /^[\w-]+(?: [\w-]+)*$/.test(value) ? value.split(' ') : null;
}

/** Typed characters with their references read; null where one is not of those that templates write. */
function readText(typed: string): string | null {
  if (!typed.includes('&')) return typed;
  let known = true;
  const text = typed.replace(REFERENCE, (reference) => {
    const character = REFERENCES[reference];
    if (character === undefined) known = false;
    return character ?? '';
  });
  return known ? text : null;
}
