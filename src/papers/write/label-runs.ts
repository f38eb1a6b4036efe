import type { Label } from '../../model/label.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import { type Printing, printRuns } from './printed-runs.ts';
import type { Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import type { PrintedRun } from './view.ts';

/** The labels that are printed before a line, null where the paragraph began above it. */
export function startLabels(
  { before, after, piece, stage }: PieceEntry,
  region: Pick<Region, 'stage'> | null = null,
): Labels {
  const then = stage?.starts ? printedLabel(stage.member.paragraph, stage.member.label) : '';
  return {
    before: before && piece.beforeStarts ? printedLabel(before.paragraph, before.label) : '',
    after: after && piece.afterStarts ? printedLabel(after.paragraph, after.label) : '',
    ...(region?.stage ? { stage: then } : {}),
  };
}

// A dot at half height is hardly seen in the weight of the text.
const BULLET = /^[·∙⋅‧]$/;

/** The labels of one line; `stage` where a stage is told of, empty where that had none. */
export interface Labels {
  readonly before: string;
  readonly after: string;
  readonly stage?: string;
}

/** Whether a line stands on one side alone, and its label with it. */
export function whole({
  before,
  after,
}: Pick<PieceEntry, 'before' | 'after'>): 'ins' | 'del' | null {
  if (before && after) return null;
  return after ? 'ins' : 'del';
}

/** A label as it is printed, with the bracket of negotiated text that stands before it. */
export function printedLabel(paragraph: Paragraph, label: Label | null): string {
  const bracket = 'bracket' in paragraph && paragraph.bracket && labelOf(paragraph) ? '[' : '';
  return label ? bracket + label.text : '';
}

/** The labels of both sides: one where they are the same, else one struck and one inserted. */
export function labelRuns(
  labels: Labels,
  printing: Printing,
  alone: 'ins' | 'del' | null,
): PrintedRun[] {
  const print = (text: string, op?: 'ins' | 'del') => printLabel(text, printing, op);
  if (labels.stage !== undefined) return stagedLabels({ ...labels, stage: labels.stage }, printing);
  if (alone) return print(alone === 'ins' ? labels.after : labels.before, alone);
  if (labels.before === labels.after) return print(labels.after);
  const inserted = print(labels.after, 'ins');
  const deleted = print(labels.before, 'del');
  return printing.redlineFirst === 'inserted'
    ? [...inserted, ...deleted]
    : [...deleted, ...inserted];
}

/**
 * The labels of three texts: one where all have the same, else each as it became. A label that the stage alone had is one of
 * those words that were never in force.
 */
function stagedLabels(
  { before, after, stage }: Required<Labels>,
  printing: Printing,
): PrintedRun[] {
  const print = (text: string, op: PrintedRun['op'], since: boolean): readonly PrintedRun[] => {
    const runs = printLabel(text, printing, op);
    return since ? runs.map((run) => ({ ...run, since: true as const })) : runs;
  };
  const kept = before === after;
  const inserted = kept
    ? print(after, after === stage ? undefined : 'restored', false)
    : print(after, 'ins', after !== stage);
  const deleted = kept ? [] : print(before, 'del', before === stage);
  const dropped = stage === before || stage === after ? [] : print(stage, 'dropped', false);
  return printing.redlineFirst === 'inserted'
    ? [...inserted, ...dropped, ...deleted]
    : [...deleted, ...dropped, ...inserted];
}

/** One label as it is printed, nothing where there is none. */
export function printLabel(text: string, printing: Printing, op?: PrintedRun['op']): PrintedRun[] {
  if (text === '') return [];
  return printRuns([{ text }], printing, 'after', op).map((run) => ({
    ...run,
    label: true,
    ...(BULLET.test(text) ? { strong: true } : {}),
  }));
}
