import { describe, expect, it } from 'vitest';
import { formatMessage, inFile, type Message, showHidden } from '../../src/model/message.ts';

const found: Message = {
  severity: 'error',
  rule: 'duplicate-id',
  text: 'found a\u202Eb, expected c',
  place: { line: 3, column: 7 },
};

describe('messages', () => {
  it('print as file:line:column severity rule text, hidden characters shown', () => {
    expect(formatMessage(inFile('a.md', found))).toBe(
      'a.md:3:7 error duplicate-id found a‹U+202E›b, expected c',
    );
    expect(formatMessage({ ...found, place: null })).toBe(
      'error duplicate-id found a‹U+202E›b, expected c',
    );
    expect(formatMessage(found)).toMatch(/^-:3:7 /);
  });

  it('print on one line, whatever was typed', () => {
    const typed = { ...found, text: 'found a\nerror seal b\r\n\u2028', place: null };
    expect(formatMessage(typed)).toBe(
      'error duplicate-id found a‹U+000A›error seal b‹U+000D›‹U+000A›‹U+2028›',
    );
    expect(formatMessage(inFile('a\nb.md', found))).toMatch(/^a‹U\+000A›b\.md:3:7 error /);
  });

  it('keep the file that they already name', () => {
    expect(inFile('b.md', inFile('a.md', found)).place?.file).toBe('a.md');
    expect(inFile('b.md', { ...found, place: null }).place).toEqual({
      file: 'b.md',
      line: 1,
      column: 1,
    });
  });

  it('show control, bidirectional and zero-width characters, but not tabs, line feeds and no-break spaces', () => {
    expect(showHidden('a\u0000\u200B\u2066\uFEFF')).toBe('a‹U+0000›‹U+200B›‹U+2066›‹U+FEFF›');
    expect(showHidden('a\tb\nc\u00A0d\u202Fé中م')).toBe('a\tb\nc\u00A0d\u202Fé中م');
  });
});
