import type { Element, ElementContent } from 'hast';
import { classesOf, isElement } from '../model/sheet.ts';

type Op = '=' | '+' | '-';

/** Words of a redline that stand together: kept, inserted or deleted. */
interface Stretch {
  readonly op: Op;
  readonly label: boolean;
  readonly text: string;
}

const MARKS: Readonly<Record<Op, readonly [string, string]>> = {
  '=': ['', ''],
  '+': ['{+', '+}'],
  '-': ['[-', '-]'],
};

/**
 * The opening of a redline on a sheet as one line of plain text, `[-1.-]{+2.+} Charge [-le Conseil-]{+le Comité+}…`, with a blank
 * behind numbers. `most` is how many characters are taken, marks not counted; a mark that was opened is closed again.
 */
export function redlineOpening(element: Element, most: number): string {
  const stretches = trimmed(joined(stretchesOf(element, '=', false)));
  let line = '';
  let left = most;
  for (const [at, { op, text }] of stretches.entries()) {
    const letters = [...text];
    const [open, close] = MARKS[op];
    const rest = stretches.slice(at + 1).some((one) => one.text.trim() !== '');
    const cut = letters.length > left || (letters.length === left && rest);
    const words = cut ? `${letters.slice(0, left).join('').trimEnd()}…` : text;
    line += `${open}${words}${close}`;
    if (cut) break;
    left -= letters.length;
  }
  return line;
}

function stretchesOf(node: ElementContent, op: Op, label: boolean): readonly Stretch[] {
  if (node.type === 'text') return [{ op, label, text: node.value }];
  if (!isElement(node) || isNoteNumber(node)) return [];
  if (node.tagName === 'br') return [{ op, label: false, text: ' ' }];
  const inside = node.tagName === 'ins' ? '+' : node.tagName === 'del' ? '-' : op;
  const isLabel = label || classesOf(node).includes('label');
  const found = node.children.flatMap((child) => stretchesOf(child, inside, isLabel));
  // Paragraphs of one cell must not run into one another.
  return node.tagName === 'p' ? [...found, { op: '=', label: false, text: ' ' }] : found;
}

// What follows a word closely and is none of it.
function isNoteNumber(element: Element): boolean {
  const classes = classesOf(element);
  return classes.includes('mark') || (element.tagName === 'a' && classes.includes('note'));
}

/** Stretches of one kind as one; behind a number, or the two of a number that changed, a blank. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const next of stretches.filter(({ text }) => text !== '')) {
    const last = all.at(-1);
    if (last?.label && !next.label) all.push({ op: '=', label: false, text: ' ' });
    const above = all.at(-1);
    if (above && above.op === next.op && above.label === next.label)
      all[all.length - 1] = { ...above, text: above.text + next.text };
    else all.push(next);
  }
  return all;
}

// Runs of white space count as one blank, also where a mark stands in between.
function trimmed(stretches: readonly Stretch[]): readonly Stretch[] {
  let blank = true;
  const line: Stretch[] = [];
  for (const stretch of stretches) {
    const flat = stretch.text.replace(/\s+/g, ' ');
    const text: string = blank ? flat.trimStart() : flat;
    if (text === '') continue;
    blank = stretch.op === '=' && text.endsWith(' ');
    line.push({ ...stretch, text });
  }
  const last = line.at(-1);
  if (last) line[line.length - 1] = { ...last, text: last.text.trimEnd() };
  return line.filter(({ text }) => text !== '');
}
