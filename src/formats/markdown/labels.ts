import { type Label, readLabel } from '../../model/label.ts';
import { isMeantLabel } from '../../model/meant-label.ts';
import { readTypedLabels } from '../../model/typed-label.ts';

/** A label at the beginning of an inline source, and the source behind it. */
export interface LabelledSource {
  readonly bracket: boolean;
  readonly label: Label | null;
  readonly rest: string;
  /** Counted, not typed: a run of `1. 1. 1.`. */
  readonly lost: boolean;
}

/** A label in bold; `from` and `to` are the offsets of what stands between its marks. */
export interface BoldLabel extends LabelledSource {
  readonly from: number;
  readonly to: number;
}

const BOLD = /^(\[?)(?:\*\*((?:[^*\\\n&]|\\\*){1,60})\*\*|__([^_\\\n&]{1,60})__)(?: |$)/;
// Emphasis inside is told of too: a label has none.
const MEANT = /^\[?\*\*((?:[^*\n]|\*[^*\n]{1,60}\*){1,96})\*\*(?:\s|$)/;

/**
 * The label in bold at the beginning of a source slice, `[` before it or not. Read from the source: bold text that holds an
 * escape or a character reference (but `\*`, the bullet) is not meant as a label.
 */
export function boldLabel(source: string): BoldLabel | null {
  const found = BOLD.exec(source);
  if (!found) return null;
  const typed = found[2] ?? found[3] ?? '';
  const [label] = readLabel(typed.replaceAll('\\*', '*'));
  if (!label) return null;
  const bracket = found[1] === '[';
  const from = bracket ? 3 : 2;
  const rest = source.slice(found[0].length);
  return { bracket, label, rest, lost: false, from, to: from + typed.length };
}

/** Bold text at the beginning that looks as if a label were meant, yet cannot be read as one; as typed. */
export function unreadLabel(source: string): string | null {
  const typed = MEANT.exec(source)?.[1] ?? null;
  return typed !== null && isMeantLabel(typed.replace(/[*\\]/g, '')) ? typed : null;
}

/** A label in bold as written before a content. */
export function writeLabel(bracket: boolean, label: Label): string {
  return `${bracket ? '[' : ''}**${label.text.replaceAll('*', '\\*')}**`;
}

/**
 * The labels of neighbouring inline sources: those in bold, and the unbolded ones of foreign Markdown. null is a block that
 * ends sequences; the result has one entry a source, without label where it has none.
 */
export function readLabels(sources: readonly (string | null)[]): readonly LabelledSource[] {
  const bold = sources.map((source) => (source === null ? null : boldLabel(source)));
  const starts = sources.map((source, index) => {
    const found = bold[index];
    return found?.label ? `${found.bracket ? '[' : ''}${found.label.text} ${found.rest}` : source;
  });
  const typed = readTypedLabels(starts);
  return sources.map((source, index) => {
    const found = bold[index];
    const number = typed[index];
    if (found) return found;
    if (!number) return { bracket: false, label: null, rest: source ?? '', lost: false };
    const rest = (source ?? '').slice(number.length);
    return { bracket: number.bracket, label: number.label, rest, lost: number.lost };
  });
}

/**
 * The labels of the headings of a text, as `readLabels` reads those of its paragraphs. Headings are numbered anew under each
 * higher one, so that numbers which stand still are no lost counter: each keeps what was typed.
 */
export function readHeadingLabels(sources: readonly string[]): readonly LabelledSource[] {
  return readLabels(sources).map((found, index) => {
    if (!found.lost) return found;
    const source = sources[index] ?? '';
    const typed = source
      .slice(0, source.length - found.rest.length)
      .replace(/^\[/, '')
      .trim();
    return { ...found, label: readLabel(typed)[0] ?? null, lost: false };
  });
}
