import type { Label } from '../../model/label.ts';
import { mintIds } from '../../model/mint.ts';
import { contentOf, isAnnex, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import type { ReadAmendments } from './annexes.ts';
import { sameNumber } from './base-match.ts';
import { type Desk, say, titleHeading } from './desk.ts';
import { readEntries } from './entries.ts';
import { frontOf, type Known, symbolPart } from './facts.ts';
import type { ReadInline } from './inline.ts';
import { readInlineSides } from './inline-sides.ts';
import { sayFinalNumbers } from './numbers.ts';
import { type EntrySides, readSides } from './sides.ts';
import type { Finder } from './suspects.ts';
import { withTables } from './tables-behind.ts';
import { withTextHeadings } from './text-headings.ts';

/** The two texts of an annex. A new Resolution has no text before. */
export interface ResolutionTexts {
  readonly base: Text | null;
  readonly draft: Text;
}

/** Before and draft of a Resolution that a table amends; ids are those of the text before, new paragraphs get their own. */
export function readResolution(amendments: ReadAmendments, known: Known): ResolutionTexts {
  const { desk } = known;
  const given = givenBase(known);
  if (!amendments.comments) sayNoComments(desk);
  const entries = readEntries(amendments.rows, desk);
  const old = given?.paragraphs ?? null;
  const rows = readSides(entries, old, amendments, desk);
  const sides = withTables(rows, amendments.tables, old, desk);
  const titled = entries.some(({ role }) => role === 'title');
  const texts = assemble({ sides, titled, fresh: false, fused: false }, given, known);
  const annex = matchAnnex(amendments.annex, texts.base);
  const taken = idsOf(texts.base);
  const whole = { ...texts.draft, paragraphs: [...texts.draft.paragraphs, ...annex] };
  const made = { base: texts.base, draft: mintIds(whole, instrumentOf(known), taken) };
  if (known.programme) return withTextHeadings(made, given !== null);
  sayFinalNumbers(entries, made.draft, desk);
  return made;
}

/** Before and draft of a Resolution that an annex amends in running text, or proposes as a new one (no text before). */
export function readInlineResolution(
  inline: ReadInline,
  finder: Finder,
  known: Known,
): ResolutionTexts {
  const given = inline.fresh ? null : givenBase(known);
  const { sides, fused } = readInlineSides(inline, given?.paragraphs ?? null, finder, known.desk);
  const titled = inline.lines.some((line) => line.kind === 'line' && line.role === 'title');
  const read = fused || (known.redlined && !inline.fresh);
  const { base, draft } = assemble(
    { sides, titled, fresh: inline.fresh, fused: read },
    given,
    known,
  );
  const made = { base, draft: mintIds(draft, instrumentOf(known), idsOf(base)) };
  return known.programme ? withTextHeadings(made, given !== null) : made;
}

/** The name under which the ids of a Resolution are minted; a new one lives under the symbol of its paper. */
export function instrumentOf({ desk, resolution, symbol }: Known): string {
  return `${desk.profile.body}/${resolution?.number ?? (symbolPart(symbol?.symbol ?? '') || 'draft')}`;
}

function givenBase(known: Known): Text | null {
  return known.base ? mintIds(known.base, instrumentOf(known), new Set()) : null;
}

interface Assembled {
  readonly sides: readonly EntrySides[];
  readonly titled: boolean;
  readonly fresh: boolean;
  readonly fused: boolean;
}

// The draft still lacks the ids of its new paragraphs.
function assemble(
  { sides, titled, fresh, fused }: Assembled,
  given: Text | null,
  known: Known,
): ResolutionTexts {
  const title = titled ? [] : missingTitle(known);
  const made = (): Text =>
    mintIds(reconstructed(title, sides, known), instrumentOf(known), new Set());
  const base = fresh ? null : (given ?? made());
  const ids =
    given || !base
      ? null
      : base.paragraphs.filter(({ kind }) => kind !== 'note').map(({ id }) => id);
  const body = withBaseIds(withMoves(sides), ids?.slice(title.length) ?? null);
  const front = frontOf(draftFront(known, fresh, fused));
  return { base, draft: { front, paragraphs: [...sameTitle(title, base), ...body] } };
}

function idsOf(text: Text | null): Set<string> {
  return new Set(text?.paragraphs.flatMap(({ id }) => (id === null ? [] : [id])));
}

// A table that begins with the preamble: its Resolution is called as its paper is.
function missingTitle({ desk, title }: Known): Paragraph[] {
  if (title === '') return [];
  const text = `found no title in the table, expected one; that of the paper, “${title.slice(0, 80)}”, is taken`;
  say(desk, 'info', 'title-from-paper', text, null);
  return [titleHeading(title)];
}

function sameTitle(title: readonly Paragraph[], base: Text | null): Paragraph[] {
  const old = base?.paragraphs.find(({ kind, id }) => kind === 'heading' && id === 'title');
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
  { desk, symbol, resolution, programme, sha256 }: Known,
): Text {
  const front = frontOf({
    body: desk.profile.body,
    kind: programme ? 'text' : 'resolution',
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
  sides: readonly MovedSides[],
  ids: readonly (string | null)[] | null,
): Paragraph[] {
  let at = 0;
  const made = sides.map(({ base, draft, notes, moved }) => {
    if (!base) return { paragraphs: [draft, ...notes.draft], id: null, moved };
    const id = ids ? (ids[at] ?? null) : base.id;
    at += 1;
    const own = withTypedForm({ ...draft, id }, labelOf(base));
    return { paragraphs: moved === 'from' ? [] : [own, ...notes.draft], id, moved };
  });
  return made.flatMap(({ paragraphs, moved }) => {
    const [first, ...notes] = paragraphs;
    const id = typeof moved === 'number' ? made[moved]?.id : undefined;
    return first && id !== undefined ? [{ ...first, id }, ...notes] : paragraphs;
  });
}

/** `moved`: the paragraph stands elsewhere in the draft (`from`), or it is the one that stood at this place of the list before. */
type MovedSides = EntrySides & { readonly moved?: 'from' | number };

// A paragraph that is struck at one place and new at another in the same words is the same one, moved.
function withMoves(sides: readonly EntrySides[]): MovedSides[] {
  const gone = new Map<string, number>();
  for (const [at, { base, draft }] of sides.entries()) {
    if (base && base.kind !== 'row' && isTombstone(draft)) gone.set(wordsOf(base), at);
  }
  const moves = new Map<number, number>();
  for (const [at, { base, draft }] of sides.entries()) {
    const from = base === null && draft.kind !== 'row' ? gone.get(wordsOf(draft)) : undefined;
    if (from === undefined || wordsOf(draft).length < SHORTEST_MOVE) continue;
    moves.set(at, from);
    gone.delete(wordsOf(draft));
  }
  const from = new Set(moves.values());
  return sides.map((side, at) => {
    const moved = from.has(at) ? 'from' : moves.get(at);
    return moved === undefined ? side : { ...side, moved };
  });
}

const SHORTEST_MOVE = 12;

function wordsOf(paragraph: Paragraph): string {
  return plainText(contentOf(paragraph)).trim();
}

// The first column repeats the old number: `8 Charge` under a base that prints `8.` is the same number and no change.
function withTypedForm(draft: Paragraph, old: Label | null): Paragraph {
  return draft.kind === 'plain' && sameNumber(draft.label, old) ? { ...draft, label: old } : draft;
}

// An annex that takes the place of one in the text before is that annex, replaced.
function matchAnnex(annex: readonly Paragraph[], base: Text | null): Paragraph[] {
  const old = base?.paragraphs.find(isAnnex);
  const [heading, ...rest] = annex;
  if (!old || !heading) return [...annex];
  const attributes = {
    ...heading.attributes,
    classes: [...heading.attributes.classes, 'replaced'],
  };
  return [{ ...heading, id: old.id, attributes }, ...rest];
}

function draftFront(
  { desk, symbol, meeting, revision, resolution, programme, sha256 }: Known,
  fresh: boolean,
  fused: boolean,
): Record<string, string | null | undefined> {
  return {
    body: desk.profile.body,
    kind: programme ? 'text' : 'resolution',
    number: resolution?.number,
    revision: fresh ? 'original' : revision,
    base: fresh ? null : resolution?.revision,
    stage: 'draft',
    status: 'proposed',
    paper: symbol?.symbol,
    meeting,
    language: desk.words.language,
    text: fused ? 'reconstructed' : null,
    source: symbol?.symbol,
    sha256: fused ? sha256 : null,
  };
}
