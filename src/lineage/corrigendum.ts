import type { Message } from '../model/message.ts';
import { isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText, type Run } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** An adopted text as corrected, and the ids of the paragraphs that print otherwise than before; notes by their names. */
export interface Correction {
  readonly text: Text;
  readonly paragraphs: readonly string[];
  /** With a place in `corrected`: why it cannot be taken. */
  readonly messages: readonly Message[];
}

/**
 * An adopted text with the words, labels and emphasis of a corrected copy of it. Paragraphs are the same by their ids; what prints the
 * same stays as it is, with its links. Paragraphs that are added, left out, moved or made something else (a heading of running
 * text) are errors but with `structure`, which takes them as they are in the copy. The front matter is that of `standing`.
 */
export function correctedText(
  standing: Text,
  corrected: Text,
  { structure }: { readonly structure: boolean },
): Correction {
  const messages = [
    ...corrected.paragraphs.flatMap(draftersMark),
    ...(structure ? [] : unlike(standing, corrected)),
  ];
  if (messages.length > 0) return { text: standing, paragraphs: [], messages };
  const known = new Map(standing.paragraphs.map((paragraph) => [idOf(paragraph), paragraph]));
  const changed: string[] = [];
  const nameless: Paragraph[] = [];
  const paragraphs = corrected.paragraphs.map((paragraph, at) => {
    const id = idOf(paragraph);
    const old = id === null ? standing.paragraphs[at] : known.get(id);
    if (old && printed(old) === printed(paragraph)) return old;
    if (id !== null) changed.push(id);
    else nameless.push(paragraph);
    return old && old.kind === paragraph.kind
      ? { ...paragraph, attributes: old.attributes, comments: old.comments }
      : paragraph;
  });
  if (nameless.length > 0)
    return { text: standing, paragraphs: [], messages: nameless.map(withoutId) };
  const held = new Set(corrected.paragraphs.map(idOf));
  const gone = standing.paragraphs.flatMap((one) => (held.has(idOf(one)) ? [] : (idOf(one) ?? [])));
  return { text: { ...standing, paragraphs }, paragraphs: [...changed, ...gone], messages: [] };
}

function idOf(paragraph: Paragraph): string | null {
  return paragraph.kind === 'note' ? paragraph.name : paragraph.id;
}

// All that a reader sees of a paragraph: links lead somewhere, but do not print.
function printed(paragraph: Paragraph): string {
  const bracket = 'bracket' in paragraph && paragraph.bracket;
  const level = paragraph.kind === 'heading' ? paragraph.level : 0;
  return JSON.stringify([
    paragraph.kind,
    level,
    bracket,
    labelOf(paragraph)?.text ?? '',
    ...partsOf(paragraph).map(marksOf),
  ]);
}

/** The words of a paragraph as printed, cells parted by tabs, without its number. */
export function printedWords(paragraph: Paragraph): string {
  return partsOf(paragraph).map(plainText).join('\t');
}

function partsOf(paragraph: Paragraph): readonly (readonly Run[])[] {
  if (paragraph.kind === 'row') return paragraph.cells;
  return 'content' in paragraph ? [paragraph.content] : [];
}

// Runs that differ in their links alone are one.
function marksOf(runs: readonly Run[]): readonly (readonly string[])[] {
  const marks: [string, string, string][] = [];
  for (const { text, em, strong, note } of runs) {
    const face = `${em ? 'e' : ''}${strong ? 's' : ''}`;
    const last = marks.at(-1);
    if (last && last[0] === face && last[2] === '' && note === undefined) last[1] += text;
    else marks.push([face, text, note ?? '']);
  }
  return marks;
}

function draftersMark(paragraph: Paragraph): Message[] {
  if (isTombstone(paragraph))
    return [flaw(paragraph, 'found a paragraph marked as deleted, expected an adopted text')];
  if (paragraph.comments.length > 0)
    return [flaw(paragraph, 'found a comment, expected an adopted text (--note tells why)')];
  return [];
}

function withoutId(paragraph: Paragraph): Message {
  const text =
    'found other words in a paragraph without an id, expected an id (revcop fmt gives one)';
  return flaw(paragraph, text);
}

function unlike(standing: Text, corrected: Text): Message[] {
  const index = corrected.paragraphs.findIndex(
    (paragraph, at) => !isLike(paragraph, standing.paragraphs[at]),
  );
  const over = standing.paragraphs.length > corrected.paragraphs.length;
  if (index === -1 && !over) return [];
  const here = corrected.paragraphs[index];
  const there = standing.paragraphs[index === -1 ? corrected.paragraphs.length : index];
  const text = `found ${nameOf(here)}, expected ${nameOf(there)}: a corrigendum corrects words and labels, --structure also adds, leaves out and moves paragraphs`;
  return [flaw(here ?? corrected.paragraphs.at(-1), text)];
}

function isLike(a: Paragraph, b: Paragraph | undefined): boolean {
  return (
    b !== undefined &&
    idOf(a) === idOf(b) &&
    a.kind === b.kind &&
    (a.kind !== 'heading' || b.kind !== 'heading' || a.level === b.level) &&
    (a.kind !== 'row' || b.kind !== 'row' || a.cells.length === b.cells.length)
  );
}

function nameOf(paragraph: Paragraph | undefined): string {
  if (paragraph === undefined) return 'the end';
  const id = idOf(paragraph);
  const label = labelOf(paragraph)?.text;
  const name = id === null ? 'a paragraph without an id' : `{#${id}}`;
  return label === undefined ? name : `${label} ${name}`;
}

function flaw(paragraph: Paragraph | undefined, text: string): Message {
  const place = { line: 1, column: 1, ...paragraph?.place };
  return { severity: 'error', rule: 'corrigendum', text, place };
}
