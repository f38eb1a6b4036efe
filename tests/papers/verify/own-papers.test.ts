import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'revcop-verify-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Papers of the library, the text that each amends, and what is to be found in them: rules, how often. */
const PAPERS: readonly (readonly [string, string, Readonly<Record<string, number>>])[] = [
  ['cites/conf.-99.1/rev.cop20.paper.en.md', 'cites/conf.-99.1@original', {}],
  ['cms/11.10/rev.cop13.paper.fr.md', 'cms/11.10@rev.cop12', { reconstructed: 1 }],
  [
    'cms/11.24/rev.cop15.paper.fr.md',
    'cms/11.24@rev.cop13',
    { 'unseen-change': 2, reconstructed: 1 },
  ],
  ['un/75-901/rev.ga80.paper.en.md', 'un/75-901@original', { 'no-comment': 5 }],
  ['un/75-901/rev.ga80.paper.ar.md', 'un/75-901@original', { 'no-comment': 5 }],
];

describe('the Word files of the papers of the library', () => {
  for (const [paper, against, expected] of PAPERS) {
    it(`say nothing but the truth: ${paper}`, async () => {
      const word = join(work, `${paper.replaceAll('/', '-')}.docx`);
      await runCli(['paper', `resolutions/${paper}`, '--docx', word], root);
      const [body = ''] = paper.split('/');
      const argv = ['verify', word, '--against', against, '--body', body, '--json'];
      const { stdout } = await runCli(argv, root);
      const { deviations, unproven } = JSON.parse(stdout);
      const found: Record<string, number> = {};
      for (const { rule } of [...deviations, ...unproven]) found[rule] = (found[rule] ?? 0) + 1;
      expect(found).toEqual(expected);
    });
  }
});
