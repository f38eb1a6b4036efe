import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readShelf } from '../../src/cli/shelf.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { listLibrary } from '../../src/library/listing.ts';
import { writeFiles } from '../../src/library/write.ts';
import { agendaOf, type MeetingShape, meetingFiles } from '../cli/meeting-library.ts';
import { runCli } from '../cli/run.ts';
import { libraryWith } from '../library/library.ts';
import type { Figure } from './run.ts';

const MEETING: MeetingShape = { papers: 60, drafts: 400, references: 2_000, languages: ['en'] };
const ROUNDS = 5;

/**
 * The numbering of a whole meeting against reading all texts of its library and writing them out again, the best of several rounds each.
 * Writing is that of the library: the texts as Markdown, their files onto the disk. Measured in the time of the processor, so that what
 * else the machine does counts for nothing. The meeting is then made twice as large.
 */
export async function benchDecisions(): Promise<readonly Figure[]> {
  const once = await measured(MEETING);
  const twice = await measured({ ...MEETING, papers: 120, drafts: 800, references: 4_000 });
  return [
    {
      name: 'numbers of 60 papers, 400 drafts, 2000 references / reading and writing',
      ratio: once.numbering / once.floor,
      limit: 3,
    },
    {
      name: 'numbers of 120 papers / of 60',
      ratio: twice.numbering / once.numbering,
      limit: 2.2,
    },
  ];
}

async function measured(
  shape: MeetingShape,
): Promise<{ readonly numbering: number; readonly floor: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'numbering-'));
  const library = libraryWith(meetingFiles(shape));
  try {
    const agenda = join(folder, 'agenda.txt');
    writeFileSync(agenda, agendaOf(shape));
    const before = contents(library.root);
    const argv = ['decisions', 'number', '--meeting', 'cop15', '--from', '15.1', '--order', agenda];
    let [numbering, floor] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < ROUNDS; round += 1) {
      const table = `${round}.csv`;
      let start = process.cpuUsage();
      const { code, stderr } = await runCli([...argv, '--table', table], library.root);
      numbering = Math.min(numbering, process.cpuUsage(start).user);
      if (code !== 0) throw new Error(`found exit code ${code}, expected 0: ${stderr}`);
      const after = contents(library.root);
      writeFiles(library, before);
      start = process.cpuUsage();
      for (const { text } of readShelf(library).files) writeMarkdown(text);
      writeFiles(library, after);
      floor = Math.min(floor, process.cpuUsage(start).user);
      writeFiles(library, before);
    }
    return { numbering, floor };
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(library.root, { recursive: true });
  }
}

function contents(root: string): { readonly path: string; readonly content: string }[] {
  return listLibrary({ root, cwd: root }).map((path) => ({
    path,
    content: readFileSync(path, 'utf8'),
  }));
}
