import { concealment, type Surroundings, underlineConcealment } from './concealment.ts';
import { readRunProperties } from './properties.ts';
import type { Look, Paragraph, Story } from './reading.ts';
import type { RunMarks } from './run-marks.ts';
import { surroundingsOf } from './surroundings.ts';
import { partsHere } from './table-parts.ts';
import { type Wrapper, wrapper } from './wrapper.ts';
import { childOf, type XmlElement } from './xml.ts';

const STRONG = wrapper('mark', 'strong');
const EM = wrapper('mark', 'em');
const STRUCK = wrapper('mark', 's');
const STRUCK_TWICE = wrapper('mark', 's', { className: ['double'] });
const SUPERSCRIPT = wrapper('mark', 'sup');
const SUBSCRIPT = wrapper('mark', 'sub');
/** Words in a colour of their own: all that is left of a redline that somebody showed by colour. */
const COLOURED = wrapper('mark', 'span', { className: ['coloured'] });
const UNDERLINES = new Map([['single', wrapper('mark', 'u')]]);
/** The underline that the style of links gives. */
const LINKED = wrapper('mark', 'u', { className: ['link'] });

/** The look of the run that is open in a paragraph, from its `w:rPr`; the same object for the same properties. */
export function lookOf(story: Story, paragraph: Paragraph, properties: XmlElement | null): Look {
  paragraph.looks ??= looksFor(story, paragraph);
  const { looks } = paragraph;
  const key = keyOf(properties);
  let look = looks.get(key);
  if (look === undefined) {
    look = newLook(story, paragraph, properties);
    looks.set(key, look);
  }
  return look;
}

// Runs look the same wherever paragraph style, table style and place in the table are the same.
function looksFor(story: Story, paragraph: Paragraph): Map<string, Look> {
  const table = story.tables.at(-1);
  const parts = table ? partsHere(table).join(' ') : '';
  const around = JSON.stringify(surroundingsOf(story, paragraph));
  const context = `${styleOf(paragraph) ?? ''}\0${table?.style ?? ''}\0${parts}\0${around}`;
  let looks = story.reading.looks.get(context);
  if (looks === undefined) {
    looks = new Map();
    story.reading.looks.set(context, looks);
  }
  return looks;
}

function styleOf(paragraph: Paragraph): string | undefined {
  return childOf(paragraph.properties, 'w:pStyle')?.attributes['w:val'];
}

function keyOf(properties: XmlElement | null): string {
  let key = '';
  for (const child of properties?.children ?? []) {
    if (typeof child === 'string') continue;
    key += `${child.name} `;
    for (const name in child.attributes) key += `${name}=${child.attributes[name]} `;
    if (child.children.length > 0) key += `(${keyOf(childOf(child, 'w:rPr'))})`;
  }
  return key;
}

function newLook(story: Story, paragraph: Paragraph, properties: XmlElement | null): Look {
  const present = marksOf(story, paragraph, properties);
  const link = story.reading.styles.isLink(readRunProperties(properties).style);
  const marks = wrappersOf(present).map((mark) => (link && mark.tagName === 'u' ? LINKED : mark));
  if (isColoured(properties)) marks.unshift(COLOURED);
  const change = formatChange(story, paragraph, properties, present);
  const highlight = childOf(properties, 'w:highlight')?.attributes['w:val'] ?? 'none';
  const marked = present.underline !== null || present.strike || present.doubleStrike;
  return {
    marks: change ? [change, ...marks] : marks,
    hidden: present.hidden,
    raised: present.vertical === 'superscript',
    highlighted: highlight !== 'none' && !marked,
    font: present.font,
    language: present.language,
    ...unseen(story, present, marks, surroundingsOf(story, paragraph)),
  };
}

/** What hides the words and marks of a look. */
function unseen(
  { reading: { theme } }: Story,
  { appearance, font }: RunMarks,
  marks: readonly Wrapper[],
  around: Surroundings,
): Pick<Look, 'concealed' | 'concealedMark' | 'webHidden'> {
  const concealed = concealment(appearance, around, font, theme);
  const struck = marks.some(({ tagName }) => tagName === 's');
  const underlined = marks.some((mark) => mark.tagName === 'u' && mark !== LINKED);
  const line = underlined ? underlineConcealment(appearance, around, theme) : null;
  const concealedMark = (struck || underlined ? concealed : null) ?? line;
  return { concealed, concealedMark, webHidden: appearance.webHidden ?? false };
}

function isColoured(properties: XmlElement | null): boolean {
  const colour = childOf(properties, 'w:color')?.attributes['w:val'] ?? 'auto';
  return !/^(?:auto|0{6})$/i.test(colour);
}

function marksOf(story: Story, paragraph: Paragraph, properties: XmlElement | null): RunMarks {
  const direct = readRunProperties(properties);
  const { styles } = story.reading;
  const table = story.tables.at(-1);
  if (!table?.style) return styles.runMarks(styleOf(paragraph), direct.style, direct);
  const ofTable = styles.tableRun(table.style, partsHere(table));
  return styles.runMarks(styleOf(paragraph), direct.style, direct, ofTable);
}

function wrappersOf(marks: RunMarks): readonly Wrapper[] {
  const wrappers: Wrapper[] = [];
  if (marks.bold) wrappers.push(STRONG);
  if (marks.italic) wrappers.push(EM);
  if (marks.underline !== null) wrappers.push(underlined(marks.underline));
  if (marks.doubleStrike) wrappers.push(STRUCK_TWICE);
  else if (marks.strike) wrappers.push(STRUCK);
  if (marks.vertical !== null) {
    wrappers.push(marks.vertical === 'superscript' ? SUPERSCRIPT : SUBSCRIPT);
  }
  return wrappers;
}

function underlined(kind: string): Wrapper {
  const name = kind.replace(/[^A-Za-z]/g, '') || 'single';
  return UNDERLINES.get(name) ?? wrapper('mark', 'u', { className: [name] });
}

/** A tracked change of the marks of a run; null where there is none, or where it leaves its marks as they were. */
function formatChange(
  story: Story,
  paragraph: Paragraph,
  properties: XmlElement | null,
  present: RunMarks,
): Wrapper | null {
  const change = childOf(properties, 'w:rPrChange');
  if (change === null) return null;
  const former = marksOf(story, paragraph, childOf(change, 'w:rPr'));
  if (keysOf(former) === keysOf(present)) return null;
  const told = {
    className: ['format-change'],
    dataAuthor: change.attributes['w:author'] ?? '',
    dataDate: change.attributes['w:date'] ?? '',
    dataWas: wordsOf(former),
  };
  return wrapper('mark', 'span', told);
}

function keysOf(marks: RunMarks): string {
  return wrappersOf(marks)
    .map(({ key }) => key)
    .join(' ');
}

function wordsOf(marks: RunMarks): string {
  const words: string[] = [];
  if (marks.bold) words.push('bold');
  if (marks.italic) words.push('italic');
  if (marks.underline !== null) words.push('underline');
  if (marks.strike) words.push('strike');
  if (marks.doubleStrike) words.push('double-strike');
  if (marks.vertical !== null) words.push(marks.vertical);
  return words.join(' ');
}
