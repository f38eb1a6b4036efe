import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The same documents as Word files that LibreOffice has saved, in their order; `ending` says what they are. One run for all: starting the program takes longer
 * than its work.
 */
export function savedByOffice(
  program: string,
  files: readonly Uint8Array[],
  ending = '.docx',
): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-word-files-'));
  try {
    const out = join(folder, 'out');
    mkdirSync(out);
    const names = files.map((bytes, at) => {
      const name = `${at}${ending}`;
      writeFileSync(join(folder, name), bytes);
      return name;
    });
    execFileSync(
      program,
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'docx:MS Word 2007 XML',
        '--outdir',
        out,
        ...names.map((name) => join(folder, name)),
      ],
      { stdio: 'ignore' },
    );
    return names.map((_, at) => readFileSync(join(out, `${at}.docx`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
