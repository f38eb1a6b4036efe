import type { Layout } from './layouts.ts';
import type { Region } from './region.ts';
import type { BlockView, LineView, PrintedRun } from './view.ts';

/**
 * The legend of a redline for what is printed of it. Where insertions and deletions are revisions it says so, and how
 * comments, which hold none, show changes; a line of its own tells words of which only the formatting changes is
 * explained where there are such words.
 */
export function legendOf(
  blocks: readonly BlockView[],
  layout: Layout,
  { words, tracked }: Region,
): string {
  const { changedEmphasis = '', legendSideBySide = '' } = words.words;
  const { legendTracked = '', legendComments = '' } = words.words;
  const formatted = blocks.flatMap((block) => formattedRuns(block, tracked));
  const changed = formatted.some(({ op }) => op === 'ins' || op === 'del');
  const emphasised = formatted.some(({ op }) => op === 'emphasis');
  const revised = tracked && legendTracked !== '';
  const legend = layout === 'side-by-side' ? legendSideBySide : words.legend;
  const sentences = [
    revised ? legendTracked : legend,
    revised && changed ? legendComments : '',
    emphasised ? changedEmphasis : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(sentenceSpace(legend));
}

// After the full stop of square characters no blank stands.
function sentenceSpace(legend: string): string {
  return legend.endsWith('。') ? '' : ' ';
}

/** The runs whose changes are marked by their looks: with revisions those of comments alone. */
function formattedRuns(block: BlockView, tracked: boolean): readonly PrintedRun[] {
  const lines = linesOf(block);
  return lines
    .filter(({ classes }) => !tracked || classes.split(' ').includes('comment'))
    .flatMap(({ runs }) => runs);
}

function linesOf({ line, columns, table, notes }: BlockView): readonly LineView[] {
  const inColumns = columns?.rows.flatMap(({ across, cells }) => [...across, ...cells.flat()]);
  const rows = [...(table?.heads ?? []), ...(table?.rows ?? [])];
  return [
    ...(line ? [line] : []),
    ...(inColumns ?? []),
    ...rows.flatMap(({ cells }) => cells.map((cell) => cell.line)),
    ...notes.flatMap((note) => [note.line, ...note.comments]),
  ];
}
