import type { Message, Place } from '../../model/message.ts';
import { formalEvents } from './formal.ts';
import { standingOf } from './kept.ts';
import type { Known, KnownFact, ReadText } from './known.ts';

/**
 * An error for each fact of a register that changes nothing: a heading that goes at a meeting whose own text still has it, a proposal on
 * what an earlier meeting has taken out of force.
 */
export function idleFacts(known: Known): readonly Message[] {
  return known.facts.flatMap((fact) => {
    const text = known.index.adoptedOf(fact).find(({ meeting }) => meeting === fact.of);
    if (text === undefined || fact.told.kind !== 'formal') return [];
    return fact.told.proposed ? lateProposal(fact, text, known) : standingHeading(fact, known);
  });
}

function standingHeading(fact: KnownFact, { index }: Known): readonly Message[] {
  const there = index.adoptedOf(fact).find(({ meeting }) => meeting === fact.meeting);
  const member = there?.members.find(({ headingId, deleted }) => headingId === fact.id && !deleted);
  if (there === undefined || member === undefined) return [];
  const found = `found ${nameOf(fact)} gone at ${fact.meeting}`;
  return [error(`${found}, expected a heading that ${there.file} does not have`, fact.place)];
}

function lateProposal(fact: KnownFact, text: ReadText, known: Known): readonly Message[] {
  if (!text.byId.has(fact.id)) return [];
  const [event] = formalEvents(standingOf(text, fact.id, known), fact.id, known);
  if (event === undefined || known.rankOf(event.meeting) >= known.rankOf(fact.meeting)) return [];
  const found = `found ${nameOf(fact)} proposed at ${fact.meeting}`;
  const expected = `expected a Decision in force: it was ${event.formal} at ${event.meeting}`;
  return [error(`${found}, ${expected}`, fact.place)];
}

function nameOf({ of, id }: KnownFact): string {
  return `${of}#${id}`;
}

function error(text: string, place: Place): Message {
  return { severity: 'error', rule: 'decision-fact', text, place };
}
