import type { Element, ElementContent } from 'hast';
import { isOn } from './properties.ts';
import type { Reading } from './reading.ts';
import { finishStory, newStory, readStory } from './story.ts';
import { elementAt } from './wrapper.ts';
import { childOf, childrenOf, type XmlElement } from './xml.ts';

const PLACES = ['header', 'footer'] as const;
const TYPES = ['first', 'default', 'even'] as const;

/** So many blocks of running heads are given to sections; a file with thousands of sections would else swell without bound. */
const MOST_BLOCKS = 20_000;
const NONE_LEFT = Number.NEGATIVE_INFINITY;

type Place = (typeof PLACES)[number];
/** Blocks of running heads by place and type (`header first`), as a section has or inherits them. */
type Heads = ReadonlyMap<string, readonly ElementContent[]>;

/** The sections of the sheet, each with its running heads, which it takes from the section before where it has none of a kind. */
export function sheetSections(reading: Reading): readonly Element[] {
  const parts = new Map<string, readonly ElementContent[]>();
  const even = reading.settings && childOf(reading.settings, 'w:evenAndOddHeaders');
  const bothSides = even !== null && isOn(even.attributes);
  let heads: Heads = new Map();
  let room = MOST_BLOCKS;
  return reading.sections.map(({ blocks, properties }) => {
    heads = new Map([...heads, ...ownHeads(reading, properties, parts)]);
    const running = room > 0 ? runningHeads(heads, properties, bothSides) : [];
    if (room > 0) room -= running.reduce((sum, head) => sum + head.children.length, 0);
    if (room <= 0 && room > NONE_LEFT) room = sayTooMany(reading);
    const section = elementAt('section', {}, [...running, ...blocks], 1, 1);
    section.properties.dataSection = isLandscape(properties) ? 'landscape' : 'portrait';
    const first = childOf(properties, 'w:pgNumType')?.attributes['w:start'];
    if (first === '1') section.properties.dataFirstPage = first;
    return section;
  });
}

function sayTooMany({ messages }: Reading): number {
  const text = `found over ${MOST_BLOCKS} lines of running heads, expected fewer; later sections have none`;
  messages.push({ severity: 'warning', rule: 'running-heads', text, place: null });
  return NONE_LEFT;
}

function ownHeads(
  reading: Reading,
  properties: XmlElement | null,
  parts: Map<string, readonly ElementContent[]>,
): Heads {
  const heads = new Map<string, readonly ElementContent[]>();
  const relations = reading.file.relations(reading.file.main);
  for (const place of PLACES) {
    for (const { attributes } of childrenOf(properties, `w:${place}Reference`)) {
      const relation = relations.get(attributes['r:id'] ?? '');
      if (!relation || relation.external) continue;
      const blocks = parts.get(relation.target) ?? readPart(reading, relation.target, place);
      parts.set(relation.target, blocks);
      heads.set(`${place} ${attributes['w:type'] ?? 'default'}`, blocks);
    }
  }
  return heads;
}

function readPart(reading: Reading, part: string, place: Place): readonly ElementContent[] {
  const pieces = reading.file.text(part);
  if (pieces === null) return [];
  const frame: { children: ElementContent[] } = { children: [] };
  const root = place === 'header' ? 'w:hdr' : 'w:ftr';
  const story = newStory(reading, reading.file.relations(part), frame);
  readStory(story, pieces, root);
  finishStory(story);
  return frame.children;
}

/** The heads that are printed: those of the first page only where the section has one of its own, even ones only where the file has two sides. */
function runningHeads(
  heads: Heads,
  properties: XmlElement | null,
  bothSides: boolean,
): readonly Element[] {
  const title = childOf(properties, 'w:titlePg');
  const hasTitle = title !== null && isOn(title.attributes);
  const found: Element[] = [];
  for (const place of PLACES) {
    for (const type of TYPES) {
      const blocks = heads.get(`${place} ${type}`);
      const printed = type === 'default' || (type === 'first' ? hasTitle : bothSides);
      if (!blocks || blocks.length === 0 || !printed) continue;
      const className = [type === 'default' ? 'odd' : type];
      found.push(elementAt(place, { className }, [...blocks], 1, 1));
    }
  }
  return found;
}

function isLandscape(properties: XmlElement | null): boolean {
  const paper = childOf(properties, 'w:pgSz')?.attributes;
  if (paper?.['w:orient'] !== undefined) return paper['w:orient'] === 'landscape';
  return Number(paper?.['w:w'] ?? 0) > Number(paper?.['w:h'] ?? 0);
}
