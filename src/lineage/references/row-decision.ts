import type { Paragraph } from '../../model/paragraph.ts';
import type { CitedNumber, Reference } from '../../model/reference.ts';
import { plainText } from '../../model/run.ts';
import { resolveDecisions } from './decisions.ts';
import { labelKey, numberKey, placeKey, placesOf } from './places.ts';
import { readReferences } from './read.ts';
import { type Resolved, type Site, unresolved } from './resolved.ts';
import { type ReferenceWords, readForm } from './words.ts';
import type { World } from './world.ts';

/**
 * Where an item leads that stands in a row of a table about one Decision (`15.5` in its first cell, `item c) was revised` in another): nowhere that a
 * link need show, where that Decision has it in any of its texts; null where the row is about no Decision that is known.
 */
export function resolveInRow(
  reference: Reference,
  site: Site,
  world: World,
  words: ReferenceWords,
): Resolved | null {
  const paragraph = site.from.text.paragraphs[site.index];
  if (reference.kind !== 'item' || reference.of !== null || reference.outer !== null) return null;
  if (site.inComment || paragraph?.kind !== 'row') return null;
  const named = decisionOf(paragraph, words);
  const resolved = named && resolveDecisions(named, site, world);
  if (named === null || resolved?.kind !== 'resolved') return null;
  const [index = -1] = resolved.indices;
  const id = resolved.to.text.paragraphs[index]?.id ?? null;
  const cited = reference.numbers.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]);
  return cited.every((item) => hasItem(id, item, world))
    ? { kind: 'other' }
    : unresolved(reference, `an item of ${named.text}, of which the row speaks`);
}

/** The one Decision that the first cell of a row names, and nothing else, as a reference; null where it has other words. */
function decisionOf(
  { cells: [first = []], label }: Extract<Paragraph, { kind: 'row' }>,
  words: ReferenceWords,
): Reference | null {
  const cell = `${label?.text ?? ''} ${plainText(first)}`.trim();
  const word = readForm(words.forms.decision[0] ?? '').singular;
  for (const text of [cell, `${word} ${cell}`]) {
    const [only, other] = readReferences(text, words);
    const whole = only !== undefined && !other && only.start === 0 && only.end === text.length;
    const [range, more] = only?.numbers ?? [];
    if (!whole || more || range?.to !== null || range.from.labels.length !== 1) continue;
    if (/decision/.test(only.kind) && only.of === null) return only;
  }
  return null;
}

// The adopted text and the draft that goes on with it have the Decision under one id, with numbers and items of their own.
function hasItem(
  id: string | null,
  { labels }: CitedNumber,
  { texts, formulaFirst }: World,
): boolean {
  return texts.some(({ instrument, text }) => {
    if (instrument !== 'decision' || id === null) return false;
    const at = text.paragraphs.findIndex((one) => one.id === id);
    if (at < 0) return false;
    const { places, byKey } = placesOf(text, formulaFirst, 'typed');
    const path = (places[at]?.labels ?? []).map(labelKey);
    return byKey.has(placeKey(null, [...path, ...labels.map(numberKey)]));
  });
}
