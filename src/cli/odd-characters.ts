import { inFile, type Message } from '../model/message.ts';
import { sayOddCharacters, sayOddWords } from '../papers/recognise/odd-characters.ts';
import type { Readable } from './readable.ts';

/** Says the words of a file that comes in which do not say what they show. */
export function oddCharactersIn(file: Readable): Message[] {
  const found = file.kind === 'markdown' ? sayOddWords(file.text) : sayOddCharacters(file.sheet);
  return found.map((message) => inFile(file.shown, message));
}
