import { COLUMNS, type Column } from './names.ts';

/** Marks of what each cell said when a file was written, by the id of the row: no words, only whether they are the same. */
export type Told = ReadonlyMap<string, Readonly<Record<Column, string>>>;

/** The mark of what a cell says; cells that say something else have, but for one case in millions, another one. */
export function markOf(key: string): string {
  // FNV-1a, in 32 bits.
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}

// Word takes no more than 255 characters in a property that it shows.
const LONGEST = 240;
const NAME = 'revcop-row-';

/** The properties of a file that hold the marks. */
export function toldProperties(told: Told): Readonly<Record<string, string>> {
  const lines: string[] = [];
  for (const [id, cells] of told) {
    const word = [id, ...COLUMNS.map((column) => cells[column])].join('.');
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > LONGEST) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return Object.fromEntries(lines.map((line, index) => [`${NAME}${index + 1}`, line]));
}

/** The marks that a file holds; null where its properties are lost. */
export function readTold(properties: Readonly<Record<string, string>>): Told | null {
  const told = new Map<string, Readonly<Record<Column, string>>>();
  for (const [name, line] of Object.entries(properties)) {
    if (!name.startsWith(NAME)) continue;
    for (const word of line.split(/\s+/)) {
      const [id, first, comment, clean] = word.split('.');
      if (id && first && comment && clean) told.set(id, { first, comment, clean });
    }
  }
  return told.size === 0 ? null : told;
}
