import { type Label, readLabel } from '../../model/label.ts';
import { inFile, type Message, type Place } from '../../model/message.ts';
import { isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Pattern } from '../../model/profile.ts';
import type { Text } from '../../model/text.ts';
import { letterIndex, type Provisional, printProvisional, provisionalOf } from './letters.ts';

/** A subject of draft Decisions of one meeting: `of` is `cms/cop15/cami`, `paper` the symbol that presents it, a text a language. */
export interface DraftSet {
  readonly of: string;
  readonly paper: string | null;
  readonly files: readonly { readonly file: string; readonly text: Text }[];
}

/** A draft Decision that is given its number: `15.AA` of the paper becomes `15.12`. */
export interface NumberedDecision {
  readonly of: string;
  readonly paper: string | null;
  readonly id: string;
  readonly provisional: string;
  readonly final: string;
}

/** The numbers of a meeting, and what speaks against them. */
export interface Numbering {
  readonly series: string;
  readonly numbers: readonly NumberedDecision[];
  readonly messages: readonly Message[];
}

interface Lettered extends Provisional {
  readonly id: string | null;
  readonly paragraph: Paragraph;
}

/**
 * Numbers all drafts that have letters, in the order of the sets and of their texts, from `from` (`15.1`) on. `taken` are numbers that
 * other Decisions have, each with where it stands. Errors: letters that a paper has twice or that are none of the sequence, of another series than
 * `from`, without an id, not the same in all languages; a number that is taken.
 */
export function numberDecisions(
  sets: readonly DraftSet[],
  from: FirstNumber,
  patterns: readonly Pattern[],
  taken: ReadonlyMap<string, Place>,
): Numbering {
  const messages = [
    ...sets.flatMap((set) => setErrors(set, from, patterns)),
    ...twice(sets, patterns),
  ];
  let next = from.value;
  const numbers = sets.flatMap(({ of, paper, files }) =>
    lettersOf(files[0]?.text, patterns).flatMap((each): NumberedDecision[] => {
      const final = `${from.before}${next}`;
      next += 1;
      const place = taken.get(final);
      if (place !== undefined) messages.push(takenError(final, place));
      if (each.id === null) return [];
      return [{ of, paper, id: each.id, provisional: printProvisional(each), final }];
    }),
  );
  return { series: from.series, numbers, messages };
}

/** A number to begin with: `15.1` is `15.` and 1, of the series `15`. */
export interface FirstNumber {
  readonly series: string;
  readonly before: string;
  readonly value: number;
}

/** Reads the first number, `15.1`; null for anything else. */
export function readFirstNumber(typed: string): FirstNumber | null {
  const [, series, mark, value] = /^(\d{1,3})([./])([1-9]\d{0,3})$/.exec(typed) ?? [];
  if (series === undefined || mark === undefined || value === undefined) return null;
  return { series, before: `${series}${mark}`, value: Number(value) };
}

/** The live paragraphs of a text that have letters for a number, in their order. */
export function lettersOf(
  text: Text | undefined,
  patterns: readonly Pattern[],
): readonly Lettered[] {
  return (text?.paragraphs ?? []).flatMap((paragraph): Lettered[] => {
    const label = labelOf(paragraph);
    if (label === null || isTombstone(paragraph)) return [];
    const read = provisionalOf(label.text, patterns);
    return read === null ? [] : [{ ...read, id: paragraph.id, paragraph }];
  });
}

/** The text with the final numbers as labels; `numbers` are those of its subject. Nothing else changes. */
export function withNumbers(
  text: Text,
  numbers: readonly NumberedDecision[],
  patterns: readonly Pattern[],
): Text {
  const finals = new Map(numbers.map(({ id, final }) => [id, final]));
  const lettered = new Set(lettersOf(text, patterns).map(({ paragraph }) => paragraph));
  const paragraphs = text.paragraphs.map((paragraph) => {
    const final = paragraph.id === null ? undefined : finals.get(paragraph.id);
    if (final === undefined || !lettered.has(paragraph) || !('label' in paragraph))
      return paragraph;
    return { ...paragraph, label: relabelled(paragraph.label, final) };
  });
  return { ...text, paragraphs };
}

// Brackets and the closing point of a label stay.
function relabelled(label: Label | null, final: string): Label | null {
  const open = /^\(/.exec(label?.text ?? '')?.[0] ?? '';
  const close = /[).]*$/.exec(label?.text ?? '')?.[0] ?? '';
  return readLabel(`${open}${final}${close}`)[0] ?? label;
}

function setErrors(
  { files }: DraftSet,
  { series }: FirstNumber,
  patterns: readonly Pattern[],
): Message[] {
  const [first, ...others] = files;
  const own = lettersOf(first?.text, patterns);
  return [
    ...files.flatMap(({ file, text }) =>
      lettersOf(text, patterns).flatMap((each) => letterErrors(each, series, file)),
    ),
    ...others.flatMap(({ file, text }) =>
      unlike(own, lettersOf(text, patterns), file, first?.file),
    ),
  ];
}

function letterErrors(each: Lettered, series: string, file: string): Message[] {
  const printed = printProvisional(each);
  if (each.id === null) return [error(each, file, `found ${printed} without an id, expected one`)];
  if (letterIndex(each.letter) === null)
    return [error(each, file, `found ${printed}, expected letters such as AA, ZZ or AAA`)];
  if (each.series === series) return [];
  return [error(each, file, `found ${printed}, expected ${series}.${each.letter} as --from says`)];
}

function unlike(
  before: readonly Lettered[],
  after: readonly Lettered[],
  file: string,
  other: string | undefined,
): Message[] {
  const length = Math.max(before.length, after.length);
  for (let at = 0; at < length; at += 1) {
    const [here, there] = [after[at], before[at]];
    if (here && there && here.id === there.id && here.letter === there.letter) continue;
    const [found, expected] = [here, there].map((each) =>
      each ? `${printProvisional(each)} {#${each.id}}` : 'no further draft Decision',
    );
    const text = `found ${found}, expected ${expected} as in ${other}`;
    return [here ? error(here, file, text) : inFile(file, { ...plainError(text), place: TOP })];
  }
  return [];
}

const TOP = { line: 1, column: 1 };

function twice(sets: readonly DraftSet[], patterns: readonly Pattern[]): Message[] {
  const first = new Map<string, string>();
  return sets.flatMap(({ of, paper, files }) => {
    const [one] = files;
    return lettersOf(one?.text, patterns).flatMap((each): Message[] => {
      const file = one?.file ?? of;
      const key = `${paper ?? of}\n${each.letter}`;
      const known = first.get(key);
      if (known === undefined) {
        first.set(key, `${file}:${each.paragraph.place?.line ?? 1}`);
        return [];
      }
      const text = `found ${printProvisional(each)} in ${paper ?? of} again, expected one beside ${known}`;
      return [error(each, file, text)];
    });
  });
}

function takenError(final: string, place: Place): Message {
  const text = `found ${final}, which is the number of another Decision, expected numbers behind it with --from`;
  return { ...plainError(text), place };
}

function plainError(text: string): Message {
  return { severity: 'error', rule: 'draft-letter', text, place: null };
}

function error({ paragraph }: Lettered, file: string, text: string): Message {
  return inFile(file, { ...plainError(text), place: paragraph.place });
}
