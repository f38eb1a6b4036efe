import type { TextRow } from './desk.ts';
import { readBookmark } from './names.ts';

/** The row of a text of which a row of a file was printed. */
export function idOfTextRow({ cells, comment }: TextRow): string | null {
  for (const lines of [comment, ...cells]) {
    for (const { bookmarks } of lines) {
      const [named] = bookmarks.flatMap((name) => readBookmark(name) ?? []);
      if (named && named.column !== 'first') return named.id;
    }
  }
  return null;
}
