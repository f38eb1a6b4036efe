import type { Reference } from '../../model/reference.ts';
import { resolveDecisions } from './decisions.ts';
import { type Found, findNumbers } from './find.ts';
import { resolveOwn, scopesOf } from './own-numbers.ts';
import { placesOf } from './places.ts';
import { ambiguous, type Resolved, type Site, unresolved, whole } from './resolved.ts';
import { resolveInRow } from './row-decision.ts';
import type { ReferenceWords } from './words.ts';
import { inForce, type KnownText, meetingNumber, textsOf, type World } from './world.ts';

export type { Resolved, Site } from './resolved.ts';

/**
 * Says where a reference leads. In an adopted text by its own numbers; in a draft by those of the base, the working and the
 * final ones, which must agree unless the words or the base say which are meant; in a paper by the numbers of the paper.
 */
export function resolveReference(
  reference: Reference,
  site: Site,
  world: World,
  words: ReferenceWords,
): Resolved {
  if (reference.kind === 'symbol' || reference.of?.kind === 'foreign') return { kind: 'other' };
  if (reference.of?.kind === 'unsure') return resolveUnsure(reference, site, world, words);
  if (reference.kind === 'decision' || reference.kind === 'draft-decision')
    return resolveDecisions(reference, site, world);
  if (reference.of?.kind === 'resolution')
    return resolveNamed(reference, reference.of, site, world);
  return resolveInRow(reference, site, world, words) ?? resolveOwn(reference, site, world, words);
}

// `Phase 3, paragraph 2`: no link; in doubt where the text has such a number too.
function resolveUnsure(
  reference: Reference,
  site: Site,
  world: World,
  words: ReferenceWords,
): Resolved {
  const own = resolveOwn({ ...reference, of: null }, site, world, words);
  return own.kind === 'resolved' || own.kind === 'ambiguous'
    ? ambiguous(reference, 'it may be a number of what is named before it')
    : { kind: 'other' };
}

function resolveNamed(
  reference: Reference,
  { number, revision }: { readonly number: string; readonly revision: string | null },
  { from, inComment }: Site,
  world: World,
): Resolved {
  const found = world.texts.find(
    (known) =>
      known.instrument === 'resolution' && known.adopted && sameNumber(known.number, number),
  );
  if (!found) return unresolved(reference, `a Resolution of the library`);
  const { of } = found;
  const at = revision === null ? '' : `@rev.${revision}`;
  const named = textsOf(world, 'resolution', of).find(({ key }) => `@${key}` === at) ?? null;
  if (revision !== null && named === null)
    return unresolved(reference, `a revision of ${of} in the library`);
  if (reference.kind === 'resolution') {
    const link = `resolution:${of}${at}`;
    return whole(reference, link, named ?? inForce(world, 'resolution', of) ?? found, []);
  }
  const live = !from.adopted || inComment;
  const to = named ?? (live ? inForce(world, 'resolution', of) : inForceAt(from, of, world));
  if (to === null) return ambiguous(reference, `more than one text of ${of} may be meant`);
  const hit = findNumbers(
    reference,
    placesOf(to.text, world.formulaFirst, 'typed'),
    scopesOf(reference, null),
  );
  const pinned = named !== null || !live;
  return linked(reference, hit, to, `resolution:${of}${pinned ? `@${to.key}` : ''}`);
}

function sameNumber(a: string, b: string): boolean {
  const plain = (number: string): string => number.toLowerCase().replace(/[\s\u00A0\u202F]/g, '');
  return plain(a) === plain(b);
}

/** The revision that an adopted text could know: the last one adopted at its own meeting or before. */
function inForceAt(from: KnownText, of: string, world: World): KnownText | null {
  const own = meetingNumber(from);
  const adopted = textsOf(world, 'resolution', of).filter((known) => known.adopted);
  const [only] = adopted;
  if (only && adopted.length === 1) return only;
  if (own === null) return null;
  const dated = adopted.map((known) => ({ known, at: meetingNumber(known) }));
  if (dated.some(({ at }) => at === null)) return null;
  const before = dated.filter(({ at }) => (at ?? 0) <= own);
  return before.sort((a, b) => (b.at ?? 0) - (a.at ?? 0))[0]?.known ?? null;
}

function linked(reference: Reference, found: Found, to: KnownText, target: string): Resolved {
  if (found.kind === 'doubt') return ambiguous(reference, found.why);
  if (found.kind === 'none') return unresolved(reference, `a number of ${to.of}@${to.key}`);
  const indices = found.ranges.flat();
  const ids = indices.map((index) => to.text.paragraphs[index]?.id ?? '');
  if (ids.includes(''))
    return unresolved(reference, `paragraphs of ${to.of}@${to.key} that have ids`);
  return whole(reference, `${target}#${ids.join(',')}`, to, indices);
}
