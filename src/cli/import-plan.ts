import { existsSync } from 'node:fs';
import { CliError, refuseErrors, unusable } from '../library/cli-error.ts';
import { insideLibrary, type Library, shownPath } from '../library/find.ts';
import { checkFront, type Facts, keyOf } from '../library/front.ts';
import { leftToTexts, siblingFiles, usedUp } from '../library/ids.ts';
import { readTextFile, type TextFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { mintId } from '../model/id.ts';
import type { Message } from '../model/message.ts';
import { mintIds } from '../model/mint.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { formatText, printedWords } from './formatting.ts';
import { type NewNames, namesFrom, renameIds } from './keep-ids.ts';

/** A text that an import makes, its place in the library, the file that stands there already, and the other texts of its instrument. */
export interface Plan {
  readonly text: Text;
  readonly facts: Facts;
  readonly path: string;
  readonly shown: string;
  readonly existing: TextFile | null;
  readonly siblings: readonly TextFile[];
}

/** What the texts of an import were made of, and whether it has the front matter that they have. */
export interface Origin {
  readonly shown: string;
  readonly head: boolean;
}

/** A file that an import makes: it is new, it says something else than before, or it stays as it is. */
export interface PlannedFile extends NewFile {
  readonly shown: string;
  readonly fate: 'new' | 'changed' | 'same';
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
  const plans = texts.map((text) => placeText(text, origin, library));
  const own = plans.map(({ path }) => path);
  const whole = plans.map((plan) => ({ ...plan, siblings: siblingsOf(plan, own, library) }));
  const planned = settleIds(whole).map((plan) => planFile(plan, force));
  refuseErrors(planned.flatMap(({ refusal }) => refusal ?? []));
  return planned.map(({ file }) => file);
}

// A head that was made has no lines in its source.
function inSource(message: Message, { shown, head }: Origin): Message {
  return head ? message : { ...message, place: { file: shown, line: 1, column: 1 } };
}

function placeText(text: Text, origin: Origin, library: Library): Omit<Plan, 'siblings'> {
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
  const whole = mintIds(text, facts.identity, takenBeforehand(facts, library));
  return { text: whole, facts, path, shown: shownPath(library.cwd, path), existing };
}

// The ids of other texts of an instrument are minded once it is known which paragraphs are the same.
function takenBeforehand({ kind, instrument }: Facts, library: Library): Set<string> {
  if (kind !== 'paper') return new Set();
  return leftToTexts(siblingFiles(library, instrument, []).map(({ text }) => text));
}

function siblingsOf(
  plan: Omit<Plan, 'siblings'>,
  own: readonly string[],
  library: Library,
): TextFile[] {
  return plan.facts.kind === 'paper' ? [] : siblingFiles(library, plan.facts.instrument, own);
}

function settleIds(plans: readonly Plan[]): Plan[] {
  let settled = [...plans];
  for (const { path } of plans) {
    const plan = settled.find((each) => each.path === path);
    if (plan === undefined) continue;
    const names = newNames(plan);
    const identity = plan.facts.identity;
    settled = settled.map((each) => ({
      ...each,
      text: renameIds(each.text, names, identity, sharesIds(plan, each)),
    }));
  }
  return settled;
}

function sharesIds(one: Plan, other: Plan): boolean {
  if (one.facts.kind === 'paper') return one.path === other.path;
  return one.facts.identity === other.facts.identity;
}

// The ids of the file that is there come first, then those of the revision that the text was drawn from.
function newNames(plan: Plan): Map<string, string> {
  const { text, existing, siblings, facts } = plan;
  const base = siblings.find(
    (file) => languageOf(file.text).toLowerCase() === facts.language && keyIn(file) === facts.base,
  );
  const known = existing ?? base;
  const names = known === undefined ? new Map<string, string>() : namesFrom(known.text, text);
  const taken = usedUp([text, ...siblings.map((file) => file.text)]);
  for (const id of clashingIds(plan, names, known?.text)) {
    const minted = mintId(facts.identity, id, taken);
    taken.add(minted);
    names.set(id, minted);
  }
  return names;
}

// Ids of paragraphs that are new here, but are those of others: one is taken over by another paragraph of the text, or
// stands elsewhere over other words. (Ids are minted from words: where the words are equal, it is the same paragraph.)
function clashingIds({ text, siblings }: Plan, names: NewNames, known: Text | undefined): string[] {
  const kept = new Set(known?.paragraphs.map(({ id }) => id));
  const targets = new Set(names.values());
  const elsewhere = wordsById(siblings);
  return text.paragraphs.flatMap((paragraph) => {
    const { id } = paragraph;
    if (id === null || names.has(id)) return [];
    const words = elsewhere.get(id);
    const free = kept.has(id) || words === undefined || words.has(plainText(contentOf(paragraph)));
    return free && !targets.has(id) ? [] : [id];
  });
}

function wordsById(files: readonly TextFile[]): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  const used = usedUp(files.map(({ text }) => text));
  for (const id of used) words.set(id, new Set());
  for (const { text } of files) {
    for (const paragraph of text.paragraphs) {
      if (paragraph.id !== null) words.get(paragraph.id)?.add(plainText(contentOf(paragraph)));
    }
  }
  return words;
}

function keyIn(file: TextFile): string | null {
  const revision = frontString(file.text, 'revision') ?? frontString(file.text, 'meeting');
  return revision === undefined
    ? null
    : keyOf({ revision, stage: frontString(file.text, 'stage') ?? null });
}

/** A file that would be written, and why it may not be. */
interface Attempt {
  readonly file: PlannedFile;
  readonly refusal: Message | null;
}

function planFile(plan: Plan, force: boolean): Attempt {
  const { text, facts, path, shown, existing, siblings } = plan;
  const { source } = formatText(
    text,
    facts.identity,
    usedUp(siblings.map((file) => file.text)),
    shown,
  );
  const file = { path, shown, content: source };
  if (existing === null) return { file: { ...file, fate: 'new' }, refusal: null };
  if (existing.source === source) return { file: { ...file, fate: 'same' }, refusal: null };
  return { file: { ...file, fate: 'changed' }, refusal: refusalOf(existing, text, force) };
}

// Papers whose Decisions have one title give their texts one subject, which is the name of the file.
function otherPaper(existing: Text, text: Text): string | null {
  const paper = frontString(existing, 'paper');
  const same = paper === frontString(text, 'paper');
  return paper === undefined || same || frontString(text, 'subject') === undefined ? null : paper;
}

function refusalOf(existing: TextFile, text: Text, force: boolean): Message | null {
  const place = { file: existing.shown, line: 1, column: 1 };
  if (!force) {
    const other = otherPaper(existing.text, text);
    const found =
      other === null
        ? 'found a file that says something else than the import makes, expected none, or --force to replace it; nothing was written'
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
