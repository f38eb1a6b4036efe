/** As many columns as a line has that is read well and goes into most windows. */
export const LINE_WIDTH = 100;

/**
 * Words on lines of at most `width` characters, broken at blanks; a word that is longer stands on a line of its own. A line break of
 * the words begins a new line. At least one line.
 */
export function wrapWords(words: string, width: number): string[] {
  return words.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current: string[] = [];
  let columns = 0;
  for (const word of line.split(' ')) {
    const own = columnsOf(word);
    if (current.length > 0 && columns + 1 + own > width) {
      lines.push(current.join(' '));
      current = [];
      columns = 0;
    }
    columns += own + (current.length > 0 ? 1 : 0);
    current.push(word);
  }
  return [...lines, current.join(' ')];
}

const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** How many columns of a terminal words take: signs of East Asian scripts take two, combining marks none. */
export function columnsOf(words: string): number {
  let columns = 0;
  for (const sign of words) columns += /\p{M}/u.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return columns;
}
