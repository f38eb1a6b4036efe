import { printPlace } from '../label-path.ts';
import { findNumbers } from './find.ts';
import type { Job, Now, Site } from './follow-site.ts';
import { scopesOf } from './own-numbers.ts';
import type { Places } from './places.ts';
import type { Rewording } from './render.ts';
import { beginningOf } from './told.ts';
import { startsWithVowel } from './wording.ts';

/** Says that new numbers alone cannot mend a reference. */
export function tellWording(
  { content, span, paragraph }: Site,
  now: Now,
  indices: readonly number[],
  job: Job,
): void {
  const bare = indices.find((index) => isUnnumbered(now.places, index));
  const is =
    bare === undefined
      ? `whose paragraph is now ${placesText(now.places, indices)}`
      : `which leads to a paragraph without a number, “${beginningOf(now.text.paragraphs[bare])}”`;
  const text = `found ${content.slice(span.start, span.end)}, ${is}, expected words that say so`;
  const { place } = paragraph;
  job.messages.push({ severity: 'error', rule: 'reference-wording', text, place });
}

/** Warns of a link into the text whose words say that its number is another text's: it stays. */
export function tellForeign({ content, span, paragraph }: Site, job: Job): void {
  const found = content.slice(span.start, span.end);
  const text = `found ${found} (${span.link}), a number of another text by the words beside it, expected it without a link; it stays`;
  job.messages.push({ severity: 'warning', rule: 'foreign-link', text, place: paragraph.place });
}

/** Warns of `à l’paragraphe 6`: an article that no form of the language replaces. */
export function tellElision(
  rewordings: readonly Rewording[],
  { content, paragraph }: Site,
  job: Job,
): void {
  for (const { start, text } of rewordings) {
    if (!/['’]/.test(content.charAt(start - 1)) || !/^\p{L}/u.test(text)) continue;
    if (startsWithVowel(text) || rewordings.some(({ end }) => end === start)) continue;
    const found = `${content.slice(Math.max(0, start - 2), start)}${text}`;
    const message = `found ${found}, expected an article that agrees with it`;
    const { place } = paragraph;
    job.messages.push({ severity: 'warning', rule: 'reference-wording', text: message, place });
  }
}

/** Says of words with a figure that are no reference that they may hold a number which nobody renumbers; those of two references do. */
export function tellUnread(site: Site, now: Now, indices: readonly number[], job: Job): void {
  const { content, span, touched, paragraph } = site;
  const words = content.slice(span.start, span.end);
  if (!/\d/.test(words) || (touched.length > 1 && sayTogether(site, now, indices))) return;
  const severity = touched.length > 1 && indices.length > 0 ? 'error' : 'info';
  const text = `found ${words} as a link, expected one reference; its words stay`;
  job.messages.push({ severity, rule: 'reference-wording', text, place: paragraph.place });
}

function sayTogether(
  { touched, target, index }: Site,
  { places }: Now,
  indices: readonly number[],
): boolean {
  const annex = target.kind === 'paragraphs' ? (places.places[index]?.annex ?? null) : null;
  const said = touched.flatMap((reference) => {
    const found = findNumbers(reference, places, scopesOf(reference, annex));
    return found.kind === 'found' ? found.ranges.flat() : [-1];
  });
  return new Set([...said, ...indices]).size === indices.length && said.length > 0;
}

/** Says that a reference leads to nothing any more. */
export function tellGone(site: Site, what: string, job: Job): void {
  const words = site.content.slice(site.span.start, site.span.end);
  const text = `found ${words}, which leads to ${what}, expected a paragraph that the text has`;
  job.messages.push({
    severity: 'error',
    rule: 'dangling-reference',
    text,
    place: site.paragraph.place,
  });
}

function isUnnumbered({ places }: Places, index: number): boolean {
  const place = places[index];
  return place === undefined || printPlace(place) === '';
}

/** Paragraphs as they are cited. */
export function placesText({ places }: Places, indices: readonly number[]): string {
  return indices.flatMap((index) => (places[index] ? [printPlace(places[index])] : [])).join(', ');
}
