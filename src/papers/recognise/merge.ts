/**
 * Whether `fused` can be a redline from `before` to `after` whose underline and strike were lost: both can be read in it
 * in order, and it holds no character more than the two together. Blanks count for nothing, the ligature `œ` is `oe`.
 * Linear in the length of the three.
 */
export function isMergeOf(fused: string, before: string, after: string): boolean {
  const whole = bare(fused);
  const old = bare(before);
  const clean = bare(after);
  return runsThrough(old, whole) && runsThrough(clean, whole) && isCovered(whole, old, clean);
}

/** Whether the characters of `part` occur in `whole` in order, blanks apart, and ligatures and forms of the apostrophe unless `exact`. */
export function isWithin(
  part: string,
  whole: string,
  spelling: 'exact' | 'loose' = 'loose',
): boolean {
  if (spelling === 'loose') return runsThrough(bare(part), bare(whole));
  return runsThrough(unspaced(part), unspaced(whole));
}

/** A text without its blanks: what two texts have in common that are the same but for these. */
export function unspaced(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Whether two texts are the same but for blanks. */
export function sameWords(a: string, b: string): boolean {
  return unspaced(a) === unspaced(b);
}

function bare(text: string): string {
  return unspaced(text).replace(/œ/g, 'oe').replace(/Œ/g, 'OE').replace(/'/g, '’');
}

function runsThrough(part: string, whole: string): boolean {
  let at = 0;
  for (let index = 0; index < whole.length && at < part.length; index += 1) {
    if (whole[index] === part[at]) at += 1;
  }
  return at === part.length;
}

// Every character of the redline comes from one of the two texts.
function isCovered(whole: string, old: string, clean: string): boolean {
  const spare = new Map<string, number>();
  for (const character of old + clean) spare.set(character, (spare.get(character) ?? 0) + 1);
  for (const character of whole) {
    const left = spare.get(character) ?? 0;
    if (left === 0) return false;
    spare.set(character, left - 1);
  }
  return true;
}

/** The share of words that two texts have in common, from 0 to 1 (twice the common words over all words). */
export function likeness(a: string, b: string): number {
  const words = a.match(/[\p{L}\p{N}]+/gu) ?? [];
  const others = b.match(/[\p{L}\p{N}]+/gu) ?? [];
  const spare = new Map<string, number>();
  for (const word of words) spare.set(word, (spare.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of others) {
    const left = spare.get(word) ?? 0;
    if (left > 0) common += 1;
    spare.set(word, left - 1);
  }
  return words.length + others.length === 0 ? 0 : (2 * common) / (words.length + others.length);
}
