import type { Place } from '../../model/message.ts';
import { laterThan } from './kept.ts';
import type { Known, ReadText } from './known.ts';
import type { Continuation } from './known-index.ts';
import type { DoneBy, Substance } from './states.ts';

/** What became of a task. `label` is the number of what goes on with it, `draft` whether that is a draft. */
export interface SubstanceEvent extends DoneBy {
  readonly substance: Substance;
  readonly label: string | null;
  readonly draft: boolean;
  readonly note: string | null;
  readonly place: Place;
}

/** What registers tell of the task itself. */
export function substanceFacts(
  [own, ...later]: readonly ReadText[],
  id: string,
  { index }: Known,
): readonly SubstanceEvent[] {
  if (own === undefined) return [];
  const meetings = [own, ...later].map(({ meeting }) => meeting);
  return index.factsOf(own, id).flatMap(({ of, told, meeting, document, note, place }) => {
    if (told.kind !== 'substance' || !meetings.includes(of)) return [];
    return [{ substance: told.status, meeting, document, label: null, draft: false, note, place }];
  });
}

/**
 * By which Decisions it is continued, as they say themselves (`continues=`), or as the text says that took it out (`into`); null where none
 * does. A draft counts where no adopted one does.
 */
export function continuationOf(
  standing: readonly ReadText[],
  id: string,
  known: Known,
): SubstanceEvent | null {
  return (
    continuedBy(standing, id, known, false) ??
    asEvent(mergedAtAdoption(standing, id, known), false) ??
    continuedBy(standing, id, known, true) ??
    asEvent(mergedInDraft(standing, id, known), true)
  );
}

function continuedBy(
  standing: readonly ReadText[],
  id: string,
  { index }: Known,
  draft: boolean,
): SubstanceEvent | null {
  const found = standing.flatMap((text) => index.continuing(text, id, draft));
  found.sort((a, b) => a.text.rank - b.text.rank);
  return asEvent(found, draft);
}

function mergedAtAdoption(
  standing: readonly ReadText[],
  id: string,
  known: Known,
): readonly Continuation[] {
  const last = standing.at(-1);
  const text = last && laterThan(last, known).find(({ removals }) => removals.has(id));
  return mergedIn(text, text?.removals.get(id)?.into);
}

function mergedInDraft(
  standing: readonly ReadText[],
  id: string,
  { index }: Known,
): readonly Continuation[] {
  const last = standing.at(-1);
  if (last === undefined) return [];
  return index.draftsOf(last).flatMap((draft) => {
    const gone = draft.rank > last.rank ? draft.byId.get(id) : undefined;
    return gone?.deleted ? mergedIn(draft, gone.into) : [];
  });
}

function mergedIn(
  text: ReadText | undefined,
  into: string | null | undefined,
): readonly Continuation[] {
  const member = text?.byId.get(into ?? '');
  return text === undefined || member === undefined || member.deleted ? [] : [{ text, member }];
}

function asEvent(found: readonly Continuation[], draft: boolean): SubstanceEvent | null {
  const [first] = found;
  if (first === undefined) return null;
  const { meeting, document } = first.text;
  const label = found.map(({ member }) => member.label).join(', ');
  const { place } = first.member;
  return { substance: 'continued', meeting, document, label, draft, note: null, place };
}
