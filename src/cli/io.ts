import type { Pages } from './pages.ts';
import type { ToWord } from './to-word.ts';

/** All that a command sees of the world besides files: so that tests run commands in their own process. */
export interface Io {
  readonly cwd: string;
  /** Whether standard output is a terminal that takes colours and the user wants them. */
  readonly colour: boolean;
  /** How many columns the terminal has; absent where standard output is none. */
  readonly columns?: number;
  /** Data. */
  readonly out: (text: string) => void;
  /** Messages and progress. */
  readonly err: (text: string) => void;
  readonly readInput: () => Promise<Uint8Array>;
  /** The present day, `2026-02-20`. */
  readonly today: () => string;
  /** How much may be done at a time. */
  readonly processors: number;
  /** Counts the pages of a Word file; where it is absent, pages are not spoken of. */
  readonly countPages?: (docx: Uint8Array) => Promise<Pages>;
  /** Saves documents of other word processors as Word files; where it is absent, there is none. */
  readonly toWord?: ToWord;
  /** Milliseconds from some fixed moment. */
  readonly clock: () => number;
}

/** How a command ends when it is no error: 0 done, 1 findings. */
export type Ending = 0 | 1;

/** Takes the ending of a command; one that never calls it has failed. */
export type End = (ending: Ending) => void;

/** Says on stderr what is being done: once a command has taken longer than a second, and then once a second at most. */
export type Progress = (doing: string) => void;

const QUIET_MS = 1000;

/** A progress that counts its second from now on. */
export function startProgress(io: Io): Progress {
  let last = io.clock();
  return (doing) => {
    const now = io.clock();
    if (now - last <= QUIET_MS) return;
    last = now;
    io.err(`revcop: ${doing} …\n`);
  };
}
