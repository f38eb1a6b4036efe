import type { Emphasis, FootnoteReference, Link, PhrasingContent, Strong, Text } from 'mdast';
import type { Handle } from 'mdast-util-to-markdown';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Run } from '../../model/run.ts';
import { escapeText, reference } from './escape.ts';
import { type End, markerOf, phrasingOf } from './inline-tree.ts';

/** Where a content is written: breaks in headings and cells are `<br>`, pipes in cells are escaped. */
export interface InlinePlace {
  readonly inCell: boolean;
  readonly breaks: 'tag' | 'backslash';
  readonly isNote: (name: string) => boolean;
}

/** Writes runs as inline source that reads back as the same runs; neighbouring runs are to be joined where they can be. */
export type InlineWriter = (runs: readonly Run[]) => string;

/** A writer for one kind of place: remark writes the tree, its characters are escaped as the dialect needs it. */
export function inlineWriter(place: InlinePlace): InlineWriter {
  const handlers = {
    text: textHandler(place),
    break: () => (place.breaks === 'tag' ? '<br>' : '\\\n'),
    footnoteReference: ({ identifier }: FootnoteReference) => `[^${identifier}]`,
    emphasis,
    strong: emphasis,
    link,
  };
  const processor = unified().use(remarkStringify, { handlers }).freeze();
  return (runs) =>
    processor.stringify({ type: 'root', children: phrasingOf(runs) }).replace(/\n$/, '');
}

// remark looks at the first character of what follows; without `peek` it would write all of it to know.
function peeking<Node extends PhrasingContent>(handle: Handle, peek: (node: Node) => string) {
  return Object.assign(handle, { peek });
}

function textHandler(place: InlinePlace): Handle {
  return peeking(
    ({ value, data }: Text, _, { stack }, { before, after }) => {
      const inLink = stack.includes('link');
      const escaped = escapeText(value, { ...place, inLink, before, after });
      return referEnds(escaped, before, after, data?.references);
    },
    (node: Text) => node.value.charAt(0),
  );
}

// A blank at the edge of a content would not be read. `[^name](#x)` would be a note mark.
function referEnds(
  escaped: string,
  before: string,
  after: string,
  ends: ReadonlySet<End> | undefined,
): string {
  const first = before === '\n' ? /^[ \t]/ : ends?.has('first') ? /^[\s\S]/u : null;
  const last = after === '\n' ? /[ \t]$/ : ends?.has('last') ? /[\s\S]$/u : null;
  let text = before === '[' && escaped.startsWith('^') ? `\\${escaped}` : escaped;
  if (first) text = text.replace(first, reference);
  return last ? text.replace(last, reference) : text;
}

const emphasis = peeking(
  (node: Emphasis | Strong, _, state, info) => {
    const marker = markerOf(node) ?? '*';
    const sequence = marker.repeat(node.type === 'strong' ? 2 : 1);
    const inside = state.containerPhrasing(node, { ...info, before: marker, after: marker });
    return sequence + inside + sequence;
  },
  (node: Emphasis | Strong) => markerOf(node) ?? '*',
);

const link = peeking(
  (node: Link, _, state, info) => {
    const exit = state.enter('link');
    const words = state.containerPhrasing(node, { ...info, before: '[', after: ']' });
    exit();
    return `[${words}](${writeTarget(node.url)})`;
  },
  () => '[',
);

// Parentheses stay as they are while they pair, as in most addresses that hold them.
function writeTarget(target: string): string {
  const escaped = target
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/&(?=[#\w]+;)/g, '\\&')
    .replace(/\|/g, '\\|');
  return isPaired(target) ? escaped : escaped.replace(/[()]/g, '\\$&');
}

function isPaired(target: string): boolean {
  let depth = 0;
  for (const [parenthesis] of target.matchAll(/[()]/g)) {
    depth += parenthesis === '(' ? 1 : -1;
    if (depth < 0 || depth > 8) return false;
  }
  return depth === 0;
}
