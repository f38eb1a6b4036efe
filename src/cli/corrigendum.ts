import { resolve } from 'node:path';
import type { Command } from 'commander';
import { compare } from '../compare/compare.ts';
import type { Comparison, Pair } from '../compare/comparison.ts';
import { withFront } from '../formats/markdown/front.ts';
import { CliError, misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { type Library, needLibrary, realFolderPath, shownPath } from '../library/find.ts';
import { isDay, keyOf } from '../library/front.ts';
import { idsOf, siblingFiles, usedUp } from '../library/ids.ts';
import { printRevision, readName } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { lookUp } from '../library/revisions.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import { type LibraryFile, readTextFile, type TextFile } from '../library/texts.ts';
import { writeFiles } from '../library/write.ts';
import { type Correction, correctedText } from '../lineage/corrigendum.ts';
import { inFile } from '../model/message.ts';
import { mintIds } from '../model/mint.ts';
import { type FrontValue, frontString, type Text } from '../model/text.ts';
import { sealed } from './adopt-compose.ts';
import { fileIn } from './chain-of.ts';
import { otherLanguage, worsened } from './corrigendum-check.ts';
import { needMarkdown } from './file-kinds.ts';
import { idErrors } from './id-errors.ts';
import { type End, type Io, startProgress } from './io.ts';
import { openLibrary } from './open-library.ts';
import { recordedWords } from './recorded-words.ts';
import { printJson, printMessages } from './report.ts';
import { terminalRedline } from './terminal.ts';

interface Options {
  readonly file: string;
  readonly note?: string;
  readonly date?: string;
  readonly language?: string;
  readonly structure?: true;
  readonly dryRun?: true;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
FILE is a copy of the adopted text in which words and labels were corrected; its paragraphs keep their ids. What changes is shown as a
redline, recorded in corrigenda: with its date and note, and sealed anew. One language at a time. Paragraphs that are added,
left out or moved are refused but with --structure; so is what a rule finds an error
that the text did not have (revcop check --rules), unless silenced: in the head of the adopted text gives the rule and a reason.

Examples:
  $ cp resolutions/BODY/11.24/rev.cop13.fr.md corrected.md
  $ revcop corrigendum BODY/11.24@rev.cop13 --file corrected.md --note "Reissued for technical reasons" --dry-run`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Correct an adopted text: the only way in which its words change.')
    .argument('<of>', 'the text: BODY/11.24 (the one in force) or BODY/11.24@rev.cop13')
    .requiredOption('--file <file>', 'the corrected text (Markdown)')
    .option('--note <words>', 'why it is corrected')
    .option('--date <day>', 'the date of the corrigendum (default: today)')
    .option('--language <tag>', 'the language (default: that of FILE)')
    .option('--structure', 'take paragraphs that are added, left out or moved')
    .option('--dry-run', 'write nothing, show what would change')
    .option('--json', 'print what was corrected as JSON')
    .addHelpText('after', HELP)
    .action((of: string, options: Options) => {
      correct(of, options, io);
      end(0);
    });
}

function correct(of: string, options: Options, io: Io): void {
  const date = options.date ?? io.today();
  if (!isDay(date)) throw misuse('date', `found --date ${date}, expected a day such as 2026-03-29`);
  const note = recordedWords(options.note ?? '', '--note');
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const file = readCorrected(options.file, io);
  const { standing, others } = findStanding(of, file, options.language, library);
  refuseOther(file, standing);
  refuseErrors(otherLanguage({ standing, file }, others));
  refuseEarlier(date, standing);
  const structure = options.structure === true;
  const copy = structure ? withNewIds(file.text, standing, library) : file.text;
  const correction = correctedText(standing.text, copy, { structure });
  refuseErrors(correction.messages.map((found) => inFile(file.shown, found)));
  if (correction.paragraphs.length === 0)
    throw unusable(
      'corrigendum',
      `found no word, label or emphasis that differs from ${standing.shown}, expected a correction`,
      { file: file.shown, line: 1, column: 1 },
    );
  const content = corrected(standing, correction, { date, note });
  const found = worsened({ standing, file, content, structure }, library, startProgress(io));
  const errors = found.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CliError(errors, 1);
  printMessages(io, found);
  if (options.dryRun !== true)
    writeFiles(library, [{ path: standing.path, content, was: standing.source }]);
  report(standing, correction, date, library, options, io);
}

function readCorrected(name: string, io: Io): TextFile {
  const path = realFolderPath(resolve(io.cwd, name));
  needMarkdown(path, shownPath(io.cwd, path));
  const file = readTextFile(path, io.cwd);
  refuseErrors([...file.messages, ...idErrors(file.text, file.shown, file.messages)]);
  return file;
}

function findStanding(
  of: string,
  file: TextFile,
  typed: string | undefined,
  library: Library,
): { readonly standing: LibraryFile; readonly others: readonly LibraryFile[] } {
  const name = readName(of);
  if (name === null)
    throw misuse('name', `found ${of}, expected a text such as BODY/11.24@rev.cop13`);
  const revision = lookUp(library, name);
  if (!revision.adopted)
    throw unusable(
      'revision',
      `found ${of}, a draft, expected an adopted text (a draft is edited as it is)`,
    );
  const language = (typed ?? frontString(file.text, 'language'))?.toLowerCase();
  if (language === undefined)
    throw misuse('language', `found no language in ${file.shown}, expected --language`);
  const standing = fileIn(revision, language);
  refuseErrors([
    ...standing.messages,
    ...idErrors(standing.text, standing.shown, standing.messages),
  ]);
  refuseBrokenSeals([standing]);
  return { standing, others: revision.files.filter((each) => each !== standing) };
}

function refuseEarlier(date: string, { text }: LibraryFile): void {
  const adopted = frontString(text, 'date');
  if (adopted === undefined || !isDay(adopted) || date >= adopted) return;
  const expected = `expected a day from the adoption on, ${adopted}`;
  throw misuse('date', `found --date ${date}, ${expected}`);
}

function refuseOther(file: TextFile, standing: LibraryFile): void {
  const place = { file: file.shown, line: 1, column: 1 };
  if (file.path === standing.path)
    throw unusable(
      'corrigendum',
      'found the adopted text itself, expected a corrected copy of it',
      place,
    );
  for (const key of ['body', 'number', 'revision', 'language', 'stage']) {
    const [found, expected] = [frontString(file.text, key), frontString(standing.text, key)];
    if (found === undefined || found.toLowerCase() === expected?.toLowerCase()) continue;
    throw unusable(
      'corrigendum',
      `found ${key}: ${found}, expected ${expected ?? 'none'} as in ${standing.shown}`,
      place,
    );
  }
}

function corrected(
  { text, facts, shown }: LibraryFile,
  correction: Correction,
  entry: { readonly date: string; readonly note: string },
): string {
  const before = text.front.values.corrigenda;
  const list: readonly FrontValue[] =
    before === undefined ? [] : Array.isArray(before) ? before : [before];
  const own: FrontValue = {
    date: entry.date,
    ...(entry.note === '' ? {} : { note: entry.note }),
    paragraphs: correction.paragraphs.join(','),
  };
  const front = withFront(text.front, { corrigenda: [...list, own] });
  return sealed({ ...correction.text, front }, facts.identity, shown);
}

function withNewIds(text: Text, { facts }: LibraryFile, library: Library): Text {
  const siblings = siblingFiles(library, facts.instrument, []).map((file) => file.text);
  return mintIds(text, facts.identity, new Set([...usedUp(siblings), ...idsOf(text)]));
}

function report(
  standing: LibraryFile,
  { text, paragraphs }: Correction,
  date: string,
  { root }: Library,
  options: Options,
  io: Io,
): void {
  const { formulaFirst } = loadProfile(root, standing.facts.instrument.body);
  const comparison = changedPairs(compare(standing.text, text, { formulaFirst }), paragraphs);
  const name = printRevision(standing.facts.instrument, keyOf(standing.facts));
  if (options.json === true) {
    const { language } = standing.facts;
    const written = options.dryRun !== true;
    printJson(io, { corrected: name, language, date, paragraphs, file: standing.shown, written });
    return;
  }
  io.out(terminalRedline(comparison, { colour: io.colour, whole: true }));
  io.out(`${standing.shown}${options.dryRun === true ? ' (nothing is written)' : ''}\n`);
}

// A paragraph whose words are kept is one whose label was corrected: it counts as changed.
function changedPairs(comparison: Comparison, paragraphs: readonly string[]): Comparison {
  const changed = new Set(paragraphs);
  const pairs = comparison.pairs.filter(({ before, after }) =>
    [...before, ...after].some(({ paragraph }) =>
      changed.has((paragraph.kind === 'note' ? paragraph.name : paragraph.id) ?? ''),
    ),
  );
  const counted = pairs.map(
    (pair): Pair => (pair.kind === 'kept' ? { ...pair, kind: 'amended' } : pair),
  );
  return { ...comparison, pairs: counted };
}
