import type { Message, Outcome } from '../../model/message.ts';
import { mintIds } from '../../model/mint.ts';
import type { Heading, Paragraph } from '../../model/paragraph.ts';
import { NO_ATTRIBUTES } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import { openLedger, type WordAccount } from './accounting.ts';
import { plainProse, type ReadAmendments, readAmendments } from './annexes.ts';
import { claimAsides, sayUnplaced } from './asides.ts';
import { directive, type ReadCover, readCover } from './cover.ts';
import { readDraftDecisions } from './decisions.ts';
import { type Desk, headingOf, say } from './desk.ts';
import { readEntries } from './entries.ts';
import {
  frontOf,
  meetingOf,
  type NamedResolution,
  namedResolution,
  type SymbolFacts,
  slugOf,
} from './facts.ts';
import { type Block, flatten } from './flatten.ts';
import { plainLine } from './pieces.ts';
import { type EntrySides, readSides } from './sides.ts';
import { guessLanguage, wordsIn } from './words.ts';
import { zonesOf } from './zones.ts';

/** What the caller knows besides the sheet. */
export interface PaperOptions {
  /** Of the paper; guessed from the words of the profile where it is not said. */
  readonly language?: string;
  /** The text that the paper amends, with ids; where it is missing, it is put together from the first column. */
  readonly base?: Text;
  /** The subject under which the Decisions are kept (`cami`); from the title where it is not said. */
  readonly subject?: string;
  /** SHA-256 of the source document, kept with what was reconstructed from it. */
  readonly sha256?: string;
}

/** A meeting paper taken apart. What the paper does not hold is null. */
export interface RecognisedPaper {
  /** The paper itself, `kind: paper`, with a directive where a result is printed. */
  readonly paper: Text;
  /** The Resolution as the clean column has it, with comments, working labels and tombstones. */
  readonly draft: Text | null;
  /** The text before: that of the options, else put together from the first column (`text: reconstructed`). */
  readonly base: Text | null;
  /** Decisions that the paper quotes, and those that it proposes. */
  readonly quoted: Text | null;
  readonly decisions: Text | null;
  /** What became of every word of the document. */
  readonly account: WordAccount;
}

/**
 * Recognises a meeting paper on a sheet by its structure and by the words of the profile. Never throws on an odd paper: what it
 * cannot place is in messages, each with its place.
 */
export function recognisePaper(
  sheet: Sheet,
  profile: Profile,
  options: PaperOptions = {},
): Outcome<RecognisedPaper> {
  const blocks = flatten(sheet);
  const language = options.language ?? guessLanguage(profile, blocks);
  const messages: Message[] = [];
  const desk: Desk = {
    profile,
    words: wordsIn(profile, language),
    ledger: openLedger(blocks),
    messages,
  };
  const value = readPaper(blocks, desk, options);
  const sorted = [...messages].sort((a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0));
  return { value, messages: sorted };
}

/** What several parts of the result need to know. */
interface Known {
  readonly desk: Desk;
  readonly symbol: SymbolFacts | null;
  readonly resolution: NamedResolution | null;
  readonly subject: string;
  readonly options: PaperOptions;
}

function readPaper(blocks: readonly Block[], desk: Desk, options: PaperOptions): RecognisedPaper {
  const zones = zonesOf(blocks, desk);
  const cover = readCover(zones.cover, desk);
  const symbol = claimAsides(zones.asides, cover.facts.symbol, desk);
  if (!symbol) say(desk, 'warning', 'no-symbol', 'found no document symbol, expected one', null);
  const annexes = zones.annexes.map(({ kind, heading, blocks: inside }) => ({
    kind,
    heading,
    amendments: kind === 'amendments' ? readAmendments(inside, desk) : null,
    decisions: kind === 'decisions' ? readDraftDecisions(inside, desk) : null,
    other: kind === 'other' ? plainProse(inside, 'paper', desk) : [],
  }));
  const amendments = annexes.find((annex) => annex.amendments)?.amendments ?? null;
  const decisions = annexes.find((annex) => annex.decisions)?.decisions ?? null;
  const subject = options.subject ?? slugOf(titleIn(decisions) ?? cover.title);
  const resolution = amendments ? (amendments.resolution ?? namedAnywhere(blocks, desk)) : null;
  const known: Known = { desk, symbol, resolution, subject, options };
  const resolutions = amendments ? readResolution(amendments, known) : { base: null, draft: null };
  const quoted = quotedText(cover, known);
  const proposed = decisions ? decisionsText(decisions, quoted, known) : null;
  const own = annexes.flatMap((annex) => [
    headingOf(annex.heading.pieces, 2, { classes: annexClasses(annex.kind) }, desk, 'paper'),
    ...(annex.amendments?.own ?? annex.other),
    ...annexDirective(annex.kind, resolutions.base, resolutions.draft, known),
  ]);
  const paper = paperText(cover, own, quoted, resolutions.draft, known);
  sayUnplaced(desk);
  return { paper, ...resolutions, quoted, decisions: proposed, account: desk.ledger.account() };
}

