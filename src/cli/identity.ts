import { resolve } from 'node:path';
import type { Command } from 'commander';
import { misuse, refuseErrors } from '../library/cli-error.ts';
import { needLibrary, shownPath } from '../library/find.ts';
import { checkFront } from '../library/front.ts';
import { readSource } from '../library/source.ts';
import { writeFiles } from '../library/write.ts';
import { type IdentityQuestion, identityQuestions } from '../lineage/identity.ts';
import type { Message } from '../model/message.ts';
import { contentOf, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { applyIdentity } from './apply-identity.ts';
import { destination } from './destination.ts';
import { identityCsv, readIdentityCsv, tellingWords } from './identity-file.ts';
import type { End, Ending, Io } from './io.ts';
import { openLibrary } from './open-library.ts';
import { printJson, printMessages } from './report.ts';
import { readSides, type Side } from './sides.ts';

interface Options {
  readonly csv?: string;
  readonly apply?: string;
  readonly language?: string;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
Between two revisions of one instrument, A the one before: the same id over words that are little alike or that another paragraph has rather,
and different ids over words that are alike. Words alone are asked. Ids that were swapped, or given twice, show here.
--csv writes the list for a spreadsheet, with yes where words are equal: correct its first column, yes or no, and run --apply. Ids change in the text B, in its
other languages and in all that was drawn from it; links follow in the whole library; words and labels stay.

Examples:
  $ revcop identity BODY/11.24@rev.cop12 BODY/11.24@rev.cop13 --csv doubts.csv
  $ revcop identity --apply doubts.csv`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('List paragraphs of which it is not certain whether they are one, and settle it.')
    .argument('[a]', 'the revision before')
    .argument('[b]', 'the revision after')
    .option('--csv <file>', 'write the list as CSV, for a person to correct')
    .option('--apply <file>', 'give the ids that a corrected list says')
    .option('--language <tag>', 'the language, where the revisions have several')
    .option('--json', 'print the list, or what was done, as JSON')
    .addHelpText('after', HELP)
    .action(async (a: string | undefined, b: string | undefined, options: Options) => {
      if (options.apply !== undefined) end(applyFile(options.apply, [a, b], options, io));
      else if (a === undefined || b === undefined)
        throw misuse('arguments', 'found no two revisions, expected A and B, or --apply FILE');
      else end(await listDoubts([a, b], options, io));
    });
}

async function listDoubts(
  names: readonly [string, string],
  options: Options,
  io: Io,
): Promise<Ending> {
  const sides = await readSides(names, options, io);
  const [before, after] = sides;
  const messages = [...before.messages, ...after.messages];
  printMessages(io, messages);
  const seal = messages.find(({ rule }) => rule === 'seal');
  if (seal) refuseErrors([{ ...seal, severity: 'error' }]);
  const path = pathOfLater(sides);
  printMessages(io, sides.flatMap(withoutIds));
  const questions = identityQuestions(before.text, after.text);
  if (options.csv !== undefined) {
    const name = path.replace(/^.*\/(?=[^/]+\/)|\.md$/g, '').replaceAll('/', '_');
    const to = destination(options.csv, io.cwd, `${name}_identity`, 'csv');
    const file = { path: to, content: identityCsv(path, questions) };
    writeFiles(needLibrary(io.cwd, options.library), [file]);
  }
  if (options.json === true) printJson(io, questions.map(questionJson));
  else io.out(questionLines(questions));
  return 0;
}

// Only what has an id can be asked about.
function withoutIds({ name, text }: Side): readonly Message[] {
  const named = text.paragraphs.filter(({ id, kind }) => id !== null && kind !== 'note').length;
  const bare = text.paragraphs.filter(isBare).length;
  if (bare === 0) return [];
  const found =
    named === 0 ? 'no ids' : `${bare} ${bare === 1 ? 'paragraph' : 'paragraphs'} without an id`;
  const told = `found ${found} in ${name}, expected one on each paragraph (revcop fmt gives them), for of others nothing is asked`;
  return [{ severity: 'warning', rule: 'missing-id', text: told, place: null }];
}

function isBare({ id, kind }: Paragraph): boolean {
  return (
    id === null && kind !== 'note' && kind !== 'directive' && kind !== 'table' && kind !== 'row'
  );
}

function pathOfLater([before, after]: readonly [Side, Side]): string {
  const [from, to] = [before, after].map(({ text }) => checkFront(text.front, '').facts);
  if (from && to && from.identity === to.identity) return to.path;
  throw misuse(
    'identity',
    `found ${before.name} and ${after.name}, expected two revisions of one instrument`,
  );
}

function questionLines(questions: readonly IdentityQuestion[]): string {
  const lines = questions.flatMap(({ before, after, same, likeness }) => [
    `${same ? 'one' : 'two'} · ${Math.round(likeness * 100)} % alike · ${before.paragraph.id} → ${after.paragraph.id}`,
    `  - ${shown(before.paragraph)}`,
    `  + ${shown(after.paragraph)}`,
    '',
  ]);
  return [...lines, `${questions.length} to look at`, ''].join('\n');
}

function shown(paragraph: Paragraph): string {
  const label = labelOf(paragraph)?.text ?? '';
  return `${label} ${tellingWords(paragraph)}`.trim();
}

function questionJson({ before, after, same, likeness }: IdentityQuestion): unknown {
  const side = ({ paragraph }: IdentityQuestion['before']) => ({
    id: paragraph.id,
    label: labelOf(paragraph)?.text ?? null,
    text: plainText(contentOf(paragraph)),
  });
  return { same, likeness, before: side(before), after: side(after) };
}

function applyFile(
  file: string,
  stray: readonly (string | undefined)[],
  options: Options,
  io: Io,
): Ending {
  if (stray.some((name) => name !== undefined) || options.csv !== undefined)
    throw misuse('arguments', 'found revisions or --csv beside --apply, expected it alone');
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const path = resolve(io.cwd, file);
  const rows = readIdentityCsv(readSource(path, file), file);
  const files = applyIdentity(rows, library, file);
  writeFiles(library, files);
  const changed = files.map((one) => shownPath(io.cwd, one.path));
  if (options.json === true) printJson(io, { changed });
  else for (const one of changed) io.out(`${one}\n`);
  return 0;
}
