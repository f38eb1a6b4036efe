import { readLabel } from '../../model/label.ts';
import type { Token } from './tokens.ts';

// Only so much of a line is looked at for a label and the tab behind it.
const LONGEST_LABELLED = 4_000;

/**
 * One line of an extracted text: the offsets of its words (blanks at both ends are outside), how many blanks lead it, its
 * number in the source, whether a tab leads it (it opens a table cell) and whether nothing is on it (`empty`) or blanks at
 * most (`from === to`). A tab before a label that another tab parts from its words indents a line and opens no cell.
 */
export interface Line {
  readonly from: number;
  readonly to: number;
  readonly lead: number;
  readonly number: number;
  readonly tab: boolean;
  readonly empty: boolean;
}

/** The lines of a source. A line end inside one of `tokens` (the description of an image, a note) ends no line; a form feed does. */
export function readLines(source: string, tokens: readonly Token[]): Line[] {
  const lines: Line[] = [];
  let token = 0;
  let from = source.startsWith('\uFEFF') ? 1 : 0;
  let number = 1;
  let started = 1;
  for (let at = from; at <= source.length; at += 1) {
    while ((tokens[token]?.to ?? Number.POSITIVE_INFINITY) <= at) token += 1;
    const code = at === source.length ? 0x0a : source.charCodeAt(at);
    if (code !== 0x0a && code !== 0x0c) continue;
    if (code === 0x0a) number += 1;
    const inside = at < source.length && (tokens[token]?.from ?? at) < at;
    if (inside) continue;
    lines.push(lineAt(source, from, at, started));
    from = at + 1;
    started = number;
  }
  return lines;
}

function lineAt(source: string, start: number, end: number, number: number): Line {
  let from = start;
  let to = end;
  while (from < to && isBlank(source.charCodeAt(from))) from += 1;
  while (to > from && isBlank(source.charCodeAt(to - 1))) to -= 1;
  const bare = source.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
  const tab = source.charCodeAt(start) === 0x09 && start < end;
  return {
    from,
    to,
    lead: from - start,
    number,
    tab: tab && !isIndentedLabel(source, from, to),
    empty: start >= bare,
  };
}

// `\tIndicateur 3.7.1\tNombre`: the tab behind the label says what the one before it is.
function isIndentedLabel(source: string, from: number, to: number): boolean {
  const label = /^([^\t]{1,48})\t+(?=[^\t])([^\t]*)$/.exec(
    source.slice(from, Math.min(to, from + LONGEST_LABELLED)),
  );
  return label !== null && readLabel(label[1]?.trimEnd() ?? '').some(({ word }) => word !== '');
}

// Blank, tab and carriage return only: a no-break space is a character of the text.
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}
