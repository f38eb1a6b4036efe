import type { Comparison, Member, Pair } from '../../compare/comparison.ts';
import { contentOf, isAnnex } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { numberBelow } from './change-numbers.ts';
import { type AnnexEvent, annexEvents, inRange } from './events.ts';
import { nameOf } from './lines.ts';
import { type Printed, type PrintedText, printedSides } from './sides.ts';

/** What became of a paragraph, or of an annex that is one event. */
export type FactKind = Pair['kind'] | AnnexEvent['kind'];

/** In which part of a text a change stands. */
export type Part = 'preamble' | 'operative' | 'annex' | 'text' | 'notes';

/**
 * One change as a summary tells it. Numbers are those of the paragraphs with all that they hang on, `6 a)`, without the
 * point at their end; none for what has no label. `working` is what the draft types where that is neither of the two others.
 */
export interface ChangeFact {
  readonly kind: FactKind;
  /** The paragraph by its id, else by its place. */
  readonly name: string;
  readonly part: Part;
  readonly moved: boolean;
  /** Whether the number that a paragraph will have is another than it had. */
  readonly renumbered: boolean;
  readonly before: readonly string[];
  readonly working: readonly string[];
  readonly after: readonly string[];
  /** All words of the paragraph after, of a removed one those before; of an annex its heading. */
  readonly words: string;
}

interface Sides {
  readonly before: PrintedText;
  readonly after: PrintedText;
  readonly events: readonly AnnexEvent[];
}

/**
 * Everything that became of the paragraphs of two texts, in the order of the text after, a removed paragraph behind its old
 * predecessor. An annex that is new or replaced as a whole is one fact, and stands for all paragraphs in it.
 */
export function changeFacts({ pairs }: Comparison, sides: Sides): readonly ChangeFact[] {
  const told = new Set<AnnexEvent>();
  const hasPreamble = [sides.before, sides.after].some(({ printed }) =>
    printed.some((member) => member?.role === 'recital' || member?.role === 'formula'),
  );
  const facts = pairs.flatMap((pair): ChangeFact[] => {
    const event = sides.events.find((one) => isWithin(pair, one));
    if (!event) return [factOf(pair, sides, hasPreamble)];
    if (told.has(event)) return [];
    told.add(event);
    return [eventFact(event, sides)];
  });
  const untold = sides.events.filter((event) => !told.has(event));
  return [...facts, ...untold.map((event) => eventFact(event, sides))];
}

/** The facts of a comparison alone, for what is not printed on a sheet. */
export function factsOf(comparison: Comparison, formulaFirst: boolean): readonly ChangeFact[] {
  const events = annexEvents(comparison);
  return changeFacts(comparison, { ...printedSides(comparison, events, { formulaFirst }), events });
}

/** Whether a fact is a change: in words, place or number. */
export function isChange({ kind, moved, renumbered }: ChangeFact): boolean {
  return kind !== 'kept' || moved || renumbered;
}

function isWithin({ before, after }: Pair, event: AnnexEvent): boolean {
  return (
    before.every(({ index }) => inRange(index, event.before)) &&
    after.every(({ index }) => inRange(index, event.after))
  );
}

function factOf(pair: Pair, sides: Sides, hasPreamble: boolean): ChangeFact {
  const before = pair.before.map((member) => numberOf(member, sides.before, 'label'));
  const working = pair.after.map((member) => numberOf(member, sides.after, 'label'));
  const after = pair.after.map((member) => numberOf(member, sides.after, 'final'));
  const member = pair.after[0] ?? pair.before[0];
  const side = pair.after[0] ? sides.after : sides.before;
  const known = [before.join(), after.join()].includes(working.join());
  return {
    kind: pair.kind,
    name: member ? nameOf(member) : '',
    part: member ? partOf(member, side, hasPreamble) : 'text',
    moved: pair.moved,
    renumbered: isRenumbered(pair),
    before: before.filter(isNumber),
    working: known || !after.some(isNumber) ? [] : working.filter(isNumber),
    after: after.filter(isNumber),
    words: member ? wordsOf(member) : '',
  };
}

function isNumber(number: string): boolean {
  return number !== '';
}

// What hangs on a renumbered paragraph keeps its own number.
function isRenumbered({ before, after }: Pair): boolean {
  const [was] = before;
  const [is] = after;
  if (!was || !is || (!was.label && !is.final)) return false;
  return withoutPoint(was.label?.text ?? '') !== withoutPoint(is.final?.text ?? '');
}

/** The number of a paragraph behind those of the paragraphs on which it hangs; what is no part of the print any more has its own alone. */
function numberOf(member: Member, side: PrintedText, scheme: 'label' | 'final'): string {
  const own = member[scheme];
  const path = own ? [own] : [];
  const printed = side.printed[member.index] ?? null;
  for (let at = printed && parentOf(printed, side); at; at = parentOf(at, side)) {
    const label = at[scheme];
    if (label) path.unshift(label);
  }
  return path.reduce((above, { text }) => numberBelow(above, withoutPoint(text)), '');
}

function parentOf({ paragraph, parent, depth }: Printed, side: PrintedText): Printed | null {
  const above = parent === null || depth < 2 ? null : (side.printed[parent] ?? null);
  return above && above.paragraph.kind === paragraph.kind ? above : null;
}

/** A label as a summary prints it: `8.` and `8 -` are 8. */
function withoutPoint(label: string): string {
  return label.replace(/\.$|(?<=[\p{L}\p{N}])\s*[-–—]$/u, '');
}

function partOf(member: Member, side: PrintedText, hasPreamble: boolean): Part {
  const { role, paragraph, index } = member;
  if (paragraph.kind === 'note') return 'notes';
  if (isAnnex(paragraph) || (side.printed[index]?.annexLevel ?? null) !== null) return 'annex';
  if (role === 'recital' || role === 'formula') return 'preamble';
  return hasPreamble && /^(?:operative|item|tail)$/.test(role) ? 'operative' : 'text';
}

/** All words of a paragraph on one line, the cells of a row parted by strokes. */
export function wordsOf({ paragraph }: Pick<Member, 'paragraph'>): string {
  const runs = contentOf(paragraph).filter(({ note }) => note === undefined);
  return plainText(runs)
    .trim()
    .replace(/\s*\t\s*/g, ' | ')
    .replace(/\s+/g, ' ');
}

function eventFact({ kind, after: { from } }: AnnexEvent, { after }: Sides): ChangeFact {
  const heading = after.printed[from] ?? null;
  const none = { moved: false, renumbered: false, before: [], working: [], after: [] };
  const [name, words] = heading ? [nameOf(heading), wordsOf(heading)] : ['', ''];
  return { ...none, kind, name, part: 'annex', words };
}
