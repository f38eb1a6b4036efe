import type { Emphasis, PhrasingContent, Strong, Text } from 'mdast';
import type { Run } from '../../model/run.ts';
import { type CharacterClass, classOf } from './escape.ts';

declare module 'mdast' {
  interface EmphasisData {
    marker?: Marker;
  }
  interface StrongData {
    marker?: Marker;
  }
  interface TextData {
    /** The ends of the text that are to be character references, because Markdown could not open or close the emphasis beside them. */
    references?: ReadonlySet<End>;
  }
}

/** The character that an emphasis is written with. */
export type Marker = '*' | '_';

/** One end of a text. */
export type End = 'first' | 'last';

type Emphatic = Emphasis | Strong;
type Mark = 'em' | 'strong' | 'link';

/**
 * Runs as a tree that can be written: marks nested, the longer outside, breaks as nodes. Each emphasis knows its marker, each
 * text whether the character at its end must be a reference: `**«gras»**&#115;uite`.
 */
export function phrasingOf(runs: readonly Run[]): PhrasingContent[] {
  const nodes = nest(runs, { link: false, strong: false, em: false }, null);
  const tokens: Token[] = [];
  flatten(nodes, tokens);
  const ends = tokens.flatMap((token, at) => (isEnd(token) ? [{ token, at }] : []));
  // A reference made for one emphasis is punctuation to the emphasis on its other side too. It mostly concerns the one
  // before, so that every second round goes backwards.
  for (let changed = true; changed; ends.reverse()) {
    changed = false;
    for (const { token, at } of ends) changed = freeNeighbours(tokens, at, token) || changed;
  }
  return nodes;
}

type Open = Readonly<Record<Mark, boolean>>;

function nest(runs: readonly Run[], open: Open, around: Marker | null): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (let at = 0; at < runs.length; ) {
    const run = runs[at];
    if (!run) break;
    const { mark, length } = longestMark(runs, at, open);
    const inner = runs.slice(at, at + length);
    const within = mark ? { ...open, [mark]: true } : open;
    if (mark === null) for (const leaf of leaves(run)) nodes.push(leaf);
    else if (mark === 'link') {
      nodes.push({ type: 'link', url: run.link ?? '', children: nest(inner, within, null) });
    } else {
      // `_` where a run of `*` would stand beside it.
      const atEdge = at === 0 || at + length === runs.length;
      const taken = around !== null && atEdge ? around : markerOf(nodes.at(-1));
      const marker = taken === '*' ? '_' : '*';
      const type = mark === 'strong' ? 'strong' : 'emphasis';
      nodes.push({ type, data: { marker }, children: nest(inner, within, marker) });
    }
    at += length;
  }
  return nodes;
}

/** The marker of an emphasis, null for anything else. */
export function markerOf(node: PhrasingContent | undefined): Marker | null {
  if (node?.type !== 'emphasis' && node?.type !== 'strong') return null;
  return node.data?.marker ?? '*';
}

function longestMark(
  runs: readonly Run[],
  at: number,
  open: Open,
): { mark: Mark | null; length: number } {
  let longest: { mark: Mark | null; length: number } = { mark: null, length: 0 };
  const value = runs[at];
  if (!value || value.note !== undefined) return { mark: null, length: 1 };
  for (const mark of ['link', 'strong', 'em'] as const) {
    if (open[mark] || value[mark] === undefined) continue;
    let end = at + 1;
    while (runs[end]?.[mark] === value[mark] && runs[end]?.note === undefined) end += 1;
    if (end - at > longest.length) longest = { mark, length: end - at };
  }
  return longest.mark === null ? { mark: null, length: 1 } : longest;
}

function leaves({ text, note }: Run): PhrasingContent[] {
  if (note !== undefined) return [{ type: 'footnoteReference', identifier: note, label: note }];
  return text.split('\n').flatMap((value, line): PhrasingContent[] => {
    const said: PhrasingContent[] = value === '' ? [] : [{ type: 'text', value }];
    return line === 0 ? said : [{ type: 'break' }, ...said];
  });
}

/** A text, one end of an emphasis, or something whose ends are written as punctuation, in the order in which they are written. */
type Token =
  | { readonly kind: 'text'; readonly node: Text }
  | { readonly kind: 'open' | 'close'; readonly node: Emphatic }
  | { readonly kind: 'other' };

type EmphasisEnd = Extract<Token, { node: Emphatic }>;

function isEnd(token: Token): token is EmphasisEnd {
  return token.kind === 'open' || token.kind === 'close';
}

function flatten(nodes: readonly PhrasingContent[], tokens: Token[]): void {
  for (const node of nodes) {
    if (node.type === 'text') tokens.push({ kind: 'text', node });
    else if (node.type === 'emphasis' || node.type === 'strong') {
      tokens.push({ kind: 'open', node });
      flatten(node.children, tokens);
      tokens.push({ kind: 'close', node });
    } else {
      tokens.push({ kind: 'other' });
      if (node.type !== 'link') continue;
      flatten(node.children, tokens);
      tokens.push({ kind: 'other' });
    }
  }
}

// Whether `*` or `_` opens or closes is a matter of the two characters around it; a reference counts as punctuation. Tells
// whether a reference was made.
function freeNeighbours(
  tokens: readonly Token[],
  at: number,
  { kind, node }: EmphasisEnd,
): boolean {
  const opens = kind === 'open';
  const [before, behind] = [tokens[at - 1], tokens[at + 1]];
  const [outer, inner] = opens ? [before, behind] : [behind, before];
  const [outerEnd, innerEnd] = opens ? (['last', 'first'] as const) : (['first', 'last'] as const);
  const innerClass = endClass(inner, innerEnd);
  const outerClass = endClass(outer, outerEnd);
  const freed = innerClass === 'blank' && refer(inner, innerEnd);
  const stands = innerClass === 'letter' && markerOf(node) === '*';
  return (outerClass === 'letter' && !stands && refer(outer, outerEnd)) || freed;
}

function refer(token: Token | undefined, end: End): boolean {
  if (token?.kind !== 'text') return false;
  token.node.data = { references: new Set([...(token.node.data?.references ?? []), end]) };
  return true;
}

function endClass(token: Token | undefined, end: End): CharacterClass {
  if (!token) return 'blank';
  if (token.kind !== 'text') return 'punctuation';
  const { value, data } = token.node;
  const references = data?.references;
  if (references?.has(end) || (references && isOneCharacter(value))) return 'punctuation';
  return classOf(end === 'first' ? value.charAt(0) : value.slice(-1));
}

function isOneCharacter(text: string): boolean {
  return text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length;
}
