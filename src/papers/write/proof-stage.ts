import type { Member } from '../../compare/comparison.ts';
import type { Since } from '../../compare/since.ts';
import { type Message, showHidden } from '../../model/message.ts';
import { contentOf } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import { printedLabel } from './label-runs.ts';
import type { Layout } from './layouts.ts';
import type { ReadStage } from './proof-reader.ts';

/** A paragraph of a stage as it must be printed. */
interface Expected {
  readonly name: string;
  readonly label: string;
  readonly final: string;
  readonly cells: readonly string[];
}

/**
 * Whether a sheet tells the truth about a stage: without what is marked as come since, with what is marked as gone, its words and
 * working labels are left in their order, notes included. Of two texts side by side the right column must show, in order, what the text
 * after still has or dropped, and the left one the rest; labels there are the final ones. Which note a mark leads to is not asked.
 */
export function proveStage(
  reading: ReadStage,
  { parts }: Since,
  layout: Layout,
): readonly Message[] {
  const members = parts.flatMap((part) => part.stage).sort((a, b) => a.index - b.index);
  const texts = members.filter(({ paragraph }) => paragraph.kind !== 'note').map(expected);
  const notes = members.filter(({ paragraph }) => paragraph.kind === 'note').map(expected);
  return layout === 'side-by-side'
    ? proveColumns(reading, texts, notes)
    : [...proveItems(reading, texts), ...proveNotes(reading, notes)];
}

function expected({ paragraph, label, final, index }: Member): Expected {
  const cells = paragraph.kind === 'row' ? paragraph.cells : [contentOf(paragraph)];
  const words = cells.map(wordsOf);
  return {
    name: `${label?.text ?? ''} (${paragraph.id ?? `@${index}`})`.trim(),
    label: showHidden(printedLabel(paragraph, label)),
    final: showHidden(printedLabel(paragraph, final)),
    cells: words.slice(0, Math.max(1, words.findLastIndex((cell) => cell !== '') + 1)),
  };
}

// A mark that leads to no note is printed as it was typed, so that a mark is a mark whether it is read as one or as a token.
function wordsOf(runs: readonly Run[]): string {
  return withoutMarks(runs.map(({ text }) => showHidden(text)).join(''));
}

const MARK = /\[\^[^\]\s]{1,64}\]|\0/g;

function withoutMarks(text: string): string {
  return text.replaceAll(MARK, '');
}

// Past the first faults the rest of a broken sheet only repeats them.
const ENOUGH = 5;

function proveItems({ items }: ReadStage, texts: readonly Expected[]): readonly Message[] {
  const messages: Message[] = [];
  const count = Math.max(items.length, texts.length);
  for (let at = 0; at < count && messages.length < ENOUGH; at += 1) {
    const [read, wanted] = [items[at], texts[at]];
    const found = read?.cells.map(({ text }) => withoutMarks(text)) ?? [];
    const end = Math.max(1, found.findLastIndex((cell) => cell !== '') + 1);
    const said = [read?.label ?? '', ...found.slice(0, end)].join('\t');
    const due = [wanted?.label ?? '', ...(wanted?.cells ?? [])].join('\t');
    if (said !== due) messages.push(fault(said, due, wanted?.name ?? 'behind the end'));
  }
  return messages;
}

function proveNotes({ notes }: ReadStage, texts: readonly Expected[]): readonly Message[] {
  const said = notes.map(withoutMarks).sort();
  const due = texts.map(({ cells }) => cells.join('')).sort();
  const wrong = due.findIndex((text, at) => said[at] !== text);
  if (said.length === due.length && wrong === -1) return [];
  return [fault(said[wrong] ?? said.join(' / '), due[wrong] ?? due.join(' / '), 'note')];
}

function proveColumns(
  { shown, gone }: ReadStage,
  texts: readonly Expected[],
  notes: readonly Expected[],
): readonly Message[] {
  const joined = (all: readonly Expected[]): string => all.flatMap(({ cells }) => cells).join('');
  const labels = texts.map(({ final }) => final).join('');
  return [
    ...proveColumn(withoutMarks(shown.text), withoutMarks(gone.text), joined(texts), 'words'),
    ...proveColumn(shown.label, gone.label, labels, 'numbers'),
    ...proveColumn('', withoutMarks(shown.notes + gone.notes), joined(notes), 'notes'),
  ];
}

/** Whether `shown` stands in `whole` in its order, and `gone` is what is left of it. */
function proveColumn(shown: string, gone: string, whole: string, name: string): readonly Message[] {
  let at = 0;
  for (const char of whole) if (char === shown.slice(at, at + char.length)) at += char.length;
  const sorted = (text: string): string => [...text].sort().join('');
  if (at === shown.length && sorted(shown + gone) === sorted(whole)) return [];
  return [fault(shown.slice(Math.max(0, at - 20)), whole, name)];
}

function fault(found: string, wanted: string, name: string): Message {
  let at = 0;
  while (at < found.length && found[at] === wanted[at]) at += 1;
  const cut = (text: string): string => text.slice(Math.max(0, at - 20)).slice(0, 60);
  const text = `found of the stage “${cut(found)}” in ${name}, expected “${cut(wanted)}”`;
  return { severity: 'error', rule: 'proof', text: showHidden(text), place: null };
}

/** What is said where a sheet marks something as changed since a stage and none is told of. */
export function refuseMarks({ marked }: ReadStage): readonly Message[] {
  if (!marked) return [];
  const text = 'found words marked as changed since a stage, expected a redline of two texts';
  return [{ severity: 'error', rule: 'proof', text, place: null }];
}
