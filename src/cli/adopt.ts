import type { Command } from 'commander';
import { checkEdition } from '../check/check-edition.ts';
import { RULES } from '../check/rules.ts';
import { CliError, misuse, refuseErrors } from '../library/cli-error.ts';
import { writeFiles } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import {
  type AdoptedLanguage,
  type AdoptionNotes,
  adoptionFiles,
  adoptLanguage,
} from './adopt-compose.ts';
import { followElsewhere } from './adopt-follow.ts';
import { type AdoptOptions, leftLanguages, planAdoption } from './adopt-plan.ts';
import { type Adoption, adoptionJson, adoptionLines } from './adopt-report.ts';
import { shiftedElsewhere } from './adopt-shifted.ts';
import { type Desk, openDesk, subjectOf } from './check-subject.ts';
import { findDraft } from './draft-named.ts';
import { type End, type Ending, type Io, startProgress } from './io.ts';
import { recordedWords } from './recorded-words.ts';
import { lockErrors } from './renumber.ts';
import { printJson, printMessages } from './report.ts';
import { readShelf } from './shelf.ts';

interface Options extends AdoptOptions {
  readonly asOrallyAmended?: string;
  readonly despite?: readonly string[];
  readonly reason?: readonly string[];
  readonly dryRun?: true;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
The revision is made in all languages of the draft at once: final numbers, references printed anew, deleted paragraphs in removed: with their
reasons, sealed. The draft stays with its comments and says what it became. Live references in other drafts and papers follow.
Nothing is written while a rule finds an error (revcop check --rules); what is passed over by --despite is recorded with its reason.
A new Resolution, drafted under the symbol of its paper, gets the number that --number tells.

Examples:
  $ revcop adopt BODY/11.24@rev.cop15.crp12 --dry-run
  $ revcop adopt BODY/11.24@rev.cop15.crp12 --as-orally-amended "Paragraph 4: may → should"
  $ revcop adopt BODY/cop15-doc.31@original.draft --number 15.4 --date 2026-03-29
  $ revcop adopt decision:BODY/cop15/SUBJECT.draft --date 2026-03-29
  $ revcop adopt BODY/11.24@rev.cop15.draft --despite open-bracket --reason "Printed so in the report"`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Make the revision that a meeting adopted of a draft.')
    .argument('<draft>', 'a file, BODY/11.24@rev.cop15.draft or decision:BODY/cop15/SUBJECT.draft')
    .option('--as-orally-amended <note>', 'how the text was amended in the room')
    .option('--number <number>', 'the number of a new Resolution')
    .option('--date <day>', 'the day of adoption (default: today)')
    .option('--language <tags>', 'only these languages: fr or fr,es')
    .option('--despite <rule>', 'adopt although this rule finds an error (with --reason)', collect)
    .option('--reason <words>', 'why, one for each --despite', collect)
    .option('--dry-run', 'write nothing, print what would be done')
    .option('--json', 'print what was done as JSON')
    .addHelpText('after', HELP)
    .action((name: string, options: Options) => end(adopt(name, options, io)));
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function adopt(name: string, options: Options, io: Io): Ending {
  const despite = readDespite(options);
  if (options.asOrallyAmended !== undefined && orallyAmended(options) === '')
    throw misuse(
      'note',
      'found no words in --as-orally-amended, expected how the text was amended',
    );
  const progress = startProgress(io);
  const plan = planAdoption(findDraft(name, options.library, io), options, io.today());
  const desk = openDesk(readShelf(plan.library, progress), plan.library);
  const profile = desk.profileOf(plan.instrument.body);
  refuseErrors(plan.files.flatMap((file) => lockErrors(file, profile.formulaFirst)));
  progress('following references');
  const adopted = plan.files.map((draft) =>
    adoptLanguage(
      draft,
      plan,
      desk.worldOf(plan.instrument.body, draft.facts.language),
      profile,
      desk.goneIn(draft),
    ),
  );
  const findings = adopted.flatMap((one) => findingsOf(one, desk));
  const { passed, errors } = passOver(findings, despite);
  if (errors.length > 0) return refused(findings, errors, options, io);
  printMessages(io, [...findings, ...idle(despite, passed), ...leftLanguages(plan)]);
  const done = carryOut({ plan, adopted, despite: passed }, desk, options, io);
  if (options.json === true) printJson(io, adoptionJson(done, profile.formulaFirst, io.cwd));
  else io.out(adoptionLines(done, profile.formulaFirst, io.cwd));
  return 0;
}

function orallyAmended({ asOrallyAmended = '' }: Options): string {
  return recordedWords(asOrallyAmended, '--as-orally-amended');
}

// All files in one step: the revision, what its draft became, what follows elsewhere.
function carryOut(
  { plan, adopted, despite }: Pick<Adoption, 'plan' | 'adopted' | 'despite'>,
  desk: Desk,
  options: Options,
  io: Io,
): Adoption {
  const elsewhere = followElsewhere(adopted, plan, desk);
  printMessages(io, [
    ...elsewhere.flatMap(({ messages }) => messages),
    ...shiftedElsewhere(adopted, plan, desk),
  ]);
  const notes: AdoptionNotes = {
    orallyAmended: orallyAmended(options) || null,
    despite,
  };
  const files = [
    ...adopted.flatMap((one) => adoptionFiles(one, plan, notes)),
    ...elsewhere.flatMap(({ written }) => (written === null ? [] : [written])),
  ];
  const written = options.dryRun !== true;
  if (written) writeFiles(plan.library, files);
  return { plan, adopted, elsewhere, files, despite, written };
}

// Rules of `check`, and those of following references. Facts that cannot both be would stop every list of Decisions.
const PASSABLE: ReadonlySet<string> = new Set([
  ...RULES.map(({ name }) => name).filter((name) => name !== 'decision-fact'),
  'dangling-reference',
  'shifted-item',
  'reference-wording',
  'missing-id',
  'language-ids',
]);

interface Despite {
  readonly rule: string;
  readonly reason: string;
}

function readDespite({ despite = [], reason = [] }: Options): readonly Despite[] {
  if (despite.length !== reason.length)
    throw misuse(
      'reason',
      `found ${reason.length} --reason for ${despite.length} --despite, expected one for each`,
    );
  return despite.map((rule, index) => {
    if (!PASSABLE.has(rule))
      throw misuse('despite', `found --despite ${rule}, expected a rule (revcop check --rules)`);
    const words = recordedWords(reason[index] ?? '', '--reason');
    if (words === '')
      throw misuse('reason', `found no words in --reason for ${rule}, expected some`);
    return { rule, reason: words };
  });
}

function findingsOf({ draft, messages }: AdoptedLanguage, desk: Desk): readonly Message[] {
  const own = desk.shelf.files.find(({ path }) => path === draft.path) ?? draft;
  const { findings } = checkEdition(subjectOf(own, desk), { adopting: true });
  // What a rule told of a line, following its references tells again.
  const known = new Set(findings.map(lineAndRule));
  return [...findings, ...messages.filter((found) => !known.has(lineAndRule(found)))];
}

function lineAndRule({ place, rule }: Message): string {
  return `${place?.file}:${place?.line} ${rule}`;
}

function passOver(
  findings: readonly Message[],
  despite: readonly Despite[],
): { readonly passed: readonly Despite[]; readonly errors: readonly Message[] } {
  const all = findings.filter(({ severity }) => severity === 'error');
  const passed = despite.filter(({ rule }) => all.some((found) => found.rule === rule));
  const errors = all.filter(({ rule }) => !passed.some((each) => each.rule === rule));
  return { passed, errors };
}

function refused(
  findings: readonly Message[],
  errors: readonly Message[],
  options: Options,
  io: Io,
): Ending {
  if (options.json !== true) throw new CliError(errors, 1);
  printJson(io, { adopted: null, findings });
  return 1;
}

function idle(despite: readonly Despite[], passed: readonly Despite[]): readonly Message[] {
  return despite
    .filter((each) => !passed.includes(each))
    .map(({ rule }) => ({
      severity: 'info',
      rule: 'despite-idle',
      text: `found --despite ${rule}, which finds no error here, expected none; it is not recorded`,
      place: null,
    }));
}
