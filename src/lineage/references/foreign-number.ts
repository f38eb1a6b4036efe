import type { Reference } from '../../model/reference.ts';
import { grammarOf } from './grammar.ts';
import { LOOK_BEHIND } from './head.ts';
import { readReferences } from './read.ts';
import type { ReferenceWords } from './words.ts';

/**
 * Whether what stands before the number says that it is another text's, `A/RES/70/1, paragraph 5`, or that it is one of what was named
 * before, `Resolution 1.5 and paragraph 1 thereof`. What else stands behind it tells less: `the paragraphs 4 and 5 d’ici à 2030`.
 */
export function isForeignNumber(
  { start, end: behind, of, numbers }: Reference,
  content: string,
  words: ReferenceWords,
): boolean {
  const last = numbers.at(-1);
  const end = (last?.to ?? last?.from)?.end;
  if (end === undefined || (of?.kind !== 'foreign' && of?.kind !== 'resolution')) return false;
  const { thereof, itsBefore } = grammarOf(words);
  thereof.lastIndex = 0;
  if (thereof.test(content.slice(end, behind))) return true;
  if (of.kind === 'resolution')
    return itsBefore.test(content.slice(Math.max(0, start - LOOK_BEHIND), start));
  const read = readReferences(content.slice(0, end), words);
  return read.some((one) => one.start === start && one.of?.kind === 'foreign');
}
