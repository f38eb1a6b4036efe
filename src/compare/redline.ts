import type { Run } from '../model/run.ts';
import { joinRuns, plainText } from '../model/run.ts';
import type { Edit } from './align-words.ts';
import { alignWords } from './align-words.ts';
import { wholeBrackets } from './brackets.ts';
import type { Change } from './comparison.ts';
import { foldIslands } from './fold.ts';
import { markChanges, runReader } from './marks.ts';
import { slideEdits } from './slide.ts';
import type { Lexicon, Words } from './words.ts';
import { readWords } from './words.ts';

/** The redline from one content to the other: words and emphasis, deleted before inserted. Both sides are kept to the character. */
export function redline(before: readonly Run[], after: readonly Run[], lexicon: Lexicon): Change[] {
  const wordsBefore = readWords(plainText(before), lexicon);
  const wordsAfter = readWords(plainText(after), lexicon);
  const aligned = withBlanks(alignWords(wordsBefore, wordsAfter, lexicon), wordsBefore, wordsAfter);
  const islands = foldIslands(aligned, wordsBefore, wordsAfter, lexicon);
  const folded = wholeBrackets(islands, wordsBefore, wordsAfter);
  const solid = folded.filter(hasWords);
  const slid = slideEdits(solid, wordsBefore, wordsAfter);
  // A slide changes which words are neighbours: the blanks between them are looked at anew.
  const stayed = slid.every((edit, at) => edit === solid[at]);
  const edits = stayed ? folded : withBlanks(slid, wordsBefore, wordsAfter);
  return changesOf(stretches(edits, wordsBefore, wordsAfter), before, after);
}

/** The redline of a content that is whole on one side and absent on the other. */
export function wholeChange(op: '=' | '+' | '-', content: readonly Run[]): Change[] {
  const runs = joinRuns(content);
  return runs.length > 0 ? [{ op, runs }] : [];
}

/** Characters `a0` up to `a1` before became `b0` up to `b1` after; of equal stretches both are the same characters. */
interface Stretch {
  readonly same: boolean;
  readonly a0: number;
  readonly b0: number;
  a1: number;
  b1: number;
}

function hasWords(edit: Edit): boolean {
  return edit.a1 > edit.a0 || edit.b1 > edit.b0;
}

// Adds an edit of no words wherever two unchanged words stand together on both sides with other blanks between them.
function withBlanks(edits: readonly Edit[], before: Words, after: Words): Edit[] {
  const found: Edit[] = [];
  let a = 0;
  let b = 0;
  for (const edit of [...edits, END]) {
    const until = edit === END ? before.ids.length : edit.a0;
    if (a === 0 && b === 0 && until > 0 && !sameBlank(before, after, 0, 0))
      found.push({ a0: 0, a1: 0, b0: 0, b1: 0 });
    for (let k = a + 1; k < until; k += 1) {
      const other = b + k - a;
      if (!sameBlank(before, after, k, other)) found.push({ a0: k, a1: k, b0: other, b1: other });
    }
    if (edit !== END) found.push(edit);
    a = edit.a1;
    b = edit.b1;
  }
  return found;
}

const END: Edit = { a0: 0, a1: 0, b0: 0, b1: 0 };

// Whether the blanks before these two words are the same.
function sameBlank(before: Words, after: Words, a: number, b: number): boolean {
  const startA = before.ends[a - 1] ?? 0;
  const startB = after.ends[b - 1] ?? 0;
  const length = (before.starts[a] ?? 0) - startA;
  if (length !== (after.starts[b] ?? 0) - startB) return false;
  for (let k = 0; k < length; k += 1) {
    if (before.text.charCodeAt(startA + k) !== after.text.charCodeAt(startB + k)) return false;
  }
  return true;
}

// From edits of words to stretches of characters. What stands between two unchanged neighbours is compared as it is: the blanks.
function stretches(edits: readonly Edit[], before: Words, after: Words): Stretch[] {
  const found: Stretch[] = [];
  const reader = { before, after, found, doneA: 0, doneB: 0 };
  let a = 0;
  let b = 0;
  for (const edit of edits) {
    passUnchanged(reader, a, b, edit.a0 - a);
    changeBetween(reader, edit);
    a = edit.a1;
    b = edit.b1;
  }
  passUnchanged(reader, a, b, before.ids.length - a);
  changeBetween(reader, {
    a0: before.ids.length,
    a1: before.ids.length,
    b0: after.ids.length,
    b1: after.ids.length,
  });
  return found;
}

interface StretchReader {
  readonly before: Words;
  readonly after: Words;
  readonly found: Stretch[];
  doneA: number;
  doneB: number;
}

