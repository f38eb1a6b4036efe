import { withFront } from '../formats/markdown/front.ts';
import { readMarkdown } from '../formats/markdown/read.ts';
import { insideLibrary, shownPath } from '../library/find.ts';
import { keyOf } from '../library/front.ts';
import { printInstrument, printRevision } from '../library/names.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { cleanParagraphs, draftLetters, removalsFrom } from '../lineage/adopt.ts';
import { adoptedHead } from '../lineage/adopt-head.ts';
import { isKept, keptIds, withKept } from '../lineage/decisions/kept-draft.ts';
import {
  openReletterings,
  relinkOpenItems,
  withFinalItems,
} from '../lineage/decisions/open-items.ts';
import { type Relettering, reletteringOf, relinkItems } from '../lineage/decisions/relettered.ts';
import { citedShifted, shiftedAtMeeting } from '../lineage/decisions/shifted-items.ts';
import { type NamedRepeals, namedRepeals } from '../lineage/named-repeals.ts';
import type { Removal } from '../lineage/recorded.ts';
import { type Followed, followReferences, type Pinned } from '../lineage/references/follow.ts';
import { type StaleNumber, staleNumbers } from '../lineage/references/typed-number.ts';
import { referenceWords } from '../lineage/references/words.ts';
import { type KnownText, type World, withText } from '../lineage/references/world.ts';
import { inFile, type Message } from '../model/message.ts';
import { isTombstone } from '../model/paragraph.ts';
import type { Profile } from '../model/profile.ts';
import { sealOf } from '../model/seal.ts';
import { type FrontMatter, frontString, type Text } from '../model/text.ts';
import { type AdoptionPlan, adoptedFacts, draftName } from './adopt-plan.ts';
import { baseTextOf } from './base-text.ts';
import { formatText } from './formatting.ts';

/** What adoption is told besides the draft. */
export interface AdoptionNotes {
  readonly orallyAmended: string | null;
  readonly despite: readonly { readonly rule: string; readonly reason: string }[];
}

/** A draft in one language as it is adopted, before anything is written. */
export interface AdoptedLanguage {
  readonly draft: LibraryFile;
  /** What it is compared with, see `baseTextOf`. */
  readonly base: Text | null;
  readonly known: KnownText;
  /** What becomes of the letters of items; null for what is no text of Decisions. */
  readonly relettering: Relettering | null;
  readonly removed: readonly Removal[];
  /** Its `repeals:` with the revisions named; null where it stays as it is. */
  readonly repeals: NamedRepeals | null;
  readonly followed: readonly Followed[];
  readonly pinned: readonly Pinned[];
  /** References to own paragraphs that stay as typed although their number is another then, or may be. */
  readonly typed: readonly StaleNumber[];
  readonly messages: readonly Message[];
}

/** The clean text of a draft with its references followed. `world` holds the library as it stands, `gone` what went before the meeting (`goneIn`). */
export function adoptLanguage(
  draft: LibraryFile,
  plan: AdoptionPlan,
  world: World,
  profile: Profile,
  gone: ReadonlySet<string>,
): AdoptedLanguage {
  const { language } = draft.facts;
  const base = baseTextOf(plan, language, profile, gone);
  const stages = plan.stages.flatMap(({ files }) =>
    files.filter(({ facts }) => facts.language === language).map(({ text }) => text),
  );
  const words = referenceWords(profile, language);
  const of = printInstrument(plan.instrument).replace(/^decision:/, '');
  const before = world.texts.find(
    (one) => one.of === of && one.key === keyOf(draft.facts) && one.instrument !== 'paper',
  );
  const relettering =
    before?.instrument === 'decision' ? reletteringOf(before, profile.formulaFirst) : null;
  const own = before && relettering ? relinkItems(before, relettering, world, words) : NONE;
  // What is typed of a draft that is adopted later would be sealed with a letter that its item loses then.
  const from = before && { ...before, text: own.text ?? draft.text };
  const open = from ? openReletterings(from, world) : [];
  const others = from ? relinkOpenItems(from, open, world, words) : NONE;
  const relinked = {
    stays: [...own.stays, ...others.stays],
    messages: [...own.messages, ...others.messages],
  };
  const clean: Text = {
    front: draft.text.front,
    paragraphs: cleanParagraphs(others.text ?? draft.text, profile.formulaFirst),
  };
  const known = knownAs(draft, plan, clean);
  const repeals = namedRepeals(draft.text, world, Object.keys(profile.meetings));
  const kept = keptIn(draft.text, base, profile.formulaFirst);
  const isTold = ({ place }: Message): boolean =>
    !draft.text.paragraphs.some((one) => one.place?.line === place?.line && isKept(one, kept));
  const { text, ...found } = withKept(
    followReferences(clean, withText(withFinalItems(world, open), known), words),
    cleanParagraphs(draft.text, profile.formulaFirst),
    kept,
    (id) => homeOf(id, plan, language),
  );
  return {
    ...found,
    pinned: [...found.pinned, ...relinked.stays.map((one) => inClean(one, draft.text))],
    draft,
    base,
    known: { ...known, text },
    relettering,
    typed: before === undefined ? [] : staleNumbers(before, world, words),
    removed: base === null ? [] : removalsFrom(base, stages),
    repeals,
    messages: [
      ...(repeals?.named ?? []).map(repealNamed),
      ...found.messages,
      ...relinked.messages
        .filter(isTold)
        .map((message): Message => ({ ...message, severity: 'error' })),
      // What is kept is not drafted anew: it is told.
      ...(from ? citedShifted(from, shiftedAtMeeting(from, world), words) : []).map(
        (message): Message => (isTold(message) ? message : { ...message, severity: 'warning' }),
      ),
      ...draftLetters(text.paragraphs, words),
    ].map((message) => inFile(draft.shown, message)),
  };
}

