import { type Message, showHidden } from '../../model/message.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { cleanParagraphs } from '../adopt.ts';
import { printPlace } from '../label-path.ts';
import { linkSpans } from '../references/linked.ts';
import { mapRuns } from '../references/passages.ts';
import { labelKey, numberKey, type Places, placeKey, placesOf } from '../references/places.ts';
import { isWithin, quotedSpans } from '../references/quoted.ts';
import { readReferences } from '../references/read.ts';
import { isQuote } from '../references/resolved.ts';
import type { ReferenceWords } from '../references/words.ts';
import { type KnownText, meetingNumber, type World } from '../references/world.ts';
import { lastDrafts } from './lettered-world.ts';

/** Items that get other letters in a text while their Decisions keep their numbers. */
export interface ShiftedItems {
  readonly meeting: string;
  /** Whether the text that moves them is not adopted yet. */
  readonly open: boolean;
  /** What a place was, with its number before, and the number that its item has now; null where it is gone. */
  readonly moved: ReadonlyMap<string, MovedItem>;
}

interface MovedItem {
  readonly decision: string;
  readonly was: string;
  readonly now: string | null;
}

/** The items of a text, as it is or will be adopted, that earlier texts of its subject have under other letters. */
export function shiftedItems(known: KnownText, world: World): ShiftedItems {
  const { formulaFirst } = world;
  const clean: Text = known.adopted
    ? known.text
    : { ...known.text, paragraphs: cleanParagraphs(known.text, formulaFirst) };
  const earlier = earlierTexts(known, world).map(({ text }) =>
    placesOf(text, formulaFirst, 'typed'),
  );
  const moved = new Map(
    earlier.flatMap((old, at) =>
      movedBetween(old, placesOf(clean, formulaFirst, 'typed')).filter(
        // As the last text that has the Decision has it.
        ([, { decision }]) => !earlier.slice(at + 1).some(({ byKey }) => byKey.has(decision)),
      ),
    ),
  );
  return { meeting: known.key, open: !known.adopted, moved };
}

/** The same of all other Decisions of the meeting of a text, adopted and open. */
export function shiftedAtMeeting(from: KnownText, world: World): readonly ShiftedItems[] {
  const own = meetingNumber(from);
  return [...lastDrafts(world), ...world.texts.filter(isAdoptedDecision)]
    .filter((known) => subjectOf(known) !== subjectOf(from) && meetingNumber(known) === own)
    .map((known) => shiftedItems(known, world))
    .filter(({ moved }) => moved.size > 0);
}

/**
 * What a text cites by a letter that another item gets, comments with it: whether the item is meant that had it, or the one that has it
 * then, its words do not say. An error while the other text is open, for what is adopted could not be mended. Quotations and links say it.
 */
export function citedShifted(
  { text }: KnownText,
  all: readonly ShiftedItems[],
  words: ReferenceWords,
): readonly Message[] {
  const messages: Message[] = [];
  if (all.length === 0) return messages;
  for (const paragraph of text.paragraphs) {
    if (isQuote(paragraph)) continue;
    mapRuns(
      paragraph,
      (runs) => {
        for (const reference of typedIn(runs, words))
          for (const message of toldOf(reference, all))
            messages.push({ ...message, place: paragraph.place });
        return runs;
      },
      true,
    );
  }
  return messages;
}

function typedIn(runs: readonly Run[], words: ReferenceWords): readonly Reference[] {
  const content = plainText(runs);
  const stays = [...quotedSpans(content), ...linkSpans(runs)];
  return readReferences(content, words).filter(
    (reference) => reference.kind === 'decision' && !isWithin(stays, reference),
  );
}

function toldOf(reference: Reference, all: readonly ShiftedItems[]): readonly Message[] {
  const cited = reference.numbers.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  return cited.flatMap(({ labels }) => {
    const key = placeKey(null, labels.map(numberKey));
    const one = all.find(({ moved }) => moved.has(key));
    const { was = '', now = null } = one?.moved.get(key) ?? {};
    if (one === undefined) return [];
    const found = `found ${showHidden(reference.text)}: what was ${was} is ${now ?? 'gone'} in ${one.meeting}`;
    const text = `${found}, expected a link to the item that is meant`;
    return [{ severity: one.open ? 'error' : 'warning', rule: 'shifted-item', text, place: null }];
  });
}

function isAdoptedDecision({ instrument, adopted }: KnownText): boolean {
  return instrument === 'decision' && adopted;
}

// `cites/estuary-fund` of `cites/cop19/estuary-fund`.
function subjectOf({ of }: KnownText): string {
  return of.replace(/\/[^/]+\//, '/');
}

function earlierTexts(known: KnownText, { texts }: World): readonly KnownText[] {
  const own = meetingNumber(known) ?? 0;
  return texts
    .filter(isAdoptedDecision)
    .filter((one) => subjectOf(one) === subjectOf(known) && (meetingNumber(one) ?? own) < own)
    .sort((a, b) => (meetingNumber(a) ?? 0) - (meetingNumber(b) ?? 0));
}

function movedBetween(old: Places, next: Places): readonly (readonly [string, MovedItem])[] {
  const idAt = ({ text, byKey }: Places, key: string): string | null =>
    text.paragraphs[byKey.get(key)?.[0] ?? -1]?.id ?? null;
  const placeOfId = new Map(
    next.text.paragraphs.map(({ id }, index) => [id, next.places[index]] as const),
  );
  return old.places.flatMap((place): readonly (readonly [string, MovedItem])[] => {
    const path = place.labels.map(labelKey);
    const [key, decision] = [placeKey(null, path), placeKey(null, path.slice(0, 1))];
    const id = idAt(old, key);
    if (path.length < 2 || id === null || idAt(next, key) === id) return [];
    if (idAt(old, decision) === null || idAt(old, decision) !== idAt(next, decision)) return [];
    const now = placeOfId.get(id);
    return [[key, { decision, was: printPlace(place), now: now ? printPlace(now) : null }]];
  });
}
