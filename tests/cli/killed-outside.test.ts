import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { libraryWith, treeOf } from '../library/library.ts';
import { agendaOf, meetingFiles } from './meeting-library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

const LOADER = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

// How often each command is killed; more by hand: REVCOP_KILLS=60 npx vitest run tests/cli/killed-outside.test.ts
const KILLS = Number(process.env.REVCOP_KILLS ?? 1);
const SHAPE = { papers: 12, drafts: 60, references: 200, languages: ['en'] };
const NUMBER =
  'decisions number --meeting cop15 --from 15.1 --order agenda.txt --table numbers.csv';

const meeting = () => libraryWith({ ...meetingFiles(SHAPE), 'agenda.txt': agendaOf(SHAPE) }).root;

async function numbered(): Promise<string> {
  const root = meeting();
  expect((await runCli(NUMBER.split(' '), root)).code).toBe(0);
  return root;
}

const LANGUAGES = ['en', 'es', 'fr'];

/** The invented body's Decisions of the meetings named, in three languages. */
function estuary(meetings: readonly string[], more: Readonly<Record<string, string>>): string {
  const names = meetings.flatMap((meeting) =>
    LANGUAGES.map(
      (language) =>
        `decisions/cce/${meeting}/estuary-fund${meeting === 'cop6' ? '.draft' : ''}.${language}.md`,
    ),
  );
  const files = names.map((name) => [name, readFileSync(join(REPOSITORY, name), 'utf8')]);
  return libraryWith({ ...Object.fromEntries(files), ...more }).root;
}

const TABLE = 'decision,do,comment\n5.21,renew,Renewed\n5.22,keep,\n5.23,delete,Done\n5.24,keep,\n';
const carried = () => estuary(['cop4', 'cop5'], { 'table.csv': TABLE });

async function readyToAdopt(): Promise<string> {
  const root = estuary(['cop4', 'cop5', 'cop6'], { 'agenda.txt': 'CCE/COP6/Doc.14\n' });
  cpSync(join(REPOSITORY, 'resolutions/cce'), join(root, 'resolutions/cce'), { recursive: true });
  const argv = 'decisions number --meeting cop6 --from 6.12 --order agenda.txt --table numbers.csv';
  expect((await runCli(argv.split(' '), root)).code).toBe(0);
  return root;
}

interface Written {
  readonly journal: number;
  readonly code: number | null;
}

/** Runs a command line in a process of its own; `kill` milliseconds behind the first sight of its journal it is killed. */
async function spawned(line: string, root: string, kill: number | null): Promise<Written> {
  const argv = ['--import', LOADER, join(REPOSITORY, 'src/cli/main.ts'), ...line.split(' ')];
  const child = spawn(process.execPath, argv, { cwd: root, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const running = () => child.exitCode === null && child.signalCode === null;
  const journal = join(root, '.revcop-journal');
  while (running() && !existsSync(journal)) await setImmediate();
  const start = performance.now();
  if (kill !== null) {
    await setTimeout(kill);
    child.kill('SIGKILL');
  } else while (running() && existsSync(journal)) await setImmediate();
  const open = performance.now() - start;
  return { journal: open, code: await ended };
}

describe('a command that is killed from outside while it writes', () => {
  it.each<[string, () => string | Promise<string>]>([
    [NUMBER, meeting],
    ['decisions number --undo numbers.csv', numbered],
    [
      'decisions carry --from cop5 --to cop6 table.csv --paper CCE/COP6/Doc.20 --date 2026-02-20',
      carried,
    ],
    ['adopt decision:cce/cop6/estuary-fund.draft', readyToAdopt],
  ])(
    'is finished or undone by the next: %s',
    { timeout: 60_000 + KILLS * 10_000 },
    async (line, make) => {
      const pattern = await make();
      const copy = () => {
        const { root } = libraryWith();
        cpSync(pattern, root, { recursive: true });
        return root;
      };
      const whole = copy();
      const { journal, code } = await spawned(line, whole, null);
      expect(code).toBe(0);
      const states = [treeOf(pattern), treeOf(whole)].map((tree) => JSON.stringify(tree));
      expect(states[0]).not.toBe(states[1]);
      const told = { old: 0, new: 0, killed: 0, half: 0 };
      for (let turn = 0; turn < KILLS; turn += 1) {
        const root = copy();
        const { code: ending } = await spawned(line, root, (journal * (turn + 0.5)) / KILLS);
        told.killed += ending === null ? 1 : 0;
        told.half += existsSync(join(root, '.revcop-journal')) ? 1 : 0;
        expect((await runCli(['decisions', 'status'], root)).stderr).not.toMatch(/journal|busy/);
        const state = states.indexOf(JSON.stringify(treeOf(root)));
        expect(state).not.toBe(-1);
        told[state === 0 ? 'old' : 'new'] += 1;
        rmSync(root, { recursive: true });
      }
      expect(told.old + told.new).toBe(KILLS);
      if (KILLS > 1) console.log(line.split(' --')[0], told, `${journal.toFixed(0)} ms of writing`);
    },
  );
});
