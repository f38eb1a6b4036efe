import { labelOf } from '../../model/paragraph.ts';
import type { CitedNumber, Reference } from '../../model/reference.ts';
import { grammarOf } from './grammar.ts';
import { BLANK } from './phrases.ts';
import type { Span } from './quoted.ts';
import { readReferences } from './read.ts';
import { touches } from './stretches.ts';
import { type ReferenceWords, readForm } from './words.ts';
import type { KnownText, World } from './world.ts';

/** Whether a number, `8.2`, is that of a Decision. */
export type IsDecision = (number: string) => boolean;

const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?<number>\\d{1,3}\\.\\d{1,4})(?=${BLANK}?\\(?[a-z]{1,4}\\))`,
  'gu',
);
const LONGEST = 300;
const LOOK_BEHIND = 60;

/**
 * The references of running text, `read`, with those to items of Decisions that stand without their word: `received under 8.2 a) ii)`. Only
 * numbers of which it is known are read, and none behind a word that says what else it numbers. All stand in their order.
 */
export function withBareDecisions(
  content: string,
  read: readonly Reference[],
  isDecision: IsDecision,
  words: ReferenceWords,
): readonly Reference[] {
  const bare: Reference[] = [];
  for (const hit of content.matchAll(BARE)) {
    const span = { start: hit.index, end: hit.index + hit[0].length };
    if (!isDecision(hit.groups?.number ?? '') || touches(read, span)) continue;
    if ((bare.at(-1)?.end ?? 0) > span.start || isOther(content, span, words)) continue;
    const reference = readBare(content, span.start, words);
    if (reference !== null && !touches(read, reference)) bare.push(reference);
  }
  return bare.length === 0 ? read : [...read, ...bare].sort((a, b) => a.start - b.start);
}

// `Article 8.2 a)`, `paragraph 8.2 a)`, `CITES 8.2 a)`.
function isOther(content: string, { start }: Span, words: ReferenceWords): boolean {
  const before = content.slice(Math.max(0, start - LOOK_BEHIND), start);
  const word = before.trimEnd();
  const { thingBefore, partBefore, instrumentBefore, annexBefore, foreignBefore } =
    grammarOf(words);
  const named = [thingBefore, partBefore, instrumentBefore, annexBefore];
  return named.some((one) => one.test(word)) || foreignBefore.test(before);
}

/** The reference of a number without its word, read as if that stood before it; null where none is read. */
function readBare(content: string, at: number, words: ReferenceWords): Reference | null {
  const [form] = words.forms.decision.map(readForm);
  if (form === undefined) return null;
  const head = `${form.singular} `;
  const [found] = readReferences(head + content.slice(at, at + LONGEST), words);
  if (found?.kind !== 'decision' || found.start !== 0 || found.of !== null) return null;
  const moved = (number: CitedNumber): CitedNumber => ({
    ...number,
    start: number.start - head.length + at,
    end: number.end - head.length + at,
  });
  const end = found.end - head.length + at;
  const numbers = found.numbers.map(({ from, to }) => ({ from: moved(from), to: to && moved(to) }));
  return { ...found, start: at, end, text: content.slice(at, end), numbers };
}

const known = new WeakMap<World, ReadonlySet<string>>();

/** Says which numbers are those of Decisions for a text of a world: not those that it gives its own paragraphs, unless it is one of Decisions. */
export function decisionNumbers(from: KnownText, world: World): IsDecision {
  const all = known.get(world) ?? numbersIn(world.texts.filter(isOfDecisions));
  known.set(world, all);
  if (isOfDecisions(from)) return (number) => all.has(number);
  const own = numbersIn([from]);
  return (number) => all.has(number) && !own.has(number);
}

function isOfDecisions({ instrument }: KnownText): boolean {
  return instrument === 'decision';
}

function numbersIn(texts: readonly KnownText[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap(({ text }) =>
      text.paragraphs.flatMap((paragraph) => {
        const number = labelOf(paragraph)?.text.replace(/\.$/, '') ?? '';
        return /^\d{1,3}\.\d{1,4}$/.test(number) ? [number] : [];
      }),
    ),
  );
}
