import type { Change, Pair } from '../compare/comparison.ts';
import { sameWords } from '../compare/marks.ts';
import { bracketOf } from '../compare/pairs.ts';
import { redline, wholeChange } from '../compare/redline.ts';
import { onlyReferences } from '../compare/references.ts';
import { attributeOf, type Entry, identityOf } from '../compare/side.ts';
import type { Lexicon } from '../compare/words.ts';
import type { Role } from '../model/outline.ts';
import type { Paragraph } from '../model/paragraph.ts';
import type { ConcordanceCell } from './concordance.ts';
import type { Column } from './concordance-columns.ts';
import { type JoinedRow, rootsOf } from './concordance-rows.ts';
import type { Fate, Shift } from './fates.ts';

/** What the cells of all rows share: the words counted so far, and how a place in another instrument is cited. */
export interface CellWorld {
  readonly lexicon: Lexicon;
  readonly placeOf: (target: string) => string | null;
}

/** The cells of one row, one a column. */
export function cellsOf(
  row: JoinedRow,
  columns: readonly Column[],
  world: CellWorld,
): readonly ConcordanceCell[] {
  // What stands of it after each column: a text that says nothing of it leaves it as it was.
  const standing: (Standing | null)[] = [];
  return columns.map((column, at) => {
    const here = row.entries[at] ?? null;
    const last = column.base === null ? null : (standing[column.base] ?? null);
    const there = last?.entry ?? null;
    const isInBase = last !== null && last.column === columns[column.base ?? -1];
    const goes = here === null && last !== null && takesOut(column, row.id, last, isInBase);
    if (here !== null) standing.push({ entry: here, column });
    else standing.push(goes ? null : last);
    if (here !== null) return standingCell(here, last, { row, columns, at, column, ...world });
    return there === null || !goes ? ABSENT : goneCell(there, column, isInBase);
  });
}

/** A paragraph in the last text that had it. */
interface Standing {
  readonly entry: Entry;
  readonly column: Column;
}

// A text takes out what it says so of, with all that hangs on it; what it lacks of its base, or of a paragraph that it has. A set of Decisions that names no base says nothing of what else it lacks.
function takesOut(
  { edition, gone, own }: Column,
  id: string,
  last: Standing,
  isInBase: boolean,
): boolean {
  if (gone.has(id) || (edition.base !== null && isInBase)) return true;
  return paragraphsAbove(last).some(
    ({ id: above, kind }) =>
      above !== null && (gone.has(above) || (kind !== 'heading' && own.has(above))),
  );
}

function paragraphsAbove({ entry, column }: Standing): readonly Paragraph[] {
  const found: Paragraph[] = [];
  let above = column.above[entry.member.index] ?? null;
  for (; above !== null; above = column.above[above] ?? null)
    found.push(...column.edition.text.paragraphs.slice(above, above + 1));
  return found;
}

/** The cell of a paragraph that a text has not, and of which nothing is told. */
export const ABSENT: ConcordanceCell = {
  label: null,
  under: null,
  recital: null,
  final: null,
  role: null,
  present: false,
  fates: [],
  shift: null,
  others: [],
  continues: null,
  source: null,
  repealedBy: null,
  pair: null,
  redline: [],
};

interface Spot extends CellWorld {
  readonly row: JoinedRow;
  readonly columns: readonly Column[];
  readonly at: number;
  readonly column: Column;
}

function standingCell(here: Entry, last: Standing | null, spot: Spot): ConcordanceCell {
  const there = last?.entry ?? null;
  const { index, paragraph, role } = here.member;
  const { column } = spot;
  const continues = attributeOf(paragraph.attributes, 'continues');
  const became = there === null ? cameFrom(here, spot) : stayed(here, there, spot);
  return {
    ...became,
    label: column.labels[index] ?? null,
    under: column.labels[index] == null ? labelAbove(index, column) : null,
    recital: column.recitals.get(index) ?? null,
    final: column.finals[index] ?? null,
    role,
    present: true,
    shift: last === null ? null : shiftOf(last, { entry: here, column }),
    repealedBy: null,
    continues,
    source: continues === null ? null : spot.placeOf(continues),
  };
}

function shiftOf(was: Standing, is: Standing): Shift | null {
  const [from, to] = [was.entry.member.role, is.entry.member.role];
  if (from === 'recital' && isOperative(to)) return 'made-operative';
  if (isOperative(from) && to === 'recital') return 'made-preambular';
  const [above, below] = [depthOf(was), depthOf(is)];
  if (above === below || above === 0 || below === 0) return null;
  return below < above ? 'promoted' : 'demoted';
}

function isOperative(role: Role): boolean {
  return role === 'operative' || role === 'item' || role === 'tail';
}

function depthOf({ entry, column }: Standing): number {
  return column.side.outline[entry.member.index]?.depth ?? 0;
}

