import type { Reference } from '../../model/reference.ts';
import { readReferences } from './read.ts';
import type { ReferenceWords } from './words.ts';

/**
 * Whether what stands before the number says that it is another text's, `A/RES/70/1, paragraph 5`. What stands behind it tells less: `the
 * paragraphs 4 and 5 d’ici à 2030`.
 */
export function isForeignNumber(
  { start, of, numbers }: Reference,
  content: string,
  words: ReferenceWords,
): boolean {
  const last = numbers.at(-1);
  const end = (last?.to ?? last?.from)?.end;
  if (of?.kind !== 'foreign' || end === undefined) return false;
  const read = readReferences(content.slice(0, end), words);
  return read.some((one) => one.start === start && one.of?.kind === 'foreign');
}
