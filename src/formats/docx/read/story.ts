import { closeBlock } from './asides.ts';
import { ELEMENTS } from './elements.ts';
import { closeFields } from './fields.ts';
import { closeParagraph } from './paragraph.ts';
import type { Frame, MutableElement, Reading, Story } from './reading.ts';
import type { Relations } from './relations.ts';
import { UnusableFile } from './unusable.ts';
import { readXml, type XmlAttributes } from './xml.ts';

// Properties that are nothing but looks make up most of a file; none of them is kept.
const LOOKS: ReadonlySet<string> = new Set(
  [
    'adjustRightInd autoSpaceDE autoSpaceDN bCs contextualSpacing iCs jc keepLines keepNext kern kinsoku lastRenderedPageBreak',
    'noProof outline overflowPunct pBdr shadow smallCaps snapToGrid suppressAutoHyphens szCs tabs tcBorders',
    'tcMar tcW textAlignment topLinePunct vAlign widowControl wordWrap',
  ].flatMap((names) => names.split(' ').map((name) => `w:${name}`)),
);

/** The beginning of the reading of a part, whose blocks go into `frame`. */
export function newStory(reading: Reading, relations: Relations, frame: Frame): Story {
  return {
    reading,
    relations,
    frames: [frame],
    tables: [],
    rows: [],
    cells: [],
    outer: [],
    paragraph: null,
    last: null,
    fields: [],
    deepFields: 0,
    wrappers: [],
    wrapping: [],
    look: null,
    text: null,
    preserve: false,
    skipped: 0,
    collector: null,
    moves: { moveTo: [], moveFrom: [] },
    alternates: [],
    drawings: [],
    turned: [],
    controls: [],
    equations: 0,
    waitingIds: [],
    waitingComments: [],
    asides: [],
    noteMarks: [],
    afterNoteNumber: false,
    paragraphId: '',
  };
}

/** Reads a part whose root element is `root` into its story. Throws `UnusableFile` over a broken one. */
export function readStory(story: Story, pieces: Iterable<string>, root: string): void {
  let started = false;
  readXml(pieces, {
    open(name, attributes) {
      if (!started && name !== root) throw wrongRoot(name, root);
      started = true;
      openElement(story, name, attributes);
    },
    close(name) {
      closeElement(story, name);
    },
    text(text) {
      if (story.skipped > 0) return;
      if (story.text !== null) story.text += text;
      else if (story.collector !== null && text.trim() !== '') {
        story.collector.open.at(-1)?.children.push(text);
      }
    },
  });
}

/** Ends what a part has left open: a field, a paragraph, asides. */
export function finishStory(story: Story): void {
  closeParagraph(story);
  closeFields(story);
  closeBlock(story);
}

function openElement(story: Story, name: string, attributes: XmlAttributes): void {
  if (story.skipped > 0) {
    story.skipped += 1;
    return;
  }
  if (story.collector !== null) {
    collect(story, story.collector.open, name, attributes);
    return;
  }
  const handler = ELEMENTS.get(name);
  if (handler === undefined) return;
  if (handler.skip === true) story.skipped = 1;
  else if (handler.gather) {
    story.collector = { open: [{ name, attributes, children: [] }], done: handler.gather };
  } else if (handler.open?.(story, attributes) === 'skip') story.skipped = 1;
}

function closeElement(story: Story, name: string): void {
  if (story.skipped > 0) {
    story.skipped -= 1;
    return;
  }
  const { collector } = story;
  if (collector === null) {
    ELEMENTS.get(name)?.close?.(story);
    return;
  }
  const element = collector.open.pop();
  if (collector.open.length > 0 || element === undefined) return;
  story.collector = null;
  collector.done(story, element);
}

function collect(
  story: Story,
  open: MutableElement[],
  name: string,
  attributes: XmlAttributes,
): void {
  if (LOOKS.has(name)) {
    story.skipped = 1;
    return;
  }
  const element = { name, attributes, children: [] };
  open.at(-1)?.children.push(element);
  open.push(element);
}

function wrongRoot(name: string, root: string): UnusableFile {
  const rule = root === 'w:document' ? 'no-main-document' : 'broken-xml';
  return new UnusableFile(rule, `found a part of ${name}, expected ${root}`);
}
