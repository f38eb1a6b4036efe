import { createHash } from 'node:crypto';

/** What an id or a note name looks like, wherever one is read. */
export const ID = /^[a-z0-9][a-z0-9-]{0,23}$/;

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/**
 * A new id for a paragraph: five pronounceable letters from a hash of the instrument (`cms/11.24`) and the first
 * printed text of the paragraph, so that every machine mints the same. On a collision with `taken` the next hash is tried.
 */
export function mintId(instrument: string, firstText: string, taken: ReadonlySet<string>): string {
  for (let round = 0; ; round += 1) {
    const hash = createHash('sha256').update(`${instrument}\n${round}\n${firstText}`).digest();
    const id = pronounce(hash.readUInt32BE(0));
    if (!taken.has(id)) return id;
  }
}

// consonant-vowel-consonant-vowel-consonant: 14 * 5 * 14 * 5 * 14 = 68,600 ids.
function pronounce(seed: number): string {
  let rest = seed;
  let id = '';
  for (const letters of [CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS]) {
    id += letters[rest % letters.length];
    rest = Math.floor(rest / letters.length);
  }
  return id;
}
