import type { Place } from '../model/message.ts';
import type { Paragraph } from '../model/paragraph.ts';
import type { Reference } from '../model/reference.ts';
import { plainText, type Run } from '../model/run.ts';
import { readTarget } from '../model/target.ts';
import { frontString } from '../model/text.ts';
import { chapeauxAbove, namesRepealed } from './conform-repealing.ts';
import { type Stale, titleOf } from './conform-stale.ts';
import { retitled } from './conform-title.ts';
import { continuationsOf } from './elsewhere.ts';
import { repealsIn } from './recorded.ts';
import { type LinkSpan, linkSpans } from './references/linked.ts';
import { mapRuns } from './references/passages.ts';
import { placesOf } from './references/places.ts';
import { isWithin, quotedSpans } from './references/quoted.ts';
import { readReferences } from './references/read.ts';
import { type Rewording, renderReference } from './references/render.ts';
import { resolveReference } from './references/resolve.ts';
import { suffixOf } from './references/suffix.ts';
import type { ReferenceWords } from './references/words.ts';
import type { KnownText, World } from './references/world.ts';

/**
 * A citation that a meeting made stale, and how it would read. `after` is null where words cannot be put in the place of the old
 * ones; `why` says what became of the cited text. `piece` counts the pieces of running text of the paragraph at `index`.
 */
export interface Proposal {
  readonly index: number;
  readonly piece: number;
  readonly inComment: boolean;
  readonly place: Place | null;
  readonly before: string;
  readonly after: string | null;
  readonly why: string;
  readonly edits: readonly Rewording[];
  readonly link: LinkSpan | null;
}

/** What citations are read and printed with. `suffix` is how the revision of a text is printed, `(Rev.COP15)`; empty for an original. */
export interface ConformTools {
  readonly world: World;
  readonly words: ReferenceWords;
  readonly suffix: (known: KnownText) => string;
}

/** The stale citations of a text, its comments included, in their order. Quotations stay as they are, and so does what a text says of those that it repeals. */
export function staleCitations(
  known: KnownText,
  stale: readonly Stale[],
  tools: ConformTools,
): readonly Proposal[] {
  const own = stale.filter(({ of }) => !isRepealing(known, of, tools.world));
  const proposals: Proposal[] = [];
  for (const [index, paragraph] of known.text.paragraphs.entries()) {
    if (paragraph.attributes.classes.includes('quote')) continue;
    let piece = -1;
    mapRuns(
      paragraph,
      (runs, inComment) => {
        piece += 1;
        const site = { known, paragraph, index, piece, inComment, runs, content: plainText(runs) };
        for (const one of citationsIn(site, own, tools)) proposals.push(one);
        return runs;
      },
      true,
    );
  }
  return proposals;
}

// What one revision repealed, the later ones and their drafts still say.
function isRepealing({ instrument, of }: KnownText, repealed: string, world: World): boolean {
  return world.texts.some(
    (known) =>
      known.instrument === instrument &&
      known.of === of &&
      repealsIn(known.text).some((repeal) => repeal.of === repealed),
  );
}

interface Site {
  readonly known: KnownText;
  readonly paragraph: Paragraph;
  readonly index: number;
  readonly piece: number;
  readonly inComment: boolean;
  readonly runs: readonly Run[];
  readonly content: string;
}

function citationsIn(site: Site, stale: readonly Stale[], tools: ConformTools): Proposal[] {
  const quoted = quotedSpans(site.content);
  return readReferences(site.content, tools.words).flatMap((reference): Proposal[] => {
    const { of } = reference;
    if (of?.kind !== 'resolution' || isWithin(quoted, reference)) return [];
    const found = stale.find(({ number }) => number === of.number);
    const change = found && changeOf(reference, found, site, tools);
    if (!change) return [];
    return [
      proposalOf(reference, isRepealed(reference, site, tools) ? byHand(change) : change, site),
    ];
  });
}

function isRepealed({ start }: Reference, site: Site, { world, words }: ConformTools): boolean {
  const above = chapeauxAbove(site.known.text, site.index, world.formulaFirst);
  return namesRepealed(site.content, start, above, words);
}

// What was repealed keeps the revision and the numbers that it had.
function byHand({ why }: CitationChange): CitationChange {
  return { why: `said to be repealed, by hand; ${why}`, edits: null, link: null };
}

/** What becomes of a citation: the words that change (null where they cannot be found) and where its link leads. */
interface CitationChange {
  readonly why: string;
  readonly edits: readonly Rewording[] | null;
  readonly link: LinkSpan | null;
}

function proposalOf(
  { start, end }: Reference,
  { why, edits, link }: CitationChange,
  { index, piece, inComment, paragraph, content }: Site,
): Proposal {
  const ordered = [...(edits ?? [])].sort((a, b) => b.start - a.start);
  const from = Math.min(start, ...ordered.map((edit) => edit.start));
  const to = Math.max(end, ...ordered.map((edit) => edit.end));
  const changed = ordered.reduce(
    (text, edit) => text.slice(0, edit.start - from) + edit.text + text.slice(edit.end - from),
    content.slice(from, to),
  );
  const before = content.slice(from, to);
  const after = edits === null ? null : changed;
  const { place } = paragraph;
  return { index, piece, inComment, place, before, after, why, edits: ordered, link };
}

function changeOf(
  reference: Reference,
  stale: Stale,
  site: Site,
  tools: ConformTools,
): CitationChange | null {
  return stale.kind === 'repealed'
    ? repealedChange(reference, stale, site, tools)
    : revisedChange(reference, stale, site, tools);
}

