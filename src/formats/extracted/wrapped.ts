import type { Label } from '../../model/label.ts';
import { shapeOf, succeeds } from '../../model/label-order.ts';
import { readTypedLabels, type TypedLabel } from '../../model/typed-label.ts';
import { hasRoom } from './edge.ts';
import { type Hyphens, joinHyphen } from './hyphens.ts';
import type { Part } from './parts.ts';
import { breaksOff, goesOnSmall, type PrintedLine, type Setting } from './printed-lines.ts';

/** How near to the edge a line must come, of the longest around it, for its end to be that of the paper. */
const FULL = 0.82;
const NEIGHBOURS = 5;

/** A paragraph of wrapped text: the index of its first line, its parts, and where it goes on although the line before ends short of the edge. */
export interface WrappedParagraph {
  readonly first: number;
  readonly parts: readonly Part[];
  readonly doubts: readonly number[];
}

/** Puts the lines of wrapped text together to paragraphs. */
export function joinWrapped(
  lines: readonly PrintedLine[],
  setting: Setting,
  hyphens: Hyphens,
): WrappedParagraph[] {
  const labels = readTypedLabels(lines.map(({ text }) => text));
  const pairs = pairsOf(lines, labels, setting);
  const opening = openingLabels(labels);
  const paragraphs: { first: number; parts: Part[]; doubts: number[] }[] = [];
  const counted = new Map<string, Label>();
  for (const [at, line] of lines.entries()) {
    const open = paragraphs.at(-1);
    const pair = pairs(at);
    const label = labels[at] ?? null;
    const above = open ? (labels[open.first] ?? null) : null;
    const lists = { counted, opens: opening.has(at) };
    if (open && pair && !beginsByLabel(pair, label, lists, above) && goesOn(pair)) {
      if (setting.edge && !pair.full) open.doubts.push(line.parts[0]?.from ?? 0);
      joinHyphen(open.parts, line, hyphens);
    } else {
      if (label) counted.set(shapeOf(label.label), label.label);
      paragraphs.push({ first: at, parts: [...line.parts], doubts: [] });
    }
  }
  return paragraphs;
}

/** Two lines one below the other, and what tells whether they are of one paragraph. */
interface Pair {
  readonly before: string;
  readonly line: PrintedLine;
  /** The first word of the line would not have had room on the one before. */
  readonly full: boolean;
  readonly wide: boolean;
  readonly gap: 'regular' | 'weak' | 'strong' | 'page';
  /** The line is short, without a mark at its end, and stands above a gap or label: a heading by its looks. */
  readonly heading: boolean;
  readonly indented: boolean;
}

// A line by its index with the one above it.
function pairsOf(
  lines: readonly PrintedLine[],
  labels: readonly (TypedLabel | null)[],
  setting: Setting,
): (at: number) => Pair | null {
  const widths = widthsAround(lines);
  return (at) => {
    const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]];
    if (!before || !line) return null;
    const width = widths[at - 1] ?? 0;
    const first = /^\S*/.exec(line.text)?.[0].length ?? 0;
    const ends = !next || labels[at + 1] !== null || gapOf(next, setting) !== 'regular';
    return {
      before: before.text,
      line,
      full: setting.edge
        ? !hasRoom(setting.edge, before, line)
        : before.text.length + 1 + first >= FULL * width,
      wide: before.text.length >= 0.5 * width,
      gap: gapOf(line, setting),
      heading: ends && line.text.length < 0.75 * width && !/[.;:,!?…]["'»”’)\]]*$/u.test(line.text),
      indented: line.lead >= before.lead + 2 && labels[at - 1] === null,
    };
  };
}

// Where lines of blanks part paragraphs, an empty line alone may be an accident of extraction.
function gapOf(line: PrintedLine, { gap, blankLines }: Setting): Pair['gap'] {
  if (line.page && line.empties <= gap) return 'page';
  if (line.blanks > 0) return 'strong';
  if (line.empties <= gap) return 'regular';
  return blankLines ? 'weak' : 'strong';
}

function goesOn({ before, line, full, wide, gap, heading, indented }: Pair): boolean {
  const open = breaksOff(before);
  const small = goesOnSmall(line.text);
  if (gap === 'page')
    return open && (small || (full && !heading && /[\p{L}\p{N},-]$/u.test(before)));
  if (gap === 'strong') return full && small && /[\p{L}\p{N}-]$/u.test(before);
  if (gap === 'weak') return full && open && !(heading && !small);
  // `2024-` above `2026`: a range that the line broke in two.
  if (/[0-9][-–]$/u.test(before) && /^[0-9]{2,4}\b/u.test(line.text)) return true;
  if (!full) return open && small && wide;
  return open || !(heading || indented);
}

/** The last label of each shape, and whether the one at hand opens a list that goes on. */
interface Lists {
  readonly counted: ReadonlyMap<string, Label>;
  readonly opens: boolean;
}

// `2014. Le` in the midst of a sentence is a year, `10.9)` a number: a label there goes on with its list.
function beginsByLabel(
  { before, line, full, gap }: Pair,
  typed: TypedLabel | null,
  { counted, opens }: Lists,
  open: TypedLabel | null,
): boolean {
  if (!typed) return false;
  if (gap !== 'regular' || !full) return true;
  const { label } = typed;
  const inside = /[^.!?…:]["»”’)\]]*$/u.test(before) && breaksOff(before.replace(/;\s*$/u, ''));
  if (!inside) return true;
  if (label.style === 'mark') {
    const same = open?.label.text === label.text;
    return same || !/^[–—]$/.test(label.text) || !goesOnSmall(line.text.slice(typed.length));
  }
  const last = counted.get(shapeOf(label));
  return last === undefined ? opens : succeeds(last, label);
}

// The first numbers of lists that go on: the next label of their shape is the second.
function openingLabels(labels: readonly (TypedLabel | null)[]): ReadonlySet<number> {
  const opening = new Set<number>();
  const next = new Map<string, Label>();
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const label = labels[at]?.label;
    if (!label || label.style === 'mark') continue;
    const behind = next.get(shapeOf(label));
    if (label.value === 1 && behind && succeeds(label, behind)) opening.add(at);
    next.set(shapeOf(label), label);
  }
  return opening;
}

// The longest line among the neighbours of each; one line far longer than nearly all (two that were put together) tells no width.
function widthsAround(lines: readonly PrintedLine[]): number[] {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
  const most = 1.2 * (lengths[Math.floor(0.9 * lengths.length)] ?? 0);
  return lines.map((_, at) => {
    let width = 0;
    for (let near = Math.max(0, at - NEIGHBOURS); near <= at + NEIGHBOURS; near += 1)
      width = Math.max(width, lines[near]?.text.length ?? 0);
    return Math.min(width, most);
  });
}
