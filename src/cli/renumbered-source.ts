import { readMarkdown } from '../formats/markdown/read.ts';
import { writeMarkdown } from '../formats/markdown/write.ts';
import { unusable } from '../library/cli-error.ts';
import type { LibraryFile } from '../library/texts.ts';
import { contentOf, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { printedWords } from './formatting.ts';
import { wordEdits } from './word-edits.ts';

/**
 * The source of a file with the words that `after` has and nothing else changed: line ends, marks and blanks stay as they were typed, in
 * the form of `fmt` or not. `after` has the paragraphs of the file in their order. A paragraph whose words cannot be found in its source is
 * written anew, alone. What is made is read again and must say what `after` says; else it is a `CliError`.
 */
export function renumberedSource({ source, text, shown }: LibraryFile, after: Text): string {
  const parts = partsOf(source, text);
  const touched = parts.filter(({ members }) =>
    members.some((index) => !saysSame(text.paragraphs[index], after.paragraphs[index])),
  );
  const anew = writtenAnew(after, source);
  const own = replaced(
    source,
    touched,
    (part) => editedPart(source, part, text, after) ?? anew(part),
  );
  if (unlike(own, after) === -1) return own;
  const whole = replaced(source, touched, anew);
  const wrong = unlike(whole, after);
  if (wrong === -1) return whole;
  const place = text.paragraphs[wrong]?.place ?? { line: 1, column: 1 };
  throw unusable(
    'words',
    'found a paragraph that would not be read back as it is, expected the form that revcop fmt writes; nothing was written',
    { ...place, file: shown },
  );
}

/** A stretch of a source that holds some paragraphs: one, or a table with its rows. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly members: number[];
}

function partsOf(source: string, { paragraphs }: Text): Part[] {
  const lines = [
    0,
    ...[...source.matchAll(/\r\n?|\n/g)].map((found) => found.index + found[0].length),
  ];
  const starts: { start: number; members: number[] }[] = [];
  for (const [index, { kind, place }] of paragraphs.entries()) {
    const start = lines[(place?.line ?? 1) - 1] ?? source.length;
    const last = starts.at(-1);
    // Comments on rows stand below their table.
    if (last !== undefined && (kind === 'row' || last.start === start)) last.members.push(index);
    else starts.push({ start, members: [index] });
  }
  const sorted = starts.sort((a, b) => a.start - b.start);
  return sorted.map((part, at) => ({ ...part, end: sorted[at + 1]?.start ?? source.length }));
}

function saysSame(before: Paragraph | undefined, after: Paragraph | undefined): boolean {
  if (before === after || before === undefined || after === undefined) return before === after;
  const now = passagesOf(after);
  return (
    linksOf(before) === linksOf(after) && passagesOf(before).every((words, at) => words === now[at])
  );
}

function passagesOf(paragraph: Paragraph): string[] {
  const comments = paragraph.comments.flatMap(({ content }) => content.map(plainText));
  return [labelOf(paragraph)?.text ?? '', plainText(contentOf(paragraph)), ...comments];
}

function linksOf(paragraph: Paragraph): string {
  const comments = paragraph.comments.flatMap(({ content }) => content.flat());
  return [...contentOf(paragraph), ...comments]
    .map(({ link }) => link ?? '')
    .filter((link, at, all) => link !== all[at - 1])
    .join('\n');
}

function replaced(source: string, parts: readonly Part[], write: (part: Part) => string): string {
  let made = '';
  let done = 0;
  for (const part of parts) {
    made += source.slice(done, part.start) + write(part);
    done = part.end;
  }
  return made + source.slice(done);
}

/** The part with each word that changed replaced where it stands; null where it does not stand there as it is read, or a link changed. */
function editedPart(source: string, part: Part, before: Text, after: Text): string | null {
  const pairs = part.members.flatMap((index) => {
    const [old, now] = [before.paragraphs[index], after.paragraphs[index]];
    return old && now ? [{ old, now }] : [];
  });
  if (pairs.some(({ old, now }) => linksOf(old) !== linksOf(now))) return null;
  const [was, is] = [pairs.map(({ old }) => old), pairs.map(({ now }) => now)].map((paragraphs) =>
    paragraphs.flatMap(passagesOf),
  );
  return wordEdits(source.slice(part.start, part.end), was ?? [], is ?? []);
}

// Written once, and only where it is asked for.
function writtenAnew(after: Text, source: string): (part: Part) => string {
  let known: { readonly source: string; readonly parts: readonly Part[] } | null = null;
  const end = /\r\n?|\n/.exec(source)?.[0] ?? '\n';
  return ({ start, end: until, members }) => {
    if (known === null) {
      const written = writeMarkdown(after);
      known = { source: written, parts: partsOf(written, readMarkdown(written).value) };
    }
    const own = known.parts.find((part) => part.members[0] === members[0]);
    const words = known.source.slice(own?.start ?? 0, own?.end ?? 0).trimEnd();
    const blanks = /\s*$/.exec(source.slice(start, until).slice(-BLANKS))?.[0] ?? '';
    return words.replaceAll('\n', end) + blanks;
  };
}

// More blank space than this behind a paragraph is none that anybody keeps; a longer search would be no longer linear.
const BLANKS = 1000;

/** The first paragraph that a source does not say as a text does; -1 where it says all. */
function unlike(source: string, text: Text): number {
  const found = printedWords(readMarkdown(source).value);
  const expected = printedWords(text);
  const wrong = expected.findIndex((words, index) => words !== found[index]);
  return wrong === -1 && expected.length !== found.length ? expected.length - 1 : wrong;
}
