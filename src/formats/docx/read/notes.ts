import type { Element } from 'hast';
import { attributeOf, isElement, textOf } from '../../../model/sheet.ts';
import { closeBlock, newAside, setBehind } from './asides.ts';
import { closeFields } from './fields.ts';
import { isGone } from './gone.ts';
import type { Handlers } from './handler.ts';
import { paragraphOf } from './open-paragraph.ts';
import { closeParagraph } from './paragraph.ts';
import { placeElement } from './place.ts';
import type { NoteMark, Story, View } from './reading.ts';
import { lookHere } from './run.ts';
import { elementAt, type Wrapper } from './wrapper.ts';
import type { XmlAttributes } from './xml.ts';

/** Marks of notes in the text, and notes in their own parts. */
export const NOTES: Handlers = [
  ['w:footnoteReference', { open: (story, attributes) => placeMark(story, 'f', attributes) }],
  ['w:endnoteReference', { open: (story, attributes) => placeMark(story, 'e', attributes) }],
  [
    'w:footnote',
    { open: (story, attributes) => openNote(story, 'f', attributes), close: closeNote },
  ],
  [
    'w:endnote',
    { open: (story, attributes) => openNote(story, 'e', attributes), close: closeNote },
  ],
  ['w:footnoteRef', { open: passNumber }],
  ['w:endnoteRef', { open: passNumber }],
];

type Kind = NoteMark['kind'];

const ROLES = { f: 'doc-footnote', e: 'doc-endnote' } as const;
function placeMark(story: Story, kind: Kind, attributes: XmlAttributes): void {
  const paragraph = paragraphOf(story);
  const name = `${kind}${(attributes['w:id'] ?? '').replace(/[^\w-]/g, '')}`;
  const look = lookHere(story, paragraph);
  if (story.fields.some(({ result }) => !result) || look.hidden) return;
  const { notes } = story.reading;
  const { line, column } = paragraph;
  const printed = elementAt('sup', {}, [], line, column);
  const properties = { className: ['note'], href: `#note-${name}` };
  const link = elementAt('a', properties, [printed], line, column);
  const around = story.wrapping.filter(({ kind: other }) => other !== 'link');
  placeElement(paragraph, around, link, look.marks.filter(isRedline));
  if (!notes.has(name)) {
    const aside = newAside(story, ROLES[kind], `note-${name}`);
    notes.set(name, aside);
    setBehind(story, aside);
  }
  paragraph.column += 1;
  if (/^(?:1|true|on)$/.test(attributes['w:customMarkFollows'] ?? '')) {
    paragraph.mark = printed;
    paragraph.markWaits = false;
    story.reading.marks.set(name, printed);
  } else story.noteMarks.push({ kind, link, printed, views: viewsOf(story, around) });
}

// A mark goes with the words beside it where they are underlined or struck; what else it looks like is looks.
function isRedline({ tagName }: Wrapper): boolean {
  return ['u', 's', 'span'].includes(tagName);
}

// In which views a mark is there to be counted.
function viewsOf(story: Story, around: readonly Wrapper[]): NoteMark['views'] {
  const blocks = story.tables.flatMap(({ row }) => [row?.element, row?.cell?.element]);
  const stands = (view: Exclude<View, 'shown'>, gone: Wrapper['kind']): boolean =>
    around.every(({ kind }) => kind !== gone) &&
    blocks.every((block) => !block || !isGone(block, view));
  return { shown: true, accepted: stands('accepted', 'del'), rejected: stands('rejected', 'ins') };
}

function openNote(story: Story, kind: Kind, attributes: XmlAttributes): 'skip' | undefined {
  const aside = story.reading.notes.get(`${kind}${attributes['w:id'] ?? ''}`);
  const type = attributes['w:type'] ?? 'normal';
  if (!aside || type !== 'normal' || aside.children.length > 0) {
    return 'skip';
  }
  story.frames.push(aside);
  return;
}

function closeNote(story: Story): void {
  closeParagraph(story);
  closeFields(story);
  const aside = story.frames.length > 1 ? story.frames.pop() : undefined;
  const name = isElement(aside) ? (attributeOf(aside, 'id') ?? '').slice('note-'.length) : '';
  const mark = story.reading.marks.get(name);
  if (mark && isElement(aside)) withoutMark(aside, textOf(mark).trim());
  closeBlock(story);
}

// A mark that was typed is typed once more in front of the note's words, with a blank or tab behind it.
function withoutMark(aside: Element, mark: string): void {
  const [first] = aside.children;
  if (mark === '' || !isElement(first) || !textOf(first).startsWith(mark)) return;
  for (const taken of [
    (text: string) => text.slice(mark.length),
    (text: string) => text.trimStart(),
  ]) {
    changeStart(first, taken);
  }
}

// Changes the first characters of an element; what is empty then is taken out.
function changeStart(element: Element, change: (text: string) => string): void {
  const [first] = element.children;
  if (first?.type === 'text') first.value = change(first.value);
  else if (isElement(first)) changeStart(first, change);
  const empty =
    first?.type === 'text' ? first.value === '' : isElement(first) && textOf(first) === '';
  if (empty) element.children.shift();
}

function passNumber(story: Story): void {
  story.afterNoteNumber = true;
}
