import type { Message } from '../../../model/message.ts';
import { formatNumber } from './number-formats.ts';
import { type NumberingLevel, startOf, type WordList, type WordNumbering } from './numbering.ts';
import { plainSymbols } from './symbols.ts';

/** Counts through a document and gives each numbered paragraph its label. */
export interface LabelCounter {
  /**
   * The label of the next paragraph of this list at this level (0 to 8), as Word prints it, without blanks and tabs around it. Null where nothing prints: no such list, a format that prints nothing, a hidden label.
   */
  readonly next: (list: string, level: number) => string | null;
  /** Whether the words follow a label of this list and level without a tab or blank. */
  readonly touches: (list: string, level: number) => boolean;
  /** Formats that were met and cannot be printed here, one message each; their numbers are decimal. */
  readonly messages: readonly Message[];
}

/**
 * A counter for one reading of a document from its beginning. Levels above that nobody has used yet count as used once, as Word
 * has them. `language` is that of the document, for numbers in words.
 */
export function newLabelCounter(numbering: WordNumbering, language = 'en'): LabelCounter {
  const counters = new Map<string, Counter>();
  const begun = new Set<string>();
  const messages: Message[] = [];
  const print = newPrint(language, messages);
  return {
    messages,
    touches: (id, level) => numbering.list(id)?.levels[level]?.suffix === 'nothing',
    next(id, level) {
      const list = numbering.list(id);
      const definition = list?.levels[level];
      if (list === null || definition === undefined) return null;
      const counter = counters.get(list.counters) ?? [];
      counters.set(list.counters, counter);
      advance(counter, list, level, `${id} ${level}`, begun);
      const label = definition.hidden ? '' : labelOf(definition, list, counter, print);
      return label.trim() === '' ? null : label.replace(/^[ \t]+|[ \t]+$/g, '');
    },
  };
}

/** The number at which each level stands, undefined where the next one is the first. */
type Counter = (number | undefined)[];

function advance(
  counter: Counter,
  list: WordList,
  level: number,
  key: string,
  begun: Set<string>,
): void {
  const value = counter[level];
  const restarted = list.starts[level] !== undefined && !begun.has(key);
  begun.add(key);
  counter[level] = value === undefined || restarted ? startOf(list, level) : value + 1;
  for (let above = 0; above < level; above += 1) counter[above] ??= startOf(list, above);
  for (let below = level + 1; below < counter.length; below += 1) {
    const restart = list.levels[below]?.restart ?? below;
    if (level < restart) counter[below] = undefined;
  }
}

type Print = (value: number, format: string, level: NumberingLevel) => string;

// Says each format that it cannot print once.
function newPrint(language: string, messages: Message[]): Print {
  const unknown = new Set<string>();
  return (value, format, level) => {
    const known = formatNumber(value, format, level.language ?? language, level.pattern);
    if (known !== null) return known;
    if (!unknown.has(format)) messages.push(unknownFormat(format));
    unknown.add(format);
    return String(value);
  };
}

function labelOf(
  definition: NumberingLevel,
  list: WordList,
  counter: Counter,
  print: Print,
): string {
  if (definition.format === 'bullet') return plainSymbols(definition.template, definition.font);
  const label = definition.template.replace(/%([1-9])/g, (_, digit: string) => {
    const level = list.levels[Number(digit) - 1];
    const value = counter[Number(digit) - 1];
    if (level === undefined || value === undefined) return '';
    return print(value, formatIn(definition, level), level);
  });
  return plainSymbols(label, definition.font);
}

// A legal label keeps the zero of `01`.
function formatIn(definition: NumberingLevel, { format }: NumberingLevel): string {
  return definition.legal && format !== 'decimalZero' ? 'decimal' : format;
}

function unknownFormat(format: string): Message {
  const text = `found numbers in the format ${format}, expected one that can be printed; they are decimal`;
  return { severity: 'warning', rule: 'number-format', text, place: null };
}
