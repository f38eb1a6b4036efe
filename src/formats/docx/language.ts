import type { Style } from '../../model/style.ts';
import { isRightToLeft } from '../../model/text.ts';
import { escaped } from './xml.ts';

/** A language under the kind of script for which Word looks it up. */
export interface WordLanguage {
  readonly value?: string;
  readonly eastAsia?: string;
  readonly bidirectional?: string;
}

// Word proofs by country; these are the ones in which the United Nations write their six languages.
const WITH_COUNTRY: Readonly<Record<string, string>> = {
  ar: 'ar-SA',
  en: 'en-GB',
  es: 'es-ES',
  fr: 'fr-FR',
  ru: 'ru-RU',
  zh: 'zh-CN',
};
const ASIAN = new Set(['zh', 'ja', 'ko']);

/** The face that stands for italics in a language of square characters, null in any other or where the body names none. */
export function emphasisFace(language: string, { font }: Style): string | null {
  return ASIAN.has(language.split('-')[0] ?? '') ? (font.asianEmphasis ?? null) : null;
}

/** A BCP 47 tag as Word wants it. */
export function wordLanguage(language: string): WordLanguage {
  const tag = WITH_COUNTRY[language] ?? language;
  const base = language.split('-')[0] ?? '';
  if (ASIAN.has(base)) return { eastAsia: tag };
  return isRightToLeft(base) ? { bidirectional: tag } : { value: tag };
}

/** A BCP 47 tag as attributes of an element that names a language. */
export function languageAttributes(language: string): string {
  const { value, eastAsia, bidirectional } = wordLanguage(language);
  return [
    value === undefined ? '' : ` w:val="${escaped(value)}"`,
    eastAsia === undefined ? '' : ` w:eastAsia="${escaped(eastAsia)}"`,
    bidirectional === undefined ? '' : ` w:bidi="${escaped(bidirectional)}"`,
  ].join('');
}