function labelAbove(index: number, { side, labels }: Column): string | null {
  let above = side.outline[index]?.parent ?? null;
  while (above !== null) {
    const label = labels[above];
    if (label != null) return label;
    above = side.outline[above]?.parent ?? null;
  }
  return null;
}

type Became = Pick<ConcordanceCell, 'fates' | 'others' | 'pair' | 'redline'>;

function stayed(here: Entry, there: Entry, { column, lexicon }: Spot): Became {
  const pair = column.pairOfAfter.get(here.member.index) ?? null;
  const alone =
    pair?.before.length === 1 && pair.before[0] === there.member && pair.after.length === 1
      ? pair
      : null;
  const changes = alone ? alone.redline : changesOf(there, here, lexicon);
  // A reference that followed what it cites is no amendment; nor is a link, which is no word.
  const unchanged = isSame(there, here) && (!alone || bracketOf(there) === bracketOf(here));
  const same = unchanged || onlyReferences(changes);
  const moved = pair?.moved && rootsOf(pair).after === here.member;
  const fates: Fate[] = [
    ...(same ? [] : ['amended' as const]),
    ...(moved ? ['moved' as const] : []),
  ];
  return {
    fates: fates.length === 0 ? ['kept'] : fates,
    others: [],
    pair,
    redline: unchanged ? wholeChange('=', here.content) : changes,
  };
}

function isSame(before: Entry, after: Entry): boolean {
  return before.text === after.text && sameWords(before.content, after.content);
}

function changesOf(before: Entry, after: Entry, lexicon: Lexicon): readonly Change[] {
  if (isSame(before, after)) return wholeChange('=', after.content);
  return redline(before.content, after.content, lexicon);
}

function cameFrom(here: Entry, spot: Spot): Became {
  const { column, row, columns, lexicon } = spot;
  const pair = column.pairOfAfter.get(here.member.index) ?? null;
  const added = wholeChange('+', here.content);
  if (column.base === null)
    return { fates: [], others: [], pair: null, redline: wholeChange('=', here.content) };
  const last = lastOf(row, columns, column.base);
  if (last !== null) {
    const fates: Fate[] = isSame(last, here) ? ['brought-back'] : ['brought-back', 'amended'];
    return { fates, others: [], pair, redline: changesOf(last, here, lexicon) };
  }
  const root = rootOfSplit(here, pair, columns[column.base]);
  if (root !== null) return { fates: ['split'], others: [root], pair, redline: added };
  return { fates: ['new'], others: [], pair: ownPair(pair, here), redline: added };
}

// The paragraph in the last revision before the base that had it.
function lastOf(row: JoinedRow, columns: readonly Column[], base: number): Entry | null {
  let at = columns[base]?.base ?? null;
  while (at !== null) {
    const entry = row.entries[at];
    if (entry) return entry;
    at = columns[at]?.base ?? null;
  }
  return null;
}

function rootOfSplit(here: Entry, pair: Pair | null, base: Column | undefined): string | null {
  const declared = attributeOf(here.member.paragraph.attributes, 'from');
  if (declared !== null && base?.own.has(declared)) return declared;
  if (pair?.kind !== 'split') return null;
  const { before, after } = rootsOf(pair);
  return before && after !== here.member ? identityOf(before.paragraph) : null;
}

// Likeness may have paired it with a paragraph of another id: that one went, this one came.
function ownPair(pair: Pair | null, here: Entry): Pair | null {
  if (pair === null || pair.before.length === 0) return pair;
  const added = wholeChange('+', here.content);
  return {
    kind: 'added',
    moved: false,
    evidence: null,
    before: [],
    after: [here.member],
    redline: added,
    comment: pair.comment,
  };
}

// Pairs are those with the base: what stood in a text before that has none.
function goneCell(there: Entry, column: Column, isInBase: boolean): ConcordanceCell {
  const pair = isInBase ? (column.pairOfBefore.get(there.member.index) ?? null) : null;
  const removed = wholeChange('-', there.content);
  const into = mergedInto(there, pair, column);
  if (into !== null)
    return { ...ABSENT, fates: ['merged'], others: [into], pair, redline: removed };
  const own = pair === null || pair.after.length === 0 ? pair : removedPair(there, removed);
  return { ...ABSENT, fates: ['deleted'], pair: own, redline: removed };
}

function removedPair({ member }: Entry, removed: readonly Change[]): Pair {
  return {
    kind: 'removed',
    moved: false,
    evidence: null,
    before: [member],
    after: [],
    redline: removed,
    comment: [],
  };
}

function mergedInto({ id, member }: Entry, pair: Pair | null, { into }: Column): string | null {
  const declared = id === null ? undefined : into.get(id);
  if (declared !== undefined) return declared;
  if (!pair || pair.before.length < 2 || pair.after.length === 0) return null;
  const { before, after } = rootsOf(pair);
  return after && before !== member ? identityOf(after.paragraph) : null;
}
