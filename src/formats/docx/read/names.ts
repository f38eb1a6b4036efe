import { canonicalStart } from './namespaces.ts';
import { UnusableFile } from './unusable.ts';

/** The namespaces that hold inside one element, and the names already resolved under them. */
export interface Scope {
  readonly bindings: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
  readonly elements: Map<string, string>;
  readonly attributes: Map<string, string>;
}

/** The scope around the root element of a part. */
export function outermostScope(): Scope {
  const bindings = new Map([
    ['', ''],
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ]);
  return { bindings, outer: null, elements: new Map(), attributes: new Map() };
}

/** The scope inside an element with these attributes: the same one where they declare nothing new. */
export function innerScope(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const bindings = new Map<string, string>();
  for (const name in attributes) {
    if (!isDeclaration(name)) continue;
    const prefix = name.slice('xmlns:'.length);
    const uri = (attributes[name] ?? '').trim();
    if (bound(outer, prefix) !== uri) bindings.set(prefix, uri);
  }
  if (bindings.size === 0) return outer;
  return { bindings, outer, elements: new Map(), attributes: new Map() };
}

/** Whether an attribute declares a namespace. */
export function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name.charAt(5) === ':');
}

/** The canonical name of an element, its prefix being that of `namespaces.ts`. */
export function elementName(scope: Scope, raw: string): string {
  let name = scope.elements.get(raw);
  if (name === undefined) {
    name = resolved(scope, raw, bound(scope, ''));
    scope.elements.set(raw, name);
  }
  return name;
}

/** The canonical name of an attribute; without a prefix it is in no namespace. */
export function attributeName(scope: Scope, raw: string): string {
  let name = scope.attributes.get(raw);
  if (name === undefined) {
    name = isDeclaration(raw) ? raw : resolved(scope, raw, '');
    scope.attributes.set(raw, name);
  }
  return name;
}

/** The namespace of a prefix, undefined where none is declared. */
export function bound(scope: Scope, prefix: string): string | undefined {
  for (let at: Scope | null = scope; at; at = at.outer) {
    const uri = at.bindings.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

function resolved(scope: Scope, raw: string, unprefixed: string | undefined): string {
  const colon = raw.indexOf(':');
  const local = raw.slice(colon + 1);
  const uri = colon < 0 ? unprefixed : bound(scope, raw.slice(0, colon));
  if (uri === undefined || local === '' || local.includes(':')) {
    throw new UnusableFile('broken-xml', `found the name ${raw}, expected a declared prefix`);
  }
  return canonicalStart(uri) + local;
}
