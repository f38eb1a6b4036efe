import type { Library } from '../library/find.ts';
import { shownPath } from '../library/find.ts';
import { listTextFiles } from '../library/listing.ts';
import { type Instrument, identityOf, printInstrument, readName } from '../library/names.ts';
import type { Revision } from '../library/revisions.ts';
import { readSource } from '../library/source.ts';
import { readTextSource } from '../library/texts.ts';
import { meetingName } from '../lineage/edition-names.ts';
import { repealingLabel } from '../lineage/elsewhere.ts';
import { repealsIn } from '../lineage/recorded.ts';
import type { Repeal } from '../lineage/repeals.ts';
import { languageProfile, type Profile } from '../model/profile.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { numbered, printedName } from '../papers/write/text-name.ts';

// Only what stands in a head is looked for: most texts repeal nothing and need not be read further.
const REPEALING = /^---\r?\n(?:(?!---\r?\n)[^\n]*\n){0,400}?repeals:/;

/**
 * What the adopted texts of a body repeal of an instrument, in the order of their dates. `revisions` are those of the instrument: a repeal
 * that names none is of the last one that was adopted by then. The texts are called as they are in the language, in another where they lack it,
 * with the paragraph that repeals where one leads there.
 */
export function repealsOf(
  library: Library,
  instrument: Instrument,
  revisions: readonly Revision[],
  { profile, language }: { readonly profile: Profile; readonly language: string },
): readonly Repeal[] {
  const texts = repealingTexts(library, instrument.body, language);
  return texts.flatMap((text) => {
    const words = languageProfile(profile, languageOf(text));
    const by = words ? printedName(text, words, profile) : (frontString(text, 'number') ?? '');
    const name = meetingName(text, profile);
    const meeting = name === null ? {} : { meeting: name };
    return repealsIn(text).flatMap(({ of, key: named, ids }) => {
      const repealed = readName(of)?.instrument;
      if (repealed === undefined || identityOf(repealed) !== identityOf(instrument)) return [];
      const key = named ?? lastBefore(revisions, frontString(text, 'date') ?? '');
      if (key === null) return [];
      const path = printInstrument(repealed).replace(/^decision:/, '');
      const label = repealingLabel(text, path, ids, profile.formulaFirst);
      const where = words && label !== null ? `, ${numbered(words.names.paragraph, label)}` : '';
      return [{ by: `${by}${where}`, of: key, ids, ...meeting }];
    });
  });
}

function repealingTexts(library: Library, body: string, language: string): readonly Text[] {
  const byRevision = new Map<string, Text>();
  for (const folder of [`resolutions/${body}`, `decisions/${body}`]) {
    for (const path of listTextFiles(library, folder)) {
      const shown = shownPath(library.cwd, path);
      const source = readSource(path, shown);
      if (!REPEALING.test(source)) continue;
      const { text } = readTextSource(source, path, shown);
      if (frontString(text, 'stage') !== undefined) continue;
      const key = ['number', 'subject', 'meeting', 'revision']
        .map((name) => frontString(text, name) ?? '')
        .join('|');
      if (!byRevision.has(key) || languageOf(text).toLowerCase() === language)
        byRevision.set(key, text);
    }
  }
  const dateOf = (text: Text) => frontString(text, 'date') ?? '';
  return [...byRevision.values()].sort((a, b) =>
    dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : 0,
  );
}

function lastBefore(revisions: readonly Revision[], date: string): string | null {
  const adopted = revisions.filter((revision) => revision.adopted);
  const dated = adopted.filter(({ files }) => {
    const own = files[0] === undefined ? undefined : frontString(files[0].text, 'date');
    return date === '' || own === undefined || own <= date;
  });
  return (dated.at(-1) ?? adopted.at(-1))?.key ?? null;
}
