import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { findProgram } from '../../src/cli/find-program.ts';
import { readDocx } from '../../src/formats/docx/read/read.ts';
import { deleted, p, r, revision, table, wordFile } from '../formats/docx-read/word-file.ts';
import type { Figure } from './run.ts';

const SIZE = 15 << 20;
const MEGABYTE = 1 << 20;

/**
 * Reading a Word file whose document.xml is 15 MB: time against saxes alone on the same XML, against mammoth and pandoc on the same file,
 * and the memory of a process that reads it.
 */
export async function benchDocxRead(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-bench-'));
  try {
    const bytes = longFile();
    const path = join(folder, 'long.docx');
    writeFileSync(path, bytes);
    const own = fastest(4, () => readDocx(bytes));
    return [
      { name: 'docx: reading 15 MB to saxes alone', ratio: own / floor(bytes), limit: 2 },
      {
        name: 'docx: memory of reading 15 MB, in 500 MB',
        ratio: memory(path) / (500 * MEGABYTE),
        limit: 1,
      },
      ...(await others(bytes, path, own)),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function floor(bytes: Uint8Array): number {
  const part = unzipSync(bytes)['word/document.xml'] ?? new Uint8Array();
  const xml = strFromU8(part);
  return fastest(4, () => {
    new SaxesParser({ xmlns: true, position: false }).write(xml).close();
  });
}

async function others(bytes: Uint8Array, path: string, own: number): Promise<readonly Figure[]> {
  const start = performance.now();
  await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const figures: Figure[] = [atLeast('mammoth', (performance.now() - start) / own)];
  const pandoc = findProgram(['pandoc']);
  if (pandoc !== null) {
    const options = { maxBuffer: 1 << 30 };
    const time = fastest(1, () =>
      execFileSync(pandoc, ['-f', 'docx', '-t', 'json', path], options),
    );
    figures.push(atLeast('pandoc', time / own));
  }
  return figures;
}

function atLeast(name: string, ratio: number): Figure {
  return { name: `docx: ${name} to reading 15 MB`, ratio, limit: 3, atLeast: true };
}

/** The most memory, in bytes, of a process that does nothing but read the file. */
function memory(path: string): number {
  const reader = fileURLToPath(new URL('../../src/formats/docx/read/read.ts', import.meta.url));
  const script = `import { readFileSync } from 'node:fs';
    import { readDocx } from ${JSON.stringify(reader)};
    readDocx(readFileSync(${JSON.stringify(path)}));
    console.log(process.resourceUsage().maxRSS);`;
  const out = execFileSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  );
  return Number(out.trim()) * 1024;
}

function longFile(): Uint8Array {
  const once = Array.from({ length: 40 }, (_, at) => block(at)).join('');
  return wordFile(once.repeat(Math.ceil(SIZE / once.length)), { footnotes: '' });
}

/** What papers are made of: runs with looks that Word has cut up, revisions, and now and then a table. */
function block(at: number): string {
  const look = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/>`;
  const runs = [
    r('Prie instamment ', `${look}<w:i/>`),
    r('les États de l’aire de répartition ', look),
    revision('ins', r(`de coopérer à la mesure ${at} `, `${look}<w:u w:val="single"/>`)),
    revision('del', deleted('de faire rapport ')),
    r('et charge le Secrétariat de ', look),
    r('soumettre un rapport à la prochaine session ;', `${look}<w:strike/>`),
  ].join('');
  const paragraph = p(runs, '<w:spacing w:before="120" w:after="120"/><w:jc w:val="both"/>');
  return at % 10 === 0 ? table([[paragraph, paragraph, paragraph]]) + paragraph : paragraph;
}

function fastest(rounds: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
