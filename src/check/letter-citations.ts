import { type LetteredPapers, letteredPapers } from '../lineage/decisions/lettered-papers.ts';
import { printProvisional } from '../lineage/decisions/letters.ts';
import { lettersOf, type NumberedDecision } from '../lineage/decisions/number.ts';
import { followNumbers, type LetterMessage } from '../lineage/decisions/number-follow.ts';
import type { KnownText, World } from '../lineage/references/world.ts';
import type { Pattern } from '../model/profile.ts';
import { frontString } from '../model/text.ts';
import { isPast, type View } from './view.ts';

const told = new WeakMap<View, readonly LetterMessage[]>();

/** What numbering the draft Decisions of its meeting would say of the letters that a draft or paper cites; worked out once. */
export function letterFindings(view: View): readonly LetterMessage[] {
  const found = told.get(view) ?? findingsOf(view);
  told.set(view, found);
  return found;
}

function findingsOf(view: View): readonly LetterMessage[] {
  const { from, words } = view.citations();
  if (from === null || from.adopted || isPast(view)) return [];
  const { world, text } = view;
  const meeting = frontString(text, 'meeting') ?? '';
  const drafts = draftsOf(world, words.draftDecision);
  const series = /\d+$/.exec(meeting)?.[0] ?? drafts[0]?.series;
  if (series === undefined) return [];
  const numbers = drafts
    .filter((draft) => draft.series === series)
    .map((draft, at): NumberedDecision => ({ ...draft, final: `${series}.${at + 1}` }));
  const papers: LetteredPapers = letteredPapers(series, numbers, words);
  // Where no draft is there in this language, nothing can be said of their letters.
  if (numbers.length === 0) return [];
  const { messages } = followNumbers(text, from, {
    meeting,
    before: world,
    after: world,
    words,
    papers,
  });
  return messages;
}

// Earlier stages have the letters of the last one.
function draftsOf({ texts }: World, patterns: readonly Pattern[]) {
  const bases = new Set(texts.filter(isDraft).map(({ of, base }) => `${of} ${base}`));
  return texts
    .filter((known) => isDraft(known) && !bases.has(`${known.of} ${known.key}`))
    .flatMap(({ text, of, paper }) =>
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
