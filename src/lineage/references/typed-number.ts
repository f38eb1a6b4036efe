import { contentOf } from '../../model/paragraph.ts';
import type { CitedNumber, Reference } from '../../model/reference.ts';
import { plainText } from '../../model/run.ts';
import { printPlace } from '../label-path.ts';
import { isOwnName } from './link.ts';
import { linkSpans } from './linked.ts';
import { baseOf, resolveOwn, stoodInBase, tryReading } from './own-numbers.ts';
import { placesOf } from './places.ts';
import { isWithin, quotedSpans } from './quoted.ts';
import { readReferences } from './read.ts';
import { isQuote, type Site } from './resolved.ts';
import type { ReferenceWords } from './words.ts';
import type { KnownText, World } from './world.ts';

/** What an own number that is no link will say once its draft is adopted: `same` the right number, else `now`; `doubt` where nobody can know. */
export interface TypedNumber {
  readonly same: boolean;
  readonly doubt: boolean;
  /** The numbers of its targets in the adopted text; null in doubt, and where no paragraph has the working number that stands there. */
  readonly now: string | null;
}

/** A reference of a draft to its own paragraphs that keeps its number at adoption although that is another then, or may be. */
export interface StaleNumber extends TypedNumber {
  readonly index: number;
  readonly words: string;
}

/** The references of a draft that will not say the number of their paragraphs once it is adopted, in the order of its words. */
export function staleNumbers(
  from: KnownText,
  world: World,
  words: ReferenceWords,
): readonly StaleNumber[] {
  return from.text.paragraphs.flatMap((paragraph, index) => {
    const runs = contentOf(paragraph);
    const links = linkSpans(runs);
    return readReferences(plainText(runs), words)
      .filter((found) => !isWithin(links, found) && !isOwnName(found, paragraph))
      .flatMap((found): StaleNumber[] => {
        const typed = typedNumber(found, { from, index, inComment: false }, world, words);
        return typed === null || typed.same ? [] : [{ ...typed, index, words: found.text }];
      });
  });
}

/**
 * What becomes of an own number of a draft that is no link; null where it is none, is quoted, or leads nowhere. Each number of a list of
 * which one leads nowhere is judged by itself.
 */
export function typedNumber(
  reference: Reference,
  site: Site,
  world: World,
  words: ReferenceWords,
): TypedNumber | null {
  if (!isOwnNumber(reference, site)) return null;
  const plain: Reference = reference.of?.kind === 'unsure' ? { ...reference, of: null } : reference;
  const resolved = resolveOwn(plain, site, world, words);
  if (resolved.kind === 'unresolved') return lostNumber(plain, site, world, words);
  if (resolved.kind === 'ambiguous')
    return isRenumbered(site.from, world) ? { same: false, doubt: true, now: null } : null;
  if (resolved.kind !== 'resolved') return null;
  const { from } = site;
  const wanted = resolved.indices.map((index) => resolved.to.text.paragraphs[index]?.id ?? '');
  const final = tryReading(plain, { scheme: 'final', known: from, numbers: 'clean' }, site, world);
  const same = final.ids?.join(',') === wanted.join(',');
  const { places } = placesOf(from.text, world.formulaFirst, 'clean');
  const now = wanted.flatMap((id) => {
    const place = places[from.text.paragraphs.findIndex((paragraph) => paragraph.id === id)];
    return place === undefined ? [] : [printPlace(place)];
  });
  return { same, doubt: false, now: now.join(', ') };
}

function lostNumber(
  reference: Reference,
  site: Site,
  world: World,
  words: ReferenceWords,
): TypedNumber | null {
  const all = reference.numbers.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const [only] = all;
  if (only === undefined) return null;
  if (all.length === 1)
    return isWorking(only) && isNew(reference, site, world, words)
      ? { same: false, doubt: false, now: null }
      : null;
  const parts = all.map((from) => {
    const part = { ...reference, numbers: [{ from, to: null }] };
    return { from, becomes: typedNumber(part, site, world, words) };
  });
  const told = parts.flatMap(({ becomes }) => (becomes === null ? [] : [becomes]));
  if (told.every(({ same }) => same)) return null;
  const now = parts.map(({ from, becomes }) => becomes?.now ?? `${from.labels.join(' ')} (?)`);
  const doubt = told.some((one) => one.doubt);
  const nowhere = told.every((one) => one.same || one.now === null);
  return { same: false, doubt, now: nowhere ? null : now.join(', ') };
}

// A number that only a draft can have, `0` or `6 bis`.
function isWorking({ labels }: CitedNumber): boolean {
  return /^0$|^\d.*\p{L}{3}/u.test(labels[0] ?? '');
}

function isNew(reference: Reference, site: Site, world: World, words: ReferenceWords): boolean {
  const base = baseOf(site.from, world);
  return base === null || !stoodInBase(reference.text, site, base, words);
}

function isOwnNumber({ kind, of, scheme, start, end }: Reference, { from, index }: Site): boolean {
  const paragraph = from.text.paragraphs[index];
  if (paragraph === undefined || isQuote(paragraph) || from.adopted || scheme === 'old')
    return false;
  if (kind !== 'paragraph' && kind !== 'item' && kind !== 'activity' && kind !== 'annex')
    return false;
  if (of !== null && of.kind !== 'this' && of.kind !== 'unsure') return false;
  return !isWithin(quotedSpans(plainText(contentOf(paragraph))), { start, end });
}

// A number of which there are two stays as doubtful as it was where nothing gets another number.
function isRenumbered(from: KnownText, world: World): boolean {
  const { formulaFirst } = world;
  const base = baseOf(from, world);
  const final = placesOf(from.text, formulaFirst, 'clean').places.map(printPlace);
  const byId = new Map(from.text.paragraphs.map(({ id }, index) => [id, final[index]]));
  return [from, ...(base === null ? [] : [base])].some(({ text }) => {
    const { places } = placesOf(text, formulaFirst, 'typed');
    return text.paragraphs.some(({ id }, index) => {
      const place = places[index];
      return id !== null && place !== undefined && byId.get(id) !== printPlace(place);
    });
  });
}
