import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Checked, checkEdition } from '../check/check-edition.ts';
import type { CheckMessage } from '../check/rule.ts';
import { RULES } from '../check/rules.ts';
import { CliError, unusable } from '../library/cli-error.ts';
import { findLibrary, type Library, nearestLibrary, realFolderPath } from '../library/find.ts';
import { formatMessage, type Message } from '../model/message.ts';
import { type Chosen, chooseFiles } from './check-files.ts';
import { registerFindings, registersAmong } from './check-registers.ts';
import { type Desk, openDesk, subjectOf } from './check-subject.ts';
import type { End, Ending, Io, Progress } from './io.ts';
import { startProgress } from './io.ts';
import { openLibrary } from './open-library.ts';
import { countMessages, printJson } from './report.ts';
import { readShelf } from './shelf.ts';

interface Options {
  readonly json?: true;
  readonly rules?: true;
  readonly library?: string;
}

const HELP = `
Without a name all texts of the library are checked. A finding that is right as it is can be silenced in the head of its text:

  silenced:
    - rule: label-skipped
      id: bamot
      reason: Paragraph 7 was repealed in 2014

Exit 0 where nothing is wrong, 1 with an error or a warning.

Examples:
  $ revcop check
  $ revcop check BODY/11.24@rev.cop15.draft
  $ revcop check decisions/BODY/SUBJECT.yaml
  $ revcop check --rules`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Tell what is wrong or suspicious in texts, by rule.')
    .argument('[names...]', 'files, registers too, or BODY/11.24, or BODY/11.24@rev.cop15.draft')
    .option('--rules', 'list the rules')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', HELP)
    .action((names: string[], options: Options) =>
      end(options.rules === true ? printRules(options, io) : check(names, options, io)),
    );
}

function printRules(options: Options, io: Io): Ending {
  const rules = RULES.map(({ name, severity, atAdoption = severity, atCorrigendum, about }) => ({
    name,
    severity,
    atAdoption,
    atCorrigendum: atCorrigendum ?? atAdoption,
    about,
  }));
  if (options.json === true) {
    printJson(io, { rules });
    return 0;
  }
  const width = Math.max(...rules.map(({ name }) => name.length));
  for (const { name, severity, atAdoption, atCorrigendum, about } of rules) {
    const adopted = atAdoption === severity ? '' : ` (${atAdoption} at adoption)`;
    const when = atCorrigendum === atAdoption ? adopted : ` (${atCorrigendum} in a corrigendum)`;
    io.out(`${name.padEnd(width)}  ${severity.padEnd(7)}  ${about}${when}\n`);
  }
  return 0;
}

function check(names: readonly string[], options: Options, io: Io): Ending {
  const progress = startProgress(io);
  const library = libraryFor(names, options, io);
  const shelf =
    library === null
      ? { files: [], unplaced: [], messages: new Map() }
      : readShelf(openLibrary(library, io), progress);
  const { registers, others } = registersAmong(names, library, io);
  const chosen =
    registers.length > 0 && others.length === 0
      ? { shelf, files: [], unplaced: [], messages: [] }
      : chooseFiles(others, shelf, library, io);
  const desk = openDesk(chosen.shelf, library);
  const facts = registers.flatMap((path) => registerFindings(path, desk, io));
  const checked = checkAll(chosen, facts, desk, progress);
  print(checked, chosen.files.length + chosen.unplaced.length + registers.length, options, io);
  return checked.findings.some(({ severity }) => severity !== 'info') ? 1 : 0;
}

// A file is checked in the library around it, from wherever the command is run.
function libraryFor(names: readonly string[], options: Options, io: Io): Library | null {
  const found = findLibrary(io.cwd, options.library);
  if (options.library !== undefined) return found;
  const [first] = names;
  const around =
    first !== undefined && /\.(?:md|yaml)$/.test(first)
      ? nearestLibrary(realFolderPath(resolve(io.cwd, first, '..')), io.cwd)
      : null;
  if (around === null && found === null && names.length === 0)
    throw unusable('library', `found no library in ${io.cwd} or above, expected one or a file`);
  return around ?? found;
}

