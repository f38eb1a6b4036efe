/** A column of the drafting file: the redline, the comment, the clean text. */
export type Column = 'first' | 'comment' | 'clean';

/** The columns in their order. */
export const COLUMNS: readonly Column[] = ['first', 'comment', 'clean'];

const LETTERS: Readonly<Record<Column, string>> = { first: 'b', comment: 'm', clean: 'a' };

/** The bookmark of a paragraph in a column. */
export function bookmarkFor(column: Column, id: string): string {
  return `${LETTERS[column]}0_${id.replaceAll('-', '_')}`;
}

/** A bookmark that was read: which paragraph it names, and the column in which it was set. */
export interface Named {
  readonly column: Column;
  readonly id: string;
}

/** What a bookmark of a drafting file names; null for any other, such as Word's own. */
export function readBookmark(name: string): Named | null {
  const [, letter, id = ''] = /^([abm])0_([a-z0-9][a-z0-9_]{0,23})$/.exec(name) ?? [];
  const column = COLUMNS.find((each) => LETTERS[each] === letter);
  return column === undefined ? null : { column, id: id.replaceAll('_', '-') };
}
