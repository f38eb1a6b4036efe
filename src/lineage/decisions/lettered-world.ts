import type { Pattern } from '../../model/profile.ts';
import { frontString } from '../../model/text.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { KnownText, World } from '../references/world.ts';
import type { NumberedWorld } from './letter-passage.ts';
import { letteredPapers } from './lettered-papers.ts';
import { printProvisional } from './letters.ts';
import { lettersOf, type NumberedDecision } from './number.ts';

/** A draft in its last stage with one of its letters. */
interface Draft extends Omit<NumberedDecision, 'final'> {
  readonly series: string;
}

const known = new WeakMap<World, Map<string, NumberedWorld | null>>();

/**
 * The letters of the meeting of a text, as numbering would read them; the final numbers only count. Null where no draft in this language
 * has letters of that meeting.
 */
export function letteredWorld(
  { text }: KnownText,
  world: World,
  words: ReferenceWords,
): NumberedWorld | null {
  const meeting = frontString(text, 'meeting') ?? '';
  const ofWorld = known.get(world) ?? new Map<string, NumberedWorld | null>();
  known.set(world, ofWorld);
  const found = ofWorld.get(meeting);
  if (found !== undefined) return found;
  const made = build(meeting, world, words);
  ofWorld.set(meeting, made);
  return made;
}

function build(meeting: string, world: World, words: ReferenceWords): NumberedWorld | null {
  const drafts = draftsOf(world, words.draftDecision);
  const series = /\d+$/.exec(meeting)?.[0] ?? drafts[0]?.series;
  if (series === undefined) return null;
  const numbers = drafts
    .filter((draft) => draft.series === series)
    .map((draft, at): NumberedDecision => ({ ...draft, final: `${series}.${at + 1}` }));
  if (numbers.length === 0) return null;
  const papers = letteredPapers(series, numbers, words);
  return { meeting, before: world, after: world, words, papers };
}

/** The drafts of Decisions that no other draft was drawn from: earlier stages have the letters of the last one. */
export function lastDrafts({ texts }: World): readonly KnownText[] {
  const bases = new Set(texts.filter(isDraft).map(({ of, base }) => `${of} ${base}`));
  return texts.filter((one) => isDraft(one) && !bases.has(`${one.of} ${one.key}`));
}

function draftsOf(world: World, patterns: readonly Pattern[]): readonly Draft[] {
  return lastDrafts(world).flatMap(({ text, of, paper }) =>
    lettersOf(text, patterns).map((each) => ({
      of,
      paper,
      id: each.id ?? printProvisional(each),
      provisional: printProvisional(each),
      series: each.series,
    })),
  );
}

function isDraft({ instrument, adopted, text }: KnownText): boolean {
  return instrument === 'decision' && !adopted && frontString(text, 'adopted-as') === undefined;
}
