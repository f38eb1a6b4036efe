import type { Change, Pair } from '../compare/comparison.ts';
import type { Entry } from '../compare/side.ts';
import { emptyLexicon } from '../compare/words.ts';
import type { Role } from '../model/outline.ts';
import { plainText } from '../model/run.ts';
import type { Chain, Edition } from './chain.ts';
import { cellsOf } from './concordance-cells.ts';
import { readColumns } from './concordance-columns.ts';
import { type JoinedRow, joinRows } from './concordance-rows.ts';
import type { Fate, Shift } from './fates.ts';
import { type Repeal, withRepeals } from './repeals.ts';

/** One paragraph at one revision. */
export interface ConcordanceCell {
  /** As it is cited, `8 a)`, `Annexe 1, 3`, `A3`; null where it is not in this revision or has no label. */
  readonly label: string | null;
  /** The label of the paragraph that it hangs on, where it has none itself: a tail, a dash or a note of paragraph 8. */
  readonly under: string | null;
  /** Its place among the recitals of this revision, from 1; null where it is none. */
  readonly recital: number | null;
  /** In an open draft the label once adopted; null in adopted revisions and where there is no label. */
  readonly final: string | null;
  /** What it is in this revision; null where it is not there. */
  readonly role: Role | null;
  readonly present: boolean;
  /** None in the first revision, and where the paragraph is neither in this revision nor in its base. */
  readonly fates: readonly Fate[];
  /** How its rank changed against the base; null where it did not. */
  readonly shift: Shift | null;
  /** The ids of the paragraphs that it merged into or was split from. */
  readonly others: readonly string[];
  /** Where it comes from in another instrument, as a target: `resolution:cce/1.7@original#kiruf`. */
  readonly continues: string | null;
  /** That place as it is cited, `1.7, 3`; null where it is not known. */
  readonly source: string | null;
  /** The instrument that repealed it, as it is printed. */
  readonly repealedBy: string | null;
  /** The pair of the comparison with its base in which it stands: of a split or merger with all its members. */
  readonly pair: Pair | null;
  /** Its own words alone, against its base: without `+` the words before, without `-` the words here. Of a paragraph that is back, against the last revision that had it. */
  readonly redline: readonly Change[];
}

/** One paragraph through the revisions; one cell a column. */
export interface ConcordanceRow {
  /** Where no text gives it an id: a number behind a hyphen, which no id can be. */
  readonly id: string;
  /** What it is in the newest column that has it. */
  readonly role: Role;
  /** Its first words there. */
  readonly opening: string;
  /** All its words there; cells of a row are parted by strokes. */
  readonly words: string;
  readonly cells: readonly ConcordanceCell[];
}

/** One revision or stage; or, where `edition` is null, the repeal by the instrument that `key` names. */
export interface ConcordanceColumn {
  readonly key: string;
  readonly adopted: boolean;
  /** The key of the column with which its cells are compared. */
  readonly base: string | null;
  readonly edition: Edition | null;
  /** The repeal itself, where it is one. */
  readonly repeal?: Repeal;
}

/** Every paragraph of an instrument through its revisions: a join on ids. */
export interface Concordance {
  readonly columns: readonly ConcordanceColumn[];
  readonly rows: readonly ConcordanceRow[];
}

/** What a concordance needs to know besides the texts. `placeOf` cites the target of a `continues=` in another instrument. */
export interface ConcordanceOptions {
  readonly formulaFirst: boolean;
  readonly repeals?: readonly Repeal[];
  readonly placeOf?: (target: string) => string | null;
}

/**
 * Every paragraph, item, row, heading and note of a chain of editions through all of them. Rows stand in the order of the newest
 * column; a paragraph that is gone stands behind its old predecessor. Each edition is compared once, with its base. A cell shows its
 * own id alone; what has no id is joined by the pairs of the comparisons. Head rows of tables without an id are left out.
 * Linear in the size of the texts.
 */
export function concordance(
  chain: Chain,
  { formulaFirst, repeals = [], placeOf = () => null }: ConcordanceOptions,
): Concordance {
  const columns = readColumns(chain, formulaFirst);
  const lexicon = emptyLexicon();
  const rows = joinRows(columns).map((row) => ({
    id: row.id,
    ...newest(row),
    cells: cellsOf(row, columns, { lexicon, placeOf }),
  }));
  const heads = columns.map(({ edition, base }) => ({
    key: edition.key,
    adopted: edition.adopted,
    base: base === null ? null : (columns[base]?.edition.key ?? null),
    edition,
  }));
  return withRepeals({ columns: heads, rows }, repeals, formulaFirst);
}

// So many characters of its first words tell a paragraph from others.
const OPENING = 90;

function newest({ entries }: JoinedRow): Pick<ConcordanceRow, 'role' | 'opening' | 'words'> {
  const entry = entries.findLast((each) => each !== null);
  const words = entry === undefined ? '' : printedWords(entry);
  return { role: entry?.member.role ?? 'plain', opening: beginning(words), words };
}

// The marks of notes are none of its words; the cells of a row are parted by strokes.
function printedWords({ content }: Entry): string {
  const words = content.filter(({ note }) => note === undefined);
  return plainText(words).trim().replaceAll('\t', ' | ');
}

function beginning(text: string): string {
  const line = text
    .slice(0, 4 * OPENING)
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  if (letters.length <= OPENING) return line;
  const cut = letters.slice(0, OPENING).join('');
  const blank = cut.lastIndexOf(' ');
  return `${blank > OPENING / 2 ? cut.slice(0, blank) : cut}…`;
}
