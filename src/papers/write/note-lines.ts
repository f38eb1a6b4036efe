import type { Run } from '../../model/run.ts';
import { type CleanSide, cleanBookmarks, cleanTokens, nameOf, type Surface } from './lines.ts';
import type { Foot, NoteBook } from './notebook.ts';
import { type Printing, printRedline, printRuns } from './printed-runs.ts';
import { bookmarkOf, NO_NOTES, printingOf, type Region } from './region.ts';
import type { LineView, PrintedRun } from './view.ts';

/** A note of a redline. In a row of the table its number stands before it, at the foot of a page the writer prints it. */
export function footLine(foot: Foot, region: Region, notes: NoteBook | null): LineView {
  const { before, after, redline } = foot;
  const printing = printingOf(region, NO_NOTES);
  const op = before && after ? undefined : after ? ('ins' as const) : ('del' as const);
  const tokens = [
    ...(foot.stage ? [`k${region.number}`] : []),
    ...(before ? [`b${region.number}`] : []),
    ...(after ? [`a${region.number}`] : []),
  ];
  return {
    ...noteLine(foot),
    classes: ['note', ...(op === 'ins' ? ['inserted'] : op === 'del' ? ['deleted'] : [])].join(' '),
    side: tokens.join(' '),
    bookmarks: footBookmarks(foot, notes ? 'cell' : 'page', region),
    runs: [...footNumber(foot, notes, printing), ...printRedline(redline, printing)],
  };
}

function footBookmarks({ before, after }: Foot, surface: Surface, { number }: Region): string[] {
  const was = bookmarkOf('b', number, before?.paragraph ?? null);
  const is = surface === 'page' ? bookmarkOf('a', number, after?.paragraph ?? null) : null;
  return [was, is].filter((name) => name !== null);
}

// As a label: one number where both texts have the same, else one struck and one inserted.
function footNumber(foot: Foot, notes: NoteBook | null, printing: Printing): PrintedRun[] {
  if (!notes) return [];
  const was = foot.before ? notes.numberOf(foot, 'before') : null;
  const is = foot.after ? notes.numberOf(foot, 'after') : null;
  if (was === is) return numberRun(is, undefined);
  const [deleted, inserted] = [numberRun(was, 'del'), numberRun(is, 'ins')];
  return printing.redlineFirst === 'inserted'
    ? [...inserted, ...deleted]
    : [...deleted, ...inserted];
}

/** A note of clean text. */
export function cleanFootLine(
  foot: Foot,
  region: Region,
  number: string | null,
  side: CleanSide,
): LineView {
  const printing = printingOf(region, NO_NOTES);
  const content: readonly Run[] =
    foot.after && 'content' in foot.after.paragraph ? foot.after.paragraph.content : [];
  return {
    ...noteLine(foot),
    side: cleanTokens(side, region),
    bookmarks: foot.after ? cleanBookmarks(foot.after, region) : [],
    runs: [...numberRun(number, undefined), ...printRuns(content, printing, 'after')],
  };
}

/** What the line of a note has besides its words, sides and bookmarks. */
export function noteLine({ before, after }: Foot): Omit<LineView, 'side' | 'runs' | 'bookmarks'> {
  const member = after ?? before;
  return {
    element: 'p',
    classes: 'note',
    depth: '',
    paragraph: member ? nameOf(member) : '',
    direction: '',
  };
}

/** The number before a note that stands in a row. */
export function numberRun(number: string | null, op: 'ins' | 'del' | undefined): PrintedRun[] {
  if (number === null) return [];
  return [{ text: number, mark: 'number', label: true, ...(op ? { op } : {}) }];
}
