import { keyOf } from '../library/front.ts';
import { idsOf, usedUp } from '../library/ids.ts';
import type { TextFile } from '../library/texts.ts';
import { mintId } from '../model/id.ts';
import type { Message } from '../model/message.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { type NewNames, namesFrom } from './keep-ids.ts';
import type { Plan } from './plan.ts';
import { alignSiblings, type Siblings } from './sibling-ids.ts';
import { siblingMessage } from './sibling-message.ts';

/** The ids that a text takes over, and what there is to say of those that come from another language. */
export interface PlannedNames {
  readonly names: NewNames;
  readonly messages: readonly Message[];
}

/**
 * The ids that the paragraphs of a plan take instead of those minted for them: those of the file that is there; else those of the same
 * revision in another language, by label and order, and for the rest those of the revision that the text was drawn from. No
 * id of another paragraph of the instrument stays. A new text of the same import keeps the ids that it shares with those that are `settled`.
 */
export function plannedNames(plan: Plan, settled: readonly Text[] = []): PlannedNames {
  const { text, existing, siblings, facts, told } = plan;
  const base = siblings.find(
    (file) => languageOf(file.text).toLowerCase() === facts.language && keyIn(file) === facts.base,
  );
  const known = existing ?? base;
  const names =
    known === undefined ? new Map<string, string>() : namesFrom(known.text, text, plan.certain);
  const other = existing === null ? nearestLanguage(plan) : null;
  const agreed = other === null ? new Set<string>() : takeOver(other.siblings, told, names);
  for (const id of told) if (other && hasId(other.file.text, id)) agreed.add(id);
  const shared = existing === null ? settled.flatMap((one) => [...idsOf(one)]) : [];
  for (const id of shared) {
    names.delete(id);
    agreed.add(id);
  }
  const taken = usedUp([text, ...settled, ...siblings.map((file) => file.text)]);
  for (const id of clashingIds(plan, names, known?.text, agreed)) {
    const minted = mintId(facts.identity, id, taken);
    taken.add(minted);
    names.set(id, minted);
  }
  return {
    names,
    messages: other === null ? [] : [siblingMessage(other.siblings, other.file, plan.source)],
  };
}

function hasId(text: Text, wanted: string): boolean {
  return text.paragraphs.some(({ id }) => id === wanted);
}

// What another language says goes before what an earlier revision says: ids are the same in all languages.
function takeOver(
  { pairs }: Siblings,
  told: ReadonlySet<string>,
  names: Map<string, string>,
): Set<string> {
  const agreed = new Set<string>();
  const taken = new Map<string, string>();
  for (const { known, fresh } of pairs) {
    if (known.id === null || fresh.id === null || told.has(fresh.id)) continue;
    names.delete(fresh.id);
    taken.set(fresh.id, known.id);
    agreed.add(known.id);
  }
  for (const [id, name] of names) if (agreed.has(name)) names.delete(id);
  for (const [id, name] of taken) if (id !== name) names.set(id, name);
  return agreed;
}

/** The same revision in the language whose structure is nearest, null where there is no other language. */
function nearestLanguage({
  text,
  siblings,
  facts,
}: Plan): { readonly file: TextFile; readonly siblings: Siblings } | null {
  const others = siblings.filter(
    (file) =>
      keyIn(file) === keyOf(facts) && languageOf(file.text).toLowerCase() !== facts.language,
  );
  const aligned = others.map((file) => ({ file, siblings: alignSiblings(file.text, text) }));
  const alone = ({ alone: { known, fresh } }: Siblings): number => known.length + fresh.length;
  return aligned.sort((a, b) => alone(a.siblings) - alone(b.siblings))[0] ?? null;
}

// Ids of paragraphs that are new here, but are those of others: one is taken over by another paragraph of the text, or
// stands elsewhere over other words. (Ids are minted from words: where the words are equal, it is the same paragraph.)
function clashingIds(
  { text, siblings }: Plan,
  names: NewNames,
  known: Text | undefined,
  agreed: ReadonlySet<string>,
): string[] {
  const kept = new Set(known?.paragraphs.map(({ id }) => id));
  const targets = new Set(names.values());
  const elsewhere = wordsById(siblings);
  return text.paragraphs.flatMap((paragraph) => {
    const { id } = paragraph;
    if (id === null || names.has(id)) return [];
    const words = elsewhere.get(id);
    const same = words === undefined || words.has(plainText(contentOf(paragraph)));
    const free = kept.has(id) || same || agreed.has(id);
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

/** The key of the revision that a file says it is, null where it says none. */
export function keyIn(file: TextFile): string | null {
  const revision = frontString(file.text, 'revision') ?? frontString(file.text, 'meeting');
  return revision === undefined
    ? null
    : keyOf({ revision, stage: frontString(file.text, 'stage') ?? null });
}
