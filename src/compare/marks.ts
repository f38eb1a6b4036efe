import type { Run } from '../model/run.ts';
import { joinRuns, plainText } from '../model/run.ts';
import type { Change } from './comparison.ts';
import { sameLink } from './same-link.ts';

/** Whether two contents print the same characters under the same marks, with links that lead to the same. */
export function sameContent(before: readonly Run[], after: readonly Run[]): boolean {
  const here = joinRuns(before);
  const there = joinRuns(after);
  return here.length === there.length && here.every((run, index) => sameRun(run, there[index]));
}

/** Whether two contents print the same characters under the same emphasis, wherever their links lead: a link is no word. */
export function sameWords(before: readonly Run[], after: readonly Run[]): boolean {
  return sameContent(withoutLinks(before), withoutLinks(after));
}

function withoutLinks(runs: readonly Run[]): readonly Run[] {
  return runs.map(({ link: _, ...run }) => run);
}

function sameRun(a: Run, b: Run | undefined): boolean {
  if (b === undefined || a.text !== b.text || a.note !== b.note) return false;
  return a.em === b.em && a.strong === b.strong && sameLink(a.link, b.link);
}

/** Reads a content from front to back, `[from, to)` in printed offsets at a time; each part must begin where the last one ended or behind. */
export function runReader(content: readonly Run[]): (from: number, to: number) => Run[] {
  const runs = content.filter((run) => run.text !== '');
  let index = 0;
  let start = 0;
  return (from, to) => {
    const part: Run[] = [];
    while (index < runs.length) {
      const run = runs[index];
      if (run === undefined) break;
      const end = start + run.text.length;
      if (end > from && start < to) {
        const text = run.text.slice(Math.max(0, from - start), to - start);
        part.push(text.length === run.text.length ? run : { ...run, text });
      }
      if (end > to) break;
      index += 1;
      start = end;
    }
    return joinRuns(part);
  };
}

/** The changes of two contents of the same characters: `=` where the marks are the same, `~` in whole words where they are not. */
export function markChanges(before: readonly Run[], after: readonly Run[]): Change[] {
  if (sameContent(before, after))
    return before.length > 0 ? [{ op: '=', runs: joinRuns(after) }] : [];
  const text = plainText(before);
  const differs = differences(before, after);
  const readBefore = runReader(before);
  const readAfter = runReader(after);
  const changes: Change[] = [];
  for (const { from, to, changed } of wholeWords(text, differs)) {
    const here = readBefore(from, to);
    const there = readAfter(from, to);
    if (changed) changes.push({ op: '~', before: here, after: there });
    else changes.push({ op: '=', runs: there });
  }
  return changes;
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly changed: boolean;
}

// Where the marks differ, as ranges of offsets.
function differences(before: readonly Run[], after: readonly Run[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  let i = 0;
  let j = 0;
  let restA = before[0]?.text.length ?? 0;
  let restB = after[0]?.text.length ?? 0;
  while (i < before.length && j < after.length) {
    const step = Math.min(restA, restB);
    const a = before[i];
    const b = after[j];
    if (a && b && step > 0 && !marksEqual(a, b))
      parts.push({ from: at, to: at + step, changed: true });
    at += step;
    restA -= step;
    restB -= step;
    if (restA === 0) restA = before[++i]?.text.length ?? 0;
    if (restB === 0) restB = after[++j]?.text.length ?? 0;
  }
  return parts;
}

function marksEqual(a: Run, b: Run): boolean {
  return a.note === b.note && a.em === b.em && a.strong === b.strong && sameLink(a.link, b.link);
}

const INSIDE_WORD = /[\p{L}\p{N}\p{M}\p{Cf}]/u;

// Widened to whole words: a reader sees that a word became italic, not that its first half did.
function wholeWords(text: string, differs: readonly Part[]): Part[] {
  const parts: Part[] = [];
  let done = 0;
  for (const part of differs) {
    if (part.to <= done) continue;
    const from = wordStart(text, Math.max(done, part.from), done);
    const to = Math.max(from, wordEnd(text, part.to));
    const last = parts.at(-1);
    if (from === done && last?.changed) parts[parts.length - 1] = { ...last, to };
    else {
      if (from > done) parts.push({ from: done, to: from, changed: false });
      parts.push({ from, to, changed: true });
    }
    done = to;
  }
  if (done < text.length) parts.push({ from: done, to: text.length, changed: false });
  return parts.filter((part) => part.to > part.from);
}

function wordStart(text: string, offset: number, floor: number): number {
  let at = offset;
  while (at > floor && insideWord(text, at)) at -= 1;
  return at;
}

function wordEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && insideWord(text, at)) at += 1;
  return at;
}

// Whether the offset lies between two characters of one word, or inside one character.
function insideWord(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code >= 0xdc00 && code <= 0xdfff && offset > 0) {
    const lead = text.charCodeAt(offset - 1);
    if (lead >= 0xd800 && lead <= 0xdbff) return true;
  }
  return INSIDE_WORD.test(text[offset - 1] ?? '') && INSIDE_WORD.test(text[offset] ?? '');
}
