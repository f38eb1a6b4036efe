import type { Message } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import { readTarget } from '../../model/target.ts';
import { frontString, type Text } from '../../model/text.ts';
import { withBareDecisions } from './bare-decision.ts';
import { withoutContained } from './contained.ts';
import {
  placesText,
  tellElision,
  tellForeign,
  tellGone,
  tellUnread,
  tellWording,
} from './follow-messages.ts';
import { type Followed, type Job, type Now, nowOf, type Pinned, type Site } from './follow-site.ts';
import { isForeignNumber } from './foreign-number.ts';
import { type LinkSpan, linkSpans, withWords } from './linked.ts';
import { mapRuns } from './passages.ts';
import { isWithin, quotedSpans } from './quoted.ts';
import { readReferences } from './read.ts';
import { type Rewording, renderReference } from './render.ts';
import { touches, touching } from './stretches.ts';
import { suffixOf } from './suffix.ts';
import { tellGoneIds } from './told.ts';
import type { ReferenceWords } from './words.ts';
import type { World } from './world.ts';

export type { Followed, Pinned } from './follow-site.ts';

/** What became of the references of a text. */
export interface FollowedText {
  readonly text: Text;
  readonly followed: readonly Followed[];
  readonly pinned: readonly Pinned[];
  readonly messages: readonly Message[];
}

/** Which references follow, where not all in the paragraphs of a text do. */
export interface FollowOptions {
  /** Those of comments too. */
  readonly comments?: boolean;
  /** Only those of which this is true. */
  readonly only?: (link: string, reference: Reference | null) => boolean;
}

/**
 * The text with its live references printed anew from the labels that their targets have now. Links inside the text go by its own
 * typed labels, which are final when this is called; links to other texts by the revision of `world` in force. What cites a
 * named revision, stands in a quotation or between quotation marks stays and is told in `pinned` where its number is
 * another by now; so does all in an adopted text, and in comments unless the options say otherwise. A live
 * reference whose target is gone is an error (`dangling-reference`), one that new numbers alone cannot mend another
 * (`reference-wording`).
 */
