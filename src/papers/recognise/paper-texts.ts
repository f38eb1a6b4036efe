import { isPlaceId, mintIds } from '../../model/mint.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { directive, type ReadCover } from './cover.ts';
import { titleHeading } from './desk.ts';
import { frontOf, type Known, meetingOf } from './facts.ts';

/** The quoted Decisions as one text, in the order in which the paper has them. */
export function quotedText(cover: ReadCover, known: Known): Text | null {
  const decisions = cover.quoted.flat();
  if (decisions.length === 0) return null;
  const { desk, symbol, meeting, subject } = known;
  const series = decisions[0]?.map((paragraph) => ('label' in paragraph ? paragraph.label : null));
  const first = series?.find((label) => label !== null);
  const front = frontOf({
    body: desk.profile.body,
    kind: 'decisions',
    meeting: meetingOf(first?.series ?? '', meeting, desk.profile),
    subject,
    language: desk.words.language,
    source: symbol?.symbol,
  });
  const paragraphs = [titleHeading(cover.title), ...decisions.flat()];
  return mintIds({ front, paragraphs }, `decision:${desk.profile.body}/${subject}`, new Set());
}

/** The draft Decisions as one text; ids of the quoted ones are taken. */
export function decisionsText(
  paragraphs: readonly Paragraph[],
  quoted: Text | null,
  known: Known,
): Text {
  const { desk, symbol, meeting, subject } = known;
  const front = frontOf({
    body: desk.profile.body,
    kind: 'decisions',
    meeting,
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

/** The paper with its front matter; `annexes` stand behind the body. */
export function paperText(
  cover: ReadCover,
  annexes: readonly Paragraph[],
  quoted: Text | null,
  draft: Text | null,
  known: Known,
): Text {
  const { desk, symbol, meeting, revision, resolution, subject } = known;
  const front = frontOf({
    body: desk.profile.body,
    kind: 'paper',
    number: draft ? resolution?.number : null,
    revision: draft ? revision : null,
    subject: draft ? null : subject,
    paper: symbol?.symbol,
    meeting,
    date: cover.masthead.date,
    original: cover.masthead.original,
    agenda: cover.masthead.agenda ?? symbol?.item,
    title: cover.title,
    'prepared-by': cover.masthead.preparedBy,
    'submitted-by': cover.masthead.submittedBy,
    masthead: cover.masthead.lines,
    language: desk.words.language,
  });
  const paragraphs = [...withQuotes(cover, quoted, known), ...annexes];
  const instrument = `paper:${desk.profile.body}/${symbol?.symbol ?? 'paper'}`;
  return mintIds({ front, paragraphs }, instrument, idsOf([draft, quoted]));
}

// The ids of the texts that the paper presents are theirs; those that every text gives by place are no one's.
function idsOf(texts: readonly (Text | null)[]): Set<string> {
  const ids = texts.flatMap((text) => text?.paragraphs.flatMap(({ id }) => id ?? []) ?? []);
  return new Set(ids.filter((id) => !isPlaceId(id)));
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
