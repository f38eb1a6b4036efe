import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inlineParser } from '../../src/formats/markdown/inline-parse.ts';
import { readSimple } from '../../src/formats/markdown/inline-simple.ts';
import type { Run } from '../../src/model/run.ts';

const NOTES = new Map([
  ['1', '1'],
  ['n', 'n'],
  ['N', 'n'],
]);
const nameOf = (typed: string) => NOTES.get(typed);
const parse = inlineParser('marked', nameOf);

function byParser(source: string): readonly Run[] {
  const results: Run[][] = [[]];
  parse([{ index: 0, source }], results);
  return results[0] ?? [];
}

const pieces = fc.constantFrom(
  ...['a', 'é', 'mot', 'Le texte', ' ', ' ', ' ', '.', ',', '(', ')', '«', '’', '\u00a0', '\u202f'],
  ...[
    '*',
    '*',
    '**',
    '**',
    '***',
    '_',
    '__',
    '*ital*',
    '**8.**',
    'a*b',
    'x_y',
    '\\*',
    '\\_',
    '\\[',
  ],
  ...[
    '\\',
    '\\\\',
    '\\\n',
    '\n',
    '<br>',
    '<BR />',
    '<',
    '<b',
    '[^1]',
    '[^N]',
    '[^x]',
    '[',
    ']',
    '](',
  ],
  ...['](https://a.b/c)', '[a](#b)', '[m m](#x1)', '[a](x)', '!', '&', '& ', '&amp;', '&#65;', '`'],
  ...[
    '~',
    '#',
    '- ',
    '1. ',
    '>',
    '::a',
    '|',
    '$',
    '+',
    '=',
    '---',
    '😀',
    '\ud83d',
    '\ufeff',
    '\u2028',
  ],
);

describe('inline sources of simple marks', () => {
  it('are read as the parser of Markdown reads them, or left to that', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 12 }), (parts) => {
        const source = parts.join('');
        const runs = readSimple(source, nameOf);
        if (runs === null || !/[^ \t\n]/.test(source)) return;
        read += 1;
        expect(runs).toEqual(byParser(source));
      }),
      { numRuns: 10_000 },
    );
    expect(read).toBeGreaterThan(1_000);
  });

  it.each([
    ['*Charge* le Secrétariat[^1] de **14 *Parties* au moins** ;'],
    ['*回顾*其2015年9月25日**第70**号决议，'],
    ['voir [la Résolution](#bamot), 5 \\* 3 * 2 < 7 & plus<br>suite\\\nfin'],
  ])('such as %s need no parser', (source) => {
    expect(readSimple(source, nameOf)).toEqual(byParser(source));
  });

  it.each([['*a'], ['**a*'], ['a*b**c*'], ['_a_'], ['[a](b "c")'], ['&eacute;'], [' a'], ['a\\']])(
    'such as %s are left to the parser',
    (source) => {
      expect(readSimple(source, nameOf)).toBeNull();
    },
  );
});
