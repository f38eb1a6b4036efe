import { join, relative, sep } from 'node:path';
import type { Message } from '../model/message.ts';
import { type CliError, refuseErrors, unusable } from './cli-error.ts';
import type { Library } from './find.ts';
import { keyOf, placeOfKey } from './front.ts';
import { listTextFiles } from './listing.ts';
import {
  type Instrument,
  identityOf,
  pathPart,
  printInstrument,
  printRevision,
  type RevisionName,
  searchFolder,
  withoutStage,
} from './names.ts';
import { joinFindings, type LibraryFile, placeFile, readTextFile } from './texts.ts';

/** One revision or stage of an instrument: `key` is `rev.cop13` or `rev.cop15.draft`, `files` one file a language. */
export interface Revision {
  readonly key: string;
  readonly base: string | null;
  readonly adopted: boolean;
  readonly files: readonly LibraryFile[];
}

/**
 * All texts of an instrument, papers left out, and for a subject of Decisions those of all meetings. Errors in front
 * matters, in file names and in the reading of a file are a `CliError` that holds them all. `read` reads one file.
 */
export function readInstrument(
  library: Library,
  instrument: Instrument,
  read: typeof readTextFile = readTextFile,
): LibraryFile[] {
  const files: LibraryFile[] = [];
  const messages: Message[] = [];
  for (const path of listTextFiles(library, searchFolder(instrument))) {
    const file = read(path, library.cwd);
    if (!mayBelong(file.text.front.values, instrument)) continue;
    const placed = placeFile(library, file);
    for (const found of joinFindings(file.messages, placed.messages)) messages.push(found);
    if (placed.facts === null || placed.facts.kind === 'paper') continue;
    if (identityOf(placed.facts.instrument) === identityOf(instrument)) {
      files.push({ ...file, facts: placed.facts });
    }
  }
  refuseErrors(messages);
  refuseErrors(clashes(files));
  return files;
}

/**
 * Whether a file that stands in the search folder can be of the instrument: Decisions of other subjects stand there too,
 * and an error in one of them must not stop the work on this one.
 */
export function mayBelong(
  values: Readonly<Record<string, unknown>>,
  instrument: Instrument,
): boolean {
  if (instrument.kind === 'resolution' || typeof values.subject !== 'string') return true;
  return pathPart(values.subject) === instrument.subject;
}

function clashes(files: readonly LibraryFile[]): Message[] {
  const first = files[0];
  return files.flatMap((file) => {
    if (first === undefined || file.facts.printed === first.facts.printed) return [];
    const text = `found ${file.facts.printed} in the folder of ${first.facts.printed} (${first.shown}), expected names that differ in more than case and marks`;
    return [
      {
        severity: 'error',
        rule: 'name-clash',
        text,
        place: { file: file.shown, line: 1, column: 1 },
      },
    ];
  });
}

/**
 * The revisions of an instrument in the order of their bases: what a text was drawn from stands before it. A base that
 * is not there, a loop of bases, or languages that name different bases are a `CliError` at the line of the `base`.
 */
export function orderRevisions(files: readonly LibraryFile[]): Revision[] {
  const revisions = new Map<string, Revision>();
  for (const file of files) {
    const key = keyOf(file.facts);
    const known = revisions.get(key);
    if (known !== undefined && known.base !== file.facts.base)
      throw baseError(
        file,
        `found base: ${file.facts.base ?? 'none'}, expected ${known.base ?? 'none'} as in ${known.files[0]?.shown}`,
      );
    revisions.set(key, {
      key,
      base: file.facts.base,
      adopted: file.facts.stage === null,
      files: [...(known?.files ?? []), file],
    });
  }
  const ordered = new Map<string, Revision>();
  for (const revision of revisions.values()) place(revision, revisions, ordered);
  return [...ordered.values()];
}

function place(
  start: Revision,
  all: ReadonlyMap<string, Revision>,
  ordered: Map<string, Revision>,
): void {
  const chain: Revision[] = [];
  let revision: Revision | undefined = start;
  while (revision !== undefined && !ordered.has(revision.key)) {
    if (chain.includes(revision)) {
      const loop = [...chain.slice(chain.indexOf(revision)), revision].map(({ key }) => key);
      throw baseError(
        revision.files[0],
        `found a loop of bases ${loop.join(' -> ')}, expected a chain with a beginning`,
      );
    }
    chain.push(revision);
    revision = baseOf(revision, all);
  }
  for (const found of chain.reverse()) ordered.set(found.key, found);
}

