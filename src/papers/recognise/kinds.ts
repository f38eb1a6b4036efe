import type { Label } from '../../model/label.ts';
import type { Place } from '../../model/message.ts';
import { type Desk, say } from './desk.ts';
import { hasWords, isMarked, sideOf } from './marks.ts';
import { sameWords } from './merge.ts';
import { type Piece, textOf } from './pieces.ts';

/** One paragraph of a column, its label taken off; `typed` are the pieces of the label. `working`: the number that is inserted beside the struck old one. */
export interface Part {
  readonly label: Label | null;
  readonly working?: Label;
  readonly bracket: boolean;
  readonly typed: readonly Piece[];
  readonly body: readonly Piece[];
}

/** A paragraph in the first and in the clean column; null where one of them has none. */
export type Pair = readonly [Part | null, Part | null];

/** What a paragraph of an amendment table is in its Resolution. */
export type EntryRole = 'title' | 'heading' | 'annex' | 'formula' | 'text';

/**
 * What a row says of one paragraph. `kept`: the same words. `amended`: the redline fuses old and new. `unseen`: the columns
 * agree although the comment speaks of a change, so that the old words cannot be known.
 */
export type EntryKind = 'kept' | 'amended' | 'unseen' | 'added' | 'removed';

/** What the kind of a paragraph is read from. `differs`: some paragraph of its row changes; `opens`: it is the first of its row. */
export interface RowFacts {
  readonly redline: Part | null;
  readonly clean: Part | null;
  readonly role: EntryRole;
  readonly place: Place | null;
  readonly said: string;
  readonly keep: boolean;
  readonly differs: boolean;
  readonly opens: boolean;
}

/** Whether both columns have the paragraph in the same words, and no mark says that some of them are new. */
export function isSame([redline, clean]: Pair): boolean {
  if (!redline || !clean || isMarked(redline.body)) return false;
  return sameWords(textOf(redline.body), textOf(clean.body));
}

/** The kind of a paragraph by its words, its number and the comment of its row. */
export function kindOf(facts: RowFacts, desk: Desk): EntryKind {
  const { redline, clean, role, keep, place } = facts;
  if (role === 'formula') return 'kept';
  if (!clean) return 'removed';
  if (!redline || (isMarked(redline.body) && !hasWords(sideOf(redline.body, 'before'))))
    return 'added';
  if (isSame([redline, clean])) return sameKind(facts, redline, desk);
  if (keep) {
    const text =
      'found other words in the clean column, expected those of the first, for the comment says that it is kept';
    say(desk, 'warning', 'kept-but-changed', text, place);
  }
  return 'amended';
}

// Underline was lost: a paragraph that is new as a whole looks like one that is kept.
function sameKind(facts: RowFacts, redline: Part, desk: Desk): EntryKind {
  const { said, keep, differs, opens, role, place } = facts;
  if (keep) return 'kept';
  if (isProvisional(redline.label)) return 'added';
  if (differs || said === '' || redline.working) return 'kept';
  if (desk.words.inserted(said)) return 'added';
  if (!opens) return 'kept';
  if (redline.label || role !== 'text') return 'unseen';
  const text =
    'found the same words in both columns under a comment that is not the word for keep, expected a difference; taken for a new paragraph';
  say(desk, 'info', 'taken-for-new', text, place);
  return 'added';
}

/** Whether a label is one that only a draft carries: `0`, or with a Latin ordinal (`10bis`). */
function isProvisional(label: Label | null): boolean {
  return label !== null && label.style === 'arabic' && (label.value === 0 || label.suffix !== '');
}
