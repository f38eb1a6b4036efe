import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run.ts';
import { resolveByDocxodus } from '../../judges/docxodus.ts';
import type { JudgedLine } from '../../judges/lines.ts';
import { judgeByOffice, OFFICE_JUDGES } from '../../judges/office.ts';
import { openXmlFaults } from '../../judges/open-xml.ts';
import { ownLines } from '../../judges/own-lines.ts';
import { wordLines } from '../../judges/word-lines.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PAPERS = [
  'resolutions/cms/11.10/rev.cop13.paper.fr.md',
  'resolutions/cms/11.24/rev.cop15.paper.fr.md',
  'resolutions/cites/conf.-99.1/rev.cop20.paper.en.md',
  'resolutions/un/75-901/rev.ga80.paper.ar.md',
];
const FOLDER = mkdtempSync(join(tmpdir(), 'revcop-papers-'));

const VERBS = [
  ['accept', 'accepted'],
  ['reject', 'rejected'],
] as const;

/** What a judge holds of a paper: words and notes, these without a typed mark, which the judges do not all count to the words, nor with U+200E. */
function held(lines: readonly JudgedLine[]): readonly string[] {
  return lines
    .map(({ words, notes }) =>
      [words, ...notes.map((note) => note.replace(/^\*\s*/u, ''))]
        .join(' | ')
        .replaceAll('\u200E', '')
        .replace(/\s+/gu, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

// Beside this process LibreOffice and the validator work in theirs.
describe.concurrent('a whole paper with tracked changes', () => {
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = [];

  beforeAll(async () => {
    for (const [index, name] of PAPERS.entries()) {
      const docx = join(FOLDER, `${index}.docx`);
      const { code, stderr } = await runCli(
        ['paper', name, '--redline', 'tracked', '--docx', docx],
        ROOT,
      );
      expect(code, stderr).toBe(0);
      files.push({ name, bytes: readFileSync(docx) });
    }
  }, 120_000);

  it('is accepted and rejected alike by docxodus and the reader of this library', async () => {
    for (const { name, bytes } of files)
      for (const [verb, view] of VERBS) {
        const found = held(wordLines(await resolveByDocxodus(bytes, verb)));
        expect(found, `${name} ${verb}`).toEqual(held(ownLines(bytes, view)));
      }
  }, 120_000);

  it.skipIf(!OFFICE_JUDGES)(
    'and by LibreOffice',
    async () => {
      const jobs = files.flatMap((file) => VERBS.map(([verb, view]) => ({ ...file, verb, view })));
      const results = await judgeByOffice(jobs);
      for (const [at, { name, bytes, verb, view }] of jobs.entries())
        expect(held(results[at] ?? []), `${name} ${verb}`).toEqual(held(ownLines(bytes, view)));
    },
    300_000,
  );

  it.skipIf(openXmlFaults === null)(
    'is valid to the Open XML SDK',
    async () => {
      for (const { name, bytes } of files) expect(await openXmlFaults?.(bytes), name).toEqual([]);
    },
    120_000,
  );
});
