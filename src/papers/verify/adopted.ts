import { compare } from '../../compare/compare.ts';
import type { Member, Pair } from '../../compare/comparison.ts';
import type { Place } from '../../model/message.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { sameNumber } from '../recognise/base-match.ts';
import { type BaseParagraph, baseWords, plainParagraph, plainTextOf, readBase } from './base.ts';
import { deviation, quoted, type Readings, unequal } from './deviate.ts';
import { isReadIn, isRedlineOf } from './fused.ts';
import { missingIn, sideWords } from './missing.ts';
import type { Reading } from './shown.ts';
import { type Deviation, SEVERITIES } from './verification.ts';
import { nameOf } from './words.ts';

/**
 * A paragraph of the first column or of a redline, held against the adopted text. `fused`: its marks are lost, so that `reading` has
 * old and new words; `clean` is the text after where the paper shows it by itself, null where the paragraph is gone, undefined where nobody can know.
 */
export interface OldParagraph {
  readonly reading: Reading;
  readonly heading: boolean;
  readonly fused: boolean;
  readonly clean?: Reading | null;
  /** What the comment says: nothing where there is a column of comments, that nothing changes, or something else. */
  readonly said: 'nothing' | 'keep' | 'other';
}

/** What rows of tables leave without insertions, or all that stands in them where marks are lost. */
export interface TableRows {
  readonly readings: readonly Reading[];
  readonly fused: boolean;
}

/** The adopted text and what the paper shows of it. `annexShown`: an annex of the text is printed apart from the redline. */
export interface Adopted {
  readonly olds: readonly OldParagraph[];
  /** The rows of tables that stand apart from the redline of the paragraphs; null where all rows are among these. */
  readonly rows: TableRows | null;
  readonly base: Text;
  readonly formulaFirst: boolean;
  readonly annexShown: boolean;
  readonly isFormula: (words: string) => boolean;
}

/**
 * Holds what a paper shows of the adopted text against that text: every paragraph there, none besides, in order, under its
 * number, to the character. Where marks are lost, that the adopted words can be read.
 */
export function checkAdopted(adopted: Adopted): Deviation[] {
  const all = readBase(adopted.base);
  const { rows } = adopted;
  if (rows === null) return checkParagraphs(adopted, all);
  return [
    ...checkParagraphs(
      adopted,
      all.filter(({ row }) => !row),
    ),
    ...checkRows(
      rows,
      all.filter(({ row, inAnnex }) => row && !(inAnnex && adopted.annexShown)),
    ),
  ];
}

function checkParagraphs(adopted: Adopted, base: readonly BaseParagraph[]): Deviation[] {
  const found = foundPlain(adopted.olds, base);
  const { pairs } = compare(plainTextOf(base.map(({ plain }) => plain)), plainTextOf(found), {
    ids: false,
    formulaFirst: adopted.formulaFirst,
  });
  const annexLost = isAnnexLost(pairs, base, adopted.annexShown);
  let last: Place | null = null;
  const own = pairs.flatMap((pair) => {
    const place = placeOfPair(pair, adopted) ?? last;
    last = place;
    if (pair.kind !== 'removed')
      return [...shownPair(pair, place, adopted), ...outOfOrder(pair, place)];
    if (base[pair.before[0]?.index ?? -1]?.inAnnex && annexLost) return [];
    return lacking(pair, place, adopted);
  });
  return annexLost === 'lacking' ? [...own, annexLacking(base)] : own;
}

// Fused rows are tried one against the other up to a thousand by a thousand.
const MOST_ROWS = 1_000_000;

// A table is shown twice, redlined and clean: what counts is that the words of each row can be had.
function checkRows(rows: TableRows, base: readonly BaseParagraph[]): Deviation[] {
  const shown = new Set(rows.readings.map(({ words }) => words));
  const tooMany = shown.size * base.length > MOST_ROWS;
  return base.flatMap(({ plain }) => {
    const words = baseWords(plain);
    if (shown.has(words)) return [];
    if (rows.fused && (tooMany || [...shown].some((other) => isReadIn(words, other)))) return [];
    const where = nameOf(null, words);
    return [paragraphLacking(where, { where, place: null, expected: words, found: null })];
  });
}

