import { type ErrorCode, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Message, Outcome, Place } from '../model/message.ts';
import type { FrontValue } from '../model/text.ts';

const LONGEST = 1_000_000;
const DEEPEST = 64;

/**
 * Reads YAML with the failsafe schema: every scalar is a string as typed (`11.10` stays `11.10`, `off` stays `off`, nothing is
 * the empty string), maps and lists are what they are. Broken YAML gives the empty string and a message with its place.
 * Refused because files come from anywhere: aliases, more than 64 levels, more than a million characters.
 */
export function readYaml(source: string): Outcome<FrontValue> {
  const refused = refusal(source);
  if (refused) return { value: '', messages: [message(refused, { line: 1, column: 1 })] };
  const lines = new LineCounter();
  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
  });
  const messages = [...document.errors, ...document.warnings].map(({ code, pos, message: found }) =>
    message(wording(code, found), placeAt(lines, pos[0])),
  );
  if (document.errors.length > 0) return { value: '', messages };
  const value = plainValue(document.contents, (offset) => {
    messages.push(
      message('found an alias (*name), expected the value itself', placeAt(lines, offset)),
    );
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

function plainValue(node: unknown, onAlias: (offset: number) => void): FrontValue {
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : String(node.value ?? '');
  if (isSeq(node)) return node.items.map((item) => plainValue(item, onAlias));
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => [keyOf(key), plainValue(value, onAlias)]),
    );
  }
  if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
    onAlias(Number(node.range[0]));
  }
  return '';
}

function keyOf(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : String(key);
}
