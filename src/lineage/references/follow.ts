import type { Message } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import { readTarget, type Target } from '../../model/target.ts';
import { frontString, type Text } from '../../model/text.ts';
import { printPlace } from '../label-path.ts';
import { heirsOf } from './heirs.ts';
import { type LinkSpan, linkSpans, withWords } from './linked.ts';
import { mapRuns } from './passages.ts';
import { type Places, placesOf } from './places.ts';
import { isWithin, quotedSpans } from './quoted.ts';
import { readReferences } from './read.ts';
import { type Rewording, renderReference } from './render.ts';
import { suffixOf } from './suffix.ts';
import type { ReferenceWords } from './words.ts';
import { inForce, type KnownText, textsOf, type World } from './world.ts';

/** A reference that was printed anew: in the paragraph at `index`, `before` became `after`. */
export interface Followed {
  readonly index: number;
  readonly before: string;
  readonly after: string;
  readonly link: string;
}

/** A reference that stays as it is although its target has another number now: `now` tells it (`9 in rev.cop15`), null where it is gone. */
export interface Pinned {
  readonly index: number;
  readonly words: string;
  readonly link: string;
  readonly now: string | null;
}

/** What became of the references of a text. */
export interface FollowedText {
  readonly text: Text;
  readonly followed: readonly Followed[];
  readonly pinned: readonly Pinned[];
  readonly messages: readonly Message[];
}

interface Job {
  readonly text: Text;
  readonly world: World;
  readonly words: ReferenceWords;
  readonly adopted: boolean;
  readonly heirs: ReadonlyMap<string, string>;
  readonly followed: Followed[];
  readonly pinned: Pinned[];
  readonly messages: Message[];
}

/**
 * The text with its live references printed anew from the labels that their targets have now. Links inside the text go by its own
 * typed labels, which are final when this is called; links to other texts by the revision of `world` in force. What cites a
 * named revision, stands in a quotation or between quotation marks stays and is told in `pinned` where its number is
 * another by now; so does all in an adopted text and in comments. A live reference whose target is gone is an error
 * (`dangling-reference`), one that new numbers alone cannot mend another (`reference-wording`).
 */
export function followReferences(text: Text, world: World, words: ReferenceWords): FollowedText {
  const adopted = frontString(text, 'stage') === undefined && frontString(text, 'kind') !== 'paper';
  const heirs = heirsOf(text, world);
  const job: Job = { text, world, words, adopted, heirs, followed: [], pinned: [], messages: [] };
  const paragraphs = text.paragraphs.map((paragraph, index) =>
    mapRuns(paragraph, (runs) => followRuns(runs, paragraph, index, job), false),
  );
  const { followed, pinned, messages } = job;
  return { text: { ...text, paragraphs }, followed, pinned, messages };
}

function followRuns(
  runs: readonly Run[],
  paragraph: Paragraph,
  index: number,
  job: Job,
): readonly Run[] {
  const links = linkSpans(runs);
  if (links.length === 0) return runs;
  const content = plainText(runs);
  const quoted = quotedSpans(content);
  const references = readReferences(content, job.words);
  let changed = runs;
  const own: Job = { ...job, followed: [], pinned: [], messages: [] };
  // From the end, so that the places of what stands before stay true.
  for (const span of links.toReversed()) {
    const target = readTarget(span.link);
    if (target === null || !('ids' in target)) continue;
    const reference = referenceAt(references, span);
    const stays =
      job.adopted ||
      paragraph.attributes.classes.includes('quote') ||
      isWithin(quoted, span) ||
      (target.kind === 'instrument' && target.revision !== null);
    const site = { content, span, target, reference, index, paragraph };
    if (stays) tellPinned(site, own);
    else changed = follow(changed, site, own);
  }
  job.followed.push(...own.followed.reverse());
  job.pinned.push(...own.pinned.reverse());
  job.messages.push(...own.messages.reverse());
  return changed;
}

interface Site {
  readonly content: string;
  readonly span: LinkSpan;
  readonly target: Extract<Target, { readonly ids: readonly string[] }>;
  readonly reference: Reference | null;
  readonly index: number;
  readonly paragraph: Paragraph;
}

// The reference that the link is, or of which its words are a part.
function referenceAt(references: readonly Reference[], span: LinkSpan): Reference | null {
  const touching = references.filter(({ start, end }) => span.start < end && start < span.end);
  return touching.length === 1 ? (touching[0] ?? null) : null;
}

/** The text to which a link leads now, and its paragraphs; null where the library has none. */
interface Now {
  readonly known: KnownText | null;
  readonly text: Text;
  readonly places: Places;
}

function nowOf(target: Site['target'], { text, world }: Job): Now | null {
  if (target.kind === 'paragraphs')
    return { known: null, text, places: placesOf(text, world.formulaFirst, 'typed') };
  const { instrument, of } = target;
  const known = inForce(world, instrument, of) ?? textsOf(world, instrument, of).at(-1) ?? null;
  return (
    known && { known, text: known.text, places: placesOf(known.text, world.formulaFirst, 'typed') }
  );
}

