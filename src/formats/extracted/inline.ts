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
  const edges = edgesOf(markup);
  const marked: MarkedAtom[] = [];
  const odd: number[] = [];
  let start = 0;
  let edge = 0;
  let wrong = 0;
  const state = openState(markup);
  for (const atom of atoms) {
    const end = start + (atom.kind === 'text' ? atom.text.length : 1);
    while ((markup.odd[wrong] ?? end) < end) {
      const offset = markup.odd[wrong] ?? 0;
      odd.push(atom.kind === 'text' ? atom.at + offset - start : -1);
      wrong += 1;
    }
    let at = start;
    while (at < end) {
      while ((edges[edge] ?? Number.POSITIVE_INFINITY) <= at) edge += 1;
      const to = Math.min(edges[edge] ?? end, end);
      const flags = state(at);
      if (flags) marked.push({ atom: sliceAtom(atom, at - start, to - start), flags });
      at = to;
    }
    start = end;
  }
  return { marked, odd };
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
