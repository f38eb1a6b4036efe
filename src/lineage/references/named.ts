import type { CitedText, Reference } from '../../model/reference.ts';
import type { Grammar } from './grammar.ts';

/** What a sentence has named so far that has numbers of its own: the last of it, and where its name ends. */
export interface Antecedent {
  readonly of: CitedText;
  readonly end: number;
}

// Longer than any sentence in which a reader would still know.
const LOOK_BEHIND = 800;
const SENTENCE_END = /[;!?]\s|[.]\s+(?=\p{Lu}\p{Ll})/u;

/** What a reference names that `its` and `thereof` may stand for; the one before it where it names nothing. */
export function antecedentOf(found: Reference, before: Antecedent | null): Antecedent | null {
  const { kind, of, end, numbers } = found;
  if (of?.kind === 'resolution') return { of, end };
  const isOther = kind === 'symbol' || kind === 'decision' || kind === 'resolution';
  return isOther && numbers.length > 0 ? { of: { kind: 'foreign' }, end } : before;
}

/**
 * Whose a number is of which the words say only that it is of what the sentence named before: `Resolution 1.5 and paragraph 1
 * thereof`, `its paragraph 2`. `foreign` where no number names that, or it may be one of two.
 */
export function whatWasNamed(
  { start, text, kind }: Reference,
  antecedent: Antecedent | null,
  content: string,
  grammar: Grammar,
): CitedText {
  // `paragraph 3 and its items a) and b)`: those of a paragraph.
  if (kind === 'item') return { kind: 'foreign' };
  const from = Math.max(antecedent?.end ?? 0, start - LOOK_BEHIND);
  const between = content.slice(from, start);
  const ended = from !== antecedent?.end || SENTENCE_END.test(between);
  const sentence = between.split(SENTENCE_END).at(-1) ?? '';
  if (antecedent !== null && !ended)
    return grammar.namesThis.test(sentence) ? { kind: 'foreign' } : antecedent.of;
  const own = grammar.surelyThis.test(text) || grammar.namesThis.test(sentence);
  return { kind: own ? 'this' : 'foreign' };
}
