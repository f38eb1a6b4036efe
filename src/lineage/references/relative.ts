import { outlineOf } from '../../model/outline.ts';
import { contentOf, isTombstone } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { type Grammar, grammarOf } from './grammar.ts';
import { LOOK_BEHIND } from './head.ts';
import { heirsOf } from './heirs.ts';
import { isWithin, quotedSpans, type Span } from './quoted.ts';
import { isQuote } from './resolved.ts';
import { readTail } from './tail.ts';
import type { ReferenceWords } from './words.ts';
import type { KnownText, World } from './world.ts';

/** How a paragraph is told without its number: counted from the one that speaks, from the end, or from the beginning. */
type Way = 'previous' | 'beforePrevious' | 'next' | 'last' | 'beforeLast' | 'nth';

/** Words that cite paragraphs by where they stand: `the preceding paragraph`, `the seventh and eighth paragraphs above`. */
export interface RelativeWords extends Span {
  readonly text: string;
  readonly way: Way;
  /** Which from the beginning, where they are counted so. */
  readonly ordinals: readonly number[];
}

/** The words in running text that cite paragraphs of the same text by where they stand. */
export function readRelative(content: string, words: ReferenceWords): readonly RelativeWords[] {
  const grammar = grammarOf(words);
  const found: RelativeWords[] = [];
  grammar.relative.lastIndex = 0;
  for (const match of content.matchAll(grammar.relative)) {
    const [text] = match;
    const start = match.index;
    const end = start + text.length;
    if (isOthers(content, start, end, grammar)) continue;
    const ordinals = ordinalsIn(text, words);
    const way = wayOf(match.groups ?? {});
    if (way !== null) found.push({ start, end, text, way, ordinals });
  }
  return found;
}

// `the last paragraph of Article 3`, `its last paragraph`.
function isOthers(content: string, start: number, end: number, grammar: Grammar): boolean {
  const behind = content.slice(Math.max(0, start - LOOK_BEHIND), start);
  if (grammar.itsBefore.test(behind) || grammar.othersBefore.test(behind)) return true;
  const { of, outer, annex } = readTail({ content, at: end }, grammar);
  return outer !== null || annex !== null || (of !== null && of.kind !== 'this');
}

const WAYS: readonly Way[] = ['beforePrevious', 'previous', 'next', 'beforeLast', 'last', 'nth'];

function wayOf(groups: Readonly<Record<string, string | undefined>>): Way | null {
  return WAYS.find((way) => Object.keys(groups).some((name) => isOf(name, way, groups))) ?? null;
}

function isOf(
  name: string,
  way: Way,
  groups: Readonly<Record<string, string | undefined>>,
): boolean {
  return name.replace(/\d$/, '') === way && groups[name] !== undefined;
}

function ordinalsIn(text: string, { forms }: ReferenceWords): readonly number[] {
  const named = new Set(text.toLowerCase().split(/[^\p{L}]+/u));
  return forms.relative.ordinals.flatMap((typed, at) =>
    typed.split('|').some((form) => named.has(form)) ? [at + 1] : [],
  );
}

/** Words that cite by place, in the paragraph at `index` of a text, and the paragraphs that they mean in it now and meant in its base. */
export interface RelativeReference extends RelativeWords {
  readonly index: number;
  /** Indices in the text. */
  readonly now: readonly number[];
  /** The ids that they meant in the base; null where the base had no such words there, or none is known. */
  readonly before: readonly string[] | null;
  /** Whether they mean other paragraphs than in the base. */
  readonly shifted: boolean;
}

/** All words of a text that cite its own paragraphs by where they stand; `base` is the text from which it was drawn. */
export function relativeReferences(
  { text }: KnownText,
  base: KnownText | null,
  world: World,
  words: ReferenceWords,
): readonly RelativeReference[] {
  const now = unitsOf(text, world.formulaFirst);
  const before = base === null ? null : unitsOf(base.text, world.formulaFirst);
  const heirs = heirsOf(text, world);
  return text.paragraphs.flatMap((paragraph, index) => {
    if (isTombstone(paragraph) || isQuote(paragraph)) return [];
    return relativeIn(text, index, words).map((found): RelativeReference => {
      const indices = meant(found, index, now);
      const ids = indices.map((at) => text.paragraphs[at]?.id ?? '');
      const old = base && before && oldMeaning(found, paragraph.id, base.text, before, words);
      const followed = (old ?? []).map((id) => heirs.get(id) ?? id);
      const shifted = old !== null && followed.join() !== ids.join();
      return { ...found, index, now: indices, before: old, shifted };
    });
  });
}

function relativeIn(text: Text, index: number, words: ReferenceWords): readonly RelativeWords[] {
  const paragraph = text.paragraphs[index];
  if (paragraph === undefined || (paragraph.kind !== 'plain' && paragraph.kind !== 'row'))
    return [];
  const content = plainText(contentOf(paragraph));
  const quoted = quotedSpans(content);
  return readRelative(content, words).filter((found) => !isWithin(quoted, found));
}

function oldMeaning(
  found: RelativeWords,
  id: string | null,
  base: Text,
  units: Units,
  words: ReferenceWords,
): readonly string[] | null {
  const index = id === null ? -1 : base.paragraphs.findIndex((paragraph) => paragraph.id === id);
  const same = index === -1 ? [] : relativeIn(base, index, words);
  if (!same.some(({ text }) => text === found.text)) return null;
  return meant(found, index, units).map((at) => base.paragraphs[at]?.id ?? '');
}

/** The paragraphs that count for themselves, recitals and those of the first depth, in their parts. */
interface Units {
  /** Of each paragraph of the text, the one that counts in which it stands. */
  readonly unitOf: readonly (number | null)[];
  readonly parts: ReadonlyMap<number, readonly number[]>;
}

function unitsOf(text: Text, formulaFirst: boolean): Units {
  const outline = outlineOf(text, formulaFirst);
  const parts = new Map<number, number[]>();
  let part: number[] | null = null;
  let kind = '';
  let unit: number | null = null;
  const unitOf = text.paragraphs.map((paragraph, index) => {
    const position = outline[index];
    if (position === undefined || isTombstone(paragraph)) return null;
    const { role, depth, series } = position;
    if (role === 'heading' || role === 'title' || role === 'formula') unit = null;
    if (paragraph.kind !== 'plain') return unit;
    if (role !== 'recital' && depth !== 1) return unit;
    const own = role === 'recital' ? role : String(series);
    if (part === null || own !== kind) part = [];
    kind = own;
    part.push(index);
    parts.set(index, part);
    unit = index;
    return unit;
  });
  return { unitOf, parts };
}

function meant({ way, ordinals }: RelativeWords, index: number, units: Units): readonly number[] {
  const unit = units.unitOf[index] ?? null;
  const part = unit === null ? undefined : units.parts.get(unit);
  if (unit === null || part === undefined) return [];
  const at = part.indexOf(unit);
  const wanted: Readonly<Record<Way, readonly number[]>> = {
    previous: [at - 1],
    beforePrevious: [at - 2],
    next: [at + 1],
    last: [part.length - 1],
    beforeLast: [part.length - 2],
    nth: ordinals.map((ordinal) => ordinal - 1),
  };
  return wanted[way].flatMap((place) => part[place] ?? []);
}
