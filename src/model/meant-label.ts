import { LATIN_ORDINALS, LONGEST_LABEL, readLabel } from './label.ts';
import { labelOf, type Paragraph } from './paragraph.ts';
import type { Run } from './run.ts';

// What stands between two insertions is the form that is least known.
/** What is expected where a label cannot be read, with the forms of what is put in. */
export const LABELS_EXPECTED =
  'a label such as 8. or 6 bis. (between 6. and 6 bis. stands 6 A., between 6 bis. and 6 ter. 6 bis A.)';

// A year or date is none: `2019 review.`, `2015–2020`, `14 April 2003.`.
const FIGURES = String.raw`^[([]?(?!\d{4}(?:\s+\p{L}{3}|\p{L}|\s*[–—-])|\d{1,2}\.? \p{L}+ \d{4})\p{N}[\p{N}\p{Cf}.,-]*`;
// Closed: `2 bis bis.`, `8..`; or of one short word: `6 Ьis`, which a quantity (`10 000`) has not; or with ordinals: `2 ter bis`.
const CLOSED = new RegExp(`${FIGURES}(?:\\s?[^\\s/]{1,24}){0,3}(?<=[.)\\]:°]\\p{Cf}{0,9})$`, 'u');
const SHORT = new RegExp(`${FIGURES}\\s?(?=[^\\s/]{0,14}[\\p{L}\\p{Cf}])[^\\s/]{1,15}$`, 'u');
const ORDINALS = new RegExp(
  `${FIGURES}(?:[\\s-](?:${LATIN_ORDINALS.join('|')}|[a-z])){1,4}$`,
  'iu',
);
// `a bis bis)`, `(iv ter bis)`.
const LETTERED = /^[([]?(?:\p{L}|[ivxlIVXL]{1,6})(?:\s[^\s()]{1,15}){1,2}\)$/u;

/** Whether the words of a bold beginning were meant as a label, which they are not: `2 bis bis.`, `6 quadragesies.`, digits without end. */
export function isMeantLabel(bold: string): boolean {
  const text = bold.trim();
  if (text.length > 2 * LONGEST_LABEL || readLabel(text).length > 0) return false;
  return CLOSED.test(text) || SHORT.test(text) || ORDINALS.test(text) || LETTERED.test(text);
}

/** The bold words with which a paragraph without a label begins, if they were meant as one; else null. */
export function meantLabel(paragraph: Paragraph): string | null {
  if (labelOf(paragraph) !== null) return null;
  const bold = boldBeginning(beginningOf(paragraph));
  return bold !== null && isMeantLabel(bold) ? bold.trim() : null;
}

function beginningOf(paragraph: Paragraph): readonly Run[] {
  switch (paragraph.kind) {
    case 'plain':
    case 'heading':
      return paragraph.content;
    case 'row':
      return paragraph.head ? [] : (paragraph.cells[0] ?? []);
    default:
      return [];
  }
}

// A blank ends what could be a label.
function boldBeginning(runs: readonly Run[]): string | null {
  const own = runs[0]?.text === '[' && !runs[0].strong ? runs.slice(1) : runs;
  const end = own.findIndex(({ strong }) => !strong);
  const bold = (end === -1 ? own : own.slice(0, end)).map(({ text }) => text).join('');
  const next = end === -1 ? '' : (own[end]?.text ?? '');
  return bold === '' || (next !== '' && !/^\s/.test(next)) ? null : bold;
}
