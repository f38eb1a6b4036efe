import type { Verification } from '../papers/verify/verification.ts';
import type { Io } from './io.ts';
import { printMessages } from './report.ts';
import { readTextNamed, type Side } from './sides.ts';

/** The options of `verify` as they are typed. */
export interface VerifyOptions {
  readonly against?: readonly string[];
  readonly redlines?: string;
  readonly json?: true;
  readonly html?: string;
  readonly docx?: string;
  readonly language?: string;
  readonly body?: string;
  readonly library?: string;
}

/** A document that was verified, with the body whose words it is reported in. */
export interface Verified {
  readonly shown: string;
  readonly body: string;
  readonly against: readonly string[];
  readonly verification: Verification;
}

/** The texts that `--against` names. Errors in one are a `CliError`. */
export async function readAgainst(options: VerifyOptions, io: Io): Promise<readonly Side[]> {
  const sides: Side[] = [];
  for (const name of options.against ?? []) sides.push(await readTextNamed(name, options, io));
  printMessages(
    io,
    sides.flatMap(({ messages }) => messages),
  );
  return sides;
}
