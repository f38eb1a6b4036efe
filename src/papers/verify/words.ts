import type { Label } from '../../model/label.ts';

/**
 * The words of a paragraph as they are compared: every run of blanks, no-break ones too, is one space, none at the ends. Marks of
 * direction, which Word files put around numbers in text from right to left, are left out.
 */
export function wordsOf(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200E\u200F\u061C]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The words as they are compared when only looks may differ: no blanks, one form of apostrophe, quotation mark and hyphen, no soft hyphens. */
export function looseWords(text: string): string {
  return wordsOf(text)
    .replace(/[\s\u00AD]/gu, '')
    .replace(/['ʼ‘]/gu, '’')
    .replace(/[“”„«»]/gu, '"')
    .replace(/\u2011/gu, '-');
}

/** Whether two texts differ in blanks, apostrophes, quotation marks and kinds of hyphen alone. */
export function differsInLooks(a: string, b: string): boolean {
  return a !== b && looseWords(a) === looseWords(b);
}

// As many characters as name a paragraph that has no number.
const OPENING = 48;

/** How a paragraph is called in a finding: by its number, else by its opening words. */
export function nameOf(label: Label | null, words: string): string {
  if (label) return label.text;
  const letters = [...words];
  if (letters.length <= OPENING) return words;
  const cut = letters.slice(0, OPENING).join('');
  const end = cut.lastIndexOf(' ');
  return `${(end > OPENING / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
}
