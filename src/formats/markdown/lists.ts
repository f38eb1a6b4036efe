import { type Label, readLabel } from '../../model/label.ts';
import { follows, shapeOf } from '../../model/label-order.ts';

/** The last item of each list met so far, by the shape of its label. */
export type ListMemory = Map<string, Item>;

interface Item {
  readonly label: Label;
  readonly indent: number;
}

export function listMemory(): ListMemory {
  return new Map();
}

const MARK =
  /^[ \t]*([([]?[\p{L}\p{N}]{1,6}(?:\.[\p{L}\p{N}]{1,4}){0,4}(?: (?:bis|ter|quater))?[.)]|[-–—•·‣*+])(?=[ \t]+\S)/u;

// What Markdown itself takes for the first item of a list, even in the middle of running text.
const OPENS_LIST = /^(?:[-*+•‣·]|1[.)])$/;

/**
 * Whether a line of foreign Markdown begins a paragraph of its own, because it goes on with a list or sequence or opens
 * one. `group` is what of its paragraph stands before it; with an empty one the answer only serves the memory.
 * "vom 5.\n10. August" is running text: 10 continues nothing.
 */
export function startsItem(line: string, group: readonly string[], memory: ListMemory): boolean {
  const found = MARK.exec(line);
  const label = found?.[1] === undefined ? undefined : readLabel(found[1].replace(/^\[/, ''))[0];
  if (!found || !label) return false;
  const indent = line.length - line.trimStart().length;
  const shape = shapeOf(label);
  const last = memory.get(shape);
  const starts = group.length === 0 || goesOn(last, label, indent) || opens(label, group);
  if (starts) memory.set(shape, { label, indent });
  return starts;
}

function goesOn(last: Item | undefined, label: Label, indent: number): boolean {
  if (!last || indent > last.indent + last.label.text.length) return false;
  return label.style === 'mark' || follows(last.label, label);
}

function opens(label: Label, group: readonly string[]): boolean {
  if (OPENS_LIST.test(label.text)) return true;
  const before = group.at(-1)?.trimEnd() ?? '';
  return /[:;]$/.test(before) && (label.style === 'mark' || label.value === 1);
}
