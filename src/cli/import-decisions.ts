import { withFront } from '../formats/markdown/front.ts';
import { contentOf, type Heading, labelOf, type Paragraph } from '../model/paragraph.ts';
import type { Profile } from '../model/profile.ts';
import { plainText } from '../model/run.ts';
import { languageOf, type Text } from '../model/text.ts';
import { readSymbol } from '../papers/recognise/facts.ts';
import { recognisePaper } from '../papers/recognise/recognise.ts';
import { wordsIn } from '../papers/recognise/words.ts';
import { firstDifference } from './batch-twins.ts';
import type { ImportOptions } from './import-request.ts';
import type { Readable } from './readable.ts';

/**
 * Decisions that stand alone: headings that say to whom they are directed, as such; where a number is a letter, or `--stage` names one, a draft. A sheet that reads as Decisions of a
 * paper (`Decision 14.7 Directed to Parties`) is read so, but only where that reading has the same labels and words as `text`.
 */
export function withDecisionsRead(
  text: Text,
  file: Readable,
  profile: Profile,
  { subject, stage }: ImportOptions,
): Text {
  const read = file.kind === 'markdown' ? text : readAsQuoted(text, file, profile, subject);
  const directed = withAddressees(read, profile);
  const draft = stage ?? (hasLetters(directed, profile) ? 'draft' : undefined);
  if (draft === undefined) return directed;
  return withPaper(
    {
      ...directed,
      front: withFront(directed.front, { stage: draft, status: 'proposed' }),
    },
    profile,
  );
}

// Letters are known by the symbol of their paper.
function withPaper(text: Text, profile: Profile): Text {
  const { masthead, paper } = text.front.values;
  const lines = Array.isArray(masthead) ? masthead : [];
  const symbol = lines.find((line) => typeof line === 'string' && readSymbol(line, profile));
  if (paper !== undefined || typeof symbol !== 'string') return text;
  return { ...text, front: withFront(text.front, { paper: symbol }) };
}

function readAsQuoted(
  text: Text,
  { sheet }: Exclude<Readable, { kind: 'markdown' }>,
  profile: Profile,
  subject: string | undefined,
): Text {
  const { value } = recognisePaper(sheet, profile, {
    language: languageOf(text),
    ...(subject !== undefined && { subject }),
  });
  const found = [value.quoted, value.decisions].find(
    (one) => one !== null && firstDifference(one, text) === null,
  );
  return found == null ? text : withReading(text, found);
}

// Ids are given when the text gets its place: those that were minted here would be taken for told ones.
function withReading({ front }: Text, { paragraphs }: Text): Text {
  return { front, paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, id: null })) };
}

function withAddressees(text: Text, profile: Profile): Text {
  const { directedTo } = wordsIn(profile, languageOf(text)).parts;
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    if (paragraph.kind !== 'heading' || paragraph.attributes.classes.length > 0) return paragraph;
    return directedTo(plainText(contentOf(paragraph)).trim()) === null
      ? paragraph
      : addressee(paragraph);
  });
  return { ...text, paragraphs };
}

// Bold as a whole is how headings look, and no bold text.
function addressee(heading: Heading): Heading {
  const bold = heading.content.every(({ strong, text }) => strong || !text.trim());
  const content = bold ? heading.content.map(({ strong: _, ...run }) => run) : heading.content;
  const attributes = { ...heading.attributes, classes: ['directed-to'] };
  return { ...heading, level: 2, content, attributes };
}

// Adopted Decisions have numbers: those with letters in their place are proposed.
function hasLetters({ paragraphs }: Text, { references }: Profile): boolean {
  const patterns = references.draftDecision.map((each) => new RegExp(`^(?:${each})$`, 'u'));
  return paragraphs.some((paragraph) => {
    const label = labelOf(paragraph)?.text ?? '';
    return patterns.some((pattern) => pattern.test(label));
  });
}
