import type { Label } from '../../model/label.ts';
import type { Heading, Note, Paragraph, Plain } from '../../model/paragraph.ts';
import { contentOf, NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Desk } from './desk.ts';
import { say } from './desk.ts';
import type { NoteBlock } from './flatten.ts';
import type { ReadInline } from './inline.ts';
import { type HeldPart, holdAgainst } from './inline-base.ts';
import { type InlinePart, partsOf } from './inline-parts.ts';
import { NO_TABLE, tableSides, tablesOf } from './inline-tables.ts';
import type { Part } from './kinds.ts';
import { sideOf } from './marks.ts';
import { sameWords } from './merge.ts';
import { freshName, marksOf, noteFrom, renameMarks } from './notes.ts';
import { type Piece, runsOf, slicePieces, textOf, titleRuns } from './pieces.ts';
import { isCapitals } from './prose.ts';
import type { EntrySides } from './sides.ts';
import type { Finder } from './suspects.ts';

/** The paragraphs of an inline redline on both sides; `fused`: some of them could not be told apart, so that the draft is no true text either. */
export interface InlineSides {
  readonly sides: readonly EntrySides[];
  readonly fused: boolean;
}

/**
 * Before and after of an inline redline: as its marks say, else as the `base` decides. Without either every paragraph stands in
 * both texts as it is, and each place where old and new words are likely to be fused is said.
 */
export function readInlineSides(
  inline: ReadInline,
  base: readonly Paragraph[] | null,
  finder: Finder,
  desk: Desk,
): InlineSides {
  const parts = withAnnexTitles(
    partsOf(inline.lines.flatMap((line) => (line.kind === 'line' ? [line] : []))),
  );
  const held = base ? holdAgainst(parts, base, desk) : parts.map(asShown);
  const lost = !inline.fresh && !base && sayLost(parts, finder, desk);
  const notes = newNotes(inline.notes, base);
  let at = 0;
  const tables = tablesOf(base ?? []);
  const sides = inline.lines.flatMap((line): EntrySides[] => {
    if (line.kind === 'table') {
      const old = base && (tables.next().value ?? NO_TABLE);
      return tableSides(line.table, line.fresh, old, desk);
    }
    const part = held[at];
    at += 1;
    return part ? [partSides(part, base !== null, notes, desk)] : [];
  });
  claimLeft(inline.notes, notes, desk);
  return { sides, fused: lost || held.some(({ fused }) => fused) };
}

// What stands right below the heading of an annex is its title.
function withAnnexTitles(parts: readonly InlinePart[]): InlinePart[] {
  return parts.map((part, at) =>
    part.role === 'heading' && parts[at - 1]?.role === 'annex'
      ? { ...part, annexTitle: true }
      : part,
  );
}

function asShown(part: InlinePart): HeldPart {
  return { part, old: null, fused: false };
}

// Where no paragraph has a mark, the redline is lost as a whole; where some have, the others are taken as they stand, but doubts are said.
function sayLost(parts: readonly InlinePart[], finder: Finder, desk: Desk): boolean {
  const unsure = parts.filter(({ certain }) => !certain);
  const whole = unsure.length === parts.length && parts.length > 0;
  if (whole) {
    const text =
      'found an inline redline whose underline and strike are lost, expected marks, --redlines or the text before; both texts have its words as they stand';
    say(desk, 'warning', 'lost-redline', text, parts[0]?.place ?? null);
  }
  for (const part of unsure) sayDoubts(part, finder, desk);
  return whole;
}

function sayDoubts({ after, outside, place }: InlinePart, finder: Finder, desk: Desk): void {
  if (!after) return;
  const name = after.label ? ` in paragraph ${after.label.text}` : '';
  if (outside) {
    const text = `found the typed number ${after.label?.text ?? ''} outside its list, expected the next one; a struck paragraph that keeps its old number looks so, it is kept as it stands`;
    say(desk, 'warning', 'fused-redline', text, place);
  }
  const words = textOf(after.body);
  for (const { from, to, what } of finder(words)) {
    const shown = words.slice(from, to).slice(0, 80);
    const text = `found “${shown}”${name}, ${what}, expected old and new words told apart; they are kept as they stand`;
    const [piece] = slicePieces(after.body, from, to);
    say(desk, 'warning', 'fused-redline', text, piece?.place ?? place);
  }
}

function partSides({ part, old }: HeldPart, given: boolean, notes: Notes, desk: Desk): EntrySides {
  const { before, after } = part;
  claimPart(part, given ? old !== null : true, desk);
  const oldParagraph = given ? old : before && paragraphOf(before, part);
  const found = notesOf(part, oldParagraph, notes, desk);
  const shown = after && { ...after, body: renameMarks(after.body, found.names) };
  const draft = shown ? paragraphOf(shown, part) : tombstone(part);
  return { base: oldParagraph, draft, notes: found };
}

// What both sides have is the text of the draft; what is struck is that of the base, where it has it.
function claimPart({ before, after }: InlinePart, inBase: boolean, desk: Desk): void {
  const { claim } = desk.ledger;
  if (after) {
    claim(after.typed, 'label', 'draft');
    claim(after.body, 'text', 'draft');
  }
  if (!before) return;
  const gone = (piece: Piece): boolean => !after || piece.mark === 'del';
  claim(before.typed.filter(gone), 'label', inBase ? 'base' : null);
  claim(before.body.filter(gone), inBase ? 'before' : 'message', inBase ? 'base' : null);
}

