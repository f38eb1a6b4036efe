import type { Message } from '../../model/message.ts';
import { showHidden } from '../../model/message.ts';
import { isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import { readTarget } from '../../model/target.ts';
import type { Text } from '../../model/text.ts';
import { printPlace } from '../label-path.ts';
import { withBareDecisions } from '../references/bare-decision.ts';
import type { Pinned } from '../references/follow.ts';
import { linkSpans, withLink } from '../references/linked.ts';
import { mapRuns } from '../references/passages.ts';
import { numberKey, placeKey, placesOf } from '../references/places.ts';
import { isWithin, quotedSpans } from '../references/quoted.ts';
import { readReferences } from '../references/read.ts';
import { resolveReference } from '../references/resolve.ts';
import { isQuote, type Piece } from '../references/resolved.ts';
import type { ReferenceWords } from '../references/words.ts';
import { type KnownText, type World, withText } from '../references/world.ts';

/** A draft of Decisions whose items get other letters once it is adopted: their final numbers by id, and the Decisions that have such items. */
export interface Relettering {
  readonly draft: KnownText;
  readonly finals: ReadonlyMap<string, string>;
  readonly numbers: readonly string[];
}

/** What a text cites of such a draft without a link. */
export interface RelinkedText {
  /** The text with a link on each reference to an item that gets another letter, so that it follows. */
  readonly text: Text;
  /** Those that stay as they are: in quotations and in adopted texts. */
  readonly stays: readonly Pinned[];
  /** A warning for each number of an item that its Decision has not, which may be that of another one soon. */
  readonly messages: readonly Message[];
}

/** The items of a draft of Decisions whose numbers are others in the adopted text. */
export function reletteringOf(draft: KnownText, formulaFirst: boolean): Relettering {
  const { text } = draft;
  const typed = placesOf(text, formulaFirst, 'typed').places;
  const clean = placesOf(text, formulaFirst, 'clean').places;
  const moved = text.paragraphs.flatMap((paragraph, index) => {
    const [before, after] = [typed[index], clean[index]];
    if (paragraph.id === null || isTombstone(paragraph) || !before || !after) return [];
    const [old, final] = [printPlace(before), printPlace(after)];
    const number = before.labels[0]?.text ?? '';
    return old === final || final === '' ? [] : [{ id: paragraph.id, final, number }];
  });
  return {
    draft,
    finals: new Map(moved.map(({ id, final }) => [id, final])),
    numbers: [...new Set(moved.map(({ number }) => numberKey(number)))],
  };
}

interface Job {
  readonly from: KnownText;
  readonly relettering: Relettering;
  readonly world: World;
  readonly words: ReferenceWords;
  readonly stays: Pinned[];
  readonly messages: Message[];
}

/** Reads the typed references of a text to a draft whose items get other letters; of the draft itself without its comments. `from` is the text as the world knows it. */
export function relinkItems(
  from: KnownText,
  relettering: Relettering,
  world: World,
  words: ReferenceWords,
): RelinkedText {
  const { draft, numbers } = relettering;
  if (numbers.length === 0) return { text: from.text, stays: [], messages: [] };
  const job: Job = {
    from,
    relettering,
    world: world.texts.includes(draft) ? world : withText(world, draft),
    words,
    stays: [],
    messages: [],
  };
  const paragraphs = from.text.paragraphs.map((paragraph, index) =>
    mapRuns(
      paragraph,
      (runs, inComment) => relinkRuns(runs, { paragraph, index, inComment }, job),
      from !== draft,
    ),
  );
  return { text: { ...from.text, paragraphs }, stays: job.stays, messages: job.messages };
}

interface Where {
  readonly paragraph: Paragraph;
  readonly index: number;
  readonly inComment: boolean;
}

function relinkRuns(runs: readonly Run[], where: Where, job: Job): readonly Run[] {
  const content = plainText(runs);
  const { numbers } = job.relettering;
  if (!numbers.some((number) => content.includes(number))) return runs;
  const links = linkSpans(runs);
  const quoted = isQuote(where.paragraph)
    ? [{ start: 0, end: content.length }]
    : quotedSpans(content);
  let relinked = runs;
  const isDecision = (number: string): boolean => numbers.includes(numberKey(number));
  const read = readReferences(content, job.words);
  for (const reference of withBareDecisions(content, read, isDecision, job.words)) {
    if (reference.kind !== 'decision' || isWithin(links, reference)) continue;
    const keep = job.from.adopted || isWithin(quoted, reference);
    for (const piece of piecesOf(reference, where, job)) {
      if (keep) tellStay(content, piece, where, job);
      else relinked = withLink(relinked, piece);
    }
  }
  return relinked;
}

// The pieces of a reference that lead to an item with another letter.
function piecesOf(
  reference: Reference,
  { paragraph, index, inComment }: Where,
  { from, relettering, world, words, messages }: Job,
): readonly Piece[] {
  const found = resolveReference(reference, { from, index, inComment }, world, words);
  if (found.kind === 'resolved')
    return found.pieces.filter(({ link }) => idsIn(link, from, relettering).length > 0);
  const lost = lostIn(reference, relettering, world);
  if (lost !== null) {
    const text = `found ${showHidden(reference.text)}, expected items that the draft has: ${lost} is none or is deleted`;
    messages.push({
      severity: 'warning',
      rule: 'dangling-reference',
      text,
      place: paragraph.place,
    });
  }
  return [];
}

function idsIn(link: string, from: KnownText, { draft, finals }: Relettering): readonly string[] {
  const target = readTarget(link);
  if (target?.kind !== 'instrument' && target?.kind !== 'paragraphs') return [];
  const leads =
    target.kind === 'instrument'
      ? target.instrument === 'decision' && target.of === draft.of
      : from === draft;
  return leads ? target.ids.filter((id) => finals.has(id)) : [];
}

// The first number of a reference that is one of the draft and leads to nothing in it.
function lostIn(
  { numbers }: Reference,
  { draft, numbers: own }: Relettering,
  { formulaFirst }: World,
): string | null {
  const { byKey } = placesOf(draft.text, formulaFirst, 'typed');
  const all = numbers.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const lost = all.find(({ labels }) => {
    const path = labels.map(numberKey);
    if (!own.includes(path[0] ?? '')) return false;
    const found = byKey.get(placeKey(null, path)) ?? [];
    return found.every((index) => {
      const paragraph = draft.text.paragraphs[index];
      return paragraph === undefined || isTombstone(paragraph);
    });
  });
  return lost === undefined ? null : lost.labels.join(' ');
}

function tellStay(
  content: string,
  { start, end, link }: Piece,
  { index }: Where,
  { from, relettering, stays }: Job,
): void {
  const ids = idsIn(link, from, relettering);
  const now = ids.flatMap((id) => relettering.finals.get(id) ?? []).join(', ');
  stays.push({ index, words: content.slice(start, end), link: '', now });
}
