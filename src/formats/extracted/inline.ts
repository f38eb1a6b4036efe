import type { ElementContent } from 'hast';
import { type Markup, mayBeMarked, readMarkup, type Span } from './markup.ts';

/** What a paragraph is made of: characters at their place in the source, or what stands between them (marks of notes, noise). */
export type Atom =
  | { readonly kind: 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'node'; readonly nodes: readonly ElementContent[] };

/** A stretch of characters under one set of marks. */
type Flags = Readonly<Record<Span['kind'], boolean>>;

/** An atom with the marks under which it stands. */
export interface MarkedAtom {
  readonly atom: Atom;
  readonly flags: Flags;
}

const NO_FLAGS: Flags = { em: false, strong: false, ins: false, del: false };

/** The atoms of one paragraph under the marks that were typed in it; `odd` are the places of marks that mean nothing. */
export function markAtoms(
  atoms: readonly Atom[],
  emphasis: boolean,
): { readonly marked: readonly MarkedAtom[]; readonly odd: readonly number[] } {
  // A mark of a note parts words, so that no typed mark reaches over it by chance.
  const text = atoms.map((atom) => (atom.kind === 'text' ? atom.text : '\uFFFC')).join('');
  if (!mayBeMarked(text))
    return { marked: atoms.map((atom) => ({ atom, flags: NO_FLAGS })), odd: [] };
  const markup = readMarkup(text, emphasis);
  const cut = atomCutter(markup);
  const oddWithin = oddFinder(markup.odd);
  const marked: MarkedAtom[] = [];
  const odd: number[] = [];
  let start = 0;
  for (const atom of atoms) {
    const end = start + (atom.kind === 'text' ? atom.text.length : 1);
    for (const offset of oddWithin(end))
      odd.push(atom.kind === 'text' ? atom.at + offset - start : -1);
    for (const part of cut(atom, start, end)) marked.push(part);
    start = end;
  }
  return { marked, odd };
}

// Asked in ascending order: the offsets of marks that mean nothing, up to the end of the next atom.
function oddFinder(odd: readonly number[]): (end: number) => readonly number[] {
  let next = 0;
  return (end) => {
    const first = next;
    while ((odd[next] ?? end) < end) next += 1;
    return odd.slice(first, next);
  };
}

// Asked in ascending order: an atom that stands between two offsets, cut where marks begin or end, without what only marks.
function atomCutter(markup: Markup): (atom: Atom, start: number, end: number) => MarkedAtom[] {
  const edges = edgesOf(markup);
  const state = openState(markup);
  let edge = 0;
  return (atom, start, end) => {
    const parts: MarkedAtom[] = [];
    for (let at = start; at < end; ) {
      while ((edges[edge] ?? Number.POSITIVE_INFINITY) <= at) edge += 1;
      const to = Math.min(edges[edge] ?? end, end);
      const flags = state(at);
      if (flags) parts.push({ atom: sliceAtom(atom, at - start, to - start), flags });
      at = to;
    }
    return parts;
  };
}

function sliceAtom(atom: Atom, from: number, to: number): Atom {
  return atom.kind === 'text'
    ? { kind: 'text', text: atom.text.slice(from, to), at: atom.at + from }
    : atom;
}

function edgesOf({ spans, removed }: Markup): number[] {
  return [...spans, ...removed].flatMap(({ from, to }) => [from, to]).sort((a, b) => a - b);
}

// Asked in ascending order: the marks at an offset, null where its character only marks.
function openState({ spans, removed }: Markup): (at: number) => Flags | null {
  const begins = [...spans].sort((a, b) => a.from - b.from);
  const ends = [...spans].sort((a, b) => a.to - b.to);
  const count: Record<Span['kind'], number> = { em: 0, strong: 0, ins: 0, del: 0 };
  let begun = 0;
  let ended = 0;
  let gone = 0;
  return (at) => {
    for (; (begins[begun]?.from ?? at + 1) <= at; begun += 1)
      count[begins[begun]?.kind ?? 'em'] += 1;
    for (; (ends[ended]?.to ?? at + 1) <= at; ended += 1) count[ends[ended]?.kind ?? 'em'] -= 1;
    while ((removed[gone]?.to ?? at + 1) <= at) gone += 1;
    if ((removed[gone]?.from ?? at + 1) <= at) return null;
    const { em, strong, ins, del } = count;
    return { em: em > 0, strong: strong > 0, ins: ins > 0, del: del > 0 };
  };
}
