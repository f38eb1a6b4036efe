import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listBodies, loadProfile } from '../../src/library/profile.ts';
import { tokensOf } from './source-tokens.ts';

const src = fileURLToPath(new URL('../../src', import.meta.url));

interface Found {
  readonly file: string;
  readonly kind: 'code' | 'literal';
  readonly text: string;
  readonly line: number;
}

const sources: readonly Found[] = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const file = relative(src, path);
    return tokensOf(readFileSync(path, 'utf8')).map((token) => ({ file, ...token }));
  });

/** Words as they are spoken: `cmsPaper`, `CMS_PAPER` and `cms/11.24` all hold `cms`. */
function wordsOf(text: string): readonly string[] {
  const parted = text
    .replace(/\\[a-zA-Z](?:\{[^}]*\})?/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
  return parted.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
}

function placesOf(words: ReadonlySet<string>, tokens: readonly Found[]): readonly string[] {
  return tokens.flatMap(({ file, line, text }) =>
    wordsOf(text)
      .filter((word) => words.has(word))
      .map((word) => `${file}:${line} ${word}`),
  );
}

const literals = sources.filter(({ kind }) => kind === 'literal');

describe('the sources', () => {
  it('are taken apart into code and literals, comments left out', () => {
    const tokens = tokensOf("a(/b'/u, `c${d({ e: 'f' })}g`); // h\n/* i */ j / k / l");
    expect(tokens.filter(({ kind }) => kind === 'literal').map(({ text }) => text)).toEqual([
      "/b'/u",
      'c',
      "'f'",
      'g',
    ]);
    const code = tokens.filter(({ kind }) => kind === 'code').map(({ text }) => text);
    expect(code.join('').replace(/\s+/g, '')).toBe('a(,d({e:}));j/k/l');
  });

  it('name no body, neither in names of things nor in words', () => {
    const bodies = [
      ...listBodies(null),
      ...['unep', 'pnue', 'pnuma', 'unfccc', 'cbd', 'ramsar', 'aewa', 'unga', 'unea', 'eurobats'],
      ...['iucn', 'unesco', 'unccd', 'ascobans', 'accobams', 'ozl', 'fccc'],
    ];
    expect(placesOf(new Set(bodies), sources.filter(unspelled))).toEqual([]);
  });

  it('hold no word that a profile has in another language than English', () => {
    const languages = listBodies(null).flatMap((body) =>
      Object.entries(loadProfile(null, body).languages),
    );
    const wordsIn = (english: boolean): readonly string[] =>
      languages
        .filter(([language]) => (language === 'en') === english)
        .flatMap(([, words]) => wordsOf(JSON.stringify(Object.values(words))));
    const known = new Set([...wordsIn(true), ...ENGLISH]);
    const foreign = wordsIn(false).filter((word) => word.length > 3 && !known.has(word));
    expect(foreign.length).toBeGreaterThan(300);
    expect(placesOf(new Set(foreign), literals.filter(unspelled))).toEqual([]);
  });

  it('spell no accented letter, for that is a word of some language, but where letters themselves are folded', () => {
    const accented = literals.filter(({ text }) => /(?![ªº])[^\P{sc=Latin}\p{ASCII}]/u.test(text));
    expect([...new Set(accented.map(({ file }) => file))].sort()).toEqual(LETTERS);
  });
});

// Word spells the numbers of a list in the language of its text; how it does so is a fact of its format.
function unspelled({ file }: Found): boolean {
  return file !== 'formats/docx/read/number-words.ts';
}

// Words that English shares with another language, and that a profile may have in that one alone.
const ENGLISH: readonly string[] = [
  'joint',
  'meta',
  ...[
    'attention',
    'adoption',
    'becomes',
    'citation',
    'literal',
    'word',
    'sans',
    'page',
    'pages',
    'passage',
    'relative',
    'note',
    'notes',
    'table',
    'tables',
    'image',
    'section',
    'format',
  ],
  ...[
    'simple',
    'original',
    'direction',
    'position',
    'version',
    'style',
    'description',
    'script',
    'type',
    'types',
    'base',
    'control',
    'ones',
  ],
  // Of the names that Office Open XML gives its parts.
  'para',
];

// Letters that Unicode does not take apart are folded, the endings of ordinals are read like `bis` and `ter`, numbers are spelt
// as Word spells them, signs of its symbol fonts have their own, and sets of letters are weighed by samples.
const LETTERS: readonly string[] = [
  'formats/docx/read/number-words.ts',
  'formats/docx/read/symbols.ts',
  'formats/extracted/printed-notes.ts',
  'library/names.ts',
  'library/pattern-cost.ts',
  'model/label-order.ts',
  'model/label.ts',
  'papers/recognise/facts.ts',
  'papers/recognise/findings.ts',
  'papers/recognise/merge.ts',
];
