import { type Message, showHidden } from '../../model/message.ts';
import type { Profile } from '../../model/profile.ts';
import type { Register, RegisterFact } from '../../model/register.ts';
import { referenceWords } from '../references/words.ts';
import { lettersIn } from './letters-left.ts';

/**
 * An error for each note of the registers of a body that names a Decision by the letters of its draft: no numbering follows in a register,
 * and letters name nothing once the meeting is over.
 */
export function letteredNotes(
  registers: readonly Register[],
  profile: Profile,
): readonly Message[] {
  const all = Object.keys(profile.languages);
  return registers
    .filter(({ body }) => body === profile.body)
    .flatMap(({ facts }) => facts)
    .flatMap((fact) =>
      [...new Set(notesOf(fact, all).flatMap((note) => lettersOfNote(note, profile)))].map(
        (found): Message => {
          const text = `found ${showHidden(found)} in a note, expected words without letters of a draft: they would not follow its number`;
          return { severity: 'error', rule: 'draft-letter', text, place: fact.place };
        },
      ),
    );
}

interface Note {
  readonly words: string;
  readonly languages: readonly string[];
}

// The plain note may be in any language of the body.
function notesOf({ note, notes = {} }: RegisterFact, all: readonly string[]): readonly Note[] {
  const own = Object.entries(notes).map(([language, words]) => ({ words, languages: [language] }));
  return note === null ? own : [...own, { words: note, languages: all }];
}

function lettersOfNote({ words, languages }: Note, profile: Profile): readonly string[] {
  return languages
    .filter((language) => Object.hasOwn(profile.languages, language))
    .flatMap((language) => lettersIn(words, referenceWords(profile, language)))
    .flatMap(({ text, quoted }) => (quoted ? [] : text));
}
