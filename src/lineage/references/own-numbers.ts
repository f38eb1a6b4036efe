import { contentOf, isTombstone } from '../../model/paragraph.ts';
import type { Reference, Scheme } from '../../model/reference.ts';
import { plainText } from '../../model/run.ts';
import { type Found, findNumbers, type Scopes } from './find.ts';
import { grammarOf } from './grammar.ts';
import { heirsOf } from './heirs.ts';
import { labelKey, type Numbers, numberKey, placesOf } from './places.ts';
import { readReferences } from './read.ts';
import { ambiguous, type Resolved, type Site, unresolved, whole } from './resolved.ts';
import { FEW_WORDS, MANY_WORDS, tellBeginnings } from './told.ts';
import type { ReferenceWords } from './words.ts';
import { type KnownText, textsOf, type World } from './world.ts';

/** One way to read the numbers of a reference. */
export interface Reading {
  readonly scheme: Scheme;
  readonly known: KnownText;
  readonly numbers: Numbers;
}

/** Where a reference to the text itself, or to the one that a paper presents, leads. */
export function resolveOwn(
  reference: Reference,
  site: Site,
  world: World,
  words: ReferenceWords,
): Resolved {
  const { from } = site;
  if (from.instrument === 'paper' && !isOfPresented(reference))
    return resolveInPaper(reference, site, world, words);
  const grammar = grammarOf(words);
  // What a text that is no paper calls the present document is itself.
  if (from.instrument !== 'paper' && !site.inComment && reference.of?.kind === 'paper') {
    if (grammar.surelyPaper.test(reference.text))
      return resolveOwn({ ...reference, of: { kind: 'this' } }, site, world, words);
  }
  const readings = readingsOf(reference, site, world);
  if (readings.length === 0) return unresolved(reference, 'a text whose numbers it uses');
  const tried = readings.map((reading) => ({
    reading,
    ...tryReading(reference, reading, site, world),
  }));
  // What the draft took over from its base cites the numbers of the base.
  const [old] = tried;
  const stood =
    tried.length > 1 &&
    old?.reading.scheme === 'old' &&
    !site.inComment &&
    stoodInBase(reference.text, site, old.reading.known, words);
  if (stood && old.ids !== null) return agreed(reference, site, [old]);
  // The present Resolution is the draft, not the text in force.
  const present = reference.of?.kind === 'this' && !from.adopted && from.instrument !== 'paper';
  const own =
    present && grammar.surelyThis.test(reference.text)
      ? tried.filter(({ reading }) => reading.scheme !== 'old' || reference.scheme === 'old')
      : tried;
  return staying(agreed(reference, site, own), reference, site, world);
}

// A number of what the draft deletes leads nowhere once it is adopted; a comment may speak of it.
function staying(resolved: Resolved, reference: Reference, site: Site, world: World): Resolved {
  const { from, inComment } = site;
  if (resolved.kind !== 'resolved' || inComment || from.adopted || from.instrument === 'paper')
    return resolved;
  const live = new Set(
    from.text.paragraphs.flatMap((paragraph) =>
      paragraph.id === null || isTombstone(paragraph) ? [] : [paragraph.id],
    ),
  );
  const heirs = heirsOf(from.text, world);
  const gone = resolved.indices.some((index) => {
    const id = resolved.to.text.paragraphs[index]?.id ?? '';
    return !live.has(id) && !live.has(heirs.get(id) ?? '');
  });
  return gone
    ? unresolved(reference, 'a number of a paragraph that the draft does not delete')
    : resolved;
}

/**
 * In a paper `(see paragraphs 5 and 6)` are its own; a number that only the text has which it presents is that text's, and one
 * that both have is in doubt.
 */
function resolveInPaper(
  reference: Reference,
  site: Site,
  world: World,
  words: ReferenceWords,
): Resolved {
  const reading: Reading = { scheme: 'paper', known: site.from, numbers: 'typed' };
  const own = agreed(reference, site, [
    { reading, ...tryReading(reference, reading, site, world) },
  ]);
  if (isOfPaper(reference, site, words)) return own;
  if (reference.kind === 'annex' && own.kind === 'resolved') return own;
  const readings = readingsOf(reference, site, world);
  if (readings.length === 0) return own;
  const tried = readings.map((one) => ({
    reading: one,
    ...tryReading(reference, one, site, world),
  }));
  const presented = agreed(reference, site, tried);
  if (own.kind === 'unresolved') return presented;
  if (presented.kind === 'unresolved') return own;
  return ambiguous(reference, 'it is a number of the paper and of the text that it presents');
}

