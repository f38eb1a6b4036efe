import { CliError, misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { shownPath } from '../library/find.ts';
import { listBodies, loadProfile } from '../library/profile.ts';
import type { Profile } from '../model/profile.ts';
import { frontString, type Text } from '../model/text.ts';
import { coverFactsReader } from '../papers/recognise/cover-facts.ts';
import { nameInLines } from '../papers/recognise/resolution-name.ts';
import type { Batch } from './batch.ts';
import { evidenceOf, readDocument } from './batch-document.ts';
import {
  BATCH_KINDS,
  type BatchFacts,
  bodyByName,
  type Evidence,
  recogniseFacts,
} from './batch-facts.ts';
import type { FolderEntry } from './batch-folder.ts';
import type { Waiting } from './batch-order.ts';
import { chooseBody } from './bodies.ts';
import { type Readable, refuseEmpty } from './readable.ts';
import type { Converted } from './to-word.ts';
import { factsOf, givenFacts, newItem, type WorkItem } from './worklist.ts';

/** A document whose facts are known. `source` is the file to be read: where LibreOffice saved it, not the document itself. */
export interface Surveyed extends Waiting {
  readonly entry: FolderEntry;
  readonly source: string;
}

/**
 * Finds out what a document is, and keeps it in the worklist; null where a fact is lacking that a person must say. A document that cannot be
 * read is a `CliError`.
 */
export async function surveyDocument(
  entry: FolderEntry,
  converted: ReadonlyMap<string, Converted> | null,
  batch: Batch,
): Promise<Surveyed | null> {
  const source = sourceOf(entry, converted, batch);
  const file = await readDocument(source, entry, batch.io);
  refuseErrors(file.messages);
  refuseEmpty(file);
  const evidence = evidenceOf(file, entry.file);
  const item = batch.items.get(entry.file) ?? newItem(entry.file);
  const profile = profileOf(file, evidence, item, batch);
  const found = foundFacts(file, evidence, profile, item, batch);
  const facts = typedFacts(factsOf({ ...item, found }), profile);
  const known: WorkItem = { ...item, found, given: givenFacts(facts, found) };
  batch.items.set(entry.file, known);
  refuseUnknownKind(facts);
  const lacking = lackingFacts(facts);
  if (lacking.length > 0) {
    const reason = `${lacking.join(', ')}: fill in what is empty in the worklist, and run again`;
    batch.items.set(entry.file, { ...known, status: 'needs', reason });
    return null;
  }
  return {
    file: entry.file,
    facts,
    profile,
    original: originalIn(evidence, profile),
    entry,
    source,
  };
}

function sourceOf(
  { path, form }: FolderEntry,
  converted: ReadonlyMap<string, Converted> | null,
  { io }: Batch,
): string {
  if (form !== 'office') return path;
  const answer = converted?.get(path);
  if (answer === undefined)
    throw misuse(
      'office',
      'found no LibreOffice, which reads this kind of document, expected it installed; or save the document as .docx in Word',
    );
  if ('path' in answer) return answer.path;
  const place = { file: shownPath(io.cwd, path), line: 1, column: 1 };
  const text = `found a document that LibreOffice cannot save as Word (${answer.problem}), expected one that is neither broken nor encrypted`;
  throw unusable('office-failed', text, place);
}

function profileOf(file: Readable, evidence: Evidence, item: WorkItem, batch: Batch): Profile {
  const { root } = batch.library;
  const bodies = listBodies(root);
  const named = item.given.body ?? batch.options.body;
  if (named != null && !bodies.includes(named))
    throw misuse('body', `found the body ${named}, expected one of ${bodies.join(', ')}`);
  const own: Text[] = file.kind === 'markdown' ? [file.text] : [];
  const told = own.some((text) => frontString(text, 'body') !== undefined);
  const body =
    named ??
    (told
      ? null
      : bodyByName(
          evidence,
          bodies.map((each) => loadProfile(root, each)),
        )) ??
    bodyOfWords(root, own, evidence);
  return loadProfile(root, body);
}

function bodyOfWords(root: string, own: readonly Text[], { lines }: Evidence): string {
  try {
    return chooseBody(root, undefined, own, lines.join('\n'));
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== 2) throw error;
    const names = listBodies(root).join(', ');
    throw misuse(
      'body',
      `found nothing that tells the body, expected it in the worklist (${names})`,
    );
  }
}

function foundFacts(
  file: Readable,
  evidence: Evidence,
  profile: Profile,
  item: WorkItem,
  { options }: Batch,
): BatchFacts {
  const as = item.given.kind ?? kindNamed(options.as);
  const found = recogniseFacts(evidence, profile, as);
  const language = options.language ?? found.language;
  if (file.kind !== 'markdown') return { ...found, language };
  const own = (key: string): string | null => frontString(file.text, key) ?? null;
  return {
    ...found,
    kind: as ?? kindNamed(own('kind') ?? undefined) ?? found.kind,
    number: own('number') ?? own('subject') ?? own('paper') ?? found.number,
    revision: own('revision') ?? own('meeting') ?? found.revision,
    language: own('language') ?? language,
  };
}

// `--as text` is what a worklist calls a programme.
function kindNamed(as: string | undefined): string | undefined {
  return Object.entries(BATCH_KINDS).find(([name, kind]) => name === as || kind === as)?.[0] ?? as;
}

// A person may type a name as it is printed, `Resolution 11.10 (Rev.COP13)`, a meeting for a revision, and `text` for a programme.
function typedFacts(facts: BatchFacts, profile: Profile): BatchFacts {
  const kind = kindNamed(facts.kind ?? undefined) ?? null;
  if (kind !== 'resolution') return { ...facts, kind };
  const named = facts.number === null ? null : nameInLines([facts.number], profile);
  const bare = facts.revision?.replace(/[\s()]+/g, '') ?? null;
  const meeting = bare?.replace(/^rev\.?/, '') ?? '';
  const revision = Object.hasOwn(profile.meetings, meeting) ? `rev.${meeting}` : bare;
  return {
    ...facts,
    kind,
    number: named?.number ?? facts.number,
    revision: revision ?? named?.revision ?? null,
  };
}

function refuseUnknownKind({ kind }: BatchFacts): void {
  const kinds = [...Object.keys(BATCH_KINDS), 'skip'];
  if (kind !== null && !kinds.includes(kind))
    throw misuse('kind', `found the kind ${kind}, expected one of ${kinds.join(', ')}`);
}

// A paper says the rest itself, or is asked for it when it is imported.
function lackingFacts(facts: BatchFacts): string[] {
  if (facts.kind === null) return [`kind (${Object.keys(BATCH_KINDS).join(', ')} or skip)`];
  if (facts.kind === 'paper') return [];
  const names = ['number', 'revision', 'language'] as const;
  return names.filter((name) => facts[name] === null).map((name) => calledIn(facts.kind, name));
}

function calledIn(kind: string | null, name: string): string {
  if (kind !== 'decisions') return name;
  if (name === 'number') return 'number (the subject of the Decisions)';
  return name === 'revision' ? 'revision (the meeting)' : name;
}

function originalIn({ lines, running }: Evidence, profile: Profile): string | null {
  const read = coverFactsReader(profile);
  for (const line of [...lines.slice(0, 30), ...running]) {
    const { original } = read(line) ?? { original: null };
    if (original !== null) return original;
  }
  return null;
}
