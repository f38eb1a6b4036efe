import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { withFront } from '../formats/markdown/front.ts';
import { CliError, misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { insideLibrary, type Library, needLibrary, shownPath } from '../library/find.ts';
import { type Facts, isDay, keyOf, pathOf } from '../library/front.ts';
import { siblingFiles, usedUp } from '../library/ids.ts';
import { type Instrument, needInstrument, pathPart, printRevision } from '../library/names.ts';
import { needTexts, orderRevisions, type Revision } from '../library/revisions.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import { joinFindings, type LibraryFile, placeFile, readTextFile } from '../library/texts.ts';
import { type NewFile, writeFiles } from '../library/write.ts';
import type { Paragraph } from '../model/paragraph.ts';
import { frontString, type Text } from '../model/text.ts';
import { EDITION, otherMeeting, refuseEarlier, unknownMeeting } from './draft-meeting.ts';
import { rebaseDraft } from './draft-rebase.ts';
import {
  draftName,
  refuseSamePaper,
  type StageOptions,
  sourceOf,
  stageOf,
  warnUnbound,
} from './draft-stage.ts';
import { baseOf, draftingFile, refuseOneFile, withIds } from './draft-word.ts';
import { formatText } from './formatting.ts';
import { idErrors } from './id-errors.ts';
import type { End, Io } from './io.ts';
import { openLibrary } from './open-library.ts';
import { printJson, printMessages } from './report.ts';

interface Options {
  readonly for?: string;
  readonly stage?: string;
  readonly from?: string;
  readonly paper?: string;
  readonly rebase?: true;
  readonly onto?: string;
  readonly language?: string;
  readonly date?: string;
  readonly docx?: string;
  readonly json?: true;
  readonly library?: string;
}

type Wanted = Options & StageOptions;

const HELP = `
OF is an instrument of the library, such as BODY/11.24 or decision:BODY/cop14/SUBJECT. One file a language is made;
every paragraph keeps its id and its label.
--docx also writes the draft as a Word file to draft in: clean text in the third column, comments in the second. A draft that
stands already is written as it is. revcop import brings the file back, by anyone who typed, pasted, split and deleted in it.

--stage names the draft, where one stands already or this is a later stage: rev1, crp3, crp3-rev1. --from draws it from an earlier
stage, which becomes its base and whose comments and deleted paragraphs it keeps; without it a draft is drawn from the text in force.
Several drafts may be drawn from one base, each with the --paper that presents it.
--rebase carries a draft, OF being its file or BODY/11.24@rev.cop15.draft (or OF with --for and --stage), to the text in force or to
that of --onto. Where both changed the same words the draft's are kept: these are listed, and the exit code is 1.

Examples:
  $ revcop draft BODY/11.24 --for cop16
  $ revcop draft BODY/1.2 --for cop6 --stage crp3 --from rev.cop6.rev1 --paper BODY/COP6/CRP.3
  $ revcop draft BODY/1.2@rev.cop6.draft --rebase --onto rev.cop5
  $ revcop draft BODY/11.24 --for cop16 --language fr --docx work.docx
  $ revcop draft BODY/joint-programme --for 2031-2040`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Make a new draft from the revision in force.')
    .argument('<of>', 'the instrument; with --rebase the draft')
    .option('--for <meeting>', 'the meeting that the draft is for; of a programme its years')
    .option('--stage <name>', 'the name of the stage (default: draft)')
    .option('--from <key>', 'the earlier stage, or the revision, that it is drawn from')
    .option('--paper <symbol>', 'the symbol of the paper that presents it')
    .option('--rebase', 'carry a draft to a newer base')
    .option('--onto <key>', 'with --rebase: the newer base (default: the text in force)')
    .option('--language <tag>', 'only this language')
    .option('--date <day>', 'the date of the draft (default: today)')
    .option('--docx <file>', 'write a Word file to draft in (a folder: end it with /)')
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', HELP)
    .action(async (of: string, options: Options) => {
      if (options.rebase === true) end(rebaseDraft(draftName(of, options), options, io));
      else {
        await makeDraft(needInstrument(of), wanted(options), io);
        end(0);
      }
    });
}

function wanted({ for: meeting, ...options }: Options): Wanted {
  if (options.onto !== undefined)
    throw misuse('arguments', 'found --onto alone, expected it with --rebase');
  if (meeting !== undefined) return { ...options, for: meeting };
  throw misuse('meeting', 'found no --for, expected the meeting that the draft is for');
}

async function makeDraft(instrument: Instrument, options: Wanted, io: Io): Promise<void> {
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const texts = needTexts(library, instrument);
  refuseBrokenSeals(texts);
  const revisions = orderRevisions(texts);
  const base = sourceOf(revisions, instrument, options);
  if (base.adopted) refuseEarlier(options.for, base.key);
  if (options.paper !== undefined)
    printMessages(io, otherMeeting(options.paper, options.for, instrument.body, library));
  const drafts = chosenFiles(base, instrument, options.language).map((file) =>
    draftOf(file, base, library, options, io),
  );
  const fresh =
    options.docx === undefined ? drafts : drafts.filter(({ path }) => !existsSync(path));
  refuseExisting(fresh, library);
  refuseSamePaper(fresh.length > 0 ? texts : [], options);
  printMessages(io, fresh.length > 0 ? warnUnbound(revisions, base, options) : []);
  printMessages(io, unknownMeeting(options.for, base, instrument.body, library));
  const word = await wordFiles(drafts, base, library, options, io);
  const made = [...fresh.map(({ path, content }) => ({ path, content, was: null })), ...word];
  writeFiles(library, made);
  const files = made.map(({ path }) => shownPath(io.cwd, path));
  if (options.json === true) printJson(io, { base: base.key, files });
  else for (const file of files) io.out(`${file}\n`);
}

