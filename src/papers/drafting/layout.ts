import { compare } from '../../compare/compare.ts';
import type { Comparison, Member } from '../../compare/comparison.ts';
import type { Message, Outcome } from '../../model/message.ts';
import { type Comment, isTombstone } from '../../model/paragraph.ts';
import type { Sheet } from '../../model/sheet.ts';
import { frontString, isRightToLeft, languageOf, type Text } from '../../model/text.ts';
import { asPrinted } from '../write/as-printed.ts';
import { block } from '../write/blocks.ts';
import { languageWords, makeSheet, type SheetContext } from '../write/layout.ts';
import { ownLine } from '../write/lines.ts';
import { feetOf, type NoteBook, startCounter } from '../write/notebook.ts';
import { groupEntries } from '../write/redline-groups.ts';
import { comparisonRegion, type Region } from '../write/region.ts';
import { type PieceEntry, sequence } from '../write/sequence.ts';
import { isFootnote, printedSides } from '../write/sides.ts';
import { printedName } from '../write/text-name.ts';
import { openColumnBooks } from '../write/three-column.ts';
import type { BlockView, ColumnsRowView, SheetView } from '../write/view.ts';
import { bookmarkFor } from './names.ts';
import { type DraftingPrint, noteRows, pieceRows } from './rows.ts';
import { tableBlocks } from './text-table.ts';

/** A draft and the text that it amends. */
export interface DraftingTexts {
  readonly base: Text;
  readonly draft: Text;
  /** The name of the draft as it is typed, `cms/11.24@rev.cop15.draft`. */
  readonly name: string;
}

/** The comparison that a drafting file prints. */
function draftingComparison(
  { base, draft }: Pick<DraftingTexts, 'base' | 'draft'>,
  { profile }: Pick<SheetContext, 'profile'>,
): Comparison {
  return asPrinted(compare(base, draft, { formulaFirst: profile.formulaFirst }));
}

/**
 * The sheet of a drafting file: one row a paragraph, with redline, comment and clean text under the working number, all
 * bookmarked; tables of the text in between, once redlined where they change, once to be written in, with the comments on
 * their rows in a column of their own. A message of severity error means that nothing may be written.
 */
export function draftingSheet(texts: DraftingTexts, context: SheetContext): Outcome<Sheet> {
  const { draft } = texts;
  const language = languageOf(draft);
  const words = languageWords(context.profile, language);
  const missing = words.words.draftingNote === undefined ? [NO_NOTE] : [];
  const comparison = draftingComparison(texts, context);
  const { profile } = context;
  const around = { number: 0, tracked: false, profile, words, counter: startCounter() };
  const region: Region = {
    ...comparisonRegion(comparison, around),
    ...printedSides(comparison, [], profile),
    events: [],
  };
  const view: SheetView = {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    sections: [
      {
        direction: 'landscape',
        event: '',
        opensAnnex: false,
        running: { symbol: frontString(draft, 'paper') ?? '' },
        blocks: [...opening(texts, region), ...deskBlocks(comparison, region)],
      },
    ],
  };
  const { value, messages } = makeSheet('sheet', view, context);
  return { value, messages: [...missing, ...messages] };
}

const NO_NOTE: Message = {
  severity: 'error',
  rule: 'missing-word',
  text: 'found no word draftingNote in the profile of the body, expected one for a drafting file',
  place: null,
};

/** The line that says whose draft a file is. */
function identityLine(name: string, language: string): string {
  return `${name} (${language})`;
}

function opening({ draft, name }: DraftingTexts, { words, profile }: Region): readonly BlockView[] {
  const lines = [
    ownLine('title', [{ text: printedName(draft, words, profile) }]),
    ownLine('legend', [{ text: words.words.draftingNote ?? '' }]),
    ownLine('legend', [{ text: identityLine(name, languageOf(draft)) }]),
  ];
  return lines.map((line) => block({ line }));
}

function deskBlocks(comparison: Comparison, region: Region): readonly BlockView[] {
  const groups = groupEntries(entriesOf(comparison, region), region);
  const books = openColumnBooks(feetOf(comparison, region), region);
  const print: DraftingPrint = {
    region,
    books: { redline: linkedNotes(books.redline), clean: linkedNotes(books.clean) },
    comments: commentsIn(comparison.after),
    live: liveIn(comparison.after),
    waiting: new Map(),
  };
  const { columns } = region.words;
  const blocks: BlockView[] = [];
  let rows: ColumnsRowView[] = [];
  const flush = (): void => {
    const view = { kind: 'three-column' as const, heads: columns, count: 3, rows };
    if (rows.length > 0) blocks.push(block({ columns: view }));
    rows = [];
  };
  for (const group of groups) {
    if (group.kind === 'pieces') rows.push(...pieceRows(group.entries, print));
    else if (group.kind === 'rows') {
      flush();
      blocks.push(...tableBlocks(group, print));
    }
    rows.push(...noteRows(print));
  }
  flush();
  return blocks;
}

// A raised figure alone could be a power: the mark of a note leads to it.
function linkedNotes(book: NoteBook): NoteBook {
  return {
    ...book,
    mark: (name, side) => {
      const mark = book.mark(name, side);
      return mark && { ...mark, href: `#${bookmarkFor('clean', name)}` };
    },
  };
}

// What moved is printed once, where it stands: a drafter writes there alone.
function entriesOf(comparison: Comparison, region: Region): readonly PieceEntry[] {
  const skip = (member: Member, side: 'before' | 'after'): boolean => {
    const printed = region[side].printed[member.index];
    return printed !== null && printed !== undefined && isFootnote(printed, region[side]);
  };
  return sequence(comparison, [], region, skip).flatMap((entry): PieceEntry[] => {
    if (entry.kind !== 'piece' || entry.moved === 'from') return [];
    if (entry.moved === null) return [entry];
    const { piece } = entry;
    return [{ ...entry, moved: null, before: piece.before, redline: piece.redline }];
  });
}

/** The comments of a draft by the paragraph that they are on, tombstones too. */
function commentsIn({ paragraphs }: Text): (id: string | null) => readonly Comment[] {
  const comments = new Map<string, readonly Comment[]>();
  for (const paragraph of paragraphs) {
    if (paragraph.id === null) continue;
    if (!comments.has(paragraph.id) || isTombstone(paragraph))
      comments.set(paragraph.id, paragraph.comments);
  }
  return (id) => (id === null ? [] : (comments.get(id) ?? []));
}

function liveIn({ paragraphs }: Text): (id: string | null) => boolean {
  const live = new Set(paragraphs.flatMap((one) => (isTombstone(one) ? [] : (one.id ?? []))));
  return (id) => id !== null && live.has(id);
}
