import type { Message } from '../../model/message.ts';
import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText, type Run } from '../../model/run.ts';
import { readTarget } from '../../model/target.ts';
import type { Text } from '../../model/text.ts';
import type { Followed, FollowedText, Pinned } from '../references/follow.ts';
import { linkSpans } from '../references/linked.ts';
import { mapRuns } from '../references/passages.ts';
import { keeps } from './kept.ts';
import { type ReadText, readText } from './known.ts';
import { idOfDecision, sectionsOf } from './sections.ts';

/**
 * The ids of the paragraphs, and the names of the notes, of the Decisions that a text keeps: under the same number, in the same words, directed to the
 * same. They are the adopted text of an earlier meeting, and nothing in them follows. `base` is what was in force before, null for none.
 */
export function keptIds(text: Text, base: Text | null, formulaFirst: boolean): ReadonlySet<string> {
  if (base === null) return new Set();
  const [before, after] = [base, text].map((one) => readAlone(one, formulaFirst));
  if (before === undefined || after === undefined) return new Set();
  const decisions = sectionsOf(text, formulaFirst).flatMap((section) => section.decisions);
  const kept = decisions.filter((one) => keeps(after, before, idOfDecision(one))).flat();
  const ids = kept.flatMap((one) => (one.kind === 'note' ? [] : (one.id ?? [])));
  return new Set([...ids, ...notesOf(text, new Set(ids))]);
}

function readAlone(text: Text, formulaFirst: boolean): ReadText {
  const named = { body: '', subject: '', meeting: '', document: '', file: '' };
  return readText({ ...named, stage: null, base: null, text }, () => 0, formulaFirst);
}

// A note is that of a kept Decision where nothing else marks it.
function notesOf({ paragraphs }: Text, ids: ReadonlySet<string>): readonly string[] {
  const marks = (isKept: boolean): readonly string[] =>
    paragraphs
      .filter(({ id }) => (id !== null && ids.has(id)) === isKept)
      .flatMap((one) => contentOf(one).flatMap(({ note }) => note ?? []));
  const others = new Set(marks(false));
  return marks(true).filter((name) => !others.has(name));
}

/** Whether a paragraph is one of those that are kept. */
export function isKept(paragraph: Paragraph | undefined, kept: ReadonlySet<string>): boolean {
  if (paragraph === undefined) return false;
  const name = paragraph.kind === 'note' ? paragraph.name : paragraph.id;
  return name !== null && kept.has(name);
}

/**
 * What was followed, with the kept paragraphs as they stood: `stood` are those of the text before it was followed. What would have followed
 * in them is told as what stays. Their links to paragraphs of their own text lead to the adopted text whose words they are: `homeOf` names it.
 */
export function withKept(
  found: FollowedText,
  stood: readonly Paragraph[],
  kept: ReadonlySet<string>,
  homeOf: (id: string) => string | null,
): FollowedText {
  if (kept.size === 0) return found;
  const isStill = (index: number): boolean => isKept(stood[index], kept);
  const paragraphs = found.text.paragraphs.map((paragraph, index) => {
    const before = stood[index];
    return before === undefined || !isStill(index) ? paragraph : pinned(before, kept, homeOf);
  });
  const ids = new Set(stood.flatMap(({ id }) => id ?? []));
  const places = new Set(stood.filter((one) => isKept(one, kept)).map(({ place }) => place?.line));
  return {
    text: { ...found.text, paragraphs },
    followed: found.followed.filter(({ index }) => !isStill(index)),
    pinned: [
      ...found.pinned,
      ...found.followed.filter(({ index }) => isStill(index)).map(asPinned),
      ...stood.flatMap((one, index) => (isStill(index) ? goneFrom(one, index, ids) : [])),
    ],
    messages: found.messages.filter((message) => !isAt(message, places)),
  };
}

// Links to paragraphs that the text has no longer.
function goneFrom(paragraph: Paragraph, index: number, ids: ReadonlySet<string>): Pinned[] {
  const runs = contentOf(paragraph);
  return linkSpans(runs).flatMap(({ start, end, link }) => {
    const target = readTarget(link);
    if (target?.kind !== 'paragraphs' || target.ids.every((id) => ids.has(id))) return [];
    return [{ index, words: plainText(runs).slice(start, end), link, now: null }];
  });
}

/** The links of kept Decisions to Decisions of their own text that are given another number: `finalOf` tells that. */
export function keptCitations(
  { paragraphs }: Text,
  kept: ReadonlySet<string>,
  finalOf: (id: string) => string | null,
): readonly Pinned[] {
  return paragraphs.flatMap((paragraph, index) => {
    const runs = isKept(paragraph, kept) ? contentOf(paragraph) : [];
    return linkSpans(runs).flatMap(({ start, end, link }) => {
      const target = readTarget(link);
      const ids = target?.kind === 'paragraphs' ? target.ids : [];
      const now = ids.flatMap((id) => finalOf(id) ?? []).join(', ');
      const words = plainText(runs).slice(start, end);
      return now === '' ? [] : [{ index, words, link, now }];
    });
  });
}

/** What followed, told as what stays. */
export function asPinned({ index, before, after, link }: Followed): Pinned {
  return { index, words: before, link, now: after };
}

function isAt({ place }: Message, lines: ReadonlySet<number | undefined>): boolean {
  return place !== null && lines.has(place.line);
}

function pinned(
  paragraph: Paragraph,
  kept: ReadonlySet<string>,
  homeOf: (id: string) => string | null,
): Paragraph {
  const pin = (run: Run): Run => {
    const target = run.link === undefined ? null : readTarget(run.link);
    if (target?.kind !== 'paragraphs' || target.ids.every((id) => kept.has(id))) return run;
    const homes = new Set(target.ids.map(homeOf));
    const [home] = homes;
    return home == null || homes.size > 1
      ? run
      : { ...run, link: `${home}#${target.ids.join(',')}` };
  };
  return mapRuns(paragraph, (runs) => runs.map(pin), false);
}
