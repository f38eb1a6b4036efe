import { isTombstone, labelOf } from '../../model/paragraph.ts';
import { numberKey, placeKey, placesOf } from '../references/places.ts';
import type { ReferenceWords } from '../references/words.ts';
import { type KnownText, textsOf, type World } from '../references/world.ts';
import { letterIndex, printProvisional, provisionalOf } from './letters.ts';
import type { NumberedDecision } from './number.ts';
import { type PaperIndex, paperIndex, paperOf } from './paper-symbols.ts';

/** The letters of one paper: `name` is its symbol, or the subject where it has none. */
export interface LetteredPaper {
  readonly name: string;
  readonly decisions: ReadonlyMap<string, NumberedDecision>;
}

/** All papers of a meeting with letters, by their symbols. */
export interface LetteredPapers {
  readonly series: string;
  readonly index: PaperIndex;
  readonly byName: ReadonlyMap<string, LetteredPaper>;
  /** The paper that has the drafts of a subject, `cms/cop15/cami`. */
  readonly bySubject: ReadonlyMap<string, LetteredPaper>;
  /** The names of the papers that have a letter. */
  readonly byLetter: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The papers of a meeting by the letters that its numbered drafts had. */
export function letteredPapers(
  series: string,
  numbers: readonly NumberedDecision[],
  words: ReferenceWords,
): LetteredPapers {
  const byName = new Map<string, { name: string; decisions: Map<string, NumberedDecision> }>();
  const bySubject = new Map<string, LetteredPaper>();
  const byLetter = new Map<string, Set<string>>();
  for (const each of numbers) {
    const letter = letterOf(each.provisional, words);
    const name = each.paper ?? each.of;
    const paper = byName.get(name) ?? { name, decisions: new Map() };
    paper.decisions.set(letter, each);
    byName.set(name, paper);
    bySubject.set(each.of, bySubject.get(each.of) ?? paper);
    byLetter.set(letter, (byLetter.get(letter) ?? new Set()).add(name));
  }
  const symbols = numbers.flatMap(({ paper }) => paper ?? []);
  const index = paperIndex([...new Set(symbols)], words);
  return { series, index, byName, bySubject, byLetter };
}

function letterOf(provisional: string, { draftDecision }: ReferenceWords): string {
  return provisionalOf(provisional, draftDecision)?.letter ?? provisional;
}

/** The letters that a text uses without naming a paper: those of its own; null where its paper has none. */
export function ownPaper(
  { paper, of }: KnownText,
  { byName, index }: LetteredPapers,
): LetteredPaper | null {
  const name = paper === null ? of : paperOf(paper, index);
  return name === null ? null : (byName.get(name) ?? null);
}

/** The Decisions of a paper from one letter to another, both with them; none where one of the two is lacking or they stand the other way round. */
export function between(
  paper: LetteredPaper,
  first: string,
  last: string,
): readonly NumberedDecision[] {
  return lettersBetween(paper, first, last).flatMap((letter) => paper.decisions.get(letter) ?? []);
}

/** The letters of the same Decisions, in the order of the letters. */
export function lettersBetween(
  { decisions }: LetteredPaper,
  first: string,
  last: string,
): readonly string[] {
  const [start, end] = [letterIndex(first), letterIndex(last)];
  if (start === null || end === null || !decisions.has(first) || !decisions.has(last)) return [];
  return [...decisions.keys()]
    .map((letter) => ({ at: letterIndex(letter) ?? -1, letter }))
    .filter(({ at }) => at >= start && at <= end)
    .sort((a, b) => a.at - b.at)
    .map(({ letter }) => letter);
}

/** The ids of the paragraphs that a letter with items leads to, in the draft of its subject; none where it has no such item, or a deleted one. */
export function idsAt(
  { of, provisional }: NumberedDecision,
  items: readonly string[],
  { texts, formulaFirst }: World,
): readonly string[] {
  const drafts = textsOf({ texts, formulaFirst }, 'decision', of).filter(({ adopted }) => !adopted);
  const key = placeKey(null, [provisional, ...items].map(numberKey));
  return drafts.flatMap(({ text }) =>
    (placesOf(text, formulaFirst, 'typed').byKey.get(key) ?? []).flatMap((index) => {
      const paragraph = text.paragraphs[index];
      return paragraph === undefined || isTombstone(paragraph) ? [] : (paragraph.id ?? []);
    }),
  );
}

/** The letters of the Decisions in which some paragraphs of a subject stand. */
export function lettersOfIds(
  of: string,
  ids: readonly string[],
  world: World,
  words: ReferenceWords,
): ReadonlySet<string> {
  const letters = new Set<string>();
  for (const { text, adopted } of textsOf(world, 'decision', of)) {
    if (adopted) continue;
    const { places } = placesOf(text, world.formulaFirst, 'typed');
    for (const [index, paragraph] of text.paragraphs.entries()) {
      if (paragraph.id === null || !ids.includes(paragraph.id)) continue;
      const label = places[index]?.labels[0] ?? labelOf(paragraph);
      const read = label == null ? null : provisionalOf(label.text, words.draftDecision);
      if (read !== null) letters.add(read.letter);
    }
  }
  return letters;
}

/** A letter of a paper as it is printed. */
export function printLetter(letter: string, { series }: LetteredPapers): string {
  return printProvisional({ series, letter });
}
