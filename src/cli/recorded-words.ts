import { misuse } from '../library/cli-error.ts';
import { showHidden } from '../model/message.ts';

/**
 * What was typed to be recorded in the head of a text, on one line; '' where it has no words. Characters that print as nothing, or turn
 * what stands beside them round, are a wrong argument: the record would say something else than it shows.
 */
export function recordedWords(typed: string, option: string): string {
  const words = typed.replace(/\s+/g, ' ').trim();
  const shown = showHidden(words);
  if (shown === words) return words;
  throw misuse('hidden', `found ${shown} in ${option}, expected characters that can be seen`);
}
