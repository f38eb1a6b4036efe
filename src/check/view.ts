import { compare } from '../compare/compare.ts';
import type { Comparison } from '../compare/comparison.ts';
import { baseOf, type Edition } from '../lineage/chain.ts';
import { keptIds } from '../lineage/decisions/kept-draft.ts';
import { adoptedBefore, wordingBefore } from '../lineage/decisions/wording-before.ts';
import { type CitedPlace, citedPlaces, printPlace } from '../lineage/label-path.ts';
import { isLastDraft } from '../lineage/open-drafts.ts';
import { type Outline, outlineOf } from '../model/outline.ts';
import type { Paragraph } from '../model/paragraph.ts';
import { frontString, type Text } from '../model/text.ts';
import { type Citations, readCitations } from './citations.ts';
import type { Subject } from './rule.ts';

/** A subject opened for the rules: what several of them ask is worked out once, and only when one asks. */
export interface View extends Subject {
  readonly text: Text;
  /** Whether it is about to become a revision. */
  readonly adopting: boolean;
  /** The edition that this one was drawn from, of Decisions with those of earlier meetings that it treats; null for a first one. */
  readonly base: Edition | null;
  readonly outline: () => Outline;
  /** The base against this edition, by ids first. */
  readonly changes: () => Comparison | null;
  /** The base against this edition by words alone, as if no paragraph had an id. */
  readonly changesByWords: () => Comparison | null;
  /** The paragraphs of Decisions that it keeps, see `keptIds`. */
  readonly kept: () => ReadonlySet<string>;
  readonly places: () => readonly CitedPlace[];
  readonly citations: () => Citations;
  /** The paragraphs of any text by their ids, worked out once for each. */
  readonly idsIn: (text: Text) => ReadonlyMap<string, Paragraph>;
  /** The paragraphs of the text by their ids; of an id that stands twice the first. */
  readonly byId: () => ReadonlyMap<string, Paragraph>;
}

/** Opens a subject for the rules. */
export function openView(subject: Subject, adopting: boolean): View {
  const { edition, chain, profile } = subject;
  const { text } = edition;
  const { formulaFirst } = profile;
  const base = wholeBase(baseOf(chain, edition), subject);
  const isDecisions = frontString(text, 'kind') === 'decisions';
  const idsIn = onceEach(paragraphsById);
  const against = (ids: boolean) => base && compare(base.text, text, { formulaFirst, ids });
  return {
    ...subject,
    text,
    adopting,
    base,
    outline: once(() => outlineOf(text, formulaFirst)),
    changes: once(() => against(true)),
    changesByWords: once(() => against(false)),
    kept: once(() => keptIds(text, isDecisions ? (base?.text ?? null) : null, formulaFirst)),
    places: once(() => citedPlaces(text, formulaFirst)),
    citations: once(() => readCitations(subject)),
    idsIn,
    byId: () => idsIn(text),
  };
}

// Of Decisions those of earlier meetings too that this text goes on with or takes out.
function wholeBase(base: Edition | null, subject: Subject): Edition | null {
  const { chain, edition, profile, gone = new Set<string>() } = subject;
  if (base === null || !base.adopted || frontString(edition.text, 'kind') !== 'decisions')
    return base;
  const older = () => adoptedBefore(chain, base.key, Object.keys(profile.meetings));
  const text = wordingBefore([edition.text], base, older, profile.formulaFirst, gone);
  return text === base.text ? base : { ...base, text };
}

/** The paragraphs of a text by their ids, notes by their names too; of an id that stands twice the first. */
export function paragraphsById(text: Text): ReadonlyMap<string, Paragraph> {
  const found = new Map<string, Paragraph>();
  for (const paragraph of text.paragraphs) {
    const id = paragraph.id ?? (paragraph.kind === 'note' ? paragraph.name : null);
    if (id !== null && !found.has(id)) found.set(id, paragraph);
  }
  return found;
}

/** How a paragraph is called in a finding: by its place where it has a label, else by its id. */
export function nameOf(view: Pick<View, 'places'>, paragraph: Paragraph, index: number): string {
  const place = view.places()[index];
  const printed = place === undefined || place.labels.length === 0 ? '' : printPlace(place);
  if (printed !== '') return place?.annex === null ? `paragraph ${printed}` : printed;
  return paragraph.id === null ? 'a paragraph' : `{#${paragraph.id}}`;
}

function onceEach<K, T>(make: (key: K) => T): (key: K) => T {
  const known = new Map<K, T>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    known.set(key, made);
    return made;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Whether another draft was drawn from this one, or it was adopted or passed over: what it leaves open is told where it goes on. */
export function isPast({ chain, edition, adopting }: View): boolean {
  if (edition.adopted || adopting) return false;
  return !isLastDraft(chain, edition);
}
