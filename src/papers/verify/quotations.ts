import { compare } from '../../compare/compare.ts';
import { meetingIn } from '../../lineage/recorded.ts';
import type { Label } from '../../model/label.ts';
import type { Message, Place } from '../../model/message.ts';
import { isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import type { Text } from '../../model/text.ts';
import { sameNumber } from '../recognise/base-match.ts';
import { isDirected, otherAddressee } from './addressees.ts';
import { baseWords, plainTextOf } from './base.ts';
import { deviation, quoted, type Readings, unequal } from './deviate.ts';
import { isElidedFrom, isElision, leftOut, unquoted } from './elided.ts';
import type { Deviation } from './verification.ts';
import type { NamedWording, WordingReader } from './wordings.ts';

/** What came of holding quotations against the library. */
export interface CheckedQuotations {
  readonly deviations: readonly Deviation[];
  readonly unproven: readonly Message[];
  readonly proven: number;
}

/** How a paper names the wording that it quotes, and the words of its language. */
export interface Sight {
  readonly wordings: WordingReader;
  readonly words: LanguageProfile;
}

/**
 * Holds each Decision that a paper quotes against the adopted one of the same number, of several the first, or that of the meeting which the paper names: chapeau and items in the same words and
 * order. One that the library does not have is said, not judged.
 */
export function checkQuotations(
  quotations: readonly (readonly Paragraph[])[],
  decisions: readonly Text[],
  { wordings, words }: Sight,
): CheckedQuotations {
  const known = decisions.flatMap(decisionsOf);
  const deviations: Deviation[] = [];
  const unproven: Message[] = [];
  let proven = 0;
  for (const quotation of quotations.flatMap((paragraphs) => partsOf(paragraphs))) {
    const named = wordings(quotation.label, quotation.paragraphs[0]?.place ?? null);
    const all = known.filter(({ label }) => sameNumber(label, quotation.label));
    const adopted = wordingOf(all, named);
    if (!adopted) unproven.push(sayUnknown(quotation, named));
    else {
      proven += 1;
      deviations.push(
        ...otherAddressee(adopted.label.text, adopted.directed, quotation.directed, words),
        ...checkQuotation(quotation, adopted),
      );
    }
  }
  return { deviations, unproven, proven };
}

/**
 * Quoted Decisions whose number the paper types without the prefix of the meeting (`Decision 169` for 14.169): the reader has read them as
 * what their neighbours tell, and has said so.
 */
export function quotedNumbers(
  quotations: readonly (readonly Paragraph[])[],
  said: readonly Message[],
): Deviation[] {
  return said
    .filter(({ rule }) => rule === 'decision-number')
    .map(({ text, place }) => {
      const own = quotations.find((paragraphs) =>
        paragraphs.some((paragraph) => paragraph.place?.line === place?.line),
      );
      const expected = own?.map(labelOf).find((label) => label !== null)?.text ?? null;
      const readings = { where: expected ?? '', place, expected, found: null };
      return { ...deviation('quoted-decision', text, readings), redline: [] };
    });
}

/** A Decision: its number, and its paragraphs from the chapeau on. */
export interface Decision {
  readonly label: Label;
  readonly paragraphs: readonly Paragraph[];
  /** The heading that says to whom it is directed. */
  readonly directed: Paragraph | null;
}

/** A Decision in the wording that a meeting adopted. */
export interface Adopted extends Decision {
  readonly meeting: string | null;
}

/** The Decisions of an adopted text. */
export function decisionsOf(text: Text): Adopted[] {
  const meeting = meetingIn(text);
  const own = partsOf(text.paragraphs.filter((paragraph) => !isTombstone(paragraph)));
  return own.map((decision) => ({ ...decision, meeting }));
}

/** Of all wordings of a Decision, those in force first, the one that a paper quotes: that of the meeting which it names, if it names one. */
export function wordingOf(
  wordings: readonly Adopted[],
  named: NamedWording | null,
): Adopted | null {
  return wordings.find(({ meeting }) => named === null || named.meeting === meeting) ?? null;
}

// A Decision goes from its number (`14.167`) to the next one, or to a heading.
function partsOf(paragraphs: readonly Paragraph[]): Decision[] {
  const found: { label: Label; paragraphs: Paragraph[]; directed: Paragraph | null }[] = [];
  let open = false;
  let directed: Paragraph | null = null;
  for (const paragraph of paragraphs) {
    const label = labelOf(paragraph);
    if (paragraph.kind === 'heading') {
      open = false;
      directed = isDirected(paragraph) ? paragraph : null;
    } else if (label && label.series !== '' && /^\d+\.$/.test(label.series)) {
      found.push({ label, paragraphs: [paragraph], directed });
      open = true;
    } else if (open) found.at(-1)?.paragraphs.push(paragraph);
  }
  return found;
}

function sayUnknown({ label, paragraphs }: Decision, named: NamedWording | null): Message {
  const name = [label.text, named?.printed ?? ''].join(' ').trim();
  const text = `found Decision ${name} quoted, expected it in the library; the quotation is not proven`;
  return { severity: 'info', rule: 'unknown-decision', text, place: paragraphs[0]?.place ?? null };
}

/** What is said of a quotation in other words than those adopted. */
export const OTHER =
  'found a Decision quoted in other words than the library has it, expected the adopted words';

function checkQuotation(quotation: Decision, adopted: Decision): Deviation[] {
  const [own, elisions] = withoutElisions(quotation.paragraphs);
  const before = textOf(adopted.paragraphs, adopted.paragraphs.map(wordsAlone));
  const after = textOf(own, unquoted(own.map(wordsAlone)));
  let last: Place | null = quotation.paragraphs[0]?.place ?? null;
  const { pairs } = compare(before, after, { ids: false });
  const matched = pairs.flatMap(({ before: [old], after: [now] }) =>
    old && now ? [{ before: old.index, after: now.index }] : [],
  );
  const isLeftOut = leftOut(elisions, matched);
  return pairs.flatMap((pair) => {
    const [old, now] = [pair.before[0], pair.after[0]];
    const label = (now ?? old)?.label ?? null;
    const place = now?.paragraph.place ?? last;
    last = place;
    if (!now && old && isLeftOut(old.index)) return [];
    // The paper may put notes of its own to what it quotes.
    if (!old && now?.paragraph.kind === 'note') return [];
    const item = label && label !== quotation.label ? ` ${label.text}` : '';
    const [expected, found] = [wordsOf(pair.before), wordsOf(pair.after)];
    const readings = { where: `${adopted.label.text}${item}`, place, expected, found };
    const elided = expected !== null && found !== null && isElidedFrom(expected, found);
    return [
      ...(elided ? [] : unequal('quoted-decision', OTHER, readings)),
      ...otherNumber(old?.label ?? null, now?.label ?? null, readings),
      ...otherPlace(pair.moved, readings),
    ];
  });
}

// The paragraphs that are quoted, and behind how many of them others are left out.
function withoutElisions(
  paragraphs: readonly Paragraph[],
): readonly [readonly Paragraph[], readonly number[]] {
  const own: Paragraph[] = [];
  const elisions: number[] = [];
  for (const paragraph of paragraphs) {
    if (isElision(paragraph)) elisions.push(own.length);
    else own.push(paragraph);
  }
  return [own, elisions];
}

function wordsOf(members: readonly { readonly paragraph: Paragraph }[]): string | null {
  if (members.length === 0) return null;
  return members.map(({ paragraph }) => baseWords(paragraph)).join(' ');
}

function wordsAlone(paragraph: Paragraph): string {
  return baseWords({ ...paragraph, ...('bracket' in paragraph && { bracket: false }) });
}

function textOf(paragraphs: readonly Paragraph[], words: readonly string[]): Text {
  const plain = paragraphs.map(
    (paragraph, at): Paragraph => ({
      ...paragraph,
      ...('content' in paragraph && { content: [{ text: words[at] ?? '' }] }),
    }),
  );
  return plainTextOf(plain);
}

function otherNumber(expected: Label | null, found: Label | null, readings: Readings): Deviation[] {
  if (!expected || !found || sameNumber(expected, found)) return [];
  const text = `found the number ${found.text}, expected ${expected.text} as in the adopted Decision`;
  return [
    deviation('quoted-decision', text, { ...readings, expected: expected.text, found: found.text }),
  ];
}

function otherPlace(moved: boolean, readings: Readings): Deviation[] {
  if (!moved) return [];
  const text = `found ${quoted(readings.where)} at another place than in the adopted Decision, expected its order`;
  return [deviation('quoted-decision', text, readings)];
}
