import { alignWords } from '../compare/align-words.ts';
import type { Change } from '../compare/comparison.ts';
import { emptyLexicon, readWords, type Words } from '../compare/words.ts';
import { plainText } from '../model/run.ts';
import { joinSpans, type Span, startReader } from './spans.ts';

// A redline has few long pieces: with more than these nothing is lost but the writers of some words.
const PIECES = 8;

/**
 * The spans of the changes of a redline of paragraphs that merged or split, one list a change: what is struck at one place and stands at another was
 * brought there, and stays with those who wrote it. A redline is drawn for readers and shows such words struck and put in. Words that
 * every sentence has (`and`, `the`) are brought beside others alone. `spans` are those of the redline as it is drawn.
 */
export function broughtSpans(
  redline: readonly Change[],
  spans: readonly (readonly Span[])[],
): readonly (readonly Span[])[] {
  const struck = redline.flatMap((change, at): readonly Piece[] => {
    const words = change.op === '-' ? plainText(change.runs) : '';
    return words === '' ? [] : [{ text: words, spans: spans[at] ?? [] }];
  });
  const longest = struck.toSorted((a, b) => b.text.length - a.text.length).slice(0, PIECES);
  return redline.map((change, at) => {
    const own = spans[at] ?? [];
    if (change.op !== '+' || own.length === 0) return own;
    const text = plainText(change.runs);
    const found = longest.map((piece) => broughtFrom(piece, text, own));
    return found.reduce((best, one) => (one.count > best.count ? one : best), NOTHING(own)).spans;
  });
}

/** A struck piece of a redline, with who wrote it. */
interface Piece {
  readonly text: string;
  readonly spans: readonly Span[];
}

interface Brought {
  /** So many characters were brought. */
  readonly count: number;
  readonly spans: readonly Span[];
}

const NOTHING = (spans: readonly Span[]): Brought => ({ count: 0, spans });

function broughtFrom(piece: Piece, text: string, own: readonly Span[]): Brought {
  const lexicon = emptyLexicon();
  const [was, is] = [readWords(piece.text, lexicon), readWords(text, lexicon)];
  const kept = runsKept(was, is, alignWords(was, is, lexicon));
  const [reader, readOwn] = [startReader(piece.spans), startReader(own)];
  let [old, fresh, count] = [0, 0, 0];
  const spans: Span[] = [];
  for (const { from, to, length } of kept) {
    reader(from - old);
    spans.push(...readOwn(to - fresh), ...reader(length));
    readOwn(length);
    [old, fresh, count] = [from + length, to + length, count + length];
  }
  return { count, spans: joinSpans([...spans, ...readOwn(text.length - fresh)]) };
}

/** The characters from `from` on that stand at `to` now. */
interface Kept {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

function runsKept(was: Words, is: Words, edits: ReturnType<typeof alignWords>): readonly Kept[] {
  let [a, b] = [0, 0];
  const ends = [...edits, { a0: was.ids.length, a1: 0, b0: is.ids.length, b1: 0 }];
  return ends.flatMap((edit): readonly Kept[] => {
    const [from, first, to, count] = [a, b, edit.a0, edit.a0 - a];
    [a, b] = [edit.a1, edit.b1];
    const tells = was.ids.slice(from, to).some((_, at) => isTelling(was, from + at));
    return tells ? charactersKept(was, is, from, first, count) : [];
  });
}

// Word by word: the blanks between them may be others.
function charactersKept(was: Words, is: Words, from: number, to: number, count: number): Kept[] {
  const kept: Kept[] = [];
  for (let at = 0; at < count; at += 1) {
    const [start, end] = [was.starts[from + at] ?? 0, was.ends[from + at] ?? 0];
    const there = is.starts[to + at] ?? 0;
    const last = kept.at(-1);
    const blank = last && was.text.slice(last.from + last.length, start);
    if (last && blank === is.text.slice(last.to + last.length, there))
      kept[kept.length - 1] = { ...last, length: end - last.from };
    else kept.push({ from: start, to: there, length: end - start });
  }
  return kept;
}

// So many letters has a word that joins, in every language that parts words by blanks.
const JOINING = 3;

function isTelling({ text, starts, ends }: Words, at: number): boolean {
  const word = text.slice(starts[at] ?? 0, ends[at] ?? 0);
  return /[\p{L}\p{N}]/u.test(word) && (word.length > JOINING || !/^[\p{Ll}]+$/u.test(word));
}
