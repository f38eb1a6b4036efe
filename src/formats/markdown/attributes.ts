import { trimEnd } from '../../model/normal-runs.ts';
import type { Attributes } from '../../model/paragraph.ts';

/** What stood in `{…}` at the end of a block, where its brace opens, and the source in front of it, blanks behind cut. */
export interface FoundAttributes {
  readonly open: number;
  readonly rest: string;
  readonly id: string | null;
  readonly attributes: Attributes;
}

const BARE = /^[^\s"{}|\\`]+$/;
const ITEM =
  /[ \t]*(?:#([a-z0-9][a-z0-9-]{0,23})(?=[ \t}])|\.([a-z-]+)(?=[ \t}])|([a-z][a-z0-9-]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s"{}]+))(?=[ \t}]))/y;

/**
 * The attributes that end a source slice, `{#id .class key=value}`, or null. An escaped `\{` opens none. Looked for from the
 * right in a few places only, because a quoted value may hold a brace but a hostile text may hold a million.
 */
export function readAttributes(source: string): FoundAttributes | null {
  if (!source.endsWith('}')) return null;
  let open = source.length;
  for (let tries = 0; tries < 4; tries += 1) {
    do open = open > 0 ? source.lastIndexOf('{', open - 1) : -1;
    while (open >= 0 && isEscaped(source, open));
    if (open < 0) return null;
    const found = parseItems(source, open);
    if (found) return { ...found, open, rest: trimEnd(source.slice(0, open)) };
  }
  return null;
}

/** Whether the character at `at` is preceded by an odd number of backslashes. */
export function isEscaped(source: string, at: number): boolean {
  let slashes = 0;
  while (source[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

function parseItems(source: string, open: number): Omit<FoundAttributes, 'rest' | 'open'> | null {
  let id: string | null = null;
  const classes = new Set<string>();
  const values = new Map<string, string>();
  let at = open + 1;
  while (true) {
    ITEM.lastIndex = at;
    const item = ITEM.exec(source);
    if (!item) break;
    at = ITEM.lastIndex;
    const [, hash, name, key, quoted, bare] = item;
    if (hash !== undefined) {
      if (id !== null) return null;
      id = hash;
    } else if (name !== undefined) classes.add(name);
    else if (key !== undefined) {
      // Of two values one would be lost.
      if (values.has(key)) return null;
      values.set(key, unquote(quoted ?? bare ?? ''));
    }
  }
  if (!/^[ \t]*\}$/.test(source.slice(at, at + 40)) || at + 40 < source.length) return null;
  const nothing = id === null && classes.size === 0 && values.size === 0;
  if (nothing && source.trim() !== '{}') return null;
  return { id, attributes: { classes: [...classes], values: Object.fromEntries(values) } };
}

function unquote(value: string): string {
  return value.replace(/\\([\\"|{}])/g, '$1');
}

/** `{#id .class key="value"}` as it ends a block, the empty string where there is nothing to say. */
export function writeAttributes(id: string | null, attributes: Attributes): string {
  const items = [
    ...(id === null ? [] : [`#${id}`]),
    ...attributes.classes.map((name) => `.${name}`),
    ...Object.entries(attributes.values).map(([key, value]) => `${key}=${writeValue(value)}`),
  ];
  return items.length === 0 ? '' : `{${items.join(' ')}}`;
}

function writeValue(value: string): string {
  return BARE.test(value) ? value : `"${value.replace(/[\\"|{}]/g, '\\$&')}"`;
}

/** A source slice that ends as if attributes were meant, yet cannot be read as such: `… {#Bamot}`, `… {#id`. */
export function meantAttributes(source: string): string | null {
  const open = source.lastIndexOf('{');
  if (open < 0 || source.length - open > 200 || isEscaped(source, open)) return null;
  const tail = source.slice(open);
  return /^\{[ \t]*(?:[#.][\p{L}\p{N}]|[a-z]+=)[^}]*\}?$/u.test(tail) ? tail : null;
}
