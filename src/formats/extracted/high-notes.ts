import { extentOf, type Part } from './parts.ts';

const HIGH = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const OPENS = new RegExp(`^([${HIGH}]{1,3})[^\\S\\n]*(?=\\S)`, 'u');
// `²` and `³` of `km²` are a unit's.
const MARK = new RegExp(
  `(?<=[\\p{L}\\p{N}\\p{P}])(?<!(?:^|[^\\p{L}])[kcdm]?m)(?<![${HIGH}])[${HIGH}]{1,3}(?![${HIGH}])`,
  'gu',
);

/** A paragraph whose raised number opens a note, because another paragraph has that number raised in it. */
export interface HighNote {
  readonly name: string;
  readonly number: Part;
  readonly body: readonly Part[];
}

/** What raised numbers mean: by the index of a paragraph the note that it is, or its parts cut at the marks in it. */
export interface HighNotes {
  readonly notes: ReadonlyMap<number, HighNote>;
  readonly marked: ReadonlyMap<number, readonly Part[]>;
}

/** Finds notes by their raised numbers among paragraphs. A number that no paragraph opens with stays text. */
export function findHighNotes(source: string, paragraphs: readonly (readonly Part[])[]): HighNotes {
  const opening = notesByNumber(source, paragraphs);
  const notes = new Map<number, HighNote>();
  const marked = new Map<number, readonly Part[]>();
  if (opening.size === 0) return { notes, marked };
  const openers = new Set([...opening.values()].flatMap((list) => list.map(({ index }) => index)));
  const count = new Map<string, number>();
  for (const [index, parts] of paragraphs.entries()) {
    if (openers.has(index)) continue;
    const cut = parts.flatMap((part) =>
      cutAtMarks(source, part, (digits) => {
        const list = opening.get(digits);
        if (!list) return null;
        const times = Math.min(count.get(digits) ?? 0, list.length - 1);
        count.set(digits, times + 1);
        const found = list[times];
        const name = times === 0 ? plainDigits(digits) : `${plainDigits(digits)}-${times + 1}`;
        if (found) notes.set(found.index, { name, ...found.note });
        return name;
      }),
    );
    if (cut.length > parts.length) marked.set(index, cut);
  }
  return { notes, marked };
}

interface Opening {
  readonly index: number;
  readonly note: Omit<HighNote, 'name'>;
}

function notesByNumber(
  source: string,
  paragraphs: readonly (readonly Part[])[],
): Map<string, Opening[]> {
  const opening = new Map<string, Opening[]>();
  for (const [index, parts] of paragraphs.entries()) {
    const [first, ...rest] = parts;
    if (!first || !HIGH.includes(source.charAt(first.from))) continue;
    const found = OPENS.exec(source.slice(first.from, first.to));
    const digits = found?.[1];
    if (!found || digits === undefined) continue;
    const number: Part = { from: first.from, to: first.from + digits.length, join: '' };
    const body = [{ ...first, from: first.from + found[0].length }, ...rest];
    const list = opening.get(digits) ?? [];
    list.push({ index, note: { number, body } });
    opening.set(digits, list);
  }
  return opening;
}

function cutAtMarks(
  source: string,
  part: Part,
  nameOf: (digits: string) => string | null,
): readonly Part[] {
  if (part.note !== undefined) return [part];
  const cut: Part[] = [];
  const { from } = extentOf([part]);
  let done = from;
  for (const { 0: digits, index } of source.slice(from, part.to).matchAll(MARK)) {
    const name = nameOf(digits);
    if (name === null) continue;
    const start = from + index;
    if (done < start) cut.push({ from: done, to: start, join: cut.length === 0 ? part.join : '' });
    done = start + digits.length;
    cut.push({ from: start, to: done, join: '', note: name });
  }
  if (cut.length === 0) return [part];
  if (done < part.to) cut.push({ from: done, to: part.to, join: '' });
  return cut;
}

function plainDigits(digits: string): string {
  return [...digits].map((digit) => HIGH.indexOf(digit)).join('');
}
