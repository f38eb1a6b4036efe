import type { Change } from '../../compare/comparison.ts';
import type { Message, Place, Severity } from '../../model/message.ts';

/** How bad each kind of deviation is: an error hides a change or is a wrong number. */
export const SEVERITIES = {
  'adopted-text': 'error',
  'paragraph-lacking': 'error',
  'paragraph-extra': 'error',
  'paragraph-order': 'error',
  'old-number': 'error',
  'columns-differ': 'error',
  'clean-lacking': 'error',
  'deleted-but-clean': 'error',
  'kept-but-changed': 'error',
  'final-number': 'error',
  'quoted-decision': 'error',
  'no-comment': 'warning',
  'unseen-change': 'warning',
  'end-mark': 'warning',
  'lost-marks': 'warning',
  'tracked-outside': 'warning',
  'beside-table': 'warning',
  'formula-lacking': 'warning',
  'annex-lacking': 'warning',
  typography: 'info',
} as const satisfies Readonly<Record<string, Severity>>;

/** The name of a kind of deviation; stable. */
export type Rule = keyof typeof SEVERITIES;

/** Every rule, in the order of the table above. */
export const RULES: readonly Rule[] = [
  'adopted-text',
  'paragraph-lacking',
  'paragraph-extra',
  'paragraph-order',
  'old-number',
  'columns-differ',
  'clean-lacking',
  'deleted-but-clean',
  'kept-but-changed',
  'final-number',
  'quoted-decision',
  'no-comment',
  'unseen-change',
  'end-mark',
  'lost-marks',
  'tracked-outside',
  'beside-table',
  'formula-lacking',
  'annex-lacking',
  'typography',
];

/**
 * One place at which a paper does not say what it should. `rule` is one of the table, or the reader's own name for what it could not
 * read as it prints (`hidden-text`). `where` is what a reader looks for: the number of the paragraph, or
 * its opening words. `expected` and `found` are the two readings, null where there is none; without `+` the redline is
 * the one, without `-` the other.
 */
export interface Deviation {
  readonly rule: string;
  readonly severity: Severity;
  readonly place: Place | null;
  readonly where: string;
  readonly text: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly redline: readonly Change[];
}

/** What was held against something. */
export interface Proven {
  /** Paragraphs of amendment tables and inline annexes. */
  readonly paragraphs: number;
  /** Decisions whose quotation was held against the library. */
  readonly quotations: number;
}

/** What a paper says, held against itself and the texts that are known. `unproven` says once each what this document cannot show. */
export interface Verification {
  readonly language: string;
  readonly deviations: readonly Deviation[];
  readonly unproven: readonly Message[];
  readonly proven: Proven;
  /** The numbers of the Decisions that the paper names outside of what it amends and of which nothing was held against the library. */
  readonly named: readonly string[];
}

/** Whether anything was found that a person must look at: an error or a warning. */
export function hasDeviations({ deviations }: Verification): boolean {
  return deviations.some(({ severity }) => severity !== 'info');
}
