import type { Run } from '../model/run.ts';
import { joinRuns, plainText } from '../model/run.ts';
import type { Edit } from './align-words.ts';
import { alignWords } from './align-words.ts';
import type { Change } from './comparison.ts';
import { markChanges, runReader } from './marks.ts';
import { slideEdits } from './slide.ts';
import type { Lexicon, Words } from './words.ts';
import { readWords } from './words.ts';

/** The redline from one content to the other: words and emphasis, deleted before inserted. Both sides are kept to the character. */
export function redline(before: readonly Run[], after: readonly Run[], lexicon: Lexicon): Change[] {
  const wordsBefore = readWords(plainText(before), lexicon);
  const wordsAfter = readWords(plainText(after), lexicon);
  const edits = slideEdits(alignWords(wordsBefore, wordsAfter, lexicon), wordsBefore, wordsAfter);
  return changesOf(stretches(edits, wordsBefore, wordsAfter), before, after);
}

/** The redline of a content that is whole on one side and absent on the other. */
export function wholeChange(op: '=' | '+' | '-', content: readonly Run[]): Change[] {
  const runs = joinRuns(content);
  return runs.length > 0 ? [{ op, runs }] : [];
}

/** Characters `a0` up to `a1` before became `b0` up to `b1` after; of equal stretches both are the same characters. */
interface Stretch extends Edit {
  readonly same: boolean;
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
  changeBetween(reader, { a0: before.ids.length, a1: before.ids.length, b0: after.ids.length, b1: after.ids.length });
  return found;
}

interface StretchReader {
  readonly before: Words;
  readonly after: Words;
  readonly found: Stretch[];
  doneA: number;
  doneB: number;
}

// `count` words from `a` and `b` are the same; the blanks between them need not be.
function passUnchanged(reader: StretchReader, a: number, b: number, count: number): void {
  const { before, after } = reader;
  for (let k = 0; k < count; k += 1) {
    const startA = before.starts[a + k] ?? 0;
    const startB = after.starts[b + k] ?? 0;
    if (k > 0 || (a === 0 && b === 0)) blanksUpTo(reader, startA, startB);
    const endA = before.ends[a + k] ?? startA;
    advance(reader, endA, after.ends[b + k] ?? startB);
  }
}

function blanksUpTo(reader: StretchReader, startA: number, startB: number): void {
  const lengthA = startA - reader.doneA;
  if (lengthA === startB - reader.doneB) {
    const here = reader.before.text;
    const there = reader.after.text;
    let same = true;
    for (let k = 0; k < lengthA && same; k += 1) {
      same = here.charCodeAt(reader.doneA + k) === there.charCodeAt(reader.doneB + k);
    }
    if (same) return advance(reader, startA, startB);
  }
  replaceUpTo(reader, startA, startB, false);
}

function advance(reader: StretchReader, a1: number, b1: number): void {
  const { found, doneA, doneB } = reader;
  if (a1 === doneA && b1 === doneB) return;
  const last = found.at(-1);
  if (last?.same) found[found.length - 1] = { ...last, a1, b1 };
  else found.push({ same: true, a0: doneA, a1, b0: doneB, b1 });
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

// A piece that ends before a mark of punctuation, or opens a bracket, hangs on the word before it and takes the blank before it.
function takesBlankBefore({ text, starts, ends }: Words, from: number, to: number): boolean {
  if (to >= starts.length) return true;
  const next = starts[to] ?? text.length;
  const first = starts[from] ?? text.length;
  if (CLOSING.test(text.slice(next, next + 2))) return true;
  const last = text.slice(starts[to - 1] ?? 0, ends[to - 1] ?? 0);
  return /^\p{Ps}/u.test(text.slice(first, first + 1)) && /^\p{Pe}/u.test(last);
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
  if (last && !last.same) found[found.length - 1] = { ...last, a1, b1 };
  else found.push({ same: false, a0: doneA, a1, b0: doneB, b1 });
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

function changesOf(found: readonly Stretch[], before: readonly Run[], after: readonly Run[]): Change[] {
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
