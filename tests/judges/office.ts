import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { OFFICE } from './converted.ts';
import type { JudgedLine } from './lines.ts';

const run = promisify(execFile);
const SCRIPT = fileURLToPath(new URL('office.py', import.meta.url));
// Debian's own Python is the one that has LibreOffice's bridge.
const PYTHON = '/usr/bin/python3';

/** Whether LibreOffice and its Python bridge are here. */
export const OFFICE_JUDGES = OFFICE && spawnSync(PYTHON, ['-c', 'import uno']).status === 0;

export interface OfficeJob {
  readonly bytes: Uint8Array;
  readonly verb: 'accept' | 'reject';
}

/** Opens each file in one LibreOffice, accepts or rejects its changes, saves it as Word and reads the lines of what was saved. */
export async function judgeByOffice(
  jobs: readonly OfficeJob[],
): Promise<readonly (readonly JudgedLine[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-office-'));
  try {
    const list = jobs.map(({ bytes, verb }, index) => {
      const path = join(folder, `${index}.docx`);
      writeFileSync(path, bytes);
      return { path, verb, to: join(folder, `${index}.saved.docx`) };
    });
    const said = join(folder, 'jobs.json');
    writeFileSync(said, JSON.stringify(list));
    const { stdout } = await run(PYTHON, [SCRIPT, said], { maxBuffer: 1 << 29 });
    const printed = stdout.trim().split('\n');
    return list.map((_, index) => linesOf(printed[index] ?? '[]'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Said = [style: string, place: [number, number, number] | null, words: string, notes: string[]];

function linesOf(json: string): readonly JudgedLine[] {
  const said: readonly Said[] = JSON.parse(json);
  return said.map(([style, place, words, notes]) => ({ style, place, words, notes }));
}