function titleIn(paragraphs: readonly Paragraph[] | null): string | null {
  const title = paragraphs?.find((found) => found.kind === 'heading' && found.level === 1);
  return title?.kind === 'heading' ? plainText(title.content) : null;
}

// A paper whose annex does not say what it revises speaks of it elsewhere.
function namedAnywhere(blocks: readonly Block[], desk: Desk): NamedResolution | null {
  for (const block of blocks) {
    const found =
      block.kind === 'line' ? namedResolution(plainLine(block.pieces), desk.profile) : null;
    if (found) return found;
  }
  say(
    desk,
    'warning',
    'no-resolution',
    'found no number of a Resolution, expected that of the one amended',
    null,
  );
  return null;
}

function annexClasses(kind: 'amendments' | 'decisions' | 'other'): string[] {
  return kind === 'amendments' ? ['annex', 'landscape'] : ['annex'];
}

function annexDirective(
  kind: 'amendments' | 'decisions' | 'other',
  base: Text | null,
  draft: Text | null,
  { desk, symbol, resolution, subject }: Known,
): Paragraph[] {
  const { body } = desk.profile;
  if (kind === 'decisions') {
    return [
      directive('decisions', {
        of: `decision:${body}/${symbol?.meeting ?? 'draft'}/${subject}.draft`,
      }),
    ];
  }
  if (kind === 'other' || !base || !draft) return [];
  const values = {
    of: `${body}/${resolution?.number ?? ''}`,
    from: resolution?.revision ?? 'original',
    to: `${revisionOf(symbol)}.draft`,
    layout: 'three-column',
  };
  return [directive('amendments', values)];
}

function revisionOf(symbol: SymbolFacts | null): string {
  return symbol?.meeting ? `rev.${symbol.meeting}` : 'rev.next';
}

/** Before and draft of the Resolution; ids are those of the text before, new paragraphs get their own. */
function readResolution(amendments: ReadAmendments, known: Known): { base: Text; draft: Text } {
  const { desk, resolution, options } = known;
  const instrument = `${desk.profile.body}/${resolution?.number ?? slugOf(known.symbol?.symbol ?? 'draft')}`;
  const given = options.base ? mintIds(options.base, instrument, new Set()) : null;
  const entries = readEntries(amendments.rows, desk);
  const sides = readSides(entries, given?.paragraphs ?? null, desk);
  const base = given ?? mintIds(reconstructed(sides, known), instrument, new Set());
  const ids = given ? null : base.paragraphs.map(({ id }) => id);
  const body = withBaseIds(sides, ids);
  const annex = matchAnnex(amendments.annex, base);
  const front = frontOf(draftFront(known));
  const taken = new Set(base.paragraphs.flatMap(({ id }) => (id === null ? [] : [id])));
  const draft = mintIds({ front, paragraphs: [...body, ...annex] }, instrument, taken);
  return { base, draft };
}

function reconstructed(
  sides: readonly EntrySides[],
  { desk, symbol, resolution, options }: Known,
): Text {
  const front = frontOf({
    body: desk.profile.body,
    kind: 'resolution',
    number: resolution?.number,
    revision: resolution?.revision,
    language: desk.words.language,
    text: 'reconstructed',
    source: symbol?.symbol,
    sha256: options.sha256,
  });
  return { front, paragraphs: sides.flatMap(({ base }) => (base ? [base] : [])) };
}

// `ids` of the reconstructed text stand in the order of the rows that have a before; a given text brings its own.
function withBaseIds(
  sides: readonly EntrySides[],
  ids: readonly (string | null)[] | null,
): Paragraph[] {
  let at = 0;
  return sides.map(({ base, draft }) => {
    if (!base) return draft;
    const id = ids ? (ids[at] ?? null) : base.id;
    at += 1;
    return { ...draft, id };
  });
}

