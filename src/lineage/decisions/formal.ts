import type { Place } from '../../model/message.ts';
import { isLeftOut, isSame, keeps, laterThan } from './kept.ts';
import type { Known, ReadText } from './known.ts';
import { idsAbove } from './members.ts';
import type { DoneBy, Formal, Proposal } from './states.ts';

/** Something that took a Decision out of force, and where that stands. `label` is its number in the text that renews or amends it. */
export interface FormalEvent extends DoneBy {
  readonly formal: Exclude<Formal, 'draft' | 'in-force'>;
  readonly label: string | null;
  readonly reason: string | null;
  readonly place: Place;
}

/**
 * What was done to a Decision itself, the earliest first; what befell the Decision or heading above it is not among them. `standing` are
 * the texts in which it stands (`standingOf`), its own first.
 */
export function formalEvents(
  standing: readonly ReadText[],
  id: string,
  known: Known,
): readonly FormalEvent[] {
  const inTexts = laterTexts(standing, id, known);
  const events = [
    // What a later text merely lacks is no event of its own once it has gone.
    ...inTexts.filter((event) => !event.lacking || !isGoneBy(event, standing, id, known)),
    ...toldOn(standing, id, known),
  ];
  return events.sort((a, b) => known.rankOf(a.meeting) - known.rankOf(b.meeting));
}

// By a fact or repeal that names it, or by anything that took out what it hangs on.
function isGoneBy(
  { meeting }: FormalEvent,
  standing: readonly ReadText[],
  id: string,
  known: Known,
): boolean {
  const own = standing.at(-1);
  const above = own === undefined ? [] : idsAbove(id, own.byId);
  const gone = [
    ...toldOn(standing, id, known),
    ...above.flatMap((each) => [
      ...toldOn(standing, each, known),
      ...laterTexts(standing, each, known),
    ]),
  ];
  const rank = known.rankOf(meeting);
  return gone.some((event) => event.label === null && known.rankOf(event.meeting) <= rank);
}

function toldOn(standing: readonly ReadText[], id: string, known: Known): readonly FormalEvent[] {
  return [...factsOn(standing, id, known, false), ...repealsOn(standing, id, known)];
}

/** `lacking`: the text does not have what its base has, and says no more of it. */
interface TextEvent extends FormalEvent {
  readonly lacking?: true;
}

// The first later text of the subject that has the paragraph, or says that it took it out, decides.
function laterTexts(standing: readonly ReadText[], id: string, known: Known): TextEvent[] {
  const last = standing.at(-1);
  if (last === undefined) return [];
  for (const later of laterThan(last, known)) {
    const events = eventsIn(later, standing, id, known);
    if (events.length > 0) return [...events];
  }
  return [];
}

// A text that has what it says it took out tells two things, and one of them is wrong.
function eventsIn(
  later: ReadText,
  standing: readonly ReadText[],
  id: string,
  known: Known,
): readonly TextEvent[] {
  const own = standing.at(-1);
  if (own === undefined) return [];
  const { meeting, document, file } = later;
  const before = own.byId.get(id);
  const after = later.byId.get(id);
  const removal = later.removals.get(id);
  const place = { file, line: 1, column: 1 };
  const reason = removal?.reason ?? null;
  const deleted = { formal: 'deleted', meeting, document, label: null, reason, place } as const;
  if (before !== undefined && after !== undefined && !after.deleted) {
    const formal = isSame(before, own, later, known) ? 'renewed' : 'amended';
    const goesOn = { label: after.label, reason: null, place: after.place };
    const stands: FormalEvent = { formal, meeting, document, ...goesOn };
    return removal === undefined ? [stands] : [stands, deleted];
  }
  if (removal !== undefined) return [deleted];
  return isLeftOut(id, later, standing) ? [{ ...deleted, lacking: true }] : [];
}

function factsOn(
  standing: readonly ReadText[],
  id: string,
  known: Known,
  proposed: boolean,
): FormalEvent[] {
  const [own] = standing;
  if (own === undefined) return [];
  const meetings = standing.map(({ meeting }) => meeting);
  return known.index.factsOf(own, id).flatMap(({ of, told, meeting, document, note, place }) => {
    if (told.kind !== 'formal' || told.proposed !== proposed || !meetings.includes(of)) return [];
    return [{ formal: told.status, meeting, document, label: null, reason: note, place }];
  });
}

function repealsOn(standing: readonly ReadText[], id: string, { index }: Known): FormalEvent[] {
  const repeals = standing.flatMap((text) => index.repealsOf(text));
  return repeals.flatMap(({ repeal, meeting, document, place }) => {
    if (!(repeal.ids?.includes(id) ?? true)) return [];
    return [{ formal: 'repealed', meeting, document, label: null, reason: null, place }];
  });
}

/** What drafts and papers would do with a Decision that is in force. `above` are the ids of what it hangs on, its heading included. */
export function proposalsOn(
  standing: readonly ReadText[],
  id: string,
  above: readonly string[],
  known: Known,
): readonly Proposal[] {
  const last = standing.at(-1);
  if (last === undefined) return [];
  const drafted = known.index
    .draftsOf(last)
    .filter(({ rank }) => rank > last.rank)
    .flatMap((draft) => proposalIn(draft, standing, { id, above }, known));
  const asked = [id, ...above].flatMap((each) => factsOn(standing, each, known, true));
  const adopted = known.index.adoptedOf(last).map(({ meeting }) => meeting);
  const open = asked.filter(({ meeting }) => !adopted.includes(meeting));
  return distinct([
    ...drafted,
    ...open.flatMap(({ formal, meeting, document }) => [
      { formal, meeting, document, label: null },
    ]),
    ...repealsAsked(standing, [id, ...above], last.rank, known),
  ]);
}

function repealsAsked(
  standing: readonly ReadText[],
  ids: readonly string[],
  rank: number,
  { index, rankOf }: Known,
): readonly Proposal[] {
  const repeals = standing.flatMap((text) => index.proposedRepealsOf(text));
  return repeals
    .filter(({ repeal, meeting }) => {
      const { ids: named } = repeal;
      return rankOf(meeting) > rank && (named === null || ids.some((id) => named.includes(id)));
    })
    .map(({ meeting, document }) => ({ formal: 'repealed', meeting, document, label: null }));
}

// A register may tell of a paper what its draft says.
function distinct(proposals: readonly Proposal[]): readonly Proposal[] {
  const nameOf = ({ formal, meeting, document, label }: Proposal): string =>
    [formal, meeting, document, label].join('\0');
  return [...new Map(proposals.map((each) => [nameOf(each), each])).values()];
}

function proposalIn(
  draft: ReadText,
  standing: readonly ReadText[],
  { id, above }: { readonly id: string; readonly above: readonly string[] },
  known: Known,
): readonly Proposal[] {
  const own = standing.at(-1);
  if (own === undefined) return [];
  const { meeting, document } = draft;
  const [before, after] = [own.byId.get(id), draft.byId.get(id)];
  if (before !== undefined && after !== undefined && !after.deleted) {
    if (keeps(draft, own, id, known))
      return [{ formal: 'in-force', meeting, document, label: null }];
    const formal = isSame(before, own, draft, known) ? 'renewed' : 'amended';
    return [{ formal, meeting, document, label: after.label }];
  }
  const struck = [id, ...above].some((each) => draft.tombstones.has(each));
  if (!struck && !isLeftOut(id, draft, standing)) return [];
  return [{ formal: 'deleted', meeting, document, label: null }];
}