// A heading in capitals is the heading of the text, a note under its number the note; a number may have been read as words.
function foundPlain(olds: readonly OldParagraph[], base: readonly BaseParagraph[]): Paragraph[] {
  const words = base.map(({ plain }) => baseWords(plain));
  const known = new Set(words);
  const headings = new Map(words.map((text) => [text.toLowerCase(), text]));
  const wholes = new Map(base.map(({ plain }) => [wholeWords(plain), plain]));
  return olds.map(({ reading: { words: own, label }, heading }) => {
    if (known.has(own)) return plainParagraph(own, label);
    const whole = label === null ? wholes.get(own) : undefined;
    if (whole) return whole;
    const unnumbered = own.replace(/^[\d*]{1,3}\s*/u, '');
    if (label === null && known.has(unnumbered)) return plainParagraph(unnumbered, null);
    return plainParagraph((heading && headings.get(own.toLowerCase())) || own, label);
  });
}

function wholeWords(paragraph: Paragraph): string {
  return [labelOf(paragraph)?.text ?? '', baseWords(paragraph)].join(' ').trim();
}

function wordsOfMembers(members: readonly Member[]): string {
  return members.map(({ paragraph }) => baseWords(paragraph)).join(' ');
}

function oldsOf(pair: Pair, { olds }: Adopted): OldParagraph[] {
  return pair.after.flatMap(({ index }) => olds[index] ?? []);
}

function placeOfPair(pair: Pair, adopted: Adopted): Place | null {
  return oldsOf(pair, adopted)[0]?.reading.place ?? null;
}

function lacking(pair: Pair, place: Place | null, { isFormula }: Adopted): Deviation[] {
  const words = wordsOfMembers(pair.before);
  const where = nameOf(pair.before[0]?.label ?? null, words);
  const readings = { where, place, expected: words, found: null };
  if (isFormula(words)) {
    return [
      deviation('formula-lacking', 'found no formula, expected that of the adopted text', readings),
    ];
  }
  return [paragraphLacking(where, readings)];
}

function paragraphLacking(where: string, readings: Readings): Deviation {
  const text = `found no place for ${quoted(where)} of the adopted text, expected every paragraph of it`;
  return deviation('paragraph-lacking', text, readings);
}

function shownPair(pair: Pair, place: Place | null, adopted: Adopted): Deviation[] {
  const olds = oldsOf(pair, adopted);
  const [first] = olds;
  if (!first) return [];
  const where = nameOf(first.reading.label, first.reading.words);
  const [before, after] = [pair.before, pair.after].map(wordsOfMembers);
  if (pair.before.length === 0)
    return extra(first, { where, place, expected: null, found: after ?? '' });
  // A number that one of the two has for the first of its words: a heading, a sentence that opens with a reference.
  const asWords = (pair.before[0]?.label === null) !== (first.reading.label === null);
  const [expected, found] = asWords ? [pair.before, pair.after].map(withNumbers) : [before, after];
  const readings = { where, place, expected: expected ?? '', found: found ?? '' };
  const same = readings.expected === readings.found;
  return [
    ...(first.fused ? fusedWords(olds, readings) : unequal('adopted-text', OTHER_WORDS, readings)),
    ...(asWords && same ? [] : oldNumber(pair, first, readings)),
  ];
}

function withNumbers(members: readonly Member[]): string {
  return members.map(({ paragraph }) => wholeWords(paragraph)).join(' ');
}

const OTHER_WORDS =
  'found other words than those adopted without a mark, expected the adopted text once the insertions are taken out';

// A paragraph that is new as a whole looks like one that was kept, where marks are lost.
function extra({ fused, clean, said, reading }: OldParagraph, readings: Readings): Deviation[] {
  const unprovable =
    fused && said !== 'keep' && (clean === undefined || clean?.words === reading.words);
  if (unprovable) return [];
  const text =
    'found a paragraph that the adopted text does not have and that is not marked as new, expected its paragraphs only';
  return [deviation('paragraph-extra', text, readings)];
}

