import type { Element } from 'hast';
import type { Slices } from './slices.ts';
import type { Token } from './tokens.ts';

/** The mark of a note: the slice is the number that is shown. */
export function noteMark(name: string, from: number, to: number, slices: Slices): Element {
  const sup = slices.element('sup', {}, [slices.text(from, to)], from, to);
  return slices.element('a', { className: ['note'], href: `#note-${name}` }, [sup], from, to);
}

/** A note around the paragraph of its words. */
export function noteAside(
  name: string,
  paragraph: Element,
  from: number,
  to: number,
  slices: Slices,
): Element {
  const properties = { id: `note-${name}`, role: 'doc-footnote' };
  return slices.element('aside', properties, [paragraph], from, to);
}

/** The note that a bracket holds. */
export function tokenNote(token: Token, slices: Slices): Element {
  const { from, to } = trimmed(slices.source, token.bodyFrom, token.bodyTo);
  const words = [slices.text(from, to)];
  const paragraph = slices.element('p', { className: ['note'] }, words, from, to);
  return noteAside(token.name, paragraph, token.from, token.to, slices);
}

function trimmed(source: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  let to = end;
  while (from < to && (source[from] === ' ' || source[from] === '\n')) from += 1;
  while (to > from && (source[to - 1] === ' ' || source[to - 1] === '\n')) to -= 1;
  return { from, to };
}
