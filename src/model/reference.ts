/**
 * What is cited. `item` is an item of the paragraph in which the reference stands (`au titre de a)`); a `symbol` is that of a
 * document. Items of a named paragraph or Decision are of the kind of that paragraph or Decision.
 */
export type ReferenceKind =
  | 'paragraph'
  | 'item'
  | 'annex'
  | 'activity'
  | 'resolution'
  | 'decision'
  | 'draft-decision'
  | 'symbol';

/** Which numbers a reference uses: those of the base, those that the room sees, those of the clean text, those of the paper. */
export type Scheme = 'old' | 'working' | 'final' | 'paper';

/**
 * One number as cited. `labels` are the parts of its path, outermost first, without brackets and closing marks and as typed
 * otherwise: `5 a)` is `['5', 'a']`, `14.170 (d)` is `['14.170', 'd']`, `6.bis` is `['6.bis']`. `start` and `end` are offsets
 * in the same text as those of its reference; what an earlier number of a list says for it (the 5 of `5 a) et c)`) is in
 * `labels` only.
 */
export interface CitedNumber {
  readonly labels: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A number, or all from one to another. */
export interface CitedRange {
  readonly from: CitedNumber;
  readonly to: CitedNumber | null;
}

/**
 * The text to which a cited paragraph belongs, as far as the words say so. `this`: "the present Resolution"; `paper`: "the
 * present document"; `foreign`: a text of another body or one that is no text of a library (a report, a convention).
 * `unsure`: something was named just before that may have a paragraph with this number. `named`: what the sentence named last,
 * by the words alone (`paragraph 1 thereof`); once the sentence is read it is that Resolution or `foreign`. `revision` is the meeting as named, without blanks and in small letters: `cop13`.
 */
export type CitedText =
  | {
      readonly kind: 'resolution';
      readonly number: string;
      readonly revision: string | null;
    }
  | { readonly kind: 'this' | 'paper' | 'foreign' | 'unsure' | 'named' };

/**
 * A reference in running text. `start` and `end` are offsets (UTF-16 units) in the printed characters of its paragraph or comment;
 * `text` is what stands there. `numbers` is empty where an annex is cited without number. `annex` is the number of the annex in
 * which the cited paragraphs stand, `''` for the only one, null where none is named. `of` is null where the words name no text.
 * `outer` is the number that items are of where it stands behind them: the 5 of `alinéas a) et c) du paragraphe 5`.
 */
export interface Reference {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: ReferenceKind;
  readonly numbers: readonly CitedRange[];
  readonly outer: CitedNumber | null;
  readonly annex: string | null;
  readonly of: CitedText | null;
  readonly scheme: Scheme | null;
}
