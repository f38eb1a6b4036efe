import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run.ts';
import { seed } from '../../corpora.ts';
import { libraryWith } from '../../library/library.ts';

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const SEED = seed('cms-cop15-doc27.3.fr.txt');
const DECISIONS = 'decisions/cms/cop14/cami.fr.md';

interface Found {
  readonly rule: string;
  readonly where: string;
  readonly place: { readonly line: number };
  readonly text: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** What `verify` finds in the Decisions that the seed quotes, held against these adopted ones. */
async function quotedIn(decisions: string): Promise<readonly Found[]> {
  const { root } = libraryWith({ [DECISIONS]: decisions });
  const { stdout } = await runCli(['verify', SEED ?? '', '--body', 'cms', '--json'], root);
  const { deviations }: { deviations: readonly Found[] } = JSON.parse(stdout);
  return deviations.filter(({ rule }) => rule === 'quoted-decision');
}

describe.skipIf(SEED === null)('the Decisions that the seed of COP15 quotes', () => {
  const known = readFileSync(join(REPOSITORY, DECISIONS), 'utf8').replace(/^sealed: .*\n/m, '');

  it('lack the prefix of their meeting in two headings: “Décision 169”, “Décision 170”', async () => {
    const found = (await quotedIn(known)).filter(({ where }) => where !== '14.168');
    expect(found.map(({ where, text }) => [where, text])).toEqual([
      ['14.169', expect.stringMatching(/^found Decision 169, expected 14\.169 /)],
      ['14.170', expect.stringMatching(/^found Decision 170, expected 14\.170 /)],
    ]);
    expect(found[0]?.place.line).toBe(66);
  });

  it('say “Conseillés” where “Conseillers” was adopted', async () => {
    const found = (await quotedIn(known)).filter(({ where }) => where === '14.168');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      place: { line: 64 },
      expected: expect.stringMatching(/^Les Conseillers de la région CAMI/),
      found: expect.stringMatching(/^Les Conseillés de la région CAMI/),
    });
  });
});
