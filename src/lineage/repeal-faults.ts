import type { Text } from '../model/text.ts';
import { meetingIn, misshapenRepeals, type RecordedRepeal, repealsIn } from './recorded.ts';

/** What repeals are held against: the meetings of the body in their order, and its adopted texts. */
export interface RepealGround {
  readonly meetings: readonly string[];
  /** Whether there is an adopted text of an instrument (`cms/11.24`, `decision:cms/cop14/cami`), in any language; of its revision `key` where that is not null. */
  readonly has: (of: string, key: string | null) => boolean;
  /** The adopted texts of an instrument, those that can be had. */
  readonly textsOf: (of: string) => readonly Text[];
}

/** What is wrong in the repeals of a text, and the line of its file. `repeal-unknown` is no error: a library need not hold everything. */
export interface RepealFault {
  readonly rule: 'repeal' | 'repeal-unknown';
  readonly text: string;
  readonly line: number;
}

/** Tells which repeals of a text would do nothing, or nobody knows what: those in another form, of no meeting, of texts and paragraphs that are not there. */
export function repealFaults(text: Text, ground: RepealGround): readonly RepealFault[] {
  const lines = (text.front.source ?? '').split('\n');
  const at = lines.findIndex((line) => /^["']?repeals["']?\s*:/.test(line));
  // The fence `---` is line 1.
  const line = at < 0 ? 1 : at + 2;
  const fault = (told: string): RepealFault => ({ rule: 'repeal', text: told, line });
  const odd = misshapenRepeals(text).map((found) =>
    fault(`found ${found}, expected of and, where it is in part, paragraphs with their ids`),
  );
  const repeals = repealsIn(text);
  return [
    ...odd,
    ...(repeals.length === 0 ? [] : meetingFaults(text, ground).map(fault)),
    ...repeals.flatMap((repeal) =>
      ground.has(repeal.of, null)
        ? targetFaults(repeal, text, ground).map(fault)
        : [{ rule: 'repeal-unknown' as const, text: unknownText(repeal), line }],
    ),
  ];
}

// A text that is adopted at no meeting of the body would repeal from nobody knows when on.
function meetingFaults(text: Text, { meetings }: RepealGround): readonly string[] {
  if (text.front.values.stage !== undefined) return [];
  const meeting = meetingIn(text);
  if (meeting === null)
    return ['found repeals: and no meeting, expected the meeting that adopted the text'];
  if (meetings.includes(meeting) || meetings.length === 0) return [];
  return [`found repeals: of the meeting ${meeting}, expected one of ${meetings.join(', ')}`];
}

function unknownText({ of }: RecordedRepeal): string {
  return `found ${of} in repeals:, expected an adopted text of the library`;
}

function targetFaults(
  { of, key, ids }: RecordedRepeal,
  by: Text,
  { has, textsOf, meetings }: RepealGround,
): readonly string[] {
  if (key !== null && !has(of, key))
    return [`found ${of}@${key} in repeals:, expected an adopted revision of it`];
  const rankOf = (text: Text): number => meetings.indexOf(meetingIn(text) ?? '');
  const all = textsOf(of).filter(({ front }) => key === null || front.values.revision === key);
  const then = all.filter((text) => rankOf(text) <= rankOf(by));
  // In another language alone, its paragraphs cannot be had here.
  if (all.length === 0) return [];
  const repealed = then.toSorted((a, b) => rankOf(a) - rankOf(b)).at(-1);
  if (repealed === undefined)
    return rankOf(by) < 0
      ? []
      : [`found ${of} in repeals: before it was adopted, expected a text of an earlier meeting`];
  if (ids === null) return [];
  const there = new Set(repealed.paragraphs.map(({ id }) => id));
  const lost = ids.filter((id) => !there.has(id));
  if (lost.length === 0) return [];
  return [`found ${lost.join(', ')} in repeals: of ${of}, expected ids of its paragraphs`];
}
