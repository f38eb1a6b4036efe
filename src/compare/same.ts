import type { Gaps, Links } from './links.ts';
import { freeAfter, freeBefore, gapsOf, isFreeAfter, isFreeBefore, link } from './links.ts';
import type { Entry } from './side.ts';

/** First pass: the same id on both sides. An id that stands twice on a side says nothing, and a note never becomes a paragraph. */
export function linkIds(links: Links): void {
  const there = byId(links.after.entries);
  for (const [id, entry] of byId(links.before.entries)) {
    const other = there.get(id);
    if (!entry || !other) continue;
    if ((entry.group === 'note') === (other.group === 'note'))
      link(links, entry.place, other.place, 'id');
  }
}

/** Entries by their id; null where two entries claim one id. */
export function byId(entries: readonly Entry[]): Map<string, Entry | null> {
  const found = new Map<string, Entry | null>();
  for (const entry of entries)
    if (entry.id !== null) found.set(entry.id, found.has(entry.id) ? null : entry);
  return found;
}

// So many characters of equal text are no accident, wherever they stand.
const TELLING = 40;

/**
 * Second pass: the same words. Where a text stands more than once, its neighbours decide, then the order inside one gap between
 * the pairs found; short texts that stand often (`(repealed)`) are not paired across the document.
 */
export function linkEqualTexts(links: Links): void {
  const there = byText(freeAfter(links));
  for (const [key, here] of byText(freeBefore(links))) {
    const others = there.get(key);
    const [entry] = here;
    const [other] = others ?? [];
    if (here.length === 1 && others?.length === 1 && entry && other)
      link(links, entry.place, other.place, 'text');
  }
  linkEqualNeighbours(links);
  linkInOrder(links, gapsOf(links));
  linkEqualNeighbours(links);
  linkInOrder(links, null);
}

function byText(entries: readonly Entry[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.group}\n${entry.text}`;
    const list = found.get(key);
    if (list) list.push(entry);
    else found.set(key, [entry]);
  }
  return found;
}

function linkEqualNeighbours(links: Links): void {
  const count = links.before.entries.length;
  for (let place = 0; place < count; place += 1) linkEqualNeighbour(links, place, 1);
  for (let place = count - 1; place >= 0; place -= 1) linkEqualNeighbour(links, place, -1);
}

function linkEqualNeighbour(links: Links, place: number, step: 1 | -1): void {
  const partner = links.toAfter[place] ?? -1;
  if (partner < 0) return;
  const entry = links.before.entries[place + step];
  const other = links.after.entries[partner + step];
  if (!entry || !other || entry.text !== other.text || entry.group !== other.group) return;
  if (isFreeBefore(links, entry.place) && isFreeAfter(links, other.place))
    link(links, entry.place, other.place, 'text');
}

// The first with the first, the second with the second: inside each gap, or (gaps null) anywhere when the text is long.
function linkInOrder(links: Links, gaps: Gaps | null): void {
  const keyed = (entries: readonly Entry[], gapOf: Int32Array | undefined) =>
    new Map(
      [...byText(entries)].flatMap(([key, list]) =>
        [...splitByGap(list, gapOf)].map(([gap, part]) => [`${gap} ${key}`, part] as const),
      ),
    );
  const long = (entry: Entry) => gaps !== null || entry.text.length >= TELLING;
  const there = keyed(freeAfter(links).filter(long), gaps?.after);
  for (const [key, here] of keyed(freeBefore(links).filter(long), gaps?.before)) {
    const others = there.get(key) ?? [];
    here.slice(0, others.length).forEach((entry, index) => {
      const other = others[index];
      if (other) link(links, entry.place, other.place, 'text');
    });
  }
}

function splitByGap(
  entries: readonly Entry[],
  gapOf: Int32Array | undefined,
): Map<number, Entry[]> {
  const parts = new Map<number, Entry[]>();
  for (const entry of entries) {
    const gap = gapOf?.[entry.place] ?? 0;
    const list = parts.get(gap);
    if (list) list.push(entry);
    else parts.set(gap, [entry]);
  }
  return parts;
}
