import type { Change } from '../compare/comparison.ts';
import { noteNumbers, withRaisedMarks } from '../model/note-marks.ts';
import type { Chain } from './chain.ts';

/** A redline against an edition, with its note marks as numbers. */
export type RedlineMarks = (changes: readonly Change[], key: string) => readonly Change[];

/**
 * Prints the note marks of redlines as the numbers that the notes have in the edition `key`; what was struck as they were numbered in the
 * last edition before it that had the note. For where a redline is read outside its text; in data the names stay.
 */
export function redlineMarks(editions: Chain): RedlineMarks {
  const places = new Map(editions.map(({ key }, at) => [key, at]));
  const known = new Map<number, ReadonlyMap<string, number>>();
  const numbersAt = (at: number): ReadonlyMap<string, number> => {
    const numbers = known.get(at) ?? noteNumbers(editions[at]?.text.paragraphs ?? []);
    known.set(at, numbers);
    return numbers;
  };
  return (changes, key) => {
    if (!changes.some(hasMark)) return changes;
    const at = places.get(key) ?? editions.length - 1;
    const here = numbersAt(at);
    return changes.map((change): Change => {
      if (change.op === '~') {
        const { before, after } = change;
        return {
          op: '~',
          before: withRaisedMarks(before, here),
          after: withRaisedMarks(after, here),
        };
      }
      const numbers = change.op === '-' ? struckNumbers(change.runs, at, numbersAt) : here;
      return { op: change.op, runs: withRaisedMarks(change.runs, numbers) };
    });
  };
}

function hasMark(change: Change): boolean {
  const runs = change.op === '~' ? [...change.before, ...change.after] : change.runs;
  return runs.some(({ note }) => note !== undefined);
}

function struckNumbers(
  runs: Extract<Change, { readonly runs: unknown }>['runs'],
  at: number,
  numbersAt: (at: number) => ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { note } of runs) {
    if (note === undefined || found.has(note)) continue;
    for (let back = at - 1; back >= 0; back -= 1) {
      const number = numbersAt(back).get(note);
      if (number === undefined) continue;
      found.set(note, number);
      break;
    }
  }
  return found;
}
