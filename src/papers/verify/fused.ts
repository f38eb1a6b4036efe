// No redline of a real paragraph asks for more steps; beyond it only the two readings are looked for.
const MOST_STEPS = 20_000_000;

/** Whether the characters of `part` stand in `whole` in order, blanks apart. */
export function isReadIn(part: string, whole: string): boolean {
  return readsThrough(bare(part), bare(whole));
}

function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}

function readsThrough(part: string, whole: string): boolean {
  let at = 0;
  for (let index = 0; index < whole.length && at < part.length; index += 1) {
    if (whole[index] === part[at]) at += 1;
  }
  return at === part.length;
}

/**
 * Whether `fused` can be a redline from `before` to `after` whose marks were lost: each of its characters belongs to one or both
 * of the two, and these use up all of theirs, in order. Blanks count for nothing. Where it is too long to be tried, what has
 * both in it counts as one.
 */
export function isRedlineOf(fused: string, before: string, after: string): boolean {
  const [whole, old, clean] = [bare(fused), bare(before), bare(after)];
  if (!readsThrough(old, whole) || !readsThrough(clean, whole)) return false;
  const [olds, cleans] = [whole.length - clean.length, whole.length - old.length];
  if (olds + cleans < 0) return false;
  if ((whole.length * (olds + 1) * (cleans + 1)) / 32 > MOST_STEPS) return true;
  return weaves(whole, old, clean);
}

/**
 * Reads `whole` from the left. After `at` characters, `reached` holds for each number of old characters that were used a row
 * of bits, one for each number of clean ones. Both are at most `at` and leave no more than what is still to be read.
 */
function weaves(whole: string, old: string, clean: string): boolean {
  const width = (clean.length >> 5) + 1;
  const masks = masksOf(clean, width);
  const none = new Uint32Array(width);
  const start = new Uint32Array(width);
  start[0] = 1;
  let reached = new Map<number, Uint32Array>([[0, start]]);
  for (let at = 0; at < whole.length; at += 1) {
    const left = whole.length - at - 1;
    const mask = masks.get(whole[at] ?? '') ?? none;
    const next = new Map<number, Uint32Array>();
    for (const [used, row] of reached) {
      const matched = shifted(row, mask);
      if (old.length - used <= left) join(next, used, matched);
      if (old[used] !== whole[at] || old.length - used - 1 > left) continue;
      join(next, used + 1, row);
      join(next, used + 1, matched);
    }
    for (const [used, row] of next)
      if (!trim(row, at + 1 - used, clean.length - left)) next.delete(used);
    reached = next;
  }
  const last = reached.get(old.length);
  return last !== undefined && has(last, clean.length);
}

// Bit n of a mask: the character stands at n - 1, so that using it leads from n - 1 to n.
function masksOf(text: string, width: number): Map<string, Uint32Array> {
  const masks = new Map<string, Uint32Array>();
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const mask = masks.get(character) ?? new Uint32Array(width);
    masks.set(character, mask);
    const bit = at + 1;
    mask[bit >> 5] = (mask[bit >> 5] ?? 0) | (1 << (bit & 31));
  }
  return masks;
}

function shifted(row: Uint32Array, mask: Uint32Array): Uint32Array {
  const moved = new Uint32Array(mask.length);
  let carry = 0;
  for (let at = 0; at < mask.length; at += 1) {
    const word = row[at] ?? 0;
    moved[at] = ((word << 1) | carry) & (mask[at] ?? 0);
    carry = word >>> 31;
  }
  return moved;
}

function join(rows: Map<number, Uint32Array>, used: number, row: Uint32Array): void {
  const there = rows.get(used);
  if (!there) {
    rows.set(used, row.slice());
    return;
  }
  for (let at = 0; at < there.length; at += 1) there[at] = (there[at] ?? 0) | (row[at] ?? 0);
}

// Bits below `least` clean characters are dropped: too few are used to cover what was read, or to end in time. False where none is left.
function trim(row: Uint32Array, covering: number, ending: number): boolean {
  const least = Math.max(covering, ending, 0);
  let any = 0;
  for (let at = 0; at < row.length; at += 1) {
    const first = at * 32;
    if (first + 31 < least) row[at] = 0;
    else if (first < least) row[at] = ((row[at] ?? 0) >>> (least - first)) << (least - first);
    any |= row[at] ?? 0;
  }
  return any !== 0;
}

function has(row: Uint32Array, bit: number): boolean {
  return (((row[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}
