import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCli } from './cli/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const PAPER = 'resolutions/cms/11.24/rev.cop15.paper.fr.md';

it('rebuilds the committed paper of out/ to the same bytes', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'revcop-out-'));
  try {
    const { code, stderr } = await runCli(
      ['paper', PAPER, '--docx', `${fresh}/`, '--html', `${fresh}/`],
      root,
    );
    expect(code, stderr).toBe(0);
    const made = readdirSync(fresh).filter((name) => !name.startsWith('.'));
    expect(made.map((name) => extname(name)).sort()).toEqual(['.docx', '.html']);
    for (const name of made) {
      const same = readFileSync(join(fresh, name)).equals(readFileSync(join(root, 'out', name)));
      expect(same, name).toBe(true);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
});
