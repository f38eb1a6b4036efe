import type { Message, Outcome } from '../../model/message.ts';
import type { FrontMatter, FrontValue } from '../../model/text.ts';
import { readYaml, yamlPackage } from '../yaml.ts';

/** A file cut into its head and its body; `line` is the line of the file on which each begins. */
export interface CutFile {
  readonly front: { readonly source: string; readonly line: number } | null;
  readonly body: readonly string[];
  readonly bodyLine: number;
}

const FENCE = /^---[ \t]*$/;

/**
 * Cuts the head off the lines of a file: what stands between a first line `---` and the next such line. A `---` that is
 * followed by a blank line, or never closed, is text.
 */
export function cutFront(lines: readonly string[]): CutFile {
  const whole = { front: null, body: lines, bodyLine: 1 };
  if (!FENCE.test(lines[0] ?? '') || /^[ \t]*$/.test(lines[1] ?? '')) return whole;
  const end = lines.findIndex((line, index) => index > 0 && FENCE.test(line));
  if (end < 0) return whole;
  const source = lines.slice(1, end).join('\n');
  return { front: { source, line: 2 }, body: lines.slice(end + 1), bodyLine: end + 2 };
}

/**
 * Reads the YAML of a head (without the fences). Every value is a string, a list or a map. Broken YAML, and YAML that is
 * no map, gives no values and a message; the source is kept in any case. Lines count from the first line of `yaml`.
 */
export function readFront(yaml: string): Outcome<FrontMatter> {
  const { value, messages } = readYaml(yaml);
  if (isRecord(value)) return { value: { source: yaml, values: value }, messages };
  const empty = { source: yaml, values: {} };
  if (messages.length > 0 || yaml.trim() === '') return { value: empty, messages };
  const found = Array.isArray(value) ? 'a list' : 'a single value';
  const message: Message = {
    severity: 'error',
    rule: 'front-matter',
    text: `found ${found}, expected lines of the form key: value`,
    place: { line: 1, column: 1 },
  };
  return { value: empty, messages: [message] };
}

function isRecord(value: FrontValue): value is { readonly [key: string]: FrontValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/**
 * The head with some keys set: a key that is there keeps its place, a new one comes last, every other line stays as it is.
 * A head of broken YAML is kept, the new lines behind it.
 */
export function withFront(
  front: FrontMatter,
  values: Readonly<Record<string, FrontValue>>,
): FrontMatter {
  let source = front.source ?? '';
  for (const [key, value] of Object.entries(values)) source = setKey(source, key, value);
  return { source, values: { ...front.values, ...values } };
}

function setKey(source: string, key: string, value: FrontValue): string {
  const line = writeLine(key, value);
  const range = rangeOf(source, key);
  if (range) return source.slice(0, range.from) + line + source.slice(range.to);
  return source === '' ? line : `${source.replace(/\n$/, '')}\n${line}`;
}

function writeLine(key: string, value: FrontValue): string {
  return yamlPackage()
    .stringify({ [key]: value }, { schema: 'failsafe', lineWidth: 0 })
    .replace(/\n$/, '');
}

// From the beginning of the key to the end of its value, a comment behind it left alone.
function rangeOf(
  source: string,
  key: string,
): { readonly from: number; readonly to: number } | null {
  const { isMap, isScalar, parseDocument } = yamlPackage();
  const { contents } = parseDocument(source, { schema: 'failsafe' });
  if (!isMap(contents) || contents.flow) return null;
  const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (!pair || !isScalar(pair.key) || !pair.key.range) return null;
  const from = pair.key.range[0];
  const end = isRanged(pair.value)
    ? pair.value.range[1]
    : source.indexOf(':', pair.key.range[1]) + 1;
  const text = source.slice(from, end).trimEnd();
  return { from, to: from + text.length };
}

function isRanged(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
