import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipped } from '../../src/formats/docx/zip.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const parts = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.oneof(fc.string(), bytes))
  .map((found) => new Map(Object.entries(found)));

const python = spawnSync('python3', ['--version']).status === 0;

describe('the package of a Word file', () => {
  it('gives back every part under its name, in its order, twice over the same bytes', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const zip = zipped(given);
        expect(zipped(given)).toEqual(zip);
        const wanted = [...given].map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]);
        expect(Object.entries(unzipSync(zip))).toEqual(Object.entries(Object.fromEntries(wanted)));
      }),
    );
  });

  it.skipIf(!python)(
    'is sound for another reader of zips, long parts and pictures included',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'revcop-zip-'));
      try {
        const file = join(folder, 'a.zip');
        const long = Array.from({ length: 40_000 }, (_, at) => `${at * 7919}`).join(' ');
        const given = new Map<string, string | Uint8Array>([
          ['[Content_Types].xml', ''],
          ['word/document.xml', `${long}é`],
          ['word/media/image1.png', Uint8Array.from([1, 2, 3])],
        ]);
        writeFileSync(file, zipped(given));
        const read = `import zipfile; z = zipfile.ZipFile(${JSON.stringify(file)}); print(z.testzip(), [(i.filename, i.file_size, i.date_time[0]) for i in z.infolist()])`;
        const said = execFileSync('python3', ['-c', read], { encoding: 'utf8' }).trim();
        expect(said).toBe(
          `None [('[Content_Types].xml', 0, 1980), ('word/document.xml', ${strToU8(`${long}é`).length}, 1980), ('word/media/image1.png', 3, 1980)]`,
        );
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
