import type { Known, Reading, ReadText } from './known.ts';
import type { Member } from './members.ts';

/**
 * The texts in which a Decision stands as one and the same: its own, and the later ones that keep it, the earliest first. A later text keeps a
 * Decision that it has under its number, in the same words, with the same items, directed to the same; what else it says of it ends that. For what is no Decision
 * and no item of the text, such as a heading, its text alone.
 */
export function standingOf(own: ReadText, id: string, known: Known): readonly ReadText[] {
  return standingIn(own, id, laterThan(own, known));
}

function standingIn(own: ReadText, id: string, later: readonly ReadText[]): readonly ReadText[] {
  const whole = wholeOf(own, id);
  const standing = [own];
  if (whole === null) return standing;
  for (const text of later) {
    const last = standing.at(-1) ?? own;
    if (keeps(text, last, whole.id)) standing.push(text);
    else if (treats(text, standing, wholeOf(last, id) ?? whole)) break;
  }
  return standing;
}

/** Whether a Decision, or the Decision of an item, stands in this text, adopted or a draft, only because it is kept: an earlier text is its own. */
export function isKeptIn(text: ReadText, id: string, known: Known): boolean {
  const before = known.index.adoptedOf(text).filter(({ rank }) => rank < text.rank);
  return before.some((earlier, at) => {
    if (earlier.byId.get(id)?.deleted !== false) return false;
    const between = before.slice(at + 1).filter(({ rank }) => rank > earlier.rank);
    return standingIn(earlier, id, [...between, text]).includes(text);
  });
}

/** Whether a later text has the Decision of this Decision or item under its number, in the same words, its items too. */
export function keeps(later: ReadText, own: ReadText, id: string): boolean {
  const before = wholeOf(own, id);
  const after = before === null ? undefined : later.byId.get(before.id);
  if (before === null || after === undefined || after.deleted) return false;
  return after.parent === null && after.label === before.label && isSame(before, own, later);
}

/** The adopted texts of the subject that came later, in the order of their meetings. */
export function laterThan(own: ReadText, { index }: Known): readonly ReadText[] {
  return index.adoptedOf(own).filter(({ rank }) => rank > own.rank);
}

/** Whether a later text says something of a Decision: by having it, by taking out some of it or its heading, or by lacking what its base has. */
function treats(
  later: ReadText,
  standing: readonly ReadText[],
  { id, headingId }: Member,
): boolean {
  if (later.byId.get(id)?.deleted === false || isDrawnFrom(later, standing)) return true;
  const items = standing.at(-1)?.below.get(id)?.ids ?? [];
  return [id, headingId ?? '', ...items].some((each) => later.removals.has(each));
}

/**
 * Whether a later text takes out a Decision or item of `standing` by having none: it was drawn from one of these texts, or has the Decision
 * of the item. Of what else it lacks it says nothing.
 */
export function isLeftOut(id: string, later: ReadText, standing: readonly ReadText[]): boolean {
  const last = standing.at(-1);
  const whole = last === undefined ? null : wholeOf(last, id);
  if (whole === null) return false;
  return isDrawnFrom(later, standing) || later.byId.get(whole.id)?.deleted === false;
}

function isDrawnFrom({ base }: ReadText, standing: readonly ReadText[]): boolean {
  return standing.some(({ key }) => key === base);
}

/** The Decision that a Decision or item of a text belongs to; null where the text has none of that id. */
export function wholeOf({ byId }: ReadText, id: string): Member | null {
  let member = byId.get(id);
  while (member?.parent != null) member = byId.get(member.parent);
  return member ?? null;
}

/**
 * Whether a Decision or item stands in another text in the same words, its notes and items too, under the same labels of items, directed to
 * the same: in every language in which both texts have it. Not where there is none: `unreadable` tells of that.
 */
export function isSame({ id }: Member, own: ReadText, other: ReadText): boolean {
  const shared = sharedReadings(own, other).filter((sides) =>
    sides.every(({ byId }) => byId.has(id)),
  );
  return shared.length > 0 && shared.every(([before, after]) => isSameIn(id, before, after));
}

/** Both texts in each language that they share. */
export function sharedReadings(
  own: ReadText,
  other: ReadText,
): readonly (readonly [Reading, Reading])[] {
  return own.readings.flatMap((before) => {
    const after = other.readings.find(({ language }) => language === before.language);
    return after === undefined ? [] : [[before, after] as const];
  });
}

function isSameIn(id: string, own: Reading, other: Reading): boolean {
  const [before, after] = [own.byId.get(id), other.byId.get(id)];
  if (before === undefined || after === undefined) return false;
  return (
    hasSameHeading(before, after) &&
    before.wording === after.wording &&
    own.below.get(id)?.lines === other.below.get(id)?.lines
  );
}

// A heading that has no id yet is known by its words.
function hasSameHeading(a: Member, b: Member): boolean {
  if (a.directedTo !== b.directedTo) return false;
  return (
    a.directedTo === '' ||
    a.headingId === null ||
    b.headingId === null ||
    a.headingId === b.headingId
  );
}
