import { checkEdition } from '../check/check-edition.ts';
import type { CheckMessage } from '../check/rule.ts';
import { shareOfWords, wordsOf } from '../check/share.ts';
import { readMarkdown } from '../formats/markdown/read.ts';
import type { Library } from '../library/find.ts';
import type { LibraryFile, TextFile } from '../library/texts.ts';
import { printedWords } from '../lineage/corrigendum.ts';
import type { Message } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import { languageOf, type Text } from '../model/text.ts';
import { openDesk, subjectOf } from './check-subject.ts';
import { readShelf } from './shelf.ts';

/** An adopted text as it would be written, and the copy in which it was corrected. */
export interface Corrected {
  readonly standing: LibraryFile;
  readonly file: TextFile;
  readonly content: string;
  readonly structure: boolean;
}

/**
 * What the rules of `check` find in a corrected text and did not find before. An error says that the correction makes the text worse; where
 * one language is put right before the others, or paragraphs are added, that the languages differ is a warning.
 */
export function worsened(
  { standing, file, content, structure }: Corrected,
  library: Library,
  progress: (doing: string) => void,
): readonly Message[] {
  const shelf = readShelf(library, progress);
  const find = (one: LibraryFile, shown: string): readonly CheckMessage[] => {
    const files = shelf.files.map((each) => (each.path === one.path ? one : each));
    const subject = subjectOf(one, openDesk({ ...shelf, files }, library));
    return checkEdition({ ...subject, said: [], file: shown }, { adopting: true }).findings;
  };
  progress('checking the text before and after');
  const before = find(standing, standing.shown);
  const text = atLinesOf(file.text, readMarkdown(content).value);
  const after = find({ ...standing, text, source: file.source }, file.shown);
  const mended = mendedIds(before, after);
  return newIn(before, after).map((found) => {
    const passes = structure || (found.rule === 'language-labels' && mended.has(found.id ?? ''));
    return passes && found.rule.startsWith('language-') ? { ...found, severity: 'warning' } : found;
  });
}

// What is written has the paragraphs of the copy in their order; its lines are those that the user can mend.
function atLinesOf({ paragraphs }: Text, written: Text): Text {
  if (paragraphs.length !== written.paragraphs.length) return written;
  const placed = written.paragraphs.map(
    (paragraph, index): Paragraph => ({ ...paragraph, place: paragraphs[index]?.place ?? null }),
  );
  return { ...written, paragraphs: placed };
}

/** Findings that there were not before, as often as they came. */
function newIn(
  before: readonly CheckMessage[],
  after: readonly CheckMessage[],
): readonly CheckMessage[] {
  const left = new Map<string, number>();
  for (const found of before) left.set(keyOf(found), (left.get(keyOf(found)) ?? 0) + 1);
  return after.filter((found) => {
    const count = left.get(keyOf(found)) ?? 0;
    left.set(keyOf(found), count - 1);
    return count <= 0;
  });
}

function keyOf({ rule, id, text }: CheckMessage): string {
  return `${rule} ${id} ${text}`;
}

/** The paragraphs whose number was found fault with and is not any more. */
function mendedIds(
  before: readonly CheckMessage[],
  after: readonly CheckMessage[],
): ReadonlySet<string> {
  const isOfNumber = ({ rule }: CheckMessage): boolean => /label/.test(rule);
  return new Set(
    newIn(after, before)
      .filter(isOfNumber)
      .flatMap(({ id }) => id ?? []),
  );
}

/** An error for each paragraph that was corrected into the words that another language of the text has. */
export function otherLanguage(
  { standing, file }: Pick<Corrected, 'standing' | 'file'>,
  others: readonly LibraryFile[],
): readonly Message[] {
  const own = wordsById(standing.text);
  return others.flatMap(({ text, shown }) => {
    const theirs = wordsById(text);
    const paragraph = file.text.paragraphs.find((one) => {
      const words = printedWords(one);
      const before = own.get(idOf(one));
      return words === theirs.get(idOf(one)) && before !== undefined && isOther(before, words);
    });
    if (paragraph === undefined) return [];
    const found = `found the words that {#${idOf(paragraph)}} has in ${languageOf(text)} (${shown})`;
    const place = { line: 1, column: 1, ...paragraph.place, file: file.shown };
    const expected = `expected words in ${languageOf(standing.text)}`;
    return [{ severity: 'error', rule: 'language', text: `${found}, ${expected}`, place }];
  });
}

// Names and figures read alike in all languages: of these a correction changes few words.
function isOther(before: string, words: string): boolean {
  return wordsOf(words).length >= 4 && shareOfWords(before, words) < 0.4;
}

function idOf(paragraph: Paragraph): string {
  return (paragraph.kind === 'note' ? paragraph.name : paragraph.id) ?? '';
}

function wordsById({ paragraphs }: Text): ReadonlyMap<string, string> {
  return new Map(paragraphs.map((paragraph) => [idOf(paragraph), printedWords(paragraph)]));
}
