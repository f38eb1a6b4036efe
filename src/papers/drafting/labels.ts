import { LATIN_ORDINALS, type Label, printLabel, readLabel } from '../../model/label.ts';
import { outlineOf } from '../../model/outline.ts';
import { contentOf, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';

/**
 * A text whose new paragraphs (`isNew`) have working numbers where the drafter typed none: `6 bis.` behind `6.`, `0.` before
 * `1.`, the next number or letter at the end of a list, the first letter below a paragraph that ends in a colon. A
 * paragraph among unnumbered ones gets none.
 */
export function withWorkingLabels(
  text: Text,
  isNew: (paragraph: Paragraph) => boolean,
  rules: { readonly formulaFirst: boolean; readonly shapes: readonly string[] },
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

// Each asks for the structure of the whole text. Nobody types more paragraphs without a number into one file.
const MOST = 300;

function labelFor(
  text: Text,
  index: number,
  { formulaFirst, shapes }: { readonly formulaFirst: boolean; readonly shapes: readonly string[] },
  isNew: (paragraph: Paragraph) => boolean,
): Label | null {
  const { paragraphs } = text;
  const positions = outlineOf(text, formulaFirst);
  const above = neighbour(paragraphs, index, -1);
  const below = neighbour(paragraphs, index, 1, isNew);
  const next = below === null ? null : labelAt(paragraphs, below);
  if (above === null) return null;
  const last = labelAt(paragraphs, above);
  if (last === null) return next === null ? null : beforeFirst(next);
  const depth = positions[above]?.depth ?? 1;
  const opens = /[:：]\s*$/.test(wordsAt(paragraphs, above));
  const deeper = below !== null && (positions[below]?.depth ?? 0) > depth;
  if (opens && deeper && next) return beforeFirst(next);
  if (opens && !deeper) return firstOf(shapes[depth]);
  if (last.style === 'mark') return last;
  const used = labelsIn(
    paragraphs,
    above,
    positions.map(({ depth: deep }) => deep),
    depth,
  );
  return following(last, used);
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

function labelAt(paragraphs: readonly Paragraph[], index: number): Label | null {
  const paragraph = paragraphs[index];
  return paragraph?.kind === 'plain' ? paragraph.label : null;
}

// The numbers of the same list that stand behind a paragraph, up to one that lies above it.
function labelsIn(
  paragraphs: readonly Paragraph[],
  from: number,
  depths: readonly number[],
  depth: number,
): ReadonlySet<string> {
  const used = new Set<string>();
  for (let at = from; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    const deep = depths[at] ?? 0;
    const label = labelAt(paragraphs, at);
    if (paragraph?.kind === 'heading') break;
    if (at > from && label && deep < depth && !(paragraph && isTombstone(paragraph))) break;
    if (label) used.add(label.text);
  }
  return used;
}

function following(last: Label, used: ReadonlySet<string>): Label | null {
  const plain = printLabel(last.value, last);
  const after = printLabel(last.value + 1, last);
  const anyBehind = [...used].some((text) =>
    readLabel(text).some(
      (label) => label.style === last.style && label.value > last.value && sameClose(label, last),
    ),
  );
  if (last.suffix === '' && !anyBehind && !used.has(after.text)) return after;
  const from = LATIN_ORDINALS.indexOf(last.suffix.toLowerCase()) + 1;
  for (const ordinal of LATIN_ORDINALS.slice(from)) {
    const text = withOrdinal(plain, ordinal);
    const [label] = readLabel(text);
    if (label && !used.has(text)) return label;
  }
  return null;
}

function sameClose(one: Label, other: Label): boolean {
  return one.close === other.close && one.series === other.series && one.word === other.word;
}

function withOrdinal({ text, close }: Label, ordinal: string): string {
  return `${text.slice(0, text.length - close.length)} ${ordinal}${close}`;
}

// Before a first number stands nought; there is no letter before a).
function beforeFirst(next: Label): Label | null {
  if (next.style !== 'arabic' || next.suffix !== '' || next.value !== 1) return null;
  return readLabel(printLabel(0, next).text)[0] ?? null;
}

function firstOf(shape: string | undefined): Label | null {
  return shape === undefined ? null : (readLabel(shape)[0] ?? null);
}
