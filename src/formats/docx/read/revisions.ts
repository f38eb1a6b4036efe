import type { Properties } from 'hast';
import type { Handlers } from './handler.ts';
import type { Story } from './reading.ts';
import { type Wrapper, wrapper } from './wrapper.ts';
import { childOf, type XmlAttributes, type XmlElement } from './xml.ts';

/** Insertions, deletions and moves around runs. */
export const REVISIONS: Handlers = [
  ['w:ins', { open: revision('ins', null), close: leave }],
  ['w:del', { open: revision('del', null), close: leave }],
  ['w:moveTo', { open: revision('ins', 'moveTo'), close: leave }],
  ['w:moveFrom', { open: revision('del', 'moveFrom'), close: leave }],
  ['w:moveToRangeStart', { open: openMove('moveTo') }],
  ['w:moveFromRangeStart', { open: openMove('moveFrom') }],
  ['w:moveToRangeEnd', { open: closeMove('moveTo') }],
  ['w:moveFromRangeEnd', { open: closeMove('moveFrom') }],
];

type Move = 'moveTo' | 'moveFrom';

/** Ranges stand in each other a few deep; the first of more is forgotten. */
const MOST_RANGES = 64;

/** Adds what stands around the words that follow. */
export function enter(story: Story, added: Wrapper | null): void {
  story.wrappers = [...story.wrappers, added];
  rewrap(story);
}

/** Takes the innermost of them away. */
export function leave(story: Story): void {
  story.wrappers = story.wrappers.slice(0, -1);
  rewrap(story);
}

/** Works out anew what stands around words: fields without, the rest within. Of links in each other the outer one holds. */
export function rewrap(story: Story): void {
  const all: Wrapper[] = [];
  let linked = false;
  const add = (found: Wrapper | null): void => {
    if (found === null || (linked && found.kind === 'link')) return;
    linked ||= found.kind === 'link';
    all.push(found);
  };
  for (const field of story.fields) add(field.wrapper);
  for (const found of story.wrappers) add(found);
  story.wrapping = all;
}

/** The revision of a paragraph mark, row or cell, from its properties, as attributes of its element. */
export function revisionOf(properties: XmlElement | null): Properties | null {
  if (properties === null) return null;
  for (const [name, mark] of MARKS) {
    const element = childOf(properties, name);
    if (!element) continue;
    const told = { dataMark: mark, ...author(element.attributes), ...insertion(properties, mark) };
    return name.startsWith('w:move') ? { className: ['moved'], ...told } : told;
  }
  return null;
}

// Inserted by one author and deleted by another: once all is rejected it is gone too.
function insertion(properties: XmlElement, mark: 'inserted' | 'deleted'): Properties {
  const names = MARKS.flatMap(([name, other]) => (other === 'inserted' ? [name] : []));
  const inserted = names.map((name) => childOf(properties, name)).find((found) => found !== null);
  if (mark === 'inserted' || !inserted) return {};
  return { dataInserted: inserted.attributes['w:author'] ?? '' };
}

/** Who made a revision and when, as the file says. */
export function author(attributes: XmlAttributes): Properties {
  return { dataAuthor: attributes['w:author'] ?? '', dataDate: attributes['w:date'] ?? '' };
}

const MARKS: readonly (readonly [name: string, mark: 'inserted' | 'deleted'])[] = [
  ['w:del', 'deleted'],
  ['w:moveFrom', 'deleted'],
  ['w:cellDel', 'deleted'],
  ['w:ins', 'inserted'],
  ['w:moveTo', 'inserted'],
  ['w:cellIns', 'inserted'],
];

function revision(tagName: 'ins' | 'del', move: Move | null) {
  return (story: Story, attributes: XmlAttributes): void => {
    const told = author(attributes);
    if (move === null) {
      enter(story, wrapper(tagName, tagName, told));
      return;
    }
    const name = story.moves[move].at(-1)?.name ?? '';
    const moved = { className: ['moved'], ...told, ...(name === '' ? {} : { dataMove: name }) };
    enter(story, wrapper(tagName, tagName, moved));
  };
}

function openMove(move: Move) {
  return (story: Story, attributes: XmlAttributes): void => {
    const ranges = story.moves[move];
    if (ranges.length >= MOST_RANGES) ranges.shift();
    ranges.push({ id: attributes['w:id'] ?? '', name: attributes['w:name'] ?? '' });
  };
}

function closeMove(move: Move) {
  return (story: Story, attributes: XmlAttributes): void => {
    const ranges = story.moves[move];
    const at = ranges.findLastIndex(({ id }) => id === attributes['w:id']);
    if (at >= 0) ranges.splice(at, 1);
  };
}
