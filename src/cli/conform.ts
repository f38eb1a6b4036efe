import type { Command } from 'commander';
import { writeMarkdown } from '../formats/markdown/write.ts';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { loadProfile } from '../library/profile.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import type { LibraryFile } from '../library/texts.ts';
import { writeFiles } from '../library/write.ts';
import { type Proposal, staleCitations } from '../lineage/conform.ts';
import { conformed } from '../lineage/conform-apply.ts';
import { staleAfter, standingTexts } from '../lineage/conform-stale.ts';
import { referenceWords } from '../lineage/references/words.ts';
import { showHidden } from '../model/message.ts';
import { languageProfile } from '../model/profile.ts';
import { frontString } from '../model/text.ts';
import { revisionSuffix } from '../papers/write/text-name.ts';
import type { End, Ending, Io, Progress } from './io.ts';
import { startProgress } from './io.ts';
import { openLibrary } from './open-library.ts';
import { printJson } from './report.ts';
import { instrumentsOn, readShelf, type Shelf, worldOn } from './shelf.ts';
import { bodyByPath, refuseUnread } from './sound-shelf.ts';

interface Options {
  readonly meeting: string;
  readonly apply?: string;
  readonly body?: string;
  readonly language?: string;
  readonly json?: true;
  readonly library?: string;
}

/** A stale citation in its file. `number` is the one by which it is chosen; null where nothing can be applied. */
interface Item {
  readonly number: number | null;
  readonly file: LibraryFile;
  readonly adopted: boolean;
  readonly proposal: Proposal;
}

const HELP = `
What a meeting adopted makes citations stale: the suffix of a revised Resolution, its title where that changed, the name of one that was repealed
or consolidated. They are listed in texts in force, open drafts, Decisions and papers, each with the words that are proposed in its place.
--apply puts those of the numbers that are named into drafts and papers. An adopted text never changes: its citations are mended in its next draft.

Examples:
  $ revcop conform --meeting cop15
  $ revcop conform --meeting cop15 --apply 1,3
  $ revcop conform --meeting cop15 --apply all`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('List the suffixes and titles that a meeting made stale, and put the new ones in.')
    .requiredOption('--meeting <key>', 'the meeting, such as cop15')
    .option('--apply <numbers>', 'put these in: numbers of the list, such as 1,3, or all')
    .option('--body <name>', 'texts of this body alone')
    .option('--language <tag>', 'texts in this language alone')
    .option('--json', 'print the list as JSON')
    .addHelpText('after', HELP)
    .action((options: Options) => end(conform(options, io)));
}

function conform(options: Options, io: Io): Ending {
  const progress = startProgress(io);
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const shelf = readShelf(library, progress);
  const body = options.body?.toLowerCase();
  refuseUnread(shelf, ({ path }) => body === undefined || body === bodyByPath(library, path));
  // Without the order of its revisions nobody knows what a meeting made stale.
  refuseErrors(instrumentsOn(shelf).flatMap(({ messages }) => messages));
  const items = numbered(findItems(shelf, library, options, progress));
  const chosen = chosenItems(items, options.apply);
  applyItems(chosen, library);
  print(items, chosen, options, io);
  return 0;
}

function findItems(
  shelf: Shelf,
  library: Library,
  options: Options,
  progress: Progress,
): Omit<Item, 'number'>[] {
  const meeting = options.meeting.toLowerCase();
  const groups = groupsOf(shelf, options);
  const found = groups.flatMap(({ body, language, files }) => {
    progress(`looking at texts of ${body} in ${language}`);
    const profile = loadProfile(library.root, body);
    const world = worldOn(shelf, body, language, profile.formulaFirst);
    const stale = staleAfter(world, meeting);
    if (stale.length === 0) return [];
    refuseBrokenSeals(files);
    const own = languageProfile(profile, language);
    const tools = {
      world,
      words: referenceWords(profile, language),
      suffix: ({ key }: { readonly key: string }) =>
        own === undefined ? '' : revisionSuffix(key, own, profile),
    };
    const byText = new Map(files.map((file) => [file.text, file]));
    return standingTexts(world, meeting).flatMap((known) => {
      const file = byText.get(known.text);
      if (file === undefined) return [];
      return staleCitations(known, stale, tools).map((proposal) => ({
        file,
        adopted: known.adopted,
        proposal,
      }));
    });
  });
  if (found.length === 0) refuseUnknownMeeting(shelf, meeting);
  return found;
}

