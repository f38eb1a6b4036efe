import { type Passage, trimEmpty } from './proof-expected.ts';
import type { ReadLine } from './proof-line.ts';
import {
  type Collected,
  type Columns,
  fault,
  type ReadBlock,
  type Reader,
  type ReadItem,
  type ReadStageItem,
  SIDE_OF,
  type Spot,
  type Token,
} from './proof-reader.ts';

/** Puts what was read on all its sides, and finds fault with it where it cannot stand there. */
export function store(
  tokens: readonly Token[],
  block: ReadBlock,
  spot: Spot,
  reader: Reader,
): void {
  checkMarks(tokens, block, spot, reader);
  checkNotePlace(tokens, block, reader);
  storeStage(tokens, block, reader);
  for (const token of tokens) {
    const of = SIDE_OF[token.side];
    if (of === 'stage') continue;
    const side = reader.sides[of];
    const from = of === 'before' ? 'before' : 'after';
    const key = block.noteKey === null ? null : block.noteKey[from];
    if (block.noteKey !== null && key === null)
      fault(reader, `note ${block.name} without its number ${from}`, 'the number of each side');
    else if (key !== null) storeNote(side, key, block, from, spot, reader);
    else {
      const item = itemOf(block, from, spot);
      checkDue(side, item.cells, spot, reader);
      keep(side.items, token, item);
    }
  }
}

function storeStage(
  tokens: readonly Token[],
  { cells, label, note }: ReadBlock,
  { stage }: Reader,
): void {
  if (cells.some(({ since }) => since)) stage.marked = true;
  const text = cells.map((cell) => cell.stage.text).join('');
  const gone = cells.map((cell) => cell.gone);
  const token = tokens.find(({ side }) => side === 'k');
  if (tokens.some(({ side }) => side === 'r' || side === 'k'))
    addColumn(stage.shown, note, text, label.stage);
  else if (tokens.some(({ side }) => side === 'l'))
    addColumn(
      stage.gone,
      note,
      gone.map((cell) => cell.text).join(''),
      gone.map((cell) => cell.label).join(''),
    );
  if (token === undefined) return;
  if (note) stage.notes.push(text);
  else
    keepStage(stage.items, token, { label: label.stage, cells: cells.map((cell) => cell.stage) });
}

function addColumn(columns: Columns, note: boolean, text: string, label: string): void {
  columns[note ? 'notes' : 'text'] += text;
  if (!note) columns.label += label;
}

function keepStage(items: ReadStageItem[], { goesOn }: Token, item: ReadStageItem): void {
  const last = items.at(-1);
  if (goesOn === null || !last) items.push(item);
  else {
    const cells = goesOn === 'cells' ? [...last.cells, ...item.cells] : joinWords(last, item);
    items[items.length - 1] = { label: last.label + item.label, cells };
  }
}

function checkMarks(
  tokens: readonly Token[],
  { name, label, cells }: ReadBlock,
  { event }: Spot,
  reader: Reader,
): void {
  const has = (side: Token['side']): boolean => tokens.some((token) => token.side === side);
  if (cells.some(({ nested }) => nested))
    fault(reader, `an insertion inside a deletion in ${name}`, 'one or the other');
  if (has('c') && cells.some(({ changed }) => changed))
    fault(reader, `clean text of ${name} with a change in it`, 'plain words');
  if (has('e') && !event) fault(reader, `${name} as if it were in a new annex`, 'a redline');
  if (has('l') && cells.some(({ inserted }) => inserted))
    fault(reader, `an insertion of ${name} in the text before`, 'it in the text after');
  if (has('r') && cells.some(({ deleted }) => deleted))
    fault(reader, `a deletion of ${name} in the text after`, 'it in the text before');
  if (has('e') || (!has('b') && !has('a') && !has('k'))) return;
  for (const side of ['before', 'after'] as const) {
    if (has(side === 'before' ? 'b' : 'a')) continue;
    const seen = label[side] + cells.map((cell) => cell[side].text).join('');
    if (seen !== '')
      fault(reader, `“${seen.slice(0, 40)}” of ${name} to be read ${side}`, 'nothing there');
  }
  if (has('k') || (!has('b') && !has('a'))) return;
  const then = label.stage + cells.map((cell) => cell.stage.text).join('');
  if (reader.told && then !== '')
    fault(reader, `“${then.slice(0, 40)}” of ${name} to be read at the stage`, 'nothing there');
}

