import {
  contentOf,
  type Heading,
  isTombstone,
  labelOf,
  type Paragraph,
} from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { headingLevels, isNumberedHeading } from './heading-levels.ts';

/** The two texts of a programme or strategy that a paper amends. */
interface AmendedText {
  readonly base: Text | null;
  readonly draft: Text;
}

/**
 * The texts of a programme or strategy with the headings that they have: as the text before says, where it is `given`; else headings with a
 * number are told from numbered paragraphs, and levels from the order of headings, as in one that stands alone. The draft follows
 * the text before; only what is new in it is told by itself.
 */
export function withTextHeadings({ base, draft }: AmendedText, given: boolean): AmendedText {
  const before = base && !given ? withOwnLevels(base) : base;
  const known = new Map(before?.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  const paragraphs = withOwnLevels(draft).paragraphs.map((paragraph) => {
    const old = paragraph.id === null ? undefined : known.get(paragraph.id);
    return old ? inForm(paragraph, old.kind === 'heading' ? old.level : null) : paragraph;
  });
  return { base: before, draft: { ...draft, paragraphs } };
}

function withOwnLevels(text: Text): Text {
  const lines = text.paragraphs.filter(isLine);
  const numbered = lines.map((paragraph) => ({
    words: plainText(contentOf(paragraph)).trim(),
    label: labelOf(paragraph),
  }));
  const levels = headingLevels(
    numbered.map((line, at) => ({
      line: line.words,
      typed: line.label && { label: line.label },
      heading: line.label
        ? isNumberedHeading(line, numbered[at - 1], numbered[at + 1])
        : lines[at]?.kind === 'heading',
    })),
  );
  const levelOf = new Map(lines.map((paragraph, at) => [paragraph, levels[at] ?? null]));
  const paragraphs = text.paragraphs.map((paragraph) => {
    const level = levelOf.get(paragraph);
    return level === undefined ? paragraph : inForm(paragraph, level);
  });
  return { ...text, paragraphs };
}

function isLine(paragraph: Paragraph): boolean {
  return (paragraph.kind === 'heading' || paragraph.kind === 'plain') && !isTombstone(paragraph);
}

function inForm(paragraph: Paragraph, level: Heading['level'] | null): Paragraph {
  if (paragraph.kind !== 'heading' && paragraph.kind !== 'plain') return paragraph;
  if (level !== null) return { ...paragraph, kind: 'heading', level };
  if (paragraph.kind === 'plain') return paragraph;
  const { level: _, ...rest } = paragraph;
  return { ...rest, kind: 'plain' };
}