function groupsOf({ files }: Shelf, { body, language }: Options) {
  const groups = new Map<string, { body: string; language: string; files: LibraryFile[] }>();
  for (const file of files) {
    const own = { body: file.facts.instrument.body, language: file.facts.language };
    if (body !== undefined && own.body !== body.toLowerCase()) continue;
    if (language !== undefined && own.language !== language.toLowerCase()) continue;
    const key = `${own.body} ${own.language}`;
    const group = groups.get(key) ?? { ...own, files: [] };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups.values()];
}

// A meeting that adopted nothing made nothing stale; one that no text names was mistyped.
function refuseUnknownMeeting({ files }: Shelf, meeting: string): void {
  const known = new Set(
    files.flatMap(({ text }) => frontString(text, 'meeting')?.toLowerCase() ?? []),
  );
  if (known.has(meeting)) return;
  const expected = [...known].sort().join(', ') || 'a meeting of the library';
  throw unusable('meeting', `found --meeting ${meeting}, expected one of ${expected}`);
}

function numbered(found: readonly Omit<Item, 'number'>[]): readonly Item[] {
  const sorted = [...found].sort((a, b) => byFile(a, b));
  let last = 0;
  return sorted.map((item) => {
    const isOpen = !item.adopted && item.proposal.after !== null;
    if (isOpen) last += 1;
    return { ...item, number: isOpen ? last : null };
  });
}

function byFile(a: Omit<Item, 'number'>, b: Omit<Item, 'number'>): number {
  if (a.file.shown !== b.file.shown) return a.file.shown < b.file.shown ? -1 : 1;
  return a.proposal.index - b.proposal.index || a.proposal.piece - b.proposal.piece;
}

function chosenItems(items: readonly Item[], apply: string | undefined): readonly Item[] {
  if (apply === undefined) return [];
  const open = items.filter(({ number }) => number !== null);
  if (apply.trim().toLowerCase() === 'all') return open;
  return apply.split(',').map((typed) => {
    const item = open.find(({ number }) => String(number) === typed.trim());
    if (item !== undefined) return item;
    const expected =
      open.length === 0 ? 'nothing, for nothing can be applied' : `1 to ${open.length}, or all`;
    throw misuse('arguments', `found --apply ${apply}, expected ${expected}`);
  });
}

function applyItems(chosen: readonly Item[], library: Library): void {
  const files = [...new Set(chosen.map(({ file }) => file))];
  writeFiles(
    library,
    files.map((file) => {
      const own = chosen.filter((item) => item.file === file).map(({ proposal }) => proposal);
      return {
        path: file.path,
        content: writeMarkdown(conformed(file.text, own)),
        was: file.source,
      };
    }),
  );
}

function print(items: readonly Item[], chosen: readonly Item[], options: Options, io: Io): void {
  const applied = new Set(chosen);
  if (options.json === true) {
    printJson(io, {
      meeting: options.meeting,
      citations: items.map((item) => flat(item, applied)),
    });
    return;
  }
  const width = String(items.length).length;
  for (const item of items) io.out(`${lineOf(item, applied, width)}\n`);
  io.out(`${summaryOf(items, chosen)}\n`);
}

function lineOf(item: Item, applied: ReadonlySet<Item>, width: number): string {
  const { number, file, adopted, proposal } = item;
  const { place, before, after, why } = proposal;
  const at = `${file.shown}:${place?.line ?? 1}`;
  const words = `${oneLine(before)} → ${after === null ? '?' : oneLine(after)}`;
  const done = applied.has(item) ? 'applied' : '';
  const note = adopted ? 'adopted: in the next draft' : after === null ? 'by hand' : done;
  const left = (number === null ? '–' : String(number)).padStart(width);
  return `${left}  ${at}  ${words}  (${why}${note === '' ? '' : `; ${note}`})`;
}

function oneLine(text: string): string {
  return showHidden(text.replace(/\s*\n\s*/g, ' '));
}

function summaryOf(items: readonly Item[], chosen: readonly Item[]): string {
  const open = items.filter(({ number }) => number !== null).length;
  const adopted = items.filter((item) => item.adopted).length;
  const counts = [
    `${items.length} stale ${items.length === 1 ? 'citation' : 'citations'}`,
    `${open} to be applied`,
    `${adopted} in adopted texts`,
    ...(chosen.length === 0 ? [] : [`${chosen.length} applied`]),
  ];
  return counts.join(', ');
}

function flat(item: Item, applied: ReadonlySet<Item>) {
  const { number, file, adopted, proposal } = item;
  const { place, before, after, why, inComment } = proposal;
  return {
    number,
    file: file.shown,
    line: place?.line ?? null,
    before,
    after,
    why,
    adopted,
    comment: inComment,
    applied: applied.has(item),
  };
}
