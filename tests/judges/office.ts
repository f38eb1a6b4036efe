import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../src/cli/find-program.ts';
import type { JudgedLine } from './lines.ts';

const SCRIPT = fileURLToPath(new URL('office.py', import.meta.url));
// Debian's own Python is the one that has LibreOffice's bridge.
const PYTHON = '/usr/bin/python3';

/** Whether LibreOffice and its Python bridge are here. */
export const OFFICE_JUDGES =
  findProgram(['soffice']) !== null && spawnSync(PYTHON, ['-c', 'import uno']).status === 0;

export type Verb = 'accept' | 'reject' | 'keep';

export interface OfficeJob {
  readonly bytes: Uint8Array;
  readonly verb: Verb;
}

/** What LibreOffice made of a file: the bytes that it saved, and their lines as it reads them. */
export interface OfficeResult {
  readonly bytes: Uint8Array;
  readonly lines: readonly JudgedLine[];
}

/** Opens each file in one LibreOffice, accepts or rejects its changes, saves it as Word and reads what was saved. */
export function judgeByOffice(jobs: readonly OfficeJob[]): readonly OfficeResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-office-'));
  try {
    const list = jobs.map(({ bytes, verb }, index) => {
      const path = join(folder, `${index}.docx`);
      writeFileSync(path, bytes);
      return { path, verb, to: join(folder, `${index}.saved.docx`) };
    });
    const said = join(folder, 'jobs.json');
    writeFileSync(said, JSON.stringify(list));
    const run = spawnSync(PYTHON, [SCRIPT, said], { encoding: 'utf8', maxBuffer: 1 << 29 });
    if (run.status !== 0) throw new Error(`LibreOffice failed: ${run.stderr.slice(-2000)}`);
    const printed = run.stdout.trim().split('\n');
    return list.map(({ to }, index) => ({
      bytes: readFileSync(to),
      lines: linesOf(printed[index] ?? '[]'),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Said = [style: string, place: [number, number, number] | null, words: string, notes: string[]];

function linesOf(json: string): readonly JudgedLine[] {
  const said: readonly Said[] = JSON.parse(json);
  return said.map(([style, place, words, notes]) => ({ style, place, words, notes }));
}