function isOfPaper(
  { of, start }: Reference,
  { from, index, inComment }: Site,
  words: ReferenceWords,
): boolean {
  if (of?.kind === 'paper') return true;
  const paragraph = from.text.paragraphs[index];
  if (!paragraph || inComment) return false;
  const before = plainText(contentOf(paragraph)).slice(Math.max(0, start - 24), start);
  return grammarOf(words).seeBefore.test(before);
}

// In a paper `paragraphs 5 and 6` are its own, `of the existing text` and `of the Resolution` are not.
function isOfPresented({ of, scheme }: Reference): boolean {
  return of?.kind === 'this' || (scheme !== null && scheme !== 'paper');
}

function readingsOf({ scheme, of }: Reference, site: Site, world: World): readonly Reading[] {
  if (of?.kind === 'paper') return [];
  const draft = site.from.instrument === 'paper' ? presented(site.from, world) : site.from;
  if (draft === null) return [];
  if (draft.adopted) return [{ scheme: 'old', known: draft, numbers: 'typed' }];
  const base = baseOf(draft, world);
  const all: readonly Reading[] = [
    ...(base ? [{ scheme: 'old', known: base, numbers: 'typed' } as const] : []),
    { scheme: 'working', known: draft, numbers: 'typed' },
    { scheme: 'final', known: draft, numbers: 'clean' },
  ];
  return scheme === null ? all : all.filter((reading) => reading.scheme === scheme);
}

function presented(paper: KnownText, world: World): KnownText | null {
  const of = textsOf(world, 'resolution', paper.of);
  return of.find((known) => !known.adopted && known.paper === paper.paper) ?? null;
}

/** The text in force from which a draft was drawn, through its earlier stages; null where there is none. */
export function baseOf(draft: KnownText, world: World): KnownText | null {
  if (draft.instrument === 'paper') return null;
  const texts = textsOf(world, draft.instrument, draft.of);
  const byKey = new Map(texts.map((known) => [known.key, known]));
  let { base } = draft;
  let last: KnownText | null = null;
  // Later stages are drawn from a draft: the numbers in force are those of the text from which the first one was drawn.
  for (let step = 0; step <= texts.length && base !== null; step += 1) {
    const known = byKey.get(base);
    if (known === undefined || known.adopted) return known ?? last;
    last = known;
    base = known.base;
  }
  return last;
}

/** Whether the base has the same reference in the same paragraph. */
export function stoodInBase(
  text: string,
  { from, index }: Site,
  base: KnownText,
  words: ReferenceWords,
): boolean {
  const id = from.text.paragraphs[index]?.id ?? null;
  if (id === null) return false;
  const before = base.text.paragraphs.find((paragraph) => paragraph.id === id);
  if (before === undefined) return false;
  const content = plainText(contentOf(before));
  return content.includes(text) && readReferences(content, words).some((old) => old.text === text);
}

/** The paragraphs that a reference means in one reading; `ids` is null where it means none. */
export function tryReading(
  reference: Reference,
  { known, numbers }: Reading,
  site: Site,
  world: World,
): { found: Found; ids: readonly string[] | null; indices: readonly number[] } {
  const places = placesOf(known.text, world.formulaFirst, numbers);
  const own = known === site.from ? site.index : sameParagraph(site, known);
  const found =
    reference.kind === 'item'
      ? findItems(reference, own, known, numbers, world)
      : findNumbers(reference, places, scopesOf(reference, placeAnnex(own, known, world)));
  if (found.kind !== 'found') return { found, ids: null, indices: [] };
  const indices = found.ranges.flat();
  const ids = indices.map((index) => known.text.paragraphs[index]?.id ?? '');
  return ids.includes('')
    ? { found: { kind: 'none', number: reference.text }, ids: null, indices: [] }
    : { found, ids, indices };
}

