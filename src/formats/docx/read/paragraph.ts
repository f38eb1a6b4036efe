import type { Element } from 'hast';
import { showHidden } from '../../../model/message.ts';
import { textOf } from '../../../model/sheet.ts';
import { closeBlock } from './asides.ts';
import type { Handlers } from './handler.ts';
import { addLabel } from './label.ts';
import { beginParagraph, takeId } from './open-paragraph.ts';
import { readParagraphProperties, readRunProperties } from './properties.ts';
import { type Paragraph, quoted, type Story, say } from './reading.ts';
import { revisionOf } from './revisions.ts';
import { endSection } from './section.ts';
import type { ResolvedParagraph } from './styles.ts';
import { childOf, type XmlAttributes, type XmlElement } from './xml.ts';

/** Paragraphs, their properties, and the bookmarks in and between them. */
export const PARAGRAPHS: Handlers = [
  ['w:p', { open: openParagraph, close: closeParagraph }],
  ['w:pPr', { gather: takeProperties }],
  ['w:sectPr', { gather: endSection }],
  ['w:bookmarkStart', { open: openBookmark }],
];

const HEADINGS = ['h1', 'h2', 'h3', 'h4'];

/** Ends a paragraph, as where a table or cell begins or ends around it. */
export function closeParagraph(story: Story): void {
  const { paragraph } = story;
  if (!paragraph) return;
  const { element, behind } = paragraph;
  sayLost(story, paragraph);
  if (isUnseen(story, paragraph)) story.frames.at(-1)?.children.push(...behind);
  else {
    finish(story, paragraph);
    story.frames.at(-1)?.children.push(element, ...behind);
  }
  story.paragraph = null;
  story.last = paragraph;
  story.afterNoteNumber = false;
  story.look = null;
  closeBlock(story);
  const section = childOf(paragraph.properties, 'w:sectPr');
  if (section) endSection(story, section);
}

function openParagraph(story: Story, attributes: XmlAttributes): void {
  closeParagraph(story);
  beginParagraph(story);
  story.paragraphId = attributes['w14:paraId'] ?? '';
}

function takeProperties(story: Story, properties: XmlElement): void {
  if (story.paragraph) story.paragraph.properties = properties;
}

function openBookmark(story: Story, attributes: XmlAttributes): void {
  const id = (attributes['w:name'] ?? '').replace(/\s/g, '_');
  const { ids } = story.reading;
  if (id === '' || id === '_GoBack' || ids.has(id)) return;
  ids.add(id);
  if (story.paragraph) takeId(story.paragraph, id);
  else story.waitingIds.push(id);
}

// Hidden with its own end, a paragraph is no line and has no number; where it prints but its end does not, it prints on the line of the next.
function isUnseen(story: Story, paragraph: Paragraph): boolean {
  const { properties, element, lost } = paragraph;
  const mark = childOf(properties, 'w:rPr');
  if (!readRunProperties(mark).hidden && !childOf(mark, 'w:specVanish')) return false;
  if (lost.has('hidden-text') && element.children.length === 0) return true;
  if (paragraph.printed) {
    const text = `found the hidden end of the paragraph ${quoted(textOf(element))}, expected one that prints; it stands alone`;
    say(story, 'warning', 'hidden-end', text);
  }
  return false;
}

/** What the properties of a paragraph make of its element. */
function finish(story: Story, paragraph: Paragraph): void {
  const { element, properties } = paragraph;
  const { styles } = story.reading;
  const direct = readParagraphProperties(properties);
  const resolved = styles.paragraph(direct);
  const former = childOf(childOf(properties, 'w:pPrChange'), 'w:pPr');
  element.tagName = tagNameOf(resolved);
  if (resolved.style !== null && resolved.style !== 'Normal') {
    element.properties.dataStyle = resolved.style;
  }
  const was = former && styles.paragraph(readParagraphProperties(former));
  if (was) takeFormer(element, resolved, was);
  takeStyleMarks(story, element, direct.style);
  if (resolved.rtl) element.properties.dir = 'rtl';
  takeLanguage(story, paragraph);
  takeMark(element, properties);
  const unnumbered = direct.numbering?.inserted && styles.paragraph({ ...direct, numbering: {} });
  addLabel(story, element, resolved.numbering, (was || unnumbered || resolved).numbering);
}

function tagNameOf({ outline }: ResolvedParagraph): string {
  return (outline !== null && HEADINGS[outline]) || 'p';
}

/** What the paragraph was before a tracked change of its properties. */
function takeFormer(element: Element, is: ResolvedParagraph, was: ResolvedParagraph): void {
  if (was.style !== is.style) element.properties.dataWasStyle = was.style ?? 'Normal';
  const former = tagNameOf(was);
  if (former !== element.tagName) element.properties.dataWasElement = former;
}

/** The marks that all words of the paragraph have by its style. */
function takeStyleMarks(story: Story, element: Element, style: string | undefined): void {
  if (element.children.length === 0) return;
  const { bold, italic, underline } = story.reading.styles.runMarks(style, undefined, {});
  const marks = [bold && 'bold', italic && 'italic', underline !== null && 'underline'];
  const words = marks.filter((mark) => mark !== false);
  if (words.length > 0) element.properties.dataStyleMarks = words.join(' ');
}

/** The language of most of its words, where it is not that of the document. */
function takeLanguage(story: Story, { languages, element }: Paragraph): void {
  let most = 0;
  let language = '';
  for (const [tag, letters] of languages) {
    if (letters > most) [most, language] = [letters, tag];
  }
  if (language !== '' && language !== story.reading.language) element.properties.lang = language;
}

function takeMark(element: Element, properties: XmlElement | null): void {
  const mark = revisionOf(childOf(properties, 'w:rPr'));
  if (mark) Object.assign(element.properties, mark);
}

const LOST: ReadonlyMap<string, string> = new Map([
  ['hidden-text', 'words that print'],
  ['highlighted-text', 'words marked by underline, strike or revisions'],
  ['ruby-text', 'words on one line'],
  ['equation', 'words'],
]);

const UNSEEN = ' ';

function sayUnseen({ reading }: Story, { line, unseen }: Paragraph): void {
  for (const [key, { words, column }] of unseen) {
    const rule = key.slice(0, key.indexOf(UNSEEN));
    const how = key.slice(rule.length + UNSEEN.length);
    const text =
      rule === 'concealed-mark'
        ? `found the underline or strike of ${quoted(words)} ${how}, expected a mark that can be seen`
        : `found ${quoted(words)} ${how}, expected words that can be seen`;
    const place = { line, column };
    reading.messages.push({ severity: 'warning', rule, text: showHidden(text), place });
  }
}

function sayLost(story: Story, paragraph: Paragraph): void {
  const { line, lost } = paragraph;
  sayUnseen(story, paragraph);
  for (const [rule, { words, column }] of lost) {
    if (words.trim() === '') continue;
    const found = `${rule.replace('-', ' ')} ${quoted(words)}`;
    const text = showHidden(`found ${found}, expected ${LOST.get(rule)}`);
    story.reading.messages.push({ severity: 'warning', rule, text, place: { line, column } });
  }
}
