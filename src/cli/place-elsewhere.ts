import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { readName } from '../library/names.ts';
import { lookUp } from '../library/revisions.ts';
import { readTextsOnce } from '../library/texts.ts';
import { citeElsewhere } from '../lineage/elsewhere.ts';
import type { Text } from '../model/text.ts';

/**
 * Cites paragraphs of other instruments of the library by the targets of links: `1.7, 3`. A text that is not there, or not in order, is
 * cited by the number in its path alone; null for what is no target in another instrument.
 */
export function placesElsewhere(
  library: Library,
  language: string,
  formulaFirst: boolean,
): (target: string) => string | null {
  const read = readTextsOnce();
  const find = (asked: string): Text | null => {
    const name = readName(asked);
    if (name === null) return null;
    try {
      const { files } = lookUp(library, name, read);
      return (files.find(({ facts }) => facts.language === language) ?? files[0])?.text ?? null;
    } catch (error) {
      if (error instanceof CliError) return null;
      throw error;
    }
  };
  return (link) => citeElsewhere(link, find, formulaFirst);
}