function sameParagraph({ from, index }: Site, known: KnownText): number | null {
  const id = from.text.paragraphs[index]?.id ?? null;
  if (id === null || from.instrument === 'paper') return null;
  const at = known.text.paragraphs.findIndex((paragraph) => paragraph.id === id);
  return at === -1 ? null : at;
}

function placeAnnex(index: number | null, known: KnownText, world: World): string | null {
  if (index === null) return null;
  return placesOf(known.text, world.formulaFirst, 'typed').places[index]?.annex ?? null;
}

// What an annex says of a number may be of itself or of the body: of the one that has it, in doubt where both do.
export function scopesOf({ kind, of }: Reference, annex: string | null): Scopes {
  if (kind === 'activity') return 'everywhere';
  return of !== null || annex === null ? [null] : [annex, null];
}

/** Items of the paragraph in which the reference stands, `own`, or of one above it. */
export function findItems(
  reference: Reference,
  own: number | null,
  known: KnownText,
  numbers: Numbers,
  world: World,
): Found {
  const places = placesOf(known.text, world.formulaFirst, numbers);
  const place = own === null ? undefined : places.places[own];
  const none: Found = { kind: 'none', number: reference.text };
  if (!place) return none;
  const path = place.labels.map(labelKey);
  for (let depth = path.length; depth > 0; depth -= 1) {
    const outer = path.slice(0, depth);
    const whole = {
      ...reference,
      kind: 'paragraph' as const,
      numbers: reference.numbers.map(({ from, to }) => ({
        from: { ...from, labels: [...outer, ...from.labels.map(numberKey)] },
        to: to && { ...to, labels: [...outer, ...to.labels.map(numberKey)] },
      })),
    };
    const found = findNumbers(whole, places, [place.annex]);
    if (found.kind !== 'none') return found;
  }
  return none;
}

interface Tried {
  readonly reading: Reading;
  readonly found: Found;
  readonly ids: readonly string[] | null;
  readonly indices: readonly number[];
}

function agreed(reference: Reference, { from }: Site, tried: readonly Tried[]): Resolved {
  const doubt = tried.find(({ found }) => found.kind === 'doubt');
  if (doubt?.found.kind === 'doubt') return ambiguous(reference, doubt.found.why);
  const hits = tried.filter(({ ids }) => ids !== null);
  const [first] = hits;
  if (first === undefined) return unresolved(reference, 'a number that the text has');
  const distinct = new Map(hits.map((hit) => [(hit.ids ?? []).join(','), hit]));
  if (distinct.size > 1) {
    return ambiguous(reference, `it is ${tellWays([...distinct.keys()], hits)}`);
  }
  const best = hits.find(({ reading }) => reading.known === from) ?? first;
  const { reading } = best;
  const ids = (best.ids ?? []).join(',');
  const link = linkTo(reading, from, ids, tried.length > 1);
  return whole(reference, link, reading.known, best.indices, from.adopted ? null : reading.scheme);
}

function tellWays(distinct: readonly string[], hits: readonly Tried[]): string {
  const ways = distinct.map((ids) => hits.filter((hit) => hit.ids?.join(',') === ids));
  // What the draft deletes has words in its base alone, which is read first.
  const tell = (most: number): readonly string[] =>
    ways.flatMap(([first]) =>
      first === undefined ? [] : [tellBeginnings(first.indices, first.reading.known.text, most)],
    );
  const short = tell(FEW_WORDS);
  const told = new Set(short).size === short.length ? short : tell(MANY_WORDS);
  return told
    .map((words, at) => {
      const names = (ways[at] ?? []).map(({ reading }) => reading.scheme);
      return `${names.join(' and ')} ${words}`;
    })
    .join(', ');
}

function linkTo({ known }: Reading, from: KnownText, ids: string, open: boolean): string {
  if (from.instrument !== 'paper' || known === from) return `#${ids}`;
  // What all schemes agree on is the paragraph, whatever its number becomes.
  const at = open ? '' : `@${known.key}`;
  return `resolution:${known.of}${at}#${ids}`;
}
