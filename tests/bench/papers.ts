import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Root } from 'hast';
import { libraryResolver } from '../../src/cli/resolver.ts';
import { needLibrary } from '../../src/library/find.ts';
import { listLibrary } from '../../src/library/listing.ts';
import { loadProfile, loadTemplates } from '../../src/library/profile.ts';
import { readTextFile, readTextsOnce } from '../../src/library/texts.ts';
import { frontString, languageOf } from '../../src/model/text.ts';
import { writePaper } from '../../src/papers/write/paper.ts';
import { median, timeOf } from './help.ts';
import type { Figure } from './run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = join(ROOT, 'dist/cli/main.js');
const FLOOR = fileURLToPath(new URL('papers-floor.ts', import.meta.url));
const ROUNDS = 5;

/**
 * All papers of the repository as a user makes them, `revcop paper` from its start to its end, against a process that makes
 * the same paragraphs, runs, tables and notes with the package docx alone; then the same call once more.
 */
export async function benchPapers(): Promise<readonly Figure[]> {
  if (!existsSync(MAIN)) throw new Error('dist/ is missing, run `npm run build` first');
  const folder = mkdtempSync(join(tmpdir(), 'revcop-papers-'));
  try {
    const sheets = sheetsOf(ROOT);
    const file = join(folder, 'sheets.json');
    writeFileSync(file, JSON.stringify(sheets));
    const [first, second, floor] = measure(folder, file);
    return [
      { name: `all ${sheets.length} papers / docx alone`, ratio: first / floor, limit: 1.3 },
      { name: 'all papers again, unchanged / the first time', ratio: second / first, limit: 0.1 },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(folder: string, sheets: string): readonly [number, number, number] {
  const first: number[] = [];
  const second: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const out = join(folder, `${round}`, '/');
    const call = [MAIN, 'paper', '--library', ROOT, '--docx', out, '--html', out];
    first.push(timeOf(call));
    second.push(timeOf(call));
    floor.push(timeOf(['-e', '0']) + floorTime(sheets));
  }
  return [median(first), median(second), median(floor)];
}

function floorTime(sheets: string): number {
  const args = ['--import', import.meta.resolve('tsx'), FLOOR, sheets];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout);
}

/** The sheets of all papers of a library. */
function sheetsOf(root: string): readonly Root[] {
  const library = needLibrary(root, undefined);
  const read = readTextsOnce();
  const papers = listLibrary(library).filter((path) => /\.paper\.[a-z-]+\.md$/.test(path));
  return papers.map((path) => {
    const { text } = readTextFile(path, root);
    const body = frontString(text, 'body') ?? '';
    const resolver = libraryResolver(library, languageOf(text), { read });
    const profile = loadProfile(root, body);
    return writePaper(text, resolver, { profile, templates: loadTemplates(root, body) }).value.root;
  });
}
