import { placesIn } from '../check/words-at.ts';
import { loadProfile } from '../library/profile.ts';
import type { LibraryFile, TextFile } from '../library/texts.ts';
import { letterLinks } from '../lineage/decisions/letter-links.ts';
import { type FoundReference, linkReferences } from '../lineage/references/link.ts';
import { relativeReferences } from '../lineage/references/relative.ts';
import { tellRelative } from '../lineage/references/told.ts';
import { type ReferenceWords, referenceWords } from '../lineage/references/words.ts';
import type { KnownText, World } from '../lineage/references/world.ts';
import { inFile, type Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import type { Text } from '../model/text.ts';
import { knownText, type Shelf, worldOn } from './shelf.ts';

/** What was linked in one file, and what was found and could not be. References to other bodies and to documents are `others`. */
export interface LinkReport {
  readonly text: Text;
  readonly linked: number;
  readonly others: number;
  readonly messages: readonly Message[];
}

/** Links references in files of a library; the texts of other files are those of the shelf. */
export interface Linker {
  readonly link: (file: LibraryFile, text: Text) => LinkReport;
}

/** A linker on a shelf. `replaced` are texts by path that are not yet what the disk holds. */
export function openLinker(
  shelf: Pick<Shelf, 'files'>,
  root: string | null,
  replaced: ReadonlyMap<string, Text>,
): Linker {
  const files = shelf.files.map((file) => ({
    ...file,
    text: replaced.get(file.path) ?? file.text,
  }));
  const profiles = new Map<string, Profile>();
  const worlds = new Map<string, World>();
  const link = (file: LibraryFile, text: Text): LinkReport => {
    const { body } = file.facts.instrument;
    const { language } = file.facts;
    const profile = profiles.get(body) ?? loadProfile(root, body);
    profiles.set(body, profile);
    const key = `${body}\n${language}`;
    const world = worlds.get(key) ?? worldOn({ files }, body, language, profile.formulaFirst);
    worlds.set(key, world);
    const known = knownIn(world, knownText({ ...file, text }));
    const words = referenceWords(profile, language);
    const linked = linkReferences(known, world, words, letterLinks(known, world, words));
    const relative = relativeMessages({ ...known, text: linked.text }, world, words, file);
    return reportOf(linked.text, linked.found, relative, file);
  };
  return { link };
}

function knownIn(world: World, known: KnownText): KnownText {
  return world.texts.find(({ text }) => text === known.text) ?? known;
}

// `the preceding paragraph` gets no link: what it means is told.
function relativeMessages(
  known: KnownText,
  world: World,
  words: ReferenceWords,
  file: TextFile,
): readonly Message[] {
  if (known.adopted || known.instrument === 'paper') return [];
  const { formulaFirst } = world;
  const placeOf = placesIn(file.source);
  return relativeReferences(known, null, world, words).map((one): Message => {
    const place = known.text.paragraphs[one.index]?.place ?? null;
    const text = tellRelative(one, known.text, formulaFirst);
    const at = place && placeOf(place, one.text);
    return inFile(file.shown, { severity: 'info', rule: 'relative-reference', text, place: at });
  });
}

function reportOf(
  text: Text,
  found: readonly FoundReference[],
  relative: readonly Message[],
  file: TextFile,
): LinkReport {
  const placeOf = placesIn(file.source);
  const messages = found.flatMap((one): Message[] => {
    const { reference, resolved, place } = one;
    const at = place && placeOf(place, reference.text);
    if (resolved.kind === 'resolved' || resolved.kind === 'other') return [];
    const rule = `${resolved.kind}-reference`;
    const message: Message = { severity: 'warning', rule, text: resolved.text, place: at };
    return [inFile(file.shown, message)];
  });
  const count = (kind: string): number =>
    found.filter(({ resolved }) => resolved.kind === kind).length;
  return {
    text,
    linked: count('resolved'),
    others: count('other'),
    messages: [...messages, ...relative],
  };
}
