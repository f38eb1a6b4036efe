import { type Label, printLabel } from '../../model/label.ts';
import type { Place } from '../../model/message.ts';
import { readTypedLabels, type TypedLabel } from '../../model/typed-label.ts';
import type { InlineLine, InlineRole } from './inline-lines.ts';
import type { Part } from './kinds.ts';
import { printedNumber, withPrintedNumbers } from './labels.ts';
import { hasWords, isMarked, sideOf } from './marks.ts';
import { type Piece, placeOf, slicePieces, textOf, trimPieces } from './pieces.ts';

/**
 * A paragraph of an inline redline with what stands on each side. `certain`: marks say what is what, or it is new as a whole; the
 * sides of any other are the same fused words. `outside`: its number was typed and does not follow one before it.
 */
export interface InlinePart {
  readonly role: InlineRole;
  readonly inAnnex: boolean;
  readonly before: Part | null;
  readonly after: Part | null;
  readonly certain: boolean;
  readonly outside: boolean;
  readonly place: Place | null;
  /** The title of an annex, right below its heading. */
  readonly annexTitle?: boolean;
}

/** Both sides of each line, old numbers counted anew where extraction had lost the printed ones. */
export function partsOf(lines: readonly InlineLine[]): InlinePart[] {
  const starts = lines.map(startBefore);
  const olds = withPrintedNumbers(
    readTypedLabels(starts),
    lines.map(({ pieces }, at) =>
      starts[at] === null || starts[at] === '' ? null : trimPieces(sideOf(pieces, 'before')),
    ),
  );
  const lists = openLists();
  return lines.map((line, index) => {
    const { role, inAnnex, fresh, pieces } = line;
    const after = partOn(sideOf(pieces, 'after'), line.typed, line.typed?.label);
    const old = olds[index] ?? line.typed;
    const counts = line.typed?.lost || printedNumber(pieces)?.number === 'counted';
    const label = counts ? line.typed?.label : old?.label;
    const before = fresh ? null : partOn(sideOf(pieces, 'before'), old, label);
    const counted = lists(line, before !== null, after !== null);
    return {
      role,
      inAnnex,
      after,
      before: before && { ...before, label: before.label && (counted.old ?? before.label) },
      certain: fresh || isMarked(pieces),
      outside: counted.outside,
      place: placeOf(pieces),
    };
  });
}

function startBefore({ role, fresh, pieces }: InlineLine): string | null {
  if (fresh || role === 'formula' || role === 'annex') return null;
  return role !== 'text' ? '' : textOf(trimPieces(sideOf(pieces, 'before')));
}

// The label is taken off each side by itself: `[-6.-]{+7.+} Prie` has one on each, `{+6.+}` a paragraph that had none.
function partOn(
  pieces: readonly Piece[],
  typed: TypedLabel | null,
  label: Label | undefined,
): Part | null {
  const side = trimPieces(pieces);
  const start = typed && readsAs(typed, textOf(side)) ? typed.length : 0;
  const body = trimPieces(slicePieces(side, start));
  if (!hasWords(body)) return null;
  const shown = start === 0 ? [] : slicePieces(side, 0, start);
  const bracket = start > 0 && typed?.bracket === true;
  return { label: start === 0 ? null : (label ?? null), bracket, typed: shown, body };
}

function readsAs({ label, length, lost }: TypedLabel, text: string): boolean {
  const shown = text
    .slice(0, length)
    .trim()
    .replace(/^\[\s*/, '');
  return lost ? /^1[.)]$/.test(shown) : shown === label.text;
}

/** What a number is in its list: the old one, where it was counted, and whether it follows none. */
interface Counted {
  readonly old: Label | null;
  readonly outside: boolean;
}

// No more lists stand inside one another.
const DEEPEST = 20;

/**
 * Follows the lists of numbers. An automatic number counts all that is printed, the old one what was there before: typed
 * numbers of struck paragraphs are counted with it, new paragraphs are not.
 */
function openLists(): (line: InlineLine, before: boolean, after: boolean) => Counted {
  const lists: { printed: number; old: number }[] = [];
  return ({ typed, role, pieces }, before, after) => {
    const label = typed?.label;
    const counted = typed?.lost === true || printedNumber(pieces)?.number === 'counted';
    const plain = label?.style === 'arabic' && label.suffix === '' && label.series === '';
    if (!label || !plain || role !== 'text' || label.value === 0)
      return { old: null, outside: false };
    if (label.value === 1) lists.push({ printed: 0, old: 0 });
    if (lists.length > DEEPEST) lists.shift();
    const at = lists.findLastIndex(
      ({ printed, old }) => printed === label.value - 1 || (!counted && old === label.value - 1),
    );
    const list = lists[at];
    const struck = before && !after && !counted;
    if (!list || struck) {
      const own = lists.findLast(({ old }) => old === label.value - 1);
      if (own && before && !after) own.old = label.value;
      return { old: null, outside: !list && lists.length > 0 };
    }
    lists.length = at + 1;
    list.printed = label.value;
    if (!before) return { old: null, outside: false };
    list.old = counted ? list.old + 1 : label.value;
    return { old: counted ? printLabel(list.old, label) : null, outside: false };
  };
}
