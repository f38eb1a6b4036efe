import type { Profile } from '../model/profile.ts';
import { frontString, type Text } from '../model/text.ts';
import type { Edition } from './chain.ts';

/** How an edition is called in a list: its meeting, `COP3`; with the stage of a draft, `COP6 crp3`; without a meeting by its key. */
function editionName({ key, text }: Edition, profile: Profile): string {
  const meeting = meetingOf(key, text, profile);
  if (meeting === null) return key;
  const stage = frontString(text, 'stage');
  return `${meeting}${stage === undefined ? '' : ` ${stage}`}`;
}

/** The meeting that a text names, as it is printed: `COP3`; null where it names none. */
export function meetingName(text: Text, profile: Profile): string | null {
  return meetingOf('', text, profile);
}

function meetingOf(key: string, text: Text, { meetings }: Profile): string | null {
  const meeting = frontString(text, 'meeting') ?? /^rev\.([^.]+)/.exec(key)?.[1];
  if (meeting === undefined) return null;
  const known = meeting.toLowerCase();
  const named = Object.hasOwn(meetings, known) ? meetings[known]?.name : undefined;
  return named ?? meeting.toUpperCase();
}

/** The names of editions by their keys; those of which two would be called the same go by their keys. */
export function editionNames(
  editions: readonly Edition[],
  profile: Profile,
): ReadonlyMap<string, string> {
  const names = editions.map((edition) => editionName(edition, profile));
  return new Map(
    editions.map(({ key }, index) => {
      const name = names[index] ?? key;
      return [key, names.filter((other) => other === name).length > 1 ? key : name];
    }),
  );
}

/** A column of a concordance: a text, or the repeal by the instrument that `key` names. */
interface Headed {
  readonly key: string;
  readonly edition: Edition | null;
  readonly repeal?: { readonly meeting?: string };
}

/** How the columns of a concordance are headed in print: an adopted text by its meeting, a draft by the symbol of its paper, a repeal by its meeting and who repealed. */
export function editionHeads(columns: readonly Headed[], profile: Profile): readonly string[] {
  const names = editionNames(
    columns.flatMap(({ edition }) => edition ?? []),
    profile,
  );
  return columns.map(({ key, edition, repeal }) => {
    if (repeal?.meeting !== undefined) return `${repeal.meeting} – ${key}`;
    const paper =
      edition === null || edition.adopted ? undefined : frontString(edition.text, 'paper');
    return paper ?? names.get(key) ?? key;
  });
}
