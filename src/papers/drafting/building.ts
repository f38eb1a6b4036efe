import type { Message } from '../../model/message.ts';
import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import type { Run } from '../../model/run.ts';
import type { NoteNames } from './bits.ts';
import type { Claims } from './claims.ts';
import type { Desk, DeskRow, TextRow } from './desk.ts';
import type { DraftingTexts } from './layout.ts';
import type { CommentReading } from './slot-comments.ts';
import type { Slot } from './slots.ts';
import { idOfTextRow } from './text-rows.ts';
import type { Told } from './told.ts';

/** All that is known of a drafting file before its text is put together. */
export interface Assembly {
  readonly texts: DraftingTexts;
  readonly desk: Desk;
  readonly own: Desk;
  readonly slots: ReadonlyMap<DeskRow, Slot>;
  readonly claims: Claims;
  readonly notes: NoteNames;
  /** Names of the notes that were added in Word. */
  readonly feet: ReadonlyMap<string, string>;
  readonly told: Told | null;
  readonly words: LanguageProfile;
  /** Whether emphasis is what the file shows, or what the draft has where its words stay. */
  readonly emphasis: 'read' | 'carried';
}

/** A text that is being put together. */
export interface Building extends Assembly {
  readonly reading: CommentReading;
  readonly inDraft: ReadonlyMap<string, Paragraph>;
  readonly inBase: ReadonlyMap<string, Paragraph>;
  readonly ownTextRows: ReadonlyMap<string, TextRow>;
  readonly slotOf: ReadonlyMap<string, Slot>;
  /** Notes by their name, as the file has them; null: the file deletes them. */
  readonly noteText: Map<string, { readonly content: readonly Run[]; readonly slot: Slot } | null>;
  /** The paragraphs that some line is. */
  readonly claimed: ReadonlySet<string>;
  readonly out: Paragraph[];
  readonly placed: Set<string>;
  readonly fresh: Set<Paragraph>;
  readonly messages: Message[];
}

/** A text of which nothing is there yet. */
export function begin(assembly: Assembly): Building {
  const { texts, desk, own, slots, notes, words } = assembly;
  const slotOf = new Map<string, Slot>();
  for (const slot of slots.values()) if (slot.id !== null) slotOf.set(slot.id, slot);
  const ownTextRows = new Map<string, TextRow>();
  for (const item of own.items) {
    if (item.kind !== 'table') continue;
    for (const row of item.rows) {
      const id = idOfTextRow(row);
      if (id !== null) ownTextRows.set(id, row);
    }
  }
  return {
    ...assembly,
    reading: { notes, words, remarks: desk.remarks },
    inDraft: byId(texts.draft.paragraphs),
    inBase: byId(texts.base.paragraphs),
    ownTextRows,
    slotOf,
    noteText: new Map(),
    claimed: claimedIn(assembly),
    out: [],
    placed: new Set(),
    fresh: new Set(),
    messages: [],
  };
}

function claimedIn({ slots, claims }: Assembly): ReadonlySet<string> {
  const lines = [...slots.values()].flatMap((slot) => slot.lines);
  return new Set(lines.flatMap((line) => claims.of(line).id ?? []));
}

function byId(paragraphs: readonly Paragraph[]): ReadonlyMap<string, Paragraph> {
  const found = new Map<string, Paragraph>();
  for (const paragraph of paragraphs) {
    if (paragraph.id !== null && !found.has(paragraph.id)) found.set(paragraph.id, paragraph);
  }
  return found;
}

/** What the text before does not have leaves no trace; the draft alone had it. */
export function dropped(paragraph: Paragraph, { messages }: Building): void {
  const words = contentOf(paragraph)
    .map(({ text }) => text)
    .join('');
  const text = `found no words for {#${paragraph.id}}, which the text before does not have either, expected some; it is taken out: “${words.slice(0, 120)}”`;
  messages.push({ severity: 'info', rule: 'paragraph-dropped', text, place: null });
}