function checkNotePlace(
  tokens: readonly Token[],
  { name, noteKey }: ReadBlock,
  { sides, messages }: Reader,
): void {
  const keyOf = ({ side }: Token): string =>
    noteKey?.[SIDE_OF[side] === 'before' ? 'before' : 'after'] ?? '';
  const isDue = tokens.some((token) => {
    const of = SIDE_OF[token.side];
    return of !== 'stage' && sides[of].due.has(keyOf(token));
  });
  if (tokens.some((token) => keyOf(token).startsWith('row-')) && !isDue)
    fault(
      { messages },
      `note ${name} away from its mark`,
      'it behind the text that marks it first',
    );
}

function itemOf({ label, cells }: ReadBlock, from: 'before' | 'after', spot: Spot): ReadItem {
  return {
    label: label[from],
    cells: cells.map((cell) => cell[from]),
    event: spot.event,
    kept: keptOf(cells),
    heads: cells.map(({ head }) => head),
    row: spot.row,
  };
}

function keptOf(cells: readonly ReadLine[]): ReadLine['kept'] {
  return {
    text: cells.map(({ kept }) => kept.text).join(''),
    label: cells.map(({ kept }) => kept.label).join(''),
  };
}

function storeNote(
  side: Collected,
  key: string,
  { cells, name }: ReadBlock,
  from: 'before' | 'after',
  { event }: Spot,
  reader: Reader,
): void {
  if (side.notes.has(key)) fault(reader, `note ${name} twice`, 'it once');
  side.notes.set(key, cells[0]?.[from] ?? { text: '', marks: [] });
  side.due.delete(key);
  // A note that an annex printed once marks too stands there as well.
  if (!event) side.keptNotes.set(name, keptOf(cells).text);
  else if (!side.keptNotes.has(name)) side.keptNotes.set(name, '');
}

// The row of a note stands behind the row that marks it first, before any other text.
function checkDue(
  side: Collected,
  passages: readonly Passage[],
  { row }: Spot,
  reader: Reader,
): void {
  for (const [key, at] of side.due) {
    if (at !== row) fault(reader, `text between the mark of ${key} and its note`, 'the note next');
    if (at !== row) side.due.delete(key);
  }
  for (const mark of passages.flatMap(({ marks }) => marks)) {
    const key = mark.slice(0, mark.indexOf(' '));
    if (key.startsWith('row-') && !side.notes.has(key) && !side.due.has(key))
      side.due.set(key, row);
  }
}

function keep(items: ReadItem[], { goesOn }: Token, item: ReadItem): void {
  const last = items.at(-1);
  if (goesOn === null || !last) {
    items.push(item);
    return;
  }
  const kept = {
    text: last.kept.text + item.kept.text,
    label: last.kept.label + item.kept.label,
  };
  const label = last.label + item.label;
  const heads = goesOn === 'cells' ? [...last.heads, ...item.heads] : last.heads;
  const cells = goesOn === 'cells' ? [...last.cells, ...item.cells] : joinWords(last, item);
  items[items.length - 1] = { ...last, label, kept, heads, cells };
}

function joinWords(
  last: Pick<ReadItem, 'cells'>,
  item: Pick<ReadItem, 'cells'>,
): readonly Passage[] {
  const [head = { text: '', marks: [] }] = last.cells;
  const [more = { text: '', marks: [] }] = item.cells;
  return [{ text: head.text + more.text, marks: [...head.marks, ...more.marks] }];
}

/** What was read on each side, rows without the empty cells at their end. */
export function readSides({ sides }: Reader): Reader['sides'] {
  for (const { items } of Object.values(sides))
    for (const [at, item] of items.entries()) items[at] = { ...item, cells: trimEmpty(item.cells) };
  return sides;
}
