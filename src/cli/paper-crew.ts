import { type ChildProcess, fork } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuiltPaper, FailedPaper, PaperRequest } from './paper-request.ts';

/** Called as soon as the paper at a path is made or has failed. */
export type PaperDone = (path: string, result: BuiltPaper | FailedPaper) => void;

// A process that makes fewer papers takes longer to get going than it spares.
const FEWEST = 12;

/**
 * Makes papers, several at a time where there are many and several processors. A fault of the program ends all work and is
 * thrown. Nothing is written.
 */
export async function buildPapers(
  paths: readonly string[],
  request: PaperRequest,
  processors: number,
  done: PaperDone,
): Promise<void> {
  const crew = Math.min(processors, Math.floor(paths.length / FEWEST));
  if (crew > 1) await buildTogether(crew, [...paths], request, done);
  else if (paths.length > 0) await buildHere(paths, request, done);
}

async function buildHere(
  paths: readonly string[],
  request: PaperRequest,
  done: PaperDone,
): Promise<void> {
  // Loaded only now: a call that finds all papers made does without.
  const { startBuilding } = await import('./paper-build.ts');
  const build = startBuilding(request);
  for (const path of paths) done(path, await build(path));
}

async function buildTogether(
  crew: number,
  waiting: string[],
  request: PaperRequest,
  done: PaperDone,
): Promise<void> {
  const workers = Array.from({ length: crew }, startWorker);
  const taken = new Set<string>();
  const next = (folder: string | null): string | undefined => {
    const path = nextOf(waiting, folder, taken);
    if (path === undefined) return undefined;
    waiting.splice(waiting.indexOf(path), 1);
    taken.add(dirname(path));
    return path;
  };
  try {
    await Promise.all(
      workers.map((worker) => {
        worker.send(request);
        return keepBusy(worker, next, done);
      }),
    );
  } finally {
    for (const worker of workers) worker.kill();
  }
}

// Processes and not threads: these run from the sources too.
function startWorker(): ChildProcess {
  return fork(WORKER, {
    execArgv: [...process.execArgv, '--heap-growing-percent=60'],
    serialization: 'advanced',
  });
}

// A process stays with the papers of a folder, whose texts it has read, then takes up one that no other has begun.
function nextOf(
  waiting: readonly string[],
  folder: string | null,
  taken: ReadonlySet<string>,
): string | undefined {
  return (
    waiting.find((path) => dirname(path) === folder) ??
    waiting.find((path) => !taken.has(dirname(path))) ??
    waiting[0]
  );
}

function keepBusy(
  worker: ChildProcess,
  next: (folder: string | null) => string | undefined,
  done: PaperDone,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let path = next(null);
    const go = (): void => {
      if (path === undefined) resolve();
      else worker.send(path);
    };
    worker.on('message', (result: BuiltPaper | FailedPaper) => {
      if (path === undefined) return;
      const finished = path;
      path = next(dirname(finished));
      go();
      done(finished, result);
    });
    worker.on('error', reject);
    worker.on('exit', (code, signal) => {
      reject(new Error(`a process that makes papers ended with ${code ?? signal}`));
    });
    go();
  });
}

// The sources are run as they stand, the build under the names that it gives them.
const WORKER = fileURLToPath(
  new URL(`./paper-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);
