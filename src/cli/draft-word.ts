import { existsSync } from 'node:fs';
import type { Element, Root } from 'hast';
import { type ReadDocx, readDocx } from '../formats/docx/read/read.ts';
import { writeMarkdown } from '../formats/markdown/write.ts';
import { CliError, refuseErrors, unusable } from '../library/cli-error.ts';
import { type Library, shownPath } from '../library/find.ts';
import { keyOf } from '../library/front.ts';
import { siblingFiles, usedUp } from '../library/ids.ts';
import { type Instrument, pathPart, printInstrument, readName } from '../library/names.ts';
import { loadProfile, loadStyle, loadTemplates } from '../library/profile.ts';
import { lookUp, needTexts, orderRevisions } from '../library/revisions.ts';
import { readBytes } from '../library/source.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { inFile, type Message } from '../model/message.ts';
import { isElement, type Sheet, textOf } from '../model/sheet.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { marksOfDrafting, readDrafting } from '../papers/drafting/drafting.ts';
import { type DraftingTexts, draftingSheet } from '../papers/drafting/layout.ts';
import { markOf, readTold, type Told, toldProperties } from '../papers/drafting/told.ts';
import { languageWords, type SheetContext } from '../papers/write/layout.ts';
import { titleOf } from './comparison-files.ts';
import { folderNamed } from './destination.ts';
import { formatText } from './formatting.ts';
import type { Readable } from './readable.ts';
import { type Imprint, sheetFiles } from './sheet-files.ts';

/** What a drafting file says of itself: the draft by its name, its base, its language. */
export interface DraftingName {
  readonly name: string;
  readonly language: string;
}

const PROPERTY = {
  draft: 'revcop-draft',
  base: 'revcop-base',
  language: 'revcop-language',
  seen: 'revcop-seen',
};

/** A draft that a drafting file is written for. */
export interface DraftToWrite {
  readonly text: Text;
  readonly base: Text;
  readonly baseKey: string;
  /** Key of the draft, `rev.cop15.draft`. */
  readonly key: string;
  readonly instrument: Instrument;
}

/**
 * The Word file in which a draft is written on: three columns, bookmarked, and nothing of the text in it but what is seen.
 * It is read again and must give the draft as it is; else it is not handed out.
 */
export async function draftingFile(
  draft: DraftToWrite,
  docx: string,
  library: Library,
  today: string,
): Promise<{ readonly file: NewFile; readonly messages: readonly Message[] }> {
  const { text, base, baseKey, key, instrument } = draft;
  const name = `${printInstrument(instrument)}@${key}`;
  const language = languageOf(text);
  const context = contextOf(library, instrument.body);
  const texts: DraftingTexts = { base, draft: text, name };
  const { value: sheet, messages } = draftingSheet(texts, context);
  refuseErrors(messages);
  const write = async (told: Told, seen: string): Promise<NewFile> => {
    const custom = {
      [PROPERTY.draft]: name,
      [PROPERTY.base]: baseKey,
      [PROPERTY.language]: language,
      [PROPERTY.seen]: seen,
      ...toldProperties(told),
    };
    const imprint = { ...imprintOf(draft, name, library, context, today), custom };
    const [file] = await sheetFiles(sheet, { docx, html: undefined }, imprint, library.cwd);
    if (!file) throw new Error('a sheet without a file');
    return file;
  };
  // What the cells say is told as it will be read.
  const read = readBack(await write(new Map(), ''));
  const file = await write(
    read ? marksOfDrafting(read.sheet, texts, context) : new Map(),
    read ? markOf(JSON.stringify(read.sheet.root)) : '',
  );
  refuseWrittenIn(file.path, library.cwd);
  proveFile(file, texts, context, library.cwd);
  return { file, messages };
}

function imprintOf(
  { text, instrument }: DraftToWrite,
  name: string,
  library: Library,
  { profile }: SheetContext,
  today: string,
): Imprint {
  const language = languageOf(text);
  return {
    looks: loadStyle(library.root, instrument.body),
    name: `${pathPart(name) ?? 'draft'}.${language}`,
    title: titleOf(text) ?? name,
    subject: name,
    language,
    author: instrument.body.toUpperCase(),
    date: frontString(text, 'date') ?? today,
    redline: 'formatting',
    redlineFirst: profile.redlineFirst,
    words: languageWords(profile, language).words,
  };
}

// What somebody has written into a Word file since it was handed out stands nowhere else.
function refuseWrittenIn(path: string, cwd: string): void {
  if (!existsSync(path)) return;
  const shown = shownPath(cwd, path);
  const { value } = readDocx(readBytes(path, shown));
  const seen = value?.properties.custom?.[PROPERTY.seen] ?? '';
  if (value && seen === markOf(JSON.stringify(value.sheet.root))) return;
  const text = `found a Word file that is not as revcop made it, expected one that nobody has written in since (revcop import ${shown} brings it back), or another name; nothing was written`;
  throw unusable('exists', text, { file: shown, line: 1, column: 1 });
}

function readBack({ content }: NewFile): ReadDocx | null {
  return typeof content === 'string' ? null : readDocx(content).value;
}

function contextOf(library: Library, body: string): SheetContext {
  return {
    profile: loadProfile(library.root, body),
    templates: loadTemplates(library.root, body),
  };
}

