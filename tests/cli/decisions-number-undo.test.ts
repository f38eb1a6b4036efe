import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { agendaOf, meetingFiles } from './meeting-library.ts';
import { runCli } from './run.ts';

const SHAPE = { papers: 2, drafts: 5, references: 12, languages: ['en', 'fr'] };
const PAPER = 'decisions/cms/cop15/subject-0.paper.en.md';
const DRAFT = 'decisions/cms/cop15/subject-1.draft.fr.md';
const ARGV = 'decisions number --meeting cop15 --from 15.1 --order agenda.txt --table numbers.csv';

async function numbered() {
  const { root } = libraryWith({ ...meetingFiles(SHAPE), 'agenda.txt': agendaOf(SHAPE) });
  const before = treeOf(root);
  expect((await runCli(ARGV.split(' '), root)).code).toBe(0);
  return { root, before, table: readFileSync(join(root, 'numbers.csv'), 'utf8') };
}

const undo = (root: string) => runCli(['decisions', 'number', '--undo', 'numbers.csv'], root);

describe('a table that is not as it was written', () => {
  const lines = (change: (rows: string[]) => void) => (table: string) => {
    const rows = table.trimEnd().split(/\r?\n/);
    change(rows);
    return `${rows.join('\r\n')}\r\n`;
  };
  const at = (rows: readonly string[], start: string) =>
    rows.findIndex((row) => row.startsWith(start));
  const wholeFile = (rows: string[]) => {
    const first = at(rows, 'file');
    const next = rows.findIndex((row, index) => index > first && row.startsWith('file'));
    rows.splice(first, next - first);
  };
  it.each<[string, (table: string) => string, RegExp]>([
    [
      'a file and its changes missing',
      lines(wholeFile),
      /error table found 5 decisions and 7 files, expected 5 decisions and 8 files$/m,
    ],
    [
      'its last 30 characters missing',
      (table) => table.slice(0, -30),
      /error table found a row table that is cut off, expected how many .*: the end is missing$/m,
    ],
    [
      'its last 8 characters missing',
      (table) => table.slice(0, -8),
      /error table found a row table that is cut off, expected how many .*: the end is missing$/m,
    ],
    [
      'a quote that is not closed',
      (table) => `${table}"abc`,
      /found a quote that is not closed at the end of its cell, expected one that closes it;/m,
    ],
    [
      'a change missing',
      lines((rows) => rows.splice(at(rows, 'change'), 1)),
      /^numbers\.csv:7:1 error table found \d+ changes of decisions\/.*, expected \d+$/m,
    ],
    [
      'a Decision missing',
      lines((rows) => rows.splice(1, 1)),
      /error table found 4 decisions and 8 files, expected 5 decisions and 8 files$/m,
    ],
    [
      'a Decision twice',
      lines((rows) => rows.splice(2, 0, rows[1] ?? '')),
      /^numbers\.csv:3:1 error table found the decision 15\.AA to 15\.1 of .* again, expected it once: line 2$/m,
    ],
    [
      'a change twice',
      lines((rows) => rows.splice(8, 0, rows[7] ?? '')),
      /^numbers\.csv:9:1 error table found the change .* again, expected it once: line 8$/m,
    ],
    [
      'a file twice',
      lines((rows) => rows.splice(8, 0, rows[at(rows, 'file')] ?? '')),
      /^numbers\.csv:9:1 error table found the row file .* again/m,
    ],
    [
      'the end missing',
      lines((rows) => rows.splice(-3)),
      /error table found the .* as the last row, expected the row table: the end is missing$/m,
    ],
    [
      'a cell of a Decision edited',
      (table) => table.replace('15.AA,15.1,', '15.AA,15.9,'),
      /error table found cells or the order of rows changed/,
    ],
    [
      'a cell of a change edited',
      (table) => table.replace(/(change,[^,]*,)15\.\d+/, '$115.99'),
      /error table found cells or the order of rows changed/,
    ],
    [
      'rows in another order',
      lines((rows) => rows.splice(1, 2, rows[2] ?? '', rows[1] ?? '')),
      /error table found cells or the order of rows changed/,
    ],
    [
      'a row of nothing',
      lines((rows) => rows.splice(1, 0, 'note,,,,')),
      /^numbers\.csv:2:1 error table found the row note, expected decision, file/m,
    ],
    ['nothing', () => '', /^numbers\.csv:1:1 error table found nothing/],
  ])('is refused with %s, and nothing is changed', async (_, change, message) => {
    const { root, table } = await numbered();
    put(root, 'numbers.csv', change(table));
    const before = treeOf(root);
    const { code, stdout, stderr } = await undo(root);
    expect([code, stdout, stderr]).toEqual([3, '', expect.stringMatching(message)]);
    expect(treeOf(root)).toEqual(before);
  });

  it('is refused whichever row is missing, doubled or edited', async () => {
    const { root, table } = await numbered();
    const rows = table.trimEnd().split('\r\n');
    const after = treeOf(root);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: rows.length - 1 }),
        fc.constantFrom('drop', 'double', 'edit'),
        async (index, how) => {
          const row = rows[index] ?? '';
          const made = { drop: [], double: [row, row], edit: [row.replace(/\w(?=\W*$)/, '7x')] };
          put(root, 'numbers.csv', `${rows.toSpliced(index, 1, ...made[how]).join('\r\n')}\r\n`);
          expect((await undo(root)).code).toBe(3);
          expect({ ...treeOf(root), 'numbers.csv': after['numbers.csv'] }).toEqual(after);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is taken where a spreadsheet quoted it anew and put empty rows behind it', async () => {
    const { root, before, table } = await numbered();
    const quoted = table.replace(
      /[^,\r\n\uFEFF]+(?=[,\r])/g,
      (cell) => `"${cell.replace(/^"|"$/g, '')}"`,
    );
    put(root, 'numbers.csv', `${quoted}\r\n,,,,\r\n`);
    const { code, stderr } = await undo(root);
    expect([code, stderr]).toEqual([0, '']);
    expect({ ...treeOf(root), 'numbers.csv': null }).toEqual({ ...before, 'numbers.csv': null });
  });
});

