import type { Command } from 'commander';
import { placesIn } from '../check/words-at.ts';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { needLibrary } from '../library/find.ts';
import {
  identityOf,
  printInstrument,
  printRevision,
  type RevisionName,
  readName,
  withoutStage,
} from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import { printPlace } from '../lineage/label-path.ts';
import { type Citation, citationsIn } from '../lineage/references/citations.ts';
import { placesOf } from '../lineage/references/places.ts';
import { referenceWords } from '../lineage/references/words.ts';
import { inForce, type KnownText, type World } from '../lineage/references/world.ts';
import { type Message, showHidden } from '../model/message.ts';
import { idErrors } from './id-errors.ts';
import { type End, type Ending, type Io, startProgress } from './io.ts';
import { printJson, printMessages } from './report.ts';
import { instrumentsOn, knownText, readShelf, type Shelf, worldOn } from './shelf.ts';

interface Options {
  readonly label?: string;
  readonly json?: true;
  readonly library?: string;
}

const HELP = `
Lists every place in texts, drafts, papers and comments, in all languages, that refers to a text or one of its paragraphs, as a
link or in words. A live reference follows its target when a draft is adopted, a pinned one stays as it is.

Examples:
  $ revcop references BODY/11.24
  $ revcop references BODY/11.24@rev.cop13#xepib
  $ revcop references BODY/11.24@rev.cop13 --label 8`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Who refers to a text or a paragraph.')
    .argument('<of>', 'OF, OF@REVISION, and #ID for one paragraph')
    .option('--label <label>', 'the paragraph that has this number: 8, "8 a)"')
    .option('--json', 'print the references as JSON')
    .addHelpText('after', HELP)
    .action((of: string, options: Options) => end(listReferences(of, options, io)));
}

/** What is asked for: `link` is its instrument as links name it. */
interface Asked {
  readonly name: RevisionName;
  readonly instrument: 'resolution' | 'decision';
  readonly of: string;
  readonly id: string | null;
}

/** A citation that leads to what was asked for, with the file in which it stands. */
interface Found extends Citation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly language: string;
}

function listReferences(typed: string, options: Options, io: Io): Ending {
  const name = readAsked(typed);
  const library = needLibrary(io.cwd, options.library);
  const progress = startProgress(io);
  const shelf = readShelf(library, progress);
  const asked = askedOn(shelf, name, typed);
  printMessages(io, faultsElsewhere(shelf, identityOf(asked.name.instrument)));
  const { body } = asked.name.instrument;
  const profile = loadProfile(library.root, body);
  const worlds = new Map(
    languagesOf(shelf, body).map((language) => [
      language,
      worldOn(shelf, body, language, profile.formulaFirst),
    ]),
  );
  const ids = idsAsked(asked, options.label, [...worlds.values()]);
  const place = placing(shelf);
  const found = [...worlds].flatMap(([language, world]) => {
    progress(`reading references in ${language}`);
    const words = referenceWords(profile, language);
    return world.texts
      .flatMap((known) => citationsIn(known, world, words))
      .filter((citation) => leadsTo(citation, asked, ids))
      .flatMap((citation) => place(citation, language));
  });
  if (options.json === true) printJson(io, { of: typed, citations: found.map(jsonOf) });
  else for (const one of found) io.out(lineOf(one));
  return 0;
}

// What is wrong with the text that is asked for is refused; a fault of another text hides its references and is told.
function faultsElsewhere(shelf: Shelf, identity: string): readonly Message[] {
  const own = shelf.files.filter(
    ({ facts }) => facts.kind !== 'paper' && identityOf(facts.instrument) === identity,
  );
  refuseErrors(own.flatMap(({ shown }) => shelf.messages.get(shown) ?? []));
  refuseErrors(own.flatMap(({ text, shown, messages }) => idErrors(text, shown, messages)));
  refuseBrokenSeals(own);
  const instruments = instrumentsOn(shelf);
  refuseErrors(instruments.find((one) => one.identity === identity)?.messages ?? []);
  return [...shelf.messages.values(), ...instruments.map(({ messages }) => messages)]
    .flat()
    .filter(({ severity }) => severity === 'error')
    .map((found) => ({ ...found, severity: 'warning' }));
}

function languagesOf({ files }: Shelf, body: string): readonly string[] {
  const own = files.filter(({ facts }) => facts.instrument.body === body);
  return [...new Set(own.map(({ facts }) => facts.language))].sort();
}

