import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yamlPackage } from '../../src/formats/yaml.ts';
import { readPlainYaml } from '../../src/formats/yaml-plain.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the package `yaml` makes of a source with the failsafe schema; undefined where it finds a mistake. */
function byPackage(source: string): unknown {
  const document = yamlPackage().parseDocument(source, { schema: 'failsafe' });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value ?? '';
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  };
  return plain(document.toJS());
}

const piece = fc.constantFrom(
  ...['a', 'key', 'é', '1.5', '-2', 'x y', 'a:b', "'q'", "'it''s'", '"d"', '[a, b]', '{ a: x }'],
  ...['[', ']', '{', '}', ', ', ',', '#', ' #', '&', '*', '!', '|', '>', '?', '%', '@', '`'],
  ...[
    "'",
    '"',
    ':',
    ': ',
    '- ',
    '-',
    '---',
    '...',
    ' ',
    '\u00a0',
    '\u2028',
    '\t',
    '{}',
    '[]',
    '\\',
  ],
);
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '    ', ' '),
    fc.constantFrom('a: ', 'b: ', 'c: ', 'a:', 'b:', '- ', '', '# '),
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('x', 'word b', "'q'", '[a, b]', '{ a: x, b: [c] }', ''),
      },
      { weight: 2, arbitrary: fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('')) },
    ),
  )
  .map((parts) => parts.join(''));
const sources = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));

describe('plain YAML', () => {
  it('is read as the package yaml reads it, or left to that', () => {
    let read = 0;
    fc.assert(
      fc.property(sources, (source) => {
        const value = readPlainYaml(source);
        if (value === null) return;
        read += 1;
        expect(value).toEqual(byPackage(source));
      }),
      { numRuns: 10_000 },
    );
    expect(read).toBeGreaterThan(300);
  });

  it('is all that profiles, styles and texts of this repository have', () => {
    const names = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /^templates\/.*\.yaml$|^(?:resolutions|decisions)\/.*\/.*\.md$/.test(name),
    );
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      const whole = readFileSync(`${ROOT}/${name}`, 'utf8');
      const source = name.endsWith('.md') ? (whole.split(/^---\n/m)[1] ?? '') : whole;
      const found = readPlainYaml(source);
      // What `removed:` and other lists tell may be quoted or stand on several lines: that is left to the package.
      if (found === null && /^(?:removed|repeals|corrigenda|despite):/m.test(source)) continue;
      expect(found, name).toEqual(byPackage(source));
    }
  });

  it.each([
    ['a key twice', 'a: 1\na: 2'],
    ['a value on two lines', 'a: one\n  two'],
    ['an alias', 'a: &x b\nc: *x'],
    ['a tab', 'a:\tb'],
    ['an end of line that JavaScript knows alone', 'a: b\u2028c'],
    ['levels without end', `a: ${'['.repeat(50_000)}`],
  ])('does not judge %s', (_, source) => {
    expect(readPlainYaml(source)).toBeNull();
  });
});
