import type { Element, ElementContent } from 'hast';
import { atomReader } from './atoms.ts';
import { type Atom, type MarkedAtom, markAtoms } from './inline.ts';
import { noteAside } from './note-nodes.ts';
import { extentOf, type Part } from './parts.ts';
import { type Slices, slicesOf } from './slices.ts';
import type { Token } from './tokens.ts';

/**
 * Makes the nodes of a sheet out of slices of one source. It holds what a walk through the source must remember:
 * which notes wait to be set down behind their block, and which typed marks mean nothing.
 */
export interface NodeMaker extends Pick<Slices, 'element' | 'place'> {
  readonly inline: (parts: readonly Part[]) => ElementContent[];
  /** A note that stands in the text itself: its number, and the parts of its words. */
  readonly note: (name: string, number: Part, parts: readonly Part[]) => ElementContent[];
  readonly takeNotes: () => Element[];
  /** Offsets of typed marks without partner, since they were last taken. */
  readonly takeOdd: () => number[];
}

/** A maker of nodes for `source`, whose bracket tokens are `tokens`; stars are emphasis where `emphasis` says so. */
export function nodeMaker(source: string, tokens: readonly Token[], emphasis: boolean): NodeMaker {
  const slices = slicesOf(source);
  const notes: Element[] = [];
  const odd: number[] = [];
  const atomsOf = atomReader(slices, tokens, (note) => notes.push(note));
  const leaf = (atom: Atom): readonly ElementContent[] => leafOf(atom, slices);
  const inline = (parts: readonly Part[]): ElementContent[] => {
    const found = markAtoms(parts.flatMap(atomsOf), emphasis);
    for (const offset of found.odd) odd.push(offset);
    return nest(found.marked, leaf);
  };
  return {
    inline,
    note: (name, number, parts) => {
      const { from, to } = extentOf(parts);
      const words = slices.element('p', { className: ['note'] }, inline(parts), from, to);
      const aside = noteAside(name, words, number.from, to, slices);
      return [slices.comment(number.from, number.to), aside];
    },
    takeNotes: () => notes.splice(0),
    takeOdd: () => odd.splice(0),
    element: slices.element,
    place: slices.place,
  };
}

// A blank that joins two lines stands nowhere in the source.
function leafOf(atom: Atom, { text }: Slices): readonly ElementContent[] {
  if (atom.kind === 'node') return atom.nodes;
  return atom.at < 0
    ? [{ type: 'text', value: atom.text }]
    : [text(atom.at, atom.at + atom.text.length)];
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
