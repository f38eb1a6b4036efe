import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { keyOf, placeOfKey } from '../library/front.ts';
import { identityOf, pathPart, printInstrument, printRevision } from '../library/names.ts';
import type { Revision } from '../library/revisions.ts';
import type { LibraryFile } from '../library/texts.ts';
import { letterIndex } from '../lineage/decisions/letters.ts';
import { type DraftSet, lettersOf } from '../lineage/decisions/number.ts';
import type { Message } from '../model/message.ts';
import type { Pattern } from '../model/profile.ts';
import { frontString } from '../model/text.ts';
import type { Desk } from './check-subject.ts';

/** The last stage of a subject of draft Decisions of the meeting, in all its languages. `name` is `decision:cms/cop15/cami.draft`. */
export interface MeetingDraft extends DraftSet {
  readonly name: string;
  /** The place of its first letters in the sequence of letters; null where it has none. */
  readonly first: number | null;
  readonly sources: readonly LibraryFile[];
}

/** The drafts of a meeting that have letters, and the names of the earlier stages, whose letters are those that the meeting had before it. */
export interface MeetingDrafts {
  /** The key of the meeting, `cop15`. */
  readonly meeting: string;
  readonly body: string;
  readonly drafts: readonly MeetingDraft[];
  readonly earlier: readonly string[];
}

/**
 * The draft Decisions of a meeting, typed as `cop15` or `COP15`; adopted ones are none. Several bodies without `--body`, no draft, errors in a file, two open drafts
 * of one subject, languages that name different papers: each is a `CliError`.
 */
export function draftsOf(typed: string, body: string | undefined, desk: Desk): MeetingDrafts {
  const meeting = pathPart(typed) ?? typed;
  const files = desk.shelf.files.filter((file) => isDraftOf(file, meeting));
  const own = bodyOf(files, meeting, body === undefined ? undefined : (pathPart(body) ?? body));
  const ofBody = files.filter(({ facts }) => facts.instrument.body === own);
  refuseErrors(ofBody.flatMap(({ shown }) => desk.shelf.messages.get(shown) ?? []));
  const subjects = [...new Set(ofBody.map(({ facts }) => identityOf(facts.instrument)))];
  const found = subjects.map((identity) => {
    const { revisions = [], messages = [] } = desk.instruments.get(identity) ?? {};
    refuseErrors(messages);
    return stagesOf(revisions, meeting);
  });
  const { draftDecision } = desk.profileOf(own).references;
  const drafts = found
    .flatMap(({ last }) => last.map((revision) => meetingDraft(revision, draftDecision)))
    .filter(({ first }) => first !== null)
    .sort((a, b) => (a.first ?? 0) - (b.first ?? 0));
  refuseErrors([...drafts.flatMap(otherPapers), ...rivals(drafts)]);
  if (drafts.length > 0)
    return {
      meeting,
      body: own,
      drafts,
      earlier: found.flatMap(({ earlier }) => earlier.map(nameOf)),
    };
  throw unusable('meeting', `found no draft Decision of ${meeting} with letters, expected one`);
}

function isDraftOf({ facts, text }: LibraryFile, meeting: string): boolean {
  const { kind, instrument, stage } = facts;
  if (kind !== 'decisions' || instrument.kind !== 'decision' || stage === null) return false;
  return instrument.meeting === meeting && !isAdopted(text);
}

function isAdopted(text: LibraryFile['text']): boolean {
  return frontString(text, 'status') === 'adopted' || frontString(text, 'adopted-as') !== undefined;
}

function bodyOf(files: readonly LibraryFile[], meeting: string, body: string | undefined): string {
  const bodies = [...new Set(files.map(({ facts }) => facts.instrument.body))].sort();
  if (body !== undefined && bodies.includes(body)) return body;
  const [only, other] = bodies;
  if (only === undefined || body !== undefined) {
    const whose = body === undefined ? '' : ` of ${body}`;
    throw unusable('meeting', `found no draft Decision${whose} of ${meeting}, expected one`);
  }
  if (other === undefined) return only;
  throw misuse('body', `found drafts of ${bodies.join(', ')}, expected --body to say whose`);
}

interface Stages {
  readonly last: readonly Revision[];
  readonly earlier: readonly Revision[];
}

function stagesOf(revisions: readonly Revision[], meeting: string): Stages {
  const drafts = revisions.filter(({ files }) => files.some((file) => isDraftOf(file, meeting)));
  // What was adopted was drawn from its earlier stages too.
  const bases = new Set(revisions.filter(({ adopted }) => !adopted).map(({ base }) => base));
  return {
    last: drafts.filter(({ key }) => !bases.has(key)),
    earlier: drafts.filter(({ key }) => bases.has(key)),
  };
}

function nameOf({ files, key }: Revision): string {
  const [file] = files;
  return file === undefined ? key : printRevision(file.facts.instrument, key);
}

function meetingDraft(revision: Revision, patterns: readonly Pattern[]): MeetingDraft {
  const [first] = revision.files;
  if (first === undefined) throw new Error(`found no file of ${revision.key}, expected one`);
  const letters = revision.files.flatMap(({ text }) => lettersOf(text, patterns));
  return {
    of: printInstrument(first.facts.instrument).replace(/^decision:/, ''),
    name: nameOf(revision),
    first: letters[0] === undefined ? null : (letterIndex(letters[0].letter) ?? 0),
    paper: frontString(first.text, 'paper') ?? null,
    files: revision.files.map(({ shown, text }) => ({ file: shown, text })),
    sources: revision.files,
  };
}

function otherPapers({ paper, sources }: MeetingDraft): Message[] {
  return sources.flatMap(({ text, shown }) => {
    const found = frontString(text, 'paper') ?? null;
    if (found === paper) return [];
    const told = `found paper: ${found ?? 'none'}, expected ${paper ?? 'none'} as in ${sources[0]?.shown}`;
    const place = placeOfKey(text.front, 'paper', shown);
    return [{ severity: 'error', rule: 'paper', text: told, place }];
  });
}

function rivals(drafts: readonly MeetingDraft[]): Message[] {
  return drafts.flatMap(({ of, sources }, at) => {
    const other = drafts.slice(0, at).find((before) => before.of === of)?.sources[0];
    const [own] = sources;
    if (other === undefined || own === undefined) return [];
    const text = `found ${keyOf(own.facts)}, expected one open draft of ${of} beside ${keyOf(other.facts)} (${other.shown})`;
    const place = placeOfKey(own.text.front, 'stage', own.shown);
    return [{ severity: 'error', rule: 'rivals', text, place }];
  });
}
