import { extname } from 'node:path';
import { type CliError, unusable } from '../library/cli-error.ts';
import { needFile } from '../library/source.ts';

const MARKDOWN: readonly string[] = ['.md', '.markdown'];

/** Whether a name is that of Markdown, by its ending. */
export function isMarkdown(path: string): boolean {
  return MARKDOWN.includes(endingOf(path));
}

/** The ending of a name in small letters, `.md`; empty where it has none. */
export function endingOf(path: string): string {
  return extname(path).toLowerCase();
}

/** Refuses what is no file whose name ends as one of Markdown does. `shown` is its name in messages. */
export function needMarkdown(path: string, shown: string): void {
  const expected = 'Markdown (.md)';
  needFile(path, shown, expected);
  if (!isMarkdown(path)) throw otherKind(path, shown, expected);
}

const OFFICE: ReadonlySet<string> = new Set(['.doc', '.odt', '.rtf']);

/** The refusal of a file by the ending of its name. */
export function otherKind(path: string, shown: string, expected: string): CliError {
  const ending = endingOf(path);
  const found = ending === '' ? 'a name without an ending' : `a ${ending} file`;
  const place = { file: shown, line: 1, column: 1 };
  const how = OFFICE.has(ending) ? '; save it as .docx, or import its folder with --batch' : '';
  return unusable('file-kind', `found ${found}, expected ${expected}${how}`, place);
}
