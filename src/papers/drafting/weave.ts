import { contentOf, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import { type Building, dropped } from './building.ts';
import { tombstoneOf } from './paragraphs.ts';
import { commentsOfRow } from './slot-comments.ts';

/** What the file does not print, each block behind that of the draft behind which it stood. */
export function woven(building: Building): readonly Paragraph[] {
  const { texts, placed, noteText } = building;
  const out = withGravesAtHome(building);
  const stands = idsIn(out);
  const behind = new Map<string | null, Paragraph[]>();
  let above: string | null = null;
  for (const paragraph of texts.draft.paragraphs) {
    const { id } = paragraph;
    if (id !== null && placed.has(id) && !noteText.has(id)) {
      if (stands.has(id)) above = id;
    } else {
      const kept = unprinted(paragraph, building);
      if (kept) behind.set(above, [...(behind.get(above) ?? []), kept]);
    }
  }
  return [
    ...(behind.get(null) ?? []),
    ...out.flatMap((paragraph) => [
      paragraph,
      ...(paragraph.id === null ? [] : (behind.get(paragraph.id) ?? [])),
    ]),
  ];
}

// What was taken out without a trace has nothing behind it.
function idsIn(paragraphs: readonly Paragraph[]): ReadonlySet<string> {
  return new Set(paragraphs.flatMap(({ id }) => id ?? []));
}

/**
 * A table prints a deleted paragraph where it reads best, which need not be where the draft keeps its tombstone: one that
 * stands behind another paragraph of the draft than there is left to the place that it has.
 */
function withGravesAtHome({ texts, out, placed, fresh }: Building): readonly Paragraph[] {
  const home = new Map<string, string | null>();
  const stands = idsIn(out);
  let above: string | null = null;
  for (const paragraph of texts.draft.paragraphs) {
    const { id } = paragraph;
    if (id === null || !placed.has(id) || !stands.has(id)) continue;
    if (isTombstone(paragraph)) home.set(id, above);
    else above = id;
  }
  const graves = new Map<string | null, Paragraph[]>();
  const kept: Paragraph[] = [];
  let last: string | null = null;
  for (const paragraph of out) {
    const { id } = paragraph;
    const at = id !== null && isTombstone(paragraph) ? home.get(id) : undefined;
    if (at !== undefined && at !== last) graves.set(at, [...(graves.get(at) ?? []), paragraph]);
    else kept.push(paragraph);
    const known = id !== null && !fresh.has(paragraph) && !home.has(id);
    if (known && paragraph.kind !== 'note') last = id;
  }
  return [
    ...(graves.get(null) ?? []),
    ...kept.flatMap((paragraph) => [
      paragraph,
      ...(paragraph.id === null ? [] : (graves.get(paragraph.id) ?? [])),
    ]),
  ];
}

// Null: it goes without a trace.
function unprinted(paragraph: Paragraph, building: Building): Paragraph | null {
  const { inBase, told, noteText, slotOf, claims, messages, reading, inDraft } = building;
  const { id } = paragraph;
  if (paragraph.kind === 'directive' || id === null || isTombstone(paragraph)) return paragraph;
  if (paragraph.kind === 'note') {
    const text = noteText.get(id);
    if (text === undefined) return told?.has(id) || slotOf.has(id) ? null : paragraph;
    if (text === null) return null;
    const { slot } = text;
    const comments = commentsOfRow(slot.comment, [], inDraft.get(id)?.comments ?? [], reading);
    return slot.untouched
      ? { ...paragraph, comments }
      : { ...paragraph, content: text.content, comments };
  }
  // It came into the draft after the file was written.
  if (told !== null && !told.has(id) && paragraph.kind !== 'table') return paragraph;
  if (!inBase.has(id)) {
    if (paragraph.kind !== 'table') dropped(paragraph, building);
    return null;
  }
  const into = claims.into.get(id) ?? null;
  if (into === null && paragraph.kind !== 'table') {
    const text = `found no row for {#${id}}, expected one, emptied where the paragraph goes; it is deleted in the draft`;
    messages.push({ severity: 'warning', rule: 'row-gone', text, place: null });
  }
  return tombstoneOf(paragraph, into);
}

/** The text without marks of notes that the file deletes. */
export function withoutLostMarks(
  paragraphs: readonly Paragraph[],
  building: Building,
): readonly Paragraph[] {
  const notes = new Set(paragraphs.flatMap((one) => (one.kind === 'note' ? [one.name] : [])));
  const lost = new Set<string>();
  const drop = (runs: readonly Run[]): readonly Run[] => {
    const kept = runs.filter(({ note }) => note === undefined || notes.has(note));
    for (const { note } of runs) if (note !== undefined && !notes.has(note)) lost.add(note);
    return kept.length === runs.length ? runs : kept;
  };
  const all = paragraphs.map((paragraph): Paragraph => {
    const changed =
      paragraph.kind === 'row'
        ? { ...paragraph, cells: paragraph.cells.map(drop) }
        : 'content' in paragraph
          ? { ...paragraph, content: drop(paragraph.content) }
          : paragraph;
    const same = contentOf(changed).length === contentOf(paragraph).length;
    if (!same && building.fresh.delete(paragraph)) building.fresh.add(changed);
    return same ? paragraph : changed;
  });
  for (const name of lost) {
    const text = `found a mark of the note [^${name}], whose words are gone, expected both or none; the mark is taken out`;
    building.messages.push({ severity: 'warning', rule: 'note-gone', text, place: null });
  }
  return all;
}