function readAsked(typed: string): RevisionName {
  const name = readName(typed.replace(/#.*$/s, ''));
  if (name !== null) return name;
  throw misuse(
    'name',
    `found ${typed}, expected an instrument such as BODY/11.24, BODY/11.24@rev.cop13 or BODY/11.24#ID`,
  );
}

function askedOn({ files }: Shelf, typedName: RevisionName, typed: string): Asked {
  const name = withoutStage(typedName, (one) =>
    files.some(({ facts }) => printInstrument(facts.instrument) === printInstrument(one)),
  );
  const { instrument } = name;
  const hash = typed.indexOf('#');
  return {
    name,
    instrument: instrument.kind,
    of: printInstrument(instrument).replace(/^decision:/, ''),
    id: hash === -1 ? null : typed.slice(hash + 1),
  };
}

/** The ids asked for, null for the text as a whole. A text or paragraph that is not there is a `CliError`. */
function idsAsked(
  { name, instrument, of, id }: Asked,
  label: string | undefined,
  worlds: readonly World[],
): ReadonlySet<string> | null {
  const texts = worlds.flatMap((world) => {
    const own = world.texts.filter((known) => known.instrument === instrument && known.of === of);
    return own.map((known) => ({ known, world }));
  });
  if (texts.length === 0)
    throw unusable(
      'revision',
      `found no ${printInstrument(name.instrument)}, expected a text of it`,
    );
  const inRevision = texts.filter(
    ({ known }) => name.revision === null || known.key === name.revision,
  );
  if (inRevision.length === 0) {
    const keys = [...new Set(texts.map(({ known }) => known.key))];
    throw unusable(
      'revision',
      `found no ${printRevision(name.instrument, name.revision ?? '')}, expected ${keys.join(', ')}`,
    );
  }
  if (id !== null) {
    if (
      inRevision.some(({ known }) => known.text.paragraphs.some((paragraph) => paragraph.id === id))
    )
      return new Set([id]);
    throw unusable('id', `found no paragraph #${id}, expected one of ${of}`);
  }
  if (label === undefined) return null;
  const named =
    name.revision === null
      ? inRevision.filter(({ known, world }) => known === inForce(world, instrument, of))
      : inRevision;
  return idsOfLabel(label, named, of);
}

function idsOfLabel(
  label: string,
  texts: readonly { readonly known: KnownText; readonly world: World }[],
  of: string,
): ReadonlySet<string> {
  const plain = (text: string): string => text.toLowerCase().replace(/[\s\u00A0\u202F.]/g, '');
  const ids = texts.flatMap(({ known, world }) => {
    const { places } = placesOf(known.text, world.formulaFirst, 'typed');
    return known.text.paragraphs.flatMap(({ id }, index) => {
      const place = places[index];
      return id !== null && place && plain(printPlace(place)) === plain(label) ? [id] : [];
    });
  });
  if (ids.length > 0) return new Set(ids);
  throw unusable('label', `found no paragraph ${label}, expected a number that ${of} has`);
}

function leadsTo(
  { from, target }: Citation,
  { name, instrument, of }: Asked,
  ids: ReadonlySet<string> | null,
): boolean {
  if (ids !== null && !target.ids.some((id) => ids.has(id))) return false;
  if (target.kind === 'paragraphs')
    return (
      from.instrument === instrument &&
      from.of === of &&
      (name.revision === null || from.key === name.revision)
    );
  if (target.instrument !== instrument || target.of !== of) return false;
  return name.revision === null || target.revision === null || target.revision === name.revision;
}

function placing({ files }: Shelf): (citation: Citation, language: string) => readonly Found[] {
  const ofTexts = new Map(files.map((file) => [file.text, file]));
  const places = new Map<string, ReturnType<typeof placesIn>>();
  return (citation, language) => {
    const file = ofTexts.get(citation.from.text);
    if (file === undefined || knownText(file).key !== citation.from.key) return [];
    const placeOf = places.get(file.path) ?? placesIn(file.source);
    places.set(file.path, placeOf);
    const { line, column } = placeOf(citation.place ?? { line: 1, column: 1 }, citation.words);
    return [{ ...citation, file: file.shown, line, column, language }];
  };
}

function lineOf({ file, line, column, words, live, scheme, target, inComment }: Found): string {
  const facts = [
    live ? 'live' : 'pinned',
    target.kind === 'instrument' && target.revision !== null ? target.revision : '',
    scheme === null ? '' : `${scheme} numbers`,
    inComment ? 'comment' : '',
  ].filter((fact) => fact !== '');
  const cited = showHidden(words.replace(/\s+/g, ' '));
  return (
    `${file}:${line}:${column} ${cited} (${facts.join(', ')}) ${target.ids.map((id) => `#${id}`).join(' ')}`.trimEnd() +
    '\n'
  );
}

function jsonOf({
  file,
  line,
  column,
  language,
  words,
  linked,
  live,
  scheme,
  target,
  inComment,
}: Found): object {
  const revision = target.kind === 'instrument' ? target.revision : null;
  return {
    file,
    line,
    column,
    language,
    words,
    linked,
    live,
    revision,
    scheme,
    ids: target.ids,
    comment: inComment,
  };
}
