import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { JudgedLine } from './lines.ts';

interface OpenLine {
  style: string;
  words: string;
  notes: string[];
}

interface OpenTable {
  readonly number: number;
  row: number;
  cell: number;
}

/** Where the reading of a part stands. */
interface State {
  readonly lines: JudgedLine[];
  readonly open: OpenLine[];
  readonly tables: OpenTable[];
  readonly fields: { code: string; result: boolean }[];
  count: number;
  /** Whether characters that come now are printed. */
  printing: boolean;
  /** Whether the run is a typed mark of a note. */
  typedMark: boolean;
}

/** The paragraphs of a Word file straight from its XML; of revisions, which must be gone, it knows nothing. */
export function wordLines(bytes: Uint8Array): readonly JudgedLine[] {
  const parts = unzipSync(bytes);
  const text = (name: string): string => {
    const part = parts[name];
    return part ? strFromU8(part) : '';
  };
  const styles = styleNames(text('word/styles.xml'));
  const notes = noteWords(text('word/footnotes.xml'));
  return readPart(text('word/document.xml'), styles, notes);
}

function styleNames(xml: string): ReadonlyMap<string, string> {
  const styles = xml.matchAll(
    /<w:style\b[^>]*w:styleId="([^"]*)"[^>]*>.*?<w:name w:val="([^"]*)"/gs,
  );
  return new Map([...styles].map(([, id = '', name = '']) => [id, name]));
}

function noteWords(xml: string): ReadonlyMap<string, string> {
  const notes = xml.matchAll(/<w:footnote\b[^>]*w:id="(-?\d+)"[^>]*>(.*?)<\/w:footnote>/gs);
  const names = /<w:footnotes[^>]*>/.exec(xml)?.[0] ?? '';
  return new Map(
    [...notes].map(([, id = '', inner = '']) => {
      const lines = readPart(`${names}${inner}</w:footnotes>`, new Map(), new Map());
      return [id, lines.map(({ words }) => words).join('\n')];
    }),
  );
}

function readPart(
  xml: string,
  styles: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): readonly JudgedLine[] {
  const state: State = {
    lines: [],
    open: [],
    tables: [],
    fields: [],
    count: 0,
    printing: false,
    typedMark: false,
  };
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => opened(name, attributes, state, styles, notes));
  parser.on('closetag', ({ name }) => closed(name, state));
  parser.on('text', (text) => said(text, state));
  parser.write(xml).close();
  return state.lines;
}

function opened(
  name: string,
  attributes: Readonly<Record<string, string>>,
  state: State,
  styles: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>,
): void {
  const line = state.open.at(-1);
  const table = state.tables.at(-1);
  if (REVISIONS.has(name)) throw new Error(`found ${name} in a file without revisions`);
  if (name === 'w:p') state.open.push({ style: '', words: '', notes: [] });
  else if (name === 'w:tbl') {
    state.tables.push({ number: state.count, row: -1, cell: -1 });
    state.count += 1;
  } else if (name === 'w:tr' && table) {
    table.row += 1;
    table.cell = -1;
  } else if (name === 'w:tc' && table) table.cell += 1;
  else if (name === 'w:r') state.typedMark = false;
  else if (name === 'w:pStyle' && line) {
    const id = attributes['w:val'] ?? '';
    line.style = styles.get(id) ?? id;
  } else if (name === 'w:t') state.printing = true;
  else if (name === 'w:instrText') state.printing = true;
  else if (name === 'w:tab' && line) said('\t', { ...state, printing: true });
  else if ((name === 'w:br' || name === 'w:cr') && line) said('\n', { ...state, printing: true });
  else if (name === 'w:footnoteReference' && line) {
    said('\0', { ...state, printing: true });
    line.notes.push(notes.get(attributes['w:id'] ?? '') ?? '');
    state.typedMark = attributes['w:customMarkFollows'] !== undefined;
  } else if (name === 'w:fldChar') field(attributes['w:fldCharType'] ?? '', state);
}

const REVISIONS = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:rPrChange',
  'w:pPrChange',
]);

function field(type: string, state: State): void {
  const own = state.fields.at(-1);
  if (type === 'begin') state.fields.push({ code: '', result: false });
  else if (type === 'separate' && own) {
    own.result = true;
  } else if (type === 'end') {
    const ended = state.fields.pop();
    const line = state.open.at(-1);
    if (line && ended && /^\s*NOTEREF/.test(ended.code)) line.words += '\0';
  }
}

function closed(name: string, state: State): void {
  if (name === 'w:t' || name === 'w:instrText') state.printing = false;
  else if (name === 'w:tbl') state.tables.pop();
  else if (name === 'w:p') {
    const line = state.open.pop();
    const table = state.tables.at(-1);
    const place = table ? ([table.number, table.row, table.cell] as const) : null;
    if (line) state.lines.push({ ...line, place });
  }
}

function said(text: string, state: State): void {
  const line = state.open.at(-1);
  const own = state.fields.at(-1);
  if (!line || !state.printing || state.typedMark) return;
  if (own && !own.result) own.code += text;
  else if (!own || !/^\s*NOTEREF/.test(own.code)) line.words += text;
}
