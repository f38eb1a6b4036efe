import { closeFields } from './fields.ts';
import type { Handlers } from './handler.ts';
import { paragraphOf } from './open-paragraph.ts';
import { closeParagraph } from './paragraph.ts';
import { type Drawing, quoted, type Story, say } from './reading.ts';
import { rewrap } from './revisions.ts';
import { elementAt } from './wrapper.ts';
import type { XmlAttributes } from './xml.ts';

/** Pictures, drawings and embedded objects, which become a message, and the text boxes in them, which are read. */
export const DRAWINGS: Handlers = [
  ['w:drawing', { open: open('drawing'), close }],
  ['w:pict', { open: open('drawing'), close }],
  ['w:object', { open: open('object'), close }],
  ['w:control', { open: single('object', 'w:name') }],
  ['w:altChunk', { open: single('object', 'r:id') }],
  ['w:subDoc', { open: single('object', 'r:id') }],
  ['w:contentPart', { open: single('drawing', 'r:id') }],
  ['wp:docPr', { open: (story, at) => describe(story, at.descr || at.title) }],
  ['pic:pic', { open: (story) => become(story, 'picture') }],
  ['v:imagedata', { open: takeImage }],
  ['c:chart', { open: (story) => become(story, 'chart') }],
  ['dgm:relIds', { open: (story) => become(story, 'diagram') }],
  ['o:OLEObject', { open: (story, at) => describe(story, at.ProgID) }],
  ['v:textpath', { open: (story, at) => describe(story, at.string) }],
  ['v:shape', { open: (story, at) => describe(story, at.alt) }],
  ['v:rect', { open: takeRectangle }],
  ['w:txbxContent', { open: openBox, close: closeBox }],
];

function open(kind: Drawing['kind']) {
  return (story: Story): void => {
    story.drawings.push({ kind, words: '' });
  };
}

function close(story: Story): void {
  const drawing = story.drawings.pop();
  if (drawing && drawing.kind !== 'text box' && drawing.kind !== 'rule') report(story, drawing);
}

function single(kind: 'object' | 'drawing', attribute: string) {
  return (story: Story, attributes: XmlAttributes): void => {
    const told = attributes[attribute] ?? '';
    report(story, { kind, words: story.relations.get(told)?.target ?? told });
  };
}

function report(story: Story, { kind, words }: Drawing): void {
  const article = kind === 'object' ? 'an' : 'a';
  const described = words.trim() === '' ? '' : ` ${quoted(words)}`;
  say(story, 'warning', kind, `found ${article} ${kind}${described}, expected words`);
}

function describe(story: Story, words: string | undefined): void {
  const drawing = story.drawings.at(-1);
  if (drawing && words && drawing.words === '') drawing.words = words;
}

/** What a drawing turns out to be; of several things the first that is more than a frame. */
function become(story: Story, kind: Drawing['kind']): void {
  const drawing = story.drawings.at(-1);
  if (drawing && (drawing.kind === 'drawing' || drawing.kind === 'text box')) drawing.kind = kind;
}

function takeImage(story: Story, attributes: XmlAttributes): void {
  become(story, 'picture');
  describe(story, attributes['o:title']);
}

// A rule across the page is drawn as a rectangle.
function takeRectangle(story: Story, attributes: XmlAttributes): void {
  if (attributes['o:hr'] === 't') become(story, 'rule');
  describe(story, attributes.alt);
}

function openBox(story: Story): void {
  const paragraph = paragraphOf(story);
  const drawing = story.drawings.at(-1);
  if (drawing?.kind === 'drawing') drawing.kind = 'text box';
  const { line, column } = paragraph;
  const box = elementAt('div', { className: ['text-box'] }, [], line, column);
  paragraph.behind.push(box);
  const { fields, wrappers, look } = story;
  story.outer.push({ paragraph, fields, wrappers, look });
  story.frames.push(box);
  story.paragraph = null;
  story.fields = [];
  story.wrappers = story.wrapping.filter(({ kind }) => kind === 'ins' || kind === 'del');
  rewrap(story);
}

function closeBox(story: Story): void {
  closeParagraph(story);
  closeFields(story);
  const outside = story.outer.pop();
  if (!outside) return;
  story.frames.pop();
  Object.assign(story, outside);
  rewrap(story);
}
