import { keyOf } from '../library/front.ts';
import { identityOf, printInstrument } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { hasLink, isLiveLinkTo, type Linked, relinked } from '../lineage/link-targets.ts';
import { type FollowedText, followReferences } from '../lineage/references/follow.ts';
import { referenceWords } from '../lineage/references/words.ts';
import { type KnownText, withText } from '../lineage/references/world.ts';
import { inFile, type Message } from '../model/message.ts';
import { frontString, type Text } from '../model/text.ts';
import type { AdoptedLanguage } from './adopt-compose.ts';
import type { AdoptionPlan } from './adopt-plan.ts';
import type { Desk } from './check-subject.ts';
import { formatText } from './formatting.ts';

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
 * do drafts that were adopted and the papers that presented them: they are what the meeting had before it.
 */
export function followElsewhere(
  adopted: readonly AdoptedLanguage[],
  plan: AdoptionPlan,
  desk: Desk,
): readonly FollowingFile[] {
  const own = plan.stages.map(({ key }) => `${identityOf(plan.instrument)}@${key}`);
  const past = pastDrafts(own, desk);
  return adopted.flatMap(({ known, draft }) =>
    desk.shelf.files
      .filter(({ facts }) => facts.language === draft.facts.language)
      .filter((file) => !isPast(file, past))
      .flatMap((file) => followIn(file, known, plan, desk) ?? []),
  );
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
  return `${identityOf(facts.instrument)}@${keyOf(facts)}`;
}

function followIn(
  file: LibraryFile,
  known: KnownText,
  { instrument, target }: AdoptionPlan,
  desk: Desk,
): FollowingFile | null {
  const [from, to] = [linkedAs(instrument), linkedAs(target)];
  const leads = (link: string): boolean => isLiveLinkTo(link, from) || isLiveLinkTo(link, to);
  const { facts, text, shown } = file;
  if (!hasLink(text, leads) || instrument.kind !== target.kind) return null;
  const profile = desk.profileOf(facts.instrument.body);
  const world = withText(desk.worldOf(facts.instrument.body, facts.language), known);
  const given = from.of !== to.of && hasLink(text, (link) => isLiveLinkTo(link, from));
  const led = given ? relinked(text, from, to) : text;
  const found = followReferences(led, world, referenceWords(profile, facts.language));
  const own = found.followed.filter(({ link }) => leads(link));
  const next = withParagraphs(led, found.text, new Set(own.map(({ index }) => index)));
  const changed = next.paragraphs.some((paragraph, index) => paragraph !== text.paragraphs[index]);
  return {
    file,
    found: { followed: own, pinned: found.pinned.filter(({ link }) => leadsTo(link, to)) },
    messages: found.messages.map((message) => inFile(shown, { ...message, severity: 'warning' })),
    written: changed
      ? {
          path: file.path,
          content: formatText(next, facts.identity, new Set(), shown).source,
          was: file.source,
        }
      : null,
  };
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
