import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { type Library, nearestLibrary, needLibrary, realFolderPath } from '../library/find.ts';
import { keyOf } from '../library/front.ts';
import {
  type Instrument,
  printRevision,
  type RevisionName,
  readName,
  withoutStage,
} from '../library/names.ts';
import {
  findRevision,
  needTexts,
  orderRevisions,
  type Revision,
  readInstrument,
} from '../library/revisions.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import { joinFindings, type LibraryFile, placeFile, readTextFile } from '../library/texts.ts';
import { needMarkdown } from './file-kinds.ts';
import { idErrors } from './id-errors.ts';
import type { Io } from './io.ts';
import { openLibrary } from './open-library.ts';

/** A draft that a command was asked for, in all its languages, among the revisions of its instrument. */
export interface NamedDraft {
  readonly library: Library;
  readonly instrument: Instrument;
  readonly draft: Revision;
  /** All revisions and stages of the instrument, what a text was drawn from before it. */
  readonly revisions: readonly Revision[];
  /** The revision in force from which the draft and its earlier stages were drawn; null for a new text. */
  readonly base: Revision | null;
  /** The draft and its earlier stages, the draft first. */
  readonly stages: readonly Revision[];
  /** The language of the file that was named; null where a name was. */
  readonly language: string | null;
}

/**
 * The draft that a file or a name (`BODY/11.24@rev.cop15.draft`) calls for. A name that is none, errors in a text of the instrument,
 * a broken seal, an adopted text: each is a `CliError`.
 */
export function findDraft(name: string, named: string | undefined, io: Io): NamedDraft {
  const path = realFolderPath(resolve(io.cwd, name));
  const isFile = existsSync(path) || /\.(?:md|markdown)$/i.test(name);
  const around = isFile && named === undefined ? nearestLibrary(dirname(path), io.cwd) : null;
  const library = openLibrary(around ?? needLibrary(io.cwd, named), io);
  const file = isFile ? fileAt(path, library) : null;
  const of = file ? nameOf(file) : revisionName(name, library);
  const revisions = orderRevisions(needTexts(library, of.instrument));
  const files = revisions.flatMap((revision) => revision.files);
  for (const { text, shown, messages } of files)
    refuseErrors([...messages, ...idErrors(text, shown, messages)]);
  refuseBrokenSeals(files);
  const draft = draftIn(revisions, of, name);
  const stages = stagesOf(draft, revisions);
  const base = revisions.find(({ key }) => key === stages.at(-1)?.base) ?? null;
  const language = file?.facts.language ?? null;
  return { library, instrument: of.instrument, draft, revisions, base, stages, language };
}

function fileAt(path: string, library: Library): LibraryFile {
  const file = readTextFile(path, library.cwd);
  needMarkdown(path, file.shown);
  const { facts, messages } = placeFile(library, file);
  refuseErrors(joinFindings(file.messages, messages));
  if (facts !== null && facts.kind !== 'paper') return { ...file, facts };
  const place = { file: file.shown, line: 1, column: 1 };
  throw unusable('draft', 'found a paper, expected the draft that it presents', place);
}

function nameOf({ facts }: LibraryFile): RevisionName {
  return { instrument: facts.instrument, revision: keyOf(facts) };
}

function revisionName(typed: string, library: Library): RevisionName {
  const name = readName(typed);
  if (name === null)
    throw misuse(
      'name',
      `found ${typed}, expected a file, BODY/11.24@rev.cop15.draft or decision:BODY/cop15/SUBJECT.draft`,
    );
  return withoutStage(name, (instrument) => readInstrument(library, instrument).length > 0);
}

function draftIn(
  revisions: readonly Revision[],
  { instrument, revision }: RevisionName,
  typed: string,
): Revision {
  const drafts = revisions.filter(({ adopted }) => !adopted);
  const names = drafts.map(({ key }) => printRevision(instrument, key));
  const known = names.join(', ') || 'one (there is none)';
  if (revision === null) throw misuse('name', `found ${typed}, expected a draft: ${known}`);
  const found = findRevision(revisions, instrument, revision);
  if (!found.adopted) return found;
  const text = `found ${printRevision(instrument, revision)}, which is adopted, expected ${known}`;
  throw unusable('draft', text, placeOf(found));
}

/** The first line of the first file of a revision. */
export function placeOf({
  files,
}: Revision): { file: string; line: number; column: number } | null {
  const [file] = files;
  return file === undefined ? null : { file: file.shown, line: 1, column: 1 };
}

// Stages are drawn one from the other; the bases were put in order, so that they end.
function stagesOf(draft: Revision, revisions: readonly Revision[]): readonly Revision[] {
  const stages: Revision[] = [];
  let stage: Revision | undefined = draft;
  while (stage !== undefined && !stage.adopted) {
    stages.push(stage);
    const { base }: Revision = stage;
    stage = base === null ? undefined : revisions.find(({ key }) => key === base);
  }
  return stages;
}
