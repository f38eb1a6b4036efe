import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { CliError } from '../library/cli-error.ts';
import { showHidden, shownOnOneLine } from '../model/message.ts';
import type { CommandModule } from './command-module.ts';
import type { End, Ending, Io } from './io.ts';

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

// A module is loaded only when its command is called, so that `revcop --help` stays quick.
const COMMANDS: readonly Entry[] = [
  {
    name: 'import',
    summary: 'Word, extracted text or Markdown -> texts, Decisions and paper of the library',
    load: () => import('./import.ts'),
  },
  { name: 'text', summary: 'any readable file as plain text', load: () => import('./text.ts') },
  {
    name: 'fmt',
    summary: 'format texts and give ids to paragraphs that have none',
    load: () => import('./fmt.ts'),
  },
  {
    name: 'draft',
    summary: 'a new draft from the revision in force, ids kept',
    load: () => import('./draft.ts'),
  },
  {
    name: 'renumber',
    summary: 'old, working and final numbers of a draft',
    load: () => import('./renumber.ts'),
  },
  {
    name: 'adopt',
    summary: 'a draft -> the revision that a meeting adopted',
    load: () => import('./adopt.ts'),
  },
  {
    name: 'corrigendum',
    summary: 'correct an adopted text',
    load: () => import('./corrigendum.ts'),
  },
  {
    name: 'compare',
    summary: 'what changed between two revisions or files',
    load: () => import('./compare.ts'),
  },
  {
    name: 'concordance',
    summary: 'every paragraph through all revisions',
    load: () => import('./concordance.ts'),
  },
  {
    name: 'history',
    summary: 'what became of a paragraph at every meeting',
    load: () => import('./history.ts'),
  },
  {
    name: 'identity',
    summary: 'paragraphs of which it is not certain whether they are one',
    load: () => import('./identity.ts'),
  },
  {
    name: 'references',
    summary: 'who refers to a text or a paragraph',
    load: () => import('./references.ts'),
  },
  {
    name: 'paper',
    summary: 'the meeting paper as a Word file and as HTML',
    load: () => import('./paper.ts'),
  },
  {
    name: 'verify',
    summary: 'whether an amendment paper tells the truth',
    load: () => import('./verify.ts'),
  },
  {
    name: 'check',
    summary: 'what is wrong or suspicious in texts, by rule',
    load: () => import('./check.ts'),
  },
  {
    name: 'conform',
    summary: 'suffixes and titles that a meeting made stale, and the new ones in their place',
    load: () => import('./conform.ts'),
  },
  {
    name: 'decisions',
    summary: 'number, follow and list Decisions from one meeting to the next',
    load: () => import('./decisions.ts'),
  },
  {
    name: 'resolutions',
    summary: 'the Resolutions in force',
    load: () => import('./resolutions.ts'),
  },
  {
    name: 'export',
    summary: 'adopted Decisions as a feed for web sites',
    load: () => import('./export.ts'),
  },
];

const EXAMPLES = `
Examples:
  $ revcop compare BODY/11.24@rev.cop13 BODY/11.24@rev.cop15.draft
  $ revcop paper resolutions/BODY/11.24/rev.cop15.paper.fr.md --docx out/
  $ revcop compare --help

Exit codes: 0 done, 1 findings, 2 wrong arguments, 3 unusable input.`;

/**
 * Runs one command line. `argv` is what stands behind `revcop`. Returns the exit code: 0 done, 1 findings, 2 wrong
 * arguments, 3 unusable input. A mistake of the user is one line on stderr a message; a fault of the program is thrown.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let ending: Ending = 0;
  try {
    const program = createProgram(argv, io, (found) => {
      ending = found;
    });
    await program.parseAsync(withoutHelpWord(argv), { from: 'user' });
    return ending;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CliError)) throw error;
    io.err(`${error.message}\n`);
    return error.exitCode;
  }
}

function createProgram(argv: readonly string[], io: Io, end: End): Command {
  const program = new Command('revcop')
    .description(
      'Drafting toolkit of a treaty secretariat: Resolutions and Decisions as Markdown, amendment tables as Word files.',
    )
    .version(version(), '--version')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(withTyped(argv, text)),
      getOutHasColors: () => io.colour,
      getErrHasColors: () => false,
    })
    .addHelpText('after', EXAMPLES);
  const entries = new Map(
    COMMANDS.map((entry) => [program.command(entry.name).summary(entry.summary), entry]),
  );
  program.hook('preSubcommand', async (_, command) => {
    const module = await entries.get(command)?.load();
    module?.define(command, io, end);
    command.option(
      '--library <dir>',
      'the library (default: the nearest folder upwards that holds resolutions/)',
    );
  });
  return program;
}

// What was typed stands in a message on one line; the message may have two, the second a hint.
function withTyped(argv: readonly string[], text: string): string {
  const broken = argv.filter((typed) => typed.includes('\n'));
  return showHidden(
    broken.reduce((words, typed) => words.replaceAll(typed, shownOnOneLine(typed)), text),
  );
}

// Sources and build stand equally deep below the package.
function version(): string {
  const found: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  if (typeof found === 'object' && found !== null && 'version' in found)
    return String(found.version);
  throw new Error('found no version in package.json');
}

// `revcop help fmt` is asked in the way that loads the command first.
function withoutHelpWord(argv: readonly string[]): string[] {
  const [first, ...rest] = argv;
  if (first !== 'help') return [...argv];
  return [...rest.slice(0, 1), '--help'];
}
