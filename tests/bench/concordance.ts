import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTextFile } from '../../src/library/texts.ts';
import type { Chain } from '../../src/lineage/chain.ts';
import { concordance } from '../../src/lineage/concordance.ts';
import type { Figure } from './run.ts';

const REVISIONS = 6;
const PARAGRAPHS = 1_000;
const VERBS = ['Requests', 'Invites', 'Encourages', 'Urges', 'Instructs', 'Calls upon'];
const WHO = ['the Secretariat', 'the Parties', 'the Scientific Committee', 'Range States'];
const WHAT = [
  'to measure the flow of fresh water',
  'to keep the banks of the river free of new works',
  'to count the birds that winter there',
  'to report on the state of the mudflats',
  'to publish the data that they hold',
];

function words(seed: number): string {
  const pick = (list: readonly string[], step: number) => list[(seed * step) % list.length] ?? '';
  return `_${pick(VERBS, 7)}_ ${pick(WHO, 11)} ${pick(WHAT, 13)} at site ${seed}, ${pick(WHAT, 17)} and to inform meeting ${seed % 17} of what was done;`;
}

interface Standing {
  readonly id: string;
  readonly words: string;
}

// From one revision to the next one paragraph in ten is reworded, one in forty goes, comes or moves.
function nextRevision(before: readonly Standing[], revision: number): readonly Standing[] {
  const after = before.flatMap((paragraph, at): Standing[] => {
    const turn = at * 31 + revision * 7;
    if (turn % 40 === 0) return [];
    const reworded = {
      ...paragraph,
      words: paragraph.words.replace('at site', `by ${2010 + revision} at site`),
    };
    const own = turn % 10 === 1 ? reworded : paragraph;
    const added = { id: `n${revision}-${at}`, words: words(at + 5_000 * revision) };
    return turn % 40 === 3 ? [own, added] : [own];
  });
  const moved = after.filter((_, at) => at % 80 === 5);
  return [...after.filter((_, at) => at % 80 !== 5), ...moved];
}

function write(folder: string, count: number): readonly string[] {
  let standing: readonly Standing[] = Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    words: words(at),
  }));
  return Array.from({ length: REVISIONS }, (_, revision) => {
    if (revision > 0) standing = nextRevision(standing, revision);
    const head = `---\nbody: cms\nkind: resolution\nnumber: 99.9\nrevision: ${keyOf(revision)}\nlanguage: en\n---\n`;
    const body = standing.map((one, at) => `**${at + 1}.** ${one.words} {#${one.id}}\n`);
    const path = join(folder, `${count}-${revision}.md`);
    writeFileSync(path, [head, '# Monitoring {#title}\n', ...body].join('\n'));
    return path;
  });
}

function keyOf(revision: number): string {
  return revision === 0 ? 'original' : `rev.cop${revision + 1}`;
}

function chainFrom(paths: readonly string[]): Chain {
  return paths.map((path, revision) => ({
    key: keyOf(revision),
    base: revision === 0 ? null : keyOf(revision - 1),
    adopted: true,
    text: readTextFile(path, tmpdir()).text,
  }));
}

// The best of several: what else the machine does only adds to a time.
function best<T>(work: () => T): { readonly time: number; readonly value: T } {
  let [time, value] = [Number.POSITIVE_INFINITY, work()];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    value = work();
    time = Math.min(time, performance.now() - start);
  }
  return { time, value };
}

/** The concordance of six revisions against the reading of their files, and that twice the paragraphs take twice the time. */
export async function benchConcordance(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'concordance-'));
  try {
    const [single, double] = [write(folder, PARAGRAPHS), write(folder, 2 * PARAGRAPHS)];
    const reading = best(() => chainFrom(single));
    const join1 = best(() => concordance(reading.value, { formulaFirst: false }));
    const twice = chainFrom(double);
    const join2 = best(() => concordance(twice, { formulaFirst: false }));
    const name = `concordance of ${REVISIONS} revisions × ${PARAGRAPHS} paragraphs`;
    return [
      { name: `${name} / reading the files`, ratio: join1.time / reading.time, limit: 5 },
      { name: `${name} × 2 / × 1`, ratio: join2.time / join1.time, limit: 2.2 },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
