import { readMarkdown } from '../formats/markdown/read.ts';
import { writeMarkdown } from '../formats/markdown/write.ts';
import { unusable } from '../library/cli-error.ts';
import { idsOf } from '../library/ids.ts';
import { mintIds } from '../model/mint.ts';
import { contentOf, labelOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** A text in the form in which it is stored. */
export interface Formatted {
  readonly text: Text;
  readonly source: string;
}

/** What may not change by formatting: of every paragraph its kind, label, words and comments, in order. */
export function printedWords(text: Text): string[] {
  return text.paragraphs.map((paragraph) => {
    const comments = paragraph.comments.flatMap(({ content }) => content.map(plainText));
    const words = plainText(contentOf(paragraph));
    return [paragraph.kind, labelOf(paragraph)?.text ?? '', words, ...comments].join('\u0000');
  });
}

/**
 * The text with an id on every paragraph, as the file that holds it. `identity` names the instrument, `taken` are the
 * ids that it has used up. The file is read again and must say the same words under the same labels; else it is not
 * handed out and an error says which paragraph it was. `shown` is the file's name in messages.
 */
export function formatText(
  text: Text,
  identity: string,
  taken: ReadonlySet<string>,
  shown: string,
): Formatted {
  const whole = mintIds(text, identity, new Set([...taken, ...idsOf(text)]));
  const source = writeMarkdown(whole);
  const before = printedWords(text);
  const after = printedWords(readMarkdown(source).value);
  const wrong = before.findIndex((words, index) => words !== after[index]);
  if (wrong === -1 && before.length === after.length) return { text: whole, source };
  const place = text.paragraphs[wrong === -1 ? before.length - 1 : wrong]?.place ?? {
    line: 1,
    column: 1,
  };
  throw unusable(
    'words',
    'found a paragraph that would not be read back as it is, expected one that the format can hold; nothing was written',
    { ...place, file: shown },
  );
}
