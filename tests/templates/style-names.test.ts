import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listBodies, loadStyle, loadTemplates } from '../../src/library/profile.ts';
import type { Style } from '../../src/model/style.ts';
import { tokensOf } from './source-tokens.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const readme = readFileSync(join(root, 'templates/README.md'), 'utf8');

/** The kinds of tables that the program prints, as the README names them. */
const kinds = (/Names of tables: `([^`]*)`/.exec(readme)?.[1] ?? '').split(' ');

/** The names that the README gives as those of what the program prints. */
const printed: readonly string[] = readme
  .split('\n')
  .filter((line) => line.startsWith('The program gives these styles to what it prints: '))
  .flatMap((line) => [...line.matchAll(/`([^`]*)`/g)])
  .flatMap(([, names = '']) => names.split(' '));

/** The classes of the templates of a body. */
function templateClasses(body: string): readonly string[] {
  return loadTemplates(null, body).flatMap(({ source }) =>
    [...source.matchAll(/class="([a-z0-9 -]+)"/g)].flatMap(([, names = '']) => names.split(' ')),
  );
}

/** What a style of this name is a variant of: `cell-item-worded-chapeau` of `item`, `programme-cell` of `cell`. */
function originsOf(name: string): readonly string[] {
  const inTable = kinds.flatMap((table) =>
    name.startsWith(`${table}-`) ? [name.slice(table.length + 1)] : [],
  );
  return [name, ...inTable]
    .flatMap((one) => [one, one.replace(/^cell-/, '')])
    .flatMap((one) => [one, one.replace(/-chapeau$/, '').replace(/-(?:worded|run-in)$/, '')]);
}

/** The styles of a body that nothing takes: no template, nothing that the program prints, no style that is taken. */
function deadStyles(style: Style, classes: readonly string[]): readonly string[] {
  const taken = new Set([...classes, ...printed]);
  const live = new Set(
    Object.keys(style.paragraphs).filter((name) =>
      originsOf(name).some((origin) => taken.has(origin)),
    ),
  );
  for (const name of live) {
    const base = style.paragraphs[name]?.basedOn;
    if (base !== undefined) live.add(base);
  }
  return Object.keys(style.paragraphs).filter((name) => !live.has(name));
}

describe('the styles of a body', () => {
  it.each(listBodies(null))('are all taken by something that is printed, %s', (body) => {
    const { style } = loadStyle(null, body);
    expect(deadStyles(style, templateClasses(body))).toEqual([]);
  });

  it('are found out where nothing takes them', () => {
    const { style } = loadStyle(null, 'cms');
    const paragraphs = { ...style.paragraphs, orphan: { basedOn: 'parent' }, parent: {} };
    expect(deadStyles({ ...style, paragraphs }, templateClasses('cms'))).toEqual([
      'orphan',
      'parent',
    ]);
  });

  it.each(listBodies(null))('have each table that a layout prints, %s', (body) => {
    const { style } = loadStyle(null, body);
    const named = new Set([...kinds, ...templateClasses(body)]);
    expect(kinds.length).toBeGreaterThan(5);
    expect(Object.keys(style.tables).filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('the styles that the README names', () => {
  it('are all named in the code that prints', () => {
    const folder = join(root, 'src/papers/write');
    const literals = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => tokensOf(readFileSync(join(folder, name), 'utf8')))
      .filter(({ kind }) => kind === 'literal')
      .map(({ text }) => text)
      .join(' ');
    const words = new Set(literals.match(/[a-z]+(?:-[a-z]+)*/g));
    const shared = new Set(templateClasses('cms'));
    expect(printed.length).toBeGreaterThan(20);
    const unknown = printed.filter((name) => !words.has(name.replace(/-\d$/, '')));
    expect(unknown.filter((name) => !shared.has(name))).toEqual([]);
  });
});
