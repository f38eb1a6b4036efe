import { isOn, levelNumber, readRunProperties } from './properties.ts';
import { childOf, childrenOf, valueIn, type XmlElement } from './xml.ts';

/** One level of a list: what its labels look like and when they start again. */
export interface NumberingLevel {
  readonly start: number;
  /** The format as Word names it (`decimal`, `lowerRoman`, `bullet`, `custom` …). */
  readonly format: string;
  /** Of a custom format its first labels, `001, 002, 003, ...`. */
  readonly pattern: string | null;
  /** The label with `%1` to `%9` in the place of numbers; empty where nothing prints. */
  readonly template: string;
  /** How many levels from the top start this one again: 0 none, null all above it. */
  readonly restart: number | null;
  /** All numbers in the label are decimal ones. */
  readonly legal: boolean;
  /** What parts the label from the words. */
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** The paragraph style that is bound to this level, by its id. */
  readonly style: string | null;
  readonly hidden: boolean;
  readonly font: string | null;
  readonly language: string | null;
}

/** A list as paragraphs name it (`w:num`). Lists of one abstract list share its counters. */
export interface WordList {
  /** Whose counters go on: the id of the abstract list. */
  readonly counters: string;
  /** The nine levels, those that nobody describes undefined. */
  readonly levels: readonly (NumberingLevel | undefined)[];
  /** At which number each level starts again where this list is first met at it, undefined where it goes on. */
  readonly starts: readonly (number | undefined)[];
}

/** The lists of a Word file. */
export interface WordNumbering {
  /** The list of this id; null where there is none, as for `0`. */
  readonly list: (id: string) => WordList | null;
  /** The level of the list that is bound to a paragraph style. */
  readonly levelOfStyle: (id: string, style: string) => number | null;
}

type Levels = readonly (NumberingLevel | undefined)[];

interface AbstractList {
  readonly levels: Levels;
  /** The numbering style whose list this one is a copy of. */
  readonly copies: string | undefined;
}

// Word counts to 32,767, and a label of it holds at most 255 characters.
const LARGEST = 32767;
const LONGEST = 255;
const LEVELS = 9;

/** The lists of `numbering.xml`; none where the file has no such part. */
export function readNumbering(tree: XmlElement | null): WordNumbering {
  const { abstract, ofStyle } = readAbstractLists(tree);
  const lists = new Map<string, WordList>();
  for (const element of childrenOf(tree, 'w:num')) {
    const id = element.attributes['w:numId'] ?? '0';
    const counters = valueIn(element, 'w:abstractNumId') ?? '';
    const found = abstract.get(counters);
    const source = found?.copies ? (ofStyle.get(found.copies) ?? found) : found;
    if (source !== undefined && id !== '0')
      lists.set(id, withOverrides(counters, source.levels, element));
  }
  return {
    list: (id) => lists.get(id) ?? null,
    levelOfStyle: (id, style) => {
      const level = lists.get(id)?.levels.findIndex((found) => found?.style === style) ?? -1;
      return level < 0 ? null : level;
    },
  };
}

interface AbstractLists {
  /** By their ids. */
  readonly abstract: ReadonlyMap<string, AbstractList>;
  /** By the numbering styles that they define. */
  readonly ofStyle: ReadonlyMap<string, AbstractList>;
}

function readAbstractLists(tree: XmlElement | null): AbstractLists {
  const abstract = new Map<string, AbstractList>();
  const ofStyle = new Map<string, AbstractList>();
  for (const element of childrenOf(tree, 'w:abstractNum')) {
    const copies = valueIn(element, 'w:numStyleLink');
    const list: AbstractList = { levels: readLevels(element), copies };
    abstract.set(element.attributes['w:abstractNumId'] ?? '', list);
    const style = valueIn(element, 'w:styleLink');
    if (style !== undefined) ofStyle.set(style, list);
  }
  return { abstract, ofStyle };
}

/** The number at which a level of a list begins, and begins again. */
export function startOf(list: WordList, level: number): number {
  return list.starts[level] ?? list.levels[level]?.start ?? 0;
}

function readLevels(parent: XmlElement): Levels {
  const levels = new Array<NumberingLevel | undefined>(LEVELS).fill(undefined);
  for (const element of childrenOf(parent, 'w:lvl')) {
    const level = levelNumber(element.attributes['w:ilvl']);
    if (level !== null) levels[level] = readLevel(element);
  }
  return levels;
}

function readLevel(element: XmlElement): NumberingLevel {
  const run = readRunProperties(childOf(element, 'w:rPr'));
  const text = childOf(element, 'w:lvlText');
  const legal = childOf(element, 'w:isLgl');
  const suffix = valueIn(element, 'w:suff');
  return {
    start: count(valueIn(element, 'w:start')) ?? 0,
    ...readFormat(element),
    template: (text?.attributes['w:val'] ?? '').slice(0, LONGEST),
    restart: count(valueIn(element, 'w:lvlRestart')),
    legal: legal !== null && isOn(legal.attributes),
    suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    style: valueIn(element, 'w:pStyle') ?? null,
    hidden: run.hidden ?? false,
    font: run.font ?? null,
    language: run.language ?? null,
  };
}

// A format that older programs do not know stands in alternate content, behind it the nearest one that they do.
function readFormat(element: XmlElement): Pick<NumberingLevel, 'format' | 'pattern'> {
  const alternate = childOf(element, 'mc:AlternateContent');
  const choice = childOf(childOf(alternate, 'mc:Choice'), 'w:numFmt');
  const fallback = childOf(childOf(alternate, 'mc:Fallback'), 'w:numFmt');
  const found = childOf(element, 'w:numFmt') ?? choice ?? fallback;
  const format = found?.attributes['w:val'] ?? 'decimal';
  return { format, pattern: format === 'custom' ? (found?.attributes['w:format'] ?? null) : null };
}

function withOverrides(counters: string, levels: Levels, element: XmlElement): WordList {
  const own = [...levels];
  const starts = new Array<number | undefined>(LEVELS).fill(undefined);
  for (const override of childrenOf(element, 'w:lvlOverride')) {
    const level = levelNumber(override.attributes['w:ilvl']);
    if (level === null) continue;
    const whole = childOf(override, 'w:lvl');
    if (whole !== null) own[level] = readLevel(whole);
    starts[level] = count(valueIn(override, 'w:startOverride')) ?? undefined;
  }
  return { counters, levels: own, starts };
}

function count(value: string | undefined): number | null {
  if (value === undefined || !/^\d{1,9}$/.test(value)) return null;
  return Math.min(Number(value), LARGEST);
}