// With what the file says of itself, and without: properties get lost.
function proveFile(file: NewFile, texts: DraftingTexts, context: SheetContext, cwd: string): void {
  const read = readBack(file);
  const { path } = file;
  const back = [readTold(read?.properties.custom ?? {}), null].map((told) =>
    read === null ? null : readDrafting(read.sheet, { texts, context, told }).value,
  );
  const expected = writeMarkdown(texts.draft);
  if (back.every((text) => text !== null && writeMarkdown(text) === expected)) return;
  const text =
    'found a Word file that would not give the draft back as it is, expected one that does; nothing was written';
  throw unusable('proof', text, { file: shownPath(cwd, path), line: 1, column: 1 });
}

/** Refuses one Word file for drafts in several languages: each needs its own. */
export function refuseOneFile(docx: string, languages: readonly string[], cwd: string): void {
  if (languages.length < 2 || folderNamed(docx, cwd) !== null) return;
  throw unusable(
    'language',
    `found drafts in ${languages.join(', ')} for one file, expected --language, or a folder that ends in /`,
  );
}

/** What a Word file that came out of `draft --docx` says of itself; null for any other. */
function draftingName(sheet: Sheet, custom: Readonly<Record<string, string>>): DraftingName | null {
  const name = custom[PROPERTY.draft];
  const language = custom[PROPERTY.language];
  if (name !== undefined && language !== undefined && isName(name)) return { name, language };
  return visibleName(sheet.root);
}

function isName(name: string): boolean {
  return (readName(name)?.revision ?? null) !== null;
}

// Programs lose properties: the same stands above the table.
function visibleName(node: Root | Element): DraftingName | null {
  for (const child of node.children) {
    if (!isElement(child) || child.tagName === 'table') continue;
    if (!/^(?:p|h[1-4])$/.test(child.tagName)) {
      const found = visibleName(child);
      if (found) return found;
      continue;
    }
    const [, name, language] = /^\s*(\S+@\S+) \(([A-Za-z-]+)\)\s*$/.exec(textOf(child)) ?? [];
    if (name !== undefined && language !== undefined && isName(name)) return { name, language };
  }
  return null;
}

/** A draft that was written on in Word. `changed` is false where the file gives the draft as it stands. */
export interface DraftedInWord {
  readonly file: NewFile & { readonly shown: string };
  readonly changed: boolean;
  readonly before: Text;
  readonly after: Text;
  readonly messages: readonly Message[];
}

type Word = Extract<Readable, { kind: 'word' }>;

/** Reads a drafting file back into its draft; null for a Word file that is none. */
export function importDrafting(file: Word, library: Library): DraftedInWord | null {
  const named = draftingName(file.sheet, file.custom);
  const found = named && readName(named.name);
  if (!named || !found) return null;
  const revision = lookUp(library, found);
  const draft = inLanguage(revision.files, named);
  if (draft.facts.stage === null) {
    const text = `found a drafting file of ${named.name}, which is adopted, expected one of a draft`;
    throw unusable('adopted', text, { file: file.shown, line: 1, column: 1 });
  }
  const { facts } = draft;
  const base = baseOf(draft, library);
  const context = contextOf(library, facts.instrument.body);
  const taken = takenIds(draft, library);
  const before = formatText(draft.text, facts.identity, taken, draft.shown);
  const texts = { base: base.text, draft: before.text, name: named.name };
  const told = readTold(file.custom);
  const { value, messages } = readDrafting(file.sheet, { texts, context, told });
  refuseErrors(messages.map((one) => inFile(file.shown, one)));
  const same = writeMarkdown(value) === before.source;
  const after = same ? before : formatText(value, facts.identity, taken, draft.shown);
  const lost = told === null ? [lostProperties(file.shown)] : [];
  return {
    file: { path: draft.path, shown: draft.shown, content: same ? draft.source : after.source },
    changed: !same,
    before: before.text,
    after: after.text,
    messages: [...file.messages, ...lost, ...messages.map((one) => inFile(file.shown, one))],
  };
}

function lostProperties(shown: string): Message {
  const text =
    'found no marks of what the file said when it was written, expected those of revcop; it is held against the draft as it stands';
  return {
    severity: 'info',
    rule: 'properties-lost',
    text,
    place: { file: shown, line: 1, column: 1 },
  };
}

function inLanguage(files: readonly LibraryFile[], { name, language }: DraftingName): LibraryFile {
  const found = files.find(({ facts }) => facts.language === language.toLowerCase());
  if (found) return found;
  const known = files.map(({ facts }) => facts.language).join(', ');
  throw unusable('language', `found no ${language} of ${name}, expected ${known}`);
}

/** The text from which a draft was drawn, in its language. */
export function baseOf({ facts, shown }: LibraryFile, library: Library): LibraryFile {
  const revisions = orderRevisions(needTexts(library, facts.instrument));
  const base = revisions.find(({ key }) => key === facts.base);
  const found = base?.files.find((file) => file.facts.language === facts.language);
  if (found) return found;
  const expected = `found no base ${facts.base ?? 'none'} of ${keyOf(facts)} in ${facts.language}, expected one in the library`;
  throw new CliError(
    [
      {
        severity: 'error',
        rule: 'base',
        text: expected,
        place: { file: shown, line: 1, column: 1 },
      },
    ],
    3,
  );
}

function takenIds({ facts, path }: LibraryFile, library: Library): Set<string> {
  return usedUp(siblingFiles(library, facts.instrument, [path]).map(({ text }) => text));
}

/** The draft with an id on every paragraph, as the drafting file needs it. */
export function withIds(draft: LibraryFile, library: Library): Text {
  return formatText(draft.text, draft.facts.identity, takenIds(draft, library), draft.shown).text;
}
