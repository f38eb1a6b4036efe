import { readReferences } from '../../lineage/references/read.ts';
import { referenceWords } from '../../lineage/references/words.ts';
import type { Message, Place } from '../../model/message.ts';
import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { languageOf, type Text } from '../../model/text.ts';
import { openLedger } from '../recognise/accounting.ts';
import type { Desk } from '../recognise/desk.ts';
import type { LineBlock } from '../recognise/flatten.ts';
import { newCounter, splitLabel } from '../recognise/labels.ts';
import { likeness } from '../recognise/merge.ts';
import { opensQuoted, readQuotedDecisions } from '../recognise/quoted.ts';
import { wordsIn } from '../recognise/words.ts';
import { checkQuotations, quotedNumbers } from './quotations.ts';
import type { Verification } from './verification.ts';

/**
 * Holds the Decisions that a paper in Markdown quotes in typed words against the adopted ones: under a line that names the Decision as papers
 * print it, or as paragraphs of the class `quote`, or a comment, behind a sentence that names one Decision and ends in a colon. Null where it
 * types none.
 */
export function verifyTyped(
  paper: Text,
  profile: Profile,
  decisions: readonly Text[],
): Verification | null {
  const { quoted, messages } = typedQuotations(paper, profile);
  const taken = quoted.filter(
    ({ paragraphs, introduced }) => !introduced || isLike(paragraphs, decisions),
  );
  if (taken.length === 0) return null;
  const all = taken.map(({ paragraphs }) => paragraphs);
  const { deviations, unproven, proven } = checkQuotations(all, decisions);
  return {
    language: languageOf(paper),
    deviations: [...quotedNumbers(all, messages), ...deviations],
    unproven,
    proven: { paragraphs: 0, quotations: proven },
  };
}

interface TypedQuotation {
  readonly paragraphs: readonly Paragraph[];
  /** Whether a sentence, or bold words before the quotation, say which Decision it is: what follows may be something else. */
  readonly introduced: boolean;
}

// What stands behind `In place of Decision 14.6:` may be new words.
const ALIKE = 0.5;

function isLike(quoted: readonly Paragraph[], decisions: readonly Text[]): boolean {
  const own = quoted.map(wordsOf).join(' ');
  const number = quoted.flatMap((one) => ('label' in one && one.label ? [one.label.text] : []))[0];
  return decisions.some(({ paragraphs }) => {
    const from = paragraphs.findIndex((one) => 'label' in one && one.label?.text === number);
    if (from < 0) return false;
    const length = paragraphs
      .slice(from + 1)
      .findIndex((one) => one.kind === 'heading' || ('label' in one && one.label?.series !== ''));
    const adopted = paragraphs.slice(from, length < 0 ? undefined : from + 1 + length);
    return likeness(own, adopted.map(wordsOf).join(' ')) >= ALIKE;
  });
}

function wordsOf(paragraph: Paragraph): string {
  return plainText(contentOf(paragraph)).toLowerCase();
}

function typedQuotations(
  paper: Text,
  profile: Profile,
): { readonly quoted: readonly TypedQuotation[]; readonly messages: readonly Message[] } {
  const { blocks, introduced } = blocksOf(paper, profile);
  const messages: Message[] = [];
  const words = wordsIn(profile, languageOf(paper));
  const desk: Desk = { profile, words, ledger: openLedger(blocks), messages };
  const quoted: TypedQuotation[] = [];
  for (let at = 0; at < blocks.length; ) {
    if (!opensQuoted(blocks, at, desk)) {
      at += 1;
      continue;
    }
    const run = readQuotedDecisions(blocks, at, desk);
    const isIntroduced = introduced.has(at);
    for (const paragraphs of run.decisions) quoted.push({ paragraphs, introduced: isIntroduced });
    at = Math.max(run.next, at + 1);
  }
  return { quoted, messages };
}

interface Blocks {
  readonly blocks: readonly LineBlock[];
  /** The lines that name a Decision and are none of the paper: from the sentence above a quotation, or bold words at its beginning. */
  readonly introduced: ReadonlySet<number>;
}

// The lines of a paper as a Word file has them, those of its comments below their paragraph.
function blocksOf(paper: Text, profile: Profile): Blocks {
  const blocks: LineBlock[] = [];
  const introduced = new Set<number>();
  let at = 0;
  const put = (text: string, place: Place | null): void => {
    blocks.push({ kind: 'line', pieces: [{ text, at, place }], gap: 1 });
    at += text.length + 1;
  };
  for (const [index, paragraph] of paper.paragraphs.entries()) {
    const [head, rest] = headAndRest(paragraph, profile);
    if (rest !== '') introduced.add(blocks.length);
    put(head, paragraph.place);
    if (rest !== '') put(rest, paragraph.place);
    const comments = paragraph.comments.flatMap(({ content }) => content.map(plainText));
    const next = paper.paragraphs[index + 1];
    const quotes = next?.attributes.classes.includes('quote') ? [lineOf(next)] : comments;
    const name = quotes[0] === undefined ? null : namedAbove(paragraph, quotes[0], paper, profile);
    if (name !== null) introduced.add(blocks.length);
    if (name !== null) put(name, paragraph.place);
    for (const line of comments) put(line, paragraph.place);
  }
  return { blocks, introduced };
}

// A directive, a table or a note is nothing that a typed quotation goes on with.
function lineOf(paragraph: Paragraph): string {
  if (paragraph.kind !== 'plain' && paragraph.kind !== 'heading') return '';
  const words = plainText(paragraph.content);
  return paragraph.label === null ? words : `${paragraph.label.text} ${words}`;
}

// `**Decision 14.3** The Secretariat shall …` is laid out on two lines, as papers print it.
function headAndRest(paragraph: Paragraph, profile: Profile): readonly [string, string] {
  const line = lineOf(paragraph);
  if (paragraph.kind !== 'plain') return [line, ''];
  const strong = paragraph.content.findIndex((run) => run.strong !== true);
  const bold =
    paragraph.label?.word || strong <= 0
      ? (paragraph.label?.text ?? '')
      : plainText(paragraph.content.slice(0, strong));
  const isName = profile.references.decision.some((source) =>
    new RegExp(`^(?:${source})[.:]?$`, 'iu').test(bold.trim()),
  );
  const rest = line.slice(bold.length).trim();
  return isName && rest !== '' ? [bold.trim().replace(/[.:]$/, ''), rest] : [line, ''];
}

/** The one Decision, whole, that a sentence above a quotation names; null where it names none or the quotation begins with an item. */
function namedAbove(
  paragraph: Paragraph,
  below: string,
  paper: Text,
  profile: Profile,
): string | null {
  const words = paragraph.kind === 'plain' ? plainText(paragraph.content) : '';
  if (!/[:：]\s*$/.test(words)) return null;
  const first = splitLabel([{ text: below, at: 0, place: null }], newCounter()).label;
  if (first !== null) return null;
  const cited = readReferences(words, referenceWords(profile, languageOf(paper))).filter(
    ({ kind, of }) => kind === 'decision' && of === null,
  );
  const [only, other] = cited;
  const [range, more] = only?.numbers ?? [];
  const isWhole = range?.to === null && range.from.labels.length === 1;
  return only && !other && !more && isWhole ? only.text : null;
}
