import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { identityOf, readName } from '../library/names.ts';
import { lookUp } from '../library/revisions.ts';
import { readTextsOnce } from '../library/texts.ts';
import { citedPlaces, printPlace } from '../lineage/label-path.ts';
import { readTarget } from '../model/target.ts';
import { frontString } from '../model/text.ts';

/**
 * Cites paragraphs of other instruments by the targets of links: `1.7, 3`. A text that is not there, or not in order, is cited by its number
 * alone; null for what is no target in another instrument.
 */
export function placesElsewhere(
  library: Library,
  language: string,
  formulaFirst: boolean,
): (target: string) => string | null {
  const read = readTextsOnce();
  return (link) => {
    const target = readTarget(link);
    if (target?.kind !== 'instrument') return null;
    const prefix = target.instrument === 'decision' ? 'decision:' : '';
    const name = readName(
      `${prefix}${target.of}${target.revision === null ? '' : `@${target.revision}`}`,
    );
    if (name === null) return null;
    const called =
      name.instrument.kind === 'resolution' ? name.instrument.number : identityOf(name.instrument);
    try {
      const { files } = lookUp(library, name, read);
      const text = (files.find(({ facts }) => facts.language === language) ?? files[0])?.text;
      if (text === undefined) return called;
      const places = citedPlaces(text, formulaFirst);
      const labels = text.paragraphs.flatMap(({ id }, index) => {
        const place = places[index];
        return id !== null && target.ids.includes(id) && place ? [printPlace(place)] : [];
      });
      return [
        frontString(text, 'number') ?? called,
        ...labels.filter((label) => label !== ''),
      ].join(', ');
    } catch (error) {
      if (error instanceof CliError) return called;
      throw error;
    }
  };
}
