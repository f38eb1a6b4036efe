import { resolve } from 'node:path';
import { withFront } from '../formats/markdown/front.ts';
import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { checkFront, keyOf } from '../library/front.ts';
import { idsOf, usedUp } from '../library/ids.ts';
import { listLibrary } from '../library/listing.ts';
import { identityOf } from '../library/names.ts';
import { orderRevisions, type Revision, readInstrument } from '../library/revisions.ts';
import { type LibraryFile, readTextFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { type IdentityAnswer, renamingFrom } from '../lineage/identity.ts';
import { mintId } from '../model/id.ts';
import type { Message } from '../model/message.ts';
import type { FrontValue, Text } from '../model/text.ts';
import { formatText } from './formatting.ts';
import type { IdentityRow } from './identity-file.ts';
import { type NewNames, renameIds } from './keep-ids.ts';

/** Texts of the library while ids change in them, by path. */
type Desk = Map<string, { readonly file: LibraryFile; readonly text: Text }>;

/**
 * The files in which ids change by the answers of a person: in the text that a row names, in its other languages and in all that was drawn
 * from it; links to the paragraphs follow in the whole library, `removed:` too. Words and labels stay. A row whose ids are not
 * there, and answers that contradict each other, are errors at their lines, all in one `CliError`. `shown` is the file of the answers.
 */
export function applyIdentity(
  rows: readonly IdentityRow[],
  library: Library,
  shown: string,
): readonly NewFile[] {
  const desk: Desk = new Map();
  const messages: Message[] = [];
  for (const path of [...new Set(rows.map(({ text }) => text))]) {
    const answers = rows.filter(({ text }) => text === path);
    for (const { line, text } of applyTo(path, answers, library, desk))
      messages.push({
        severity: 'error',
        rule: 'identity',
        text,
        place: { file: shown, line, column: 1 },
      });
  }
  if (messages.length > 0) throw new CliError(messages, 3);
  return [...desk.values()].flatMap(({ file, text }) => {
    const { source } = formatText(text, file.facts.identity, new Set(), file.shown);
    return source === file.source ? [] : [{ path: file.path, content: source, was: file.source }];
  });
}

interface Fault {
  readonly line: number;
  readonly text: string;
}

function applyTo(
  path: string,
  answers: readonly IdentityRow[],
  library: Library,
  desk: Desk,
): readonly Fault[] {
  const named = textNamed(path, library);
  if (named === null)
    return [
      { line: answers[0]?.line ?? 1, text: `found no text ${path}, expected one of the library` },
    ];
  const files = readInstrument(library, named.facts.instrument).map((file) => current(file, desk));
  const revisions = orderRevisions(files);
  const own = revisions.find(({ key }) => key === keyOf(named.facts));
  const held = idsOf(files.find((file) => file.path === named.path)?.text ?? named.text);
  const stale = staleRows(answers, held, new Set(files.flatMap(({ text }) => [...idsOf(text)])));
  if (!own || stale.length > 0) return stale;
  const taken = usedUp(files.map(({ text }) => text));
  const { names, contradictions } = renamingFrom(answers.map(answerOf), held, (id) => {
    const minted = mintId(named.facts.identity, `${id}\n${own.key}`, taken);
    taken.add(minted);
    return minted;
  });
  if (contradictions.length > 0) return contradictions;
  renameEverywhere(names, revisions, own, library, desk);
  return [];
}

function answerOf({ before, after, same, line }: IdentityRow): IdentityAnswer {
  return { before, after, same, line };
}

function staleRows(
  answers: readonly IdentityRow[],
  held: ReadonlySet<string>,
  known: ReadonlySet<string>,
): readonly Fault[] {
  return answers.flatMap(({ line, before, after }) => {
    if (!held.has(after))
      return [
        {
          line,
          text: `found the id ${after}, expected one of the text (made anew since the file was written?)`,
        },
      ];
    return known.has(before)
      ? []
      : [{ line, text: `found the id before ${before}, expected one of the instrument` }];
  });
}

function textNamed(path: string, library: Library): LibraryFile | null {
  const file = listLibrary(library).find((each) => each === resolve(library.root, path));
  if (file === undefined) return null;
  const read = readTextFile(file, library.cwd);
  const { facts } = checkFront(read.text.front, read.shown);
  return facts === null || facts.kind === 'paper' ? null : { ...read, facts };
}

function current(file: LibraryFile, desk: Desk): LibraryFile {
  return { ...file, text: desk.get(file.path)?.text ?? file.text };
}

// What was drawn from a text has its ids; what it was drawn from keeps its own.
function renameEverywhere(
  names: NewNames,
  revisions: readonly Revision[],
  own: Revision,
  library: Library,
  desk: Desk,
): void {
  const later = drawnFrom(own, revisions);
  const identity = own.files[0]?.facts.identity ?? '';
  const earlier = new Set(revisions.filter(({ key }) => !later.has(key)).map(({ key }) => key));
  const isOwn = (file: LibraryFile) =>
    file.facts.kind !== 'paper' && identityOf(file.facts.instrument) === identity;
  for (const path of listLibrary(library)) {
    const file = desk.get(path)?.file ?? libraryFile(path, library);
    if (file === null || (isOwn(file) && !later.has(keyOf(file.facts)))) continue;
    const text = desk.get(path)?.text ?? file.text;
    const renamed = renameIds(
      text,
      names,
      identity,
      isOwn(file),
      (revision) => !earlier.has(revision ?? ''),
    );
    desk.set(path, { file, text: isOwn(file) ? withFrontIds(renamed, names) : renamed });
  }
}

function libraryFile(path: string, library: Library): LibraryFile | null {
  const read = readTextFile(path, library.cwd);
  const { facts } = checkFront(read.text.front, read.shown);
  return facts === null ? null : { ...read, facts };
}

function drawnFrom(own: Revision, revisions: readonly Revision[]): ReadonlySet<string> {
  const later = new Set([own.key]);
  // Bases stand before what was drawn from them.
  for (const { key, base } of revisions) if (base !== null && later.has(base)) later.add(key);
  return later;
}

function withFrontIds(text: Text, names: NewNames): Text {
  const { removed } = text.front.values;
  if (removed === undefined) return text;
  const renamed = renamedValue(removed, names);
  if (JSON.stringify(renamed) === JSON.stringify(removed)) return text;
  return { ...text, front: withFront(text.front, { removed: renamed }) };
}

// A list of ids, of mappings with `id` and `into`, or a mapping from id to reason.
function renamedValue(value: FrontValue, names: NewNames): FrontValue {
  if (typeof value === 'string') return names.get(value) ?? value;
  if (isList(value)) return value.map((one) => renamedValue(one, names));
  const entries = Object.entries(value);
  if (typeof value.id !== 'string')
    return Object.fromEntries(entries.map(([id, reason]) => [names.get(id) ?? id, reason]));
  return Object.fromEntries(
    entries.map(([key, one]) => [
      key,
      typeof one === 'string' && (key === 'id' || key === 'into') ? (names.get(one) ?? one) : one,
    ]),
  );
}

function isList(value: FrontValue): value is readonly FrontValue[] {
  return Array.isArray(value);
}
