import type { Comment } from '../../model/paragraph.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import { plainText, type Run } from '../../model/run.ts';
import { type Line, leftOf, type NoteNames, runsOf } from './bits.ts';
import { commentsOfLines, linesOfComments } from './comment-lines.ts';
import { type Remark, spoken } from './desk.ts';
import { brokenLines } from './row-state.ts';

/** What comments are read with. */
export interface CommentReading {
  readonly notes: NoteNames;
  readonly words: LanguageProfile;
  readonly remarks: ReadonlyMap<string, Remark>;
}

/**
 * The comments of a row: the lines of its cell (null: those of the draft), without a bare word for *keep*, and what Word has as
 * comments in the margin of `lines`, under the name of who wrote them.
 */
export function commentsOfRow(
  cell: readonly Line[] | null,
  lines: readonly Line[],
  known: readonly Comment[],
  reading: CommentReading,
): readonly Comment[] {
  const typed = cell === null ? known : commentsOfLines(linesOfCell(cell, reading), known);
  const said = new Set(linesOfComments(typed).map(plainText));
  const remarks = lines.flatMap(({ remarks: names }) =>
    names.flatMap((name) => {
      const remark = reading.remarks.get(name);
      return remark ? [commentOf(remark, reading)] : [];
    }),
  );
  const fresh = remarks.filter(
    (comment) =>
      comment.content.length > 0 &&
      !linesOfComments([comment]).every((line) => said.has(plainText(line))),
  );
  return [...typed, ...fresh];
}

function commentOf({ by, lines }: Remark, reading: CommentReading): Comment {
  const content = spoken(lines).map(({ bits }) => runsOf(leftOf(bits), reading.notes));
  return {
    content,
    attributes: { classes: [], values: by.trim() === '' ? {} : { by: by.trim() } },
  };
}

function linesOfCell(
  cell: readonly Line[],
  { notes, words }: CommentReading,
): readonly (readonly Run[])[] {
  const lines = spoken(brokenLines(cell))
    .map(({ bits }) => runsOf(leftOf(bits), notes))
    .filter((runs) => plainText(runs) !== '');
  const bare = lines.map(plainText).join('\n').trim();
  const keep = words.parts.keep.some((pattern) => new RegExp(`^(?:${pattern})$`, 'iu').test(bare));
  return keep || bare === words.keep ? [] : lines;
}
