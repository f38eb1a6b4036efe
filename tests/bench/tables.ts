import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './run.ts';

const RUN = fileURLToPath(new URL('tables-run.ts', import.meta.url));
const MEGABYTES = 600;

/** Milliseconds of processor time of each work on one table, those of docx alone, and the greatest memory in megabytes. */
interface Run {
  readonly read: number;
  readonly compared: number;
  readonly laidOut: number;
  readonly docx: number;
  readonly html: number;
  readonly floor: number;
  readonly memory: number;
}

/**
 * Tables of six columns and their next edition, read, compared, laid out, proven and written, of which 2,000 rows must not take
 * more than twice what 1,000 take, nor more than 600 MB. The memory is that of the program, which is run with the same bound of growth.
 */
export async function benchTables(): Promise<readonly Figure[]> {
  return [
    ...figures('ids', 'three-column'),
    ...figures('bare', 'three-column'),
    ...figures('ids', 'inline'),
    ...figures('ids', 'side-by-side'),
    ...figures('ids', 'programme'),
  ];
}

function figures(ids: string, layout: string): Figure[] {
  const [half, whole] = [run(1000, ids, layout), run(2000, ids, layout)];
  const name = `table of 2,000 rows, ${ids}, ${layout}`;
  return [
    { name: `${name}: time / twice that of 1,000`, ratio: sum(whole) / sum(half) / 2, limit: 1.25 },
    { name: `${name}: Word file / docx alone`, ratio: whole.docx / whole.floor, limit: 2 },
    { name: `${name}: all work / docx alone`, ratio: sum(whole) / whole.floor, limit: 6 },
    { name: `${name}: memory / ${MEGABYTES} MB`, ratio: whole.memory / MEGABYTES, limit: 1 },
  ];
}

function sum({ read, compared, laidOut, docx, html }: Run): number {
  return read + compared + laidOut + docx + html;
}

function run(rows: number, ids: string, layout: string): Run {
  const tsx = ['--heap-growing-percent=60', '--import', import.meta.resolve('tsx')];
  const args = [...tsx, RUN, String(rows), ids, layout];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
