import { placesIn } from '../check/words-at.ts';
import { keyOf, placeOfKey } from '../library/front.ts';
import { printRevision } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { keptCitations } from '../lineage/decisions/kept-draft.ts';
import { letteredPapers } from '../lineage/decisions/lettered-papers.ts';
import { type Numbering, withNumbers } from '../lineage/decisions/number.ts';
import {
  type FollowedNumbers,
  followNumbers,
  mayCite,
  mayHold,
  type NumberedWorld,
} from '../lineage/decisions/number-follow.ts';
import type { Pinned } from '../lineage/references/follow.ts';
import { type ReferenceWords, referenceWords } from '../lineage/references/words.ts';
import type { KnownText } from '../lineage/references/world.ts';
import { inFile, type Message, showHidden } from '../model/message.ts';
import type { Pattern } from '../model/profile.ts';
import { frontString, type Text } from '../model/text.ts';
import { isPast, pastDrafts } from './adopt-follow.ts';
import type { Desk } from './check-subject.ts';
import type { MeetingDraft, MeetingDrafts } from './decisions-number-drafts.ts';
import { renumberedSource } from './renumbered-source.ts';
import { knownText } from './shelf.ts';
import { wholeSource } from './whole-source.ts';

/** A file that cites or holds draft Decisions of the meeting, and what numbering does to it. */
export interface NumberedFile {
  readonly file: LibraryFile;
  readonly found: Pick<FollowedNumbers, 'followed' | 'pinned'>;
  readonly messages: readonly Message[];
  /** Null where no character of it changes. */
  readonly written: NewFile | null;
}

/**
 * All files of the body that cite or hold the numbered drafts, with final numbers. Adopted texts stay and tell what they cite; past drafts
 * and their papers are left out. Nothing is written here.
 */
export function numberFiles(
  found: MeetingDrafts,
  numbering: Numbering,
  desk: Desk,
): readonly NumberedFile[] {
  const { body, drafts, earlier } = found;
  const patterns = desk.profileOf(body).references.draftDecision;
  const past = pastDrafts(earlier, desk);
  const relabelled = relabelledTexts(drafts, numbering, patterns);
  const languages = new Map<string, LanguageDesk>();
  return desk.shelf.files.flatMap((file): readonly NumberedFile[] => {
    const { instrument, language } = file.facts;
    if (instrument.body !== body || !mayHold(file.source)) return [];
    const isAdopted = file.facts.kind !== 'paper' && file.facts.stage === null;
    if (!isAdopted && isPast(file, past)) return [];
    const known =
      languages.get(language) ?? languageDesk(language, found, numbering, relabelled, desk);
    languages.set(language, known);
    const numbered = numberFile(file, known, relabelled);
    const pinned = [...numbered.found.pinned, ...keptLinks(file, numbering, desk)];
    return [{ ...numbered, found: { ...numbered.found, pinned } }];
  });
}

// What a kept Decision says of one that is given its number stays, as it does at adoption.
function keptLinks(file: LibraryFile, { numbers }: Numbering, desk: Desk): readonly Pinned[] {
  if (file.facts.kind !== 'decisions' || file.facts.stage === null) return [];
  const { of } = knownText(file);
  const finals = new Map(
    numbers.flatMap((each) => (each.of === of ? [[each.id, each.final] as const] : [])),
  );
  return keptCitations(file.text, desk.keptIn(file), (id) => finals.get(id) ?? null);
}

function relabelledTexts(
  drafts: readonly MeetingDraft[],
  { numbers }: Numbering,
  patterns: readonly Pattern[],
): ReadonlyMap<string, Text> {
  return new Map(
    drafts.flatMap(({ of, sources }) => {
      const own = numbers.filter((each) => each.of === of);
      return sources.map(({ path, text }) => [path, withNumbers(text, own, patterns)] as const);
    }),
  );
}

interface LanguageDesk {
  readonly world: NumberedWorld;
  readonly known: ReadonlyMap<string, KnownText>;
}

