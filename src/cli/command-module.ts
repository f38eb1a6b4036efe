import type { Command } from 'commander';
import type { End, Io } from './io.ts';

/** What the module of a command exports: it adds arguments, options, help and the work, which says how it ended. */
export interface CommandModule {
  readonly define: (command: Command, io: Io, end: End) => void;
}
