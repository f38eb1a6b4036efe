import { type Comment, NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { joinRuns, plainText, type Run, sliceRuns } from '../../model/run.ts';

/** Comments as the lines of a cell; one that is another's begins with his name, `[Name] `. */
export function linesOfComments(comments: readonly Comment[]): readonly (readonly Run[])[] {
  return comments.flatMap((comment) => linesOf(comment));
}

function linesOf({ content, attributes }: Comment): readonly (readonly Run[])[] {
  const { by } = attributes.values;
  const [first, ...others] = content;
  if (by === undefined || first === undefined) return content;
  return [joinRuns([{ text: `[${by}] ` }, ...first]), ...others];
}

/**
 * The comments that the lines of a cell say. Lines that stand as they were stay where they were, with all that their
 * comment carries; a line that is new goes to the comment of the line above it.
 */
export function commentsOfLines(
  lines: readonly (readonly Run[])[],
  known: readonly Comment[],
): readonly Comment[] {
  const homes = homesOf(lines, known);
  const written = known.map((comment, index) => withContent(comment, homes.get(index) ?? []));
  const fresh = known.length === 0 ? [{ content: lines, attributes: NO_ATTRIBUTES }] : written;
  return fresh.filter(({ content }) => content.length > 0);
}

function withContent(comment: Comment, lines: readonly (readonly Run[])[]): Comment {
  const { by } = comment.attributes.values;
  const [first, ...others] = lines;
  const opening = `[${by}] `;
  if (by === undefined || first === undefined || !plainText(first).startsWith(opening))
    return { ...comment, content: lines };
  const rest = sliceRuns(first, opening.length, Number.POSITIVE_INFINITY);
  return { ...comment, content: [rest, ...others].filter((line) => plainText(line) !== '') };
}

// Which comment each line belongs to: an equal line to its own, as many lines as before each to the one at its place.
function homesOf(
  lines: readonly (readonly Run[])[],
  known: readonly Comment[],
): ReadonlyMap<number, readonly (readonly Run[])[]> {
  const before = known.flatMap((comment, home) =>
    linesOf(comment).map((line) => ({ text: plainText(line), home })),
  );
  const homes = new Map<number, (readonly Run[])[]>();
  let home = 0;
  for (const [index, line] of lines.entries()) {
    const text = plainText(line);
    const equal = before.find((one) => one.text === text && one.home >= home);
    const named = known.findIndex(
      ({ attributes }) =>
        attributes.values.by !== undefined && text.startsWith(`[${attributes.values.by}] `),
    );
    const beside = lines.length === before.length ? before[index]?.home : undefined;
    home = equal?.home ?? (named >= 0 ? named : (beside ?? home));
    homes.set(home, [...(homes.get(home) ?? []), line]);
  }
  return homes;
}