function baseOf(revision: Revision, all: ReadonlyMap<string, Revision>): Revision | undefined {
  if (revision.base === null) return undefined;
  const base = all.get(revision.base);
  if (base !== undefined) return base;
  throw baseError(
    revision.files[0],
    `found base: ${revision.base}, expected one of ${keysOf(all, revision.key)}`,
  );
}

function keysOf(all: ReadonlyMap<string, Revision>, but: string): string {
  const keys = [...all.keys()].filter((key) => key !== but);
  return keys.length === 0 ? 'the revisions of the library (there is no other)' : keys.join(', ');
}

function baseError(file: LibraryFile | undefined, text: string): CliError {
  const place = file === undefined ? null : placeOfKey(file.text.front, 'base', file.shown);
  return unusable('base', text, place);
}

/**
 * The revision in force: the last adopted one; of Decisions the ones of the meeting that is named. None, or two adopted
 * ones from one base, is a `CliError`.
 */
export function revisionInForce(revisions: readonly Revision[], instrument: Instrument): Revision {
  const adopted = revisions.filter((revision) => revision.adopted);
  const bases = new Set(adopted.map(({ base }) => base));
  const last = adopted.filter(({ key }) =>
    instrument.kind === 'decision' ? key === instrument.meeting : !bases.has(key),
  );
  const [found, other] = last;
  const name = printInstrument(instrument);
  if (found === undefined) {
    throw unusable(
      'revision',
      `found no adopted revision of ${name}, expected one besides ${known(revisions)}`,
    );
  }
  if (other === undefined) return found;
  throw unusable(
    'base',
    `found ${found.key} and ${other.key} of ${name} both in force, expected one to name the other as its base`,
  );
}

/** The revision of this key; without a key the one in force. Others are named when there is no such revision. */
export function findRevision(
  revisions: readonly Revision[],
  instrument: Instrument,
  key: string | null,
): Revision {
  if (key === null) return revisionInForce(revisions, instrument);
  const found = revisions.find((revision) => revision.key === key);
  if (found !== undefined) return found;
  throw unusable(
    'revision',
    `found no ${printRevision(instrument, key)}, expected ${known(revisions)}`,
  );
}

/** As `readInstrument`, where there must be a text: else the instruments that there are, the nearest first. `shown` is what was asked for. */
export function needTexts(
  library: Library,
  instrument: Instrument,
  shown: string = printInstrument(instrument),
  read: typeof readTextFile = readTextFile,
): LibraryFile[] {
  const files = readInstrument(library, instrument, read);
  if (files.length > 0) return files;
  const others = nearNames(printInstrument(instrument), instrumentsOf(library, instrument));
  const expected = others === '' ? 'a text of it in the library' : `one of ${others}`;
  throw unusable('revision', `found no ${shown}, expected ${expected}`);
}

function printName({ instrument, revision }: RevisionName): string {
  return revision === null ? printInstrument(instrument) : printRevision(instrument, revision);
}

// By the names of folders and files alone: a list that helps must not fail on a text that is in disorder.
function instrumentsOf(library: Library, { kind, body }: Instrument): string[] {
  const top = kind === 'resolution' ? 'resolutions' : 'decisions';
  const names = listTextFiles(library, `${top}/${body}`).map((path) => {
    const [second = '', file = ''] = relative(join(library.root, top, body), path).split(sep);
    return kind === 'resolution'
      ? `${body}/${second}`
      : `decision:${body}/${second}/${file.split('.')[0]}`;
  });
  return [...new Set(names)];
}

const MOST_NAMES = 8;

function nearNames(name: string, others: readonly string[]): string {
  const near = [...others].sort((a, b) => sharedLength(name, b) - sharedLength(name, a));
  return [...near.slice(0, MOST_NAMES), ...(near.length > MOST_NAMES ? ['…'] : [])].join(', ');
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function known(revisions: readonly Revision[]): string {
  return revisions.map(({ key }) => key).join(', ') || 'a text of it in the library';
}

/**
 * The revision that a name calls for. Decisions are named by their meeting and, where they are a draft, by the stage behind
 * the subject: `decision:cms/cop15/cami.draft`.
 */
export function lookUp(
  library: Library,
  name: RevisionName,
  read: typeof readTextFile = readTextFile,
): Revision {
  const isText = (one: Instrument): boolean => readInstrument(library, one, read).length > 0;
  const { instrument, revision } = withoutStage(name, isText);
  const files = needTexts(library, instrument, printName({ instrument, revision }), read);
  return findRevision(orderRevisions(files), instrument, revision);
}