// What the user is told to do.
const MEND =
  ': keep a copy of the file, put it back as numbering left it, undo again, and make the change anew; nothing was taken back';

describe('texts that are not as numbering left them', () => {
  const edit = (path: string, change: (source: string) => string) => (root: string) =>
    put(root, path, change(readFileSync(join(root, path), 'utf8')));
  it.each<[string, (root: string) => void, RegExp]>([
    [
      'a word elsewhere',
      edit(PAPER, (source) => `${source}\nMore.\n`),
      new RegExp(
        `^${PAPER}:1:1 error undo found words that were changed since the numbering, though no number was, expected all as numbering left it${MEND}$`,
        'm',
      ),
    ],
    [
      'a number',
      edit(DRAFT, (source) => source.replace('**15.2** Draft', '**15.22** Draft')),
      new RegExp(
        `^${DRAFT}:\\d+:3 error undo found 15\\.22\\*\\* Draft .*, expected 15\\.2, as numbering left it${MEND}$`,
        'm',
      ),
    ],
    [
      'a line above',
      edit(DRAFT, (source) => source.replace('# Subject', '\n# Subject')),
      new RegExp(
        `^${DRAFT}:\\d+:\\d+ error undo found nothing, expected 15\\.\\d+, as numbering left it${MEND}$`,
        'm',
      ),
    ],
    [
      'an adoption',
      edit(DRAFT, (source) =>
        source.replace('status: proposed', 'status: adopted\nadopted-as: decision:cms/cop15/x'),
      ),
      new RegExp(
        `^${DRAFT}:\\d+:1 error undo found a draft that was adopted since, as decision:cms/cop15/x, .*\\n$`,
      ),
    ],
  ])('are told at their place: %s', async (_, change, message) => {
    const { root } = await numbered();
    change(root);
    const before = treeOf(root);
    const { code, stderr } = await undo(root);
    expect([code, stderr]).toEqual([3, expect.stringMatching(message)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(treeOf(root)).toEqual(before);
  });

  it('are undone by what the message says', async () => {
    const { root, before } = await numbered();
    const after = readFileSync(join(root, PAPER), 'utf8');
    put(root, PAPER, `${after}\nMore.\n`);
    expect((await undo(root)).code).toBe(3);
    put(root, PAPER, after);
    expect((await undo(root)).code).toBe(0);
    expect({ ...treeOf(root), 'numbers.csv': null }).toEqual({ ...before, 'numbers.csv': null });
  });

  it('are those of another library, or were restored before', async () => {
    const { root, table } = await numbered();
    expect((await undo(root)).code).toBe(0);
    const again = await undo(root);
    expect([again.code, again.stderr]).toEqual([
      3,
      expect.stringMatching(
        /^decisions\/.*:1:1 error undo found it as it was before the numbering, expected it as numbering left it: taken back already; /,
      ),
    ]);
    const other = libraryWith({ 'numbers.csv': table });
    expect((await undo(other.root)).stderr).toMatch(
      /^numbers\.csv:7:1 error undo found no decisions\/cms\/cop15\/.* in this library, .* put it back, and undo again$/m,
    );
  });
});

describe('taking back', () => {
  it('is refused beside the name of a body: the table says whose numbers they are', async () => {
    const { root } = await numbered();
    const after = treeOf(root);
    const argv = ['decisions', 'number', '--undo', 'numbers.csv', '--body', 'cites'];
    const { code, stderr } = await runCli(argv, root);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('found --undo beside options to number with, expected it without'),
    ]);
    expect(treeOf(root)).toEqual(after);
  });
});
