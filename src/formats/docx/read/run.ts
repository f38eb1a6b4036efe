import { FROM_LEFT } from '../run.ts';
import { isInSigns } from './concealment.ts';
import type { Handlers } from './handler.ts';
import { lookOf } from './look.ts';
import { lose, noteUnseen, paragraphOf } from './open-paragraph.ts';
import { placeElement, placeText } from './place.ts';
import type { Field, Look, Paragraph, Story } from './reading.ts';
import { plainSymbols, symbolOf } from './symbols.ts';
import { elementAt } from './wrapper.ts';
import { type XmlAttributes, type XmlElement, xmlText } from './xml.ts';

/** Runs and what stands in them. */
export const RUNS: Handlers = [
  ['w:r', { open: openRun, close: closeRun }],
  ['w:rPr', { gather: takeProperties }],
  ['w:t', { open: openText, close: closeText }],
  ['w:delText', { open: openText, close: closeText }],
  ['w:tab', { open: (story) => print(story, '\t') }],
  ['w:ptab', { open: (story) => print(story, '\t') }],
  ['w:noBreakHyphen', { open: (story) => print(story, '\u2011') }],
  ['w:softHyphen', { open: (story) => print(story, '\u00AD') }],
  ['w:cr', { open: (story) => breakLine(story, {}) }],
  ['w:br', { open: breakLine }],
  ['w:sym', { open: printSymbol }],
  ['w:rt', { gather: loseRuby }],
  ['w:bdo', { open: turn, close: turnBack }],
];

/** Prints words where the reading is, in the look of the run: into a note's own mark, into a field's code, or as text. */
export function print(story: Story, words: string): void {
  if (words === '') return;
  const paragraph = paragraphOf(story);
  const coding = story.fields.find((field) => !field.result);
  if (coding) {
    coding.unprinted += words.slice(0, 200);
    return;
  }
  const stays = story.wrapping.every(({ kind }) => kind !== 'del');
  for (const field of story.fields) {
    field.printed = true;
    if (stays && field.words.length < MOST_KEPT) field.words += words;
  }
  for (const control of story.controls) {
    if (stays && control.properties && control.words.length < MOST_BOUND) control.words += words;
  }
  const look = lookHere(story, paragraph);
  if (look.hidden) lose(paragraph, 'hidden-text', words);
  else printIn(story, paragraph, look, words);
}

/** Words that are kept of a field for messages and comparison. */
const MOST_KEPT = 2000;
const MOST_BOUND = 100_000;

/** The look of the run that is open. */
export function lookHere(story: Story, paragraph: Paragraph): Look {
  story.look ??= lookOf(story, paragraph, null);
  return story.look;
}

function printIn(story: Story, paragraph: Paragraph, look: Look, words: string): void {
  const text = look.font === null ? words : plainSymbols(words, look.font);
  // A typed mark that is not in the run of its reference is the raised one behind it.
  if (paragraph.markWaits && !look.raised) paragraph.mark = null;
  if (paragraph.mark) {
    paragraph.mark.children.push({ type: 'text', value: text });
    return;
  }
  const own = story.afterNoteNumber ? text.replace(/^[\s\u00A0]+/, '') : text;
  if (own === '') return;
  story.afterNoteNumber = false;
  if (look.highlighted && !revised(story)) lose(paragraph, 'highlighted-text', own);
  sayUnseen(story, paragraph, look, own);
  placeText(paragraph, story, look, own);
}

// Words and marks stay as they are, whoever cannot see them.
function sayUnseen(story: Story, paragraph: Paragraph, look: Look, words: string): void {
  if (words.trim() === '') return;
  const signs = isInSigns(words, look.font) ? `in signs of the font ${look.font}` : null;
  const web =
    look.webHidden && !story.fields.some(isContents) ? 'hidden on pages of the web' : null;
  const how = look.concealed ?? signs ?? web;
  if (how !== null) noteUnseen(paragraph, 'concealed-text', how, words);
  if (look.concealedMark !== null) {
    noteUnseen(paragraph, 'concealed-mark', look.concealedMark, words);
  }
}

// In a table of contents Word itself hides numbers of pages on the web.
function isContents({ code }: Field): boolean {
  return /^\s*(?:TOC|PAGEREF)\b/i.test(code);
}

function revised(story: Story): boolean {
  return story.wrapping.some(({ kind }) => kind === 'ins' || kind === 'del');
}

function openRun(story: Story): void {
  story.look = null;
}

function closeRun(story: Story): void {
  story.look = null;
  const { paragraph } = story;
  if (!paragraph?.mark) return;
  paragraph.markWaits = paragraph.mark.children.length === 0;
  if (!paragraph.markWaits) paragraph.mark = null;
}

function takeProperties(story: Story, properties: XmlElement): void {
  story.look = lookOf(story, paragraphOf(story), properties);
}

function openText(story: Story, attributes: XmlAttributes): void {
  story.text = '';
  story.preserve = attributes['xml:space'] === 'preserve';
}

// Blanks at the ends count only where the file says so; line ends of the file, and separators of lines, which Word has other elements for, are blanks.
function closeText(story: Story): void {
  const text = (story.text ?? '').replace(/[\n\r\u2028\u2029]/g, ' ');
  story.text = null;
  const words = story.preserve ? text : withoutBlanks(text);
  if (story.equations > 0) lose(paragraphOf(story), 'equation', words);
  // Alone in its run, the mark that holds Latin words together in text from right to left is none of them.
  if (words !== FROM_LEFT) print(story, words);
}

/** A line break. A break of page or column breaks the line only between words. */
function breakLine(story: Story, attributes: XmlAttributes): void {
  const paragraph = paragraphOf(story);
  if (story.fields.some((field) => !field.result)) return;
  const type = attributes['w:type'] ?? 'textWrapping';
  if (type !== 'textWrapping') {
    paragraph.broken = true;
    return;
  }
  if (lookHere(story, paragraph).hidden) return;
  const { line, column } = paragraph;
  placeElement(paragraph, story.wrapping, elementAt('br', {}, [], line, column));
  paragraph.column += 1;
  paragraph.printed = true;
}

function printSymbol(story: Story, attributes: XmlAttributes): void {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  if (!(code >= 0x20 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return;
  const font = attributes['w:font'] ?? null;
  const known = code < 0x100 || (code >= 0xf000 && code < 0xf100);
  print(story, (known ? symbolOf(code, font) : String.fromCodePoint(code)) ?? '\uFFFD');
}

// Words that print in reverse: the same as these signs around them (ECMA-376, 17.3.2.3).
function turn(story: Story, attributes: XmlAttributes): void {
  const turned = attributes['w:val'] === 'rtl';
  story.turned.push(turned);
  if (turned) print(story, '\u202E');
}

function turnBack(story: Story): void {
  if (story.turned.pop() === true) print(story, '\u202C');
}

function loseRuby(story: Story, element: XmlElement): void {
  lose(paragraphOf(story), 'ruby-text', xmlText(element));
}

// Blanks of XML alone: a no-break space at the end of a run is a character of the text.
function withoutBlanks(text: string): string {
  let end = text.length;
  while (end > 0 && XML_BLANKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end).replace(/^[ \t\r\n]+/, '');
}

const XML_BLANKS = ' \t\r\n';
