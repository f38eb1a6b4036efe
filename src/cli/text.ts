import type { Command } from 'commander';
import { resolveRevisions } from '../formats/docx/read/resolve.ts';
import { misuse } from '../library/cli-error.ts';
import { blame } from '../lineage/blame.ts';
import type { Sheet } from '../model/sheet.ts';
import { blameJson, blameLines } from './blame.ts';
import { openHistory } from './history-of.ts';
import type { End, Io } from './io.ts';
import { textLines } from './plain.ts';
import { ALL_KINDS, isWord, readReadable, readWord, refuseEmpty } from './readable.ts';
import { printJson, printMessages } from './report.ts';
import { sheetLines } from './sheet-lines.ts';

interface TextOptions {
  readonly accept?: boolean;
  readonly reject?: boolean;
  readonly markup?: boolean;
  readonly blame?: boolean;
  readonly json?: boolean;
  readonly language?: string;
  readonly library?: string;
}

const HELP = `
FILE is Markdown (.md), extracted text (.txt) or Word (.docx); - is Markdown on standard input.
One line a paragraph, the cells of a row parted by tabs, a note behind the paragraph of its mark. Comments, front matter and
the running heads of a Word file are left out.

--accept, --reject and --markup are for Word files, whose automatic numbers are printed. With --markup
  [+inserted+]   [-deleted-]   [~under another format~]   are tracked changes, those that moved too; [+¶+] [+row+] [+cell+] their marks,
  <u>underlined</u>   <s>struck</s>   are formatting, which may be a redline or not,
  > Author: words   is a comment, behind its paragraph;
  a running head is printed where it holds changes.

--blame is for a text of the library, OF (the one in force) or OF@REVISION: the margin names the meeting that wrote the words of
a paragraph, {COP3: words} are those of another. Words that moved inside a paragraph count as new.

Examples:
  $ revcop text resolutions/BODY/11.24/rev.cop13.fr.md
  $ revcop text proposal.docx --markup
  $ revcop text BODY/11.24 --blame --language fr`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Print any readable file as plain text.')
    .argument('<file>', 'the file; with --blame a text of the library, OF or OF@REVISION')
    .option('--accept', 'as if all tracked changes were accepted (this is what is done by default)')
    .option('--reject', 'as if all tracked changes were rejected')
    .option('--markup', 'with tracked changes, underline, strike and comments marked')
    .option('--blame', 'with the meeting that put each phrase there')
    .option('--json', 'print who wrote what as JSON (with --blame)')
    .option('--language <tag>', 'the language (with --blame), where the text has several')
    .addHelpText('after', HELP)
    .action(async (file: string, options: TextOptions) => {
      const chosen = chosenView(options);
      if (options.blame === true) {
        printBlame(file, options, io);
        end(0);
        return;
      }
      refuseStray(options);
      const lines = isWord(file)
        ? wordLines(file, chosen ?? 'accept', io)
        : await otherLines(file, chosen, io);
      io.out(lines.map((line) => `${line}\n`).join(''));
      end(0);
    });
}

const VIEWS = ['accept', 'reject', 'markup'] as const;

type Chosen = (typeof VIEWS)[number];

function refuseStray(options: TextOptions): void {
  const stray = (['json', 'language'] as const).find((name) => options[name] !== undefined);
  if (stray !== undefined)
    throw misuse('arguments', `found --${stray} alone, expected it with --blame`);
}

function printBlame(of: string, options: TextOptions, io: Io): void {
  const history = openHistory(of, options, io);
  const { chain, edition, profile } = history;
  const found = blame(chain, edition.key, { formulaFirst: profile.formulaFirst });
  if (options.json === true) printJson(io, blameJson(found, history, of));
  else io.out(`${blameLines(found, history).join('\n')}\n`);
}

function chosenView(options: TextOptions): Chosen | undefined {
  const chosen = VIEWS.filter((name) => options[name] === true);
  const asked = [...chosen, ...(options.blame === true ? ['blame'] : [])];
  if (asked.length < 2) return chosen[0];
  const names = asked.map((name) => `--${name}`).join(' and ');
  throw misuse('arguments', `found ${names}, expected one of them`);
}

function wordLines(file: string, chosen: Chosen, io: Io): string[] {
  const { sheet, messages } = readWord(file, io);
  printMessages(io, messages);
  return chosen === 'markup'
    ? sheetLines(sheet, { markup: true })
    : sheetLines(resolved(sheet, chosen));
}

function resolved(sheet: Sheet, chosen: 'accept' | 'reject'): Sheet {
  return resolveRevisions(sheet, chosen === 'accept' ? 'accepted' : 'rejected');
}

async function otherLines(file: string, chosen: Chosen | undefined, io: Io): Promise<string[]> {
  if (chosen !== undefined) {
    const found = file === '-' ? 'standard input' : file;
    throw misuse('arguments', `found --${chosen} with ${found}, expected a Word file (.docx)`);
  }
  const found = await readReadable(file, io, ALL_KINDS);
  refuseEmpty(found);
  printMessages(io, found.messages);
  return found.kind === 'markdown'
    ? textLines(found.text)
    : sheetLines(found.sheet, { running: true });
}
