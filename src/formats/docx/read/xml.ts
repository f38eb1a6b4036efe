import { SaxesParser, type SaxesTagPlain } from 'saxes';
import {
  attributeName,
  bound,
  elementName,
  innerScope,
  isDeclaration,
  outermostScope,
  type Scope,
} from './names.ts';
import { canonicalStart } from './namespaces.ts';
import { UnusableFile } from './unusable.ts';

/** Attributes by canonical name (`w:val`, `r:id`); without a prefix as they are. Namespace declarations stand among them. */
export type XmlAttributes = Readonly<Record<string, string>>;

/** An element of a small part. Names have the prefixes of `namespaces.ts`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly (XmlElement | string)[];
}

/** What hears the content of a part, in its order. */
export interface XmlHandlers {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(text: string): void;
}

type Parser = SaxesParser<{ xmlns: false; position: false }>;

/** Elements may stand so deep in each other; Word's own files stay below 60. */
const DEEPEST = 256;

/** Reads XML that comes in pieces, cut anywhere. Throws `UnusableFile` over broken XML, a DOCTYPE or too many levels. */
export function readXml(pieces: Iterable<string>, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  listen(parser, handlers);
  for (const piece of pieces) parser.write(piece);
  parser.close();
}

/** The tree of a small part, from its text in pieces. Throws like `readXml`. */
export function readXmlPieces(pieces: Iterable<string>): XmlElement {
  const top: (XmlElement | string)[] = [];
  const open = [top];
  readXml(pieces, {
    open(name, attributes) {
      const children: (XmlElement | string)[] = [];
      open.at(-1)?.push({ name, attributes, children });
      open.push(children);
    },
    close() {
      open.pop();
    },
    text(text) {
      if (open.length > 1) open.at(-1)?.push(text);
    },
  });
  const root = top[0];
  if (root === undefined || typeof root === 'string') {
    throw new UnusableFile('broken-xml', 'found no element, expected a root element');
  }
  return root;
}

/** The child elements of a name, in order. */
export function childrenOf(element: XmlElement | null, name: string): readonly XmlElement[] {
  if (!element) return [];
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The first child element of a name. */
export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return childrenOf(element, name)[0] ?? null;
}

/** The `w:val` of the first child element of a name. */
export function valueIn(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.attributes['w:val'];
}

/** All characters inside an element. */
export function xmlText(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : xmlText(child)))
    .join('');
}

// Saxes without its own work on namespaces takes half the time; names are resolved once each here. An eighth handler would make the
// parser a slow object, at three times the time.
function listen(parser: Parser, handlers: XmlHandlers): void {
  parser.on('error', (error) => {
    throw new UnusableFile('broken-xml', `found broken XML (${error.message}), expected a part`);
  });
  parser.on('doctype', () => {
    throw new UnusableFile('doctype', 'found a DOCTYPE, expected none');
  });
  parser.on('text', (text) => handlers.text(text));
  parser.on('cdata', (text) => handlers.text(text));
  listenToTags(parser, handlers);
}

function listenToTags(parser: Parser, handlers: XmlHandlers): void {
  const names: string[] = [];
  const scopes: Scope[] = [];
  let scope = outermostScope();
  let declares = false;
  let renamed = false;
  parser.on('attribute', ({ name }) => {
    if (isDeclaration(name)) declares = true;
    else if (scope.attributes.get(name) !== name) renamed = true;
  });
  parser.on('opentag', (tag) => {
    if (names.length === 0) checkEncoding(parser.xmlDecl.encoding);
    if (names.length >= DEEPEST) throw tooDeep();
    scopes.push(scope);
    if (declares) scope = innerScope(scope, tag.attributes);
    const name = elementName(scope, tag.name);
    names.push(name);
    const attributes = declares || renamed ? renamedAttributes(scope, tag) : tag.attributes;
    declares = false;
    renamed = false;
    handlers.open(name, name === 'mc:Choice' ? understood(scope, attributes) : attributes);
  });
  parser.on('closetag', () => {
    scope = scopes.pop() ?? scope;
    handlers.close(names.pop() ?? '');
  });
}

function renamedAttributes(scope: Scope, tag: SaxesTagPlain): XmlAttributes {
  const attributes: Record<string, string> = Object.create(null);
  for (const raw in tag.attributes) {
    const name = attributeName(scope, raw);
    if (attributes[name] !== undefined) {
      throw new UnusableFile('broken-xml', `found the attribute ${raw} twice, expected it once`);
    }
    attributes[name] = tag.attributes[raw] ?? '';
  }
  return attributes;
}

// What a choice requires is a list of prefixes, as the file declares them.
function understood(scope: Scope, attributes: XmlAttributes): XmlAttributes {
  const prefixes = (attributes.Requires ?? '').split(/\s+/).filter((prefix) => prefix !== '');
  const known = prefixes.map((prefix) => canonicalStart(bound(scope, prefix) ?? prefix));
  return { ...attributes, Requires: known.map((start) => start.replace(/:$/, '')).join(' ') };
}

function checkEncoding(encoding: string | undefined): void {
  if (encoding === undefined || /^(?:utf-?(?:8|16(?:le|be)?)|us-ascii)$/i.test(encoding)) return;
  const found = encoding.slice(0, 40);
  throw new UnusableFile('broken-xml', `found encoding ${found}, expected UTF-8 or UTF-16`);
}

function tooDeep(): UnusableFile {
  return new UnusableFile('too-deep', `found more than ${DEEPEST} levels, expected fewer`);
}
