import type { Comment, Paragraph } from '../model/paragraph.ts';
import { joinRuns, type Run } from '../model/run.ts';
import { chainOf } from './chain.ts';
import type { Change, Pair, PairKind } from './comparison.ts';
import type { Families } from './families.ts';
import type { Links } from './links.ts';
import { sameContent } from './marks.ts';
import { redline, wholeChange } from './redline.ts';
import { onlyReferences } from './references.ts';
import type { Entry, Side, Tombstone } from './side.ts';
import type { Lexicon } from './words.ts';

/** What the passes found: pairs, families that split or merged, and the tombstones that tell why a paragraph went. */
export interface Found {
  readonly links: Links;
  readonly families: Families;
  readonly reasons: ReadonlyMap<number, readonly Tombstone[]>;
}

/** All pairs in after's order, a removed one behind its old predecessor, each with its redline. */
export function makePairs(found: Found, lexicon: Lexicon): Pair[] {
  const { links, families } = found;
  const chain = chainOf(links);
  const pairOfBefore = new Map<number, Pair>();
  const inOrder: Pair[] = [];
  const rootOf = new Map<number, number>();
  for (const [root, family] of families) for (const place of family.after) rootOf.set(place, root);
  const done = new Set<number>();
  for (const entry of links.after.entries) {
    const root = rootOf.get(entry.place) ?? links.toBefore[entry.place] ?? -1;
    if (root < 0) inOrder.push(addedPair(entry));
    if (root < 0 || done.has(root)) continue;
    done.add(root);
    const pair = pairedPair(found, root, chain[root] === 0, lexicon);
    const joined = families.get(root)?.before ?? [];
    for (const place of [root, ...joined]) pairOfBefore.set(place, pair);
    inOrder.push(pair);
  }
  return withRemoved(found, inOrder, pairOfBefore);
}

// A removed paragraph stands behind the pair of its old predecessor; what stood first stays first.
function withRemoved(
  found: Found,
  inOrder: readonly Pair[],
  pairOfBefore: ReadonlyMap<number, Pair>,
): Pair[] {
  const behind = new Map<Pair | null, Pair[]>();
  let predecessor: Pair | null = null;
  for (const entry of found.links.before.entries) {
    const pair = pairOfBefore.get(entry.place);
    if (pair) predecessor = pair;
    else {
      const list = behind.get(predecessor);
      const removed = removedPair(entry, found.reasons.get(entry.place) ?? []);
      if (list) list.push(removed);
      else behind.set(predecessor, [removed]);
    }
  }
  return [
    ...(behind.get(null) ?? []),
    ...inOrder.flatMap((pair) => [pair, ...(behind.get(pair) ?? [])]),
  ];
}

type Comments = Pair['comment'];

function commentsOf(entries: readonly Pick<Paragraph, 'comments'>[]): Comments {
  return entries.flatMap(({ comments }) => comments.flatMap(attributed));
}

// A comment that is not the proponent's own says whose it is.
function attributed({ content, attributes }: Comment): Comments {
  const { by } = attributes.values;
  const [first, ...others] = content;
  return by === undefined || first === undefined
    ? content
    : [joinRuns([{ text: `[${by}] ` }, ...first]), ...others];
}

function addedPair(entry: Entry): Pair {
  const comment = commentsOf([entry.member.paragraph]);
  const redlined = wholeChange('+', entry.content);
  return {
    kind: 'added',
    moved: false,
    evidence: null,
    before: [],
    after: [entry.member],
    redline: redlined,
    comment,
  };
}

function removedPair(entry: Entry, reasons: readonly Tombstone[]): Pair {
  const comment = commentsOf(reasons.map(({ paragraph }) => paragraph));
  const redlined = wholeChange('-', entry.content);
  return {
    kind: 'removed',
    moved: false,
    evidence: null,
    before: [entry.member],
    after: [],
    redline: redlined,
    comment,
  };
}

