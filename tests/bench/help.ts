import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Figure } from './run.ts';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const ROUNDS = 15;

/** The milliseconds that Node takes for these arguments, from start to end; that it fails is an error. */
export function timeOf(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}

/** The middle one of some values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How long `revcop --help` takes, in starts of a bare node; the two take turns, so that a busy machine slows both. */
export async function benchHelp(): Promise<readonly Figure[]> {
  if (!existsSync(MAIN)) throw new Error('dist/ is missing, run `npm run build` first');
  const bare: number[] = [];
  const help: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(timeOf(['-e', '0']));
    help.push(timeOf([MAIN, '--help']));
  }
  return [{ name: 'revcop --help / node -e 0', ratio: median(help) / median(bare), limit: 4 }];
}
