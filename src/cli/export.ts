import type { Command } from 'commander';
import { writeCsv } from '../formats/csv.ts';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { type Library, needLibrary, shownPath } from '../library/find.ts';
import { pathPart } from '../library/names.ts';
import { listBodies, loadProfile } from '../library/profile.ts';
import type { LibraryFile } from '../library/texts.ts';
import { writeFiles } from '../library/write.ts';
import { type FeedDecision, type FeedText, feedDecisions } from '../lineage/decisions/feed.ts';
import { asAdopted, asTheyStand } from '../lineage/decisions/feed-standing.ts';
import { informeaFeed } from '../lineage/decisions/informea.ts';
import { rankIn } from '../lineage/decisions/known.ts';
import { siteCsvRows } from '../lineage/decisions/site-csv.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import { compareNumbers } from '../lineage/number-order.ts';
import { meetingIn } from '../lineage/recorded.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { frontString } from '../model/text.ts';
import { decisionSources, leftAnnexes, statesOf } from './decision-states.ts';
import { destination } from './destination.ts';
import { type End, type Io, startProgress } from './io.ts';
import { meetingOf } from './list-body.ts';
import { openLibrary } from './open-library.ts';
import { printMessages } from './report.ts';
import { readShelf, type Shelf } from './shelf.ts';
import { refuseUnread, refuseUnsound, standsIn } from './sound-shelf.ts';

interface Options {
  readonly to?: string;
  readonly body?: string;
  readonly meeting?: string;
  readonly url?: string;
  readonly out?: string;
  readonly library?: string;
}

/** `site` is the body whose web site takes the CSV in; null for InforMEA. */
interface Form {
  readonly name: string;
  readonly site: string | null;
}

const INFORMEA = 'informea';
const CSV = '-csv';

const HELP = `
The adopted Decisions of a body in all languages of the library: SITE-csv is the CSV that the web site of the body SITE takes in (one row a
Decision, titles and descriptions in English, French and Spanish), informea the JSON that InforMEA harvests. Without --out the
feed is printed.

Examples:
  $ revcop export --to BODY-csv --out decisions.csv
  $ revcop export --to informea --body BODY --url https://example.org/texts/ --out feed.json`;

export function define(command: Command, io: Io, end: End): void {
  command
    .description('Decisions as a feed for web sites.')
    .option('--to <form>', `SITE${CSV} (SITE is a body), ${INFORMEA}`)
    .option('--body <name>', 'the body, where it is not SITE and the library has several')
    .option('--meeting <key>', 'only Decisions that this meeting adopted, in its words')
    .option('--url <address>', 'with informea: where the files of the library stand on the web')
    .option(
      '--out <file>',
      'write the feed into this file, .csv or .json (a folder: end it with /)',
    )
    .addHelpText('after', HELP)
    .action((options: Options) => {
      exportFeed(options, io);
      end(0);
    });
}

function exportFeed(options: Options, io: Io): void {
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const form = readForm(options.to ?? '', library);
  const address = readAddress(options.url, form);
  const out = outPath(options.out, form, io);
  const shelf = readShelf(library, startProgress(io));
  const files = shelf.files.filter(
    ({ facts: { kind, stage } }) => kind === 'decisions' && stage === null,
  );
  if (files.length === 0) refuseUnread(shelf, () => true);
  const bodies = [...new Set(files.map(({ facts }) => facts.instrument.body))].sort();
  const body = bodyOf(options.body, form, bodies);
  const own = files.filter(({ facts }) => facts.instrument.body === body);
  refuseUnread(shelf, standsIn(library, body));
  refuseUnsound(own, shelf);
  const profile = loadProfile(library.root, body);
  const meeting = meetingOf(profile, options.meeting);
  const texts = own.flatMap(feedText).filter(isBy(meeting, profile));
  const adopted = feedDecisions(texts, profile).filter(
    ({ adoptedBy }) => meeting === null || adoptedBy.includes(meeting),
  );
  if (adopted.length === 0) {
    const of = meeting === null ? body : `${body} of ${meeting}`;
    // A meeting that only kept Decisions adopted none of their words.
    const all = feedDecisions(own.flatMap(feedText), profile).flatMap((one) => one.adoptedBy);
    const there = [...new Set(all)].sort(compareNumbers).join(', ');
    throw unusable(
      'decision',
      `found no adopted Decision of ${of}, expected one${there === '' ? '' : ` of ${there}`}`,
    );
  }
  const states = statesNow(library, shelf, profile);
  const decisions =
    meeting === null
      ? asTheyStand(adopted, states, dayOfMeeting(shelf, body))
      : asAdopted(adopted, states, meeting);
  const wanted = own.filter(({ facts: { path } }) =>
    decisions.some(({ wordings }) => wordings.some((wording) => wording.path === path)),
  );
  printMessages(io, [
    ...lackingLanguages(decisions, form, profile, library, own),
    ...leftAnnexes(wanted),
  ]);
  const feed =
    form.site !== null
      ? writeCsv(siteCsvRows(decisions, form.site))
      : `${JSON.stringify(informeaFeed(decisions, { profile, address }), null, 2)}\n`;
  write(feed, out, library, io);
}

