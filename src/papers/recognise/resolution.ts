import type { Label } from '../../model/label.ts';
import { mintIds } from '../../model/mint.ts';
import { isAnnex, labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import type { ReadAmendments } from './annexes.ts';
import { sameNumber } from './base-match.ts';
import { type Desk, say, titleHeading } from './desk.ts';
import { readEntries } from './entries.ts';
import { frontOf, type Known, slugOf } from './facts.ts';
import { sayFinalNumbers } from './numbers.ts';
import { type EntrySides, readSides } from './sides.ts';

/** Before and draft of the Resolution; ids are those of the text before, new paragraphs get their own. */
export function readResolution(
  amendments: ReadAmendments,
  known: Known,
): { base: Text; draft: Text } {
  const { desk, resolution } = known;
  const instrument = `${desk.profile.body}/${resolution?.number ?? slugOf(known.symbol?.symbol ?? 'draft')}`;
  const given = known.base ? mintIds(known.base, instrument, new Set()) : null;
  if (!amendments.comments) sayNoComments(desk);
  const entries = readEntries(amendments.rows, desk);
  const sides = readSides(entries, given?.paragraphs ?? null, amendments, desk);
  const title = entries.some(({ role }) => role === 'title') ? [] : missingTitle(known);
  const base = given ?? mintIds(reconstructed(title, sides, known), instrument, new Set());
  const ids = given
    ? null
    : base.paragraphs.filter(({ kind }) => kind !== 'note').map(({ id }) => id);
  const body = [...sameTitle(title, base), ...withBaseIds(sides, ids?.slice(title.length) ?? null)];
  const annex = matchAnnex(amendments.annex, base);
  const front = frontOf(draftFront(known));
  const taken = new Set(base.paragraphs.flatMap(({ id }) => (id === null ? [] : [id])));
  const draft = mintIds({ front, paragraphs: [...body, ...annex] }, instrument, taken);
  sayFinalNumbers(entries, draft, title.length, desk);
  return { base, draft };
}

// A table that begins with the preamble: its Resolution is called as its paper is.
function missingTitle({ desk, title }: Known): Paragraph[] {
  if (title === '') return [];
  const text = `found no title in the table, expected one; that of the paper, “${title.slice(0, 80)}”, is taken`;
  say(desk, 'info', 'title-from-paper', text, null);
  return [titleHeading(title)];
}

function sameTitle(title: readonly Paragraph[], base: Text): Paragraph[] {
  const old = base.paragraphs.find(({ kind, id }) => kind === 'heading' && id === 'title');
  return title.map((heading) => ({ ...heading, id: old?.id ?? null }));
}

function sayNoComments(desk: Desk): void {
  const text =
    'found no column of comments, expected one; a new paragraph is known by its number or by the text before alone';
  say(desk, 'info', 'no-comments', text, null);
}

function reconstructed(
  title: readonly Paragraph[],
  sides: readonly EntrySides[],
  { desk, symbol, resolution, sha256 }: Known,
): Text {
  const front = frontOf({
    body: desk.profile.body,
    kind: 'resolution',
    number: resolution?.number,
    revision: resolution?.revision,
    language: desk.words.language,
    text: 'reconstructed',
    source: symbol?.symbol,
    sha256,
  });
  const olds = sides.flatMap(({ base, notes }) => (base ? [base, ...notes.base] : []));
  return { front, paragraphs: [...title, ...olds] };
}

// `ids` of the reconstructed text stand in the order of the rows that have a before; a given text brings its own.
function withBaseIds(
  sides: readonly EntrySides[],
  ids: readonly (string | null)[] | null,
): Paragraph[] {
  let at = 0;
  return sides.flatMap(({ base, draft, notes }) => {
    if (!base) return [draft, ...notes.draft];
    const id = ids ? (ids[at] ?? null) : base.id;
    at += 1;
    return [withTypedForm({ ...draft, id }, labelOf(base)), ...notes.draft];
  });
}

// The first column repeats the old number: `8 Charge` under a base that prints `8.` is the same number and no change.
function withTypedForm(draft: Paragraph, old: Label | null): Paragraph {
  return draft.kind === 'plain' && sameNumber(draft.label, old) ? { ...draft, label: old } : draft;
}

// An annex that takes the place of one in the text before is that annex, replaced.
function matchAnnex(annex: readonly Paragraph[], base: Text): Paragraph[] {
  const old = base.paragraphs.find(isAnnex);
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
  meeting,
  revision,
  resolution,
}: Known): Record<string, string | null | undefined> {
  return {
    body: desk.profile.body,
    kind: 'resolution',
    number: resolution?.number,
    revision,
    base: resolution?.revision,
    stage: 'draft',
    status: 'proposed',
    paper: symbol?.symbol,
    meeting,
    language: desk.words.language,
    source: symbol?.symbol,
  };
}
