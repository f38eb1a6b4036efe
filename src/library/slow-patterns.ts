import type { Pattern, Profile } from '../model/profile.ts';
import { slowPattern } from './pattern-cost.ts';

/** A pattern of a profile that could take too long, by the keys that lead to it, and why. */
export interface SlowPattern {
  readonly keys: readonly string[];
  readonly why: string;
}

/** All patterns of a profile that a line could keep busy. */
export function slowPatterns({ symbols, references, languages }: Profile): readonly SlowPattern[] {
  return [
    ...slowBelow(symbols, ['symbols']),
    ...slowBelow(references, ['references']),
    ...Object.entries(languages).flatMap(([tag, { formula, parts, reconstructed, words }]) => [
      ...slowBelow(formula, ['languages', tag, 'formula']),
      ...slowBelow(parts, ['languages', tag, 'parts']),
      ...slowBelow(sentence(reconstructed), ['languages', tag, 'reconstructed']),
      ...Object.entries(words).flatMap(([name, text]) =>
        slowBelow(sentence(text), ['languages', tag, 'words', name]),
      ),
    ]),
  ];
}

// Printed words are known again with anything in the place of what is filled in.
function sentence(text: string): Pattern {
  return text
    .replace(/[.*+?^$()|[\]\\]/g, ' ')
    .replace(/\{[a-z]+\}/g, '.*')
    .replace(/[{}]/g, ' ');
}

/** Patterns, in lists and under keys as deep as they stand. */
type Patterns = Pattern | readonly Patterns[] | { readonly [key: string]: Patterns | undefined };

function slowBelow(patterns: Patterns, keys: readonly string[]): readonly SlowPattern[] {
  if (typeof patterns !== 'string')
    return Object.entries(patterns).flatMap(([key, below]) =>
      below === undefined ? [] : slowBelow(below, [...keys, key]),
    );
  const why = slowPattern(patterns) ?? tooLarge(patterns);
  return why === null ? [] : [{ keys, why }];
}

// That a pattern is larger than the engine takes is told by the first search alone.
function tooLarge(source: string): string | null {
  try {
    new RegExp(source, 'iu').test('');
    return null;
  } catch {
    return 'a pattern that is too large';
  }
}
