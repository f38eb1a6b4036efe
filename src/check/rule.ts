import type { Chain, Edition } from '../lineage/chain.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import type { World } from '../lineage/references/world.ts';
import type { Message, Place, Severity } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import type { Profile } from '../model/profile.ts';
import type { View } from './view.ts';

/** What is checked: one edition of a text in one language, and all that it is held against. */
export interface Subject {
  /** All editions in this language; the edition that is checked is one of them. */
  readonly chain: Chain;
  readonly edition: Edition;
  /** The same edition in other languages. */
  readonly others: readonly Edition[];
  /** Drafts that were drawn from the same text beside this one, see `rivalsOf`. */
  readonly rivals: readonly Edition[];
  /** What references may lead to. */
  readonly world: World;
  /**
   * Every instrument and revision that the library has in any language, `resolution:cms/11.24@rev.cop13`, and `resolution:cms/11.24@`
   * where an adopted one is among them; without it nobody is told that an instrument is lacking.
   */
  readonly instruments?: ReadonlySet<string>;
  /** The Decisions of the body as they stand now, for a text of Decisions, any draft and any paper; without them nobody is told what papers do with those in force. */
  readonly decisions?: readonly DecisionState[];
  /** The ids of Decisions and items that had gone of its subject before the meeting of this text. */
  readonly gone?: ReadonlySet<string>;
  /** The errors in the facts of its Decisions that there would be once this draft is adopted. */
  readonly faultsIfAdopted?: () => readonly Message[];
  /** What the reader of the file said. */
  readonly said?: readonly Message[];
  /** What the file says, to tell where in a line words stand; without it the beginning of their paragraph is told. */
  readonly source?: string;
  readonly profile: Profile;
  /** The name of the file in messages. */
  readonly file: string;
}

/** What a rule found: `text` reads "found X, expected Y"; `id` is the paragraph by which the finding can be silenced. */
export interface Finding {
  readonly text: string;
  readonly id: string | null;
  readonly place: Place | null;
  /** The words in the paragraph of which it speaks, as printed. */
  readonly words?: string;
}

/**
 * One line of the table of rules. `atAdoption` is the severity that it has when a draft is about to be adopted, `atCorrigendum` when an
 * adopted text is corrected and had nothing of the kind before (else that of adoption).
 */
export interface Rule {
  readonly name: string;
  readonly severity: Severity;
  readonly atAdoption?: Severity;
  readonly atCorrigendum?: Severity;
  /** It tells facts of an edition that are the same in all its languages: several files of one edition say each of them once. */
  readonly anyLanguage?: true;
  /** One sentence: what is wrong when this rule speaks. */
  readonly about: string;
  readonly run: (view: View) => readonly Finding[];
}

/** A finding as it is told: a message that knows its paragraph. */
export interface CheckMessage extends Message {
  readonly id: string | null;
}

/** A finding about a paragraph, at the place where it stands, or about some words in it. */
export function about(paragraph: Paragraph, text: string, words?: string): Finding {
  const found = { text, id: paragraph.id, place: paragraph.place };
  return words === undefined ? found : { ...found, words };
}

/** A finding about a text as a whole, at its head. */
export function aboutText(text: string): Finding {
  return { text, id: null, place: { line: 1, column: 1 } };
}
