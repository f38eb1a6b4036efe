import { canonicalStart } from './namespaces.ts';
import type { WordPackage } from './package.ts';
import { relatedPart } from './relations.ts';
import { childrenOf, type XmlAttributes, type XmlElement, xmlText } from './xml.ts';

/** The stores that Word names by fixed ids: the properties of the package and of the program. */
const FIXED: ReadonlyMap<string, string> = new Map([
  ['{6C3C8BC8-F283-45AE-878A-BAB7291924A1}', 'core-properties'],
  ['{6668398D-A668-4E3E-A5EB-62B293D839F1}', 'extended-properties'],
]);

const KEPT = new WeakMap<WordPackage, readonly Store[]>();

interface Store {
  readonly id: string;
  readonly root: XmlElement;
}

/** The value that a content control is bound to (ECMA-376, 17.5.2.6); null where it cannot be found. */
export function boundValue(file: WordPackage, binding: XmlAttributes): string | null {
  const id = (binding['w:storeItemID'] ?? '').toUpperCase();
  const steps = stepsOf(binding['w:xpath'] ?? '', binding['w:prefixMappings'] ?? '');
  if (steps === null) return null;
  const fixed = FIXED.get(id);
  const own = fixed === undefined ? null : file.tree(relatedPart(file.relations(''), fixed));
  const roots = own
    ? [own]
    : storesOf(file).flatMap((store) => (id === '' || store.id === id ? [store.root] : []));
  for (const root of roots) {
    const value = valueAt(root, steps);
    if (value !== null) return value;
  }
  return null;
}

function storesOf(file: WordPackage): readonly Store[] {
  const known = KEPT.get(file);
  if (known) return known;
  const stores: Store[] = [];
  for (const { type, target, external } of file.relations(file.main).values()) {
    if (type !== 'customXml' || external || stores.length >= MOST_STORES) continue;
    const root = file.tree(target);
    const properties = file.tree(relatedPart(file.relations(target), 'customXmlProps'));
    const id = attributeNamed(properties, 'itemID') ?? '';
    if (root) stores.push({ id: id.toUpperCase(), root });
  }
  KEPT.set(file, stores);
  return stores;
}

/** Files of Word have a few. */
const MOST_STORES = 64;

// Its namespace is known to nobody here, so that it stands in the name.
function attributeNamed(element: XmlElement | null, local: string): string | undefined {
  const names = Object.keys(element?.attributes ?? {});
  const name = names.find((found) => found === local || /[:}](\w+)$/.exec(found)?.[1] === local);
  return name === undefined ? undefined : element?.attributes[name];
}

interface Step {
  readonly name: string;
  readonly attribute: boolean;
  /** Which of several, from 1. */
  readonly at: number;
}

/** `/ns0:root[1]/ns0:item[2]/@name` in steps; null for any other path. */
function stepsOf(path: string, mappings: string): readonly Step[] | null {
  const prefixes = new Map<string, string>();
  for (const [, prefix = '', uri = ''] of mappings.matchAll(
    /xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g,
  )) {
    prefixes.set(prefix, uri);
  }
  if (!path.startsWith('/')) return null;
  const steps: Step[] = [];
  for (const part of path.slice(1).split('/').slice(0, MOST_STEPS)) {
    const found = /^(@?)(?:([\w.-]+):)?([\w.-]+|text\(\))(?:\[(\d{1,6})\])?$/.exec(part);
    if (!found) return null;
    const [, attribute, prefix = '', local = '', at = '1'] = found;
    if (local === 'text()') continue;
    const uri = prefix === '' ? '' : prefixes.get(prefix);
    if (uri === undefined) return null;
    steps.push({ name: canonicalStart(uri) + local, attribute: attribute === '@', at: Number(at) });
  }
  return steps;
}

const MOST_STEPS = 64;

function valueAt(root: XmlElement, steps: readonly Step[]): string | null {
  let at: XmlElement = { name: '', attributes: {}, children: [root] };
  for (const { name, attribute, at: index } of steps) {
    if (attribute) return at.attributes[name] ?? null;
    const next = childrenOf(at, name)[index - 1];
    if (next === undefined) return null;
    at = next;
  }
  return xmlText(at);
}
