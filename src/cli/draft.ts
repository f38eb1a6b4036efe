import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { withFront } from '../formats/markdown/front.ts';
import { CliError, misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { insideLibrary, type Library, needLibrary, shownPath } from '../library/find.ts';
import { type Facts, isDay, keyOf, pathOf } from '../library/front.ts';
import { siblingFiles, usedUp } from '../library/ids.ts';
import { type Instrument, needInstrument, pathPart, printInstrument } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { needTexts, orderRevisions, type Revision, revisionInForce } from '../library/revisions.ts';
import { joinFindings, type LibraryFile, placeFile, readTextFile } from '../library/texts.ts';
import { type NewFile, writeFiles } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import { frontString, type Text } from '../model/text.ts';
import { baseOf, draftingFile, refuseOneFile, withIds } from './draft-word.ts';
import { formatText } from './formatting.ts';
import { idErrors } from './id-errors.ts';
import type { End, Io } from './io.ts';
import { openLibrary } from './open-library.ts';
import { printJson, printMessages } from './report.ts';

interface Options {
  readonly for: string;
  readonly language?: string;
  readonly date?: string;
  readonly docx?: string;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
OF is an instrument of the library, such as BODY/11.24 or decision:BODY/cop14/SUBJECT. One file a language is made;
every paragraph keeps its id and its label.
--docx also writes the draft as a Word file to draft in: clean text in the third column, comments in the second. A draft that
stands already is written as it is. revcop import brings the file back, by anyone who typed, pasted, split and deleted in it.

Examples:
  $ revcop draft BODY/11.24 --for cop16
  $ revcop draft BODY/11.24 --for cop16 --language fr --docx work.docx
  $ revcop draft BODY/joint-programme --for 2031-2040`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Make a new draft from the revision in force.')
    .argument('<of>', 'the instrument')
    .requiredOption(
      '--for <meeting>',
      'the meeting that the draft is for; of a programme its years',
    )
    .option('--language <tag>', 'only this language')
    .option('--date <day>', 'the date of the draft (default: today)')
    .option('--docx <file>', 'write a Word file to draft in (a folder: end it with /)')
    .option('--json', 'print what was made as JSON')
    .addHelpText('after', HELP)
    .action(async (of: string, options: Options) => {
      await makeDraft(needInstrument(of), options, io);
      end(0);
    });
}

async function makeDraft(instrument: Instrument, options: Options, io: Io): Promise<void> {
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const base = revisionInForce(orderRevisions(needTexts(library, instrument)), instrument);
  refuseEarlier(options.for, base.key);
  const drafts = chosenFiles(base, instrument, options.language).map((file) =>
    draftOf(file, base, library, options, io),
  );
  const fresh =
    options.docx === undefined ? drafts : drafts.filter(({ path }) => !existsSync(path));
  refuseExisting(fresh, library);
  printMessages(io, unknownMeeting(options.for, base, instrument.body, library));
  const word = await wordFiles(drafts, base, library, options, io);
  const made = [...fresh.map(({ path, content }) => ({ path, content })), ...word];
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
    `found no ${language} of ${printInstrument(instrument)}@${base.key}, expected ${known}`,
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
  options: Options,
  io: Io,
): Draft {
  const errors = idErrors(file.text, file.shown, file.messages);
  if (errors.length > 0) throw new CliError(errors, 3);
  printMessages(io, file.messages);
  const facts = draftFacts(file.facts, options.for);
  const path = insideLibrary(library, pathOf(facts));
  const text = withHead(file.text, facts, base.key, dayOf(options, io));
  const formatted = formatText(
    text,
    facts.identity,
    usedUp(siblingFiles(library, file.facts.instrument, []).map(({ text: known }) => known)),
    shownPath(io.cwd, path),
  );
  return { path, content: formatted.source, text: formatted.text, facts, from: file };
}

function draftFacts(of: Facts, typed: string): Facts {
  const meeting = pathPart(typed);
  if (meeting === null)
    throw misuse('meeting', `found --for ${typed}, expected a meeting such as cop16`);
  const decision = of.instrument.kind === 'decision';
  const instrument: Instrument =
    of.instrument.kind === 'decision' ? { ...of.instrument, meeting } : of.instrument;
  return { ...of, instrument, revision: decision ? meeting : `rev.${meeting}`, stage: 'draft' };
}

// Meetings of one kind are numbered (`cop13`, `cop14`): a draft for one that the text in force has behind it is a slip.
function refuseEarlier(typed: string, inForce: string): void {
  const asked = /^(\D*)(\d+)$/.exec(pathPart(typed) ?? '');
  const held = /^(?:rev\.)?(\D*)(\d+)$/.exec(inForce);
  if (!asked || !held || asked[1] !== held[1] || Number(asked[2]) > Number(held[2])) return;
  throw misuse(
    'meeting',
    `found --for ${typed}, expected a meeting after ${held[1]}${held[2]}, which made the text in force`,
  );
}

/** The years of an edition of a programme or strategy, `2031-2040`. */
const EDITION = /^\d{4}(?:-\d{4})?$/;

// The next meeting need not be in the profile yet; one of another form than all that are is likely a slip.
function unknownMeeting(
  typed: string,
  { files }: Revision,
  body: string,
  { root }: Library,
): readonly Message[] {
  const meeting = pathPart(typed) ?? '';
  if (files.every(({ facts }) => facts.kind === 'text') && EDITION.test(meeting)) return [];
  const known = knownMeetings(root, body);
  const form = (name: string): string => name.replace(/\d+/g, '0');
  if (known.length === 0 || known.includes(meeting)) return [];
  const likely = known.some((name) => form(name) === form(meeting));
  const text = likely
    ? `found --for ${typed}, a meeting that the profile of ${body} does not have, expected its name and place there before a paper is printed`
    : `found --for ${typed}, expected a meeting as ${body} has them: ${known.join(', ')}`;
  return [{ severity: likely ? 'info' : 'warning', rule: 'unknown-meeting', text, place: null }];
}

function knownMeetings(root: string, body: string): readonly string[] {
  try {
    return Object.keys(loadProfile(root, body).meetings);
  } catch (error) {
    // What is wrong with a profile is told where one is needed.
    if (error instanceof CliError) return [];
    throw error;
  }
}

function dayOf(options: Options, io: Io): string {
  const day = options.date ?? io.today();
  if (!isDay(day)) throw misuse('date', `found --date ${day}, expected a day such as 2026-02-20`);
  return day;
}

// A head of its own: what the base says of its source, its seal and its state is not true of a draft.
function withHead(base: Text, facts: Facts, baseKey: string, date: string): Text {
  const decision = facts.instrument.kind === 'decision';
  const meeting = decision ? facts.revision : facts.revision.replace(/^rev\./, '');
  const values = {
    body: frontString(base, 'body') ?? facts.instrument.body,
    kind: facts.kind,
    ...(decision
      ? { subject: facts.printed }
      : { number: facts.printed, revision: facts.revision }),
    base: baseKey,
    stage: 'draft',
    status: 'proposed',
    ...(facts.kind === 'text' && EDITION.test(meeting) ? {} : { meeting }),
    date,
    language: facts.language,
  };
  return {
    front: withFront({ source: '', values: {} }, values),
    paragraphs: base.paragraphs.map(withoutComments),
  };
}

// The reasons of the last amendment are not those of the next.
function withoutComments(paragraph: Paragraph): Paragraph {
  return paragraph.comments.length === 0 ? paragraph : { ...paragraph, comments: [] };
}

function refuseExisting(drafts: readonly NewFile[], library: Library): void {
  const found = drafts.find(({ path }) => existsSync(path));
  if (found === undefined) return;
  const place = { file: shownPath(library.cwd, found.path), line: 1, column: 1 };
  throw unusable('exists', 'found a draft, expected none of this name; nothing was written', place);
}
