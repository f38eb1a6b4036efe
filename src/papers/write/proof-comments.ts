import type { Element, Root } from 'hast';
import type { Comparison, Member, Pair } from '../../compare/comparison.ts';
import { type Message, showHidden } from '../../model/message.ts';
import { contentOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import { isReworded } from './comments.ts';
import { type AnnexEvent, inRange } from './events.ts';
import { nameOf } from './lines.ts';
import { readLine } from './proof-line.ts';

/** One row of an amendment table or of a redlined table: whose words it shows, and what its middle column or the row below says. */
interface CommentedRow {
  readonly keys: readonly string[];
  readonly lines: readonly string[];
  /** The words that changed in a moved paragraph, as its two sides. */
  readonly rewordings: readonly { readonly before: string; readonly after: string }[];
  /** Whether it says of itself that its words stand at two places. */
  readonly moved: boolean;
}

/**
 * Whether each comment of a draft stands in the middle column beside the paragraph that it is about, that on a row of a table
 * in a row below it, and no other does. What the body says of kept and moved paragraphs may stand there too, in a line of its
 * own above it.
 */
export function proveComments(
  sheet: Sheet,
  { pairs }: Comparison,
  number: number,
  events: readonly AnnexEvent[],
): readonly Message[] {
  const rows = commentedRows(sheet.root, number);
  const byKey = new Map<string, CommentedRow[]>();
  for (const row of rows)
    for (const key of row.keys) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  return pairs
    .filter((pair) => isInColumns(pair, events))
    .flatMap((pair) => {
      const wanted = pair.comment.flatMap((runs) => showHidden(plainText(runs)).split('\n'));
      const own = new Set(keysOf(pair).flatMap((key) => byKey.get(key) ?? []));
      // A note that an annex printed once marks alone has no row.
      if (own.size === 0 && keysOf(pair).every(isNoteKey)) return [];
      const reworded = [...own].flatMap(({ rewordings }) => rewordings);
      const other = reworded.find((said) => !tellsTruth(said, pair));
      if (other) return [fault(pair, `${other.before} / ${other.after}`, 'its own words')];
      const arrives = [...own].some(
        ({ moved, keys }) => moved && keys.some((key) => key.startsWith('a text ')),
      );
      if (arrives && isReworded(pair) && reworded.length !== 1)
        return [fault(pair, `${reworded.length} lines`, 'its changes once beside its new place')];
      const told = [...own].filter(({ lines }) => endsWith(lines, wanted));
      const tooLong = [...own].some((row) => {
        const said = row.moved || pair.kind === 'kept' ? 1 : 0;
        return row.lines.length > said + (told.includes(row) ? wanted.length : 0);
      });
      if ((wanted.length === 0 || told.length > 0) && !tooLong) return [];
      const found = [...own].flatMap(({ lines }) => lines).join(' / ');
      return [fault(pair, found, wanted.join(' / '))];
    });
}

function tellsTruth(
  said: { readonly before: string; readonly after: string },
  pair: Pair,
): boolean {
  const wordsOf = (members: readonly Member[]): string =>
    members.map(({ paragraph }) => showHidden(plainText(contentOf(paragraph)))).join('\n');
  return (
    isReworded(pair) && said.before === wordsOf(pair.before) && said.after === wordsOf(pair.after)
  );
}

// Annexes that are printed once, and those that they replace, stand elsewhere.
function isInColumns({ before, after }: Pair, events: readonly AnnexEvent[]): boolean {
  return !events.some(
    (event) =>
      after.some(({ index }) => inRange(index, event.after)) ||
      before.some(({ index }) => inRange(index, event.before)),
  );
}

function endsWith(lines: readonly string[], wanted: readonly string[]): boolean {
  const from = lines.length - wanted.length;
  return from >= 0 && wanted.every((line, index) => lines[from + index] === line);
}

function commentedRows(node: Root | Element, number: number): readonly CommentedRow[] {
  return node.children.flatMap((child): readonly CommentedRow[] => {
    if (!isElement(child)) return [];
    if (child.tagName !== 'table') return commentedRows(child, number);
    if (!classesOf(child).includes('three-column')) return rowsWithComments(child, number);
    return descendants(child, 'tr').flatMap((row): CommentedRow[] => {
      const [redline, comment] = row.children.filter((cell) => isElement(cell, 'td'));
      if (!isElement(redline) || !isElement(comment)) return [];
      const keys = descendants(redline, 'p').flatMap((line) => lineKeys(line, number));
      const moved = descendants(redline, 'p').some((line) => classesOf(line).includes('moved'));
      return [{ keys, lines: linesOf(comment), rewordings: rewordingsOf(comment), moved }];
    });
  });
}

function rowsWithComments(table: Element, number: number): readonly CommentedRow[] {
  const rows: (CommentedRow & { readonly lines: string[] })[] = [];
  for (const row of descendants(table, 'tr')) {
    const keys = lineKeys(row, number);
    if (!classesOf(row).includes('comment'))
      rows.push({ keys, lines: [], rewordings: [], moved: classesOf(row).includes('moved') });
    else rows.at(-1)?.lines.push(...linesOf(row));
  }
  return rows;
}

function linesOf(element: Element): readonly string[] {
  return descendants(element, 'p')
    .filter((line) => !isRewording(line))
    .flatMap((line) => textOf(line).split('\n'));
}

function rewordingsOf(element: Element): CommentedRow['rewordings'] {
  return descendants(element, 'p')
    .filter(isRewording)
    .map((line) => {
      const { before, after } = readLine(line);
      return { before: before.text, after: after.text };
    });
}

function isRewording(line: Element): boolean {
  return classesOf(line).includes('rewording');
}

function descendants(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) =>
    isElement(child) ? (child.tagName === name ? [child] : descendants(child, name)) : [],
  );
}

function lineKeys(line: Element, number: number): readonly string[] {
  const name = attributeOf(line, 'dataParagraph') ?? '';
  const sides = (attributeOf(line, 'dataSide') ?? '').replaceAll('+', '').split(' ');
  const kind = classesOf(line).includes('note') ? 'note' : 'text';
  const side = sides.includes(`a${number}`) ? 'a' : sides.includes(`b${number}`) ? 'b' : null;
  return side === null ? [] : [`${side} ${kind} ${name}`];
}

function keysOf({ before, after }: Pair): readonly string[] {
  return [
    ...after.map((member) => `a ${keyOf(member)}`),
    ...before.map((member) => `b ${keyOf(member)}`),
  ];
}

// A note may be called as a paragraph is.
function keyOf(member: Member): string {
  return `${member.paragraph.kind === 'note' ? 'note' : 'text'} ${nameOf(member)}`;
}

function isNoteKey(key: string): boolean {
  return /^. note /.test(key);
}

function fault(pair: Pair, found: string, wanted: string): Message {
  const [member] = [...pair.after, ...pair.before];
  const name = member ? `${member.label?.text ?? ''} (${nameOf(member)})`.trim() : '';
  const text = `found the comment “${found}” on paragraph ${name}, expected “${wanted}”`;
  return { severity: 'error', rule: 'proof', text: showHidden(text), place: null };
}
