import type { Element, ElementContent } from 'hast';
import type { Look, Paragraph, Story } from './reading.ts';
import { elementAt, type Wrapper } from './wrapper.ts';

const NO_MARKS: readonly Wrapper[] = [];

/** Puts words where the reading is, inside the marks of their run and what stands around it. */
export function placeText(paragraph: Paragraph, story: Story, look: Look, text: string): void {
  if (paragraph.broken) breakLine(paragraph, story);
  const parent = reach(paragraph, story.wrapping, look.marks);
  const last = parent.children.at(-1);
  if (last?.type === 'text') last.value += text;
  else parent.children.push({ type: 'text', value: text });
  paragraph.column += text.length;
  paragraph.printed = true;
  if (look.language !== null) {
    const { languages } = paragraph;
    languages.set(look.language, (languages.get(look.language) ?? 0) + text.length);
  }
}

/** Puts an element that prints where the reading is: inside revisions, links and fields, and inside the marks of a run where it has some. */
export function placeElement(
  paragraph: Paragraph,
  wrapping: readonly Wrapper[],
  element: ElementContent,
  marks: readonly Wrapper[] = NO_MARKS,
): void {
  reach(paragraph, wrapping, marks).children.push(element);
}

/** Puts an element that prints nothing, as the end of a range: straight into the paragraph, so that no revision takes it along. */
export function placeAnchor(paragraph: Paragraph, element: Element): void {
  reach(paragraph, NO_MARKS, NO_MARKS).children.push(element);
}

function breakLine(paragraph: Paragraph, story: Story): void {
  paragraph.broken = false;
  if (!paragraph.printed) return;
  const { line, column } = paragraph;
  placeElement(paragraph, story.wrapping, elementAt('br', {}, [], line, column));
  paragraph.column += 1;
}

// The element that is open for these wrappers and marks. Those that are open already stay so: neighbours share them.
function reach(
  paragraph: Paragraph,
  wrapping: readonly Wrapper[],
  marks: readonly Wrapper[],
): Element {
  const { open, keys } = paragraph;
  if (paragraph.wrapping !== wrapping || paragraph.marks !== marks) {
    const count = wrapping.length + marks.length;
    let kept = 0;
    while (kept < count && keys[kept] === at(wrapping, marks, kept)?.key) kept += 1;
    keys.length = kept;
    open.length = kept;
    for (let index = kept; index < count; index += 1) enter(paragraph, at(wrapping, marks, index));
    paragraph.wrapping = wrapping;
    paragraph.marks = marks;
  }
  return open.at(-1) ?? paragraph.element;
}

function at(
  wrapping: readonly Wrapper[],
  marks: readonly Wrapper[],
  index: number,
): Wrapper | undefined {
  return index < wrapping.length ? wrapping[index] : marks[index - wrapping.length];
}

function enter(paragraph: Paragraph, wrapper: Wrapper | undefined): void {
  if (wrapper === undefined) return;
  const { open, keys, line, column } = paragraph;
  const parent = open.at(-1) ?? paragraph.element;
  const element = elementAt(wrapper.tagName, wrapper.properties, [], line, column);
  parent.children.push(element);
  open.push(element);
  keys.push(wrapper.key);
}
