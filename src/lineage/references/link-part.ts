import type { CitedNumber, Reference } from '../../model/reference.ts';
import { readAnnexNumber } from './annex-number.ts';
import { grammarOf } from './grammar.ts';
import { type Cursor, GAP, take } from './phrases.ts';
import type { Span } from './quoted.ts';
import type { ReferenceWords } from './words.ts';

/** A reference as far as one link holds its numbers; `whole` where the words hold no others of the same list. */
export interface LinkPart {
  readonly reference: Reference;
  readonly whole: boolean;
}

/**
 * The part of a reference that is a link of its own: one end of a range, some of a list, the paragraph behind its items, the annex
 * behind its paragraphs. Null where the link holds no number.
 */
export function partInLink(
  content: string,
  span: Span,
  reference: Reference,
  words: ReferenceWords,
): LinkPart | null {
  const { numbers, outer } = reference;
  const held = numbers.flatMap(({ from, to }) => {
    const [first, last] = [holds(span, from) ? from : null, holds(span, to) ? to : null];
    const one = first ?? last;
    return one === null ? [] : [{ from: one, to: one === last ? null : last }];
  });
  const whole = numbers.every(({ from, to }) => holds(span, from) && (!to || holds(span, to)));
  if (held.length > 0) return { reference: { ...reference, numbers: held }, whole };
  if (outer !== null && holds(span, outer)) {
    return { reference: narrowed(reference, span, outer), whole: true };
  }
  const annex = annexIn(content, reference, words);
  if (annex === null || !holds(span, annex)) return null;
  const named = narrowed(reference, span, annex);
  return { reference: { ...named, kind: 'annex', annex: null }, whole: true };
}

function narrowed(reference: Reference, span: Span, number: CitedNumber): Reference {
  const start = Math.max(reference.start, span.start);
  return { ...reference, start, numbers: [{ from: number, to: null }], outer: null };
}

function holds(span: Span, number: CitedNumber | null): boolean {
  return number !== null && span.start <= number.start && number.end <= span.end;
}

/** The number of the annex that a reference names beside its numbers; null where it has none. */
export function annexIn(
  content: string,
  { start, end, annex }: Reference,
  words: ReferenceWords,
): CitedNumber | null {
  if (annex === null || annex === '') return null;
  const { heads } = grammarOf(words);
  for (let at = start; at < end; at += 1) {
    const cursor: Cursor = { content, at };
    if (!take(cursor, heads.annex) || !take(cursor, GAP)) continue;
    const number = readAnnexNumber(cursor);
    if (number?.labels[0] === annex) return number;
  }
  return null;
}
