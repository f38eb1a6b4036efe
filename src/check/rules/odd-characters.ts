import { isTombstone } from '../../model/paragraph.ts';
import { oddWordsOf } from '../../papers/recognise/odd-characters.ts';
import { printedText } from '../printed.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** The rule on words that do not say what they show. */
export const ODD_CHARACTER_RULES: readonly Rule[] = [
  {
    name: 'odd-characters',
    severity: 'warning',
    atAdoption: 'error',
    about:
      'A word does not say what it shows: letters of another script among its own, characters that print as nothing or turn its direction.',
    run: oddWords,
  },
];

function oddWords({ text }: View): Finding[] {
  return text.paragraphs.flatMap((paragraph) => {
    if (isTombstone(paragraph)) return [];
    return oddWordsOf(printedText(paragraph)).map((found) =>
      about(paragraph, `found ${found}, expected letters that say what they show`),
    );
  });
}
