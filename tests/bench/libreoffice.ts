import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Packer, Paragraph } from 'docx';
import { compare } from '../../src/compare/compare.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { copiesOf1124, leastTime } from './compare.ts';
import type { Figure } from './run.ts';

const SCRIPT = fileURLToPath(new URL('libreoffice.py', import.meta.url));

/**
 * How many times faster `compare()` is than LibreOffice's own comparison of the same two texts as Word files (read,
 * compared, written with tracked changes), both warm and without start-up.
 * No figure where LibreOffice or Debian's python3-uno is absent.
 */
export async function benchLibreOffice(): Promise<readonly Figure[]> {
  const { before, after } = copiesOf1124(40, false);
  const office = await officeSeconds(before, after);
  if (office === null) {
    console.log('skip                    LibreOffice or python3-uno is absent');
    return [];
  }
  const ours = leastTime(5, () => compare(before, after)) / 1000;
  const name = `times faster than LibreOffice (${office.toFixed(2)} s against ${ours.toFixed(3)} s)`;
  return [{ name, ratio: office / ours, limit: 15, atLeast: true }];
}

async function officeSeconds(before: Text, after: Text): Promise<number | null> {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-office-'));
  try {
    const files = [join(folder, 'before.docx'), join(folder, 'after.docx')];
    for (const [index, text] of [before, after].entries()) {
      writeFileSync(files[index] ?? '', await wordFile(text));
    }
    const run = spawnSync('/usr/bin/python3', [SCRIPT, ...files], { encoding: 'utf8' });
    return run.status === 0 ? Number(run.stdout) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function wordFile(text: Text): Promise<Uint8Array> {
  const children = text.paragraphs.map((one) => new Paragraph(plainText(contentOf(one))));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