// An annex that takes the place of one in the text before is that annex, replaced.
function matchAnnex(annex: readonly Paragraph[], base: Text): Paragraph[] {
  const old = base.paragraphs.find(
    ({ kind, attributes }) => kind === 'heading' && attributes.classes.includes('annex'),
  );
  const [heading, ...rest] = annex;
  if (!old || !heading) return [...annex];
  const attributes = {
    ...heading.attributes,
    classes: [...heading.attributes.classes, 'replaced'],
  };
  return [{ ...heading, id: old.id, attributes }, ...rest];
}

function draftFront({
  desk,
  symbol,
  resolution,
}: Known): Record<string, string | null | undefined> {
  return {
    body: desk.profile.body,
    kind: 'resolution',
    number: resolution?.number,
    revision: revisionOf(symbol),
    base: resolution?.revision,
    stage: 'draft',
    status: 'proposed',
    paper: symbol?.symbol,
    meeting: symbol?.meeting,
    language: desk.words.language,
    source: symbol?.symbol,
  };
}

/** The quoted Decisions as one text, in the order in which the paper has them. */
function quotedText(cover: ReadCover, known: Known): Text | null {
  const decisions = cover.quoted.flat();
  if (decisions.length === 0) return null;
  const { desk, symbol, subject } = known;
  const series = decisions[0]?.map((paragraph) => ('label' in paragraph ? paragraph.label : null));
  const first = series?.find((label) => label !== null);
  const front = frontOf({
    body: desk.profile.body,
    kind: 'decisions',
    meeting: meetingOf(first?.series ?? '', symbol?.meeting ?? null, desk.profile),
    subject,
    language: desk.words.language,
    source: symbol?.symbol,
  });
  const paragraphs = [titleHeading(cover.title), ...decisions.flat()];
  return mintIds({ front, paragraphs }, `decision:${desk.profile.body}/${subject}`, new Set());
}

function titleHeading(title: string): Heading {
  return {
    kind: 'heading',
    level: 1,
    id: null,
    bracket: false,
    label: null,
    content: [{ text: title }],
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
  };
}

function decisionsText(paragraphs: readonly Paragraph[], quoted: Text | null, known: Known): Text {
  const { desk, symbol, subject } = known;
  const front = frontOf({
    body: desk.profile.body,
    kind: 'decisions',
    meeting: symbol?.meeting,
    subject,
    stage: 'draft',
    status: 'proposed',
    paper: symbol?.symbol,
    language: desk.words.language,
  });
  const taken = new Set(
    quoted?.paragraphs.flatMap(({ id }) => (id === null || id === 'title' ? [] : [id])),
  );
  return mintIds({ front, paragraphs }, `decision:${desk.profile.body}/${subject}`, taken);
}

function paperText(
  cover: ReadCover,
  annexes: readonly Paragraph[],
  quoted: Text | null,
  draft: Text | null,
  known: Known,
): Text {
  const { desk, symbol, resolution, subject } = known;
  const front = frontOf({
    body: desk.profile.body,
    kind: 'paper',
    number: draft ? resolution?.number : null,
    revision: draft ? revisionOf(symbol) : null,
    subject: draft ? null : subject,
    paper: symbol?.symbol,
    meeting: symbol?.meeting,
    agenda: cover.facts.agenda ?? symbol?.item,
    title: cover.title,
    language: desk.words.language,
  });
  const paragraphs = [...withQuotes(cover, quoted, known), ...annexes];
  const instrument = `${desk.profile.body}/${symbol?.symbol ?? 'paper'}`;
  return mintIds({ front, paragraphs }, instrument, new Set());
}

// One run of quoted Decisions is the whole text; of several runs each Decision is named by the id of its paragraph.
function withQuotes(cover: ReadCover, quoted: Text | null, { desk, subject }: Known): Paragraph[] {
  const meeting = quoted?.front.values.meeting;
  const of = `decision:${desk.profile.body}/${typeof meeting === 'string' ? meeting : 'quoted'}/${subject}`;
  const runs = cover.quoted;
  let run = 0;
  let at = 1;
  return cover.paragraphs.flatMap((paragraph): Paragraph[] => {
    if (paragraph.kind !== 'directive') return [paragraph];
    const decisions = runs[run] ?? [];
    run += 1;
    if (runs.length === 1) return [directive('quote', { of })];
    return decisions.map((decision) => {
      const numbered = decision.findIndex(
        (found) => found.kind === 'plain' && found.label !== null,
      );
      const id = quoted?.paragraphs[at + Math.max(0, numbered)]?.id ?? '';
      at += decision.length;
      return directive('quote', { of: `${of}#${id}` });
    });
  });
}