function fusedWords(olds: readonly OldParagraph[], readings: Readings): Deviation[] {
  const expected = readings.expected ?? '';
  const found = readings.found ?? '';
  const cleans = olds.map(({ clean }) => clean);
  if (cleans.includes(undefined)) return isReadIn(expected, found) ? [] : [notReadIn(readings)];
  const clean = cleans.flatMap((reading) => reading?.words ?? []).join(' ');
  if (clean === '') return unequal('adopted-text', STRUCK, readings);
  if (clean === found) return onlyInserted(olds, readings);
  if (!isReadIn(expected, found)) return [notReadIn(readings)];
  if (!isReadIn(clean, found) || isRedlineOf(found, expected, clean)) return [];
  const text =
    'found words that stand neither in the adopted text nor in the clean column, expected those of the two only';
  return [deviation('adopted-text', text, readings)];
}

const STRUCK =
  'found a deleted paragraph in other words than those adopted, expected the adopted text';
const BOTH =
  'found the same words in both columns, but not those adopted, under a comment that says that they are kept, expected the adopted text';
const ADDED = 'found words that were not adopted without a comment, expected the reason for them';

// Where words were inserted and none deleted, both columns are the same once underline is lost.
function onlyInserted(olds: readonly OldParagraph[], readings: Readings): Deviation[] {
  const { expected, found } = readings;
  if (olds.some(({ said }) => said === 'keep')) return unequal('adopted-text', BOTH, readings);
  if (!isReadIn(expected ?? '', found ?? '')) return [notReadIn(readings)];
  const silent = expected !== found && olds.some(({ said }) => said === 'nothing');
  return silent ? unequal('no-comment', ADDED, readings) : [];
}

function notReadIn(readings: Readings): Deviation {
  const redline = missingIn(readings.expected ?? '', readings.found ?? '');
  const text =
    'found adopted words missing from the first column, expected all of them, struck or not';
  // The redline of the finding leads from the adopted words to those found.
  const turned = redline.map((change) =>
    change.op === '+'
      ? { ...change, op: '-' as const }
      : change.op === '-'
        ? { ...change, op: '+' as const }
        : change,
  );
  return {
    rule: 'adopted-text',
    severity: SEVERITIES['adopted-text'],
    text,
    ...readings,
    found: sideWords(turned, '+'),
    redline: turned,
  };
}

function oldNumber(pair: Pair, { reading, fused }: OldParagraph, readings: Readings): Deviation[] {
  const expected = pair.before[0]?.label ?? null;
  const found = reading.label;
  const single = pair.before.length === 1 && pair.after.length === 1;
  if (!single || reading.lost || sameNumber(expected, found) || (!expected && !found)) return [];
  // `56.` may be an old number struck and a new one behind it.
  if (
    fused &&
    expected &&
    found &&
    isReadIn(expected.text.replace(/[^\p{L}\p{N}]/gu, ''), found.text)
  )
    return [];
  const [before, after] = [expected?.text ?? null, found?.text ?? null];
  const text = `found the number ${after ?? 'none'}, expected ${before ?? 'none'} as in the adopted text`;
  return [deviation('old-number', text, { ...readings, expected: before, found: after })];
}

function outOfOrder(pair: Pair, place: Place | null): Deviation[] {
  if (!pair.moved) return [];
  const words = wordsOfMembers(pair.after);
  const where = nameOf(pair.after[0]?.label ?? null, words);
  const text = `found ${quoted(where)} at another place than in the adopted text, expected its order`;
  return [deviation('paragraph-order', text, { where, place, expected: words, found: words })];
}

// An annex that the redline does not show at all stays as it is, or is printed apart.
function isAnnexLost(
  pairs: readonly Pair[],
  base: readonly BaseParagraph[],
  shown: boolean,
): 'shown' | 'lacking' | null {
  const own = pairs.filter(({ before }) => base[before[0]?.index ?? -1]?.inAnnex);
  if (own.length === 0 || own.some(({ kind }) => kind !== 'removed')) return null;
  return shown ? 'shown' : 'lacking';
}

function annexLacking(base: readonly BaseParagraph[]): Deviation {
  const heading = base.find(({ inAnnex }) => inAnnex)?.plain;
  const words = heading ? baseWords(heading) : '';
  const text = `found nothing of ${quoted(words)}, expected the annex of the adopted text, or a note that it is replaced`;
  return deviation('annex-lacking', text, {
    where: words,
    place: null,
    expected: words,
    found: null,
  });
}
