import type { Label } from '../model/label.ts';
import type { Role } from '../model/outline.ts';
import type { Paragraph } from '../model/paragraph.ts';
import type { Run } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** What became of a paragraph. `kept`: not one character or mark of emphasis differs (its label may). */
export type PairKind = 'kept' | 'amended' | 'added' | 'removed' | 'split' | 'merged';

/** Why two paragraphs were taken for one: the same id, the same words, or likeness; null for added and removed ones. */
export type Evidence = 'id' | 'text' | 'likeness' | null;

/** One paragraph on one side of a pair. `index` is its place in the `paragraphs` of its text; `final` its label after renumbering. */
export interface Member {
  readonly paragraph: Paragraph;
  readonly index: number;
  readonly role: Role;
  readonly label: Label | null;
  readonly final: Label | null;
}

/**
 * One stretch of a redline. `=` stands on both sides under the same marks, `+` only after, `-` only before;
 * `~` has the same characters under different emphasis or links. The cells of rows are parted by a tab, the members of a
 * split or merged pair by `\n`, each in a stretch of its own or inside one.
 */
export type Change =
  | { readonly op: '=' | '+' | '-'; readonly runs: readonly Run[] }
  | { readonly op: '~'; readonly before: readonly Run[]; readonly after: readonly Run[] };

/** One paragraph through the comparison. Every paragraph that is no tombstone, directive or table start is a member of exactly one pair. */
export interface Pair {
  readonly kind: PairKind;
  /** The pair changed its place among the others that stayed in order. Printed at both places. */
  readonly moved: boolean;
  readonly evidence: Evidence;
  readonly before: readonly Member[];
  readonly after: readonly Member[];
  /** Without `+` the text before, without `-` the text after, to the character; labels are not part of it. */
  readonly redline: readonly Change[];
  /** The comment of the draft: of the paragraph after, or of the tombstone. */
  readonly comment: readonly (readonly Run[])[];
  /** Set where the words changed in rendered references alone. */
  readonly only?: 'references';
}

/** Two texts and what changed between them. Pairs stand in after's order; a removed one behind its old predecessor. */
export interface Comparison {
  readonly before: Text;
  readonly after: Text;
  readonly pairs: readonly Pair[];
}
