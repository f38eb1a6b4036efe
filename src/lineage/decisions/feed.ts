import { outlineOf } from '../../model/outline.ts';
import {
  type Heading,
  isTombstone,
  labelOf,
  type Paragraph,
  contentOf as runsOf,
} from '../../model/paragraph.ts';
import { languageProfile, type Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { type FrontValue, frontString, type Text } from '../../model/text.ts';
import { compareNumbers } from '../number-order.ts';
import { addresseesOf } from './feed-addressees.ts';
import { keeps } from './kept.ts';
import { type ReadText, rankIn, readText } from './known.ts';
import { headingOver, isAddressee, wordReader } from './members.ts';
import { annexesFrom } from './sections.ts';

/** An adopted text of Decisions in one language. `path` is its file from the root of the library, with `/`. */
export interface FeedText {
  readonly body: string;
  readonly meeting: string;
  readonly subject: string;
  readonly language: string;
  readonly path: string;
  readonly text: Text;
}

/** A printed line of a Decision, its own words first, then those of its items; `notes` are those of which it has the marks. */
export interface FeedLine {
  readonly id: string | null;
  readonly numbered: boolean;
  readonly words: string;
  readonly notes: readonly string[];
}

/** Lines as they are printed, their notes below them, each once. */
export function contentOf(lines: readonly FeedLine[]): readonly string[] {
  const notes = new Set(lines.flatMap((line) => line.notes));
  return [...lines.map(({ words }) => words), ...notes];
}

/** A Decision in one language: `title` is that of its subject, `content` its printed `lines`, its notes below them. */
export interface FeedWording {
  readonly language: string;
  readonly title: string;
  readonly addressees: readonly string[];
  readonly content: readonly string[];
  readonly lines: readonly FeedLine[];
  readonly path: string;
}

/**
 * One Decision with its wording in all languages, the first of them that of the body's first. `number` is bare (`14.167`). `id`, `meeting`
 * and `published`, the day of adoption, are those of the meeting that gave it its number, whatever later ones did; `updated` is the day
 * on which its words were amended or corrected last. The days are null where the text tells none. `adoptedBy` are the meetings that adopted
 * its words, those that kept them not among them.
 */
export interface FeedDecision {
  readonly number: string;
  readonly id: string;
  readonly body: string;
  readonly meeting: string;
  readonly adoptedBy: readonly string[];
  readonly subject: string;
  readonly published: string | null;
  readonly updated: string | null;
  readonly wordings: readonly FeedWording[];
}

/** A Decision with the text in which it stands last. */
interface Version {
  readonly decision: FeedDecision;
  readonly text: ReadText;
}

/**
 * All adopted Decisions of a body in the order of their meetings and numbers. A Decision that keeps its number through meetings is
 * told once, in its last wording.
 */
export function feedDecisions(texts: readonly FeedText[], profile: Profile): FeedDecision[] {
  const found = new Map<string, Version>();
  for (const edition of editionsOf(texts, profile)) {
    const text = readEdition(edition, profile);
    for (const decision of decisionsOfEdition(edition, profile)) {
      const key = `${decision.subject}\0${decision.number}`;
      const known = found.get(key);
      found.set(key, known === undefined ? { decision, text } : goingOn(known, { decision, text }));
    }
  }
  return [...found.values()]
    .map(({ decision }) => decision)
    .sort((a, b) => compareNumbers(a.number, b.number));
}

// The languages of each text together, the earliest meeting first.
function editionsOf(texts: readonly FeedText[], profile: Profile): readonly FeedText[][] {
  const editions = new Map<string, FeedText[]>();
  for (const text of [...texts].sort((a, b) => byMeeting(a, b, profile))) {
    const key = `${text.meeting}/${text.subject}`;
    const edition = editions.get(key);
    if (edition === undefined) editions.set(key, [text]);
    else edition.push(text);
  }
  return [...editions.values()];
}

function readEdition([first, ...others]: readonly FeedText[], profile: Profile): ReadText {
  if (first === undefined) throw new Error('found an edition without a text, expected one');
  const { body, meeting, subject, path: file, text } = first;
  const translations = others.map((each) => each.text);
  const named = { body, meeting, subject, stage: null, base: null, document: '', file };
  const rankOf = rankIn(Object.keys(profile.meetings));
  return readText({ ...named, text, translations }, rankOf, profile.formulaFirst);
}

function decisionsOfEdition(
  edition: readonly FeedText[],
  profile: Profile,
): readonly FeedDecision[] {
  const found = new Map<string, FeedDecision>();
  for (const text of edition)
    for (const one of decisionsOf(text, profile)) {
      const known = found.get(one.number);
      found.set(one.number, known === undefined ? one : withWordings(known, one.wordings));
    }
  return [...found.values()];
}

/** A Decision as a later meeting has it under the same number: kept, or amended. */
function goingOn(before: Version, after: Version): Version {
  const [known, later] = [before.decision, after.decision];
  const { text } = after;
  if (keeps(text, before.text, known.id))
    return { decision: withWordings(known, later.wordings), text };
  const { wordings, published, updated, meeting } = later;
  const adoptedBy = [...known.adoptedBy, meeting];
  const changed = updated ?? published ?? known.updated;
  return { decision: { ...known, wordings, adoptedBy, updated: changed }, text };
}

function withWordings(known: FeedDecision, more: readonly FeedWording[]): FeedDecision {
  const told = new Set(known.wordings.map(({ language }) => language));
  const lacking = more.filter(({ language }) => !told.has(language));
  return { ...known, wordings: [...known.wordings, ...lacking] };
}

function byMeeting(a: FeedText, b: FeedText, profile: Profile): number {
  const rankOf = rankIn(Object.keys(profile.meetings));
  const languages = Object.keys(profile.languages);
  return (
    rankOf(a.meeting) - rankOf(b.meeting) ||
    compareNumbers(a.meeting, b.meeting) ||
    languages.indexOf(a.language) - languages.indexOf(b.language) ||
    (a.path < b.path ? -1 : 1)
  );
}

/** A Decision as it is met in its text: `lines` are its chapeau, then its items. */
interface Met {
  readonly id: string | null;
  readonly number: string;
  readonly heading: string;
  readonly lines: FeedLine[];
}

function decisionsOf(from: FeedText, profile: Profile): FeedDecision[] {
  const { text, body, meeting, subject, language, path } = from;
  const words = languageProfile(profile, language);
  const title = titleOf(text);
  return decisionsIn(text, profile).map(({ id, number, heading, lines }) => {
    const addressees = words === undefined || heading === '' ? [] : addresseesOf(heading, words);
    const wording = { language, title, addressees, content: contentOf(lines), lines, path };
    return {
      number,
      id: id ?? number,
      body,
      meeting,
      adoptedBy: [meeting],
      subject,
      ...datesOf(text),
      wordings: [wording],
    };
  });
}

// What stands behind a Decision up to the next one, a heading or an annex, is part of it.
function decisionsIn(text: Text, { formulaFirst }: Profile): Met[] {
  const positions = outlineOf(text, formulaFirst);
  const read = wordReader(text);
  const met: Met[] = [];
  let open: Met | null = null;
  let heading: Heading | null = null;
  const own = text.paragraphs.slice(0, annexesFrom(text.paragraphs));
  for (const [index, paragraph] of own.entries()) {
    if (isTombstone(paragraph)) continue;
    const { words, notes } = read(paragraph);
    const label = labelOf(paragraph)?.text ?? '';
    if (paragraph.kind === 'heading') {
      heading = headingOver(heading, paragraph);
      open = null;
    } else if (paragraph.kind === 'plain' && positions[index]?.depth === 1) {
      const number = label.replace(/[^\p{L}\p{N}]+$/u, '');
      const addressee = heading !== null && isAddressee(heading) ? wordsOf(heading) : '';
      const line = { id: paragraph.id, numbered: true, words, notes };
      open = { id: paragraph.id, number, heading: addressee, lines: [line] };
      met.push(open);
    } else if (paragraph.kind === 'plain' || (paragraph.kind === 'row' && !paragraph.head)) {
      const printed = [paragraph.kind === 'row' ? '' : label, words].join(' ').trim();
      const numbered = paragraph.kind === 'plain' && label !== '';
      open?.lines.push({ id: paragraph.id, numbered, words: printed, notes });
    }
  }
  return met;
}

function wordsOf(paragraph: Paragraph): string {
  const runs = runsOf(paragraph).filter(({ note }) => note === undefined);
  return plainText(runs).replace(/\s+/gu, ' ').trim();
}

function titleOf(text: Text): string {
  const title = text.paragraphs.find(({ kind }) => kind === 'heading');
  return frontString(text, 'title') ?? (title ? wordsOf(title) : '');
}

function datesOf(text: Text): Pick<FeedDecision, 'published' | 'updated'> {
  const published = frontString(text, 'date') ?? null;
  const corrected = corrections(text.front.values.corrigenda).sort().at(-1);
  return { published, updated: corrected ?? published };
}

function corrections(listed: FrontValue | undefined): string[] {
  if (listed === undefined || typeof listed === 'string' || !Array.isArray(listed)) return [];
  return listed.flatMap((entry: FrontValue) => {
    if (typeof entry === 'string' || Array.isArray(entry) || !('date' in entry)) return [];
    const { date } = entry;
    return typeof date === 'string' ? [date] : [];
  });
}
