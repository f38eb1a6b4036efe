import type { Element, ElementContent } from 'hast';
import { firstAtLeast } from '../../model/ascending.ts';
import type { Atom } from './inline.ts';
import { noteMark, tokenNote } from './note-nodes.ts';
import type { Part } from './parts.ts';
import type { Slices } from './slices.ts';
import type { Token } from './tokens.ts';

/**
 * The atoms of parts of a source whose bracket tokens are `tokens`: characters, and the nodes that stand for tokens. The text of a
 * note is given to `keepNote`, to be set down elsewhere.
 */
export function atomReader(
  slices: Slices,
  tokens: readonly Token[],
  keepNote: (note: Element) => void,
): (part: Part) => Atom[] {
  const within = tokensWithin(tokens);
  const nodesOf = (token: Token): ElementContent[] => {
    if (token.kind === 'bookmark' || token.kind === 'image')
      return [slices.comment(token.from, token.to)];
    const bracket = slices.comment(token.from, token.bodyFrom);
    if (token.kind === 'mark')
      return [bracket, noteMark(token.name, token.bodyFrom, token.bodyTo, slices)];
    keepNote(tokenNote(token, slices));
    return [bracket];
  };
  return ({ from, to, join, note }) => {
    const joint: Atom[] = join === '' ? [] : [{ kind: 'text', text: join, at: -1 }];
    if (note === undefined) return [...joint, ...cutAtTokens(slices, from, to, within, nodesOf)];
    return [...joint, { kind: 'node', nodes: [noteMark(note, from, to, slices)] }];
  };
}

function cutAtTokens(
  { source }: Slices,
  from: number,
  to: number,
  within: (from: number, to: number) => readonly Token[],
  nodesOf: (token: Token) => ElementContent[],
): Atom[] {
  const atoms: Atom[] = [];
  const words = (start: number, end: number): void => {
    if (start < end) atoms.push({ kind: 'text', text: source.slice(start, end), at: start });
  };
  let done = from;
  for (const token of within(from, to)) {
    words(done, token.from);
    atoms.push({ kind: 'node', nodes: nodesOf(token) });
    done = token.to;
  }
  words(done, to);
  return atoms;
}

// The tokens that begin between two offsets; they stand in the order of the source.
function tokensWithin(tokens: readonly Token[]): (from: number, to: number) => readonly Token[] {
  const starts = tokens.map((token) => token.from);
  return (from, to) => tokens.slice(firstAtLeast(starts, from), firstAtLeast(starts, to));
}
