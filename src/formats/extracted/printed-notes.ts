import type { Part } from './parts.ts';
import type { PrintedLine, Setting } from './printed-lines.ts';

/** A note that was printed at the foot of a page: its name, its number and the lines of its words. */
export interface FootNote {
  readonly name: string;
  readonly number: Part;
  readonly lines: readonly PrintedLine[];
}

/** A printed line, or what stands between two: a note, or the number of a page. */
export type PrintedBlock =
  | { readonly kind: 'line'; readonly line: PrintedLine }
  | { readonly kind: 'note'; readonly note: FootNote }
  | { readonly kind: 'page'; readonly line: PrintedLine };

// Ordinals in the languages of the papers, set high behind a number.
const ORDINAL = /^(?:i?[èe]mes?|e|es|er|ers|[èe]?res?|nde?s?|st|th|rd|º|ª|\.º|\.ª|o|a)$/u;
const NUMBERED = /(?:\p{N}|(?<!\p{L})[IVXLC]+)$/u;
const ALONE = /^[0-9]{1,3}$/;

/**
 * Puts back on their line what was set high and extracted as a line of its own: ordinals (`10` / `ème`) and the marks of notes.
 * The notes themselves and the numbers of pages are taken out from between the lines.
 */
export function mendLines(lines: readonly PrintedLine[], setting: Setting): PrintedBlock[] {
  const edges = pageEdges(lines, setting);
  const page: Page = { lines, setting, edges, ...pairNotes(lines, edges) };
  const blocks: PrintedBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (!line) break;
    const last = blocks.at(-1);
    const name = page.notes.get(at);
    const high = last?.kind === 'line' ? liftedOnto(last.line, at, page) : null;
    if (edges.has(at)) blocks.push({ kind: 'page', line });
    else if (name !== undefined) {
      const end = noteEnd(at + 1, page);
      blocks.push({ kind: 'note', note: footNote(name, lines.slice(at, end)) });
      at = end - 1;
    } else if (high) {
      blocks[blocks.length - 1] = { kind: 'line', line: high.line };
      at += high.taken - 1;
    } else {
      const number = ALONE.test(line.text) && standsAlone(lines, at, setting);
      blocks.push({ kind: number ? 'page' : 'line', line });
    }
    at += 1;
  }
  return blocks;
}

/** Lines with what is known of them by their index: heads and feet of pages, marks of notes, and numbers that open notes. */
interface Page extends Paired {
  readonly lines: readonly PrintedLine[];
  readonly setting: Setting;
  readonly edges: ReadonlySet<number>;
}

// An open line with what was set high behind it, and how many lines that took.
function liftedOnto(
  open: PrintedLine,
  at: number,
  { lines, setting, marks, notes }: Page,
): { line: PrintedLine; taken: number } | null {
  const line = lines[at];
  const high = line && isClose(line, setting) ? highPart(line, open, marks.get(at)) : null;
  if (!line || !high) return null;
  const rest = lines[at + 1];
  const tail = rest && notes.get(at + 1) === undefined ? tailOf(line, rest, setting) : null;
  return { line: withParts(open, high, tail), taken: tail ? 2 : 1 };
}

function isClose({ empties, blanks }: PrintedLine, { gap }: Setting): boolean {
  return blanks === 0 && empties <= gap;
}

function highPart(line: PrintedLine, open: PrintedLine, mark: string | undefined): Part | null {
  const [part] = line.parts;
  if (!part) return null;
  if (mark !== undefined) return { ...part, join: '', note: mark };
  return ORDINAL.test(line.text) && NUMBERED.test(open.text) ? { ...part, join: '' } : null;
}

// What stood on the same line is told by the blank that parted them, or begins with a mark that nothing parts.
function tailOf(
  high: PrintedLine,
  line: PrintedLine,
  setting: Setting,
): { line: PrintedLine; join: '' | ' ' } | null {
  if (!isClose(line, setting)) return null;
  if (/^[,.;:)\]»]/.test(line.text)) return { line, join: '' };
  return line.lead > 0 || high.trail ? { line, join: ' ' } : null;
}

