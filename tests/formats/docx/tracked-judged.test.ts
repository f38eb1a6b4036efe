import { beforeAll, describe, expect, it } from 'vitest';
import { resolveByDocxodus } from '../../judges/docxodus.ts';
import type { JudgedLine } from '../../judges/lines.ts';
import { judgeByOffice, OFFICE_JUDGES } from '../../judges/office.ts';
import { openXmlFaults } from '../../judges/open-xml.ts';
import { ownLines } from '../../judges/own-lines.ts';
import {
  held,
  lawPairs,
  libraryPairs,
  type TrackedCase,
  trackedFile,
} from '../../judges/tracked-cases.ts';
import { wordLines } from '../../judges/word-lines.ts';

const VERBS = ['accept', 'reject'] as const;
type Verb = (typeof VERBS)[number];

interface Judged {
  readonly one: TrackedCase;
  readonly bytes: Uint8Array;
}

const PAIRS = [...libraryPairs(), ...lawPairs()];
const CASES: readonly TrackedCase[] = (['inline', 'three-column'] as const).flatMap((layout) =>
  PAIRS.map((pair) => ({ ...pair, layout })),
);

// Tables of a thousand rows with changes take minutes to lay out and to validate.
const ROWS = 60;

function isShort({ layout, before, after }: TrackedCase): boolean {
  return layout === 'inline' || before.paragraphs.length + after.paragraphs.length <= 2 * ROWS;
}

/** The first difference between a judged file and the text that it must hold; null where there is none. */
function difference(one: TrackedCase, verb: Verb, lines: readonly JudgedLine[]): string | null {
  const { held: found, expected } = held(one, verb, lines);
  for (const part of ['items', 'notes'] as const) {
    const length = Math.max(found[part].length, expected[part].length);
    for (let at = 0; at < length; at += 1)
      if (withoutTurns(found[part][at]) !== withoutTurns(expected[part][at]))
        return `${one.name} ${one.layout} ${verb} ${part} ${at}: found ${found[part][at]}, expected ${expected[part][at]}`;
  }
  return null;
}

// Between an old and a new number from right to left stands a mark of direction, which prints nothing.
function withoutTurns(line: string | undefined): string | undefined {
  return line?.replaceAll('\u200F', '');
}

// Beside this process LibreOffice and the validator work in theirs.
describe.concurrent('tracked changes', () => {
  const files: Judged[] = [];

  beforeAll(async () => {
    for (const one of CASES) files.push({ one, bytes: await trackedFile(one) });
  }, 120_000);

  it('leave the text after where all are accepted and the text before where all are rejected, to docxodus', async () => {
    const faults: string[] = [];
    for (const { one, bytes } of files)
      for (const verb of VERBS) {
        const found = difference(one, verb, wordLines(await resolveByDocxodus(bytes, verb)));
        if (found !== null) faults.push(found);
      }
    expect(faults).toEqual([]);
  }, 600_000);

  it.skipIf(!OFFICE_JUDGES)(
    'leave the same to LibreOffice, which then saves them, tables of a hundred rows left out',
    async () => {
      const jobs = files
        .filter(({ one }) => isShort(one))
        .flatMap((file) => VERBS.map((verb) => ({ ...file, verb })));
      const results = await judgeByOffice(jobs);
      const faults = jobs.map(({ one, verb }, at) => difference(one, verb, results[at] ?? []));
      expect(faults.filter((fault) => fault !== null)).toEqual([]);
    },
    900_000,
  );

  it.skipIf(openXmlFaults === null)(
    'are valid to the Open XML SDK',
    async () => {
      const faults: string[] = [];
      for (const { one, bytes } of files)
        for (const fault of (await openXmlFaults?.(bytes)) ?? [])
          faults.push(`${one.name} ${one.layout}: ${fault}`);
      expect(faults.slice(0, 20)).toEqual([]);
    },
    600_000,
  );

  it('leave the same to the reader of this library', () => {
    const faults = files.flatMap(({ one, bytes }) => [
      difference(one, 'accept', ownLines(bytes, 'accepted')),
      difference(one, 'reject', ownLines(bytes, 'rejected')),
    ]);
    expect(faults.filter((fault) => fault !== null)).toEqual([]);
  }, 300_000);
});
