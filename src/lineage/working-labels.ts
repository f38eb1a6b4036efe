import { ANTE, LATIN_ORDINALS, type Label, printLabel, readLabel } from '../model/label.ts';
import { compareLabels } from '../model/label-order.ts';
import { type Outline, outlineOf } from '../model/outline.ts';
import { contentOf, isTombstone, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/**
 * A text whose new paragraphs (`isNew`) have working numbers where the drafter typed none: `6 bis.` behind `6.`, `6 bis A.` between
 * that and `6 ter.`, `6 A.` between `6.` and `6 bis.`; `0.` before `1.`, `a ante)` before `a)`; the next number or letter at the end
 * of a list, the first letter below a paragraph that ends in a colon. A paragraph among unnumbered ones gets none, nor one for
 * which there is no number in between: one level of insertions between insertions is all. Where `depthOf` says how deep a
 * paragraph lies, its number is one of that depth.
 */
export function withWorkingLabels(
  text: Text,
  isNew: (paragraph: Paragraph) => boolean,
  rules: WorkingRules,
): Text {
  let paragraphs = text.paragraphs;
  let given = 0;
  for (const [index, paragraph] of text.paragraphs.entries()) {
    if (!isNew(paragraph) || paragraph.kind !== 'plain' || paragraph.label) continue;
    if (given >= MOST) break;
    given += 1;
    const around = { ...text, paragraphs };
    const label = labelFor(around, index, rules, isNew);
    if (label === null) continue;
    paragraphs = paragraphs.map((each, at) =>
      at === index && each.kind === 'plain' ? { ...each, label } : each,
    );
  }
  return { ...text, paragraphs };
}

/** How working numbers look in a body, and how deep a new paragraph lies where that is known: 1 for `6 bis.`, 2 for `a bis)`. */
export interface WorkingRules {
  readonly formulaFirst: boolean;
  readonly shapes: readonly string[];
  readonly depthOf?: (paragraph: Paragraph) => number | null;
}

// Each asks for the structure of the whole text. Nobody types more paragraphs without a number into one file.
const MOST = 300;

function labelFor(
  text: Text,
  index: number,
  { formulaFirst, shapes, depthOf }: WorkingRules,
  isNew: (paragraph: Paragraph) => boolean,
): Label | null {
  const { paragraphs } = text;
  const positions = outlineOf(text, formulaFirst);
  const own = paragraphs[index];
  const wanted = (own && depthOf?.(own)) ?? null;
  const above = inList(neighbour(paragraphs, index, -1), wanted, positions);
  const below = neighbour(paragraphs, index, 1, isNew);
  const next = below === null ? null : labelAt(paragraphs, below);
  if (above === null) return null;
  const last = labelAt(paragraphs, above);
  if (last === null) {
    if (below === null || next === null) return null;
    const earlier = earlierInList(paragraphs, positions, below);
    return earlier === null ? beforeFirst(next) : behind(earlier, paragraphs, positions);
  }
  const depth = positions[above]?.depth ?? 1;
  const opens = /[:：]\s*$/.test(wordsAt(paragraphs, above));
  const deeper = below !== null && (positions[below]?.depth ?? 0) > depth;
  if (wanted !== null && wanted <= depth) return behind(above, paragraphs, positions);
  if (wanted !== null && !opens) return deeper && next ? beforeFirst(next) : firstOf(shapes[depth]);
  if (opens && deeper && next) return beforeFirst(next);
  if (opens && !deeper) return firstOf(shapes[depth]);
  return last.style === 'mark' ? last : behind(above, paragraphs, positions);
}

/** The paragraph of a list of this depth in which what stands above lies; without a depth what stands above itself. */
function inList(above: number | null, wanted: number | null, positions: Outline): number | null {
  let at = above;
  while (at !== null && wanted !== null && wanted > 0 && (positions[at]?.depth ?? 0) > wanted)
    at = positions[at]?.parent ?? null;
  return at;
}

function wordsAt(paragraphs: readonly Paragraph[], index: number): string {
  const paragraph = paragraphs[index];
  return paragraph ? plainText(contentOf(paragraph)) : '';
}

/** The next block that counts: notes and tombstones without a number are passed over. */
function neighbour(
  paragraphs: readonly Paragraph[],
  from: number,
  step: 1 | -1,
  passed: (paragraph: Paragraph) => boolean = () => false,
): number | null {
  for (let at = from + step; at >= 0 && at < paragraphs.length; at += step) {
    const paragraph = paragraphs[at];
    if (!paragraph || paragraph.kind === 'note' || passed(paragraph)) continue;
    if (isTombstone(paragraph) && labelAt(paragraphs, at) === null) continue;
    return paragraph.kind === 'plain' ? at : step === 1 ? null : at;
  }
  return null;
}

// Numbers run on over headings and over the second parts of paragraphs.
function earlierInList(
  paragraphs: readonly Paragraph[],
  positions: Outline,
  index: number,
): number | null {
  const own = positions[index];
  for (let at = index - 1; at >= 0; at -= 1) {
    const position = positions[at];
    if (position?.series !== own?.series) return null;
    if (labelAt(paragraphs, at) === null || !position) continue;
    if (position.depth === own?.depth) return at;
    if (position.depth < (own?.depth ?? 0)) return null;
  }
  return null;
}

function labelAt(paragraphs: readonly Paragraph[], index: number): Label | null {
  const paragraph = paragraphs[index];
  return paragraph?.kind === 'plain' ? paragraph.label : null;
}

// Up to a label that lies above it on either side; a tombstone of the level above can stand inside a list.
function listAround(
  paragraphs: readonly Paragraph[],
  positions: Outline,
  index: number,
): readonly Label[] {
  const { depth = 1, series = 0 } = positions[index] ?? {};
  const found: Label[] = [];
  const visit = (at: number): boolean => {
    const paragraph = paragraphs[at];
    const label = labelAt(paragraphs, at);
    const position = positions[at];
    if (!paragraph || position?.series !== series) return paragraph?.kind === 'note';
    if (label && position.depth < depth && !isTombstone(paragraph)) return false;
    if (label && position.depth === depth) found.push(label);
    return true;
  };
  for (let at = index - 1; at >= 0 && visit(at); at -= 1);
  for (let at = index + 1; at < paragraphs.length && visit(at); at += 1);
  return found;
}

/** The working number of what is put in behind a labelled paragraph. */
function behind(index: number, paragraphs: readonly Paragraph[], positions: Outline): Label | null {
  const last = labelAt(paragraphs, index);
  if (last === null) return null;
  const others = listAround(paragraphs, positions, index);
  const used = new Set([last, ...others].map(({ text }) => text));
  const kin = others.flatMap((label) => sameKind(label, last) ?? []);
  const after = printLabel(last.value + 1, last);
  const ends = last.suffix === '' && kin.every((label) => compareLabels(label, last) < 0);
  if (ends && !used.has(after.text)) return after;
  const [bound] = kin
    .filter((label) => label.value === last.value && compareLabels(label, last) > 0)
    .sort(compareLabels);
  const free = (label: Label): boolean =>
    !used.has(label.text) && (bound === undefined || compareLabels(label, bound) < 0);
  const found = between(last).find(free);
  return found ? (readLabel(found.text)[0] ?? null) : null;
}

// `i)` is read as the list has it: the ninth letter among letters.
function sameKind(label: Label, like: Label): Label | undefined {
  if (label.close !== like.close || label.series !== like.series || label.word !== like.word)
    return undefined;
  return readLabel(label.text).find(({ style }) => style === like.style);
}

/** All that can stand between a label and the next number, the likeliest first. */
function between(last: Label): readonly Label[] {
  const plain = printLabel(last.value, last);
  const [, ordinal = '', capital = ''] = /^(\p{L}{2,})? ?([a-zA-Z])?$/u.exec(last.suffix) ?? [];
  const ordinals = LATIN_ORDINALS.slice(LATIN_ORDINALS.indexOf(ordinal.toLowerCase()) + 1);
  const capitals = CAPITALS.filter((letter) => letter > capital.toUpperCase());
  const onward = ordinals.flatMap((name) => withSuffix(plain, ` ${name}`));
  const inward = capitals.flatMap((letter) => {
    const spaced = withSuffix(plain, `${ordinal === '' ? '' : ` ${ordinal}`} ${letter}`);
    return spaced.length > 0 ? spaced : withSuffix(plain, letter.toLowerCase());
  });
  return capital === '' ? [...onward, ...inward] : [...inward, ...onward];
}

const CAPITALS: readonly string[] = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function withSuffix(plain: Label, suffix: string): Label[] {
  const { text, close, style } = plain;
  const whole = `${text.slice(0, text.length - close.length)}${suffix}${close}`;
  return readLabel(whole)
    .filter((label) => label.style === style && label.suffix !== '')
    .slice(0, 1);
}

// Before a first number stands nought. There is no letter before a), and no number before nought.
function beforeFirst(next: Label): Label | null {
  if (next.style === 'mark') return next;
  if (next.suffix !== '' || next.style === 'double' || next.style === 'cjk') return null;
  const text =
    next.style === 'arabic' && next.value === 1
      ? printLabel(0, next).text
      : withSuffix(printLabel(next.value, next), ` ${ANTE}`)[0]?.text;
  return text === undefined ? null : (readLabel(text)[0] ?? null);
}

function firstOf(shape: string | undefined): Label | null {
  return shape === undefined ? null : (readLabel(shape)[0] ?? null);
}
