import { showHidden } from '../model/message.ts';
import type { Batch } from './batch.ts';
import type { Ending } from './io.ts';
import { printJson } from './report.ts';
import { factsOf, WORKLIST, type WorkItem, type WorkStatus } from './worklist.ts';

/** Prints the worklist, and what to do next. Ends with 1 where a person is needed. */
export function printBatch({ items, io, options, shown, csv }: Batch): Ending {
  const all = [...items.values()];
  const open = all.filter(isOpen);
  if (options.json === true) printJson(io, all.map(itemJson));
  else io.out(`${tableOf(all)}\n${summaryOf(all)}\n`);
  if (open.length === 0) return 0;
  const list = csv === null ? `${shown}/${WORKLIST}` : (options.csv ?? '');
  io.err(
    `revcop: ${open.length} of ${all.length} documents need a person; fill in what is lacking in ${list} (skip as the kind leaves a document alone) and run the same command again\n`,
  );
  return 1;
}

function isOpen({ status, settled }: WorkItem): boolean {
  return status !== 'done' && !(status === 'skipped' && settled);
}

function itemJson(item: WorkItem): unknown {
  const { found, given, settled, written, inCsv, ...rest } = item;
  return { ...rest, ...factsOf(item) };
}

const HEADS = ['document', 'number', 'revision', 'language', 'paragraphs', 'messages', 'status'];
const RIGHT = new Set([4, 5]);
const WIDEST = 48;

function tableOf(items: readonly WorkItem[]): string {
  const rows = [HEADS, ...items.map(rowOf)];
  const widths = HEADS.map((_, at) => Math.max(...rows.map((row) => lengthOf(row[at] ?? ''))));
  const lines = rows.map((row) =>
    row
      .map((cell, at) => {
        const gap = ' '.repeat(Math.max(0, (widths[at] ?? 0) - lengthOf(cell)));
        return RIGHT.has(at) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

function rowOf(item: WorkItem): string[] {
  const { number, revision, language } = factsOf(item);
  const { file, status, reason, paragraphs, messages } = item;
  const count = (value: number): string => (status === 'done' ? String(value) : '');
  return [
    shortened(showHidden(file)),
    shortened(number ?? ''),
    revision ?? '',
    language ?? '',
    count(paragraphs),
    count(messages.length),
    showHidden(reason === '' ? status : `${status}: ${reason}`),
  ];
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > WIDEST ? `…${letters.slice(1 - WIDEST).join('')}` : text;
}

function lengthOf(text: string): number {
  return [...text].length;
}

const STATUSES: readonly WorkStatus[] = ['done', 'needs', 'failed', 'skipped', 'waiting'];

function summaryOf(items: readonly WorkItem[]): string {
  const counts = STATUSES.flatMap((status) => {
    const count = items.filter((item) => item.status === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  return counts.join(', ') || 'no documents';
}
