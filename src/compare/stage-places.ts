import { joinRuns, plainText, type Run } from '../model/run.ts';
import type { Change } from './comparison.ts';
import { runReader } from './marks.ts';
import { redline } from './redline.ts';
import type { Lexicon } from './words.ts';

/** How the words of the stage are found again. `cells`: the content is that of a row, and no word wanders from cell to cell. */
export interface Weaving {
  readonly lexicon: Lexicon;
  readonly cells: boolean;
}

/** A redline laid out character by character: what each side prints, and at which place of the redline each character of it stands. */
interface Flat {
  readonly before: readonly Run[];
  readonly after: readonly Run[];
  readonly beforePlaces: readonly number[];
  readonly afterPlaces: readonly number[];
  readonly pieceEnds: readonly number[];
  readonly size: number;
  /** Of each place the emphasis in the text after; of what was inserted that it was, of what was deleted nothing. */
  readonly inks: readonly (Ink | null)[];
}

interface Ink {
  readonly emphasis: string;
  readonly inserted: boolean;
}

function flatten(pieces: readonly (readonly Change[])[]): Flat {
  const before: Run[] = [];
  const after: Run[] = [];
  const beforePlaces: number[] = [];
  const afterPlaces: number[] = [];
  const pieceEnds: number[] = [];
  const inks: (Ink | null)[] = [];
  let place = 0;
  for (const [index, changes] of pieces.entries()) {
    // Between two pieces a paragraph of one side ends; what the stage has there is a break or nothing.
    if (index > 0) {
      before.push({ text: '\n' });
      after.push({ text: '\n' });
      beforePlaces.push(-1);
      afterPlaces.push(-1);
    }
    for (const change of changes) {
      const length = lengthOf(change);
      if (change.op !== '+') before.push(...(change.op === '~' ? change.before : change.runs));
      if (change.op !== '-') after.push(...(change.op === '~' ? change.after : change.runs));
      for (let at = place; at < place + length; at += 1) {
        if (change.op !== '+') beforePlaces.push(at);
        if (change.op !== '-') afterPlaces.push(at);
      }
      place += length;
      for (const ink of inksOf(change)) inks.push(ink);
    }
    pieceEnds.push(place);
  }
  return { before, after, beforePlaces, afterPlaces, pieceEnds, size: place, inks };
}

function inksOf(change: Change): readonly (Ink | null)[] {
  if (change.op === '-') return Array.from({ length: lengthOf(change) }, () => null);
  const inserted = change.op === '+';
  const runs = change.op === '~' ? change.after : change.runs;
  return emphasisOf(runs).map((emphasis) => ({ emphasis, inserted }));
}

/** The emphasis of each character. */
function emphasisOf(runs: readonly Run[]): string[] {
  return runs.flatMap(({ text, em, strong }) =>
    Array.from({ length: text.length }, () => `${em ? 'em' : ''}${strong ? 'strong' : ''}`),
  );
}

/** How many characters a stretch prints. */
export function lengthOf(change: Change): number {
  return plainText(change.op === '~' ? change.after : change.runs).length;
}

/** Where a stage stands in a redline: which places it shares, and its own words with the place before which they stand. `next` is the first of these that is not yet printed. */
export interface Woven {
  readonly shared: Uint8Array;
  /** Of what is shared, which places the stage had under another emphasis. */
  readonly restyled: Uint8Array;
  readonly own: readonly Own[];
  next: number;
}

interface Own {
  readonly place: number;
  readonly piece: number;
  readonly runs: readonly Run[];
}

