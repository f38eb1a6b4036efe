import type { Command } from 'commander';
import { defineGroup, type SubCommand } from './group.ts';
import type { End, Io } from './io.ts';

const COMMANDS: readonly SubCommand[] = [
  {
    name: 'number',
    summary: 'final numbers for the draft Decisions of a meeting',
    load: () => import('./decisions-number.ts'),
  },
  {
    name: 'status',
    summary: 'every Decision and item: formal status, and what became of the task',
    load: () => import('./decisions-status.ts'),
  },
  {
    name: 'in-effect',
    summary: 'the Decisions in force by subject, and what was deleted or repealed',
    load: () => import('./decisions-in-effect.ts'),
  },
  {
    name: 'carry',
    summary: 'draft Decisions and a paper from what is to become of each Decision in force',
    load: () => import('./decisions-carry.ts'),
  },
];

export function define(command: Command, io: Io, end: End): void {
  command.description('Follow Decisions from one meeting to the next.');
  defineGroup(command, COMMANDS, io, end);
}
