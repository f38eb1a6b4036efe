import type { Place } from '../../model/message.ts';
import { isSameSubject, type Known, type ReadText } from './known.ts';
import type { Member } from './members.ts';
import type { DoneBy, Formal, Proposal } from './states.ts';

/** Something that took a Decision out of force, and where that stands. `label` is its number in the text that renews or amends it. */
export interface FormalEvent extends DoneBy {
  readonly formal: Exclude<Formal, 'draft' | 'in-force'>;
  readonly label: string | null;
  readonly reason: string | null;
  readonly place: Place;
}

/** What was done to a Decision of an adopted text itself, the earliest first; what befell the Decision or heading above it is not among them. */
export function formalEvents(own: ReadText, id: string, known: Known): readonly FormalEvent[] {
  const events = [
    ...laterTexts(own, id, known),
    ...factsOn(own, id, known, false),
    ...repealsOn(own, id, known),
  ];
  return events.sort((a, b) => known.rankOf(a.meeting) - known.rankOf(b.meeting));
}

// The first later text of the subject that has the paragraph, or says that it took it out, decides.
function laterTexts(own: ReadText, id: string, { adopted }: Known): readonly FormalEvent[] {
  for (const later of adopted) {
    if (later.rank <= own.rank || !isSameSubject(own, later)) continue;
    const event = eventIn(later, own, id);
    if (event !== null) return [event];
  }
  return [];
}

function eventIn(later: ReadText, own: ReadText, id: string): FormalEvent | null {
  const { meeting, document, file } = later;
  const before = own.byId.get(id);
  const after = later.byId.get(id);
  if (before !== undefined && after !== undefined && !after.deleted) {
    const formal = isSame(before, own, later) ? 'renewed' : 'amended';
    return { formal, meeting, document, label: after.label, reason: null, place: after.place };
  }
  const removal = later.removals.get(id);
  const lacks = later.base === own.key && before !== undefined;
  if (removal === undefined && !lacks) return null;
  const reason = removal?.reason ?? null;
  const place = { file, line: 1, column: 1 };
  return { formal: 'deleted', meeting, document, label: null, reason, place };
}

/** Whether a Decision stands in another text in the same words, its items too. */
function isSame(member: Member, own: ReadText, other: ReadText): boolean {
  return linesFrom(member, own) === linesFrom(other.byId.get(member.id) ?? member, other);
}

// What hangs on it stands behind it, deeper than it.
function linesFrom(member: Member, { members }: ReadText): string {
  const start = members.indexOf(member);
  const behind = members.slice(start + 1);
  const end = behind.findIndex(({ depth, deleted }) => !deleted && depth <= member.depth);
  const below = behind.slice(0, end < 0 ? undefined : end).filter(({ deleted }) => !deleted);
  return [member, ...below].map(({ id, words }) => `${id} ${words}`).join('\n');
}

function factsOn(own: ReadText, id: string, known: Known, proposed: boolean): FormalEvent[] {
  return known.facts.flatMap(({ of, id: named, told, meeting, document, note, place, ...fact }) => {
    if (told.kind !== 'formal' || told.proposed !== proposed) return [];
    if (named !== id || of !== own.meeting || !isSameSubject(own, fact)) return [];
    return [{ formal: told.status, meeting, document, label: null, reason: note, place }];
  });
}

function repealsOn(own: ReadText, id: string, { repeals }: Known): FormalEvent[] {
  const name = `decision:${own.body}/${own.meeting}/${own.subject}`;
  return repeals.flatMap(({ repeal, meeting, document, place }) => {
    if (repeal.of !== name || !(repeal.ids?.includes(id) ?? true)) return [];
    return [{ formal: 'repealed', meeting, document, label: null, reason: null, place }];
  });
}

/** What drafts and papers would do with a Decision that is in force. `above` are the ids of what it hangs on, its heading included. */
export function proposalsOn(
  own: ReadText,
  id: string,
  above: readonly string[],
  known: Known,
): readonly Proposal[] {
  const drafted = known.drafts
    .filter((draft) => draft.rank > own.rank && isSameSubject(own, draft))
    .flatMap((draft) => proposalIn(draft, own, id, above));
  const asked = [id, ...above].flatMap((each) => factsOn(own, each, known, true));
  const decided = asked.filter(
    ({ meeting }) =>
      !known.adopted.some((text) => text.meeting === meeting && isSameSubject(own, text)),
  );
  return [
    ...drafted,
    ...decided.flatMap(({ formal, meeting, document }) => [
      { formal, meeting, document, label: null },
    ]),
  ];
}

function proposalIn(
  draft: ReadText,
  own: ReadText,
  id: string,
  above: readonly string[],
): readonly Proposal[] {
  const { meeting, document } = draft;
  const [before, after] = [own.byId.get(id), draft.byId.get(id)];
  if (before !== undefined && after !== undefined && !after.deleted) {
    const formal = isSame(before, own, draft) ? 'renewed' : 'amended';
    return [{ formal, meeting, document, label: after.label }];
  }
  const struck = [id, ...above].some((each) => draft.tombstones.has(each));
  if (!struck && draft.base !== own.key) return [];
  return [{ formal: 'deleted', meeting, document, label: null }];
}