/** Finds the words of a stage in a redline, which may be cut into pieces. */
export function findStage(
  pieces: readonly (readonly Change[])[],
  stage: readonly Run[],
  weaving: Weaving,
): Woven {
  const flat = flatten(pieces);
  const length = plainText(stage).length;
  const places = matchAfter(flat, stage, length, weaving);
  matchBefore(places, flat, stage, weaving);
  const restyled = restyle(places, flat, stage);
  const shared = new Uint8Array(flat.size);
  for (const place of places) if (place >= 0) shared[place] = 1;
  const own: Own[] = [];
  const read = runReader(stage);
  let from = 0;
  while (from < length) {
    const alone = (places[from] ?? -1) < 0;
    let to = from + 1;
    while (to < length && (places[to] ?? -1) < 0 === alone) to += 1;
    if (alone) {
      const above = from === 0 ? -1 : (places[from - 1] ?? -1);
      const piece = Math.max(
        0,
        flat.pieceEnds.findIndex((end) => end > above),
      );
      own.push({ place: above + 1, piece, runs: read(from, to) });
    } else read(from, to);
    from = to;
  }
  return { shared, restyled, own, next: 0 };
}

// Of words that both texts have another emphasis at the stage is told as such; those that the stage had inserted under another
// emphasis went, and came anew.
function restyle(places: Int32Array, { inks, size }: Flat, stage: readonly Run[]): Uint8Array {
  const restyled = new Uint8Array(size);
  for (const [at, emphasis] of emphasisOf(stage).entries()) {
    const place = places[at] ?? -1;
    const ink = inks[place];
    if (!ink || ink.emphasis === emphasis) continue;
    if (ink.inserted) places[at] = -1;
    else restyled[place] = 1;
  }
  return restyled;
}

// What the stage shares with the text after: to a reader of both, that is what did not change since.
function matchAfter(
  flat: Flat,
  stage: readonly Run[],
  length: number,
  weaving: Weaving,
): Int32Array {
  const places = new Int32Array(length).fill(-1);
  let here = 0;
  let there = 0;
  for (const change of redlineOf(stage, flat.after, weaving)) {
    const size = lengthOf(change);
    for (let at = 0; at < size && (change.op === '=' || change.op === '~'); at += 1)
      places[here + at] = flat.afterPlaces[there + at] ?? -1;
    if (change.op !== '+') here += size;
    if (change.op !== '-') there += size;
  }
  return places;
}

// Of the rest, what the stage still had of the text before: it went since. Nothing may pass what was found already.
function matchBefore(
  places: Int32Array,
  flat: Flat,
  stage: readonly Run[],
  weaving: Weaving,
): void {
  const limits = new Int32Array(places.length);
  let limit = flat.size;
  for (let at = places.length - 1; at >= 0; at -= 1) {
    limits[at] = limit;
    const place = places[at] ?? -1;
    if (place >= 0) limit = place;
  }
  let here = 0;
  let there = 0;
  let last = -1;
  for (const change of redlineOf(flat.before, stage, weaving)) {
    const size = lengthOf(change);
    for (let at = 0; at < size && change.op !== '-'; at += 1) {
      const known = places[there + at] ?? -1;
      const found = change.op === '+' ? -1 : (flat.beforePlaces[here + at] ?? -1);
      if (known < 0 && found > last && found < (limits[there + at] ?? 0))
        places[there + at] = found;
      last = Math.max(last, places[there + at] ?? -1);
    }
    if (change.op !== '+') here += size;
    if (change.op !== '-') there += size;
  }
}

function redlineOf(
  before: readonly Run[],
  after: readonly Run[],
  { lexicon, cells }: Weaving,
): readonly Change[] {
  const [here, there] = cells ? [cellsOf(before), cellsOf(after)] : [[before], [after]];
  if (here.length !== there.length) return redline(joinRuns(before), joinRuns(after), lexicon);
  return here.flatMap((cell, index) => {
    const changes = redline(joinRuns(cell), joinRuns(there[index] ?? []), lexicon);
    return index === 0 ? changes : [{ op: '=' as const, runs: [{ text: '\t' }] }, ...changes];
  });
}

function cellsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const cells: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...others] = run.text.split('\t');
    cells.at(-1)?.push({ ...run, text: first });
    for (const text of others) cells.push([{ ...run, text }]);
  }
  return cells;
}