function paragraphOf(
  part: Part,
  { role, inAnnex, annexTitle, place }: InlinePart,
): Heading | Plain {
  const classes = role === 'text' || role === 'heading' || role === 'title' ? [] : [role];
  const plain: Plain = {
    kind: 'plain',
    id: null,
    bracket: part.bracket,
    label: part.label,
    content: runsOf(part.body),
    attributes: { ...NO_ATTRIBUTES, classes },
    comments: [],
    place,
  };
  if (role === 'title')
    return { ...plain, kind: 'heading', level: 1, content: titleRuns(part.body) };
  if (role === 'annex') return { ...plain, kind: 'heading', level: 2 };
  if (role !== 'heading') return plain;
  if (!inAnnex) return { ...plain, kind: 'heading', level: 2 };
  const high = annexTitle || isCapitals(textOf(part.body));
  return { ...plain, kind: 'heading', level: high ? 3 : 4 };
}

function tombstone(part: InlinePart): Paragraph {
  const label: Label | null = part.before?.label ?? null;
  const empty = paragraphOf({ label, bracket: false, typed: [], body: [] }, part);
  const classes = [...empty.attributes.classes, 'deleted'];
  return { ...empty, attributes: { ...NO_ATTRIBUTES, classes } };
}

/** The notes of an inline redline and those that have been set down on either side. */
interface Notes {
  readonly blocks: ReadonlyMap<string, NoteBlock>;
  readonly given: ReadonlyMap<string, Note> | null;
  readonly placed: { readonly base: Set<string>; readonly draft: Set<string> };
  readonly claimed: Set<NoteBlock>;
}

function newNotes(blocks: readonly NoteBlock[], base: readonly Paragraph[] | null): Notes {
  const given =
    base && new Map(base.flatMap((found) => (found.kind === 'note' ? [[found.name, found]] : [])));
  return {
    blocks: new Map([...blocks].reverse().map((block) => [block.name, block])),
    given,
    placed: { base: new Set(), draft: new Set() },
    claimed: new Set(),
  };
}

function notesOf(
  { before, after }: InlinePart,
  old: Paragraph | null,
  notes: Notes,
  desk: Desk,
): EntrySides['notes'] & { readonly names: ReadonlyMap<string, string> } {
  const blocksOf = (part: Part | null): NoteBlock[] =>
    marksOf(part?.body ?? []).flatMap((name) => notes.blocks.get(name) ?? []);
  const names = new Map<string, string>();
  const shown = old ? blocksOf(before) : [];
  const own = blocksOf(after);
  for (const block of own) names.set(block.name, nameIn(block, old, notes.given));
  for (const block of [...own, ...shown])
    claimNote(block, own.includes(block), old !== null, notes, desk);
  return {
    base: notes.given
      ? []
      : shown.flatMap((block) => setDown(block, block.name, 'before', notes.placed.base)),
    draft: own.flatMap((block) => {
      const name = names.get(block.name) ?? block.name;
      return setDown(block, name, 'after', notes.placed.draft);
    }),
    names,
  };
}

// A note of the given base keeps its name; any other of the draft gets one that the base does not use.
function nameIn(block: NoteBlock, old: Paragraph | null, given: Notes['given']): string {
  if (!given) return block.name;
  const words = textOf(sideOf(block.pieces, 'before'));
  const marks = old ? contentOf(old).flatMap(({ note }) => note ?? []) : [];
  const same = marks.find((name) => sameWords(words, plainText(given.get(name)?.content ?? [])));
  return same ?? freshName(block.name, given);
}

function setDown(
  block: NoteBlock,
  name: string,
  side: 'before' | 'after',
  placed: Set<string>,
): Note[] {
  if (placed.has(name)) return [];
  placed.add(name);
  return [noteFrom({ ...block, pieces: sideOf(block.pieces, side) }, name)];
}

function claimNote(
  block: NoteBlock,
  stays: boolean,
  inBase: boolean,
  notes: Notes,
  desk: Desk,
): void {
  if (notes.claimed.has(block)) return;
  notes.claimed.add(block);
  const { claim } = desk.ledger;
  const gone = ({ mark }: Piece): boolean => !stays || mark === 'del';
  claim(
    block.pieces.filter((piece) => !gone(piece)),
    'text',
    'draft',
  );
  claim(block.pieces.filter(gone), inBase ? 'before' : 'message', inBase ? 'base' : null);
}

// A note that no paragraph marks is left out, and said.
function claimLeft(blocks: readonly NoteBlock[], notes: Notes, desk: Desk): void {
  for (const block of blocks) {
    if (notes.claimed.has(block)) continue;
    desk.ledger.claim(block.pieces, 'message', null);
    const text = `found the note “${textOf(block.pieces).trim().slice(0, 80)}”, expected a mark for it in the redline; it is left out`;
    say(desk, 'warning', 'unplaced', text, block.pieces[0]?.place ?? null);
  }
}
