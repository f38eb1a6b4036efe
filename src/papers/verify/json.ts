import type { Change } from '../../compare/comparison.ts';
import type { Message, Place, Severity } from '../../model/message.ts';
import { plainText } from '../../model/run.ts';
import type { Deviation, Verification } from './verification.ts';

/** A stretch of a redline: kept, in the expected reading alone, in the found one alone. */
export interface VerificationRun {
  readonly op: '=' | '-' | '+';
  readonly text: string;
}

/** One deviation; `expected` and `found` are null where there is no such reading. */
export interface VerificationEntry {
  readonly rule: string;
  readonly severity: Severity;
  readonly where: string;
  readonly place: Place | null;
  readonly text: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly runs: readonly VerificationRun[];
}

/** The JSON of `verify --json`: a public contract, described in the README of this folder. */
export interface VerificationJson {
  readonly schema: 'revcop.verification/1';
  readonly file: string;
  readonly against: readonly string[];
  readonly language: string;
  readonly clean: boolean;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly proven: { readonly paragraphs: number; readonly quotations: number };
  readonly deviations: readonly VerificationEntry[];
  readonly unproven: readonly Message[];
  /** Decisions that are named and not quoted in words that were held against them. */
  readonly named: readonly string[];
}

/** A verification as plain data; `names` are those of the command line. */
export function verificationJson(
  { language, deviations, unproven, proven, named }: Verification,
  names: { readonly file: string; readonly against: readonly string[] },
): VerificationJson {
  const count = (severity: Severity): number =>
    deviations.filter((found) => found.severity === severity).length;
  const counts = { error: count('error'), warning: count('warning'), info: count('info') };
  return {
    schema: 'revcop.verification/1',
    ...names,
    language,
    clean: counts.error + counts.warning === 0,
    counts,
    proven,
    deviations: deviations.map(entryOf),
    unproven,
    named,
  };
}

function entryOf({
  rule,
  severity,
  where,
  place,
  text,
  expected,
  found,
  redline,
}: Deviation): VerificationEntry {
  return { rule, severity, where, place, text, expected, found, runs: redline.flatMap(runOf) };
}

function runOf(change: Change): VerificationRun[] {
  if (change.op !== '~') return [{ op: change.op, text: plainText(change.runs) }];
  return [{ op: '=', text: plainText(change.after) }];
}