function keptIn(draft: Text, base: Text | null, formulaFirst: boolean): ReadonlySet<string> {
  return frontString(draft, 'kind') === 'decisions'
    ? keptIds(draft, base, formulaFirst)
    : new Set();
}

// The last adopted text of a subject of Decisions that has a paragraph, as links name it.
function homeOf(
  id: string,
  { instrument, base, revisions }: AdoptionPlan,
  language: string,
): string | null {
  if (instrument.kind !== 'decision' || base === null) return null;
  const adopted = revisions.filter((revision) => revision.adopted && revision.key !== base.key);
  const home = [base, ...adopted.toReversed()].find(({ files }) =>
    files.some(
      ({ facts, text }) =>
        facts.language === language && text.paragraphs.some((one) => one.id === id),
    ),
  );
  return home === undefined ? null : printInstrument({ ...instrument, meeting: home.key });
}

function repealNamed(of: string): Message {
  const text = `found a repeal of paragraphs without a revision, expected one; written as ${of}`;
  return { severity: 'info', rule: 'repeal-unnamed', text, place: { line: 1, column: 1 } };
}

const NONE = { text: null, stays: [], messages: [] };

// The clean text has no tombstones.
function inClean(pinned: Pinned, { paragraphs }: Text): Pinned {
  const before = paragraphs.slice(0, pinned.index);
  return { ...pinned, index: before.filter((paragraph) => !isTombstone(paragraph)).length };
}

function knownAs(draft: LibraryFile, plan: AdoptionPlan, text: Text): KnownText {
  return {
    instrument: plan.target.kind,
    of: printInstrument(plan.target).replace(/^decision:/, ''),
    number: plan.printed,
    key: plan.revision,
    base: plan.base?.key ?? null,
    adopted: true,
    paper: frontString(draft.text, 'paper') ?? null,
    text,
  };
}

/** The file of the adopted text, sealed, and that of its draft, which says from now on what became of it. */
export function adoptionFiles(
  { draft, known, removed, repeals }: AdoptedLanguage,
  plan: AdoptionPlan,
  notes: AdoptionNotes,
): readonly NewFile[] {
  const facts = adoptedFacts(draft, plan);
  const path = insideLibrary(plan.library, facts.path);
  const decision = plan.target.kind === 'decision';
  const head = adoptedHead(headWith(draft.text, repeals), {
    ...notes,
    number: decision ? null : plan.printed,
    revision: plan.revision,
    base: plan.base?.key ?? null,
    date: plan.date,
    from: draftName(plan),
    removed,
  });
  const front = withFront({ source: '', values: {} }, head);
  const content = sealed(
    { front, paragraphs: known.text.paragraphs },
    facts.identity,
    shownPath(plan.library.cwd, path),
  );
  const as = printRevision(plan.target, keyOf(facts));
  const draftHead = withFront(draft.text.front, { status: 'adopted', 'adopted-as': as });
  return [
    { path, content, was: null },
    { path: draft.path, content: withHead(draft.source, draftHead), was: draft.source },
  ];
}

function headWith(text: Text, named: NamedRepeals | null): Text {
  if (named === null) return text;
  const { front } = text;
  return { ...text, front: { ...front, values: { ...front.values, repeals: named.repeals } } };
}

/** A text as the file that holds it under its seal. `shown` is its name in messages. */
export function sealed(text: Text, identity: string, shown: string): string {
  const { source } = formatText(text, identity, new Set(), shown);
  const front = withFront(text.front, { sealed: sealOf(readMarkdown(source).value) });
  return formatText({ ...text, front }, identity, new Set(), shown).source;
}

const HEAD = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?^---[ \t]*(?:\r?\n|$)/m;

// Below its head the draft stays to the byte.
function withHead(source: string, { source: head }: FrontMatter): string {
  return source.replace(HEAD, () => `---\n${head ?? ''}\n---\n`);
}
