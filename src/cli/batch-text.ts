import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withFront } from '../formats/markdown/front.ts';
import { refuseErrors } from '../library/cli-error.ts';
import { pathPart } from '../library/names.ts';
import type { NewFile } from '../library/write.ts';
import { formatMessage, type Message } from '../model/message.ts';
import type { Text } from '../model/text.ts';
import type { Batch } from './batch.ts';
import { laterBases, withBase } from './batch-bases.ts';
import { readDocument, refuseTracked } from './batch-document.ts';
import { BATCH_KINDS } from './batch-facts.ts';
import type { Surveyed } from './batch-survey.ts';
import { refuseTwin } from './batch-twins.ts';
import { importPaper, isAmended } from './import-paper.ts';
import { planFiles } from './import-plan.ts';
import type { Imported, ImportOptions } from './import-request.ts';
import { importText } from './import-text.ts';
import type { Readable } from './readable.ts';
import { printMessages } from './report.ts';
import { factsOf, newItem, type WorkItem } from './worklist.ts';

/** The files that a document makes, and its new state in the worklist. */
export interface ImportedDocument {
  readonly files: readonly NewFile[];
  readonly item: WorkItem;
}

/** Imports one document whose facts are known; `all` are those that come in with it. What cannot be imported is a `CliError`. */
export async function importDocument(
  document: Surveyed,
  all: readonly Surveyed[],
  batch: Batch,
): Promise<ImportedDocument> {
  const { entry, source } = document;
  const file = await readDocument(source, entry, batch.io);
  const { texts, messages } = importOne(file, document, batch);
  refuseErrors(messages);
  const revised = texts.map((text) => withBase(text, document, all, batch));
  refuseTwin(document, revised, batch);
  const origin = { shown: file.shown, head: file.kind === 'markdown' };
  const files = planFiles(revised, origin, batch.library, batch.options.force === true);
  const later = revised.flatMap((text) => laterBases(text, batch));
  const found = [...messages, ...files.flatMap((each) => each.messages), ...later];
  printMessages(batch.io, found);
  const item = batch.items.get(entry.file) ?? newItem(entry.file);
  return {
    files,
    item: {
      ...item,
      status: 'done',
      reason: '',
      paragraphs: countParagraphs(texts),
      messages: openMessages(found),
      texts: files.map(({ path }) => relativeTo(batch.library.root, path)),
    },
  };
}

function relativeTo(root: string, path: string): string {
  return path.slice(root.length + 1).replace(/\\/g, '/');
}

// Remarks are for the record; what is open is what somebody should look at.
function openMessages(messages: readonly Message[]): string[] {
  return messages.filter(({ severity }) => severity !== 'info').map(formatMessage);
}

function countParagraphs(texts: readonly Text[]): number {
  const counted = texts.map(({ paragraphs }) => {
    const own = paragraphs.filter(({ kind }) => kind !== 'table' && kind !== 'note');
    return own.length;
  });
  return counted.reduce((sum, count) => sum + count, 0);
}

function importOne(file: Readable, document: Surveyed, batch: Batch): Imported {
  const imported = recognised(file, document, batch);
  const { form, file: name } = document.entry;
  if (form !== 'office') return imported;
  // What was read is what LibreOffice made of it; where the text comes from is the document.
  const sha256 = batch.items.get(name)?.sha256 ?? '';
  const source = name.slice(name.lastIndexOf('/') + 1);
  const texts = imported.texts.map((text) =>
    text.front.values.sha256 === undefined
      ? text
      : { ...text, front: withFront(text.front, { source, sha256 }) },
  );
  return { ...imported, texts };
}

function recognised(file: Readable, document: Surveyed, batch: Batch): Imported {
  const { library } = batch;
  const options = optionsOf(document, batch);
  if (file.kind === 'markdown') return importText(file, library, options);
  if (document.facts.kind === 'paper') return importPaper(file, library, options);
  refuseTracked(file);
  // A Resolution may come with a redline: the text before and a draft.
  const amended = options.as === 'resolution' && isAmended(file, library, options);
  if (file.kind === 'word' && amended) return importPaper(file, library, options);
  return importText(file, library, options);
}

// What the options are called under which the facts of each kind go.
const CALLED: Readonly<Record<string, Readonly<Record<'number' | 'revision', string>>>> = {
  resolution: { number: 'number', revision: 'revision' },
  programme: { number: 'number', revision: 'revision' },
  decisions: { number: 'subject', revision: 'meeting' },
  paper: { number: 'symbol', revision: 'meeting' },
};

function optionsOf({ facts, entry }: Surveyed, { options, library, items }: Batch): ImportOptions {
  const { kind, body, language } = facts;
  const called = CALLED[kind ?? ''];
  // A paper says its own; what is given stands in for what is not found on it.
  const names = kind === 'paper' ? (items.get(entry.file)?.given ?? {}) : facts;
  const values = Object.entries({
    as: BATCH_KINDS[kind ?? ''],
    body,
    language,
    ...(called && { [called.number]: names.number, [called.revision]: names.revision }),
    library: library.root,
  }).filter(([, value]) => value != null);
  const reconstructed = options.reconstructed === true ? { reconstructed: true as const } : {};
  return { ...Object.fromEntries(values), ...reconstructed };
}

/** Whether what was made of a document is still there, and is what its facts say. */
export function isPlaced(item: WorkItem, { library }: Batch): boolean {
  const { kind, number, revision, language } = factsOf(item);
  const whole =
    item.texts.length > 0 && item.texts.every((text) => existsSync(join(library.root, text)));
  if (!whole || kind === 'paper' || kind === 'decisions') return whole;
  const end = `/${pathPart(number ?? '')}/${revision}.${language}.md`;
  return item.texts.some((text) => text.endsWith(end));
}
