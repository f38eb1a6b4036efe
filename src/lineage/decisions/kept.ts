import type { Known, Reading, ReadText } from './known.ts';
import type { Member } from './members.ts';

/**
 * The texts in which a Decision stands as one and the same: its own, and the later ones that keep it, the earliest first. A later text keeps a
 * Decision that it has under its number, in the same words, with the same items, directed to the same; what else it says of it ends that. For what is no Decision
 * and no item of the text, such as a heading, its text alone.
 */
export function standingOf(own: ReadText, id: string, known: Known): readonly ReadText[] {
  return standingIn(own, id, laterThan(own, known), known);
}

function standingIn(
  own: ReadText,
  id: string,
  later: readonly ReadText[],
  known: Known,
): readonly ReadText[] {
  const whole = wholeOf(own, id);
  const standing = [own];
  if (whole === null) return standing;
  for (const text of later) {
    const last = standing.at(-1) ?? own;
    if (keeps(text, last, whole.id, known)) standing.push(text);
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
    return standingIn(earlier, id, [...between, text], known).includes(text);
  });
}

/** Whether a later text has the Decision of this Decision or item under its number, in the same words, its items too but for those that went before it, as far as that is `known`. */
export function keeps(
  later: ReadText,
  own: ReadText,
  id: string,
  known: Known | null = null,
): boolean {
  const before = wholeOf(own, id);
  const after = before === null ? undefined : later.byId.get(before.id);
  if (before === null || after === undefined || after.deleted) return false;
  return after.parent === null && after.label === before.label && isSame(before, own, later, known);
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
 * the same: in every language in which both texts have it. Not where there is none: `unreadable` tells of that. Items that registers or
 * repeals took out before the other text are not asked for in it.
 */
export function isSame(
  { id }: Member,
  own: ReadText,
  other: ReadText,
  known: Known | null = null,
): boolean {
  const shared = sharedReadings(own, other).filter((sides) =>
    sides.every(({ byId }) => byId.has(id)),
  );
  const gone = known === null ? NONE : takenOut(own, other, known);
  return shared.length > 0 && shared.every(([before, after]) => isSameIn(id, before, after, gone));
}

const NONE: ReadonlySet<string> = new Set();

// What facts and repeals took out of a subject between two texts of it, with all that hangs on it.
function takenOut(own: ReadText, other: ReadText, { index, rankOf }: Known): ReadonlySet<string> {
  const isBefore = ({ meeting }: { readonly meeting: string }): boolean =>
    rankOf(meeting) < other.rank;
  const told = index
    .factsOf(own)
    .filter((fact) => fact.told.kind === 'formal' && !fact.told.proposed && isBefore(fact))
    .map(({ id }) => id);
  const repeals = index.adoptedOf(own).flatMap((text) => index.repealsOf(text));
  const repealed = repeals.filter(isBefore).flatMap(({ repeal }) => repeal.ids ?? []);
  const taken = [...told, ...repealed];
  return taken.length === 0
    ? NONE
    : new Set(taken.flatMap((id) => [id, ...(own.below.get(id)?.ids ?? [])]));
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

function isSameIn(id: string, own: Reading, other: Reading, gone: ReadonlySet<string>): boolean {
  const [before, after] = [own.byId.get(id), other.byId.get(id)];
  if (before === undefined || after === undefined) return false;
  return (
    hasSameHeading(before, after) &&
    before.wording === after.wording &&
    [NONE, gone].some((left) => linesBelow(own, id, left) === linesBelow(other, id, NONE))
  );
}

// The lines stand in the order of the ids.
function linesBelow({ below }: Reading, id: string, gone: ReadonlySet<string>): string {
  const { ids = [], lines = '' } = below.get(id) ?? {};
  if (!ids.some((each) => gone.has(each))) return lines;
  return lines
    .split('\n')
    .filter((_, at) => !gone.has(ids[at] ?? ''))
    .join('\n');
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
