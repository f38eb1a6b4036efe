import type { LibraryFile } from '../library/texts.ts';
import { repealFaults, repealGround } from '../lineage/repeal-faults.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { editionsOf } from './editions.ts';
import { knownText } from './shelf.ts';

/**
 * What is wrong in the repeals of the adopted texts of a body, in every language: what a list would pass
 * over in silence. An error, or a warning where the library lacks what is repealed.
 */
export function repealMessages(
  files: readonly LibraryFile[],
  { formulaFirst, meetings }: Profile,
): readonly Message[] {
  const adopted = files.filter(({ facts }) => facts.kind !== 'paper' && facts.stage === null);
  const world = { formulaFirst, texts: adopted.map(knownText) };
  const others = editionsOf(adopted);
  return adopted.flatMap((one) => {
    const languages = others(one).flatMap((other) => (other === one ? [] : [other.text]));
    const ground = repealGround(one.text, languages, world, Object.keys(meetings));
    return repealFaults(one.text, ground).map(({ rule, text, line }) => ({
      severity: rule === 'repeal' ? 'error' : 'warning',
      rule,
      text,
      place: { file: one.shown, line, column: 1 },
    }));
  });
}
