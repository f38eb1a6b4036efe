import type { CitedNumber, CitedText, Scheme } from '../../model/reference.ts';
import { readAnnexNumber } from './annex-number.ts';
import type { Grammar } from './grammar.ts';
import { readDecision, readDraft, readResolution } from './instrument.ts';
import { readPlainNumber, withItems } from './numbers.ts';
import { attempt, BLANK, type Cursor, GAP, sticky, take } from './phrases.ts';

/** What the words behind a number say of where it stands. */
export interface Tail {
  readonly annex: string | null;
  /** The paragraph or Decision on which cited items hang. */
  readonly outer: CitedNumber | null;
  readonly outerKind: 'paragraph' | 'decision' | 'draft-decision';
  readonly of: CitedText | null;
  readonly scheme: Scheme | null;
}

const NOTHING: Tail = { annex: null, outer: null, outerKind: 'paragraph', of: null, scheme: null };
const FOREIGN: Tail = { ...NOTHING, of: { kind: 'foreign' } };
const DEEPEST = 3;
const CAPITAL_BEHIND = sticky(`${BLANK}{1,2}(?:\\p{Lu}|\\d)`, 'uy');

/**
 * What stands behind the numbers: `de l’annexe 1 de la Résolution 1.2 (Rev.COP3)`. The cursor goes behind what is part of the
 * reference. Behind `of` and an unknown thing the number is that thing's.
 */
export function readTail(cursor: Cursor, grammar: Grammar, depth = 0): Tail {
  const start = cursor.at;
  if (take(cursor, grammar.thereof)) return { ...NOTHING, of: { kind: 'named' } };
  const near = take(cursor, grammar.near) !== null;
  const strong = take(cursor, grammar.strong) !== null;
  const led = strong || take(cursor, grammar.weak) !== null;
  const known = led && depth < DEEPEST ? readPart(cursor, grammar, depth) : null;
  if (known) return known;
  // `point 0 ci-dessus` stays without its `ci-dessus`: that word is no part of the number.
  cursor.at = start;
  return strong && !near ? FOREIGN : NOTHING;
}

function readPart(cursor: Cursor, grammar: Grammar, depth: number): Tail | null {
  return (
    attempt(cursor, () => readAnnex(cursor, grammar, depth)) ??
    attempt(cursor, () => readParagraph(cursor, grammar, depth)) ??
    attempt(cursor, () => readResolutionPart(cursor, grammar)) ??
    attempt(cursor, () => readDecisionPart(cursor, grammar)) ??
    attempt(cursor, () => readText(cursor, grammar))
  );
}

function readAnnex(cursor: Cursor, grammar: Grammar, depth: number): Tail | null {
  // `rows B1 and B2 of its Annex`.
  const its = take(cursor, grammar.its) !== null;
  if (!take(cursor, grammar.heads.annex)) return null;
  const number = attempt(cursor, () => (take(cursor, GAP) ? readAnnexNumber(cursor) : null));
  const tail = readTail(cursor, grammar, depth + 1);
  const of: CitedText | null = tail.of ?? (its ? { kind: 'named' } : null);
  return { ...tail, annex: number?.labels[0] ?? '', of };
}

function readParagraph(cursor: Cursor, grammar: Grammar, depth: number): Tail | null {
  if (!take(cursor, grammar.heads.paragraph)) return null;
  take(cursor, grammar.filler);
  if (!take(cursor, GAP)) return null;
  const draft = readDraft(cursor, grammar);
  const outer = draft ?? withItems(cursor, readPlainNumber(cursor));
  if (outer === null) return null;
  const tail = readTail(cursor, grammar, depth + 1);
  return { ...tail, outer, outerKind: draft ? 'draft-decision' : 'paragraph' };
}

function readResolutionPart(cursor: Cursor, grammar: Grammar): Tail | null {
  const head = take(cursor, grammar.heads.resolution);
  if (!head || !take(cursor, GAP)) return null;
  const found = readResolution(cursor, head[0], grammar);
  return found && { ...NOTHING, of: found.of };
}

function readDecisionPart(cursor: Cursor, grammar: Grammar): Tail | null {
  const head = take(cursor, grammar.heads.decision);
  if (head && !take(cursor, GAP)) return null;
  const found = head
    ? readDecision(cursor, head[0], grammar)
    : draftAlone(readDraft(cursor, grammar));
  if (!found) return null;
  if (found.of) return FOREIGN;
  return {
    ...NOTHING,
    outer: found.number,
    outerKind: found.draft ? 'draft-decision' : 'decision',
  };
}

function draftAlone(
  number: CitedNumber | null,
): { number: CitedNumber; of: null; draft: true } | null {
  return number && { number, of: null, draft: true };
}

function readText(cursor: Cursor, grammar: Grammar): Tail | null {
  if (take(cursor, grammar.oldText)) return { ...NOTHING, of: { kind: 'this' }, scheme: 'old' };
  if (take(cursor, grammar.finalText)) return { ...NOTHING, of: { kind: 'this' }, scheme: 'final' };
  const paper = attempt(cursor, () => (take(cursor, grammar.paper) ? true : null)) !== null;
  if (!paper && !take(cursor, grammar.this)) return null;
  // `du document UNEP/…` and `de la Décision X/2` are others.
  if (take({ ...cursor }, CAPITAL_BEHIND)) return null;
  return { ...NOTHING, of: { kind: paper ? 'paper' : 'this' } };
}
