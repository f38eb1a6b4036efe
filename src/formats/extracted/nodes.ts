import type { Comment, Element, ElementContent, Properties, Text } from 'hast';
import type { Place } from '../../model/message.ts';
import type { Token } from './tokens.ts';

/** Position of a node in its source, as unist has it: line and column from 1, offset from 0. */
type Position = NonNullable<Text['position']>;

/**
 * Makes the nodes of a sheet out of slices of one source. It holds what a walk through the source must remember:
 * where lines begin, which token comes next and which notes wait to be set down behind their block.
 */
export interface NodeMaker {
  readonly inline: (from: number, to: number) => ElementContent[];
  readonly element: (
    tagName: string,
    properties: Properties,
    children: ElementContent[],
    from: number,
    to: number,
  ) => Element;
  readonly takeNotes: () => Element[];
  readonly place: (offset: number) => Place;
}

/** A maker of nodes for `source`, whose bracket tokens are `tokens`. */
export function nodeMaker(source: string, tokens: readonly Token[]): NodeMaker {
  const starts = lineStarts(source);
  const byStart = new Map(tokens.map((token) => [token.from, token]));
  const order = tokens.map((token) => token.from);
  let notes: Element[] = [];

  const point = (offset: number): Position['start'] => {
    const line = lastAtMost(starts, offset);
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1, offset };
  };
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

  const mark = (token: Token): ElementContent[] => {
    const number = [text(token.bodyFrom, token.bodyTo)];
    const sup = element('sup', {}, number, token.bodyFrom, token.bodyTo);
    const properties = { className: ['note'], href: `#note-${token.name}` };
    const link = element('a', properties, [sup], token.from, token.to);
    return [comment(token.from, token.bodyFrom), link];
  };
  const note = (token: Token): ElementContent[] => {
    const body = trimmed(source, token.bodyFrom, token.bodyTo);
    const p = element('p', { className: ['note'] }, [text(body.from, body.to)], body.from, body.to);
    const properties = { id: `note-${token.name}`, role: 'doc-footnote' };
    notes.push(element('aside', properties, [p], token.from, token.to));
    return [comment(token.from, token.bodyFrom)];
  };

  const inline = (from: number, to: number): ElementContent[] => {
    const children: ElementContent[] = [];
    let done = from;
    for (let at = firstAtLeast(order, from); (order[at] ?? to) < to; at += 1) {
      const token = byStart.get(order[at] ?? -1);
      if (!token) break;
      if (token.from > done) children.push(text(done, token.from));
      if (token.kind === 'mark') children.push(...mark(token));
      else if (token.kind === 'note') children.push(...note(token));
      else children.push(comment(token.from, token.to));
      done = token.to;
    }
    if (done < to) children.push(text(done, to));
    return children;
  };
  const takeNotes = (): Element[] => {
    const taken = notes;
    notes = [];
    return taken;
  };
  const place = (offset: number): Place => {
    const { line, column } = point(offset);
    return { line, column };
  };
  return { inline, element, takeNotes, place };
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
