import { type Comment, isTombstone, NO_ATTRIBUTES, type Paragraph } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import { type Line, leftOf, runsOf, wordsOf } from './bits.ts';
import { type Building, dropped } from './building.ts';
import { spoken } from './desk.ts';
import { paragraphOf, tombstoneOf } from './paragraphs.ts';
import { placePasted } from './place-table.ts';
import { commentsOfRow } from './slot-comments.ts';
import type { Slot } from './slots.ts';

/** The paragraphs of a row, with its comments, notes and tables. */
export function placeSlot(slot: Slot, building: Building): void {
  const { id, lines } = slot;
  const known = id === null ? null : knownAs(id, building);
  if (id !== null && known?.kind === 'note') {
    takeNote(id, slot, building);
    return;
  }
  const built = lines.map((line) => placeLine(line, slot, building));
  const target = built.find((paragraph) => paragraph.id === id) ?? built[0];
  const tables = slot.row.pasted;
  for (const [index, paragraph] of built.entries()) {
    const comments = commentsFor(paragraph, paragraph === target, slot, building);
    placeBlock({ ...paragraph, comments }, building, paragraph);
    placeFeet(lines[index], building);
    for (const pasted of tables.filter(({ behind }) => behind === index + 1))
      placePasted(pasted.table, building);
  }
  for (const pasted of tables.filter(({ behind }) => behind === 0 || behind > lines.length))
    placePasted(pasted.table, building);
  if (lines.length === 0 && id !== null && known) placeGone(id, known, slot, building);
}

function knownAs(id: string, { inDraft, inBase }: Building): Paragraph | null {
  return inDraft.get(id) ?? inBase.get(id) ?? null;
}

// A copy with its comments takes the place of the paragraph; it is new if that was.
function placeBlock(paragraph: Paragraph, building: Building, made: Paragraph): void {
  const { out, placed, fresh } = building;
  out.push(paragraph);
  if (paragraph.id !== null) placed.add(paragraph.id);
  if (fresh.delete(made)) fresh.add(paragraph);
}

function placeLine(line: Line, slot: Slot, building: Building): Paragraph {
  const { claims, inDraft, inBase, notes, fresh, messages, emphasis } = building;
  const { id, from } = claims.of(line);
  const drafted = id === null ? undefined : inDraft.get(id);
  const live = drafted && !isTombstone(drafted) ? drafted : undefined;
  if (live && slot.untouched && slot.id === id) return live;
  const known = live ?? (id === null ? undefined : inBase.get(id)) ?? null;
  const origin = from !== null && inBase.has(from) ? from : null;
  const built = paragraphOf(line, { id, known, from: origin, notes, emphasis });
  messages.push(...built.messages);
  if (known === null) fresh.add(built.paragraph);
  return built.paragraph;
}

function commentsFor(
  paragraph: Paragraph,
  isTarget: boolean,
  slot: Slot,
  building: Building,
): readonly Comment[] {
  const { reading, inDraft, slotOf } = building;
  const { id } = paragraph;
  const known = id === null ? [] : (inDraft.get(id)?.comments ?? []);
  const margin = [...slot.row.cells.first, ...slot.row.cells.clean, ...slot.row.cells.comment];
  const here = isTarget
    ? commentsOfRow(slot.comment, margin, slot.id === id ? known : [], reading)
    : [];
  if (here.length > 0 || slot.id === id) return here;
  const home = id === null ? undefined : slotOf.get(id);
  if (!home) return known;
  return home.lines.length > 0 ? [] : commentsOfRow(home.comment, [], known, reading);
}

/** A row whose clean cell is empty: a tombstone, where there was something to delete or a reason is given. */
function placeGone(id: string, known: Paragraph, slot: Slot, building: Building): void {
  const { inDraft, inBase, claims, reading, out, placed } = building;
  const drafted = inDraft.get(id);
  if (building.claimed.has(id)) return;
  const margin = [...slot.row.cells.first, ...slot.row.cells.comment];
  const comments = commentsOfRow(slot.comment, margin, drafted?.comments ?? [], reading);
  if (drafted && isTombstone(drafted)) out.push({ ...drafted, comments });
  else if (drafted && !inBase.has(id)) dropped(drafted, building);
  else if (drafted || comments.length > 0) {
    const into = claims.into.get(id) ?? null;
    out.push({ ...tombstoneOf(known, into), comments });
  }
  placed.add(id);
}

function takeNote(id: string, slot: Slot, { noteText, notes }: Building): void {
  const contents = slot.lines.map(({ bits }) => wordsOf(leftOf(bits), notes).runs);
  const content = contents.flatMap((runs, index) =>
    index === 0 ? runs : [{ text: '\n' }, ...runs],
  );
  noteText.set(id, slot.lines.length === 0 ? null : { content, slot });
}

/** The notes that were added in Word to a line, behind it. */
function placeFeet(line: Line | undefined, { desk, feet, notes, out, placed }: Building): void {
  for (const { foot } of line?.bits ?? []) {
    const name = foot === undefined ? undefined : feet.get(foot);
    if (foot === undefined || name === undefined || placed.has(name)) continue;
    placed.add(name);
    const lines = spoken(desk.feet.get(foot) ?? []);
    const content = lines.flatMap(({ bits }, index): Run[] => {
      const runs = runsOf(withoutNumber(leftOf(bits)), notes);
      return index === 0 ? [...runs] : [{ text: '\n' }, ...runs];
    });
    out.push({
      kind: 'note',
      name,
      id: name,
      attributes: NO_ATTRIBUTES,
      comments: [],
      place: null,
      content,
    });
  }
}

// Word repeats the mark of a note before its words.
function withoutNumber(bits: Line['bits']): Line['bits'] {
  const [first, ...others] = bits;
  return first?.raised && /^\s*[\d*†‡]+\s*$/.test(first.text) ? others : bits;
}
