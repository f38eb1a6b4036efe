import { type ErrorCode, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Message, Outcome, Place } from '../model/message.ts';
import type { FrontValue } from '../model/text.ts';

const LONGEST = 100_000;
const DEEPEST = 64;

/**
 * Reads YAML with the failsafe schema: every scalar is a string as typed (`11.10` stays `11.10`, `off` stays `off`, nothing is
 * the empty string), maps and lists are what they are. Broken YAML gives the empty string and a message with its place.
 * Refused because files come from anywhere: aliases, more than 64 levels, more than 100,000 characters (the time for
 * keys grows with the square of their number), keys that are no plain words.
 */
export function readYaml(source: string): Outcome<FrontValue> {
  const refused = refusal(source);
  if (refused) return { value: '', messages: [message(refused, { line: 1, column: 1 })] };
  const lines = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    resolveKnownTags: false,
  });
  const messages = [...document.errors, ...document.warnings].map(({ code, pos, message: found }) =>
    message(wording(code, found), placeAt(lines, pos[0])),
  );
  if (document.errors.length > 0) return { value: '', messages };
  const value = plainValue(document.contents, (found, offset) => {
    messages.push(message(found, placeAt(lines, offset)));
  });
  return { value, messages };
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
  if (isScalar(key)) return String(key.value ?? '');
  refuse('found a key that is a list or a map, expected a word', offsetOf(key) ?? 0);
  return '';
}

function offsetOf(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  return Array.isArray(node.range) ? Number(node.range[0]) : null;
}
