import { resolve } from 'node:path';
import { CliError } from '../library/cli-error.ts';
import { insideLibrary, type Library } from '../library/find.ts';
import { isLibraryText } from '../library/listing.ts';
import { readSource } from '../library/source.ts';
import type { NewFile } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import { showHidden } from '../model/message.ts';
import { readNumberTable, restored } from './decisions-number-table.ts';
import type { Io } from './io.ts';
import { wholeSource } from './whole-source.ts';

/**
 * The files of a numbering as they were before it. A file that was changed since, that is gone, or that is no text of the library is an
 * error; all of them are one `CliError`. `table` is the path of the table as typed.
 */
export function undoNumbers(table: string, library: Library, io: Io): readonly NewFile[] {
  const messages: Message[] = [];
  const recorded = readNumberTable(readSource(resolve(io.cwd, table), table), table);
  const files = recorded.flatMap((record): NewFile[] => {
    const say = (text: string): [] => {
      const place = { file: table, line: record.line, column: 1 };
      messages.push({ severity: 'error', rule: 'undo', text, place });
      return [];
    };
    const path = insideLibrary(library, record.path);
    const shown = showHidden(record.path);
    if (!isLibraryText(library, path)) return say(`found ${shown}, expected a text of the library`);
    const source = wholeSource(path, shown);
    const before = restored(source, record);
    if (before !== null) return [{ path, content: before, was: source.replace(/^\uFEFF/, '') }];
    return say(`found ${shown} changed since it was numbered, expected it as it was left`);
  });
  if (messages.length > 0) throw new CliError(messages, 3);
  return files;
}
