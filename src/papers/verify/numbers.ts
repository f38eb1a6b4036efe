import { LATIN_ORDINALS, type Label, printLabel } from '../../model/label.ts';
import { wordStem } from '../../model/label-order.ts';
import { outline } from '../../model/outline.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import { plainParagraph } from './base.ts';
import { deviation } from './deviate.ts';
import type { Reading } from './shown.ts';
import type { Deviation } from './verification.ts';
import { nameOf } from './words.ts';

/** A paragraph of a clean text in its order; `heading` and `formula` carry no number of the list. */
export interface NumberedParagraph {
  readonly reading: Reading;
  readonly role: 'heading' | 'annex' | 'formula' | 'text';
}

/** Whether lists may leave numbers out: a redline in running text keeps those of struck paragraphs (`gone`). */
export interface NumberRules {
  readonly formulaFirst: boolean;
  readonly gone: readonly Label[] | null;
  /** The paragraphs of the text before: where its numbers leave a gap, the clean ones may. */
  readonly olds: readonly NumberedParagraph[];
}

/**
 * The numbers of a clean text: paragraphs from 1 on by one, annexes in a series of their own, items from their first letter or number on;
 * a number with a Latin ordinal (`6 bis`) goes on after its own. Counters that extraction lost are passed over.
 */
export function checkNumbers(
  paragraphs: readonly NumberedParagraph[],
  rules: NumberRules,
): Deviation[] {
  const known = new Set(oddSteps(rules.olds, rules).map(stepName));
  return oddSteps(paragraphs, rules)
    .filter((step) => !known.has(stepName(step)))
    .map(wrongNumber);
}

/** A number that does not follow the one before it in its list; null where it is the first. */
interface Step {
  readonly reading: Reading;
  readonly label: Label;
  readonly before: Label | null;
}

function stepName({ label, before }: Step): string {
  const names = [before, label].map((found) => [found?.value, found?.suffix, found?.style].join());
  return [...names, seriesOf(label), wordStem(label.word)].join();
}

function oddSteps(paragraphs: readonly NumberedParagraph[], rules: NumberRules): Step[] {
  const positions = outline(paragraphs.map(plainOf), {
    formulaFirst: rules.formulaFirst,
    kind: 'resolution',
  });
  // Where no formula parts a preamble from numbered paragraphs, lists may begin anywhere and anew.
  const strict = paragraphs.some(({ role }) => role === 'formula');
  const last = new Map<string, Label>();
  let inAnnex = false;
  return paragraphs.flatMap(({ reading, role }, index): Step[] => {
    const { label, lost } = reading;
    if (role === 'annex') inAnnex = true;
    const position = positions[index];
    if (!label || !position || role !== 'text' || !isCounted(label)) return [];
    const main = strict && !inAnnex && position.depth === 1 && isPlainNumber(label);
    const shape = main ? '' : [label.open, label.close, seriesOf(label), position.depth];
    const key = [position.series, label.style, wordStem(label.word), main, shape].join();
    const before = last.get(key) ?? null;
    last.set(key, label);
    const opens = !main && mayOpen(before, label, strict);
    return lost || opens || goesOn(before, label, rules) ? [] : [{ reading, label, before }];
  });
}

// Whether a list other than that of the paragraphs may begin at this number.
function mayOpen(before: Label | null, { value, series }: Label, strict: boolean): boolean {
  if (value === 1) return true;
  if (before === null) return series !== '' || !strict;
  return !strict && value <= before.value;
}

// A sentence may begin with `§ 12` or `Article 4`.
function isCounted({ style, word, series }: Label): boolean {
  return style !== 'mark' && (word === '' || series !== '');
}

function isPlainNumber({ style, series }: Label): boolean {
  return style === 'arabic' && series === '';
}

// `8,7` stands in the list of `8.6`.
function seriesOf({ series }: Label): string {
  return series.replaceAll(',', '.');
}

function plainOf({ reading, role }: NumberedParagraph): Paragraph {
  const classes = role === 'formula' ? ['formula'] : role === 'annex' ? ['annex'] : [];
  const plain = plainParagraph(reading.words, role === 'text' ? reading.label : null);
  const attributes = { ...plain.attributes, classes };
  if (role === 'heading' || role === 'annex')
    return { ...plain, attributes, kind: 'heading', level: 2 };
  return { ...plain, attributes };
}

function goesOn(before: Label | null, label: Label, { gone }: NumberRules): boolean {
  const { value, suffix } = label;
  if (suffix !== '') return before === null ? false : ordinalGoesOn(before, label);
  if (gone === null) return value === (before?.value ?? 0) + 1;
  const from = before?.value ?? 0;
  if (value <= from && !(value === 0 && before === null)) return false;
  return range(from + 1, value).every((missing) =>
    gone.some((other) => other.value === missing && other.style === label.style),
  );
}

function ordinalGoesOn(before: Label, { value, suffix }: Label): boolean {
  if (value !== before.value) return false;
  const order = LATIN_ORDINALS.indexOf(suffix.toLowerCase());
  // `6 bis A` stands between `6 bis` and `6 ter`.
  const last = LATIN_ORDINALS.indexOf(before.suffix.toLowerCase().replace(/ [a-z]$/, ''));
  return order < 0 ? true : order === last + 1;
}

function range(from: number, to: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.min(to - from, MOST_GONE)) },
    (_, step) => from + step,
  );
}

// A gap that is wider is one whatever was struck.
const MOST_GONE = 500;

function wrongNumber({ reading: { words, place }, label, before }: Step): Deviation {
  const behind = before === null ? 'at the beginning of its list' : `behind ${before.text}`;
  const expected = printLabel((before?.value ?? 0) + 1, label).text;
  const text = `found the number ${label.text} ${behind}, expected ${expected}`;
  const where = nameOf(label, words);
  return deviation('final-number', text, { where, place, expected, found: label.text });
}
