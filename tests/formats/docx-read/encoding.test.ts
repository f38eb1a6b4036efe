import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decoded } from '../../../src/formats/docx/read/encoding.ts';
import '../../seed.ts';

const CODES = [
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  [
    'UTF-16 the other way round',
    (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  ],
] as const;

describe('the text of a part', () => {
  it.each(CODES)('in %s is the same wherever its bytes are cut', (_, encode) => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '中', '😀', '\uFEFF', ' ') });
    fc.assert(
      fc.property(text, fc.array(fc.nat(60), { maxLength: 6 }), (inner, cuts) => {
        const source = `<${inner}`;
        const bytes = encode(source);
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)), bytes.length].sort(
          (a, b) => a - b,
        );
        const pieces = at.slice(1).map((to, index) => bytes.subarray(at[index], to));
        expect([...decoded(pieces)].join('')).toBe(source);
      }),
    );
  });
});
