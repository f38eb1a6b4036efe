import { formatMessage, type Message, type Place } from '../model/message.ts';

/** What a command returns to the shell: 1 findings, 2 wrong arguments, 3 unusable input. 0, done, is no error. */
export type ErrorCode = 1 | 2 | 3;

/**
 * A mistake of the user, not of the program: printed without a stack, one line a message, and the process ends with
 * `exitCode`. Nothing has been written when it is thrown.
 */
export class CliError extends Error {
  readonly exitCode: ErrorCode;
  readonly messages: readonly Message[];

  constructor(messages: readonly Message[], exitCode: ErrorCode) {
    super(messages.map(formatMessage).join('\n'));
    this.name = 'CliError';
    this.messages = messages;
    this.exitCode = exitCode;
  }
}

/** Input that cannot be used (exit 3). `text` reads "found X, expected Y". */
export function unusable(rule: string, text: string, place: Place | null = null): CliError {
  return new CliError([{ severity: 'error', rule, text, place }], 3);
}

/** Arguments that make no sense (exit 2). */
export function misuse(rule: string, text: string): CliError {
  return new CliError([{ severity: 'error', rule, text, place: null }], 2);
}

/** Refuses a document that has errors: throws them, and them alone, as one `CliError` with exit code 3. */
export function refuseErrors(messages: readonly Message[]): void {
  const errors = messages.filter((message) => message.severity === 'error');
  if (errors.length > 0) throw new CliError(distinctMessages(errors), 3);
}

/** Messages in their order, each once: what is wrong with a file is told once, however often it is read. */
export function distinctMessages(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((message) => [formatMessage(message), message])).values()];
}

/** The code of a failed system call (`ENOENT`), undefined for any other thing that was thrown. */
export function systemCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EROFS: 'a read-only disk',
  ENOSPC: 'a full disk',
  EDQUOT: 'a full disk',
  EFBIG: 'a file larger than the system allows',
  EIO: 'a broken disk',
  EMFILE: 'too many open files',
  EISDIR: 'a folder',
  ENOTDIR: 'a file where a folder is needed',
  ELOOP: 'a loop of symbolic links',
  ENAMETOOLONG: 'a name that is too long',
  ERR_INVALID_ARG_VALUE: 'a name with a NUL character',
};

/** Why the system refused, in words; anything that is not a known refusal of the system is thrown again. */
export function systemReason(error: unknown): string {
  const code = systemCode(error);
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) throw error;
  return reason;
}
