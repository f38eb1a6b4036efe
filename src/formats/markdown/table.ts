import { trimEnd } from '../../model/normal-runs.ts';
import { trimStart } from './blanks.ts';
import type { Align } from './blocks.ts';

/** The cells of a table line, blanks around them cut, escapes kept. A pipe at either end opens or closes; `\|` parts nothing. */
export function splitCells(line: string): string[] {
  const text = line.replace(/^[ \t]*\|?/, '');
  const cells: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '|') {
      cells.push(trimEnd(trimStart(text.slice(start, at))));
      start = at + 1;
    }
  }
  const last = trimEnd(trimStart(text.slice(start)));
  return last === '' && cells.length > 0 ? cells : [...cells, last];
}

/** Whether a line is the rule below the head of a table: `|---|:-:|`. */
export function isDelimiterRow(line: string): boolean {
  if (!line.includes('|') || !line.includes('-') || !/^[ \t|:-]+$/.test(line)) return false;
  return splitCells(line).every((cell) => /^:?-+:?$/.test(cell));
}

/** What the rule below the head says about each column. */
export function readAlign(line: string): Align[] {
  return splitCells(line).map((cell) => {
    if (cell.startsWith(':')) return cell.endsWith(':') ? 'center' : 'left';
    return cell.endsWith(':') ? 'right' : null;
  });
}

/** The rule below a head. */
export function writeAlign(align: readonly Align[]): string {
  const rules = { left: ':--', right: '--:', center: ':-:' };
  return `|${align.map((side) => (side ? rules[side] : '---')).join('|')}|`;
}