function readForm(name: string, { root }: Library): Form {
  if (name === INFORMEA) return { name, site: null };
  const forms = listBodies(root).map((site) => ({ name: `${site}${CSV}`, site }));
  const found = forms.find((form) => form.name === name);
  if (found !== undefined) return found;
  const known = [...forms.map((form) => form.name), INFORMEA].join(', ');
  throw misuse(
    'arguments',
    `found ${name === '' ? 'no --to' : `--to ${name}`}, expected one of ${known}`,
  );
}

// A web site takes in what its own body adopted, unless another is named.
function bodyOf(asked: string | undefined, { site }: Form, bodies: readonly string[]): string {
  const there = bodies.join(', ') || 'none';
  const named = asked === undefined ? undefined : (pathPart(asked) ?? asked);
  if (named !== undefined && bodies.includes(named)) return named;
  if (named !== undefined)
    throw unusable(
      'body',
      `found no adopted Decision of ${asked}, expected a body of the library (${there})`,
    );
  if (site !== null && bodies.includes(site)) return site;
  const [only, other] = bodies;
  if (only !== undefined && other === undefined) return only;
  throw misuse('arguments', `found adopted Decisions of ${there}, expected --body to say of which`);
}

function outPath(out: string | undefined, { name, site }: Form, io: Io): string | null {
  return out === undefined
    ? null
    : destination(out, io.cwd, name, site === null ? 'json' : 'csv', 'out');
}

function readAddress(url: string | undefined, form: Form): string {
  if (url === undefined) return '';
  if (form.site !== null)
    throw misuse('arguments', `found --url with --to ${form.name}, expected it with --to informea`);
  if (/^https?:\/\/[^\s"<>?#]+$/i.test(url) && URL.canParse(url)) return url.replace(/\/*$/, '/');
  throw misuse(
    'arguments',
    `found --url ${url}, expected an address that begins with https://, without ? and #: paths of files go behind it`,
  );
}

// What a meeting adopted is told in its own words, whatever later ones made of it.
function isBy(at: string | null, { meetings }: Profile): (text: FeedText) => boolean {
  const rankOf = rankIn(Object.keys(meetings));
  return ({ meeting }) => at === null || rankOf(meeting) <= rankOf(at);
}

function feedText({ facts, text }: LibraryFile): FeedText[] {
  const { instrument, language, path } = facts;
  if (instrument.kind !== 'decision') return [];
  const { body, meeting, subject } = instrument;
  return [{ body, meeting, subject, language, path, text }];
}

// Said once a text: a feed of which a language is missing is still a feed.
function lackingLanguages(
  decisions: readonly FeedDecision[],
  { site }: Form,
  { languages }: Profile,
  library: Library,
  files: readonly LibraryFile[],
): readonly Message[] {
  const told = new Map<string, Message>();
  for (const { wordings } of decisions) {
    const found = wordings.map(({ language }) => language);
    const wanted = Object.keys(languages).filter((tag) => FEED_LANGUAGES.has(tag));
    const lacking = wanted.filter((tag) => !found.includes(tag));
    const path = wordings[0]?.path ?? '';
    const file = files.find(({ facts }) => facts.path === path);
    if (lacking.length === 0 || file === undefined) continue;
    // The CSV names addressees in English alone.
    const addressees = site !== null && lacking.includes('en') ? ', and the addressees' : '';
    const text = `found Decisions in ${found.join(', ')} alone, expected ${lacking.join(', ')} too; the feed leaves them empty${addressees}`;
    const place = { file: shownPath(library.cwd, file.path), line: 1, column: 1 };
    told.set(path, { severity: 'warning', rule: 'language', text, place });
  }
  return [...told.values()];
}

const FEED_LANGUAGES: ReadonlySet<string> = new Set(['en', 'fr', 'es']);

// What is wrong in registers is an error: the feed would tell it.
function statesNow(library: Library, shelf: Shelf, profile: Profile): readonly DecisionState[] {
  const [language = ''] = Object.keys(profile.languages);
  const sources = decisionSources(library, shelf, profile, language);
  const { states, messages } = statesOf(sources, profile, null);
  refuseErrors(messages);
  return states;
}

// The last day that an adopted text of the meeting bears.
function dayOfMeeting({ files }: Shelf, body: string): (meeting: string) => string | null {
  const days = new Map<string, string>();
  for (const { facts, text } of files) {
    const [meeting, day] = [meetingIn(text), frontString(text, 'date')];
    if (facts.instrument.body !== body || facts.stage !== null || facts.kind === 'paper') continue;
    if (meeting === null || day === undefined) continue;
    if (day > (days.get(meeting) ?? '')) days.set(meeting, day);
  }
  return (meeting) => days.get(meeting) ?? null;
}

function write(feed: string, path: string | null, library: Library, io: Io): void {
  if (path === null) {
    io.out(feed);
    return;
  }
  writeFiles(library, [{ path, content: feed }]);
  io.out(`${shownPath(io.cwd, path)}\n`);
}
