import { deviation, type Readings, unequal } from './deviate.ts';
import { isReadIn } from './fused.ts';
import { missingIn, sideWords } from './missing.ts';
import type { ShownParagraph, ShownRow } from './shown.ts';
import { type Deviation, SEVERITIES } from './verification.ts';
import { differsInLooks, nameOf } from './words.ts';

/** What is known of the table besides the row: whether it has marks and comments at all. */
export interface TableFacts {
  readonly fused: boolean;
  readonly comments: boolean;
}

/** Holds the columns of a row against each other: marks resolved give the clean text, what is kept is kept, what changes has a comment. */
export function checkRow(row: ShownRow, facts: TableFacts): Deviation[] {
  const own = row.paragraphs.flatMap((paragraph) =>
    facts.fused ? fusedColumns(paragraph, row) : markedColumns(paragraph, row),
  );
  return [...own, ...checkComment(row, facts)];
}

function readingsOf(
  paragraph: ShownParagraph,
  expected: string | null,
  found: string | null,
): Readings {
  const { before, after, shown, clean, place, marked } = paragraph;
  const named = (marked ? (before ?? after) : shown) ?? clean;
  const where = nameOf(named?.label ?? null, named?.words ?? '');
  return { where, place: clean?.place ?? place, expected, found };
}

function markedColumns(paragraph: ShownParagraph, row: ShownRow): Deviation[] {
  const { before, after, clean, role } = paragraph;
  const readings = readingsOf(paragraph, after?.words ?? null, clean?.words ?? null);
  if (role === 'formula' && (!after || !clean)) return [];
  const kept = row.keep && before && after ? keptWords(paragraph) : [];
  if (!after && !clean) return kept;
  if (!clean) return [deviation('clean-lacking', CLEAN_LACKING, readings), ...kept];
  if (!after)
    return [
      deviation(
        before ? 'deleted-but-clean' : 'columns-differ',
        before ? DELETED : CLEAN_ALONE,
        readings,
      ),
    ];
  return [...unequal('columns-differ', COLUMNS_DIFFER, readings), ...kept];
}

const CLEAN_LACKING =
  'found an empty clean cell beside words that are not struck, expected them in the clean column or struck';
const DELETED =
  'found clean text beside a paragraph that is struck as a whole, expected an empty cell';
const CLEAN_ALONE =
  'found new words in the clean column alone, expected them as an insertion in the first';
const COLUMNS_DIFFER =
  'found other words in the clean column than the first gives once its marks are resolved, expected the same';
const KEPT =
  'found a change under a comment that says that the paragraph is kept, expected the same words on both sides';

function keptWords(paragraph: ShownParagraph): Deviation[] {
  const { before, after } = paragraph;
  return unequal(
    'kept-but-changed',
    KEPT,
    readingsOf(paragraph, before?.words ?? null, after?.words ?? null),
  );
}

// Without marks the first column has old and new words: the clean ones must be read in it.
function fusedColumns(paragraph: ShownParagraph, { keep }: ShownRow): Deviation[] {
  const { shown, clean, role } = paragraph;
  if (role === 'formula' && (!shown || !clean)) return [];
  if (!clean)
    return keep
      ? [deviation('clean-lacking', KEPT_EMPTY, readingsOf(paragraph, shown?.words ?? null, null))]
      : [];
  const readings = readingsOf(paragraph, shown?.words ?? null, clean.words);
  if (!shown) return [deviation('columns-differ', CLEAN_ALONE, readings)];
  if (keep) return unequal('kept-but-changed', KEPT, readings);
  const end = endMark(paragraph, readings);
  if (isReadIn(clean.words, shown.words)) return end;
  if (differsInLooks(shown.words, clean.words)) return unequal('columns-differ', '', readings);
  return [missingWords(shown.words, clean.words, readings), ...end];
}

const KEPT_EMPTY =
  'found an empty clean cell under a comment that says that the paragraph is kept, expected its words';

function missingWords(shown: string, clean: string, readings: Readings): Deviation {
  const redline = missingIn(clean, shown);
  const text =
    'found words in the clean column that cannot be read in the first, expected every one of them there';
  return {
    rule: 'columns-differ',
    severity: SEVERITIES['columns-differ'],
    text,
    ...readings,
    expected: sideWords(redline, '-'),
    redline,
  };
}

// “; and”, “; et”: the last item but one ends in a short conjunction.
const END = /\s*(?:[.,;:!?\]][»”"’']?|;\s*\p{L}{1,3})$/u;
const TAIL = 40;

function endMark({ shown, clean, role }: ShownParagraph, readings: Readings): Deviation[] {
  if (!shown || !clean || role !== 'text' || END.test(clean.words)) return [];
  const mark = END.exec(shown.words)?.[0];
  if (mark === undefined) return [];
  const text =
    'found no mark at the end of the clean paragraph, expected the one at the end of the first column, or another';
  const found = `…${clean.words.slice(-TAIL).replace(/^\S*\s/u, '')}`;
  return [deviation('end-mark', text, { ...readings, expected: found + mark, found })];
}

function checkComment(row: ShownRow, { fused, comments }: TableFacts): Deviation[] {
  if (!comments) return [];
  const changed = row.paragraphs.filter((paragraph) => isChanged(paragraph, fused));
  const [first] = changed;
  if (first && row.comment === '') {
    const readings = readingsOf(first, null, null);
    return [
      deviation('no-comment', 'found a change without a comment, expected the reason for it', {
        ...readings,
        place: row.place,
      }),
    ];
  }
  const [same] = row.paragraphs;
  const formula = row.paragraphs.some(({ role }) => role === 'formula');
  if (first || !same || formula || row.comment === '' || row.keep) return [];
  return unseen(same, row, fused);
}

function isChanged({ before, after, shown, clean, role }: ShownParagraph, fused: boolean): boolean {
  if (role === 'formula' && (!shown || !clean)) return false;
  if (fused) return shown?.words !== clean?.words;
  return before?.words !== after?.words;
}

// A new paragraph has a provisional number or none, and its underline is lost: what is said of it may be true.
function unseen(same: ShownParagraph, row: ShownRow, fused: boolean): Deviation[] {
  const label = same.shown?.label ?? null;
  const provisional = label !== null && (label.value === 0 || label.suffix !== '');
  if (fused && (label === null || provisional || row.tellsNew)) return [];
  const text =
    'found the same words on both sides under a comment that tells of a change, expected a difference; what was changed cannot be seen';
  const words = same.shown?.words ?? null;
  return [
    deviation('unseen-change', text, { ...readingsOf(same, words, words), place: row.place }),
  ];
}
