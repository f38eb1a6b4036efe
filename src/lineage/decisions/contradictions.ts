import type { Message, Place } from '../../model/message.ts';
import { type FormalEvent, formalEvents } from './formal.ts';
import { isKeptIn, laterThan, standingOf } from './kept.ts';
import type { Known, KnownFact, ReadText } from './known.ts';
import { idsAbove } from './members.ts';
import { continuationOf, substanceFacts } from './substance.ts';

/** An error for each fact of a register that leads to no Decision, item or heading, or stands before what it tells of was adopted. */
export function lostFacts(known: Known): readonly Message[] {
  return known.facts.flatMap((fact) => {
    const name = `${fact.of}#${fact.id}`;
    const text = known.index.adoptedOf(fact).find(({ meeting }) => meeting === fact.of);
    if (text === undefined)
      return [error(`found ${name}, expected a meeting that adopted ${fact.subject}`, fact.place)];
    if (!text.members.some(({ id, headingId }) => id === fact.id || headingId === fact.id))
      return [
        error(
          `found ${name}, expected the id of a Decision, an item or the heading of an addressee in ${text.file}`,
          fact.place,
        ),
      ];
    return isEarly(fact, text, known)
      ? [error(`found ${name} at ${fact.meeting}, expected a meeting after ${fact.of}`, fact.place)]
      : [];
  });
}

function isEarly({ told, meeting }: KnownFact, text: ReadText, { rankOf }: Known): boolean {
  const rank = rankOf(meeting);
  return told.kind === 'formal' ? rank <= text.rank : rank < text.rank;
}

/** An error for each Decision, item or heading of which two things are told that cannot both be, or one of them twice; it names the other place. */
export function contradictions(known: Known): readonly Message[] {
  return known.adopted.flatMap((text) => {
    const ids = [...toldOf(text, known)].filter((id) => !isKeptIn(text, id, known));
    return ids.flatMap((id) => {
      const standing = standingOf(text, id, known);
      const clashes = [
        formalClash(standing, id, known),
        goneBefore(standing, id, known),
        taskClash(standing, id, known),
        ...askedTwice(standing, id, known),
      ];
      return clashes.flatMap((told) => clash(text, id, told));
    });
  });
}

/** The ids of a text of which more is told than that a later text has them: by registers, by repeals, by what later texts took out. */
function toldOf(text: ReadText, { index }: Known): ReadonlySet<string> {
  const same = index.adoptedOf(text);
  // A repeal may name another meeting that had the same Decision.
  const repeals = same.flatMap((each) => index.repealsOf(each));
  const names = new Set([
    ...index.factsOf(text).map(({ id }) => id),
    ...same.flatMap(({ removals }) => [...removals.keys()]),
    ...repeals.flatMap(({ repeal }) => repeal.ids ?? []),
  ]);
  // A text that is repealed whole is told of by its Decisions, not by each of their items.
  if (repeals.some(({ repeal }) => repeal.ids === null))
    for (const { id, parent } of text.members) if (parent === null) names.add(id);
  const own = new Set(text.text.paragraphs.flatMap(({ id }) => id ?? []));
  return new Set([...names].filter((id) => own.has(id)));
}

interface Told {
  readonly what: string;
  readonly meeting: string;
  readonly place: Place;
}

// What went cannot be kept, nor go again, unless a text has brought it back.
function formalClash(standing: readonly ReadText[], id: string, known: Known): readonly Told[] {
  const events = formalEvents(standing, id, known).map(asTold);
  const [first] = events;
  if (first === undefined) return [];
  return [
    ...events,
    ...keptSince(standing, id, first.meeting, known),
    ...(first.what === 'deleted' ? takenOutAgain(standing, id, first.meeting, known) : []),
  ];
}