function revisedChange(
  reference: Reference,
  stale: Stale,
  site: Site,
  tools: ConformTools,
): CitationChange | null {
  const { now, titles } = stale;
  if (now === null || reference.of?.kind !== 'resolution') return null;
  const title = retitled(site.content, reference, titles, titleOf(now.text));
  // The text in force may be of a later meeting than the one that made the citation stale.
  const why = `revised at ${meetingOf(now)}`;
  if (isLive(reference, site) || !isOld(reference.of.revision, stale, now)) {
    return title && { why: `title changed, ${why}`, edits: [title], link: null };
  }
  const suffix = suffixEdit(reference, stale, now, site.content, tools);
  const numbers = numberEdits(reference, now, site, tools, (id) => id);
  if (suffix === null || numbers === null) return { why, edits: null, link: null };
  const link = relinked(reference, now, site, (id) => id);
  return { why, edits: [...numbers, suffix, ...(title ? [title] : [])], link };
}

// A link without a revision leads to whichever is in force, and its words name none.
function isLive({ start, end, of }: Reference, { runs }: Site): boolean {
  if (of?.kind !== 'resolution' || of.revision !== null) return false;
  return linkSpans(runs).some((span) => {
    if (span.start >= end || start >= span.end) return false;
    const target = readTarget(span.link);
    return target?.kind === 'instrument' && target.revision === null;
  });
}

function meetingOf({ text, key }: KnownText): string {
  return frontString(text, 'meeting') ?? key;
}

// A later suffix than the one in force is the one that a draft will have.
function isOld(revision: string | null, { first }: Stale, now: KnownText): boolean {
  if (revision === null) return first;
  const [cited, present] = [revision, now.key].map((key) => Number(/(\d+)$/.exec(key)?.[1]));
  return `rev.${revision}` !== now.key && !((cited ?? 0) > (present ?? 0));
}

function suffixEdit(
  reference: Reference,
  { number }: Stale,
  now: KnownText,
  content: string,
  { suffix }: ConformTools,
): Rewording | null {
  if (reference.of?.kind !== 'resolution') return null;
  if (reference.of.revision !== null) return suffixOf(reference, now, content)[0] ?? null;
  const start = numberAt(reference, number, content);
  if (start === null) return null;
  return { start, end: start + number.length, text: `${number} ${suffix(now)}`.trimEnd() };
}

function numberAt({ start, end }: Reference, number: string, content: string): number | null {
  const at = content.slice(start, end).lastIndexOf(number);
  return at === -1 ? null : start + at;
}

/** The numbers of cited paragraphs as another text has them; none where they say so already or none are cited, null where one is gone. */
function numberEdits(
  reference: Reference,
  now: KnownText,
  { known, index, inComment, content }: Site,
  { world, words }: ConformTools,
  heirOf: (id: string) => string | null,
): readonly Rewording[] | null {
  if (reference.kind === 'resolution' || reference.numbers.length === 0) return [];
  const site = { from: known, index, inComment };
  const resolved = resolveReference(reference, site, world, words);
  if (resolved.kind !== 'resolved') return null;
  if (resolved.to === now) return [];
  const indices = resolved.indices.map((at) => {
    const heir = heirOf(resolved.to.text.paragraphs[at]?.id ?? '');
    return heir === null ? -1 : now.text.paragraphs.findIndex(({ id }) => id === heir);
  });
  if (indices.includes(-1)) return null;
  const places = placesOf(now.text, world.formulaFirst, 'typed');
  return renderReference({
    content,
    span: reference,
    reference,
    places,
    indices,
    own: null,
    others: [],
    words,
  });
}

/** The link on a citation, leading to the text that is in force; null where there is none, or it follows by itself. */
function relinked(
  { start, end }: Reference,
  now: KnownText,
  { runs }: Site,
  heirOf: (id: string) => string | null,
): LinkSpan | null {
  const span = linkSpans(runs).find((link) => link.start < end && start < link.end);
  const target = span === undefined ? null : readTarget(span.link);
  if (span === undefined || target?.kind !== 'instrument') return null;
  const at = target.revision === null ? '' : `@${now.key}`;
  const ids = target.ids.map((id) => heirOf(id) ?? id);
  const link = `resolution:${now.of}${at}${ids.length === 0 ? '' : `#${ids.join(',')}`}`;
  return link === span.link ? null : { ...span, link };
}

function repealedChange(
  reference: Reference,
  { of, number, by, now, titles }: Stale,
  site: Site,
  tools: ConformTools,
): CitationChange | null {
  const why = `repealed at ${meetingOf(by)} by ${by.number}`;
  if (now === null || reference.of?.kind !== 'resolution')
    return { why: `${why}, nothing in its place`, edits: null, link: null };
  const heirs = new Map(
    continuationsOf(of, tools.world)
      .filter((one) => one.of === now.of)
      .map(({ id, elsewhere }) => [id, elsewhere]),
  );
  const heirOf = (id: string): string | null => heirs.get(id) ?? null;
  const numbers = numberEdits(reference, now, site, tools, heirOf);
  const start = numberAt(reference, number, site.content);
  if (numbers === null || start === null)
    return { why: `${why}, which has no such paragraph`, edits: null, link: null };
  const rest = site.content.slice(start + number.length, reference.end);
  const old = reference.of.revision === null ? '' : (SUFFIX.exec(rest)?.[0] ?? '');
  const text = `${now.number} ${tools.suffix(now)}`.trimEnd();
  const name: Rewording = { start, end: start + number.length + old.length, text };
  const title = retitled(site.content, reference, titles, titleOf(now.text));
  const link = relinked(reference, now, site, heirOf);
  return { why, edits: [...numbers, name, ...(title ? [title] : [])], link };
}

const SUFFIX = /^[\s\u00A0\u202F]{0,3}\([^()]{0,40}\)/;
