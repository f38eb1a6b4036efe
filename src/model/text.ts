import type { Paragraph } from './paragraph.ts';

/** A front matter value: YAML is read with the failsafe schema, so `11.10` stays the string `11.10`. */
export type FrontValue = string | readonly FrontValue[] | { readonly [key: string]: FrontValue };

/**
 * The head of a file. `source` is the YAML between the fences as it stands on disk (null: the file has no head);
 * `values` is what it says. Writers print `source`, so that untouched lines stay as they are.
 */
export interface FrontMatter {
  readonly source: string | null;
  readonly values: Readonly<Record<string, FrontValue>>;
}

/** One file: a revision, draft, set of Decisions or paper, in one language. */
export interface Text {
  readonly front: FrontMatter;
  readonly paragraphs: readonly Paragraph[];
}

/** A front matter value that must be a string; undefined where it is absent or is none. */
export function frontString(text: Text, key: string): string | undefined {
  const value = text.front.values[key];
  return typeof value === 'string' ? value : undefined;
}

/** The language of a text as a BCP 47 tag, `und` where the front matter names none. */
export function languageOf(text: Text): string {
  return frontString(text, 'language') ?? 'und';
}

/** Whether a language, given as a BCP 47 tag, is written from right to left. */
export function isRightToLeft(language: string): boolean {
  return /^(?:ar|he|fa|ur)\b/i.test(language);
}
