import type { Command } from 'commander';
import type { End, Io } from './io.ts';
import { sheetLines, textLines } from './plain.ts';
import { readReadable, refuseEmpty } from './readable.ts';
import { printMessages } from './report.ts';

const HELP = `
FILE is Markdown (.md) or extracted text (.txt); - is Markdown on standard input.
One line a paragraph, the cells of a row parted by tabs. Comments and front matter are left out.

Example:
  $ revcop text resolutions/BODY/11.24/rev.cop13.fr.md`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Print any readable file as plain text.')
    .argument('<file>', 'the file')
    .addHelpText('after', HELP)
    .action(async (file: string) => {
      const found = await readReadable(file, io);
      refuseEmpty(found);
      printMessages(io, found.messages);
      const lines = found.kind === 'markdown' ? textLines(found.text) : sheetLines(found.sheet);
      io.out(lines.map((line) => `${line}\n`).join(''));
      end(0);
    });
}
