import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { readName } from '../library/names.ts';
import { lookUp } from '../library/revisions.ts';
import type { Outcome } from '../model/message.ts';
import type { Text } from '../model/text.ts';
import type { Resolver } from '../papers/write/resolver.ts';
import { idErrors } from './formatting.ts';

/** The texts that the directives of a paper name, in the language of the paper. */
export function libraryResolver(library: Library | null, language: string): Resolver {
  const known = new Map<string, Outcome<Text | null>>();
  return {
    text: (name) => {
      const found = known.get(name) ?? resolveText(name, library, language);
      known.set(name, found);
      return found;
    },
  };
}

function resolveText(
  name: string,
  library: Library | null,
  language: string,
): Outcome<Text | null> {
  const of = readName(name);
  if (of === null || library === null) return { value: null, messages: [] };
  try {
    const file = lookUp(library, of).files.find(({ facts }) => facts.language === language);
    if (file === undefined) return { value: null, messages: [] };
    return {
      value: file.text,
      messages: [...file.messages, ...idErrors(file.text, file.shown, file.messages)],
    };
  } catch (error) {
    // What is wrong in the library is told with the paper's own findings.
    if (error instanceof CliError) return { value: null, messages: error.messages };
    throw error;
  }
}