// `count` words from `a` and `b` are the same, and so are the blanks between them.
function passUnchanged(reader: StretchReader, a: number, b: number, count: number): void {
  if (count === 0) return;
  const { before, after } = reader;
  advance(reader, before.ends[a + count - 1] ?? 0, after.ends[b + count - 1] ?? 0);
}

function advance(reader: StretchReader, a1: number, b1: number): void {
  const { found, doneA, doneB } = reader;
  if (a1 === doneA && b1 === doneB) return;
  const last = found.at(-1);
  if (last?.same) {
    last.a1 = a1;
    last.b1 = b1;
  } else found.push({ same: true, a0: doneA, a1, b0: doneB, b1 });
  reader.doneA = a1;
  reader.doneB = b1;
}

// The changed words with the blanks on both sides of them; a blank that both sides have stays out of the change.
function changeBetween(reader: StretchReader, edit: Edit): void {
  const { before, after } = reader;
  const a1 = before.starts[edit.a1] ?? before.text.length;
  const b1 = after.starts[edit.b1] ?? after.text.length;
  const pure = edit.a0 === edit.a1 ? after : edit.b0 === edit.b1 ? before : null;
  const from = pure === after ? edit.b0 : edit.a0;
  const to = pure === after ? edit.b1 : edit.a1;
  replaceUpTo(reader, a1, b1, pure !== null && takesBlankBefore(pure, from, to));
}

const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?…]/u;

// So many letters has a word that joins (`et`, `and`, `для`), in every language that parts words by blanks.
const JOINING = 3;

// A piece that ends before a mark of punctuation, is a bracket, or begins with a joining word and does not end with one, hangs on
// the word before it and takes the blank before it: `mammifères{+ et leurs habitats+} dans`.
function takesBlankBefore({ text, starts, ends }: Words, from: number, to: number): boolean {
  if (to >= starts.length) return true;
  const word = (at: number) => text.slice(starts[at] ?? 0, ends[at] ?? 0);
  if (CLOSING.test(word(to))) return true;
  const [first, last] = [word(from), word(to - 1)];
  if (/^\p{Ps}/u.test(first) && /^\p{Pe}/u.test(last)) return true;
  return isJoining(first) && !isJoining(last);
}

function isJoining(word: string): boolean {
  return word.length <= JOINING && /^\p{Ll}+$/u.test(word);
}

function replaceUpTo(reader: StretchReader, a1: number, b1: number, suffixFirst: boolean): void {
  const here = reader.before.text.slice(reader.doneA, a1);
  const there = reader.after.text.slice(reader.doneB, b1);
  let prefix = 0;
  let suffix = 0;
  if (suffixFirst) suffix = commonBlankEnd(here, there, 0);
  prefix = commonBlankStart(here, there, suffix);
  if (!suffixFirst) suffix = commonBlankEnd(here, there, prefix);
  advance(reader, reader.doneA + prefix, reader.doneB + prefix);
  if (a1 - suffix > reader.doneA || b1 - suffix > reader.doneB) {
    change(reader, a1 - suffix, b1 - suffix);
  }
  advance(reader, a1, b1);
}

function change(reader: StretchReader, a1: number, b1: number): void {
  const { found, doneA, doneB } = reader;
  const last = found.at(-1);
  if (last && !last.same) {
    last.a1 = a1;
    last.b1 = b1;
  } else found.push({ same: false, a0: doneA, a1, b0: doneB, b1 });
  reader.doneA = a1;
  reader.doneB = b1;
}

const BLANK = /\s/;

function commonBlankStart(here: string, there: string, suffix: number): number {
  const most = Math.min(here.length, there.length) - suffix;
  let count = 0;
  while (count < most && here[count] === there[count] && BLANK.test(here[count] ?? '')) count += 1;
  return count;
}

function commonBlankEnd(here: string, there: string, prefix: number): number {
  const most = Math.min(here.length, there.length) - prefix;
  let count = 0;
  while (count < most) {
    const char = here[here.length - 1 - count];
    if (char !== there[there.length - 1 - count] || !BLANK.test(char ?? '')) break;
    count += 1;
  }
  return count;
}

function changesOf(
  found: readonly Stretch[],
  before: readonly Run[],
  after: readonly Run[],
): Change[] {
  const readBefore = runReader(before);
  const readAfter = runReader(after);
  const changes: Change[] = [];
  for (const { same, a0, a1, b0, b1 } of found) {
    const here = readBefore(a0, a1);
    const there = readAfter(b0, b1);
    if (same) changes.push(...markChanges(here, there));
    else {
      if (here.length > 0) changes.push({ op: '-', runs: here });
      if (there.length > 0) changes.push({ op: '+', runs: there });
    }
  }
  return changes;
}
