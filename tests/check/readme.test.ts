import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { RULES } from '../../src/check/rules.ts';

const readme = readFileSync(
  fileURLToPath(new URL('../../src/check/README.md', import.meta.url)),
  'utf8',
);

it('the README of the rules is the table of the rules', () => {
  const rows = readme
    .split('\n')
    .filter((line) => /^\| `[a-z-]+` \| (?:error|warning|info)/.test(line));
  const expected = RULES.map(({ name, severity, atAdoption, atCorrigendum, about }) => {
    const more =
      atAdoption === undefined || atAdoption === severity ? '' : `, ${atAdoption} at adoption`;
    const then = atCorrigendum === undefined ? '' : `, ${atCorrigendum} in a corrigendum`;
    return `| \`${name}\` | ${severity}${more}${then} | ${about} |`;
  });
  expect(rows.filter((row) => !row.startsWith('| `silence-'))).toEqual(expected);
});

it('each rule has a name of its own and one sentence', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
  for (const { about } of RULES) expect(about).toMatch(/^[A-Zf][^\n]*\.$/);
});
