import type { Text } from '../model/text.ts';
import { meetingIn, type RecordedRepeal, repealEntries, repealsIn } from './recorded.ts';
import { type KnownText, textsOf, type World } from './references/world.ts';
import { repealTargetFaults, unnamedRevision } from './repeal-targets.ts';

/** What the repeals of a text are held against. */
export interface RepealGround {
  /** The name of the text itself, `cms/11.24`; null where it has none in the library. */
  readonly own: string | null;
  /** The same edition in other languages. */
  readonly others: readonly Text[];
  /** The meetings of the body in their order. */
  readonly meetings: readonly string[];
  /** Whether there is an adopted text of an instrument (`cms/11.24`, `decision:cms/cop14/cami`), in any language; of its revision `key` where that is not null. */
  readonly has: (of: string, key: string | null) => boolean;
  /** The adopted texts of an instrument, those that can be had. */
  readonly textsOf: (of: string) => readonly KnownText[];
}

/** The ground for a text from what a library has of its body; `others` is the same edition in other languages. */
export function repealGround(
  text: Text,
  others: readonly Text[],
  world: World,
  meetings: readonly string[],
): RepealGround {
  // Most texts repeal nothing.
  const own = repeals(text)
    ? world.texts.find((known) => known.text === text && known.instrument !== 'paper')
    : undefined;
  const adopted = (of: string): readonly KnownText[] =>
    textsNamed(of, world).filter((known) => known.adopted);
  return {
    own: own === undefined ? null : `${own.instrument === 'decision' ? 'decision:' : ''}${own.of}`,
    others,
    meetings,
    has: (of, key) => adopted(of).some((known) => key === null || known.key === key),
    textsOf: adopted,
  };
}

function repeals({ front }: Text): boolean {
  return front.values.repeals !== undefined;
}

/** The texts of an instrument by its name in `repeals:`, `cms/11.24` or `decision:cms/cop14/cami`. */
export function textsNamed(of: string, world: World): readonly KnownText[] {
  const decision = /^decision:(.*)$/.exec(of)?.[1];
  return decision === undefined
    ? textsOf(world, 'resolution', of)
    : textsOf(world, 'decision', decision);
}

/**
 * What is wrong in the repeals of a text, and the line of its file. Errors are those of `repeal`: a library need not hold everything
 * (`repeal-unknown`), and a revision that is not named is known (`repeal-unnamed`).
 */
export interface RepealFault {
  readonly rule: 'repeal' | 'repeal-unknown' | 'repeal-unnamed';
  readonly text: string;
  readonly line: number;
}

/**
 * Tells which repeals of a text would do nothing, or nobody knows what: those in another form, of no meeting, of texts and paragraphs that are
 * not there, of itself or of another body, told twice or in one language alone, and texts that repeal one another.
 */
export function repealFaults(text: Text, ground: RepealGround): readonly RepealFault[] {
  const entries = repealEntries(text);
  if (entries.length === 0) return [];
  const lineOf = entryLines(text, entries.length);
  const fault = (told: string, at: number): RepealFault => ({
    rule: 'repeal',
    text: told,
    line: lineOf(at),
  });
  return [
    ...(repealsIn(text).length === 0 ? [] : meetingFaults(text, ground).map((it) => fault(it, -1))),
    ...entries.flatMap((entry): readonly RepealFault[] => {
      const { at } = entry;
      if ('odd' in entry) return [fault(oddText(entry.odd), at)];
      const { repeal } = entry;
      const wrong = [
        ...aimFaults(repeal, text, ground),
        ...twiceFaults(repeal, repealsBefore(text, at)),
        ...languageFaults(repeal, ground),
      ];
      if (wrong.length > 0) return wrong.map((it) => fault(it, at));
      if (!ground.has(repeal.of, null))
        return [{ rule: 'repeal-unknown', text: unknownText(repeal), line: lineOf(at) }];
      const lost = repealTargetFaults(repeal, text, ground);
      const unnamed = lost.length > 0 ? null : unnamedRevision(repeal, text, ground);
      if (unnamed !== null) return [{ rule: 'repeal-unnamed', text: unnamed, line: lineOf(at) }];
      return lost.map((it) => fault(it, at));
    }),
  ];
}

