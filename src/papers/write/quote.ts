import { block } from './blocks.ts';
import { cleanLine, cleanTokens, ownLine } from './lines.ts';
import { cleanFootLine } from './note-lines.ts';
import { cleanFeet, type NoteBook, openNoteBook } from './notebook.ts';
import { printRuns } from './printed-runs.ts';
import { printingOf, type Region } from './region.ts';
import type { Printed } from './sides.ts';
import { isDecisions, styleClasses } from './styles.ts';
import { numbered } from './text-name.ts';
import type { BlockView, LineView } from './view.ts';

/** What a quotation prints; `missing` are the ids that the text does not have, `empty` those of which it prints nothing: a title, a table. */
export interface Quotation {
  readonly blocks: readonly BlockView[];
  readonly quoted: readonly Printed[];
  readonly missing: readonly string[];
  readonly empty: readonly string[];
}

/**
 * Paragraphs of a text quoted in a paper, indented. A Decision is headed by its name and addressee
 * (`Décision 14.167 Adressée aux Parties`), an item stands below its Decision. Without `ids` the whole text but its
 * headings is quoted.
 */
export function quoteBlocks(region: Region, ids: readonly string[]): Quotation {
  const { printed, text } = region.after;
  const decisions = isDecisions(text);
  const book = openNoteBook(cleanFeet(region.after), region.counter);
  const blocks: BlockView[] = [];
  const quoted: Printed[] = [];
  const isAsked = asked(printed, ids);
  let directed: Printed | null = null;
  for (const member of printed) {
    if (member?.paragraph.kind === 'heading') directed = member;
    if (member?.paragraph.kind !== 'plain' || !isAsked(member)) continue;
    quoted.push(member);
    const headed = decisions && member.depth === 1;
    if (headed) blocks.push(ownBlock(decisionHeading(member, directed, region, book)));
    const line = quotedLine(member, headed, region, book);
    const notes = book.taken().map((foot) => ({
      id: book.idOf(foot),
      line: cleanFootLine(foot, region, null, 'clean'),
      comments: [],
    }));
    blocks.push({ ...ownBlock(line), notes });
  }
  const known = new Set(text.paragraphs.map(({ id }) => id));
  const shown = new Set(
    quoted.flatMap((member) =>
      [member, ...ancestors(member, printed)].map(({ paragraph }) => paragraph.id),
    ),
  );
  const empty = ids.filter((id) => known.has(id) && !shown.has(id));
  return { blocks, quoted, missing: ids.filter((id) => !known.has(id)), empty };
}

function ownBlock(line: LineView): BlockView {
  return block({ line });
}

/** The paragraphs that are asked for: those of the ids, what these hang on, and what hangs on them. */
function asked(
  printed: readonly (Printed | null)[],
  ids: readonly string[],
): (member: Printed) => boolean {
  if (ids.length === 0) return () => true;
  const named = new Set(ids);
  const wanted = new Set<Printed>();
  for (const member of printed) {
    if (!member) continue;
    const above = ancestors(member, printed);
    const isNamed = ({ paragraph: { id } }: Printed): boolean => id !== null && named.has(id);
    if (isNamed(member)) for (const one of above) wanted.add(one);
    if ([member, ...above].some(isNamed)) wanted.add(member);
  }
  return (member) => wanted.has(member);
}

function ancestors(member: Printed, printed: readonly (Printed | null)[]): readonly Printed[] {
  const above: Printed[] = [];
  for (let at = member.parent; at !== null; ) {
    const parent: Printed | null = printed[at] ?? null;
    if (!parent) break;
    above.push(parent);
    at = parent.parent;
  }
  return above;
}

function decisionHeading(
  member: Printed,
  directed: Printed | null,
  region: Region,
  book: NoteBook,
): LineView {
  const number = numbered(region.words.names.decision, member.label?.text ?? '').trim();
  const content =
    directed?.paragraph.kind === 'heading' && directed.role !== 'title'
      ? directed.paragraph.content
      : [];
  const printing = printingOf(region, book);
  const runs =
    content.length === 0 ? [] : [{ text: ' ' }, ...printRuns(content, printing, 'after')];
  const line = ownLine('quote-heading', [{ text: number }, ...runs]);
  return { ...line, side: cleanTokens('clean', region) };
}

function quotedLine(member: Printed, headed: boolean, region: Region, book: NoteBook): LineView {
  const printed = headed ? { ...member, final: null } : member;
  const line = cleanLine(printed, region, book, 'page', 'clean');
  const style = member.depth > 1 ? line.classes : styleClasses('quote', member, 'page', []);
  return { ...line, classes: style, depth: headed ? '' : line.depth, bookmarks: [] };
}
