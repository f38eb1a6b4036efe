import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Pair {
  readonly kind: string;
  readonly moved: boolean;
  readonly before: readonly { readonly id: string | null }[];
  readonly after: readonly { readonly id: string | null }[];
}

async function pairsOf(a: string, b: string, ...options: string[]): Promise<readonly Pair[]> {
  const argv = ['compare', a, b, '--language', 'en', '--json', ...options];
  const { code, stdout, stderr } = await runCli(argv, ROOT);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout).pairs;
}

const line = (text: string) => text.split('\n').filter((one) => one !== '' && one[0] !== '#');
/** The fates written down by hand: instrument, from, to, id, label before, fate, label after, other id. */
const FATES = line(readFileSync(`${ROOT}tests/lineage/fates.tsv`, 'utf8')).map((one) =>
  one.split('\t'),
);

describe('compare over revisions that lie between', () => {
  it.each([
    ['cce/1.2', 'rev.cop2', 'rev.cop5'],
    ['cce/1.2', 'original', 'rev.cop5'],
    ['cce/1.2', 'original', 'rev.cop3'],
    ['cce/1.5', 'original', 'rev.cop5'],
    ['cce/2.3', 'original', 'rev.cop5'],
  ])('%s %s %s tells every merger and split that the neighbours tell', async (of, from, to) => {
    const pairs = await pairsOf(`${of}@${from}`, `${of}@${to}`);
    const idsOf = (side: 'before' | 'after') =>
      new Set(pairs.flatMap((pair) => pair[side].map(({ id }) => id)));
    const [before, after] = [idsOf('before'), idsOf('after')];
    let told = 0;
    for (const [instrument, , , id = '', , fate, , other = ''] of FATES) {
      if (instrument !== of || (fate !== 'merged' && fate !== 'split')) continue;
      const alone = fate === 'merged' ? before.has(id) && !after.has(id) : !before.has(id);
      const known = before.has(id) || after.has(id);
      if (!known || !alone || !before.has(other) || !after.has(other)) continue;
      const pair = pairs.find(({ before: here, after: there }) =>
        [...here, ...there].some((member) => member.id === id),
      );
      const all = [...(pair?.before ?? []), ...(pair?.after ?? [])].map((member) => member.id);
      expect(all, id).toContain(other);
      told += 1;
    }
    expect(told).toBeGreaterThan(0);
  });

  it('tells them in the other direction too', async () => {
    const pairs = await pairsOf('cce/1.2@rev.cop5', 'cce/1.2@rev.cop2');
    const pair = pairs.find(({ after }) => after.some(({ id }) => id === 'gomil'));
    expect(pair?.kind).toBe('split');
    expect(pair?.before.map(({ id }) => id)).toEqual(['farug']);
  });
});

describe('a paper over revisions that lie between', () => {
  const PAPER = 'resolutions/cce/1.2/rev.cop5.paper.en.md';
  const paperOf = (from: string, layout: string): string =>
    '---\nbody: cce\nkind: paper\nnumber: 1.2\nrevision: rev.cop5\npaper: CCE/COP5/Doc.99\nmeeting: cop5\n' +
    `date: 2021-02-20\nlanguage: en\n---\n\n# Changes {#title}\n\n::amendments{of=cce/1.2 from=${from} to=rev.cop5 layout=${layout}}\n`;
  const rowsOf = (root: string, name: string): readonly string[] =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) =>
      row.replace(/<[^>]+>/g, '|'),
    );

  it.each([
    ['three-column', 'original'],
    ['three-column', 'rev.cop2'],
    ['side-by-side', 'rev.cop2'],
    ['summary', 'rev.cop2'],
  ])('has the pairs of compare: %s from %s', async (layout, from) => {
    const { root } = libraryWith({ [PAPER]: paperOf(from, layout) });
    const texts = 'resolutions/cce/1.2';
    for (const name of readdirSync(join(ROOT, texts)).filter((one) => !one.includes('.paper.')))
      cpSync(join(ROOT, texts, name), join(root, texts, name));
    const paper = await runCli(['paper', PAPER, '--html', 'paper.html'], root);
    expect(paper.code).toBe(0);
    const argv = [`cce/1.2@${from}`, 'cce/1.2@rev.cop5', '--language', 'en', '--layout', layout];
    const { code } = await runCli(['compare', ...argv, '--html', 'compare.html'], root);
    expect(code).toBe(0);
    const rows = rowsOf(root, 'compare.html');
    expect(rows.length).toBeGreaterThan(20);
    expect(rowsOf(root, 'paper.html').slice(-rows.length)).toEqual(rows);
  });
});
