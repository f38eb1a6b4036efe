import type { ReferenceWords } from '../../lineage/references/words.ts';
import type { Place } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import type { Reference } from '../../model/reference.ts';
import { frontString, type Text } from '../../model/text.ts';
import { annexNumbers } from './action-annexes.ts';
import type { Act, ActAnnex } from './acts.ts';
import type { ActionWords } from './deleting.ts';

/** Where typed actions and annexes disagree: at the action, or at the heading of the actions where none is. */
export interface ActionFinding {
  readonly text: string;
  readonly id: string | null;
  readonly place: Place | null;
}

export interface ReadAction extends ActionWords {
  readonly paragraph: Paragraph;
}

export interface Context {
  readonly heading: Paragraph;
  readonly actions: readonly ReadAction[];
  readonly acts: readonly Act[];
  /** All annexes of the paper. */
  readonly annexes: readonly ActAnnex[];
  /** What the annexes show that have nothing but directives: the texts by their names, null those that cannot be had. */
  readonly shown: ReadonlyMap<string, readonly NamedText[]>;
  readonly words: LanguageProfile;
  readonly known: ReferenceWords;
  readonly profile: Profile;
}

export interface NamedText {
  readonly name: string;
  readonly text: Text | null;
}

/** The annexes that an action names, by their numbers in Arabic figures; null where it names none by number. */
export function annexesIn({ references }: ReadAction): readonly string[] | null {
  const numbers = annexNumbers(references);
  return numbers.length === 0 ? null : [...numbers, ''];
}

/** Whether a reference names a Resolution, in its revision or without one. */
export function isNamed(text: Text, { numbers, of }: Reference): boolean {
  const own = bare(frontString(text, 'number') ?? '');
  const revision = frontString(text, 'revision')?.replace(/^rev\./, '') ?? null;
  const number = of?.kind === 'resolution' ? of.number : numbers[0]?.from.labels[0];
  if (bare(number ?? '') !== own) return false;
  const said = of?.kind === 'resolution' ? of.revision : null;
  return said === null || said === revision;
}

function bare(number: string): string {
  return number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '.');
}

/** A finding at a paragraph. */
export function about(paragraph: Paragraph, text: string): ActionFinding {
  return { text, id: paragraph.id, place: paragraph.place };
}
