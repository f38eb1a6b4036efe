import type { Command } from 'commander';
import { defineGroup, type SubCommand } from './group.ts';
import type { End, Io } from './io.ts';

const COMMANDS: readonly SubCommand[] = [
  {
    name: 'in-effect',
    summary: 'the Resolutions in force by number, and what was deleted or repealed',
    load: () => import('./resolutions-in-effect.ts'),
  },
];

export function define(command: Command, io: Io, end: End): void {
  command.description('List the Resolutions of a body.');
  defineGroup(command, COMMANDS, io, end);
}
