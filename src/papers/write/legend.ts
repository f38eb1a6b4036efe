import { showHidden } from '../../model/message.ts';
import { frontString, type Text } from '../../model/text.ts';
import type { Layout } from './layouts.ts';
import type { Region } from './region.ts';
import { printedName } from './text-name.ts';
import type { BlockView, LineView, PrintedRun } from './view.ts';

/**
 * The legend of a redline for what is printed of it. Where insertions and deletions are revisions it says so, and how
 * comments, which hold none, show changes; a line of its own tells words of which only the formatting changes is
 * explained where there are such words.
 */
export function legendOf(blocks: readonly BlockView[], layout: Layout, region: Region): string {
  const { words, tracked } = region;
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
    ...sinceSentences(blocks, region),
  ];
  return sentences.filter((sentence) => sentence !== '').join(sentenceSpace(legend));
}

/** What the second marks of a redline mean: which stage they speak of, and only those that there are. */
function sinceSentences(blocks: readonly BlockView[], region: Region): readonly string[] {
  const { stage, words } = region;
  if (!stage) return [];
  const { legendSince = '', legendSinceDropped = '', legendSinceRestored = '' } = words.words;
  const { legendSinceEmphasis = '', legendSinceAnnex = '' } = words.words;
  const runs = blocks.flatMap(linesOf).flatMap((line) => line.runs);
  const restored = runs.some(({ op, since }) => op === 'restored' || (op === 'emphasis' && since));
  const name = stageName(stage.text, region);
  return [
    legendSince,
    runs.some(({ op }) => op === 'dropped') ? legendSinceDropped : '',
    restored ? legendSinceRestored : '',
    runs.some((run) => run.restyled) ? legendSinceEmphasis : '',
    stage.redlinedAnnex ? legendSinceAnnex : '',
  ].map((sentence) => sentence.split('{stage}').join(name));
}

/** What a stage is called: by the symbol of its document, else as any text. */
function stageName(text: Text, { words, profile }: Region): string {
  const symbol = frontString(text, 'paper');
  const { stageDocument = '' } = words.words;
  if (symbol === undefined || stageDocument === '') return printedName(text, words, profile);
  return showHidden(stageDocument.split('{symbol}').join(symbol));
}

/** What parts two sentences of a legend: after the full stop of square characters no blank stands. */
export function sentenceSpace(legend: string): string {
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
