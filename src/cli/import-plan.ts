import { existsSync } from 'node:fs';
import { CliError, refuseErrors, unusable } from '../library/cli-error.ts';
import { insideLibrary, type Library, shownPath } from '../library/find.ts';
import { checkFront, type Facts } from '../library/front.ts';
import { leftToTexts, siblingFiles, usedUp } from '../library/ids.ts';
import { readTextFile, type TextFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import type { Message } from '../model/message.ts';
import { mintIds } from '../model/mint.ts';
import { frontString, type Text } from '../model/text.ts';
import { formatText, printedWords } from './formatting.ts';
import { changesBetween } from './import-changes.ts';
import {
  signedApart,
  withCommentsInStages,
  withKnownComments,
  withMoreComments,
} from './import-comments.ts';
import { doubtMessages } from './import-doubts.ts';
import { differencesBeside, differencesSaid, saysTheSame } from './import-standing.ts';
import { renameIds } from './keep-ids.ts';
import type { Plan } from './plan.ts';
import { plannedNames } from './plan-ids.ts';

/** What the texts of an import were made of, and whether it has the front matter that they have. */
export interface Origin {
  readonly shown: string;
  readonly head: boolean;
  /** The ids that bookmarks of a Word file told. */
  readonly told?: ReadonlySet<string>;
}

/** A file that an import makes: it is new, it says something else than before, or it stays as it is. */
export interface PlannedFile extends NewFile {
  readonly shown: string;
  readonly fate: 'new' | 'changed' | 'same';
  /** What a changed file says otherwise, paragraph by paragraph. */
  readonly changes?: string;
  /** Where ids were taken over from another language. */
  readonly messages: readonly Message[];
}

/**
 * The files of the texts of one import. Paragraphs that stand in the library already keep their ids, in all texts; no id is
 * given that another paragraph of the instrument has. A file that says something else than the import makes was
 * edited by hand: it is an error, unless `force`. An adopted official text is never changed. `origin` is the source, for messages.
 */
export function planFiles(
  texts: readonly Text[],
  origin: Origin,
  library: Library,
  force: boolean,
): PlannedFile[] {
  const minted = texts.some(({ front }) => front.values.kind === 'paper') && !origin.head;
  const place = (text: Text): Placed => placeText(text, minted, origin, library);
  const plans = withCommentsInStages(texts).flatMap((text) =>
    partComments(place(text), texts, place),
  );
  const own = plans.map(({ path }) => path);
  const whole = plans.map((plan) => ({ ...plan, siblings: siblingsOf(plan, own, library) }));
  const { settled, messages } = settleIds(whole);
  const proposed = texts.some((text) => frontString(text, 'author') !== undefined);
  const planned = settled.map((plan): Attempt => {
    const found = messages.get(plan.path) ?? [];
    const standing = force || origin.head ? null : standingFile(plan, found, proposed);
    return standing ?? planFile(plan, found, force);
  });
  refuseErrors(planned.flatMap(({ refusal }) => refusal ?? []));
  return planned.map(({ file }) => file);
}

type Placed = Omit<Plan, 'siblings'>;

// A stage that holds more than comments keeps what it says.
function partComments(
  plan: Placed,
  texts: readonly Text[],
  place: (text: Text) => Placed,
): readonly Placed[] {
  if (plan.existing === null) return [plan];
  const { own, stages } = signedApart(plan.existing.text, plan.text, texts);
  const more = stages.map((text) => {
    const stage = place(text);
    const { existing } = stage;
    return existing === null
      ? stage
      : { ...stage, text: withMoreComments(existing.text, stage.text) };
  });
  return [{ ...plan, text: own }, ...more];
}

// A head that was made has no lines in its source.
function inSource(message: Message, { shown, head }: Origin): Message {
  return head ? message : { ...message, place: { file: shown, line: 1, column: 1 } };
}

function placeText(text: Text, minted: boolean, origin: Origin, library: Library): Placed {
  const { facts, messages } = checkFront(text.front, origin.shown);
  if (facts === null)
    throw new CliError(
      messages.map((found) => inSource(found, origin)),
      3,
    );
  const path = insideLibrary(library, facts.path);
  const existing = existsSync(path) ? readTextFile(path, library.cwd) : null;
  const there = existing === null ? null : checkFront(existing.text.front, existing.shown).facts;
  if (there !== null && there.printed !== facts.printed) {
    const place = { file: existing?.shown ?? origin.shown, line: 1, column: 1 };
    throw unusable(
      'name-clash',
      `found ${there.printed} at the place of ${facts.printed}, expected names that differ in more than case and marks`,
      place,
    );
  }
  const ids = text.paragraphs.flatMap(({ id }) => id ?? []);
  const certain = new Set(ids.filter((id) => origin.told?.has(id)));
  const told = minted ? certain : new Set(ids);
  const whole = mintIds(text, facts.identity, takenBeforehand(facts, library));
  const shown = shownPath(library.cwd, path);
  return { text: whole, facts, path, shown, existing, told, certain, source: origin.shown };
}

// The ids of other texts of an instrument are minded once it is known which paragraphs are the same.
function takenBeforehand({ kind, instrument }: Facts, library: Library): Set<string> {
  if (kind !== 'paper') return new Set();
  return leftToTexts(siblingFiles(library, instrument, []).map(({ text }) => text));
}

function siblingsOf(plan: Placed, own: readonly string[], library: Library): TextFile[] {
  return plan.facts.kind === 'paper' ? [] : siblingFiles(library, plan.facts.instrument, own);
}

// Texts that stand in the library are settled first: their ids are nobody else's to change.
function settleIds(plans: readonly Plan[]): {
  readonly settled: readonly Plan[];
  readonly messages: ReadonlyMap<string, readonly Message[]>;
} {
  const messages = new Map<string, readonly Message[]>();
  const standing = plans.filter(({ existing }) => existing !== null);
  const done = new Set<string>();
  let settled = [...plans];
  for (const { path } of [...standing, ...plans.filter(({ existing }) => existing === null)]) {
    const plan = settled.find((each) => each.path === path);
    if (plan === undefined) continue;
    const before = settled.filter((each) => done.has(each.path) && sharesIds(plan, each));
    const { names, messages: found } = plannedNames(
      plan,
      before.map(({ text }) => text),
    );
    messages.set(path, found);
    const identity = plan.facts.identity;
    settled = settled.map((each) =>
      before.includes(each) || (each !== plan && each.existing !== null && sharesIds(plan, each))
        ? each
        : { ...each, text: renameIds(each.text, names, identity, sharesIds(plan, each)) },
    );
    done.add(path);
  }
  return { settled, messages };
}

function sharesIds(one: Plan, other: Plan): boolean {
  if (one.facts.kind === 'paper') return one.path === other.path;
  return one.facts.identity === other.facts.identity;
}

/** A file that would be written, and why it may not be. */
interface Attempt {
  readonly file: PlannedFile;
  readonly refusal: Message | null;
}

// A draft whose words the file has is ours: the file adds comments to it and nothing else. A file in which others propose changes is no
// new edition of our paper.
function standingFile(plan: Plan, messages: readonly Message[], proposed: boolean): Attempt | null {
  const { text, facts, path, shown, existing } = plan;
  if (existing === null || (facts.stage === null && facts.kind !== 'paper')) return null;
  const file = { path, shown, content: existing.source, fate: 'same' as const };
  if (!saysTheSame(existing.text, text)) {
    if (!proposed || facts.kind !== 'paper') return null;
    const stands = paperStands(shown, differences(existing.text, text));
    return { file: { ...file, messages: [...messages, stands] }, refusal: null };
  }
  const merged = withMoreComments(existing.text, text);
  const changes = differencesBeside(existing.text, merged);
  const found = [...messages, ...standsMessages(existing, text)];
  if (changes === '') return { file: { ...file, messages: found }, refusal: null };
  const { source } = formattedFile(plan, merged);
  const changed = { path, shown, content: source, messages: found, changes };
  return { file: { ...changed, fate: 'changed' }, refusal: null };
}

function differences(before: Text, after: Text): string {
  const parts = [changesBetween(before, after), differencesBeside(before, after)];
  return parts.filter((part) => part !== '').join(', ');
}

function paperStands(file: string, changes: string): Message {
  const text = `found a paper that says something else than ours (${changes}) in a file with proposals, expected the same; ours stays as it is, --force replaces it`;
  return {
    severity: 'warning',
    rule: 'paper-stands',
    text,
    place: { file, line: 1, column: 1 },
  };
}

function standsMessages({ text: existing, shown }: TextFile, text: Text): Message[] {
  const beside = differencesSaid(existing, text);
  if (beside === '') return [];
  const found = `found the words of the text that stands, and differences in ${beside}, expected none; it stays as it is, --force replaces it`;
  const place = { file: shown, line: 1, column: 1 };
  return [{ severity: 'info', rule: 'text-stands', text: found, place }];
}

// What cannot be written stands in the source: the file that would hold it may not exist.
function formattedFile({ facts, siblings, source }: Plan, text: Text): { readonly source: string } {
  return formatText(text, facts.identity, usedUp(siblings.map((file) => file.text)), source);
}

function planFile(plan: Plan, messages: readonly Message[], force: boolean): Attempt {
  const { path, shown, existing, facts } = plan;
  const text =
    existing === null || !force ? plan.text : withKnownComments(plan.text, existing.text);
  const { source } = formattedFile(plan, text);
  const file = { path, shown, content: source, messages };
  if (existing === null) {
    const doubts = facts.stage === null ? doubtMessages(plan) : [];
    return { file: { ...file, messages: [...messages, ...doubts], fate: 'new' }, refusal: null };
  }
  if (existing.source === source) return { file: { ...file, fate: 'same' }, refusal: null };
  const changes = differences(existing.text, text);
  return {
    file: { ...file, fate: 'changed', changes },
    refusal: refusalOf(existing, text, force, changes),
  };
}

// Papers whose Decisions have one title give their texts one subject, which is the name of the file.
function otherPaper(existing: Text, text: Text): string | null {
  const paper = frontString(existing, 'paper');
  const same = paper === frontString(text, 'paper');
  return paper === undefined || same || frontString(text, 'subject') === undefined ? null : paper;
}

function refusalOf(
  existing: TextFile,
  text: Text,
  force: boolean,
  changes: string,
): Message | null {
  const place = { file: existing.shown, line: 1, column: 1 };
  if (!force) {
    const other = otherPaper(existing.text, text);
    const found =
      other === null
        ? `found a file that says something else than the import makes (${changes || 'its form'}), expected none, or --force to replace it; nothing was written`
        : `found the same subject in another paper, ${other}, expected another --subject for this one, or --force to replace the file; nothing was written`;
    return { severity: 'error', rule: 'exists', text: found, place };
  }
  const { stage, text: state, kind } = existing.text.front.values;
  if (kind === 'paper' || stage !== undefined || state === 'reconstructed') return null;
  if (printedWords(existing.text).join('\n') === printedWords(text).join('\n')) return null;
  const found =
    'found an adopted text with other words or labels, expected the same: an adopted text is never changed';
  return { severity: 'error', rule: 'adopted', text: found, place };
}
