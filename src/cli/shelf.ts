import { CliError } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { keyOf } from '../library/front.ts';
import { listLibrary } from '../library/listing.ts';
import { identityOf, printInstrument } from '../library/names.ts';
import { orderRevisions, type Revision } from '../library/revisions.ts';
import {
  joinFindings,
  type LibraryFile,
  placeFile,
  readTextFile,
  type TextFile,
} from '../library/texts.ts';
import type { KnownText, World } from '../lineage/references/world.ts';
import type { Message } from '../model/message.ts';
import { frontString } from '../model/text.ts';

/** All texts of a library, read once. A file whose head is not in order stands in `unplaced`; what is wrong with any, in `messages`. */
export interface Shelf {
  readonly files: readonly LibraryFile[];
  readonly unplaced: readonly TextFile[];
  /** By the name of the file: what its reader and the check of its front matter said. */
  readonly messages: ReadonlyMap<string, readonly Message[]>;
}

/** Reads the texts of a library, all or those of `paths`. A file that is odd stops nothing; `progress` is told how far it is. */
export function readShelf(
  library: Library,
  progress: (doing: string) => void = () => undefined,
  paths: readonly string[] = listLibrary(library),
): Shelf {
  const files: LibraryFile[] = [];
  const unplaced: TextFile[] = [];
  const messages = new Map<string, readonly Message[]>();
  for (const [index, path] of paths.entries()) {
    progress(`reading file ${index + 1} of ${paths.length}`);
    const file = readTextFile(path, library.cwd);
    const { facts, messages: found } = placeFile(library, file);
    messages.set(file.shown, joinFindings(file.messages, found));
    if (facts === null) unplaced.push(file);
    else files.push({ ...file, facts });
  }
  return { files, unplaced, messages };
}

/** One instrument on a shelf: its revisions in the order of their bases, or why they have none. */
export interface ShelvedInstrument {
  readonly identity: string;
  readonly revisions: readonly Revision[];
  readonly messages: readonly Message[];
}

/** The instruments of a shelf, papers left out. A base that is not there, or a loop of bases, is told and stops that instrument alone. */
export function instrumentsOn({ files }: Shelf): readonly ShelvedInstrument[] {
  const byIdentity = new Map<string, LibraryFile[]>();
  for (const file of files) {
    if (file.facts.kind === 'paper') continue;
    const identity = identityOf(file.facts.instrument);
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), file]);
  }
  return [...byIdentity].map(([identity, own]) => ({ identity, ...ordered(own) }));
}

function ordered(files: readonly LibraryFile[]): Omit<ShelvedInstrument, 'identity'> {
  try {
    return { revisions: orderRevisions(files), messages: [] };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { revisions: [], messages: error.messages };
  }
}

/** The texts of a body in a language, papers too, as references see them. */
export function worldOn(
  { files }: Pick<Shelf, 'files'>,
  body: string,
  language: string,
  formulaFirst: boolean,
): World {
  const own = files.filter(
    ({ facts }) => facts.language === language && facts.instrument.body === body,
  );
  return { formulaFirst, texts: own.map(knownText) };
}

/** A file as references see it. */
export function knownText({ facts, text }: LibraryFile): KnownText {
  const { instrument, kind, printed, base, stage } = facts;
  return {
    instrument: kind === 'paper' ? 'paper' : instrument.kind,
    of: printInstrument(instrument).replace(/^decision:/, ''),
    number: printed,
    key: keyOf(facts),
    base,
    adopted: kind !== 'paper' && stage === null,
    paper: frontString(text, 'paper') ?? null,
    text,
  };
}
