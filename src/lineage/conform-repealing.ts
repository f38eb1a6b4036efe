import { outlineOf } from '../model/outline.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { BLANK, phrases } from './references/phrases.ts';
import { type ReferenceWords, readForm } from './references/words.ts';

// A clause is not longer than this; what stands further off says nothing of a citation.
const CLAUSE = 600;

/**
 * Whether a citation that begins at `start` of a paragraph names what is repealed: a word for it stands before it in its clause, or in the chapeau above.
 * Such a citation is of the revision that was repealed, whatever became of the text.
 */
export function namesRepealed(
  content: string,
  start: number,
  above: readonly string[],
  words: ReferenceWords,
): boolean {
  const { repealing } = words.forms;
  if (repealing.length === 0) return false;
  const forms = repealing.map(readForm).flatMap(({ singular, plural }) => [singular, plural]);
  const repeals = new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases(forms)})(?![\\p{L}\\p{N}])`, 'iu');
  const clause =
    content
      .slice(Math.max(0, start - CLAUSE), start)
      .split(CLAUSE_END)
      .at(-1) ?? '';
  return [clause, ...above].some((each) => repeals.test(each));
}

const CLAUSE_END = new RegExp(`[;；。؛]|[.!?]${BLANK}+(?=\\p{Lu}\\p{L}{2})`, 'u');

/** The words of the chapeaux under which a paragraph stands, the nearest first. */
export function chapeauxAbove(text: Text, index: number, formulaFirst: boolean): readonly string[] {
  const outline = outlineOf(text, formulaFirst);
  const found: string[] = [];
  let above = outline[index]?.parent ?? null;
  for (; above !== null; above = outline[above]?.parent ?? null) {
    const paragraph = text.paragraphs[above];
    if (paragraph?.kind === 'plain')
      found.push(plainText(contentOf(paragraph)).slice(-CLAUSE).split(CLAUSE_END).at(-1) ?? '');
  }
  return found;
}
