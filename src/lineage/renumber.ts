import { cleanLabels } from '../model/numbering.ts';
import { type Outline, outlineOf, type Role } from '../model/outline.ts';
import { contentOf, isAnnex, isTombstone, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { citedPlaces, printPlace } from './label-path.ts';

/**
 * The numbers of one paragraph as they are cited (`8 a)`, `Annex 1, 3`, `B21`): `old` in the text in force, `working` as the room
 * sees it, `final` once the draft is adopted. `old` is null for a new paragraph, `working` and `final` for one that is deleted.
 */
export interface Renumbered {
  readonly id: string | null;
  readonly role: Role;
  readonly old: string | null;
  readonly working: string | null;
  readonly final: string | null;
  /** The words of the draft; of a paragraph that is deleted, those of the text in force. */
  readonly words: string;
}

/**
 * Old, working and final numbers of every paragraph that has one, annexes too, in the order of the draft; what the draft leaves out
 * stands behind its old predecessor. `base` is the text in force, null for a new one. Paragraphs are the same by their ids.
 */
export function renumbering(
  base: Text | null,
  draft: Text,
  formulaFirst: boolean,
): readonly Renumbered[] {
  const before = base === null ? NOTHING : readSide(base, formulaFirst, false);
  const working = readSide(draft, formulaFirst, false);
  const final = readSide(draft, formulaFirst, true);
  const known = new Map(before.entries.flatMap((one) => (one.id === null ? [] : [[one.id, one]])));
  const rows = working.entries.map((entry, index): Renumbered => {
    const old = entry.id === null ? undefined : known.get(entry.id);
    const gone = entry.deleted;
    return {
      id: entry.id,
      role: old && gone ? old.role : entry.role,
      old: old?.place ?? null,
      working: gone ? null : entry.place,
      final: gone ? null : (final.entries[index]?.place ?? null),
      words: gone && old ? old.words : entry.words,
    };
  });
  return withLeftOut(rows, before.entries).filter(
    (row) => row.old !== null || row.working !== null || row.final !== null,
  );
}

interface Entry {
  readonly id: string | null;
  readonly role: Role;
  readonly place: string | null;
  readonly deleted: boolean;
  readonly words: string;
}

interface Side {
  readonly entries: readonly Entry[];
}

const NOTHING: Side = { entries: [] };

function readSide(text: Text, formulaFirst: boolean, final: boolean): Side {
  const outline: Outline = outlineOf(text, formulaFirst);
  const places = final
    ? citedPlaces(text, formulaFirst, cleanLabels(text, outline))
    : citedPlaces(text, formulaFirst);
  const entries = text.paragraphs.map((paragraph, index) => {
    const place = places[index];
    const cited = place && (place.labels.length > 0 || isAnnex(paragraph));
    return {
      id: idOf(paragraph),
      role: outline[index]?.role ?? 'plain',
      place: cited ? printPlace(place) || null : null,
      deleted: isTombstone(paragraph),
      words: plainText(contentOf(paragraph).filter(({ note }) => note === undefined)),
    };
  });
  return { entries };
}

function idOf(paragraph: Paragraph): string | null {
  return paragraph.kind === 'note' ? paragraph.name : paragraph.id;
}

// What a deleted chapeau or annex contained has no tombstone of its own.
function withLeftOut(rows: readonly Renumbered[], before: readonly Entry[]): Renumbered[] {
  const held = new Set(rows.map(({ id }) => id));
  const behind = new Map<string | null, Renumbered[]>();
  let last: string | null = null;
  for (const { id, role, place, words } of before) {
    if (id === null) continue;
    if (held.has(id)) last = id;
    else {
      const list = behind.get(last) ?? [];
      list.push({ id, role, old: place, working: null, final: null, words });
      behind.set(last, list);
    }
  }
  const first = behind.get(null) ?? [];
  return [...first, ...rows.flatMap((row) => [row, ...takeBehind(behind, row.id)])];
}

function takeBehind(behind: Map<string | null, Renumbered[]>, id: string | null): Renumbered[] {
  if (id === null) return [];
  const list = behind.get(id) ?? [];
  behind.delete(id);
  return list;
}