export function followReferences(
  text: Text,
  world: World,
  words: ReferenceWords,
  { comments = false, only = () => true }: FollowOptions = {},
): FollowedText {
  const adopted = frontString(text, 'stage') === undefined && frontString(text, 'kind') !== 'paper';
  const found = { followed: [], pinned: [], messages: [] };
  const job: Job = { text, world, words, adopted, only, ...found };
  const paragraphs = text.paragraphs.map((paragraph, index) =>
    mapRuns(paragraph, (runs) => followRuns(runs, paragraph, index, job), comments),
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
  const read = readReferences(content, job.words);
  const inLink = linkedNumbers(content, links, job);
  const references = withBareDecisions(content, read, (number) => inLink.has(number), job.words);
  let changed = runs;
  const own: Job = { ...job, followed: [], pinned: [], messages: [] };
  // Words change once all links are read: what two of them share is printed anew once.
  const edits: Rewording[] = [];
  for (const span of links.toReversed()) {
    const target = readTarget(span.link);
    if (target === null || !('ids' in target)) continue;
    const touched = touching(references, span);
    const reference = touched.length === 1 ? (touched[0] ?? null) : null;
    if (!job.only(span.link, reference)) continue;
    const stays =
      job.adopted ||
      paragraph.attributes.classes.includes('quote') ||
      touches(quoted, span) ||
      (target.kind === 'instrument' && target.revision !== null);
    const others = links.filter((other) => other !== span);
    const site = { content, span, others, target, reference, touched, index, paragraph };
    if (stays) tellPinned(site, own);
    else changed = follow(changed, site, edits, own);
  }
  changed = edits.toSorted((a, b) => b.start - a.start).reduce(withWords, changed);
  for (const one of own.followed.reverse()) job.followed.push(one);
  for (const one of own.pinned.reverse()) job.pinned.push(one);
  for (const one of own.messages.reverse()) job.messages.push(one);
  return changed;
}

// A link to a Decision says of the numbers among its words that they are one.
function linkedNumbers(
  content: string,
  links: readonly LinkSpan[],
  { text }: Job,
): ReadonlySet<string> {
  const isDecisions = frontString(text, 'kind') === 'decisions';
  const leading = links.filter(({ link }) => {
    const target = readTarget(link);
    if (target?.kind === 'paragraphs') return isDecisions;
    return target?.kind === 'instrument' && target.instrument === 'decision';
  });
  const typed = leading.flatMap(({ start, end }) => [
    ...content.slice(start, end).matchAll(/\d{1,3}\.\d{1,4}/g),
  ]);
  return new Set(typed.map(([number]) => number));
}

function follow(runs: readonly Run[], site: Site, edits: Rewording[], job: Job): readonly Run[] {
  const { target, span, reference, content } = site;
  const now = nowOf(target, job);
  if (now === null) {
    tellGone(site, span.link, job);
    return runs;
  }
  const heirs = heirIds(target.ids, now);
  const all = indicesOf(heirs, now);
  const gone = heirs.filter((_, at) => all[at] === -1);
  if (gone.length > 0) {
    tellGone(site, tellGoneIds(gone, textsBefore(now, job)), job);
    return runs;
  }
  if (reference === null) {
    tellUnread(site, now, all, job);
    return runs;
  }
  const indices = withoutContained(all, reference, now.places);
  const ids = indices.map((index) => now.text.paragraphs[index]?.id ?? '');
  if (target.kind === 'paragraphs' && isForeignNumber(reference, content, job.words)) {
    tellForeign(site, job);
    return runs;
  }
  const rendered = render(reference, indices, now, site, job);
  if (rendered === null) {
    tellWording(site, now, indices, job);
    return runs;
  }
  const rewordings = [...rendered, ...suffixOf(reference, now.known, content)];
  if (rewordings.some((one) => collides(one, edits))) {
    tellWording(site, now, indices, job);
    return runs;
  }
  tellElision(rewordings, site, job);
  const link = span.link.replace(/#.*$/, '') + (ids.length > 0 ? `#${ids.join(',')}` : '');
  tellFollowed(rewordings, link, site, job);
  edits.push(...rewordings.filter((one) => !isWithin(edits, one)));
  return relink(runs, span, link);
}

// The texts of the same instrument, in which a paragraph that is gone had words.
function textsBefore({ known }: Now, { text, world }: Job): readonly Text[] {
  const number = known?.number ?? frontString(text, 'number') ?? frontString(text, 'subject');
  return world.texts
    .filter((one) => one.instrument !== 'paper' && one.number === number)
    .map((one) => one.text);
}

function indicesOf(ids: readonly string[], { text }: Now): readonly number[] {
  return ids.map((id) => text.paragraphs.findIndex((paragraph) => paragraph.id === id));
}

function collides(one: Rewording, edits: readonly Rewording[]): boolean {
  return edits.some(
    (other) =>
      isWithin([other], one) &&
      !(other.start === one.start && other.end === one.end && other.text === one.text),
  );
}

function heirIds(ids: readonly string[], { text, heirs }: Now): readonly string[] {
  const { paragraphs } = text;
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

function tellFollowed(
  rewordings: readonly Rewording[],
  link: string,
  { span, content, index }: Site,
  job: Job,
): void {
  const start = Math.min(span.start, ...rewordings.map((rewording) => rewording.start));
  const end = Math.max(span.end, ...rewordings.map((rewording) => rewording.end));
  let after = content;
  for (const rewording of rewordings.toSorted((a, b) => b.start - a.start))
    after = after.slice(0, rewording.start) + rewording.text + after.slice(rewording.end);
  const before = content.slice(start, end);
  const printed = after.slice(start, end + after.length - content.length);
  if (printed !== before) job.followed.push({ index, before, after: printed, link });
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

function tellPinned(site: Site, job: Job): void {
  const { target, span, content, reference, index } = site;
  if (target.ids.length === 0 || reference === null) return;
  const now = nowOf(target, job);
  if (now === null) return;
  const ids = heirIds(target.ids, now);
  const indices = indicesOf(ids, now);
  const words = content.slice(span.start, span.end);
  if (indices.includes(-1)) {
    job.pinned.push({ index, words, link: span.link, now: null });
    return;
  }
  const rendered = render(reference, indices, now, site, job);
  if (rendered !== null && rendered.length === 0) return;
  const where = now.known === null ? '' : ` in ${now.known.key}`;
  job.pinned.push({
    index,
    words,
    link: span.link,
    now: `${placesText(now.places, indices)}${where}`,
  });
}

function render(
  reference: Reference,
  indices: readonly number[],
  { places }: Now,
  { content, span, others, target, index }: Site,
  { words }: Job,
): readonly Rewording[] | null {
  const own = target.kind === 'paragraphs' ? (places.places[index] ?? null) : null;
  return renderReference({ content, span, others, reference, places, indices, own, words });
}
