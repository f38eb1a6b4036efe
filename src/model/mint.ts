import { mintId } from './id.ts';
import { contentOf, isAnnex, labelOf, type Paragraph } from './paragraph.ts';
import { plainText } from './run.ts';
import type { Text } from './text.ts';

// Five letters make 68,600 ids. Long before they run out two of them are taken for one id, so that minting stays fast.
const CROWDED = 20_000;

/**
 * Gives every block without id one (notes have their name, directives none), the same on every machine. `instrument` is
 * its path (`cms/11.24`), `taken` the ids of its other revisions and languages. The title gets `title`, the formula
 * `formula`, annex headings `annex-1`, `annex-2`, each when free. Ids that are there stay.
 */
export function mintIds(text: Text, instrument: string, taken: ReadonlySet<string>): Text {
  const used = new Set(taken);
  for (const { id } of text.paragraphs) if (id !== null) used.add(id);
  const seen = new Map<string, number>();
  const title = text.paragraphs.findIndex(isTitle);
  let annex = 0;
  const paragraphs = text.paragraphs.map((paragraph, index) => {
    if (isAnnex(paragraph)) annex += 1;
    if (paragraph.id !== null || paragraph.kind === 'directive' || paragraph.kind === 'note')
      return paragraph;
    const known = index === title ? 'title' : knownId(paragraph, annex);
    const free = known !== null && !used.has(known);
    const id = free
      ? known
      : mintFree(instrument, distinct(wordsOf(text.paragraphs, index), seen), used);
    used.add(id);
    return { ...paragraph, id };
  });
  return { ...text, paragraphs };
}

/** Whether an id is one that every text gives by place (`title`, `formula`, `annex-1`), and not one that was minted for its words. */
export function isPlaceId(id: string): boolean {
  return /^(?:title|formula|annex-[0-9]+)$/.test(id);
}

function isTitle(paragraph: Paragraph): boolean {
  return paragraph.kind === 'heading' && paragraph.level === 1 && !isAnnex(paragraph);
}

function knownId(paragraph: Paragraph, annex: number): string | null {
  if (isAnnex(paragraph)) return `annex-${annex}`;
  return paragraph.attributes.classes.includes('formula') ? 'formula' : null;
}

// A tombstone has no words: its label tells it from the others. A table is known by its first row.
function wordsOf(paragraphs: readonly Paragraph[], index: number): string {
  const paragraph = paragraphs[index];
  if (!paragraph) return '';
  const next = paragraphs[index + 1];
  if (paragraph.kind === 'table')
    return next?.kind === 'row' ? `table\n${plainText(contentOf(next))}` : 'table';
  return plainText(contentOf(paragraph)) || (labelOf(paragraph)?.text ?? '');
}

// Thousands of equal paragraphs would try each other's ids in turn.
function distinct(words: string, seen: Map<string, number>): string {
  const before = seen.get(words) ?? 0;
  seen.set(words, before + 1);
  return before === 0 ? words : `${words}\n${before + 1}`;
}

function mintFree(instrument: string, words: string, used: ReadonlySet<string>): string {
  if (used.size < CROWDED) return mintId(instrument, words, used);
  for (let round = 0; ; round += 1) {
    const first = mintId(instrument, `${words}\n${round}`, NONE);
    const id = `${first}-${mintId(instrument, `${words}\n${round}\n${first}`, NONE)}`;
    if (!used.has(id)) return id;
  }
}

const NONE: ReadonlySet<string> = new Set();
