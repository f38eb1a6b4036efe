import type { Library } from '../library/find.ts';
import { checkFront, type Facts } from '../library/front.ts';
import { idsOf } from '../library/ids.ts';
import { listLibrary } from '../library/listing.ts';
import { readTextFile } from '../library/texts.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { frontString, languageOf, type Text } from '../model/text.ts';
import { isTextName } from '../papers/recognise/facts.ts';
import type { GivenFacts } from '../papers/recognise/given.ts';
import type { RecognisedPaper } from '../papers/recognise/recognise.ts';
import type { Request } from './import-reading.ts';

/**
 * What the library and the titles tell of the text that a paper amends, where neither the paper nor the caller says it: programmes and
 * strategies have names and no numbers. It is the one whose ids the bookmarks of the file tell, else the one of the same title; null where
 * nothing is lacking, or nothing found.
 */
export function amendedInLibrary(
  read: RecognisedPaper,
  { profile, options }: Request,
  library: Library,
): GivenFacts | null {
  const { draft, base } = read;
  if (draft === null || base === null) return null;
  const number = options.number ?? frontString(draft, 'number');
  if (number !== undefined && !isTextName(number, profile)) return null;
  const texts = listLibrary(library).flatMap((path) => knownText(path, library));
  const own = texts.filter(
    ({ facts, text }) =>
      facts.instrument.body === profile.body &&
      facts.kind !== 'paper' &&
      (number === undefined || frontString(text, 'number') === number),
  );
  const adopted = own.filter(
    ({ facts }) => facts.stage === null && facts.language === languageOf(draft).toLowerCase(),
  );
  const known = byBookmarks(adopted, read) ?? byTitle(adopted, base);
  const named = known?.text.front.values.number ?? number;
  if (typeof named !== 'string') return null;
  const years = { old: yearsOf(base), next: yearsOf(draft) };
  const before = known?.facts.revision ?? (years.old && `rev.${years.old}`);
  return {
    number: named,
    ...(before && { base: before }),
    ...revisedOf(own, named, frontString(read.paper, 'paper'), before, years),
  };
}

/** A text of the library. */
interface KnownText {
  readonly text: Text;
  readonly facts: Facts;
}

function knownText(path: string, library: Library): KnownText[] {
  const { text } = readTextFile(path, library.cwd);
  const { facts } = checkFront(text.front, '');
  return facts === null ? [] : [{ text, facts }];
}

const FEWEST_IDS = 3;

// Revisions of a text share most ids: of those with the most, the one whose words the paper has.
function byBookmarks(
  texts: readonly KnownText[],
  { told, base }: RecognisedPaper,
): KnownText | null {
  const words = new Set(base?.paragraphs.map(wordsOf));
  const ranked = texts
    .map((known) => {
      const ids = idsOf(known.text);
      const shared = [...told].filter((id) => ids.has(id)).length;
      const same = known.text.paragraphs.filter((paragraph) => words.has(wordsOf(paragraph)));
      return { known, shared, same: same.length };
    })
    .filter(({ shared }) => shared >= FEWEST_IDS && shared * 2 >= told.size)
    .sort((a, b) => b.same - a.same || b.shared - a.shared);
  return ranked[0]?.known ?? null;
}

// Two texts of one title: neither is meant.
function byTitle(texts: readonly KnownText[], base: Text): KnownText | null {
  const title = titleOf(base);
  const found = texts.filter(({ text }) => title !== '' && titleOf(text) === title);
  const [only, ...more] = found;
  return only !== undefined && more.length === 0 ? only : null;
}

function titleOf({ paragraphs }: Text): string {
  const title = paragraphs.find(({ kind }) => kind === 'heading');
  return title ? wordsOf(title).toLowerCase() : '';
}

function wordsOf(paragraph: Text['paragraphs'][number]): string {
  return plainText(contentOf(paragraph)).replace(/\s+/g, ' ').trim();
}

// `2021-2030` in a title: such texts are known by the years for which they hold.
function yearsOf(text: Text): string | null {
  const [, from, to] = /\b([0-9]{4})\s?[-–—]\s?([0-9]{4})\b/.exec(titleOf(text)) ?? [];
  return from !== undefined && to !== undefined ? `${from}-${to}` : null;
}

interface Years {
  readonly old: string | null;
  readonly next: string | null;
}

// The draft may stand in the library under the symbol of the paper; else it holds for the years of its title, as the text before does.
function revisedOf(
  own: readonly KnownText[],
  number: string,
  symbol: string | undefined,
  before: string | null | undefined,
  { old, next }: Years,
): Pick<GivenFacts, 'revised'> {
  const draft = own.find(
    ({ facts, text }) =>
      facts.stage !== null &&
      symbol !== undefined &&
      frontString(text, 'paper') === symbol &&
      frontString(text, 'number') === number,
  );
  if (draft) return { revised: draft.facts.revision };
  const dated = old !== null && next !== null && next !== old && before === `rev.${old}`;
  return dated ? { revised: `rev.${next}` } : {};
}
