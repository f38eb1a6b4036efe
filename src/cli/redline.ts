import { misuse } from '../library/cli-error.ts';

/**
 * How changes are marked: underlined and struck; in Word as tracked changes; not at all (the text after); underlined and
 * struck and between `[+ +]` and `[- -]`.
 */
export const REDLINES = ['formatting', 'tracked', 'none', 'text'] as const;
export type Redline = (typeof REDLINES)[number];

/** The form of redline that `--redline` names. */
export function readRedline(name: string | undefined): Redline {
  const found = REDLINES.find((redline) => redline === (name ?? 'formatting'));
  if (found !== undefined) return found;
  throw misuse('arguments', `found --redline ${name}, expected ${REDLINES.join(', ')}`);
}
