import { keyOf } from '../library/front.ts';
import { printInstrument, printRevision } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { asPinned, isKept } from '../lineage/decisions/kept-draft.ts';
import {
  type Relettering,
  type RelinkedText,
  relinkItems,
} from '../lineage/decisions/relettered.ts';
import { hasLink, isLiveLinkTo, type Linked, relinked } from '../lineage/link-targets.ts';
import { type FollowedText, followReferences } from '../lineage/references/follow.ts';
import { referenceWords } from '../lineage/references/words.ts';
import { withText } from '../lineage/references/world.ts';
import { inFile, type Message } from '../model/message.ts';
import { frontString, type Text } from '../model/text.ts';
import type { AdoptedLanguage } from './adopt-compose.ts';
import type { AdoptionPlan } from './adopt-plan.ts';
import type { Desk } from './check-subject.ts';
import { formatText } from './formatting.ts';
import { knownText } from './shelf.ts';

/** Another draft or paper of the library whose references follow what was adopted. */
export interface FollowingFile {
  readonly file: LibraryFile;
  readonly found: Pick<FollowedText, 'followed' | 'pinned'>;
  readonly messages: readonly Message[];
  /** Null where no character of it changes. */
  readonly written: NewFile | null;
}

/**
 * The other drafts and papers that cite the adopted text, with their live references printed anew. Adopted texts stay as they are, and so
 * do drafts that were adopted and the papers that presented them: they are what the meeting had before it. Of Decisions whose items get
 * other letters what is typed follows too, in comments as well, and what adopted texts say of them is told.
 */
export function followElsewhere(
  adopted: readonly AdoptedLanguage[],
  plan: AdoptionPlan,
  desk: Desk,
): readonly FollowingFile[] {
  const own = plan.stages.map(({ key }) => printRevision(plan.instrument, key));
  const past = pastDrafts(own, desk);
  return desk.shelf.files.flatMap((file) => {
    const one = adoptedFor(file, adopted, plan);
    if (one === null) return [];
    if (!isPast(file, past)) return followIn(file, one, plan, desk) ?? [];
    const isAdopted = file.facts.kind !== 'paper' && file.facts.stage === null;
    return isAdopted ? (staysIn(file, one, desk) ?? []) : [];
  });
}

// Decisions have the same numbers in all languages: in one that the draft has not, they are cited by those of another.
function adoptedFor(
  { facts }: LibraryFile,
  adopted: readonly AdoptedLanguage[],
  { draft }: AdoptionPlan,
): AdoptedLanguage | null {
  const same = adopted.find((one) => one.draft.facts.language === facts.language);
  if (same !== undefined) return same;
  const [first] = adopted;
  if (first === undefined || first.relettering === null) return null;
  if (first.draft.facts.instrument.body !== facts.instrument.body) return null;
  return draft.files.some((file) => file.facts.language === facts.language) ? null : first;
}

/** The drafts that are what a meeting had before it: those that were adopted, and `own`, named `IDENTITY@KEY`. */
export function pastDrafts(own: readonly string[], { shelf }: Desk): ReadonlySet<string> {
  const before = shelf.files.flatMap(({ text, facts }) =>
    frontString(text, 'status') === 'adopted' ? [nameOf(facts)] : [],
  );
  return new Set([...own, ...before]);
}

/** Whether the references of a file never follow: an adopted text, a past draft, or the paper that presented one. */
export function isPast({ facts }: LibraryFile, past: ReadonlySet<string>): boolean {
  if (facts.kind === 'paper') return past.has(nameOf({ ...facts, stage: facts.stage ?? 'draft' }));
  return facts.stage === null || past.has(nameOf(facts));
}

function nameOf(facts: LibraryFile['facts']): string {
  return printRevision(facts.instrument, keyOf(facts));
}

function followIn(
  file: LibraryFile,
  { known, relettering }: AdoptedLanguage,
  { instrument, target }: AdoptionPlan,
  desk: Desk,
): FollowingFile | null {
  const [from, to] = [linkedAs(instrument), linkedAs(target)];
  const leads = (link: string): boolean => isLiveLinkTo(link, from) || isLiveLinkTo(link, to);
  const { facts, shown } = file;
  const items = relinkedIn(file, relettering, desk);
  const text = items?.text ?? file.text;
  const told = items !== null && items.stays.length + items.messages.length > 0;
  if (instrument.kind !== target.kind || (!told && !hasLink(text, leads))) return null;
  const profile = desk.profileOf(facts.instrument.body);
  const world = withText(desk.worldOf(facts.instrument.body, facts.language), known);
  const given = from.of !== to.of && hasLink(text, (link) => isLiveLinkTo(link, from));
  const led = given ? relinked(text, from, to) : text;
  const words = referenceWords(profile, facts.language);
  const found = followReferences(led, world, words, { comments: relettering !== null });
  const kept = desk.keptIn(file);
  const isStill = ({ index }: { readonly index: number }): boolean =>
    isKept(file.text.paragraphs[index], kept);
  const following = found.followed.filter(({ link }) => leads(link));
  const own = following.filter((one) => !isStill(one));
  const stood = given ? led : file.text;
  const next = withParagraphs(stood, found.text, new Set(own.map(({ index }) => index)));
  const changed = next.paragraphs.some(
    (paragraph, index) => paragraph !== file.text.paragraphs[index],
  );
  const pinned = [
    ...found.pinned.filter(({ link }) => leadsTo(link, to)),
    ...following.filter(isStill).map(asPinned),
  ];
  return {
    file,
    found: { followed: own, pinned: [...pinned, ...(items?.stays ?? [])] },
    messages: [...found.messages, ...(items?.messages ?? [])].map((message) =>
      inFile(shown, { ...message, severity: 'warning' }),
    ),
    written: changed
      ? {
          path: file.path,
          content: formatText(next, facts.identity, new Set(), shown).source,
          was: file.source,
        }
      : null,
  };
}

// What an adopted text of the body says of items that have other letters now.
function staysIn(
  file: LibraryFile,
  { relettering }: AdoptedLanguage,
  desk: Desk,
): FollowingFile | null {
  const items = relinkedIn(file, relettering, desk);
  if (items === null || items.stays.length === 0) return null;
  return {
    file,
    found: { followed: [], pinned: items.stays },
    messages: [],
    written: null,
  };
}

function relinkedIn(
  file: LibraryFile,
  relettering: Relettering | null,
  desk: Desk,
): RelinkedText | null {
  const { instrument, language } = file.facts;
  if (relettering === null || !relettering.numbers.some((number) => file.source.includes(number)))
    return null;
  const world = desk.worldOf(instrument.body, language);
  const from = world.texts.find(({ text }) => text === file.text) ?? knownText(file);
  return relinkItems(
    from,
    relettering,
    world,
    referenceWords(desk.profileOf(instrument.body), language),
  );
}

function linkedAs(instrument: AdoptionPlan['target']): Linked {
  return {
    instrument: instrument.kind,
    of: printInstrument(instrument).replace(/^decision:/, ''),
  };
}

function leadsTo(link: string, { instrument, of }: Linked): boolean {
  return link.startsWith(`${instrument}:${of}@`) || link.startsWith(`${instrument}:${of}#`);
}

// What another adoption would print anew in the same text is left to that.
function withParagraphs(text: Text, followed: Text, indexes: ReadonlySet<number>): Text {
  return {
    ...text,
    paragraphs: text.paragraphs.map((paragraph, index) =>
      indexes.has(index) ? (followed.paragraphs[index] ?? paragraph) : paragraph,
    ),
  };
}
