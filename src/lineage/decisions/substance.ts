import type { Place } from '../../model/message.ts';
import { isSameSubject, type Known, type ReadText } from './known.ts';
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
  standing: readonly ReadText[],
  id: string,
  { facts }: Known,
): readonly SubstanceEvent[] {
  return facts.flatMap(({ of, id: named, told, meeting, document, note, place, ...fact }) => {
    if (told.kind !== 'substance' || named !== id) return [];
    if (!standing.some((own) => of === own.meeting && isSameSubject(own, fact))) return [];
    return [{ substance: told.status, meeting, document, label: null, draft: false, note, place }];
  });
}

/** By which Decisions it is continued, as they say themselves (`continues=`); null where none does. A draft counts where no adopted one does. */
export function continuationOf(
  standing: readonly ReadText[],
  id: string,
  known: Known,
): SubstanceEvent | null {
  return (
    continuationIn(standing, id, known.adopted, false) ??
    continuationIn(standing, id, known.drafts, true)
  );
}

function continuationIn(
  standing: readonly ReadText[],
  id: string,
  texts: readonly ReadText[],
  draft: boolean,
): SubstanceEvent | null {
  const names = standing.map(({ body, meeting, subject }) => `${body}/${meeting}/${subject}`);
  const found = texts.flatMap((text) =>
    text.members.flatMap((member) => {
      const { continues: target, deleted } = member;
      if (deleted || target?.kind !== 'instrument' || target.instrument !== 'decision') return [];
      return names.includes(target.of) && target.ids.includes(id) ? [{ text, member }] : [];
    }),
  );
  const [first] = found;
  if (first === undefined) return null;
  const { meeting, document } = first.text;
  const label = found.map(({ member }) => member.label).join(', ');
  const { place } = first.member;
  return { substance: 'continued', meeting, document, label, draft, note: null, place };
}
