import { cleanLabels } from '../model/numbering.ts';
import { type Outline, outlineOf } from '../model/outline.ts';
import type { Attributes, Paragraph } from '../model/paragraph.ts';
import { contentOf, isTombstone, labelOf } from '../model/paragraph.ts';
import type { Run } from '../model/run.ts';
import { plainText } from '../model/run.ts';
import type { FrontValue, Text } from '../model/text.ts';
import type { Member } from './comparison.ts';

/** Paragraphs are paired within their group only: a heading with a heading, a row with a row, a note with a note. */
export type Group = 'heading' | 'row' | 'note' | 'text';

/** One paragraph made ready for pairing. `place` is its index among the entries of its side. */
export interface Entry {
  readonly member: Member;
  readonly place: number;
  readonly id: string | null;
  readonly group: Group;
  readonly content: readonly Run[];
  readonly text: string;
  /** A fraction that comes from the text alone: breaks ties in the same way whichever side is called before. */
  readonly grain: number;
}

/** A paragraph that a draft deletes and tells why. */
export interface Tombstone {
  readonly id: string;
  readonly into: string | null;
  readonly paragraph: Paragraph;
}

/** A paragraph that an adopted text says to have merged into another (`removed:` of its front matter). */
export interface MergedAway {
  readonly id: string;
  readonly into: string;
}

/** One of the two texts, its paragraphs in order. */
export interface Side {
  readonly text: Text;
  readonly outline: Outline;
  readonly entries: readonly Entry[];
  readonly tombstones: readonly Tombstone[];
  readonly mergedAway: readonly MergedAway[];
}

/** How a text is read for comparison. `ids: false` pairs by words alone, as if no paragraph had an id. */
export interface SideOptions {
  readonly formulaFirst: boolean;
  readonly ids: boolean;
}

/** Makes the paragraphs of a text ready for pairing; tombstones apart, directives and table starts left out. */
export function readSide(text: Text, options: SideOptions): Side {
  const positions = outlineOf(text, options.formulaFirst);
  const finals = cleanLabels(text, positions);
  const entries: Entry[] = [];
  const tombstones: Tombstone[] = [];
  text.paragraphs.forEach((paragraph, index) => {
    const id = options.ids ? identityOf(paragraph) : null;
    if (isTombstone(paragraph)) {
      const into = attributeOf(paragraph.attributes, 'into');
      if (id !== null) tombstones.push({ id, into, paragraph });
      return;
    }
    const group = groupOf(paragraph);
    if (group === null) return;
    const role = positions[index]?.role ?? 'plain';
    const final = finals[index] ?? null;
    const member = { paragraph, index, role, label: labelOf(paragraph), final };
    entries.push(entryOf(member, entries.length, id, group));
  });
  const mergedAway = options.ids ? mergedAwayIn(text) : [];
  return { text, outline: positions, entries, tombstones, mergedAway };
}

function mergedAwayIn({ front }: Text): MergedAway[] {
  const { removed } = front.values;
  if (!Array.isArray(removed)) return [];
  return removed.flatMap((entry: FrontValue) => {
    if (typeof entry === 'string' || !('id' in entry) || !('into' in entry)) return [];
    const { id, into } = entry;
    return typeof id === 'string' && typeof into === 'string' ? [{ id, into }] : [];
  });
}

function entryOf(member: Member, place: number, id: string | null, group: Group): Entry {
  const content = contentOf(member.paragraph);
  const text = plainText(content);
  return { member, place, id, group, content, text, grain: grainOf(text) };
}

function grainOf(text: string): number {
  let hash = 0;
  const step = 1 + Math.floor(text.length / 64);
  for (let i = 0; i < text.length; i += step) hash = (hash * 31 + text.charCodeAt(i)) % 65_521;
  return hash / 65_521;
}

function groupOf(paragraph: Paragraph): Group | null {
  switch (paragraph.kind) {
    case 'plain':
      return 'text';
    case 'table':
    case 'directive':
      return null;
    default:
      return paragraph.kind;
  }
}

/** The id of a paragraph. A note named by a bare number has none: it was numbered, not named, and after an insertion the number is another note. */
export function identityOf(paragraph: Paragraph): string | null {
  if (paragraph.kind !== 'note') return paragraph.id;
  return /^[0-9]+$/.test(paragraph.name) ? null : paragraph.name;
}

/** A value from `{key=value}`, null where it is absent. */
export function attributeOf(attributes: Attributes, key: string): string | null {
  return Object.hasOwn(attributes.values, key) ? (attributes.values[key] ?? null) : null;
}
