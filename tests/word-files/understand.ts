import { readDocx } from '../../src/formats/docx/read/read.ts';
import { loadProfile } from '../../src/library/profile.ts';
import type { Message } from '../../src/model/message.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import { frontString, type Text } from '../../src/model/text.ts';
import { accountText, type RecognisedPaper } from '../../src/papers/recognise/recognise.ts';
import { recogniseWordPaper } from '../../src/papers/recognise/texts.ts';
import type { WordCase } from './word-case.ts';

/** What the product makes of a Word file, in the form in which the cases say what they expect. */
export interface Understood {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly proposals: Readonly<Record<string, readonly string[]>>;
  readonly decisions: readonly string[];
  readonly quoted: readonly string[];
  readonly paper: readonly string[];
  readonly title: string;
  readonly comments: readonly string[];
  readonly messages: readonly string[];
  readonly rules: readonly string[];
}

/** Reads and recognises a file as `import` does. Throws where it cannot be read at all. */
export function understand(bytes: Uint8Array, found: WordCase): Understood {
  const { value, messages } = readDocx(bytes);
  if (value === null) throw new Error(`unreadable: ${messages.map(({ text }) => text).join('; ')}`);
  const read = found.as === 'resolution' ? readAlone : readPaper;
  const { texts, said } = read(value.sheet, found);
  const all = [...messages, ...said];
  const { base = null, draft = null, decisions = null, quoted = null, paper = null } = texts;
  return {
    before: linesOf(base),
    after: linesOf(draft),
    proposals: texts.proposals ?? {},
    decisions: linesOf(decisions),
    quoted: linesOf(quoted),
    paper: linesOf(paper),
    title: paper ? (frontString(paper, 'title') ?? '') : '',
    comments: (draft?.paragraphs ?? []).flatMap(commentsOf),
    messages: all.map(({ rule, text, place }) => `${rule} ${place?.line ?? ''}: ${text}`),
    rules: all.map(({ rule }) => rule),
  };
}

interface Found {
  readonly texts: Partial<Pick<RecognisedPaper, 'base' | 'draft' | 'decisions' | 'quoted'>> & {
    readonly paper?: Text;
    readonly proposals?: Understood['proposals'];
  };
  readonly said: readonly Message[];
}

function readPaper(sheet: Sheet, { body, language, given }: WordCase): Found {
  const { value, messages } = recogniseWordPaper(sheet, loadProfile(null, body), {
    language,
    ...(given && { given }),
  });
  const proposals = value.proposals.map(({ author, texts }) => [author, texts.flatMap(linesOf)]);
  return { texts: { ...value, proposals: Object.fromEntries(proposals) }, said: messages };
}

function readAlone(sheet: Sheet, { body, language, given }: WordCase): Found {
  const { value, messages } = accountText(sheet, loadProfile(null, body), {
    language,
    front: { ...given },
  });
  return { texts: { draft: value.text }, said: messages };
}

// Notes are numbered in their order: their names are the product's own.
function linesOf(text: Text | null): string[] {
  const names = new Map<string, number>();
  return (text?.paragraphs ?? []).flatMap(lineOf).map((line) =>
    line.replace(/\[\^([^\]]+)\]/g, (_, name: string) => {
      if (!names.has(name)) names.set(name, names.size + 1);
      return `[^${names.get(name)}]`;
    }),
  );
}

function lineOf(paragraph: Paragraph): string[] {
  if (paragraph.kind === 'directive' || paragraph.kind === 'table') return [];
  const label = labelOf(paragraph)?.text ?? '';
  const words = isTombstone(paragraph) ? '†' : plainText(contentOf(paragraph));
  const note = paragraph.kind === 'note' ? `[^${paragraph.name}]:` : '';
  const shown = words.replace(/ *[\n\t] */g, ' | ');
  return [
    [note, label, shown]
      .filter(Boolean)
      .join(' ')
      .replace(/ {2,}(?=\|)/g, ' ')
      .trim(),
  ];
}

function commentsOf(paragraph: Paragraph): string[] {
  const label = labelOf(paragraph)?.text;
  const words = plainText(contentOf(paragraph)).split(' ').slice(0, 2).join(' ');
  const opening = isTombstone(paragraph) ? '†' : words;
  return paragraph.comments.map(({ content, attributes }) => {
    const said = content.map(plainText).join(' / ');
    const by = attributes.values.by === undefined ? '' : ` (${attributes.values.by})`;
    return `${label ?? opening}: ${said}${by}`;
  });
}
