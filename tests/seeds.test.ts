import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seed } from './corpora.ts';

const folder = fileURLToPath(new URL('../seeds', import.meta.url));
const manifest: { file: string; sha256: string; language: string; exercises: string }[] =
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

describe('seeds/manifest.json', () => {
  it('lists every document that lies in seeds/', () => {
    // Marks that a person set over a document are no document.
    const documents = readdirSync(folder).filter((name) => /(?<!\.redlines)\.txt$/.test(name));
    expect(documents.filter((name) => !manifest.some((entry) => entry.file === name))).toEqual([]);
  });

  for (const entry of manifest) {
    const path = seed(entry.file);
    it.skipIf(path === null)(`knows the bytes of ${entry.file}`, () => {
      const hash = createHash('sha256')
        .update(readFileSync(path ?? ''))
        .digest('hex');
      expect(hash).toBe(entry.sha256);
    });
  }
});
