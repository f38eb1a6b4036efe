import { isAnnex, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { annexRange, type Range } from './events.ts';

/** A paper with its title first, its disclaimer and its summary next, as the first page prints them, and where its parts stand. */
export interface PaperParts {
  readonly text: Text;
  /** Index of the title, null where the paper has none. */
  readonly title: number | null;
  /** Index of the paragraph that is printed as the disclaimer, null where the body's own is. */
  readonly disclaimer: number | null;
  /** Heading and paragraphs of the summary, null where there is none. */
  readonly summary: Range | null;
  /** What stands from page 2 on, up to the first annex. */
  readonly body: Range;
  readonly annexes: readonly Range[];
}

/** Takes a paper apart: title (`#`), disclaimer (class `disclaimer`), summary (class `summary`), body, annexes (class `annex`). */
export function paperParts(paper: Text): PaperParts {
  const own = paper.paragraphs.find(isDisclaimer);
  const paragraphs = paper.paragraphs.filter((paragraph) => paragraph !== own);
  const title = paragraphs.findIndex(({ kind }) => kind === 'heading');
  const isTitle = title >= 0 && isTitleHeading(paragraphs[title]);
  const summary = summaryRange(paragraphs);
  const front = [
    ...(isTitle ? paragraphs.slice(title, title + 1) : []),
    ...(own ? [own] : []),
    ...(summary ? paragraphs.slice(summary.from, summary.to) : []),
  ];
  const rest = paragraphs.filter((paragraph) => !front.includes(paragraph));
  const ordered = [...front, ...rest];
  const disclaimer = own ? Number(isTitle) : null;
  const first = Number(isTitle) + Number(own !== undefined);
  const annexes = annexRanges(ordered, front.length);
  return {
    text: { ...paper, paragraphs: ordered },
    title: isTitle ? 0 : null,
    disclaimer,
    summary: summary ? { from: first, to: front.length } : null,
    body: { from: front.length, to: annexes[0]?.from ?? ordered.length },
    annexes,
  };
}

function isDisclaimer({ kind, attributes: { classes } }: Paragraph): boolean {
  return kind === 'plain' && classes.includes('disclaimer');
}

function isTitleHeading(paragraph: Paragraph | undefined): boolean {
  return paragraph?.kind === 'heading' && paragraph.level === 1 && !isAnnex(paragraph);
}

function summaryRange(paragraphs: readonly Paragraph[]): Range | null {
  const from = paragraphs.findIndex(
    ({ kind, attributes }) => kind === 'heading' && attributes.classes.includes('summary'),
  );
  if (from < 0) return null;
  const length = paragraphs
    .slice(from + 1)
    .findIndex(({ kind }) => kind === 'heading' || kind === 'directive');
  return { from, to: length < 0 ? paragraphs.length : from + 1 + length };
}

// What follows the first annex is part of an annex: each reaches to the heading of the next.
function annexRanges(paragraphs: readonly Paragraph[], start: number): readonly Range[] {
  const starts: number[] = [];
  for (let at = start; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (!paragraph || !isAnnex(paragraph)) continue;
    starts.push(at);
    at = annexRange(paragraphs, at).to - 1;
  }
  return starts.map((from, index) => ({ from, to: starts[index + 1] ?? paragraphs.length }));
}
