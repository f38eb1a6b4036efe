import type { Message, Place } from '../../model/message.ts';
import { columnCount, rowsOf } from '../../model/sheet-table.ts';
import type { Text } from '../../model/text.ts';
import type { PlacedBlock } from './proof-blocks.ts';

// Word refuses a file with a wider table.
const MOST = 63;

/** A warning where a result prints a table of more columns than Word opens, at the place of the directive, else of the table. */
export function warnOfWidth(
  blocks: readonly PlacedBlock[],
  texts: readonly Text[],
  directive: Place | null,
): readonly Message[] {
  const tables = blocks.filter(({ block }) => block.tagName === 'table');
  const counts = tables.flatMap(({ block }) => rowsOf(block).map(({ row }) => columnCount(row)));
  const most = counts.reduce((widest, count) => Math.max(widest, count), 0);
  if (most <= MOST) return [];
  const text = `found a table of ${most} columns, expected at most ${MOST}: Word opens no wider one`;
  const place = directive ?? placeOfWidest(texts);
  return [{ severity: 'warning', rule: 'wide-table', text, place }];
}

function placeOfWidest(texts: readonly Text[]): Place | null {
  const tables = texts.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((paragraph) => (paragraph.kind === 'table' ? [paragraph] : [])),
  );
  return tables.find(({ align }) => align.length > MOST)?.place ?? null;
}
