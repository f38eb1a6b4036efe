import type { Message, Outcome } from '../../../model/message.ts';
import { showHidden } from '../../../model/message.ts';
import type { Sheet } from '../../../model/sheet.ts';
import { readTheme } from './colour.ts';
import { readComments } from './comment-part.ts';
import { type DocumentProperties, readDocumentProperties } from './document-properties.ts';
import { newLabelCounter } from './label-counter.ts';
import { readNotes, sayMissingNotes } from './note-parts.ts';
import { readNumbering } from './numbering.ts';
import { openPackage, type WordPackage } from './package.ts';
import type { Reading } from './reading.ts';
import { relatedPart } from './relations.ts';
import { sheetSections } from './running.ts';
import { endSection } from './section.ts';
import { finishStory, newStory, readStory } from './story.ts';
import { readStyles } from './styles.ts';
import { UnusableFile } from './unusable.ts';
import { elementAt } from './wrapper.ts';

/** What a Word file holds. */
export interface ReadDocx {
  /** Its text with all marks uninterpreted: underline, strike, revisions, comments, automatic numbers. */
  readonly sheet: Sheet;
  readonly properties: DocumentProperties;
}

/**
 * Reads a Word file (.docx, .docm, .dotx; transitional or strict). Nothing is interpreted: what underline, strike and revisions mean
 * is for others. What has no place in a sheet is a message with its words. Places count paragraphs (`line`, from 1: body with cells,
 * notes, comments, running heads) and characters in them. A file that cannot be used is null with one message of severity `error`.
 */
export function readDocx(bytes: Uint8Array): Outcome<ReadDocx | null> {
  try {
    return readPackage(openPackage(bytes));
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    const { rule, message } = error;
    const found: Message = { severity: 'error', rule, text: showHidden(message), place: null };
    return { value: null, messages: [found] };
  }
}

function readPackage(file: WordPackage): Outcome<ReadDocx | null> {
  const properties = readDocumentProperties(file);
  const reading = newReading(file, properties.language ?? '');
  readBody(reading);
  readNotes(reading);
  readComments(reading);
  sayMissingNotes(reading);
  reading.sections.at(-1)?.blocks.push(...reading.leftover);
  const article = elementAt('article', {}, [...sheetSections(reading)], 1, 1);
  const language = reading.language;
  if (language !== '') article.properties.lang = language;
  const sheet: Sheet = { root: { type: 'root', children: [article] } };
  const messages = [...reading.messages, ...reading.counters.shown.messages];
  return { value: { sheet, properties }, messages: counted(messages) };
}

/** So many messages of one rule are told; of a file made to have thousands nobody reads more. */
const MOST_MESSAGES = 20;

// One more counts the rest.
function counted(messages: readonly Message[]): readonly Message[] {
  const counts = new Map<string, number>();
  for (const { rule } of messages) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const told = new Map<string, number>();
  return messages.flatMap((found) => {
    const { rule } = found;
    const number = (told.get(rule) ?? 0) + 1;
    told.set(rule, number);
    if (number <= MOST_MESSAGES) return [found];
    const more = (counts.get(rule) ?? 0) - MOST_MESSAGES;
    const text = `found ${more} more of the rule ${rule}, expected none`;
    return number === MOST_MESSAGES + 1 ? [{ ...found, text }] : [];
  });
}

function readBody(reading: Reading): void {
  const { file } = reading;
  const story = newStory(reading, file.relations(file.main), { children: [] });
  readStory(story, file.text(file.main) ?? [], 'w:document');
  finishStory(story);
  const [frame] = story.frames;
  if (reading.sections.length === 0 || (frame && frame.children.length > 0))
    endSection(story, null);
}

function newReading(file: WordPackage, told: string): Reading {
  const relations = file.relations(file.main);
  const tree = (type: string) => file.tree(relatedPart(relations, type));
  const numbering = readNumbering(tree('numbering'));
  const styles = readStyles(tree('styles'), numbering);
  const settings = tree('settings');
  const language = styles.language ?? told;
  const counter = () => newLabelCounter(numbering, language === '' ? 'en' : language);
  return {
    file,
    styles,
    theme: readTheme(tree('theme'), settings),
    settings,
    counters: { shown: counter(), accepted: counter(), rejected: counter() },
    language,
    looks: new Map(),
    messages: [],
    ids: new Set(),
    notes: new Map(),
    marks: new Map(),
    noteCounts: { f: new Map(), e: new Map() },
    notesByPage: false,
    comments: new Map(),
    commentIds: new Map(),
    leftover: [],
    sections: [],
    line: 0,
    fields: 0,
  };
}