// A draft that stands already is written as it stands.
async function wordFiles(
  drafts: readonly Draft[],
  base: Revision,
  library: Library,
  { docx }: Options,
  io: Io,
): Promise<NewFile[]> {
  if (docx === undefined) return [];
  refuseOneFile(
    docx,
    drafts.map(({ from }) => from.facts.language),
    io.cwd,
  );
  const files: NewFile[] = [];
  for (const draft of drafts) {
    const standing = existsSync(draft.path) ? standingDraft(draft, library) : null;
    const { file, messages } = await draftingFile(
      {
        text: standing ? withIds(standing, library) : draft.text,
        base: (standing ? baseOf(standing, library) : draft.from).text,
        baseKey: standing?.facts.base ?? base.key,
        key: keyOf(draft.facts),
        instrument: draft.facts.instrument,
      },
      docx,
      library,
      io.today(),
    );
    printMessages(io, messages);
    files.push(file);
  }
  return files;
}

function standingDraft({ path }: Draft, library: Library): LibraryFile {
  const file = readTextFile(path, library.cwd);
  const { facts, messages } = placeFile(library, file);
  refuseErrors([
    ...joinFindings(file.messages, messages),
    ...idErrors(file.text, file.shown, file.messages),
  ]);
  if (facts === null) throw new Error('front matter without facts and without errors');
  return { ...file, facts };
}

function chosenFiles(
  base: Revision,
  instrument: Instrument,
  language: string | undefined,
): readonly LibraryFile[] {
  if (language === undefined) return base.files;
  const found = base.files.filter(({ facts }) => facts.language === language.toLowerCase());
  if (found.length > 0) return found;
  const known = base.files.map(({ facts }) => facts.language).join(', ');
  throw unusable(
    'language',
    `found no ${language} of ${printRevision(instrument, base.key)}, expected ${known}`,
  );
}

/** A draft that is made, and the text from which it is drawn. */
interface Draft extends NewFile {
  readonly text: Text;
  readonly facts: Facts;
  readonly from: LibraryFile;
}

function draftOf(
  file: LibraryFile,
  base: Revision,
  library: Library,
  options: Wanted,
  io: Io,
): Draft {
  const errors = idErrors(file.text, file.shown, file.messages);
  if (errors.length > 0) throw new CliError(errors, 3);
  printMessages(io, file.messages);
  const facts = draftFacts(file.facts, options);
  const path = insideLibrary(library, pathOf(facts));
  const date = dayOf(options, io);
  const text = withHead(file.text, { facts, base, date, paper: options.paper });
  const formatted = formatText(
    text,
    facts.identity,
    usedUp(siblingFiles(library, file.facts.instrument, []).map(({ text: known }) => known)),
    shownPath(io.cwd, path),
  );
  return { path, content: formatted.source, text: formatted.text, facts, from: file };
}

function draftFacts(of: Facts, options: Wanted): Facts {
  const meeting = pathPart(options.for);
  if (meeting === null)
    throw misuse('meeting', `found --for ${options.for}, expected a meeting such as cop16`);
  const decision = of.instrument.kind === 'decision';
  const instrument: Instrument =
    of.instrument.kind === 'decision' ? { ...of.instrument, meeting } : of.instrument;
  const stage = stageOf(options);
  return { ...of, instrument, revision: decision ? meeting : `rev.${meeting}`, stage };
}

function dayOf(options: Options, io: Io): string {
  const day = options.date ?? io.today();
  if (!isDay(day)) throw misuse('date', `found --date ${day}, expected a day such as 2026-02-20`);
  return day;
}

interface Head {
  readonly facts: Facts;
  readonly base: Revision;
  readonly date: string;
  readonly paper: string | undefined;
}

// A head of its own: what the base says of its source, its seal and its state is not true of a draft.
function withHead(text: Text, { facts, base, date, paper }: Head): Text {
  const decision = facts.instrument.kind === 'decision';
  const meeting = decision ? facts.revision : facts.revision.replace(/^rev\./, '');
  const values = {
    body: frontString(text, 'body') ?? facts.instrument.body,
    kind: facts.kind,
    ...(decision
      ? { subject: facts.printed }
      : { number: facts.printed, revision: facts.revision }),
    base: base.key,
    stage: facts.stage ?? 'draft',
    status: 'proposed',
    ...(paper === undefined ? {} : { paper }),
    ...(facts.kind === 'text' && EDITION.test(meeting) ? {} : { meeting }),
    date,
    language: facts.language,
  };
  return {
    front: withFront({ source: '', values: {} }, values),
    // A later stage of a draft is the same amendment, reasons and all.
    paragraphs: base.adopted ? text.paragraphs.map(withoutHistory) : text.paragraphs,
  };
}

// The reasons of the last amendment are not those of the next, and what was split then is not split again.
function withoutHistory(paragraph: Paragraph): Paragraph {
  const { from, ...values } = paragraph.attributes.values;
  if (paragraph.comments.length === 0 && from === undefined) return paragraph;
  return { ...paragraph, attributes: { ...paragraph.attributes, values }, comments: [] };
}

function refuseExisting(drafts: readonly NewFile[], library: Library): void {
  const found = drafts.find(({ path }) => existsSync(path));
  if (found === undefined) return;
  const place = { file: shownPath(library.cwd, found.path), line: 1, column: 1 };
  throw unusable('exists', 'found a draft, expected none of this name; nothing was written', place);
}
