import type { Paragraph } from './paragraph.ts';

/** What a paragraph is in the structure of its text. `operative` and `recital` only outside annexes; a continuation of a depth-1 paragraph is `tail`. */
export type Role = 'title' | 'heading' | 'recital' | 'formula' | 'operative' | 'item' | 'tail' | 'plain' | 'table' | 'row' | 'note' | 'directive';

/**
 * The place of one paragraph. `depth` is 0 without a label, 1 for `8.` or `6 bis.`, 2 for `a)`, and so on;
 * `parent` is the index of the paragraph that it hangs on, or null; `series` names the number series that it counts in
 * (an annex, a section of a strategy and a table are each a series of their own).
 */
export interface Position {
  readonly role: Role;
  readonly depth: number;
  readonly parent: number | null;
  readonly series: number;
}

/** A text's outline: one position for each paragraph, in the same order. */
export type Outline = readonly Position[];

/** Options that come from the profile of the body. `formulaFirst`: the organ's formula opens the text and recitals follow it (General Assembly style). */
export interface OutlineRules {
  readonly formulaFirst: boolean;
}

/** Role, depth, parent and number series of every paragraph, ambiguous labels (`i)`, `v.`) resolved from their neighbours. */
export function outline(_paragraphs: readonly Paragraph[], _rules: OutlineRules): Outline {
  throw new Error('not written yet');
}
