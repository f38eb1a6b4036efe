import { misuse, unusable } from '../library/cli-error.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { pathPart } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import type { LibraryFile } from '../library/texts.ts';
import { rankIn } from '../lineage/decisions/known.ts';
import type { StatusWords } from '../lineage/decisions/status-words.ts';
import { meetingIn } from '../lineage/recorded.ts';
import type { Profile } from '../model/profile.ts';
import { languageWords } from '../papers/write/layout.ts';
import { revisionSuffix } from '../papers/write/text-name.ts';
import { type Io, startProgress } from './io.ts';
import { openLibrary } from './open-library.ts';
import { readShelf, type Shelf } from './shelf.ts';
import { refuseUnread, refuseUnsound, standsIn } from './sound-shelf.ts';

/** Of which body a list is asked for, in which language, and how things stood after which meeting. */
export interface ListRequest {
  readonly body?: string;
  readonly language?: string;
  readonly at?: string;
  readonly library?: string;
}

/** One body laid out for a list. `at` is the key of the last meeting that counts, null for all. */
export interface ListedBody {
  readonly library: Library;
  readonly shelf: Shelf;
  readonly body: string;
  readonly profile: Profile;
  readonly at: string | null;
  readonly language: string;
  readonly words: StatusWords;
  /** The texts of the kind that is listed. */
  readonly files: readonly LibraryFile[];
}

/**
 * Reads a library for a list of its Resolutions or Decisions. Several bodies without `--body`, a body that has none of the kind, a meeting
 * that its profile does not list and a language that no text has are a `CliError`, and so is a text of the body that cannot be read or is not as
 * it was adopted: a list would be wrong without a word.
 */
export function listedBody(
  kind: 'resolution' | 'decisions',
  request: ListRequest,
  io: Io,
): ListedBody {
  const library = openLibrary(needLibrary(io.cwd, request.library), io);
  const shelf = readShelf(library, startProgress(io));
  const all = shelf.files.filter(({ facts }) => facts.kind === kind);
  if (all.length === 0) refuseUnread(shelf, () => true);
  const body = bodyOf(all, request.body, kind);
  refuseUnread(shelf, standsIn(library, body));
  refuseUnsound(shelf.files.filter(countsFor(kind, body)), shelf);
  const profile = loadProfile(library.root, body);
  const files = all.filter(({ facts }) => facts.instrument.body === body);
  const at = meetingOf(profile, request.at);
  const language = languageOfList(knownFiles(files, at, profile), profile, request.language);
  const words: StatusWords = {
    words: languageWords(profile, language).words,
    meetingName: (meeting) =>
      Object.hasOwn(profile.meetings, meeting)
        ? (profile.meetings[meeting]?.name ?? meeting)
        : meeting.toUpperCase(),
    revised: (meeting) =>
      profile.amendedDecision === 'keeps-number'
        ? revisionSuffix(`rev.${meeting}`, languageWords(profile, language), profile)
        : '',
  };
  return {
    library,
    shelf,
    body,
    profile,
    at,
    language,
    words,
    files,
  };
}

// Of what a list tells: adopted texts, for they repeal, and Decisions that are drafts.
function countsFor(kind: string, body: string): (file: LibraryFile) => boolean {
  return ({ facts }) =>
    facts.instrument.body === body &&
    facts.kind !== 'paper' &&
    (facts.stage === null || (kind === 'decisions' && facts.kind === kind));
}

function bodyOf(files: readonly LibraryFile[], asked: string | undefined, kind: string): string {
  const bodies = [...new Set(files.map(({ facts }) => facts.instrument.body))].sort();
  const named = asked === undefined ? undefined : (pathPart(asked) ?? asked);
  if (named !== undefined && bodies.includes(named)) return named;
  const [only, other] = bodies;
  if (only === undefined || named !== undefined) {
    const there = bodies.join(', ') || 'none';
    throw unusable(
      'body',
      `found no ${kind} of ${named ?? 'any body'}, expected a body of the library (${there})`,
    );
  }
  if (other === undefined) return only;
  throw misuse('arguments', `found ${bodies.join(', ')}, expected --body to say which`);
}

/** The key of a meeting as it is typed, `cop15` or `COP15`; null where none is. One that the body does not list is a wrong argument. */
export function meetingOf(profile: Profile, typed: string | undefined): string | null {
  if (typed === undefined) return null;
  const key = typed.toLowerCase();
  if (Object.hasOwn(profile.meetings, key)) return key;
  const there = Object.keys(profile.meetings).join(', ');
  throw misuse('arguments', `found the meeting ${typed}, expected one of ${there}`);
}

// Texts of later meetings may be in other languages: a list of then must not change its own for them.
function knownFiles(
  files: readonly LibraryFile[],
  at: string | null,
  { meetings }: Profile,
): readonly LibraryFile[] {
  if (at === null) return files;
  const rankOf = rankIn(Object.keys(meetings));
  const known = files.filter(({ facts, text }) => {
    const { instrument } = facts;
    const meeting = instrument.kind === 'decision' ? instrument.meeting : meetingIn(text);
    return meeting === null || rankOf(meeting) <= rankOf(at);
  });
  return known.length === 0 ? files : known;
}

// Without one, the first language of the body in which most instruments can be read.
function languageOfList(
  files: readonly LibraryFile[],
  { languages }: Profile,
  asked: string | undefined,
): string {
  const there = new Map<string, Set<string>>();
  for (const { facts } of files) {
    const known = there.get(facts.language) ?? new Set();
    there.set(facts.language, known.add(facts.identity));
  }
  if (asked !== undefined) {
    const language = asked.toLowerCase();
    if (there.has(language)) return language;
    throw unusable(
      'language',
      `found no text in ${asked}, expected one of ${[...there.keys()].join(', ')}`,
    );
  }
  const own = Object.keys(languages).filter((tag) => there.has(tag));
  const ranked = [...own, ...[...there.keys()].filter((tag) => !own.includes(tag))];
  const most = Math.max(...[...there.values()].map((known) => known.size));
  return ranked.find((tag) => there.get(tag)?.size === most) ?? 'und';
}
