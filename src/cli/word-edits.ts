import { alignWords } from '../compare/align-words.ts';
import { emptyLexicon, type Lexicon, readWords, type Words } from '../compare/words.ts';

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A stretch of source with the words changed that differ between the printed passages in it, `before` and `after`; all else stays. The third
 * `15.AA` that is printed is the third in the source; null where the source has more of them or fewer than are printed.
 */
export function wordEdits(
  source: string,
  before: readonly string[],
  after: readonly string[],
): string | null {
  if (before.length !== after.length) return null;
  const lexicon = emptyLexicon();
  const edits: Replacement[] = [];
  let start = 0;
  for (const [at, words] of before.entries()) {
    for (const edit of replacements(words, after[at] ?? '', lexicon))
      edits.push({ ...edit, start: edit.start + start, end: edit.end + start });
    start += words.length + BETWEEN.length;
  }
  const found = inSource(edits, before.join(BETWEEN), source);
  return found === null ? null : applied(source, found);
}

const BETWEEN = '\u0000';

function replacements(before: string, after: string, lexicon: Lexicon): readonly Replacement[] {
  if (before === after) return [];
  const [old, now] = [readWords(before, lexicon), readWords(after, lexicon)];
  const edits =
    old.ids.length === now.ids.length ? wordByWord(old, now) : alignWords(old, now, lexicon);
  return edits.map(({ a0, a1, b0, b1 }) => ({
    start: old.starts[a0] ?? before.length,
    end: a1 > a0 ? (old.ends[a1 - 1] ?? before.length) : (old.starts[a0] ?? before.length),
    text: b1 > b0 ? after.slice(now.starts[b0], now.ends[b1 - 1]) : '',
  }));
}

function wordByWord(old: Words, now: Words) {
  return old.ids.flatMap((id, at) =>
    id === now.ids[at] ? [] : [{ a0: at, a1: at + 1, b0: at, b1: at + 1 }],
  );
}

// So many different words that change in one paragraph are no list of Decisions; each is looked for in all of it.
const MOST_WORDS = 500;

function inSource(
  edits: readonly Replacement[],
  plain: string,
  source: string,
): readonly Replacement[] | null {
  const known = new Map<string, ReadonlyMap<number, number> | null>();
  const found: Replacement[] = [];
  for (const { start, end, text } of edits) {
    const words = plain.slice(start, end);
    const places = known.get(words) ?? placesOf(words, plain, source);
    if (words === '' || known.set(words, places).size > MOST_WORDS) return null;
    const at = places?.get(start);
    if (at === undefined) return null;
    found.push({ start: at, end: at + words.length, text });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** For each place of words in what is printed their place in the source; null where they do not stand there as often. */
function placesOf(
  words: string,
  plain: string,
  source: string,
): ReadonlyMap<number, number> | null {
  const [printed, typed] = [allOf(words, plain), allOf(words, source)];
  if (printed.length !== typed.length) return null;
  return new Map(printed.map((at, index) => [at, typed[index] ?? 0]));
}

function allOf(words: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); words !== '' && at !== -1; at = text.indexOf(words, at + 1))
    found.push(at);
  return found;
}

function applied(source: string, edits: readonly Replacement[]): string | null {
  let made = '';
  let done = 0;
  for (const { start, end, text } of edits) {
    if (start < done) return null;
    made += source.slice(done, start) + text;
    done = end;
  }
  return made + source.slice(done);
}