function keptSince(
  standing: readonly ReadText[],
  id: string,
  meeting: string,
  { rankOf }: Known,
): readonly Told[] {
  return standing.slice(1).flatMap((text) => {
    const place = text.byId.get(id)?.place;
    if (text.rank < rankOf(meeting) || place === undefined) return [];
    return [{ what: 'kept', meeting: text.meeting, place }];
  });
}

function takenOutAgain(
  standing: readonly ReadText[],
  id: string,
  meeting: string,
  known: Known,
): readonly Told[] {
  const last = standing.at(-1);
  if (last === undefined) return [];
  const later = laterThan(last, known).filter(({ rank }) => rank > known.rankOf(meeting));
  const back = later.findIndex(({ byId }) => byId.get(id)?.deleted === false);
  return later.slice(0, back < 0 ? undefined : back).flatMap((text) => {
    const place = { file: text.file, line: 1, column: 1 };
    return text.removals.has(id) ? [{ what: 'deleted', meeting: text.meeting, place }] : [];
  });
}

// What went with its Decision or heading cannot go by itself later.
function goneBefore(standing: readonly ReadText[], id: string, known: Known): readonly Told[] {
  const [own] = formalEvents(standing, id, known);
  const text = standing[0];
  if (own === undefined || own.label !== null || text === undefined) return [];
  const gone = idsAbove(id, text.byId)
    .map((above) => formalEvents(standing, above, known)[0])
    .find((event) => event !== undefined && event.label === null);
  if (gone === undefined || known.rankOf(gone.meeting) >= known.rankOf(own.meeting)) return [];
  return [asTold(gone), asTold(own)];
}

function asTold({ formal, meeting, place }: FormalEvent): Told {
  return { what: formal, meeting, place };
}

// A task that was done may go on all the same; one that lapsed may not, and one that was superseded not in the same words.
function taskClash(standing: readonly ReadText[], id: string, known: Known): readonly Told[] {
  const facts = substanceFacts(standing, id, known);
  const told = facts.map(({ substance: what, meeting, place }): Told => ({ what, meeting, place }));
  const lapsed = facts.find(({ substance }) => substance === 'lapsed');
  const over = lapsed ?? facts.find(({ substance }) => substance === 'superseded');
  if (over === undefined) return told;
  const continued = lapsed === undefined ? null : continuationOf(standing, id, known);
  const goingOn = formalEvents(standing, id, known).filter(
    ({ formal }) => formal === 'renewed' || (formal === 'amended' && lapsed !== undefined),
  );
  return [
    ...told,
    ...(continued === null ? [] : [{ ...continued, what: continued.substance }]),
    ...goingOn.map(asTold),
    ...keptSince(standing, id, over.meeting, known),
  ];
}

// One paper asks for a thing once.
function askedTwice(
  standing: readonly ReadText[],
  id: string,
  { index }: Known,
): readonly (readonly Told[])[] {
  const [own] = standing;
  const asked = new Map<string, Told[]>();
  for (const { of, told, meeting, document, place } of own ? index.factsOf(own, id) : []) {
    if (told.kind !== 'formal' || !told.proposed) continue;
    if (!standing.some((text) => text.meeting === of)) continue;
    const key = `${meeting} ${document}`;
    const what = `proposed as ${told.status}`;
    asked.set(key, [...(asked.get(key) ?? []), { what, meeting, place }]);
  }
  return [...asked.values()];
}

function clash(
  text: ReadText,
  id: string,
  [first, ...others]: readonly Told[],
): readonly Message[] {
  if (first === undefined) return [];
  const name = text.byId.get(id)?.label ?? `${text.meeting}#${id}`;
  return others.map(({ what, meeting, place }) =>
    error(
      `found ${name} ${what} at ${meeting}, expected no more than ${first.what} at ${first.meeting} (${printed(first.place)})`,
      place,
    ),
  );
}

function printed({ file, line }: Place): string {
  return `${file ?? '-'}:${line}`;
}

function error(text: string, place: Place): Message {
  return { severity: 'error', rule: 'decision-fact', text, place };
}
