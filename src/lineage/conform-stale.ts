import { contentOf, isTombstone } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { frontString, type Text } from '../model/text.ts';
import { meetingIn, repealsIn } from './recorded.ts';
import { inForce, type KnownText, meetingNumber, textsOf, type World } from './references/world.ts';

/**
 * A Resolution that is called otherwise since a meeting. `revised`: it has a new suffix, and another title where `titles` holds
 * those that it had. `repealed`: it is gone; `now` is the text that goes on with it, null where none does.
 */
export interface Stale {
  readonly of: string;
  readonly number: string;
  readonly kind: 'revised' | 'repealed';
  /** The text that the meeting adopted. */
  readonly by: KnownText;
  readonly now: KnownText | null;
  /** Whether the revision was the first one: until then it was cited without a suffix. */
  readonly first: boolean;
  readonly titles: readonly string[];
}

/** The Resolutions that a meeting (its key, `cop15`) revised, repealed or consolidated. */
export function staleAfter(world: World, meeting: string): readonly Stale[] {
  const adopted = world.texts.filter((known) => known.adopted && isOf(known, meeting));
  const resolutions = adopted.filter(({ instrument }) => instrument === 'resolution');
  const revised = resolutions.flatMap((by) => revisedBy(by, world));
  const names = [...new Set(world.texts.filter(isResolution).map(({ of }) => of))];
  const repealed = names.flatMap((of) => repealedAt(of, adopted, world));
  const gone = new Set(repealed.map(({ of }) => of));
  return [...repealed, ...revised.filter(({ of }) => !gone.has(of))];
}

/** Whether a text is of a meeting: by its head, else by its key. */
export function isOf(known: KnownText, meeting: string): boolean {
  return meetingIn(known.text) === meeting;
}

function isResolution({ instrument }: KnownText): boolean {
  return instrument === 'resolution';
}

function revisedBy(by: KnownText, world: World): Stale[] {
  if (by.base === null) return [];
  const { of, number } = by;
  const now = inForce(world, 'resolution', of) ?? by;
  const title = titleOf(now.text);
  const before = textsOf(world, 'resolution', of).filter(
    (known) => known.adopted && known !== now && titleOf(known.text) !== title,
  );
  const titles = [...new Set(before.map(({ text }) => titleOf(text)))].filter(
    (one) => one !== '' && one.toLowerCase() !== title.toLowerCase(),
  );
  const base = textsOf(world, 'resolution', of).find(({ key }) => key === by.base);
  const first = base?.base === null;
  return [{ of, number, kind: 'revised', by, now, first, titles }];
}

function repealedAt(of: string, adopted: readonly KnownText[], world: World): Stale[] {
  const by = adopted.find((known) => repealsWhole(known, of));
  const [old] = textsOf(world, 'resolution', of);
  if (!by || !old) return [];
  const now = continues(by, of) ? (inForce(world, 'resolution', by.of) ?? by) : null;
  const own = textsOf(world, 'resolution', of).filter((known) => known.adopted);
  const titles = [...new Set(own.map(({ text }) => titleOf(text)))].filter((one) => one !== '');
  return [{ of, number: old.number, kind: 'repealed', by, now, first: false, titles }];
}

/** Whether a text repeals a Resolution as a whole. */
function repealsWhole({ text }: KnownText, of: string): boolean {
  return repealsIn(text).some((repeal) => repeal.of === of && repeal.ids === null);
}

// What repeals a text and takes paragraphs of it over goes on with it.
function continues({ text }: KnownText, of: string): boolean {
  return text.paragraphs.some(({ attributes }) => {
    const { continues: from } = attributes.values;
    return from?.startsWith(`resolution:${of}@`) || from?.startsWith(`resolution:${of}#`);
  });
}

/** The title of a text in its own words. */
export function titleOf({ paragraphs }: Text): string {
  const title = paragraphs.find(
    (paragraph) => paragraph.kind === 'heading' && paragraph.level === 1,
  );
  return title === undefined || isTombstone(title)
    ? ''
    : plainText(contentOf(title)).replace(/\s+/g, ' ').trim();
}

/**
 * The texts in which citations are looked at: those in force, drafts that are still open (of several stages the last), and papers
 * that present one, or that are of the meeting or a later one where the library has no draft of theirs.
 */
export function standingTexts(world: World, meeting: string): readonly KnownText[] {
  const from = Number(/(\d+)(?!.*\d)/.exec(meeting)?.[1] ?? 0);
  return world.texts.filter((known) => {
    if (known.instrument === 'paper') return isOpenPaper(known, world, from);
    return known.adopted ? isInForce(known, world) : isOpenDraft(known, world);
  });
}

function isInForce(known: KnownText, world: World): boolean {
  const { instrument, of, key } = known;
  if (instrument === 'paper') return false;
  if (instrument === 'resolution') {
    const isRepealed = world.texts.some((other) => other.adopted && repealsWhole(other, of));
    return !isRepealed && inForce(world, instrument, of) === known;
  }
  const subject = frontString(known.text, 'subject');
  return !world.texts.some(
    (other) =>
      other.adopted &&
      other.instrument === 'decision' &&
      other.base === key &&
      frontString(other.text, 'subject') === subject,
  );
}

function isOpenDraft(known: KnownText, world: World): boolean {
  if (known.adopted || frontString(known.text, 'adopted-as') !== undefined) return false;
  const same = world.texts.filter(
    ({ instrument, of }) => instrument === known.instrument && of === known.of,
  );
  if (same.some(({ adopted, base }) => !adopted && base === known.key)) return false;
  if (same.some(({ adopted, key }) => adopted && known.key.startsWith(`${key}.`))) return false;
  const root = rootOf(known, same);
  return root === null || !same.some(({ adopted, base }) => adopted && base === root.key);
}

// The adopted text from which a draft comes through its stages; a loop of bases ends.
function rootOf(draft: KnownText, same: readonly KnownText[]): KnownText | null {
  let known: KnownText | undefined = draft;
  for (let steps = 0; known !== undefined && steps <= same.length; steps += 1) {
    if (known.adopted) return known;
    const { base }: KnownText = known;
    known = same.find(({ key }) => key === base);
  }
  return null;
}

function isOpenPaper(paper: KnownText, world: World, from: number): boolean {
  const presented = world.texts.filter(
    (known) => known.instrument !== 'paper' && !known.adopted && known.paper === paper.paper,
  );
  if (presented.length === 0) return (meetingNumber(paper) ?? 0) >= from;
  return presented.some((known) => isOpenDraft(known, world));
}
