import type { Change } from '../compare/comparison.ts';
import { runsAsMarkdown } from '../compare/markdown.ts';
import { withFront } from '../formats/markdown/front.ts';
import { misuse, refuseErrors, unusable } from '../library/cli-error.ts';
import { shownPath } from '../library/find.ts';
import { siblingFiles, usedUp } from '../library/ids.ts';
import { identityOf, printInstrument, printRevision } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { findRevision, type Revision, revisionInForce } from '../library/revisions.ts';
import type { LibraryFile } from '../library/texts.ts';
import { writeFiles } from '../library/write.ts';
import { rebase, type Touched } from '../lineage/rebase.ts';
import {
  type CarriedFrom,
  type CarriedReferences,
  carryReferences,
} from '../lineage/rebase-references.ts';
import { referenceWords } from '../lineage/references/words.ts';
import type { Message } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import type { Profile } from '../model/profile.ts';
import { plainText } from '../model/run.ts';
import { languageOf, type Text } from '../model/text.ts';
import { languageWords } from '../papers/write/layout.ts';
import { findDraft, type NamedDraft } from './draft-named.ts';
import { formatText } from './formatting.ts';
import { idErrors } from './id-errors.ts';
import type { Ending, Io } from './io.ts';
import { type Carried, rebaseMessages } from './rebase-messages.ts';
import { printJson, printMessages } from './report.ts';
import { rivalMessages } from './rival-messages.ts';
import { knownText } from './shelf.ts';

/** How a draft is carried to a newer base. */
export interface RebaseOptions {
  readonly onto?: string;
  readonly language?: string;
  readonly json?: true;
  readonly library?: string;
}

/**
 * Carries a draft, in all its languages at once, to the base that `--onto` names, else to the revision in force. `name` is a file or a
 * name. Collisions are listed and end with exit code 1; the files are written all the same, with the draft's own words there.
 * Where there is no newer base nothing is written.
 */
export function rebaseDraft(name: string, options: RebaseOptions, io: Io): Ending {
  if (options.language !== undefined)
    throw misuse('arguments', 'found --language with --rebase, expected all languages at once');
  const named = findDraft(name, options.library, io);
  const { draft } = named;
  const old = needBase(named);
  const now = newBase(named, old, options.onto);
  if (now.key === old.key) {
    const text = `found ${draft.key} drawn from ${old.key} already, expected a newer base (--onto names one); nothing was written`;
    printMessages(io, [{ severity: 'info', rule: 'base', text, place: null }]);
    if (options.json === true) report(named, old, now, [], io, options.json);
    return 0;
  }
  const carried = draft.files.map((file) => carry(file, old, now, named));
  writeFiles(
    named.library,
    carried.map(({ file, content }) => ({ path: file.path, content, was: file.source })),
  );
  printMessages(io, carried.flatMap(rebaseMessages));
  printMessages(
    io,
    carried.flatMap((one) => rivalsAfter(one, now, named)),
  );
  report(named, old, now, carried, io, options.json);
  return carried.some(isLeftOpen) ? 1 : 0;
}

function isLeftOpen({ rebased, references }: Carried): boolean {
  return rebased.collisions.length > 0 || references.dangling.length > 0;
}

function needBase({ draft, revisions, instrument }: NamedDraft): Revision {
  const base = revisions.find(({ key }) => key === draft.base);
  if (base !== undefined) return base;
  const text = `found no base of ${printRevision(instrument, draft.key)}, expected a draft that amends a text (base: in its head names it)`;
  throw unusable('base', text);
}

function newBase(
  { revisions, instrument, draft }: NamedDraft,
  old: Revision,
  onto: string | undefined,
): Revision {
  if (onto === undefined) return old.adopted ? revisionInForce(revisions, instrument) : old;
  const found = findRevision(revisions, instrument, onto.toLowerCase());
  for (let at: Revision | undefined = found; at; at = baseOf(at, revisions)) {
    if (at.key !== draft.key) continue;
    const text = `found --onto ${onto}, which is drawn from ${draft.key} itself, expected a text that is not`;
    throw unusable('base', text);
  }
  refuseOlder(found, old, revisions);
  return found;
}

// Carried back, a draft would take what was decided since for its own amendments.
function refuseOlder(found: Revision, old: Revision, revisions: readonly Revision[]): void {
  for (let at = baseOf(old, revisions); at; at = baseOf(at, revisions)) {
    if (at.key !== found.key) continue;
    const text = `found --onto ${found.key}, which is older than ${old.key}, from which the draft is drawn, expected a newer text`;
    throw unusable('base', text);
  }
}

