import { block, cleanBlocks } from './blocks.ts';
import type { PaperParts } from './paper-parts.ts';
import type { Region } from './region.ts';
import type { BlockView, LineView } from './view.ts';

/** The box on the first page: the heading of the summary and its paragraphs, with the notes that they mark. */
export function summaryBlocks({ summary }: PaperParts, region: Region): readonly BlockView[] {
  if (!summary) return [];
  const blocks = cleanBlocks(region, { ...summary, side: 'clean' });
  const lines = blocks.flatMap(({ line }) => (line ? [line] : []));
  const [head, ...rest] = lines;
  if (!head) return [];
  const view = {
    head: { ...head, classes: 'summary-head' },
    lines: rest.map((line): LineView => ({ ...line, classes: 'summary' })),
  };
  const tables = blocks.filter(({ table }) => table);
  return [
    block({ summary: view, notes: blocks.flatMap(({ line, notes }) => (line ? notes : [])) }),
    ...tables,
  ];
}
