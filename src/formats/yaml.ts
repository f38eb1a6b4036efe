import { createRequire } from 'node:module';
import type { Document, ErrorCode, LineCounter } from 'yaml';
import type { Message, Outcome, Place } from '../model/message.ts';
import type { FrontValue } from '../model/text.ts';
import { readPlainYaml } from './yaml-plain.ts';

const require = createRequire(import.meta.url);

/** The package `yaml`, loaded when it is first needed: most files are read without it. */
export function yamlPackage(): typeof import('yaml') {
  return require('yaml');
}

const LONGEST = 100_000;
const DEEPEST = 64;

/**
 * Reads YAML with the failsafe schema: every scalar is a string as typed (`11.10` stays `11.10`, `off` stays `off`, nothing is
 * the empty string), maps and lists are what they are. Broken YAML gives the empty string and a message with its place.
 * Refused because files come from anywhere: aliases, more than 64 levels, more than 100,000 characters (the time for
 * keys grows with the square of their number), keys that are no plain words.
 */
export function readYaml(source: string): Outcome<FrontValue> {
  const plain = source.length > LONGEST ? null : readPlainYaml(source);
  if (plain !== null) return { value: plain, messages: [] };
  const refused = refusal(source);
  if (refused) return { value: '', messages: [message(refused, { line: 1, column: 1 })] };
  const { document, lines } = parse(source);
  const messages = [...document.errors, ...document.warnings].map(({ code, pos, message: found }) =>
    message(wording(code, found), placeAt(lines, pos[0])),
  );
  if (document.errors.length > 0) return { value: '', messages: firstFew(messages) };
  const value = plainValue(document.contents, (found, offset) => {
    messages.push(message(found, placeAt(lines, offset)));
  });
  return { value, messages: firstFew(messages) };
}

// Of YAML that is something else, or made to be a burden, the first few tell all.
const MOST_TOLD = 20;

function firstFew(messages: readonly Message[]): readonly Message[] {
  const [next, ...others] = messages.slice(MOST_TOLD);
  if (next === undefined || others.length === 0) return messages;
  const text = `found ${others.length + 1} more mistakes in the YAML, expected none`;
  return [...messages.slice(0, MOST_TOLD), { ...next, text }];
}

/**
 * Says where values stand in YAML that `readYaml` has read, by the keys (of lists: the numbers from 0) that lead to them. Of
 * a key that is not there, the place of the last one on the way that is.
 */
export function placesInYaml(source: string): (keys: readonly string[]) => Place {
  const { document, lines } = parse(source);
  return (keys) => {
    let node: unknown = document.contents;
    let offset = 0;
    for (const name of keys) {
      const { at, value } = stepInto(node, name);
      if (at === null) break;
      offset = at;
      node = value;
    }
    return placeAt(lines, offset);
  };
}

function stepInto(
  node: unknown,
  name: string,
): { readonly at: number | null; readonly value: unknown } {
  const { isMap, isScalar, isSeq } = yamlPackage();
  if (isSeq(node)) {
    const value = node.items[Number(name)];
    return { at: offsetOf(value), value };
  }
  const pair = isMap(node)
    ? node.items.find(({ key }) => isScalar(key) && key.value === name)
    : undefined;
  return { at: offsetOf(pair?.key), value: pair?.value };
}

interface Parsed {
  readonly document: Document.Parsed;
  readonly lines: LineCounter;
}

function parse(source: string): Parsed {
  const { LineCounter, parseDocument } = yamlPackage();
  const lines = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    resolveKnownTags: false,
  });
  return { document, lines };
}

// The parser calls itself for each level, so depth is counted before it sees the text.
function refusal(source: string): string | null {
  if (source.length > LONGEST)
    return `found ${source.length} characters, expected at most ${LONGEST}`;
  let depth = 0;
  for (const bracket of source.matchAll(/[[{\]}]|(?:^|\n)[ \t]*(?:[-?:][ \t]+){64}/g)) {
    if (bracket[0] === '[' || bracket[0] === '{') depth += 1;
    else if (bracket[0] === ']' || bracket[0] === '}') depth = Math.max(0, depth - 1);
    else depth = DEEPEST + 1;
    if (depth > DEEPEST) return `found more than ${DEEPEST} levels, expected fewer`;
  }
  return null;
}

function wording(code: ErrorCode, found: string): string {
  if (code === 'DUPLICATE_KEY') return 'found a key twice, expected each key once';
  const [sentence = found] = found.split('\n');
  return `found broken YAML (${sentence}), expected lines of the form key: value`;
}

function message(text: string, place: Place): Message {
  return { severity: 'error', rule: 'yaml', text, place };
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

type Refuse = (found: string, offset: number) => void;

function plainValue(node: unknown, refuse: Refuse): FrontValue {
  const { isMap, isScalar, isSeq } = yamlPackage();
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : String(node.value ?? '');
  if (isSeq(node)) return node.items.map((item) => plainValue(item, refuse));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [keyOf(key, refuse), plainValue(value, refuse)]),
    );
  }
  const offset = offsetOf(node);
  if (offset !== null) refuse('found an alias (*name), expected the value itself', offset);
  return '';
}

// A map or list may be a key in YAML, inside which others may be keys: written out, each level doubles the last.
function keyOf(key: unknown, refuse: Refuse): string {
  if (yamlPackage().isScalar(key)) return String(key.value ?? '');
  refuse('found a key that is a list or a map, expected a word', offsetOf(key) ?? 0);
  return '';
}

function offsetOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  return Array.isArray(node.range) ? Number(node.range[0]) : null;
}
