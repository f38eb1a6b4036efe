import { main } from '../../src/cli/program.ts';

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How the world around a run looks, where it matters. */
export interface Surroundings {
  readonly input?: string | Uint8Array;
  readonly colour?: boolean;
  readonly columns?: number;
  /** Milliseconds by which the clock goes forward each time that it is read. */
  readonly tick?: number;
}

/** Runs `revcop` with these arguments in this process, in the folder `cwd`. The day is always 20 February 2026. */
export async function runCli(argv: string[], cwd: string, around: Surroundings = {}): Promise<Run> {
  let stdout = '';
  let stderr = '';
  let now = 0;
  const code = await main(argv, {
    cwd,
    colour: around.colour ?? false,
    ...(around.columns !== undefined && { columns: around.columns }),
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    readInput: async () => Buffer.from(around.input ?? ''),
    today: () => '2026-02-20',
    processors: 1,
    clock: () => {
      now += around.tick ?? 0;
      return now;
    },
  });
  return { code, stdout, stderr };
}
