import type { Change, Comparison, Member } from '../compare/comparison.ts';
import type { StageChange } from '../compare/stage-redline.ts';
import { withRuns } from '../lineage/redline-marks.ts';
import { noteNumbers, raisedMark, withRaisedMarks } from '../model/note-marks.ts';
import type { Text } from '../model/text.ts';

/** How a terminal prints the notes of a comparison: under the numbers that they have in the text where the mark stands. */
export interface TerminalMarks {
  /** A stretch of a redline with its marks raised; a kept mark has its number in the text after. */
  readonly change: (change: Change) => Change;
  /** The same of a redline with a stage. */
  readonly stageChange: (change: StageChange) => StageChange;
  /** The number of a note before its words, raised; empty for what is no note. */
  readonly noteMark: (member: Member, side: 'before' | 'after') => string;
}

/** The marks of a comparison, and of the stage that lies between where there is one. */
export function terminalMarks(
  { before, after }: Pick<Comparison, 'before' | 'after'>,
  stage: Text | null = null,
): TerminalMarks {
  const numbers = {
    before: noteNumbers(before.paragraphs),
    after: noteNumbers(after.paragraphs),
    stage: noteNumbers(stage?.paragraphs ?? []),
  };
  const raise = <C extends Change>(change: C): C =>
    withRuns(change, (runs, side) => withRaisedMarks(runs, (name) => numbers[side].get(name)));
  return {
    change: raise,
    stageChange: (change) =>
      change.op === 'x'
        ? { ...change, runs: withRaisedMarks(change.runs, (name) => numbers.stage.get(name)) }
        : raise(change),
    noteMark: ({ paragraph }, side) =>
      paragraph.kind === 'note'
        ? raisedMark(paragraph.name, numbers[side].get(paragraph.name))
        : '',
  };
}
