import type { Element, Root } from 'hast';
import { resolveRevisions } from '../../formats/docx/read/resolve.ts';
import { withWorkingLabels } from '../../lineage/working-labels.ts';
import type { Message, Outcome } from '../../model/message.ts';
import { normalText } from '../../model/normal.ts';
import { contentOf, isTombstone } from '../../model/paragraph.ts';
import { plainText, type Run } from '../../model/run.ts';
import { attributeOf, isElement, type Sheet } from '../../model/sheet.ts';
import { languageOf, type Text } from '../../model/text.ts';
import { hasErrors, languageWords, type SheetContext } from '../write/layout.ts';
import { assemble } from './assemble.ts';
import type { NoteNames } from './bits.ts';
import { claimLines } from './claims.ts';
import { type Desk, type DeskRules, openDesk } from './desk.ts';
import { isEmphasised, withoutEmphasis } from './emphasis.ts';
import { type DraftingTexts, draftingSheet } from './layout.ts';
import { keysOfRow, keysOfTextRow } from './row-state.ts';
import { idOfRow, ownRows, slotsOf } from './slots.ts';
import { strayMessages } from './stray.ts';
import { idOfTextRow } from './text-rows.ts';
import { markOf, type Told } from './told.ts';

/** What a drafting file is read with: the draft and its base as they stand, and the marks that the file holds. */
export interface DraftingTask {
  readonly texts: DraftingTexts;
  readonly context: SheetContext;
  readonly told: Told | null;
}

/** The marks of the cells of a drafting file, as it was laid out or, once written, as it is read. */
export function marksOfDrafting(sheet: Sheet, texts: DraftingTexts, context: SheetContext): Told {
  const notes = noteNames(texts, new Map());
  const desk = openDesk(sheet, rulesOf(texts, context));
  const told = new Map<string, ReturnType<typeof keysOfRow>>();
  for (const item of desk.items) {
    if (item.kind === 'columns') add(idOfRow(item), keysOfRow(item, notes));
    if (item.kind === 'table')
      for (const row of item.rows) add(idOfTextRow(row), keysOfTextRow(row, notes));
  }
  return told;

  function add(id: string | null, { first, comment, clean }: ReturnType<typeof keysOfRow>): void {
    if (id === null || told.has(id)) return;
    told.set(id, { first: markOf(first), comment: markOf(comment), clean: markOf(clean) });
  }
}

/**
 * The draft that a drafting file wants, read from its sheet (marks uninterpreted): the clean column is the text, the second
 * the comments. Paragraphs keep their ids by bookmark, then words, then likeness; an emptied one is a tombstone. What a file
 * does not touch stays to the character as the draft has it.
 */
export function readDrafting(sheet: Sheet, { texts, context, told }: DraftingTask): Outcome<Text> {
  const { draft } = texts;
  const words = languageWords(context.profile, languageOf(draft));
  const rules = rulesOf(texts, context);
  const printed = draftingSheet(texts, context);
  if (hasErrors(printed.messages)) return { value: draft, messages: printed.messages };
  const laidOut = openDesk(printed.value, rules);
  const desk = openDesk(resolveRevisions(sheet, 'accepted'), rules);
  if (desk.items.every(({ kind }) => kind === 'stray'))
    return { value: draft, messages: [NO_TABLE] };
  // Writing without italics has a face for emphasis, of which nothing is read: the draft tells what was emphasised.
  const unread = isEmphasised(laidOut) && !isEmphasised(desk);
  const own = unread ? withoutEmphasis(laidOut) : laidOut;
  const feet = nameFeet(desk, draft);
  const notes = noteNames(texts, feet);
  const { slots, messages } = slotsOf(desk, { own: ownRows(own), told, notes });
  const said = wordsOfDraft(draft);
  const filled = new Set<string>();
  for (const { id, lines } of slots.values()) if (id !== null && lines.length > 0) filled.add(id);
  const claims = claimLines({
    slots: [...slots.values()],
    words: said,
    emptied: (id) => !filled.has(id),
    notes,
  });
  const built = assemble({
    texts,
    desk,
    own,
    slots,
    claims,
    notes,
    feet,
    told,
    words,
    emphasis: unread ? 'carried' : 'read',
  });
  const labelled = withWorkingLabels(
    { front: draft.front, paragraphs: built.value },
    (paragraph) => built.fresh.has(paragraph),
    { formulaFirst: context.profile.formulaFirst, shapes: words.labels },
  );
  return {
    value: normalText(labelled),
    messages: [
      ...trackedMessages(sheet),
      ...messages,
      ...strayMessages(desk, own),
      ...built.messages,
    ],
  };
}

const NO_TABLE: Message = {
  severity: 'error',
  rule: 'no-table',
  text: 'found no table of three columns, expected that of a drafting file; nothing was read',
  place: null,
};

function rulesOf({ draft, base }: DraftingTexts, { profile }: SheetContext): DeskRules {
  const rows = new Set<string>();
  for (const { paragraphs } of [draft, base])
    for (const { kind, id } of paragraphs) if (kind === 'row' && id !== null) rows.add(id);
  return {
    isRow: (id) => rows.has(id),
    heads: languageWords(profile, languageOf(draft)).columns,
  };
}

function noteNames({ draft, base }: DraftingTexts, feet: ReadonlyMap<string, string>): NoteNames {
  const names = new Set<string>();
  for (const { paragraphs } of [draft, base])
    for (const paragraph of paragraphs) if (paragraph.kind === 'note') names.add(paragraph.name);
  return { isNote: (id) => names.has(id), foot: (name) => feet.get(name) ?? null };
}

// A note that was added in Word gets a name of its own.
function nameFeet({ feet }: Desk, { paragraphs }: Text): ReadonlyMap<string, string> {
  const taken = new Set(paragraphs.flatMap(({ id }) => id ?? []));
  const names = new Map<string, string>();
  let count = 1;
  for (const foot of feet.keys()) {
    while (taken.has(`note-${count}`)) count += 1;
    names.set(foot, `note-${count}`);
    taken.add(`note-${count}`);
  }
  return names;
}

function wordsOfDraft({ paragraphs }: Text): ReadonlyMap<string, readonly Run[]> {
  const words = new Map<string, readonly Run[]>();
  for (const paragraph of paragraphs) {
    if (paragraph.id === null || isTombstone(paragraph)) continue;
    if (!/^(?:plain|heading)$/.test(paragraph.kind)) continue;
    if (plainText(contentOf(paragraph)) !== '') words.set(paragraph.id, contentOf(paragraph));
  }
  return words;
}

function trackedMessages({ root }: Sheet): readonly Message[] {
  const authors = new Set<string>();
  visit(root);
  if (authors.size === 0) return [];
  const text = `found tracked changes by ${[...authors].join(', ')}, expected none; they are taken as accepted`;
  return [{ severity: 'info', rule: 'tracked-accepted', text, place: null }];

  function visit(node: Root | Element): void {
    for (const child of node.children) {
      if (!isElement(child)) continue;
      const author = attributeOf(child, 'dataAuthor');
      const revised = /^(?:ins|del|p|h[1-4]|tr|td|span)$/.test(child.tagName);
      if (revised && author !== undefined) authors.add(author);
      visit(child);
    }
  }
}
