import type { Paragraph } from '../../model/paragraph.ts';
import type { CitedNumber, Reference, Scheme } from '../../model/reference.ts';
import type { KnownText } from './world.ts';

/** Where a reference stands: in the paragraph at `index` of a text, or in a comment of it. */
export interface Site {
  readonly from: KnownText;
  readonly index: number;
  readonly inComment: boolean;
  /** The drafts in which a letter may stand, where the words around it were read; else those of the own paper. */
  readonly draftsOf?: (number: CitedNumber) => readonly KnownText[];
}

/** A stretch of the words of a reference and where it leads. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly link: string;
}

/** Where a reference leads. `other`: a text of another body, or a document, to which no link can lead. */
export type Resolved =
  | {
      readonly kind: 'resolved';
      readonly pieces: readonly Piece[];
      readonly scheme: Scheme | null;
      /** The cited text, and the paragraphs of it. */
      readonly to: KnownText;
      readonly indices: readonly number[];
    }
  | { readonly kind: 'ambiguous' | 'unresolved'; readonly text: string }
  | { readonly kind: 'other' };

export function whole(
  { start, end }: Reference,
  link: string,
  to: KnownText,
  indices: readonly number[],
  scheme: Scheme | null = null,
): Resolved {
  return { kind: 'resolved', pieces: [{ start, end, link }], scheme, to, indices };
}

/** Whether the words of a paragraph are quoted as they were elsewhere. */
export function isQuote({ attributes }: Paragraph): boolean {
  return attributes.classes.includes('quote');
}

/** A message that a reference leads nowhere. */
export function unresolved({ text }: Pick<Reference, 'text'>, expected: string): Resolved {
  return { kind: 'unresolved', text: `found ${oneLine(text)}, expected ${expected}` };
}

/** A message that a reference may lead to more than one place. */
export function ambiguous({ text }: Pick<Reference, 'text'>, why: string): Resolved {
  return {
    kind: 'ambiguous',
    text: `found ${oneLine(text)} (${why}), expected words that say which is meant`,
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
