import { trimEnd } from '../model/normal-runs.ts';
import type { FrontValue } from '../model/text.ts';

// No tabs, no line ends but \n, nothing that YAML refuses or takes for a mark of its own.
const ODD = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd]/;
const LINE = /^( *)(?:(- +)|([A-Za-z][\w.-]{0,99}):(?: +|$))?(.*)$/;
const PLAIN = /^(?!---|\.\.\.)(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[A-Za-z0-9])/;

interface Line {
  readonly indent: number;
  readonly item: boolean;
  readonly key: string | null;
  /** What stands behind the mark of the item or the key, blanks at its end cut. */
  readonly rest: string;
}

interface Scan {
  readonly lines: readonly Line[];
  at: number;
}

/**
 * Reads the plain YAML that profiles, styles and heads are made of, in the failsafe schema: maps and lists in blocks, values
 * on one line, flow collections within one line. null for everything else, odd or broken: `yaml` then reads it. What it reads
 * is what `yaml` makes of it, at a tenth of the time.
 */
export function readPlainYaml(source: string): FrontValue | null {
  if (ODD.test(source)) return null;
  const lines: Line[] = [];
  for (const line of source.split('\n')) {
    const read = readLine(line);
    if (read === 'odd') return null;
    if (read !== null) lines.push(read);
  }
  const scan: Scan = { lines, at: 0 };
  const value = lines[0]?.indent === 0 ? readMap(scan, 0) : null;
  return scan.at === lines.length ? value : null;
}

// null is a line without content.
function readLine(line: string): Line | 'odd' | null {
  const [, indent = '', item, key, tail = ''] = LINE.exec(line) ?? [];
  const rest = trimEnd(tail);
  const marked = item !== undefined || key !== undefined;
  if (!marked) return rest === '' || rest.startsWith('#') ? null : 'odd';
  if (rest.startsWith('#')) return 'odd';
  return { indent: indent.length, item: item !== undefined, key: key ?? null, rest };
}

function readMap(scan: Scan, indent: number): FrontValue | null {
  const entries = new Map<string, FrontValue>();
  for (let line = lineAt(scan, indent); line !== null; line = lineAt(scan, indent)) {
    if (line.key === null || entries.has(line.key)) return null;
    scan.at += 1;
    const value = line.rest === '' ? readBelow(scan, indent) : readInline(line.rest);
    if (value === null) return null;
    entries.set(line.key, value);
  }
  return endsAt(scan, indent) ? Object.fromEntries(entries) : null;
}

// A list may stand as far to the left as the key that holds it.
function readBelow(scan: Scan, indent: number): FrontValue | null {
  const next = scan.lines[scan.at];
  if (next === undefined || next.indent < indent) return '';
  if (next.item) return readList(scan, next.indent);
  return next.indent === indent ? '' : readMap(scan, next.indent);
}

function readList(scan: Scan, indent: number): FrontValue | null {
  const items: FrontValue[] = [];
  for (let line = lineAt(scan, indent); line?.item; line = lineAt(scan, indent)) {
    scan.at += 1;
    const value = readInline(line.rest);
    if (value === null) return null;
    items.push(value);
  }
  return endsAt(scan, indent) ? items : null;
}

function lineAt({ lines, at }: Scan, indent: number): Line | null {
  const line = lines[at];
  return line?.indent === indent ? line : null;
}

// A deeper line would go on with the value before it.
function endsAt({ lines, at }: Scan, indent: number): boolean {
  return (lines[at]?.indent ?? -1) <= indent;
}

function readInline(source: string): FrontValue | null {
  if (source.startsWith('[') || source.startsWith('{')) {
    const flow = { source, at: 0, depth: 0 };
    const value = readFlow(flow);
    return flow.at === source.length ? value : null;
  }
  const quoted = quotedAt(source, 0);
  if (quoted !== null) return quoted.end === source.length ? quoted.value : null;
  if (!PLAIN.test(source) || /: | #|:$/.test(source)) return null;
  return source;
}

interface Flow {
  readonly source: string;
  at: number;
  depth: number;
}

// Whether more levels are too many is for the reader of all YAML to say.
const DEEPEST = 16;

function readFlow(flow: Flow): FrontValue | null {
  const open = flow.source[flow.at];
  if (flow.depth > DEEPEST) return null;
  if (open === '[') return flowItems(flow, ']', readFlow);
  if (open === '{') {
    const entries = flowItems(flow, '}', flowEntry);
    if (entries === null || new Set(entries.map(([key]) => key)).size < entries.length) return null;
    return Object.fromEntries(entries);
  }
  return flowScalar(flow);
}

function flowItems<T>(flow: Flow, close: string, read: (flow: Flow) => T | null): T[] | null {
  const items: T[] = [];
  flow.depth += 1;
  flow.at += 1;
  skipBlanks(flow);
  for (let mark = flow.source[flow.at]; mark !== close; mark = flow.source[flow.at]) {
    if (items.length > 0 && mark !== ',') return null;
    if (items.length > 0) flow.at += 1;
    skipBlanks(flow);
    const item = read(flow);
    if (item === null) return null;
    items.push(item);
    skipBlanks(flow);
  }
  flow.depth -= 1;
  flow.at += 1;
  return items;
}

const FLOW_KEY = /([A-Za-z][\w.-]{0,99}): +/y;
// A colon, and a hash behind a blank, mean something of their own in here.
const FLOW_PLAIN = /(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|-[A-Za-z0-9])[^:,[\]{}#]*/y;

function flowEntry(flow: Flow): readonly [string, FrontValue] | null {
  FLOW_KEY.lastIndex = flow.at;
  const key = FLOW_KEY.exec(flow.source)?.[1];
  if (key === undefined) return null;
  flow.at = FLOW_KEY.lastIndex;
  const value = readFlow(flow);
  return value === null ? null : [key, value];
}

function flowScalar(flow: Flow): string | null {
  const quoted = quotedAt(flow.source, flow.at);
  if (quoted !== null) {
    flow.at = quoted.end;
    return quoted.value;
  }
  FLOW_PLAIN.lastIndex = flow.at;
  const [plain] = FLOW_PLAIN.exec(flow.source) ?? [];
  if (plain === undefined) return null;
  flow.at = FLOW_PLAIN.lastIndex;
  return trimEnd(plain);
}

const QUOTED = /'((?:[^']|'')*)'|"([^"\\]*)"/y;

function quotedAt(
  source: string,
  at: number,
): { readonly value: string; readonly end: number } | null {
  QUOTED.lastIndex = at;
  const found = QUOTED.exec(source);
  if (found === null) return null;
  const value = found[1]?.replaceAll("''", "'") ?? found[2] ?? '';
  return { value, end: QUOTED.lastIndex };
}

function skipBlanks(flow: Flow): void {
  while (flow.source[flow.at] === ' ') flow.at += 1;
}
