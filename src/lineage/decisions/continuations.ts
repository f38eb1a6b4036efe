import type { Message } from '../../model/message.ts';
import type { Known, ReadText } from './known.ts';

/** An error for each Decision or item that says that it goes on with one of its own meeting or a later one: nothing goes on with what was not there. */
export function backwardContinuations({ adopted, drafts }: Known): readonly Message[] {
  const texts = [...adopted, ...drafts];
  const named = new Map(texts.map((text) => [nameOf(text), text]));
  return texts.flatMap((text) =>
    text.members.flatMap(({ continues: target, deleted, label, place }): Message[] => {
      if (deleted || target?.kind !== 'instrument' || target.instrument !== 'decision') return [];
      const other = named.get(target.of);
      if (other === undefined || (other.rank <= text.rank && other.meeting !== text.meeting))
        return [];
      const found = `found ${label} of ${text.key}, which says that it continues ${target.of}`;
      return [
        {
          severity: 'error',
          rule: 'decision-fact',
          text: `${found}, expected a Decision of an earlier meeting`,
          place,
        },
      ];
    }),
  );
}

function nameOf({ body, meeting, subject }: ReadText): string {
  return `${body}/${meeting}/${subject}`;
}
