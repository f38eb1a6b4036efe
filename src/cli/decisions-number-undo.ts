import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readMarkdown } from '../formats/markdown/read.ts';
import { CliError } from '../library/cli-error.ts';
import { digestOf } from '../library/digest.ts';
import { insideLibrary, type Library, shownPath } from '../library/find.ts';
import { placeOfKey } from '../library/front.ts';
import { isLibraryText } from '../library/listing.ts';
import { readSource } from '../library/source.ts';
import type { NewFile } from '../library/write.ts';
import type { Change } from '../lineage/decisions/number-changes.ts';
import type { Message } from '../model/message.ts';
import { showHidden } from '../model/message.ts';
import { frontString } from '../model/text.ts';
import { type RecordedFile, readNumberTable, restored } from './decisions-number-table-read.ts';
import type { Io } from './io.ts';
import { wholeSource } from './whole-source.ts';

/**
 * The files of a numbering as they were before it. A file that was changed since, that is gone, or that is no text of the library is an
 * error at its place; all of them are one `CliError`, and so is a table that is not as it was written. `table` is its path as typed.
 */
export function undoNumbers(table: string, library: Library, io: Io): readonly NewFile[] {
  const messages: Message[] = [];
  const recorded = readNumberTable(readSource(resolve(io.cwd, table), table), table);
  const files = recorded.flatMap((record): NewFile[] => {
    const found = undone(record, table, library);
    if (!('rule' in found)) return [found];
    messages.push(found);
    return [];
  });
  if (messages.length === 0) return files;
  // What cites an adopted text followed it: that is told once.
  const adopted = messages.filter(({ text }) => text.startsWith(ADOPTED));
  throw new CliError(adopted.length > 0 ? adopted : messages, 3);
}

const ADOPTED = 'found a draft that was adopted since';

function undone(record: RecordedFile, table: string, library: Library): NewFile | Message {
  const path = insideLibrary(library, record.path);
  const named = showHidden(record.path);
  const row = { file: table, line: record.line, column: 1 };
  if (!isLibraryText(library, path))
    return undoError(`found ${named}, expected a text of the library`, row);
  const shown = shownPath(library.cwd, path);
  if (!existsSync(path))
    return undoError(
      `found no ${named} in this library, expected it as numbering left it: another library, which --library names, or a file that is gone: put it back, and undo again`,
      row,
    );
  const source = wholeSource(path, shown);
  const before = restored(source, record);
  if (before !== null) return { path, content: before, was: source.replace(/^\uFEFF/, '') };
  if (digestOf(source) === record.before) {
    const text =
      'found it as it was before the numbering, expected it as numbering left it: taken back already; where other texts still have the numbers, put this one back as numbering left it, and undo again';
    return undoError(text, { file: shown, line: 1, column: 1 });
  }
  return adoptedSince(source, shown) ?? changedSince(source, record, shown);
}

function adoptedSince(source: string, shown: string): Message | null {
  const { value: text } = readMarkdown(source);
  const as = frontString(text, 'adopted-as');
  if (as === undefined) return null;
  const found = `${ADOPTED}, as ${showHidden(as)}, expected one that was not: numbers are taken back before adoption; nothing was taken back`;
  return undoError(found, placeOfKey(text.front, 'adopted-as', shown));
}

// What was typed elsewhere is known to be there, but not where: a table holds digests, no texts.
function changedSince(source: string, { changes }: RecordedFile, shown: string): Message {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = (change: Change): number =>
    (starts[change.line - 1] ?? source.length) + change.column - 1;
  const stands = (change: Change): boolean => {
    const end = offset(change) + change.after.length;
    // `15.2` does not stand where `15.22` does.
    const goesOn = /^[\p{L}\p{N}]{2}$/u.test(source.slice(end - 1, end + 1));
    return source.startsWith(change.after, offset(change)) && !goesOn;
  };
  const lost = changes.find((change) => !stands(change));
  const place = { file: shown, line: lost?.line ?? 1, column: lost?.column ?? 1 };
  if (lost === undefined) {
    const text =
      'found words that were changed since the numbering, though no number was, expected all as numbering left it';
    return undoError(`${text}${MEND}`, place);
  }
  const line = source.slice(starts[lost.line - 1] ?? source.length).split('\n', 1)[0] ?? '';
  const now = line.slice(lost.column - 1, lost.column - 1 + SHOWN);
  const expected = `expected ${showHidden(lost.after)}, as numbering left it`;
  return undoError(`found ${showHidden(now.trim()) || 'nothing'}, ${expected}${MEND}`, place);
}

const SHOWN = 40;

// Nothing is lost by it: what was changed is made again once the letters are back.
const MEND =
  ': keep a copy of the file, put it back as numbering left it, undo again, and make the change anew; nothing was taken back';

function undoError(text: string, place: NonNullable<Message['place']>): Message {
  return { severity: 'error', rule: 'undo', text, place };
}
