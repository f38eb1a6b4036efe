import type { Change } from '../compare/comparison.ts';
import { noteNumbers, withRaisedMarks } from '../model/note-marks.ts';
import type { Run } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** A text by its key and that of its base, the base before it; without a text, as a repeal, it has the words of its base. */
export interface Numbered {
  readonly key: string;
  readonly base: string | null;
  readonly text: Text | null;
}

/** The number of a note in the text of a key (`after`), or as it was numbered in what that was drawn from (`before`): in the nearest that has it. */
export type NoteNumbering = (
  name: string,
  key: string,
  side: 'before' | 'after',
) => number | undefined;

/** The numbers of the notes of some texts; undefined where no text on the line of bases marks the note. */
export function noteNumbering(texts: readonly Numbered[]): NoteNumbering {
  const known = new Map<number, ReadonlyMap<string, number>>();
  const numbersAt = (at: number): ReadonlyMap<string, number> => {
    const numbers = known.get(at) ?? noteNumbers(texts[at]?.text?.paragraphs ?? []);
    known.set(at, numbers);
    return numbers;
  };
  const placeOf = (key: string | null): number => texts.findIndex((text) => text.key === key);
  // A base stands before what was drawn from it, so that each step leads nearer to the first.
  const baseOf = (at: number): number => {
    const base = placeOf(texts[at]?.base ?? null);
    return base < at ? base : -1;
  };
  return (name, key, side) => {
    const own = placeOf(key);
    for (let at = side === 'after' ? own : baseOf(own); at >= 0; at = baseOf(at)) {
      const number = numbersAt(at).get(name);
      if (number !== undefined) return number;
    }
    return undefined;
  };
}

/** A redline against the base of the text of a key, with its note marks as numbers. */
export type RedlineMarks = (changes: readonly Change[], key: string) => readonly Change[];

/**
 * Prints the note marks of redlines as the numbers that the notes have in the text of the key; what was struck as it was numbered before.
 * For where a redline is read outside its text and nothing can be set raised; in data the names stay.
 */
export function redlineMarks(texts: readonly Numbered[]): RedlineMarks {
  const numberOf = noteNumbering(texts);
  return (changes, key) => {
    const raised = (runs: readonly Run[], side: 'before' | 'after'): readonly Run[] =>
      withRaisedMarks(runs, (name) => numberOf(name, key, side));
    return changes.map((change) => withRuns(change, raised));
  };
}

/** A stretch of a redline with its runs printed otherwise: struck ones as those of the text before, all others as those of the text after. */
export function withRuns<C extends Change>(
  change: C,
  print: (runs: readonly Run[], side: 'before' | 'after') => readonly Run[],
): C {
  if (change.op === '~') {
    const { before, after } = change;
    return { ...change, before: print(before, 'after'), after: print(after, 'after') };
  }
  return { ...change, runs: print(change.runs, change.op === '-' ? 'before' : 'after') };
}