function checkAll(
  chosen: Chosen,
  facts: readonly Message[],
  desk: Desk,
  progress: Progress,
): Checked {
  const all: Checked[] = chosen.files.map((file, index) => {
    progress(`checking file ${index + 1} of ${chosen.files.length}`);
    try {
      return checkEdition(subjectOf(file, desk));
    } catch (error) {
      // A body without templates, or with odd ones, stops the check of its own texts alone.
      if (!(error instanceof CliError)) throw error;
      return { findings: error.messages.map(withoutId), silenced: [] };
    }
  });
  const told = [
    ...chosen.messages,
    ...basesOf(chosen, desk),
    ...factsOf(chosen, desk),
    ...facts,
  ].map(withoutId);
  return {
    findings: onceForLanguages(
      distinct([...told, ...all.flatMap(({ findings }) => findings)]).sort(byFile),
    ),
    silenced: all.flatMap(({ silenced }) => silenced),
  };
}

// What is wrong with the bases of an instrument of which a file was chosen.
function basesOf({ files }: Chosen, desk: Desk): readonly Message[] {
  const wanted = new Set(files.map(({ facts }) => facts.identity));
  return [...desk.instruments.values()]
    .filter(({ identity }) => wanted.has(identity))
    .flatMap(({ messages }) => messages);
}

// What is wrong with the facts of registers, of the bodies of which Decisions were chosen. What a rule tells may be silenced there.
function factsOf({ files }: Chosen, desk: Desk): readonly Message[] {
  return files.flatMap(({ facts }) => {
    if (facts.kind !== 'decisions') return [];
    try {
      const { messages } = desk.decisionsOf(facts.instrument.body, facts.language);
      // The rule of that name tells of what a draft would bring, not of what is wrong already.
      return messages.filter(
        ({ rule }) => rule === 'decision-fact' || !RULES.some(({ name }) => name === rule),
      );
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      return [];
    }
  });
}

const ANY_LANGUAGE: ReadonlySet<string> = new Set(
  RULES.flatMap(({ name, anyLanguage }) => (anyLanguage ? [name] : [])),
);

// A fact of an edition is told in the first of its files, with the languages of the others.
function onceForLanguages(findings: readonly CheckMessage[]): readonly CheckMessage[] {
  const languages = new Map<CheckMessage, string[]>();
  const first = new Map<string, CheckMessage>();
  for (const finding of findings) {
    const [file = '', edition = file, language = ''] =
      LANGUAGE.exec(finding.place?.file ?? '') ?? [];
    const known = first.get(`${edition} ${finding.rule} ${finding.id} ${finding.text}`);
    if (language === '' || !ANY_LANGUAGE.has(finding.rule)) languages.set(finding, []);
    else if (known !== undefined) languages.get(known)?.push(language);
    else {
      first.set(`${edition} ${finding.rule} ${finding.id} ${finding.text}`, finding);
      languages.set(finding, [language]);
    }
  }
  return [...languages].map(([finding, own]) =>
    own.length < 2 ? finding : { ...finding, text: `${finding.text} (${own.join(', ')})` },
  );
}

// The file of an edition in one language, `flyways.fr.md`.
const LANGUAGE = /^(.*)\.([a-z]{2,3}(?:-[a-z0-9]+)*)\.md$/i;

function withoutId(message: Message): CheckMessage {
  return { ...message, id: null };
}

function distinct(messages: readonly CheckMessage[]): CheckMessage[] {
  return [...new Map(messages.map((message) => [formatMessage(message), message])).values()];
}

function byFile(a: Message, b: Message): number {
  const [here, there] = [a.place?.file ?? '', b.place?.file ?? ''];
  if (here !== there) return here < there ? -1 : 1;
  const lines = (a.place?.line ?? 0) - (b.place?.line ?? 0);
  return lines || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}

function print({ findings, silenced }: Checked, files: number, options: Options, io: Io): void {
  if (options.json === true) {
    printJson(io, {
      files,
      findings: findings.map(flat),
      silenced: silenced.map(({ message, reason }) => ({ ...flat(message), reason })),
    });
    return;
  }
  for (const message of findings) io.out(`${formatMessage(message)}\n`);
  const count = countMessages(findings) || 'nothing found';
  const quiet = silenced.length === 0 ? '' : `, ${silenced.length} silenced`;
  io.out(`${files} ${files === 1 ? 'file' : 'files'}: ${count}${quiet}\n`);
}

function flat({ place, severity, rule, id, text }: CheckMessage) {
  const { file, line, column } = place ?? {};
  return {
    file: file ?? null,
    line: line ?? null,
    column: column ?? null,
    severity,
    rule,
    id,
    text,
  };
}
