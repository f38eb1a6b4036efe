import { contentOf } from '../../model/paragraph.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { frontString, type Text } from '../../model/text.ts';
import { isDecisions } from './styles.ts';

/** How a text is called in print: `Résolution 11.24 (Rev.COP13)`; a text without a number is called by its symbol or title. */
export function printedName(text: Text, words: LanguageProfile, profile: Profile): string {
  if (frontString(text, 'kind') === 'text') return titleOf(text);
  const number = frontString(text, 'number');
  if (number === undefined || isDecisions(text)) {
    return (
      frontString(text, 'title') ?? frontString(text, 'paper') ?? frontString(text, 'subject') ?? ''
    );
  }
  const suffix = revisionSuffix(frontString(text, 'revision'), words, profile);
  return [numbered(words.names.resolution, number), suffix].filter((part) => part !== '').join(' ');
}

/** A number with its word: behind it, or where the word has `{number}` (`第{number}号决议`). */
export function numbered(word: string, number: string): string {
  return word.includes('{number}') ? word.replace('{number}', () => number) : `${word} ${number}`;
}

/** The suffix of a revision as it is printed, `(Rev.COP13)`; empty for the original. */
export function revisionSuffix(
  revision: string | undefined,
  words: LanguageProfile,
  profile: Profile,
): string {
  const meeting = /^rev\.(.+)$/i.exec(revision ?? '')?.[1];
  if (meeting === undefined) return '';
  const known = meeting.toLowerCase();
  const named = Object.hasOwn(profile.meetings, known) ? profile.meetings[known]?.name : undefined;
  const name = named ?? meeting.toUpperCase();
  return words.revision.replace('{meeting}', name);
}

// A programme or strategy has no number: it is called by its title.
function titleOf(text: Text): string {
  const title = text.paragraphs.find(({ kind }) => kind === 'heading');
  return frontString(text, 'title') ?? (title ? plainText(contentOf(title)) : '');
}
