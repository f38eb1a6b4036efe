import type { Message, Place } from '../../model/message.ts';
import { formalEvents } from './formal.ts';
import { isSameSubject, type Known, type KnownFact, type ReadText } from './known.ts';
import { continuationOf, substanceFacts } from './substance.ts';

/** An error for each fact of a register that leads to no Decision, item or heading, or stands before what it tells of was adopted. */
export function lostFacts(known: Known): readonly Message[] {
  return known.facts.flatMap((fact) => {
    const name = `${fact.of}#${fact.id}`;
    const text = known.adopted.find(
      (each) => each.meeting === fact.of && isSameSubject(each, fact),
    );
    if (text === undefined)
      return [error(`found ${name}, expected a meeting that adopted ${fact.subject}`, fact.place)];
    if (!text.text.paragraphs.some(({ id }) => id === fact.id))
      return [error(`found ${name}, expected the id of a Decision of ${text.file}`, fact.place)];
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
    const ids = new Set(known.facts.flatMap(({ of, id }) => (of === text.meeting ? [id] : [])));
    for (const { repeal } of known.repeals) for (const id of repeal.ids ?? []) ids.add(id);
    return [...ids].flatMap((id) => [
      ...formalClash(text, id, known),
      ...taskClash(text, id, known),
    ]);
  });
}

interface Told {
  readonly what: string;
  readonly meeting: string;
  readonly place: Place;
}

function formalClash(text: ReadText, id: string, known: Known): readonly Message[] {
  const told = formalEvents(text, id, known).map(({ formal, ...rest }) => ({
    ...rest,
    what: formal,
  }));
  return clash(text, id, told);
}

// A task that was done may go on all the same; one that lapsed may not.
function taskClash(text: ReadText, id: string, known: Known): readonly Message[] {
  const facts = substanceFacts(text, id, known);
  const continued = facts.some(({ substance }) => substance === 'lapsed')
    ? continuationOf(text, id, known)
    : null;
  const all = continued === null ? facts : [...facts, continued];
  return clash(
    text,
    id,
    all.map(({ substance, ...rest }) => ({ ...rest, what: substance })),
  );
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