// The line of each entry, where each begins one with a dash; else (and for -1) that of the list.
function entryLines({ front }: Text, count: number): (at: number) => number {
  const lines = (front.source ?? '').split('\n');
  const list = lines.findIndex((line) => /^["']?repeals["']?\s*:/.test(line));
  // The fence `---` is line 1.
  if (list < 0) return () => 1;
  const behind = lines.slice(list + 1).findIndex((line) => /^[^\s#-]/.test(line));
  const end = behind < 0 ? lines.length : list + 1 + behind;
  const dashes = lines.flatMap((line, index) => {
    const indent = index > list && index < end ? /^( *)-(?: |$)/.exec(line)?.[1] : undefined;
    return indent === undefined ? [] : [{ index, indent }];
  });
  const own = dashes.filter(({ indent }) => indent === dashes[0]?.indent);
  return (at) => ((own.length === count ? own[at]?.index : undefined) ?? list) + 2;
}

function repealsBefore(text: Text, at: number): readonly RecordedRepeal[] {
  return repealEntries(text)
    .slice(0, at)
    .flatMap((entry) => ('repeal' in entry ? [entry.repeal] : []));
}

function oddText(odd: string): string {
  return `found ${odd}, expected of and, where it is in part, paragraphs with their ids`;
}

// A text that is adopted at no meeting of the body would repeal from nobody knows when on.
function meetingFaults(text: Text, { meetings }: RepealGround): readonly string[] {
  if (text.front.values.stage !== undefined) return [];
  const meeting = meetingIn(text);
  if (meeting === null)
    return ['found repeals: and no meeting, expected the meeting that adopted the text'];
  if (meetings.includes(meeting) || meetings.length === 0) return [];
  return [`found repeals: of the meeting ${meeting}, expected one of ${meetings.join(', ')}`];
}

// A revision may say that it repeals the one before it, by name.
function aimFaults({ of, key }: RecordedRepeal, text: Text, { own }: RepealGround): string[] {
  const { body, revision } = text.front.values;
  const theirs = of.replace(/^decision:/, '').split('/')[0];
  if (typeof body === 'string' && theirs !== body.trim().toLowerCase())
    return [`found ${of} in repeals:, expected a text of ${body}: no body repeals for another`];
  if (of !== own || (key !== null && key !== String(revision ?? 'original'))) return [];
  return [`found ${of} in repeals: of itself, expected another text or an earlier revision`];
}

function twiceFaults({ of, key, ids }: RecordedRepeal, before: readonly RecordedRepeal[]) {
  const twice = before.some((one) => {
    if (one.of !== of || one.key !== key) return false;
    return ids === null || one.ids === null || ids.some((id) => one.ids?.includes(id));
  });
  return twice ? [`found ${of} twice in repeals:, expected each of its paragraphs once`] : [];
}

function languageFaults(repeal: RecordedRepeal, { others }: RepealGround): readonly string[] {
  const name = nameOf(repeal);
  const without = others.filter((other) => !repealsIn(other).some((it) => nameOf(it) === name));
  if (without.length === 0) return [];
  const languages = without.map(({ front }) => front.values.language).join(', ');
  return [
    `found ${repeal.of} in repeals:, which ${languages} lacks or has with other paragraphs, expected the same in every language`,
  ];
}

function nameOf({ of, key, ids }: RecordedRepeal): string {
  return `${of}@${key ?? ''}#${ids === null ? '' : ids.toSorted().join(',')}`;
}

function unknownText({ of }: RecordedRepeal): string {
  return `found ${of} in repeals:, expected an adopted text of the library`;
}
