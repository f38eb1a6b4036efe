import { type AdoptedText, wordingBefore } from '../../lineage/decisions/wording-before.ts';
import type { Profile } from '../../model/profile.ts';
import { frontString, type Text } from '../../model/text.ts';
import type { FindText } from './acts.ts';
import { isDecisions } from './styles.ts';

/**
 * The text with which one is compared, in the wordings in force: Decisions that `after` goes on with or takes out, and that stand in adopted texts of
 * the subject older than `before`, are in it. Anything but Decisions, and a `before` that is a draft, as it is.
 */
export function textBefore(
  before: Text,
  after: Text,
  { find, gone = () => NONE }: FindBefore,
  profile: Profile,
): Text {
  if (!isDecisions(before) || !isDecisions(after) || !isAdopted(before)) return before;
  if (frontString(before, 'subject') !== frontString(after, 'subject')) return before;
  const older = (): readonly AdoptedText[] => earlierTexts(before, find, profile).map(adoptedText);
  return wordingBefore([after], adoptedText(before), older, profile.formulaFirst, gone(after));
}

/** Gets at texts by name, and at the ids of what had gone of its subject before the meeting of a text of Decisions. */
export interface FindBefore {
  readonly find: FindText;
  readonly gone?: ((text: Text) => ReadonlySet<string>) | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** The adopted texts of a subject of Decisions of the meetings before that of a text, newest first. */
export function earlierTexts(text: Text, find: FindText, { meetings }: Profile): readonly Text[] {
  const keys = Object.keys(meetings);
  const own = keys.indexOf(meetingOf(text));
  const [body, subject] = [frontString(text, 'body'), frontString(text, 'subject')];
  const before = keys.slice(0, Math.max(own, 0)).reverse();
  return before.flatMap((meeting) => find(`decision:${body}/${meeting}/${subject}`) ?? []);
}

function adoptedText(text: Text): AdoptedText {
  return { key: meetingOf(text), base: frontString(text, 'base') ?? null, text };
}

function isAdopted(text: Text): boolean {
  return frontString(text, 'stage') === undefined;
}

function meetingOf(text: Text): string {
  return (frontString(text, 'meeting') ?? '').toLowerCase();
}
