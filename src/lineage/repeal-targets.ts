import type { Text } from '../model/text.ts';
import { meetingIn, type RecordedRepeal, repealsIn } from './recorded.ts';
import type { KnownText } from './references/world.ts';
import type { RepealGround } from './repeal-faults.ts';
import { type RankedText, repealedText, revisedBeside } from './repealed-text.ts';

/** What is wrong with the text or the paragraphs that a text repeals, where there is an adopted text of that name. */
export function repealTargetFaults(
  repeal: RecordedRepeal,
  by: Text,
  ground: RepealGround,
): readonly string[] {
  const { of, key, ids } = repeal;
  if (key !== null && !ground.has(of, key))
    return [`found ${of}@${key} in repeals:, expected an adopted revision of it`];
  const all = rankedTexts(of, ground).filter((one) => one.known.text !== by);
  // In another language alone, its paragraphs cannot be had here.
  if (!all.some((one) => key === null || one.key === key)) return [];
  const rank = ground.meetings.indexOf(meetingIn(by) ?? '');
  const repealed = repealedText(repeal, rank, all);
  if (repealed === undefined)
    return rank < 0
      ? []
      : [`found ${of} in repeals: before it was adopted, expected a text of an earlier meeting`];
  if (ids !== null) return lostIds(of, ids, repealed.known.text);
  if (repealed.rank !== rank || !leadsBack(repealed, ground)) return [];
  return [
    `found ${of} in repeals:, and that it repeals this text at the same meeting, expected one of them to stay`,
  ];
}

/** What is said of a repeal that names no revision where the meeting revised the text too; null else. `by` is the adopted text that repeals. */
export function unnamedRevision(
  repeal: RecordedRepeal,
  by: Text,
  ground: RepealGround,
): string | null {
  const { of } = repeal;
  const rank = ground.meetings.indexOf(meetingIn(by) ?? '');
  const all = rankedTexts(of, ground).filter((one) => one.known.text !== by);
  const revised = revisedBeside(repeal, rank, all);
  const read = repealedText(repeal, rank, all);
  if (revised === undefined || read === undefined) return null;
  return `found ${of} in repeals: without a revision, which the same meeting revised (${revised.key}), expected ${of}@${read.key}, as it is read`;
}

interface Ranked extends RankedText {
  readonly known: KnownText;
}

function rankedTexts(of: string, { textsOf, meetings }: RepealGround): readonly Ranked[] {
  return textsOf(of).map((known) => ({
    key: known.key,
    base: known.base,
    rank: meetings.indexOf(meetingIn(known.text) ?? ''),
    known,
  }));
}

function lostIds(of: string, ids: readonly string[], { paragraphs }: Text): readonly string[] {
  const there = new Set(paragraphs.map(({ id }) => id));
  const lost = ids.filter((id) => !there.has(id));
  if (lost.length === 0) return [];
  return [`found ${lost.join(', ')} in repeals: of ${of}, expected ids of its paragraphs`];
}

// By itself or through others that it repeals: all of them would go at once.
function leadsBack(from: Ranked, ground: RepealGround): boolean {
  const seen = new Set<KnownText>();
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at.known)) continue;
    seen.add(at.known);
    for (const repeal of repealsIn(at.known.text)) {
      const next = repealedText(repeal, from.rank, rankedTexts(repeal.of, ground));
      if (next?.rank !== from.rank) continue;
      if (repeal.of === ground.own) return true;
      open.push(next);
    }
  }
  return false;
}
