import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/library/cli-error.ts';
import { decodeSource, LARGEST_SOURCE, readSource } from '../../src/library/source.ts';
import { libraryWith } from './library.ts';

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CliError) {
      expect(error.exitCode).toBe(3);
      return error.message;
    }
    throw error;
  }
  return 'no error';
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

describe('a source file', () => {
  it('is UTF-8, with or without a byte order mark', () => {
    expect(decodeSource(new TextEncoder().encode('\uFEFFRésolution'), 'a.md')).toBe('Résolution');
  });

  it('that is Latin-1 is refused at the line and column of its first wrong byte', () => {
    const latin = Buffer.from('Titre\nla Résolution', 'latin1');
    expect(refusal(() => decodeSource(latin, 'a.md'))).toBe(
      'a.md:2:5 error encoding found the byte E9 at offset 10, expected UTF-8',
    );
  });

  it.each([
    ['a character cut off at the end', bytes(0x61, 0xe2, 0x82), 1],
    ['a first byte without its second', bytes(0x61, 0xe2, 0x41), 1],
    ['a second byte without its first', bytes(0x61, 0x62, 0x80), 2],
    ['an overlong form', bytes(0xc0, 0xaf), 0],
  ])('with %s is refused at that character', (_, wrong, offset) => {
    expect(refusal(() => decodeSource(wrong, 'a.md'))).toContain(`offset ${offset},`);
  });

  it('is refused at the offset behind its valid beginning, wherever the wrong byte stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (start, end) => {
        const valid = new TextEncoder().encode(start);
        const whole = Buffer.concat([Buffer.from('#'), valid, bytes(0xff), Buffer.from(end)]);
        expect(refusal(() => decodeSource(whole, 'a.md'))).toContain(
          `FF at offset ${valid.length + 1},`,
        );
      }),
    );
  });

  it.each([
    ['a Word file', Buffer.from('PK\u0003\u0004rest')],
    ['a PDF file', Buffer.from('%PDF-1.7')],
    ['UTF-16 text', bytes(0xff, 0xfe, 0x41, 0)],
  ])('that is %s is refused by that name', (name, content) => {
    expect(refusal(() => decodeSource(content, 'a.md'))).toContain(`found ${name}`);
  });

  it('that is missing, a folder or too large is refused with its name', () => {
    const { root } = libraryWith({ 'large.md': new Uint8Array(LARGEST_SOURCE + 1) });
    expect(refusal(() => readSource(`${root}/none.md`, 'none.md'))).toBe(
      'none.md:1:1 error file found no such file or folder, expected a file that can be read',
    );
    expect(refusal(() => readSource(root, 'x'))).toContain('found a folder');
    expect(refusal(() => readSource(`${root}/large.md`, 'large.md'))).toContain(
      'expected at most 32 MB',
    );
  });
});
