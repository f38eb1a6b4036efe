import type { Profile } from '../../model/profile.ts';
import { frontString, languageOf, type Text } from '../../model/text.ts';
import { cleanParagraphs } from '../adopt.ts';
import { followReferences } from './follow.ts';
import { referenceWords } from './words.ts';

/**
 * How many references of a draft to its own paragraphs adoption prints anew: until then they say its working numbers, also where it is printed under
 * its final ones. None of a text that is no draft.
 */
export function referencesOfDraft(text: Text, profile: Profile): number {
  if (frontString(text, 'stage') === undefined) return 0;
  const { formulaFirst } = profile;
  const clean = { ...text, paragraphs: cleanParagraphs(text, formulaFirst) };
  const words = referenceWords(profile, languageOf(text));
  const world = { formulaFirst, texts: [] };
  const only = (link: string): boolean => link.startsWith('#');
  return followReferences(clean, world, words, { only }).followed.length;
}
