import type { Message, Place } from '../../model/message.ts';
import { TemplateError } from './template-field.ts';

/** How deep blocks may stand in one another within a template, `else if` included. */
const DEEPEST_BLOCK = 50;

const TAG = /\{\{~?(?:([#^/])|\s*else\s+\w)/y;

/**
 * An error where blocks stand in one another deeper than a template has any use for, before the time of its parser grows with
 * the square of that. Comments are no blocks.
 */
export function findDeepBlock(source: string, file: string): Message | null {
  const open: number[] = [];
  let depth = 0;
  for (let at = source.indexOf('{{'); at !== -1; at = source.indexOf('{{', at + 2)) {
    const end = endOfComment(source, at);
    if (end === null) return null;
    if (end > at) {
      at = end - 2;
      continue;
    }
    TAG.lastIndex = at;
    const found = TAG.exec(source);
    if (!found || isElse(source, at)) continue;
    if (found[1] === '/') depth -= open.pop() ?? 0;
    else if (found[1] === undefined) open.push((open.pop() ?? 0) + 1);
    else open.push(1);
    if (found[1] !== '/') depth += 1;
    if (depth > DEEPEST_BLOCK) return tooDeep(source, at, file);
  }
  return null;
}

const COMMENT = /\{\{~?!(--)?/y;

/** Where the comment that begins at a place ends: at the place itself where none does, null where it does not end. */
function endOfComment(source: string, at: number): number | null {
  COMMENT.lastIndex = at;
  const found = COMMENT.exec(source);
  if (!found) return at;
  const end = found[1] === undefined ? /\}\}/g : /--~?\}\}/g;
  end.lastIndex = at + found[0].length;
  return end.test(source) ? end.lastIndex : null;
}

// `{{^}}` is the other half of its block, `{{^name}}` a block.
function isElse(source: string, at: number): boolean {
  return /^\{\{~?\^\s*~?\}\}/.test(source.slice(at, at + 20));
}

function tooDeep(source: string, at: number, file: string): Message {
  const lines = source.slice(0, at).split('\n');
  const place = { file, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  const text = `found blocks more than ${DEEPEST_BLOCK} deep in one another, expected fewer`;
  return { severity: 'error', rule: 'template-size', text, place };
}

/** Parts run, characters printed and parts inside one another while a sheet is made. */
export interface Spent {
  steps: number;
  length: number;
  depth: number;
}

// The largest tables that papers have take a hundredth of these.
const MOST_STEPS = 20_000_000;
const LONGEST = 30_000_000;
const DEEPEST = 400;

/** Nothing yet. */
export function nothingSpent(): Spent {
  return { steps: 0, length: 0, depth: 0 };
}

/** Ends a run in which partials or lists multiply past all that could be printed. */
export function checkSpent({ steps, length, depth }: Spent, place: Place): void {
  if (length > LONGEST)
    stop(`more than ${LONGEST} characters`, 'a sheet that can be printed', place);
  if (steps > MOST_STEPS)
    stop(`more than ${MOST_STEPS} steps`, 'partials and lists that end sooner', place);
  if (depth > DEEPEST)
    stop(`parts more than ${DEEPEST} deep in one another`, 'fewer partials and blocks', place);
}

function stop(found: string, expected: string, place: Place): never {
  throw new TemplateError('template-size', `found ${found}, expected ${expected}`, place);
}
