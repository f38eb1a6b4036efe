import { describe, expect, it } from 'vitest';
import { placesInYaml, readYaml } from '../../src/formats/yaml.ts';

describe('YAML', () => {
  it('reads every scalar as the string that was typed', () => {
    const { value, messages } = readYaml(
      'a: 11.10\nb: off\nc: ~\nd: 2026-02-20\ne:\nf: [1, {g: "x"}]\n',
    );
    expect(value).toEqual({
      a: '11.10',
      b: 'off',
      c: '~',
      d: '2026-02-20',
      e: '',
      f: ['1', { g: 'x' }],
    });
    expect(messages).toEqual([]);
  });

  it('says where it breaks and gives nothing', () => {
    expect(readYaml('a: 1\nb: [x\nc: 2\n')).toMatchObject({
      value: '',
      messages: [{ severity: 'error', rule: 'yaml' }],
    });
  });

  it('wants each key once', () => {
    expect(readYaml('a: 1\na: 2\n').messages).toMatchObject([
      { text: 'found a key twice, expected each key once', place: { line: 2, column: 1 } },
    ]);
  });

  it('refuses aliases, depth and size without expanding them', () => {
    expect(readYaml('a: &x [1]\nb: *x\n').messages[0]?.text).toContain('alias');
    expect(readYaml('['.repeat(20_000)).messages[0]?.text).toContain('64 levels');
    expect(readYaml(`${'- '.repeat(20_000)}a`).messages[0]?.text).toContain('64 levels');
    expect(readYaml(`a: ${'x'.repeat(100_001)}`).messages[0]?.text).toContain('at most 100000');
    expect(readYaml(`${'? '.repeat(30)}x`).messages[0]?.text).toContain(
      'found a key that is a list',
    );
  });

  it('holds a key named __proto__ as a key', () => {
    const { value } = readYaml('__proto__: x\n');
    expect(Object.keys(value)).toEqual(['__proto__']);
  });

  it('tells of the first few mistakes and counts the others', () => {
    const { messages } = readYaml('a: 1\n'.repeat(5_000));
    expect(messages).toHaveLength(21);
    expect(messages.at(-1)?.text).toBe('found 4979 more mistakes in the YAML, expected none');
  });

  it('says where a value stands, by the keys that lead to it', () => {
    const placeOf = placesInYaml(
      'keep: x\nit:\n  parts: { keep: [a] }\n  list:\n    - one\n    - two\n',
    );
    expect(placeOf(['it', 'parts', 'keep'])).toEqual({ line: 3, column: 12 });
    expect(placeOf(['it', 'list', '1'])).toEqual({ line: 6, column: 7 });
    expect(placeOf(['it', 'keep'])).toEqual({ line: 2, column: 1 });
    expect(placeOf(['none'])).toEqual({ line: 1, column: 1 });
  });
});
