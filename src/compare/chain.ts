import { steadiness } from './between.ts';
import type { Links } from './links.ts';
import type { Entry, Side } from './side.ts';

/**
 * The pairs that stayed in order: the heaviest selection of pairs, by length of text, that stand in one order on both sides.
 * One mark for each entry before. What is paired and not on the chain has moved. Notes follow their marks and never count.
 */
export function chainOf(links: Links): Uint8Array {
  const { before, after, toAfter, between } = links;
  const size = after.entries.length;
  const changed = sectionChanges(links);
  const best = new Float64Array(size + 1);
  const holder = new Int32Array(size + 1).fill(-1);
  const previous = new Int32Array(before.entries.length).fill(-1);
  for (const entry of before.entries) {
    const partner = toAfter[entry.place] ?? -1;
    if (partner < 0 || entry.group === 'note') continue;
    const other = after.entries[partner];
    const own = weightOf(entry, other) * (changed(entry, other) ? LIGHT : 1);
    const weight = own + steadiness(entry, between);
    let sum = 0;
    for (let at = partner; at > 0; at -= at & -at) {
      if ((best[at] ?? 0) > sum) {
        sum = best[at] ?? 0;
        previous[entry.place] = holder[at] ?? -1;
      }
    }
    for (let at = partner + 1; at <= size; at += at & -at) {
      if (sum + weight > (best[at] ?? 0)) {
        best[at] = sum + weight;
        holder[at] = entry.place;
      }
    }
  }
  return marked(best, holder, previous);
}

function marked(best: Float64Array, holder: Int32Array, previous: Int32Array): Uint8Array {
  const chain = new Uint8Array(previous.length);
  let top = 0;
  for (let at = 1; at < best.length; at += 1) if ((best[at] ?? 0) > (best[top] ?? 0)) top = at;
  for (let place = holder[top] ?? -1; place >= 0; place = previous[place] ?? -1) chain[place] = 1;
  return chain;
}

// What stands under another chapeau, section of a table or numbered heading than before has moved, however short that is.
const LIGHT = 1e-9;

// Both sections must be there before and after: one that went or came took no paragraph to another.
function sectionChanges({ before, after, toAfter, toBefore }: Links) {
  const wasIn = sectionsOf(before);
  const isIn = sectionsOf(after);
  return ({ place }: Entry, there: Entry | undefined): boolean => {
    const was = wasIn[place] ?? -1;
    const is = there === undefined ? -1 : (isIn[there.place] ?? -1);
    if (was < 0 || is < 0 || (toBefore[is] ?? -1) < 0) return false;
    const stayed = toAfter[was] ?? -1;
    return stayed >= 0 && stayed !== is;
  };
}

// By place of each entry that of what gives it its number: its chapeau, the head of its rows, its heading where that is numbered; -1 without one.
function sectionsOf({ entries, outline, text }: Side): Int32Array {
  const placeOf = new Map(entries.map(({ member, place }) => [member.index, place]));
  return Int32Array.from(entries, ({ member }) => {
    const above = outline[member.index]?.parent ?? null;
    const paragraph = above === null ? undefined : text.paragraphs[above];
    if (above === null || paragraph === undefined) return -1;
    if (paragraph.kind === 'heading' && paragraph.label === null) return -1;
    return placeOf.get(above) ?? -1;
  });
}

// Ties are broken by the words, then by the places, in a way that does not know which side is before.
function weightOf(here: Entry, there: Entry | undefined): number {
  if (!there) return 0;
  const length = 1 + Math.min(here.text.length, there.text.length) + anchorage(here);
  const apart = Math.abs(here.place - there.place);
  return length + (here.grain + there.grain) / 4 - apart * 1e-6 - (here.place + there.place) * 1e-9;
}

// Preamble and operative part meet at the formula: what changes sides moves, never the formula.
const FORMULA = 1e7;

function anchorage({ member }: Entry): number {
  return member.role === 'formula' ? FORMULA : 0;
}