function baseOf({ base }: Revision, revisions: readonly Revision[]): Revision | undefined {
  return revisions.find(({ key }) => key === base);
}

function carry(file: LibraryFile, old: Revision, now: Revision, named: NamedDraft): Carried {
  const { library } = named;
  const [was, is] = [inLanguage(file, old), inLanguage(file, now)];
  const profile = loadProfile(library.root, named.instrument.body);
  const rebased = rebase(file.text, asBase(was.text, old), asBase(is.text, now), {
    formulaFirst: profile.formulaFirst,
    shapes: languageWords(profile, languageOf(file.text)).labels,
  });
  const references = referencesIn(rebased.text, { draft: file.text, now: is.text }, named, profile);
  const text = { ...references.text, front: withFront(file.text.front, { base: now.key }) };
  const siblings = siblingFiles(library, file.facts.instrument, []).map((known) => known.text);
  const formatted = formatText(
    text,
    identityOf(named.instrument),
    usedUp(siblings),
    shownPath(library.cwd, file.path),
  );
  refuseErrors(idErrors(formatted.text, file.shown, []));
  return { file, rebased, references, content: formatted.source };
}

function referencesIn(
  text: Text,
  from: CarriedFrom,
  { revisions }: NamedDraft,
  profile: Profile,
): CarriedReferences {
  const language = languageOf(text);
  const files = revisions.flatMap((revision) => revision.files);
  const own = files.filter(({ facts }) => facts.language === language.toLowerCase());
  const world = { formulaFirst: profile.formulaFirst, texts: own.map(knownText) };
  return carryReferences(text, from, world, referenceWords(profile, language));
}

// What an adopted text split is not split again by the draft.
function asBase(text: Text, { adopted }: Revision): Text {
  if (!adopted) return text;
  return { ...text, paragraphs: text.paragraphs.map(withoutOrigin) };
}

function withoutOrigin(paragraph: Paragraph): Paragraph {
  const { from, ...values } = paragraph.attributes.values;
  if (from === undefined) return paragraph;
  return { ...paragraph, attributes: { ...paragraph.attributes, values } };
}

function inLanguage({ facts, shown }: LibraryFile, { key, files }: Revision): LibraryFile {
  const found = files.find((file) => file.facts.language === facts.language);
  if (found !== undefined) return found;
  const known = files.map((file) => file.facts.language).join(', ');
  const place = { file: shown, line: 1, column: 1 };
  throw unusable(
    'language',
    `found ${key} in ${known} alone, expected it in ${facts.language} too; nothing was written`,
    place,
  );
}

function rivalsAfter(
  { file, rebased }: Carried,
  now: Revision,
  { draft, revisions, instrument, library }: NamedDraft,
): readonly Message[] {
  const { formulaFirst } = loadProfile(library.root, instrument.body);
  const { language } = file.facts;
  const rivalled = { key: draft.key, base: now.key, text: rebased.text, language };
  const place = { file: file.shown, line: 1, column: 1 };
  return rivalMessages(rivalled, revisions, formulaFirst, place);
}

function report(
  { instrument, draft }: NamedDraft,
  old: Revision,
  now: Revision,
  carried: readonly Carried[],
  io: Io,
  json: true | undefined,
): void {
  if (json !== true) {
    for (const { file } of carried) io.out(`${file.shown}\n`);
    return;
  }
  const touched = (one: Touched) => ({
    id: one.id,
    label: one.label,
    draft: one.draft.map(changeJson),
    base: one.base.map(changeJson),
  });
  printJson(io, {
    of: printInstrument(instrument),
    draft: draft.key,
    base: { from: old.key, to: now.key },
    files: carried.map(({ file, rebased, references }) => ({
      file: file.shown,
      language: file.facts.language,
      relabelled: rebased.relabelled.map(({ id, was, label }) => ({ id, was, label })),
      merged: rebased.merged.map(touched),
      collisions: rebased.collisions.map((one) => ({ kind: one.kind, ...touched(one) })),
      references: references.followed.map(({ before, after, link }) => ({ before, after, link })),
      dangling: references.dangling.map(({ id, words, gone }) => ({ id, words, gone })),
    })),
  });
}

function changeJson(change: Change) {
  if (change.op !== '~') return { op: change.op, text: plainText(change.runs) };
  return {
    op: change.op,
    text: plainText(change.after),
    before: runsAsMarkdown(change.before),
    after: runsAsMarkdown(change.after),
  };
}
