import type { LibraryFile } from '../library/texts.ts';
import type { Message } from '../model/message.ts';
import { isTombstone, type Paragraph } from '../model/paragraph.ts';

/** An error for each file of one edition, a language each, that has not the paragraphs of the first in its order. */
export function unlikeLanguages([first, ...others]: readonly LibraryFile[]): readonly Message[] {
  if (first === undefined) return [];
  const wanted = liveIds(first);
  return others.flatMap((file) => {
    const found = liveIds(file);
    const at = wanted.findIndex((one, index) => one.id !== found[index]?.id);
    const index = at === -1 && found.length > wanted.length ? wanted.length : at;
    if (index === -1) return [];
    const [here, there] = [found[index], wanted[index]];
    const name = (one: LiveId | undefined): string =>
      one === undefined ? 'its end' : `{#${one.id}}`;
    const text = `found ${name(here)}, expected ${name(there)} as in ${first.shown}: languages have the same paragraphs in the same order`;
    const place = { line: 1, column: 1, ...here?.paragraph.place, file: file.shown };
    return [{ severity: 'error' as const, rule: 'language-ids', text, place }];
  });
}

interface LiveId {
  readonly id: string;
  readonly paragraph: Paragraph;
}

// Notes stand where they are marked, which a translation may do in another paragraph.
function liveIds({ text }: LibraryFile): readonly LiveId[] {
  const live = text.paragraphs.filter((paragraph) => !isTombstone(paragraph));
  const ids = live.flatMap((paragraph) =>
    paragraph.id === null || paragraph.kind === 'note' ? [] : [{ id: paragraph.id, paragraph }],
  );
  const notes = live.flatMap((paragraph) =>
    paragraph.kind === 'note' ? [{ id: paragraph.name, paragraph }] : [],
  );
  return [...ids, ...notes.sort((a, b) => (a.id < b.id ? -1 : 1))];
}
