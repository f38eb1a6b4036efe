import type { Span } from './quoted.ts';
import { merged } from './stretches.ts';

// An image is text, and the name of its file goes with it.
const PICTURE = /!\[[^\]\n]{0,200}\]\([^)\n]{0,200}\)/g;
const SCHEME = /[a-z][a-z0-9+.-]{1,20}:\/\/|www\./i;
const BEFORE_NAME = ['(', '<', '[', ',', ';'];

/** The addresses of pages and people and the images in running text, in their order: nothing in them is a reference. */
export function addressSpans(content: string): readonly Span[] {
  if (!/:\/\/|@|www\.|!\[/i.test(content)) return [];
  const words = [...content.matchAll(/\S+/g)].flatMap(({ 0: word, index }): Span[] => {
    const start = addressIn(word);
    return start === null ? [] : [{ start: index + start, end: index + word.length }];
  });
  const pictures = [...content.matchAll(PICTURE)].map(
    ({ 0: { length }, index }): Span => ({ start: index, end: index + length }),
  );
  return merged([...words, ...pictures]);
}

function addressIn(word: string): number | null {
  const scheme = SCHEME.exec(word);
  if (scheme !== null) return scheme.index;
  if (!/[^@]@[^@]/.test(word)) return null;
  const at = word.indexOf('@', 1);
  return Math.max(...BEFORE_NAME.map((mark) => word.lastIndexOf(mark, at))) + 1;
}

/** Running text of the same length in which nothing can be read in its addresses. */
export function withoutAddresses(content: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of addressSpans(content)) {
    parts.push(content.slice(done, start), '\uFFFC'.repeat(end - start));
    done = end;
  }
  return parts.join('') + content.slice(done);
}