function withParts(
  open: PrintedLine,
  high: Part,
  tail: { line: PrintedLine; join: '' | ' ' } | null,
): PrintedLine {
  const rest = (tail?.line.parts ?? []).map((part) => ({ ...part, join: tail?.join ?? '' }));
  const shown = high.note === undefined ? '·'.repeat(high.to - high.from) : '';
  return {
    ...open,
    parts: [...open.parts, high, ...rest],
    text: `${open.text}${shown}${tail ? tail.join + tail.line.text : ''}`,
  };
}

const LONGEST_HEAD = 120;

/** The heads and feet of pages: a line that stands on several pages in the same words next to the number of each, with room around the two. */
function pageEdges(lines: readonly PrintedLine[], { gap }: Setting): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  for (const [at, { text }] of lines.entries()) {
    if (text.length > LONGEST_HEAD || ALONE.test(text) || /[.;:,]$/.test(text)) continue;
    const number = [at - 1, at + 1].find((near) => ALONE.test(lines[near]?.text ?? ''));
    if (number === undefined) continue;
    const [first, last] = [Math.min(at, number), Math.max(at, number)];
    if (!hasRoom(lines[first], gap) && !hasRoom(lines[last + 1], gap)) continue;
    const known = places.get(text);
    if (known) known.push(first);
    else places.set(text, [first]);
  }
  const edges = new Set<number>();
  for (const firsts of places.values())
    if (firsts.length > 1) for (const first of firsts) edges.add(first).add(first + 1);
  return edges;
}

function hasRoom(line: PrintedLine | undefined, gap: number): boolean {
  return !line || line.page || line.blanks > 0 || line.empties > gap;
}

/** By the index of a line: the name of the note that it marks, and of the note that it opens. */
interface Paired {
  readonly marks: ReadonlyMap<number, string>;
  readonly notes: ReadonlyMap<number, string>;
}

/** Numbers alone on a line: the first of a value directly behind words marks a note, the next of it, below a gap, opens that note. */
function pairNotes(lines: readonly PrintedLine[], edges: ReadonlySet<number>): Paired {
  const marks = new Map<number, string>();
  const notes = new Map<number, string>();
  const pending = new Map<string, number>();
  const nameOf = noteNames();
  let zone = false;
  for (const [at, line] of lines.entries()) {
    const alone = ALONE.test(line.text);
    if (line.page || (line.blanks > 0 && !alone) || edges.has(at)) zone = false;
    if (!alone || edges.has(at)) continue;
    const mark = pending.get(line.text);
    const opens = lines[at + 1] !== undefined && (zone || line.blanks > 0);
    if (mark !== undefined && opens) {
      const name = nameOf(line.text);
      marks.set(mark, name);
      notes.set(at, name);
      pending.delete(line.text);
      zone = true;
    } else if (isBehindWords(lines, at)) pending.set(line.text, at);
  }
  return { marks, notes };
}

// `1`, and of the second note 1 `1-2`.
function noteNames(): (number: string) => string {
  const seen = new Map<string, number>();
  return (number) => {
    const count = (seen.get(number) ?? 0) + 1;
    seen.set(number, count);
    return count === 1 ? number : `${number}-${count}`;
  };
}

function isBehindWords(lines: readonly PrintedLine[], at: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  if (!before || !line || line.empties + line.blanks > 0) return false;
  return !ALONE.test(before.text);
}

function noteEnd(from: number, { lines, notes, edges, setting }: Page): number {
  const { gap, blankLines } = setting;
  let end = from + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (!line || line.page || notes.has(end) || edges.has(end)) break;
    if (line.blanks > 0 || (!blankLines && line.empties > gap)) break;
  }
  return Math.min(end, lines.length);
}

function footNote(name: string, lines: readonly PrintedLine[]): FootNote {
  const [first, ...rest] = lines;
  return { name, number: first?.parts[0] ?? { from: 0, to: 0, join: '' }, lines: rest };
}

// The number of a page has more room around it than the lines of a paragraph have.
function standsAlone(lines: readonly PrintedLine[], at: number, { gap }: Setting): boolean {
  return hasRoom(lines[at], gap) && hasRoom(lines[at + 1], gap);
}
