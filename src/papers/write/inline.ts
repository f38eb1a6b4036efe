import { block, redlineNotes } from './blocks.ts';
import { movedRemark, rewordingLines } from './comments.ts';
import { redlineLine } from './lines.ts';
import type { NoteBook } from './notebook.ts';
import type { Group } from './redline-groups.ts';
import type { Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import { redlineTable } from './three-column.ts';
import type { BlockView, LineView } from './view.ts';

/** One column of running text with its redline in it, as amendments are printed where there are no columns. */
export function inlineBlocks(
  groups: readonly Exclude<Group, { kind: 'event' }>[],
  region: Region,
  book: NoteBook,
): readonly BlockView[] {
  return groups.flatMap((group): BlockView[] => {
    if (group.kind === 'rows') {
      const table = redlineTable(group, region, book, { surface: 'page', comments: false });
      return [block({ table, notes: redlineNotes(book, region) })];
    }
    return group.entries.flatMap((entry) => {
      const line = remarked(redlineLine(entry, region, book, 'page'), entry, region);
      const rewording = region.tracked ? [] : rewordingLines(entry, region, book);
      return [
        block({ line, notes: redlineNotes(book, region) }),
        ...rewording.map((own) => block({ line: own })),
      ];
    });
  });
}

// There is no column for remarks: what is said of a moved paragraph stands behind it in brackets.
function remarked(line: LineView, entry: PieceEntry, region: Region): LineView {
  const remark = region.tracked ? null : movedRemark(entry, region);
  if (!remark) return line;
  return { ...line, runs: [...line.runs, { text: ` [${remark.text}]`, mark: 'moved' }] };
}
