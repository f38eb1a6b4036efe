import type { Command } from 'commander';
import type { CommandModule } from './command-module.ts';
import type { End, Io } from './io.ts';

/** A command below a command: loaded only when it is called. */
export interface SubCommand {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** Gives a command its commands below it. A `--library` before the name of the lower one counts for that. */
export function defineGroup(
  command: Command,
  entries: readonly SubCommand[],
  io: Io,
  end: End,
): void {
  const known = new Map(
    entries.map((entry) => [command.command(entry.name).summary(entry.summary), entry]),
  );
  command.helpCommand(false);
  command.hook('preSubcommand', async (group, sub) => {
    const module = await known.get(sub)?.load();
    module?.define(sub, io, end);
    sub.option(
      '--library <dir>',
      'the library (default: the nearest folder upwards that holds resolutions/)',
    );
    const { library } = group.opts<{ readonly library?: string }>();
    if (library !== undefined) sub.setOptionValue('library', library);
  });
}
