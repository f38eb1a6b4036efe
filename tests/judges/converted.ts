import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from '../../src/cli/find-program.ts';

const PROGRAM = findProgram(['soffice', 'libreoffice']);

/** Whether LibreOffice is here. */
export const OFFICE = PROGRAM !== null;

const FILTERS = { docx: 'docx:MS Word 2007 XML', txt: 'txt:Text (encoded):UTF8' } as const;

/**
 * The same documents as LibreOffice saves them, as Word files or as plain text, in their order; `from` says what they are. One run for all: starting the
 * program takes longer than its work.
 */
export function convertedByOffice(
  files: readonly Uint8Array[],
  to: keyof typeof FILTERS,
  from: 'docx' | 'fodt' = 'docx',
): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-converted-'));
  try {
    const out = join(folder, 'out');
    mkdirSync(out);
    const paths = files.map((_, at) => join(folder, `${at}.${from}`));
    for (const [at, path] of paths.entries()) writeFileSync(path, files[at] ?? '');
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const as = ['--headless', '--convert-to', FILTERS[to], '--outdir', out];
    execFileSync(PROGRAM ?? '', [profile, ...as, ...paths], { stdio: 'ignore', timeout: 240_000 });
    return files.map((_, at) => readFileSync(join(out, `${at}.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