function follow(runs: readonly Run[], site: Site, job: Job): readonly Run[] {
  const { target, span, reference, content } = site;
  const now = nowOf(target, job);
  if (now === null) return tellGone(site, runs, span.link, job);
  const ids = heirIds(target.ids, now.text, job);
  const indices = ids.map((id) =>
    now.text.paragraphs.findIndex((paragraph) => paragraph.id === id),
  );
  const gone = ids.filter((_, at) => indices[at] === -1);
  if (gone.length > 0) return tellGone(site, runs, gone.join(', '), job);
  if (reference === null) {
    tellUnread(site, job);
    return runs;
  }
  const own = target.kind === 'paragraphs' ? (now.places.places[site.index] ?? null) : null;
  const { words } = job;
  const rendered = renderReference({
    content,
    span,
    reference,
    places: now.places,
    indices,
    own,
    words,
  });
  if (rendered === null) {
    const text = `found ${content.slice(span.start, span.end)}, whose paragraph is now ${placesText(now.places, indices)}, expected words that say so`;
    job.messages.push({
      severity: 'error',
      rule: 'reference-wording',
      text,
      place: site.paragraph.place,
    });
    return runs;
  }
  const rewordings = [...rendered, ...suffixOf(reference, now.known, content)];
  tellElision(rewordings, site, job);
  const link = span.link.replace(/#.*$/, '') + (ids.length > 0 ? `#${ids.join(',')}` : '');
  return reworded(runs, rewordings, link, site, job);
}

// `à l’alinéa a)` cannot become `à l’paragraphe 6`: the article is outside of the reference.
function tellElision(
  rewordings: readonly Rewording[],
  { content, paragraph }: Site,
  job: Job,
): void {
  for (const { start, text } of rewordings) {
    if (!/['’]/.test(content.charAt(start - 1)) || !/^[b-df-gj-np-tv-z]/i.test(text)) continue;
    const found = `${content.slice(Math.max(0, start - 2), start)}${text}`;
    const message = `found ${found}, expected an article that agrees with it`;
    const { place } = paragraph;
    job.messages.push({ severity: 'warning', rule: 'reference-wording', text: message, place });
  }
}

function heirIds(ids: readonly string[], { paragraphs }: Text, { heirs }: Job): readonly string[] {
  const present = new Set(paragraphs.map(({ id }) => id));
  const found = ids.map((id) => {
    let heir = id;
    // A chain of mergers is no longer than the list; a loop in it ends too.
    for (let step = 0; step < heirs.size && !present.has(heir); step += 1)
      heir = heirs.get(heir) ?? heir;
    return present.has(heir) ? heir : id;
  });
  const order = new Map(paragraphs.map(({ id }, index) => [id, index]));
  return [...new Set(found)].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

function reworded(
  runs: readonly Run[],
  rewordings: readonly Rewording[],
  link: string,
  { span, content, index }: Site,
  job: Job,
): readonly Run[] {
  if (rewordings.length === 0 && link === span.link) return runs;
  const ordered = [...rewordings].sort((a, b) => b.start - a.start);
  let changed: readonly Run[] = relink(runs, span, link);
  let after = content;
  for (const rewording of ordered) {
    changed = withWords(changed, rewording);
    after = after.slice(0, rewording.start) + rewording.text + after.slice(rewording.end);
  }
  const start = Math.min(span.start, ...ordered.map((rewording) => rewording.start));
  const end = Math.max(span.end, ...ordered.map((rewording) => rewording.end));
  const before = content.slice(start, end);
  const printed = after.slice(start, end + after.length - content.length);
  if (printed !== before) job.followed.push({ index, before, after: printed, link });
  return changed;
}

function relink(
  runs: readonly Run[],
  { start, end, link: old }: LinkSpan,
  link: string,
): readonly Run[] {
  if (link === old) return runs;
  let at = 0;
  return runs.map((run) => {
    const own = run.link === old && at >= start && at + run.text.length <= end;
    at += run.text.length;
    return own ? { ...run, link } : run;
  });
}

// Words with a figure that are no reference may hold a number that nobody renumbers.
function tellUnread({ content, span, paragraph }: Site, job: Job): void {
  const words = content.slice(span.start, span.end);
  if (!/\d/.test(words)) return;
  const text = `found ${words} as a link, expected one reference; its words stay`;
  job.messages.push({ severity: 'info', rule: 'reference-wording', text, place: paragraph.place });
}

function tellGone(site: Site, runs: readonly Run[], what: string, job: Job): readonly Run[] {
  const words = site.content.slice(site.span.start, site.span.end);
  const text = `found ${words}, which leads to ${what}, expected a paragraph that the text has`;
  job.messages.push({
    severity: 'error',
    rule: 'dangling-reference',
    text,
    place: site.paragraph.place,
  });
  return runs;
}

function tellPinned(site: Site, job: Job): void {
  const { target, span, content, reference, index } = site;
  if (target.ids.length === 0 || reference === null) return;
  const now = nowOf(target, job);
  if (now === null) return;
  const ids = heirIds(target.ids, now.text, job);
  const indices = ids.map((id) =>
    now.text.paragraphs.findIndex((paragraph) => paragraph.id === id),
  );
  const words = content.slice(span.start, span.end);
  if (indices.includes(-1)) {
    job.pinned.push({ index, words, link: span.link, now: null });
    return;
  }
  const own = target.kind === 'paragraphs' ? (now.places.places[index] ?? null) : null;
  const rendered = renderReference({
    content,
    span,
    reference,
    places: now.places,
    indices,
    own,
    words: job.words,
  });
  if (rendered !== null && rendered.length === 0) return;
  const where = now.known === null ? '' : ` in ${now.known.key}`;
  job.pinned.push({
    index,
    words,
    link: span.link,
    now: `${placesText(now.places, indices)}${where}`,
  });
}

function placesText({ places }: Places, indices: readonly number[]): string {
  return indices.flatMap((index) => (places[index] ? [printPlace(places[index])] : [])).join(', ');
}
