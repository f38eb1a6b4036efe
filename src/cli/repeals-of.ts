import { refuseErrors } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { shownPath } from '../library/find.ts';
import { listTextFiles } from '../library/listing.ts';
import { type Instrument, printInstrument } from '../library/names.ts';
import type { Revision } from '../library/revisions.ts';
import { readSource } from '../library/source.ts';
import { joinFindings, placeFile, readTextSource } from '../library/texts.ts';
import { meetingName } from '../lineage/edition-names.ts';
import { repealingLabel } from '../lineage/elsewhere.ts';
import { meetingIn, repealsIn } from '../lineage/recorded.ts';
import { type RankedText, repealedText } from '../lineage/repealed-text.ts';
import type { Repeal } from '../lineage/repeals.ts';
import { languageProfile, type Profile } from '../model/profile.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { numbered, printedName } from '../papers/write/text-name.ts';

// Only what stands in a head is looked for: most texts repeal nothing and need not be read further.
const REPEALING = /^---\r?\n(?:(?!---\r?\n)[^\n]*\n){0,400}?repeals:/;

/**
 * What the adopted texts of a body repeal of an instrument, in the order of their meetings. `revisions` are those of the instrument: a repeal
 * that names none is of the one that `repealedText` tells. The texts are called as they are in the language, in another where they lack it,
 * with the paragraph that repeals where one leads there.
 */
export function repealsOf(
  library: Library,
  instrument: Instrument,
  revisions: readonly Revision[],
  { profile, language }: { readonly profile: Profile; readonly language: string },
): readonly Repeal[] {
  const meetings = Object.keys(profile.meetings);
  const rankOf = (text: Text): number => meetings.indexOf(meetingIn(text) ?? '');
  const own = revisions.flatMap((revision) => repealable(revision, rankOf));
  const texts = repealingTexts(library, instrument.body, language);
  return texts
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .flatMap((text) => {
      const words = languageProfile(profile, languageOf(text));
      const by = words ? printedName(text, words, profile) : (frontString(text, 'number') ?? '');
      const name = meetingName(text, profile);
      const meeting = name === null ? {} : { meeting: name };
      return repealsIn(text).flatMap((repeal) => {
        const { of, ids } = repeal;
        const theirs = own.filter((one) => one.of === of);
        const key = repealedText(repeal, rankOf(text), theirs)?.key;
        if (key === undefined) return [];
        const path = of.replace(/^decision:/, '');
        const label = repealingLabel(text, path, ids, profile.formulaFirst);
        const where = words && label !== null ? `, ${numbered(words.names.paragraph, label)}` : '';
        return [{ by: `${by}${where}`, of: key, ids, ...meeting }];
      });
    });
}

// A subject of Decisions is one instrument through all meetings, but repealed as that of one.
function repealable(
  { key, base, adopted, files: [file] }: Revision,
  rankOf: (text: Text) => number,
): readonly (RankedText & { readonly of: string })[] {
  if (!adopted || file === undefined) return [];
  return [{ of: printInstrument(file.facts.instrument), key, base, rank: rankOf(file.text) }];
}

function repealingTexts(library: Library, body: string, language: string): readonly Text[] {
  const byRevision = new Map<string, Text>();
  for (const folder of [`resolutions/${body}`, `decisions/${body}`]) {
    for (const path of listTextFiles(library, folder)) {
      const shown = shownPath(library.cwd, path);
      const source = readSource(path, shown);
      if (!REPEALING.test(source)) continue;
      const file = readTextSource(source, path, shown);
      refuseErrors(joinFindings(file.messages, placeFile(library, file).messages));
      const { text } = file;
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
