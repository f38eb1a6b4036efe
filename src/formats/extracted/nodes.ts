import type { Comment, Element, ElementContent, Properties, Text } from 'hast';
import type { Place } from '../../model/message.ts';
import { type Atom, type MarkedAtom, markAtoms } from './inline.ts';
import { extentOf, type Part } from './parts.ts';
import type { Token } from './tokens.ts';

/** Position of a node in its source, as unist has it: line and column from 1, offset from 0. */
type Position = NonNullable<Text['position']>;

/**
 * Makes the nodes of a sheet out of slices of one source. It holds what a walk through the source must remember:
 * where lines begin, which token comes next and which notes wait to be set down behind their block.
 */
export interface NodeMaker {
  readonly inline: (parts: readonly Part[]) => ElementContent[];
  readonly element: (
    tagName: string,
    properties: Properties,
    children: ElementContent[],
    from: number,
    to: number,
  ) => Element;
  /** A note that stands in the text itself: its number, and the parts of its words. */
  readonly note: (name: string, number: Part, parts: readonly Part[]) => ElementContent[];
  readonly takeNotes: () => Element[];
  /** Offsets of typed marks without partner, since they were last taken. */
  readonly takeOdd: () => number[];
  readonly place: (offset: number) => Place;
}

/** Line and column, from 1, of offsets in `source`. */
export function placesIn(source: string): (offset: number) => Place {
  const starts = lineStarts(source);
  return (offset) => {
    const line = lastAtMost(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

/** A maker of nodes for `source`, whose bracket tokens are `tokens`; stars are emphasis where `emphasis` says so. */
export function nodeMaker(source: string, tokens: readonly Token[], emphasis: boolean): NodeMaker {
  const place = placesIn(source);
  const byStart = new Map(tokens.map((token) => [token.from, token]));
  const order = tokens.map((token) => token.from);
  let notes: Element[] = [];
  let odd: number[] = [];

  const point = (offset: number): Position['start'] => ({ ...place(offset), offset });
  const position = (from: number, to: number): Position => ({ start: point(from), end: point(to) });
  const text = (from: number, to: number): Text => ({
    type: 'text',
    value: source.slice(from, to),
    position: position(from, to),
  });
  const comment = (from: number, to: number): Comment => ({
    type: 'comment',
    value: source.slice(from, to),
    position: position(from, to),
  });
  const element: NodeMaker['element'] = (tagName, properties, children, from, to) => ({
    type: 'element',
    tagName,
    properties,
    children,
    position: position(from, to),
  });

  const markOf = (name: string, from: number, to: number): Element => {
    const sup = element('sup', {}, [text(from, to)], from, to);
    return element('a', { className: ['note'], href: `#note-${name}` }, [sup], from, to);
  };
  const mark = (token: Token): ElementContent[] => {
    const link = markOf(token.name, token.bodyFrom, token.bodyTo);
    return [comment(token.from, token.bodyFrom), link];
  };
  const aside = (name: string, p: Element, from: number, to: number): Element => {
    const properties = { id: `note-${name}`, role: 'doc-footnote' };
    return element('aside', properties, [p], from, to);
  };
  const noteOf = (token: Token): ElementContent[] => {
    const body = trimmed(source, token.bodyFrom, token.bodyTo);
    const p = element('p', { className: ['note'] }, [text(body.from, body.to)], body.from, body.to);
    notes.push(aside(token.name, p, token.from, token.to));
    return [comment(token.from, token.bodyFrom)];
  };

  const atomsOf = ({ from, to, join, note }: Part): Atom[] => {
    const atoms: Atom[] = join === '' ? [] : [{ kind: 'text', text: join, at: -1 }];
    if (note !== undefined) return [...atoms, { kind: 'node', nodes: [markOf(note, from, to)] }];
    const slice = (start: number, end: number): void => {
      if (start < end) atoms.push({ kind: 'text', text: source.slice(start, end), at: start });
    };
    let done = from;
    for (let at = firstAtLeast(order, from); (order[at] ?? to) < to; at += 1) {
      const token = byStart.get(order[at] ?? -1);
      if (!token) break;
      slice(done, token.from);
      if (token.kind === 'mark') atoms.push({ kind: 'node', nodes: mark(token) });
      else if (token.kind === 'note') atoms.push({ kind: 'node', nodes: noteOf(token) });
      else atoms.push({ kind: 'node', nodes: [comment(token.from, token.to)] });
      done = token.to;
    }
    slice(done, to);
    return atoms;
  };
  // A blank that joins two lines stands nowhere in the source.
  const leaf = (atom: Atom): readonly ElementContent[] => {
    if (atom.kind === 'node') return atom.nodes;
    return atom.at < 0
      ? [{ type: 'text', value: atom.text }]
      : [text(atom.at, atom.at + atom.text.length)];
  };
  const inline = (parts: readonly Part[]): ElementContent[] => {
    const found = markAtoms(parts.flatMap(atomsOf), emphasis);
    for (const offset of found.odd) odd.push(offset);
    return nest(found.marked, leaf);
  };
  const note: NodeMaker['note'] = (name, number, parts) => {
    const { from, to } = extentOf(parts);
    const p = element('p', { className: ['note'] }, inline(parts), from, to);
    return [comment(number.from, number.to), aside(name, p, number.from, to)];
  };
  const takeNotes = (): Element[] => {
    const taken = notes;
    notes = [];
    return taken;
  };
  const takeOdd = (): number[] => {
    const taken = odd;
    odd = [];
    return taken;
  };
  return { inline, element, note, takeNotes, takeOdd, place };
}

const LAYERS = ['ins', 'del', 'strong', 'em'] as const;

/** Marked atoms as nested elements, redlines outermost, each over as many neighbours as it can. */
function nest(
  marked: readonly MarkedAtom[],
  leaf: (atom: Atom) => readonly ElementContent[],
  layer = 0,
): ElementContent[] {
  const name = LAYERS[layer];
  if (name === undefined) return marked.flatMap(({ atom }) => leaf(atom));
  const nodes: ElementContent[] = [];
  let at = 0;
  while (at < marked.length) {
    const on = marked[at]?.flags[name] ?? false;
    let end = at + 1;
    while (end < marked.length && marked[end]?.flags[name] === on) end += 1;
    const children = nest(marked.slice(at, end), leaf, layer + 1);
    if (on) nodes.push({ type: 'element', tagName: name, properties: {}, children });
    else for (const child of children) nodes.push(child);
    at = end;
  }
  return nodes;
}

function trimmed(source: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  let to = end;
  while (from < to && (source[from] === ' ' || source[from] === '\n')) from += 1;
  while (to > from && (source[to - 1] === ' ' || source[to - 1] === '\n')) to -= 1;
  return { from, to };
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}

// Index of the last value that is at most `wanted`; values ascend and begin with 0.
function lastAtMost(values: readonly number[], wanted: number): number {
  return firstAtLeast(values, wanted + 1) - 1;
}

function firstAtLeast(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
