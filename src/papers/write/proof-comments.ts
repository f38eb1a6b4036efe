import type { Element, Root } from 'hast';
import type { Comparison, Member, Pair } from '../../compare/comparison.ts';
import { type Message, showHidden } from '../../model/message.ts';
import { plainText } from '../../model/run.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import { type AnnexEvent, inRange } from './events.ts';

/** One row of an amendment table: whose words it shows, and what its middle column says. */
interface CommentedRow {
  readonly keys: readonly string[];
  readonly lines: readonly string[];
}

/**
 * Whether each comment of a draft stands in the middle column beside the paragraph that it is about, and no other does. What
 * the body says of kept and moved paragraphs may stand there too, in a line of its own above it.
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
      const wanted = pair.comment.map((runs) => showHidden(plainText(runs)));
      const own = new Set(keysOf(pair).flatMap((key) => byKey.get(key) ?? []));
      const told = [...own].filter(({ lines }) => endsWith(lines, wanted));
      const stray = [...own].find(
        ({ lines }) => !told.some((row) => row.lines === lines) && lines.length > 1,
      );
      if ((wanted.length === 0 || told.length > 0) && !stray && !isTooLong(told, wanted)) return [];
      const found = [...own].flatMap(({ lines }) => lines).join(' / ');
      return [fault(pair, found, wanted.join(' / '))];
    });
}

// Notes and rows of tables stand elsewhere, and so do annexes that are printed once and those that they replace.
function isInColumns({ before, after }: Pair, events: readonly AnnexEvent[]): boolean {
  const apart = events.some(
    (event) =>
      after.some(({ index }) => inRange(index, event.after)) ||
      before.some(({ index }) => inRange(index, event.before)),
  );
  return (
    !apart && [...before, ...after].every(({ paragraph }) => !/^(?:row|note)$/.test(paragraph.kind))
  );
}

function isTooLong(told: readonly CommentedRow[], wanted: readonly string[]): boolean {
  return told.some(({ lines }) => lines.length > wanted.length + 1);
}

function endsWith(lines: readonly string[], wanted: readonly string[]): boolean {
  const from = lines.length - wanted.length;
  return from >= 0 && wanted.every((line, index) => lines[from + index] === line);
}

function commentedRows(node: Root | Element, number: number): readonly CommentedRow[] {
  return node.children.flatMap((child): readonly CommentedRow[] => {
    if (!isElement(child)) return [];
    if (child.tagName !== 'table') return commentedRows(child, number);
    if (!classesOf(child).includes('three-column')) return [];
    return descendants(child, 'tr').flatMap((row): CommentedRow[] => {
      const [redline, comment] = row.children.filter((cell) => isElement(cell, 'td'));
      if (!isElement(redline) || !isElement(comment)) return [];
      const keys = descendants(redline, 'p').flatMap((line) => lineKeys(line, number));
      return [{ keys, lines: descendants(comment, 'p').map(textOf) }];
    });
  });
}

function descendants(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) =>
    isElement(child) ? (child.tagName === name ? [child] : descendants(child, name)) : [],
  );
}

function lineKeys(line: Element, number: number): readonly string[] {
  const name = attributeOf(line, 'dataParagraph') ?? '';
  const sides = (attributeOf(line, 'dataSide') ?? '').replaceAll('+', '').split(' ');
  const is = sides.includes(`a${number}`);
  return is ? [`a ${name}`] : sides.includes(`b${number}`) ? [`b ${name}`] : [];
}

function keysOf({ before, after }: Pair): readonly string[] {
  return [
    ...after.map((member) => `a ${nameOf(member)}`),
    ...before.map((member) => `b ${nameOf(member)}`),
  ];
}

function nameOf({ paragraph, index }: Member): string {
  return paragraph.id ?? `@${index}`;
}

function fault(pair: Pair, found: string, wanted: string): Message {
  const [member] = [...pair.after, ...pair.before];
  const name = member ? `${member.label?.text ?? ''} (${nameOf(member)})`.trim() : '';
  const text = `found the comment “${found}” on paragraph ${name}, expected “${wanted}”`;
  return { severity: 'error', rule: 'proof', text: showHidden(text), place: null };
}
