import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/library/cli-error.ts';
import { MOST_LINES, readTextSource } from '../../src/library/texts.ts';

describe('a text', () => {
  it('of too many lines is refused before anything is made of it', () => {
    const long = 'a\n\n'.repeat(MOST_LINES + 1);
    expect(() => readTextSource(long, '/t.md', 't.md')).toThrow(CliError);
    expect(() => readTextSource(long, '/t.md', 't.md')).toThrow(
      `t.md:1:1 error size found ${MOST_LINES + 1} lines with words, expected at most ${MOST_LINES}`,
    );
  });

  it('of blank lines, or of one long line, is not', () => {
    const blank = `a\n${' \n'.repeat(4 * MOST_LINES)}b`;
    expect(readTextSource(blank, '/t.md', 't.md').text.paragraphs).toHaveLength(2);
    expect(readTextSource('mot '.repeat(MOST_LINES), '/t.md', 't.md').text.paragraphs).toHaveLength(
      1,
    );
  });
});
