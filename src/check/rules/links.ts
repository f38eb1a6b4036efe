import { attributeOf } from '../../compare/side.ts';
import { isKept } from '../../lineage/decisions/kept-draft.ts';
import { printPlace } from '../../lineage/label-path.ts';
import { removalsOf } from '../../lineage/recorded.ts';
import { siblingsBetween } from '../../lineage/references/find.ts';
import { isForeignNumber } from '../../lineage/references/foreign-number.ts';
import { placesOf } from '../../lineage/references/places.ts';
import { inForce, type KnownText, textsOf } from '../../lineage/references/world.ts';
import { contentOf, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { readTarget, type Target } from '../../model/target.ts';
import type { Text } from '../../model/text.ts';
import { type LinkedWords, type Passage, unlinkedIn } from '../citations.ts';
import { staleDirections } from '../directions.ts';
import { candidatesOf, foundBy, rangesBy, referenceIn } from '../link-readings.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on references that are links. */
export const LINK_RULES: readonly Rule[] = [
  {
    name: 'dangling-reference',
    severity: 'error',
    about: 'A link leads to a paragraph or a text that is not there, or that is deleted.',
    run: dangling,
  },
  {
    name: 'stale-wording',
    severity: 'warning',
    atCorrigendum: 'error',
    about:
      'The words of a link say another number than the paragraph has to which it leads; `above` or `below` is said of what stands elsewhere.',
    run: (view) => [...staleWording(view), ...staleDirections(view)],
  },
  {
    name: 'foreign-link',
    severity: 'warning',
    atAdoption: 'error',
    about: 'A number of another instrument, as the words before it say, is a link into this text.',
    run: foreignLinks,
  },
  {
    name: 'range-gap',
    severity: 'warning',
    about: 'A range is cited into which a paragraph falls that the link does not cite.',
    run: rangeGaps,
  },
  {
    name: 'stale-citation',
    severity: 'info',
    about:
      'A number is cited as a named revision, or a Decision that is kept, had it, and is another in the revision in force.',
    run: staleCitations,
  },
];

function links(view: View): readonly (readonly [LinkedWords, Passage, Target])[] {
  return view.citations().passages.flatMap((passage) =>
    passage.links.flatMap((words) => {
      const target = readTarget(words.link);
      return target === null ? [] : [[words, passage, target] as const];
    }),
  );
}

function keepsWords({ paragraph, inComment }: Passage, view: View): boolean {
  return !inComment && isKept(paragraph, view.kept());
}

function dangling(view: View): Finding[] {
  return links(view).flatMap(([{ text, link }, passage, target]) => {
    const problem = problemOf(target, passage, view);
    if (target.kind === 'paragraphs' && keepsWords(passage, view)) return [];
    return problem === null
      ? []
      : [about(passage.paragraph, `found ${text} (${link}), ${problem}`, text)];
  });
}

function problemOf(target: Target, passage: Passage, view: View): string | null {
  if (target.kind === 'paragraphs') return ownProblem(target.ids, passage, view);
  return target.kind === 'instrument' ? otherProblem(target, view) : null;
}

// A comment speaks of what was there before, too.
function ownProblem(ids: readonly string[], { inComment }: Passage, view: View): string | null {
  const before =
    inComment && view.base !== null ? view.idsIn(view.base.text) : new Map<string, Paragraph>();
  for (const id of ids) {
    if (before.has(id)) continue;
    const target = view.byId().get(id);
    if (target === undefined) return `expected a paragraph of this text, which has no {#${id}}`;
    if (!inComment && isTombstone(target) && !hasHeir(target, view.byId()))
      return `expected a paragraph that stays, but {#${id}} is deleted`;
  }
  return null;
}

// What was merged is followed to the paragraph into which it went.
function hasHeir(tombstone: Paragraph, byId: ReadonlyMap<string, Paragraph>): boolean {
  const heir = byId.get(attributeOf(tombstone.attributes, 'into') ?? '');
  return heir !== undefined && !isTombstone(heir);
}

type Elsewhere = Extract<Target, { kind: 'instrument' }>;

function otherProblem(target: Elsewhere, view: View): string | null {
  const { instrument, of, revision, ids } = target;
  const { world, instruments } = view;
  const at = revision === null ? '' : `@${revision}`;
  const texts = textsOf(world, instrument, of).filter(
    ({ key }) => revision === null || key === revision,
  );
  if (texts.length === 0) {
    // What stands in other languages alone cannot be looked into.
    const isElsewhere = instruments === undefined || instruments.has(`${instrument}:${of}${at}`);
    if (isElsewhere) return null;
    const link = linkOfStage(target, view);
    return link === null
      ? `expected a text of the library, which has no ${of}${at}`
      : `expected ${link}, which leads to the draft until that is adopted`;
  }
  // What leads to no revision leads to the adopted text; before the first adoption to the draft.
  const adopted = texts.filter((known) => known.adopted);
  const last = revision === null && adopted.length > 0 ? lastOf(adopted) : texts;
  const lacking = ids.find((id) => !last.some(({ text }) => hasLive(text, id, view)));
  return lacking === undefined
    ? null
    : `expected a paragraph of ${of}@${last[0]?.key}, which has no {#${lacking}}`;
}

// Commands name a stage of Decisions: `decision:cms/cop15/cami.draft`, `decision:cms/cami@cop15.draft`.
function linkOfStage({ instrument, of, revision, ids }: Elsewhere, view: View): string | null {
  const [body, ...parts] = of.split('/');
  const [first = '', last = ''] = parts;
  const path = revision === null ? [first, stageless(last)] : [stageless(revision), first];
  if (instrument !== 'decision' || parts.length !== (revision === null ? 2 : 1)) return null;
  const named = [body, ...path].join('/');
  if (textsOf(view.world, instrument, named).length === 0) return null;
  return `decision:${named}${ids.length === 0 ? '' : `#${ids.join(',')}`}`;
}

function stageless(name: string): string {
  return name.replace(/\.[a-z][a-z0-9-]*$/, '');
}

function lastOf(adopted: readonly KnownText[]): readonly KnownText[] {
  const bases = new Set(adopted.map(({ base }) => base));
  return adopted.filter(({ key }) => !bases.has(key));
}

function hasLive(text: Text, id: string, view: View): boolean {
  const paragraphs = view.idsIn(text);
  const paragraph = paragraphs.get(id);
  if (paragraph !== undefined) return !isTombstone(paragraph) || hasHeir(paragraph, paragraphs);
  const into = removalsOf(text).find((removal) => removal.id === id)?.into;
  return into != null && paragraphs.has(into);
}

function staleWording(view: View): Finding[] {
  return staleLinks(view, false).map(({ passage, words, text }) =>
    about(passage.paragraph, `${text}, expected words that say so`, words.text),
  );
}

// A Decision that is kept says what the earlier meeting adopted.
function keptCitations(view: View): Finding[] {
  if (view.edition.adopted) return [];
  return staleLinks(view, true).map(({ passage, words, text }) =>
    about(passage.paragraph, `${text}, in a Decision that is kept: it stays`, words.text),
  );
}

interface StaleLink {
  readonly words: LinkedWords;
  readonly passage: Passage;
  readonly text: string;
}

function staleLinks(view: View, kept: boolean): StaleLink[] {
  return links(view).flatMap(([words, passage, target]) => {
    const reference = referenceIn(words, passage);
    if (reference === null || !('ids' in target) || target.ids.length === 0) return [];
    const readings = candidatesOf(target, passage, view);
    const wanted = [...target.ids].sort().join();
    // What a range passes over because it is deleted is not cited.
    const isCited = (id: string): boolean => {
      const paragraph = view.byId().get(id);
      return target.ids.includes(id) || paragraph === undefined || !isTombstone(paragraph);
    };
    const found = readings.map(
      (reading) => foundBy(reference, reading, passage, view)?.filter(isCited) ?? null,
    );
    if (found.length === 0 || found.some((ids) => ids === null || ids.join() === wanted)) return [];
    const now = readings.at(-1);
    const bears = target.ids.map((id) => now?.numberOf(id) ?? `{#${id}}`).join(', ');
    const text = `found ${words.text}, which leads to ${bears} of ${now?.known.key}`;
    return keepsWords(passage, view) === kept ? [{ words, passage, text }] : [];
  });
}

// `A/RES/70/1, [paragraph 5](#xyz)`.
function foreignLinks(view: View): Finding[] {
  return links(view).flatMap(([words, passage, target]) => {
    const reference = referenceIn(words, passage);
    if (target.kind !== 'paragraphs' || passage.inComment || reference === null) return [];
    const content = plainText(contentOf(passage.paragraph));
    if (!isForeignNumber(reference, content, view.citations().words)) return [];
    const text = `found ${words.text} (${words.link}), a number of another text by the words beside it`;
    return [about(passage.paragraph, `${text}, expected it without a link`, words.text)];
  });
}

// `5 to 7` between which 6 bis was inserted: at adoption it becomes a list.
function rangeGaps(view: View): Finding[] {
  if (view.edition.adopted || isPast(view)) return [];
  const places = placesOf(view.text, view.profile.formulaFirst, 'typed');
  const at = new Map(view.text.paragraphs.map(({ id }, index) => [id, index]));
  return links(view).flatMap(([words, passage, target]) => {
    const reference = referenceIn(words, passage);
    if (reference === null || target.kind !== 'paragraphs' || passage.inComment) return [];
    const wanted = [...new Set(target.ids)].sort().join();
    const ranges = candidatesOf(target, passage, view)
      .map((reading) => rangesBy(reference, reading, passage, view))
      .find((found) => [...new Set(found?.flat())].sort().join() === wanted);
    const skipped = (ranges ?? []).flatMap((ids) => {
      const [first, last] = [at.get(ids[0] ?? ''), at.get(ids.at(-1) ?? '')];
      if (ids.length < 2 || first === undefined || last === undefined) return [];
      return siblingsBetween(first, last, places).filter((index) => {
        const paragraph = view.text.paragraphs[index];
        return paragraph && !isTombstone(paragraph) && !target.ids.includes(paragraph.id ?? '');
      });
    });
    const numbers = skipped.flatMap((index) => {
      const place = places.places[index];
      return place === undefined ? [] : [printPlace(place)];
    });
    if (numbers.length === 0) return [];
    const text = `found ${words.text}, which does not cite ${numbers.join(', ')} between them`;
    return [about(passage.paragraph, `${text}, expected words or a link that say so`, words.text)];
  });
}

/** Paragraphs that words cite in a revision that they name. */
interface Pinned {
  readonly passage: Passage;
  readonly text: string;
  readonly to: KnownText;
  readonly ids: readonly string[];
}

function staleCitations(view: View): Finding[] {
  const { edition, chain } = view;
  // What has been superseded cites what was in force then.
  const isLast = !chain.some(({ adopted, base }) => adopted && base === edition.key);
  if (isPast(view) || (edition.adopted && !isLast)) return [];
  const named = pinnedIn(view).flatMap(({ passage, text, to, ids }) => {
    if (to.instrument === 'paper' || !to.adopted) return [];
    const now = inForce(view.world, to.instrument, to.of);
    if (now === null || now === to || ids.length === 0) return [];
    const [before, after] = [to, now].map((known) => numbersOf(ids, known, view));
    if (before === after) return [];
    const is = after === '' ? 'which has gone' : `which is ${after}`;
    return [about(passage.paragraph, `found ${text} as in ${to.key}, ${is} in ${now.key}`, text)];
  });
  return [...named, ...keptCitations(view)];
}

function pinnedIn(view: View): readonly Pinned[] {
  const linked = links(view).flatMap(([{ text }, passage, target]): Pinned[] => {
    if (target.kind !== 'instrument' || target.revision === null) return [];
    const { instrument, of, revision, ids } = target;
    const to = textsOf(view.world, instrument, of).find(({ key }) => key === revision);
    return to === undefined ? [] : [{ passage, text, to, ids }];
  });
  const { passages, resolve } = view.citations();
  const spoken = passages.flatMap((passage) =>
    unlinkedIn(passage).flatMap((reference): Pinned[] => {
      if (reference.of?.kind !== 'resolution' || reference.of.revision === null) return [];
      const resolved = resolve(reference, passage);
      if (resolved.kind !== 'resolved') return [];
      const { to, indices } = resolved;
      const ids = indices.map((index) => to.text.paragraphs[index]?.id ?? '');
      return [{ passage, text: reference.text, to, ids }];
    }),
  );
  return [...linked, ...spoken];
}

function numbersOf(ids: readonly string[], { text }: KnownText, { profile }: View): string {
  const { places } = placesOf(text, profile.formulaFirst, 'typed');
  const numbers = ids.map((id) => {
    const place = places[text.paragraphs.findIndex((paragraph) => paragraph.id === id)];
    return place === undefined ? '' : printPlace(place);
  });
  return numbers.filter((number) => number !== '').join(', ');
}
