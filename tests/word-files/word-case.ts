import type { GivenFacts } from '../../src/papers/recognise/given.ts';

/** What a Word file must give, written by hand; a text is its paragraphs, one a line, the number first, `†` for one that goes. */
export interface Expected {
  readonly before?: string;
  readonly after?: string;
  /** What each Party proposes by tracked changes over our draft. */
  readonly proposals?: Readonly<Record<string, string>>;
  readonly decisions?: string;
  readonly quoted?: string;
  /** Lines that the paper itself has, in this order, among others. */
  readonly paper?: string;
  /** What the front matter of the paper says, among others. */
  readonly front?: Readonly<Record<string, string>>;
  /** Comments as `number or opening words of the paragraph: text (author)`. */
  readonly comments?: readonly string[];
  /** Rules of messages that must come, and of those that must not. */
  readonly says?: readonly string[];
  readonly silent?: readonly string[];
}

/** A Word file as a secretariat makes one. */
export interface WordCase {
  readonly name: string;
  /** How it is made, which no other file is. */
  readonly made: string;
  readonly body: string;
  readonly language: string;
  readonly as?: 'paper' | 'resolution';
  readonly given?: GivenFacts;
  readonly file: () => Uint8Array;
  readonly expected: Expected;
  /** Why the validator of Open XML refuses it, where it does. */
  readonly invalid?: string;
  /** What a file that LibreOffice saved gives otherwise, and why. */
  readonly saved?: { readonly why: string; readonly expected: Partial<Expected> };
}
