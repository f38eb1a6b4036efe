import { MOST_LETTERS } from '../lineage/decisions/letters.ts';
import { lettersOf } from '../lineage/decisions/number.ts';
import { inFile, type Message, showHidden } from '../model/message.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import type { Pattern } from '../model/profile.ts';
import type { Text } from '../model/text.ts';
import type { MeetingDraft } from './decisions-number-drafts.ts';

/** What is wrong with the letters of drafts: papers with more of them than there are letters, one error each; else letters that no draft can have, which would be left without a word. */
export function letterErrors(
  drafts: readonly MeetingDraft[],
  patterns: readonly Pattern[],
): readonly Message[] {
  const many = tooMany(drafts, patterns);
  return many.length > 0 ? many : drafts.flatMap((draft) => oddLetters(draft, patterns));
}

function tooMany(drafts: readonly MeetingDraft[], patterns: readonly Pattern[]): Message[] {
  const papers = new Map<string, { file: string; paragraph: Paragraph }[]>();
  for (const { paper, of, sources } of drafts) {
    const [source] = sources;
    if (source === undefined) continue;
    const { text, shown: file } = source;
    const known = lettersOf(text, patterns).map(({ paragraph }) => paragraph);
    const all = new Set([...known, ...oddIn(text, patterns)]);
    const own = text.paragraphs.filter((paragraph) => all.has(paragraph));
    const name = paper ?? of;
    papers.set(name, [
      ...(papers.get(name) ?? []),
      ...own.map((paragraph) => ({ file, paragraph })),
    ]);
  }
  return [...papers].flatMap(([name, own]): Message[] => {
    const first = own[MOST_LETTERS];
    if (first === undefined) return [];
    const expected = `expected ${MOST_LETTERS} at most, for letters go from AA to ZZ and from AAA to ZZZ: the others need a paper of their own`;
    const text = `found ${own.length} draft Decisions in ${showHidden(name)}, ${expected}`;
    return [error(text, first.paragraph, first.file)];
  });
}

function oddLetters({ sources }: MeetingDraft, patterns: readonly Pattern[]): Message[] {
  return sources.flatMap(({ text, shown }) =>
    oddIn(text, patterns).map((paragraph) => {
      const told = `found ${showHidden(typedLabel(paragraph))}, expected letters such as AA, ZZ or AAA`;
      return error(told, paragraph, shown);
    }),
  );
}

function oddIn(text: Text, patterns: readonly Pattern[]): readonly Paragraph[] {
  const known = new Set(lettersOf(text, patterns).map(({ paragraph }) => paragraph));
  return text.paragraphs.filter((paragraph) => {
    if (known.has(paragraph) || isTombstone(paragraph)) return false;
    return /^\(?\d{1,3}[.\s]\p{Lu}{2,}[).]*$/u.test(typedLabel(paragraph));
  });
}

function typedLabel(paragraph: Paragraph): string {
  const [opening] = contentOf(paragraph);
  return labelOf(paragraph)?.text ?? (opening?.strong === true ? opening.text.trim() : '');
}

function error(text: string, { place }: Paragraph, file: string): Message {
  return inFile(file, { severity: 'error', rule: 'draft-letter', text, place });
}
