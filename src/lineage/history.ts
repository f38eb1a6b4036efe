import { outlineOf, type Role } from '../model/outline.ts';
import { isTombstone, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { frontString, type Text } from '../model/text.ts';
import type { Chain, Edition } from './chain.ts';
import type { Concordance, ConcordanceCell, ConcordanceRow } from './concordance.ts';
import type { Shift } from './fates.ts';
import { type Corrigendum, corrigendaOf, removalsOf } from './recorded.ts';

/** Another paragraph of the same instrument; the label is that of the revision that is spoken of, null where it has none. */
export interface Relative {
  readonly id: string;
  readonly label: string | null;
}

/** What became of a paragraph at one revision. */
export interface HistoryStep {
  readonly key: string;
  /** The meeting of a repeal that is no revision of the text; null of a revision. */
  readonly meeting: string | null;
  readonly cell: ConcordanceCell;
  /** The cell of the base, null where that did not have the paragraph. */
  readonly before: ConcordanceCell | null;
  readonly shift: Shift | null;
  /** Of a merger what it went into, of a split what it came out of. */
  readonly others: readonly Relative[];
  /** What merged into it here, and what split off from it here. */
  readonly joined: readonly Relative[];
  readonly parted: readonly Relative[];
  /** Why it went, as the revision records it; null where it did not go or nothing is recorded. */
  readonly reason: string | null;
  /** What the draft says of it, one string a paragraph: the draft that was adopted, or the open one itself. */
  readonly comment: readonly string[];
  /** The symbol of the paper that proposed the revision. */
  readonly paper: string | null;
  /** What the meeting changed by word of mouth before it adopted the revision. */
  readonly orally: string | null;
  /** The corrections of the revision that touch the paragraph. */
  readonly corrigenda: readonly Corrigendum[];
}

/** A paragraph through the revisions. Those that neither have it nor had it in their base are no steps. */
export interface ParagraphHistory {
  readonly row: ConcordanceRow;
  readonly steps: readonly HistoryStep[];
}

/** Where a paragraph is looked for: the concordance, and all editions that there are, drafts among them, for their comments. */
export interface Records {
  readonly concordance: Concordance;
  readonly editions: Chain;
  readonly formulaFirst: boolean;
}

/** What became of the paragraph of a row at each revision, oldest first. */
export function historyOf(row: ConcordanceRow, records: Records): ParagraphHistory {
  const { columns } = records.concordance;
  const steps = columns.flatMap(({ key, base, edition, repeal }, at): HistoryStep[] => {
    const cell = row.cells[at];
    if (!cell || (!cell.present && cell.fates.length === 0)) return [];
    const from = columns.findIndex((column) => column.key === base);
    const former = row.cells[from];
    const known = former?.present ? former : null;
    const proposal = edition === null ? null : proposalOf(edition, records.editions);
    return [
      {
        key,
        meeting: repeal?.meeting ?? null,
        cell,
        before: known,
        shift: known && cell.shift,
        others: cell.others.map((id) => relativeOf(id, cell.present ? from : at, records)),
        joined: kinOf(row.id, at, 'merged', from, records),
        parted: kinOf(row.id, at, 'split', at, records),
        reason: edition === null ? null : reasonOf(row.id, edition.text),
        comment: proposal === null ? [] : commentsOn(row.id, proposal.text),
        paper: edition === null ? null : paperOf(edition, proposal),
        orally: (edition && frontString(edition.text, 'orally-amended')) ?? null,
        corrigenda: edition === null ? [] : correctionsOf(row.id, edition.text),
      },
    ];
  });
  return { row, steps };
}

/** The paragraph into which one merged for good, from the revision on at which it did; null for one that went on or went away. */
export function heirOfMerger(
  { steps }: ParagraphHistory,
  records: Records,
): ParagraphHistory | null {
  const last = steps.at(-1);
  const [other] = last?.others ?? [];
  const { rows, columns } = records.concordance;
  const row = rows.find(({ id }) => id === other?.id);
  if (!last?.cell.fates.includes('merged') || !row) return null;
  const at = columns.findIndex(({ key }) => key === last.key);
  const later = columns.slice(at).map(({ key }) => key);
  const whole = historyOf(row, records);
  return { row, steps: whole.steps.filter(({ key }) => later.includes(key)) };
}

/** The rows of what hangs on a paragraph in an edition, in their order: its items, theirs, its tails. What has no id is left out. */
export function itemsOf(
  row: ConcordanceRow,
  { text }: Edition,
  records: Records,
): readonly ConcordanceRow[] {
  const outline = outlineOf(text, records.formulaFirst);
  const root = text.paragraphs.findIndex((paragraph) => nameOf(paragraph) === row.id);
  const inside = new Set([root]);
  const rows = new Map(records.concordance.rows.map((one) => [one.id, one]));
  return text.paragraphs.flatMap((paragraph, index) => {
    const parent = outline[index]?.parent ?? null;
    if (root < 0 || parent === null || !inside.has(parent)) return [];
    inside.add(index);
    const own = rows.get(nameOf(paragraph) ?? '');
    return own && !isTombstone(paragraph) ? [own] : [];
  });
}

/** The rows of an edition that are cited by a label as it is typed, `8 a)`, `6 bis`, `Annex 1, 3`, `A3`; the annex may be left out where nothing in the body has the label. */
export function rowsLabelled(
  typed: string,
  key: string,
  { columns, rows }: Concordance,
): readonly ConcordanceRow[] {
  const at = columns.findIndex((column) => column.key === key);
  const wanted = partsOf(typed);
  const labelled = rows.flatMap((row) => {
    const { label = null, role = null } = row.cells[at] ?? {};
    return label === null ? [] : [{ row, role, parts: partsOf(label) }];
  });
  type Fits = (parts: readonly string[], role: Role | null) => boolean;
  const pick = (fits: Fits): readonly ConcordanceRow[] =>
    labelled.filter(({ parts, role }) => fits(parts, role)).map(({ row }) => row);
  // The word for an annex may be typed in another language than that of the text.
  const inAnnex = typed.includes(',') && isWord(wanted[0]);
  // Each way to read what was typed is less strict than the one before it.
  const ways: readonly Fits[] = [
    (parts) => sameParts(parts, wanted),
    (parts) => parts.join('') === wanted.join(''),
    (parts) => inAnnex && isWord(parts[0]) && sameParts(parts.slice(1), wanted.slice(1)),
    // A row whose number stands in one annex alone is cited without it.
    (parts, role) => inAnnex && role === 'row' && sameParts(parts, wanted.slice(1)),
    (parts) => parts.length > wanted.length && sameParts(parts.slice(-wanted.length), wanted),
  ];
  if (wanted.length === 0) return [];
  return ways.map(pick).find((found) => found.length > 0) ?? [];
}

function isWord(part: string | undefined): boolean {
  return part !== undefined && /^\p{L}{4,}$/u.test(part);
}

// `8 a)` and `8(a)` are the same number, `6 bis` and `6 BIS` too; the word for an annex is one of its parts.
function partsOf(label: string): readonly string[] {
  return label.toLowerCase().match(/\p{L}+|\p{N}+/gu) ?? [];
}

function sameParts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

/** The adopted text keeps no comments: they stay with the draft that it was adopted from. An open draft has its own. */
function proposalOf(edition: Edition, editions: Chain): Edition | null {
  if (!edition.adopted) return edition;
  const from = frontString(edition.text, 'adopted-from');
  return editions.find(({ key }) => key === from) ?? null;
}

function paperOf({ text }: Edition, proposal: Edition | null): string | null {
  return frontString(text, 'paper') ?? (proposal && frontString(proposal.text, 'paper')) ?? null;
}

function commentsOn(id: string, { paragraphs }: Text): readonly string[] {
  return paragraphs
    .filter((paragraph) => nameOf(paragraph) === id)
    .flatMap(({ comments }) =>
      comments.flatMap(({ content, attributes }) =>
        content.map((runs, index) => {
          const { by } = attributes.values;
          return by !== undefined && index === 0 ? `[${by}] ${plainText(runs)}` : plainText(runs);
        }),
      ),
    );
}

function reasonOf(id: string, text: Text): string | null {
  return removalsOf(text).find((removal) => removal.id === id)?.reason ?? null;
}

function correctionsOf(id: string, text: Text): readonly Corrigendum[] {
  return corrigendaOf(text).filter(({ ids }) => ids.includes(id));
}

function relativeOf(id: string, at: number, { concordance }: Records): Relative {
  const row = concordance.rows.find((one) => one.id === id);
  return { id, label: row?.cells[at]?.label ?? null };
}

// Those whose cell in this column says that they merged into the paragraph, or were split from it.
function kinOf(
  id: string,
  at: number,
  fate: 'merged' | 'split',
  named: number,
  { concordance }: Records,
): readonly Relative[] {
  return concordance.rows.flatMap((row) => {
    const cell = row.cells[at];
    if (!cell?.fates.includes(fate) || !cell.others.includes(id)) return [];
    return [{ id: row.id, label: row.cells[named]?.label ?? null }];
  });
}

function nameOf(paragraph: Paragraph): string | null {
  return paragraph.kind === 'note' ? paragraph.name : paragraph.id;
}
