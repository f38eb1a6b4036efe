/** Characters that print as nothing or above another one, as the source of a regular expression. */
export const MARK = '[\\p{Default_Ignorable_Code_Point}\\p{M}]{0,9}';

/** A blank of any width. */
export const WIDE_BLANK = '[ \\u00A0\\u2007\\u2009\\u202F\\u3000\\n]';

/** What prints as a point. */
export const POINT = '[.·․‧∙⋅・．。]';

/** The figures of a meeting, in any script. */
export const SERIES = `\\p{Nd}${MARK}(?:\\p{Nd}${MARK}){0,2}`;

/** Characters as they look: without accents and what is hidden, in one width. */
export function plainCharacters(typed: string): string {
  return typed.normalize('NFKD').replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, '');
}

// Letters of other scripts that print like those of the Latin one.
const ALIKE = 'АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const LATIN = 'ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo';

/** Characters as they look, letters in the Latin alphabet. */
export function plainLetters(typed: string): string {
  return [...plainCharacters(typed)]
    .map((letter) => {
      const at = ALIKE.indexOf(letter);
      return at < 0 ? letter : LATIN.charAt(at);
    })
    .join('');
}
