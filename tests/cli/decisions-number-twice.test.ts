import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraryWith, treeOf } from '../library/library.ts';
import { agendaOf, meetingFiles } from './meeting-library.ts';
import { runCli } from './run.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const SHAPE = { papers: 12, drafts: 60, references: 200, languages: ['en'] };

const line = (table: string) =>
  `decisions number --meeting cop15 --from 15.1 --order agenda.txt --table ${table}`.split(' ');

async function spawned(root: string, table: string) {
  const argv = ['--import', LOADER, MAIN, ...line(table)];
  const child = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = await text(child.stderr);
  return { table, code: await ended, said };
}

describe('two numberings of one meeting at once', () => {
  it('make one of them, and the other is refused', { timeout: 120_000 }, async () => {
    const files = { ...meetingFiles(SHAPE), 'agenda.txt': agendaOf(SHAPE) };
    const [{ root: alone }, { root }] = [libraryWith(files), libraryWith(files)];
    expect((await runCli(line('one.csv'), alone)).code).toBe(0);
    const runs = await Promise.all(['one.csv', 'two.csv'].map((table) => spawned(root, table)));
    const [done, refused] = runs.toSorted((a, b) => (a.code ?? 9) - (b.code ?? 9));
    expect([done?.code, refused?.code]).not.toContain(null);
    expect([done?.code, refused?.code === 0]).toEqual([0, false]);
    // It came while the other wrote, or when it had written.
    const said = (refused?.said ?? '').replace(/^revcop: .*\n/gm, '');
    expect(said).toMatch(/^error (?:busy|meeting) found .*\n$/);
    const { [done?.table ?? '']: table, ...texts } = treeOf(root);
    expect({ ...texts, 'one.csv': table }).toEqual(treeOf(alone));
    expect(existsSync(join(root, refused?.table ?? ''))).toBe(false);
    expect((await runCli(['decisions', 'number', '--undo', done?.table ?? ''], root)).code).toBe(0);
  });
});
