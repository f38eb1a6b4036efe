import { citedShifted, shiftedItems } from '../lineage/decisions/shifted-items.ts';
import { referenceWords } from '../lineage/references/words.ts';
import { meetingNumber } from '../lineage/references/world.ts';
import { inFile, type Message } from '../model/message.ts';
import type { AdoptedLanguage } from './adopt-compose.ts';
import type { AdoptionPlan } from './adopt-plan.ts';
import type { Desk } from './check-subject.ts';
import { knownText } from './shelf.ts';

/**
 * A warning for each place in the other drafts and papers of the meeting, or of later ones, that cites an item of a Decision by a letter
 * that another item has in the adopted text: the Decision keeps its number, and nothing follows.
 */
export function shiftedElsewhere(
  adopted: readonly AdoptedLanguage[],
  plan: AdoptionPlan,
  desk: Desk,
): readonly Message[] {
  const [first] = adopted;
  if (first === undefined || plan.target.kind !== 'decision') return [];
  const { body } = plan.instrument;
  const shifted = shiftedItems(first.known, desk.worldOf(body, first.draft.facts.language));
  if (shifted.moved.size === 0) return [];
  const own = meetingNumber(first.known) ?? 0;
  const drafts = new Set(plan.stages.flatMap(({ files }) => files.map(({ path }) => path)));
  return desk.shelf.files.flatMap((file) => {
    const { facts, path, shown, text } = file;
    const isOpen =
      facts.kind === 'paper' || (facts.stage !== null && !('adopted-as' in text.front.values));
    if (facts.instrument.body !== body || !isOpen || drafts.has(path)) return [];
    const known = knownText(file);
    if ((meetingNumber(known) ?? own) < own) return [];
    const words = referenceWords(desk.profileOf(body), facts.language);
    return citedShifted(known, [shifted], words).map((message) => inFile(shown, message));
  });
}