function languageDesk(
  language: string,
  { body, drafts, earlier }: MeetingDrafts,
  { series, numbers }: Numbering,
  relabelled: ReadonlyMap<string, Text>,
  desk: Desk,
): LanguageDesk {
  const profile = desk.profileOf(body);
  const words: ReferenceWords = referenceWords(profile, language);
  const files = filesIn(language, body, drafts, desk);
  const known = new Map(files.map((file) => [file.path, knownText(file)]));
  const stages = new Set(earlier);
  const papers = new Set(drafts.map(({ paper }) => paper));
  const { formulaFirst } = profile;
  const texts = files.flatMap((file) => {
    const text = known.get(file.path);
    return text === undefined ? [] : [{ text, file, isEarlier: isStage(file, stages) }];
  });
  // An earlier stage under the same symbol would have the same letters.
  const before = texts.filter(({ text, isEarlier }) => !isEarlier || !papers.has(text.paper));
  const after = texts
    .filter(({ isEarlier }) => !isEarlier)
    .map(({ text, file }) => ({ ...text, text: relabelled.get(file.path) ?? text.text }));
  const world: NumberedWorld = {
    meeting:
      drafts.flatMap(({ sources }) =>
        sources.flatMap(({ text }) => frontString(text, 'meeting') ?? []),
      )[0] ?? '',
    before: { formulaFirst, texts: before.map(({ text }) => text) },
    after: { formulaFirst, texts: after },
    words,
    papers: letteredPapers(series, numbers, words),
  };
  return { world, known };
}

// A draft that is not there in a language yet is cited in it by the same letters.
function filesIn(
  language: string,
  body: string,
  drafts: readonly MeetingDraft[],
  { shelf }: Desk,
): readonly LibraryFile[] {
  const others = drafts.flatMap(({ sources }) =>
    sources.some(({ facts }) => facts.language === language) ? [] : sources.slice(0, 1),
  );
  const own = shelf.files.filter(
    ({ facts }) => facts.instrument.body === body && facts.language === language,
  );
  return [...own, ...others];
}

function isStage({ facts }: LibraryFile, stages: ReadonlySet<string>): boolean {
  return facts.kind !== 'paper' && stages.has(printRevision(facts.instrument, keyOf(facts)));
}

function numberFile(
  file: LibraryFile,
  { world, known }: LanguageDesk,
  relabelled: ReadonlyMap<string, Text>,
): NumberedFile {
  const { text, shown, path } = file;
  const from = known.get(path) ?? knownText(file);
  const found = followNumbers(relabelled.get(path) ?? text, from, world);
  const placeOfWords = placesIn(file.source);
  const changed = !from.adopted && (relabelled.has(path) || found.followed.length > 0);
  return {
    file,
    found,
    messages: [
      ...found.messages.map((each) => atWords(each, placeOfWords)),
      ...inHead(file, world),
    ].map((message) => inFile(shown, message)),
    written: changed
      ? {
          path,
          content: markOf(file) + renumberedSource(file, found.text),
          was: file.source,
        }
      : null,
  };
}

// A byte order mark is no character of the text, but it is one of the file.
function markOf({ path, shown }: LibraryFile): string {
  return wholeSource(path, shown).startsWith('\uFEFF') ? '\uFEFF' : '';
}

// Where in its block the words stand.
function atWords(
  { words, before, ...message }: FollowedNumbers['messages'][number],
  placeOfWords: ReturnType<typeof placesIn>,
): Message {
  if (words === undefined || message.place === null) return message;
  return { ...message, place: placeOfWords(message.place, words, before) };
}

// A head is the drafter's own: what it says of letters (`title:`) is told and left.
function inHead({ text, facts, shown }: LibraryFile, { papers, words }: NumberedWorld): Message[] {
  if (facts.kind !== 'paper' && facts.stage === null) return [];
  return Object.entries(text.front.values).flatMap(([key, value]): Message[] => {
    if (typeof value !== 'string' || !mayCite(value, papers.series, words.draftDecision)) return [];
    const told = `found ${key}: ${showHidden(value)}, expected final numbers; it stays`;
    const place = placeOfKey(text.front, key, shown);
    return [{ severity: 'warning', rule: 'draft-letter', text: told, place }];
  });
}
