import { keyOf } from '../library/front.ts';
import { printInstrument } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import { type RepealGround, repealFaults } from '../lineage/repeal-faults.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';

/**
 * What is wrong in the repeals of the adopted texts of a body, in every language: what a list would pass
 * over in silence. An error, or a warning where the library lacks what is repealed.
 */
export function repealMessages(
  files: readonly LibraryFile[],
  { meetings }: Profile,
): readonly Message[] {
  const adopted = files.filter(({ facts }) => facts.kind !== 'paper' && facts.stage === null);
  const byName = new Map<string, LibraryFile[]>();
  for (const file of adopted) {
    const of = printInstrument(file.facts.instrument);
    byName.set(of, [...(byName.get(of) ?? []), file]);
  }
  const ground: RepealGround = {
    meetings: Object.keys(meetings),
    has: (of, key) =>
      byName.get(of)?.some(({ facts }) => key === null || keyOf(facts) === key) ?? false,
    textsOf: (of) => byName.get(of)?.map(({ text }) => text) ?? [],
  };
  return adopted.flatMap(({ text, shown: file }) =>
    repealFaults(text, ground).map(({ rule, text: told, line }) => ({
      severity: rule === 'repeal' ? 'error' : 'warning',
      rule,
      text: told,
      place: { file, line, column: 1 },
    })),
  );
}
