import { existsSync } from 'node:fs';
import { misuse } from '../library/cli-error.ts';
import { insideLibrary } from '../library/find.ts';
import { checkFront } from '../library/front.ts';
import { readTextFile, type TextFile } from '../library/texts.ts';
import { showHidden } from '../model/message.ts';
import { contentOf, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import type { Batch } from './batch.ts';
import type { Surveyed } from './batch-survey.ts';
import { factsOf, type WorkItem } from './worklist.ts';

/**
 * Refuses a document that would make a text that another one has made. Where both have the same words one of them is superfluous; where they have
 * not, the first difference is told: which of them was adopted is not ours to say. `texts` are what the document makes.
 */
export function refuseTwin(document: Surveyed, texts: readonly Text[], batch: Batch): void {
  const twin = twinOf(document, batch);
  if (twin === null) return;
  const own = batch.items.get(document.entry.file);
  if (own?.sha256 === twin.sha256) throw superfluous('the same document', twin);
  const made = texts.flatMap((text) => placedText(text, batch) ?? []);
  if (made.length === 0) return;
  for (const { text, former } of made) {
    const difference = firstDifference(text, former.text);
    if (difference !== null) throw otherWords(difference, twin, former.shown);
  }
  throw superfluous('the same words', twin);
}

function twinOf({ file, facts }: Surveyed, { items }: Batch): WorkItem | null {
  if (facts.kind === 'paper') return null;
  const names = ['body', 'number', 'revision', 'language'] as const;
  for (const other of items.values()) {
    if (other.file === file || other.status !== 'done') continue;
    const theirs = factsOf(other);
    if (theirs.kind === 'paper') continue;
    if (names.every((name) => theirs[name]?.toLowerCase() === facts[name]?.toLowerCase()))
      return other;
  }
  return null;
}

function superfluous(found: string, { file }: WorkItem): Error {
  return misuse(
    'twin',
    `found ${found} as in ${file}, expected one of them: write skip as the kind of the other`,
  );
}

// A draft and the adopted text have places of their own: they are no twins.
function placedText(
  text: Text,
  { library }: Batch,
): { readonly text: Text; readonly former: TextFile } | null {
  const { facts } = checkFront(text.front, '');
  if (facts === null) return null;
  const path = insideLibrary(library, facts.path);
  return existsSync(path) ? { text, former: readTextFile(path, library.cwd) } : null;
}

function otherWords(
  difference: readonly [string, string],
  { file }: WorkItem,
  shown: string,
): Error {
  const [here, there] = difference.map((words) => (words === '' ? 'nothing' : `“${words}”`));
  return misuse(
    'other-words',
    `found other words than in ${file}, of which ${shown} was made: ${here} here, ${there} there, expected one wording of one text: see which was adopted and take the other document out of the folder, or correct number, revision or language of one of them`,
  );
}

const SHOWN = 80;
const LEADING = 24;

/** Where two texts first say something else, a few words of both; an empty one has ended. Null where labels and words are the same. */
export function firstDifference(one: Text, other: Text): readonly [string, string] | null {
  const [here, there] = [linesOf(one), linesOf(other)];
  const at = here.findIndex((line, index) => line !== there[index]);
  if (at === -1 && here.length === there.length) return null;
  const index = at === -1 ? here.length : at;
  const [a, b] = [[...(here[index] ?? '')], [...(there[index] ?? '')]];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return [opening(a, same), opening(b, same)];
}

function linesOf({ paragraphs }: Text): string[] {
  return paragraphs.map(lineOf).filter((line) => line !== '');
}

function lineOf(paragraph: Paragraph): string {
  const words = plainText(contentOf(paragraph));
  return `${labelOf(paragraph)?.text ?? ''} ${words}`.replace(/\s+/g, ' ').trim();
}

function opening(letters: readonly string[], from: number): string {
  const space = letters.lastIndexOf(' ', Math.max(0, from - LEADING));
  const start = from <= LEADING ? 0 : space + 1;
  const words = letters.slice(start, from + SHOWN).join('');
  const [before, behind] = [start > 0 ? '…' : '', from + SHOWN < letters.length ? '…' : ''];
  return showHidden(`${before}${words}${behind}`);
}
