import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readShelf } from '../../src/cli/shelf.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import type { Library } from '../../src/library/find.ts';
import { listLibrary } from '../../src/library/listing.ts';
import { writeFiles } from '../../src/library/write.ts';
import { agendaOf, type MeetingShape, meetingFiles } from '../cli/meeting-library.ts';
import { runCli } from '../cli/run.ts';
import { libraryWith } from '../library/library.ts';
import type { Figure } from './run.ts';

const MEETING: MeetingShape = { papers: 60, drafts: 400, references: 2_000, languages: ['en'] };
const TWICE: MeetingShape = { ...MEETING, papers: 120, drafts: 800, references: 4_000 };
const ROUNDS = 5;

/**
 * The numbering of a whole meeting against reading all texts of its library and writing them out again, and a meeting twice as large against
 * it: wall time, the median of several rounds. A round measures all of them one after the other, so that what else the machine does falls on each.
 * Writing is that of the library: the texts as Markdown, their files onto the disk.
 */
export async function benchDecisions(): Promise<readonly Figure[]> {
  const [once, twice] = [meetingOn(MEETING), meetingOn(TWICE)];
  try {
    const [numbering, growth]: [number[], number[]] = [[], []];
    // The first round warms up.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const floor = time(() => readAndWrite(once));
      restore(once);
      const first = await numbered(once);
      const larger = await numbered(twice);
      if (round === 0) continue;
      numbering.push(first / floor);
      growth.push(larger / first);
    }
    return [
      {
        name: 'numbers of 60 papers, 400 drafts, 2000 references / reading and writing',
        ratio: median(numbering),
        limit: 3,
      },
      { name: 'numbers of 120 papers / of 60', ratio: median(growth), limit: 2.2 },
    ];
  } finally {
    for (const { folder, library } of [once, twice])
      for (const made of [folder, library.root]) rmSync(made, { recursive: true });
  }
}

interface Contents {
  readonly path: string;
  readonly content: string;
}

interface Meeting {
  readonly folder: string;
  readonly library: Library;
  readonly argv: readonly string[];
  /** Its files before it is numbered, and the same with a line more. */
  readonly before: readonly Contents[];
  readonly changed: readonly Contents[];
}

function meetingOn(shape: MeetingShape): Meeting {
  const folder = mkdtempSync(join(tmpdir(), 'numbering-'));
  const agenda = join(folder, 'agenda.txt');
  writeFileSync(agenda, agendaOf(shape));
  const library = libraryWith(meetingFiles(shape));
  const before = listLibrary(library).map((path) => ({
    path,
    content: readFileSync(path, 'utf8'),
  }));
  return {
    folder,
    library,
    argv: ['decisions', 'number', '--meeting', 'cop15', '--from', '15.1', '--order', agenda],
    before,
    changed: before.map(({ path, content }) => ({ path, content: `${content}\nx\n` })),
  };
}

/** The floor: all texts read, written as Markdown, and as many files put on the disk as numbering changes. */
function readAndWrite({ library, changed }: Meeting): void {
  for (const { text } of readShelf(library).files) writeMarkdown(text);
  writeFiles(library, changed);
}

function restore({ before }: Meeting): void {
  for (const { path, content } of before) writeFileSync(path, content);
}

async function numbered(meeting: Meeting): Promise<number> {
  const { library, argv, folder } = meeting;
  const table = join(folder, 'numbers.csv');
  const start = performance.now();
  const { code, stderr } = await runCli([...argv, '--table', table], library.root);
  const spent = performance.now() - start;
  if (code !== 0) throw new Error(`found exit code ${code}, expected 0: ${stderr}`);
  rmSync(table);
  restore(meeting);
  return spent;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