function pairedPair(found: Found, place: number, offChain: boolean, lexicon: Lexicon): Pair {
  const { links, families } = found;
  const family = families.get(place);
  const before = membersOf(links.before.entries, place, family?.before ?? []);
  const after = membersOf(links.after.entries, links.toAfter[place] ?? -1, family?.after ?? []);
  const [first] = after;
  const kind = kindOf(before, after);
  const redlined =
    kind === 'kept'
      ? wholeChange('=', first?.content ?? [])
      : redlineOf(found, place, { before, after }, lexicon);
  const merged = links.after.tombstones.filter(({ id }) => before.some((one) => one.id === id));
  const pair = {
    kind,
    moved: offChain && first?.group !== 'note',
    evidence: links.evidence[place] ?? null,
    before: before.map(({ member }) => member),
    after: after.map(({ member }) => member),
    redline: redlined,
    comment: commentsOf([
      ...after.map(({ member }) => member.paragraph),
      ...merged.map(({ paragraph }) => paragraph),
    ]),
  };
  return kind === 'amended' && onlyReferences(redlined) ? { ...pair, only: 'references' } : pair;
}

function membersOf(entries: readonly Entry[], first: number, joined: readonly number[]): Entry[] {
  return [first, ...joined].sort((a, b) => a - b).flatMap((place) => entries[place] ?? []);
}

function kindOf(before: readonly Entry[], after: readonly Entry[]): PairKind {
  if (after.length > 1) return 'split';
  if (before.length > 1) return 'merged';
  const [here] = before;
  const [there] = after;
  if (!here || !there || here.text !== there.text) return 'amended';
  return bracketOf(here) === bracketOf(there) && sameContent(here.content, there.content)
    ? 'kept'
    : 'amended';
}

/** Whether a bracket opens before the label. It is printed with the label, yet it is no number: bracketing a paragraph changes it. */
export function bracketOf({ member }: Entry): boolean {
  return 'bracket' in member.paragraph && member.paragraph.bracket;
}

function redlineOf(
  { links }: Found,
  place: number,
  { before, after }: { readonly before: readonly Entry[]; readonly after: readonly Entry[] },
  lexicon: Lexicon,
): Change[] {
  const here = links.before.entries[place];
  const there = links.after.entries[links.toAfter[place] ?? -1];
  if (before.length === 1 && after.length === 1 && here && there)
    return entryRedline(here, there, lexicon);
  const apart = !areNeighbours(before, links.before) || !areNeighbours(after, links.after);
  if (!apart || !here || !there) return redline(joinMembers(before), joinMembers(after), lexicon);
  return [
    ...wholeMembers('-', before.slice(0, before.indexOf(here)), 'behind'),
    ...wholeMembers('+', after.slice(0, after.indexOf(there)), 'behind'),
    ...entryRedline(here, there, lexicon),
    ...wholeMembers('-', before.slice(before.indexOf(here) + 1), 'before'),
    ...wholeMembers('+', after.slice(after.indexOf(there) + 1), 'before'),
  ];
}

// Members that other paragraphs part are printed at their own places: words that are kept can stand at one of them only.
function wholeMembers(
  op: '-' | '+',
  entries: readonly Entry[],
  seam: 'before' | 'behind',
): Change[] {
  const brk = { text: '\n' };
  return entries.flatMap(({ content }) =>
    wholeChange(op, seam === 'before' ? [brk, ...content] : [...content, brk]),
  );
}

// Notes stand between the parts of a paragraph that marks them.
function areNeighbours(members: readonly Entry[], { entries }: Side): boolean {
  return members.every((member, index) => {
    const last = members[index - 1];
    if (last === undefined) return true;
    return entries.slice(last.place + 1, member.place).every(({ group }) => group === 'note');
  });
}

function joinMembers(entries: readonly Entry[]): Run[] {
  return entries.flatMap(({ content }, index) =>
    index === 0 ? content : [{ text: '\n' }, ...content],
  );
}

// Rows of as many cells are compared cell by cell: words never wander from one column to another.
function entryRedline(here: Entry, there: Entry, lexicon: Lexicon): Change[] {
  const a = here.member.paragraph;
  const b = there.member.paragraph;
  if (a.kind !== 'row' || b.kind !== 'row' || a.cells.length !== b.cells.length) {
    return redline(here.content, there.content, lexicon);
  }
  return a.cells.flatMap((cell, index) => {
    const changes = redline(cell, b.cells[index] ?? [], lexicon);
    return index === 0 ? changes : [{ op: '=' as const, runs: [{ text: '\t' }] }, ...changes];
  });
}
