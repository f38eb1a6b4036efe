import type { Outcome } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { isRightToLeft } from '../../model/text.ts';
import { block } from './blocks.ts';
import { printLabel } from './label-runs.ts';
import { hasErrors, makeSheet, type SheetContext } from './layout.ts';
import { ownLine } from './lines.ts';
import { type Printing, printRuns } from './printed-runs.ts';
import { proveList } from './proof-list.ts';
import { NO_NOTES } from './region.ts';
import type { BlockView, LineView, RowView, SheetView } from './view.ts';

/** One part of a list that a secretariat publishes. `item` is a numbered paragraph at its depth, `table` has its widths as shares of the page. */
export type ListPart =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'directed-to' | 'note'; readonly text: string }
  | {
      readonly kind: 'item';
      readonly depth: number;
      readonly label: string;
      readonly text: string;
    }
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly string[])[];
    };

/** A list in one language: what stands in a terminal, a Word file and an HTML file alike. */
export interface ListDocument {
  readonly language: string;
  readonly title: string;
  readonly direction: 'portrait' | 'landscape';
  readonly parts: readonly ListPart[];
}

/** A list as a sheet of its own, proven to say what the list says. */
export function listSheet(
  list: ListDocument,
  context: Pick<SheetContext, 'profile' | 'templates'>,
): Outcome<Sheet> {
  const { language, title, direction, parts } = list;
  const rightToLeft = isRightToLeft(language);
  const printing: Printing = {
    rightToLeft,
    tracked: false,
    redlineFirst: context.profile.redlineFirst,
    href: () => undefined,
    notes: NO_NOTES,
  };
  const view: SheetView = {
    language,
    direction: rightToLeft ? 'rtl' : 'ltr',
    sections: [
      {
        direction,
        event: '',
        opensAnnex: false,
        running: { symbol: '' },
        blocks: [
          block({ line: { ...said('title', title, printing), element: 'h1' } }),
          ...parts.map((part) => partBlock(part, printing)),
        ],
      },
    ],
  };
  const { value, messages } = makeSheet('sheet', view, context);
  const proof = hasErrors(messages) ? [] : proveList(value, list);
  return { value, messages: [...messages, ...proof] };
}

function partBlock(part: ListPart, printing: Printing): BlockView {
  switch (part.kind) {
    case 'heading':
      return block({
        line: { ...said(`heading-${part.level}`, part.text, printing), element: `h${part.level}` },
      });
    case 'directed-to':
      return block({ line: { ...said('directed-to', part.text, printing), element: 'h3' } });
    case 'note':
      return block({ line: said('plain', part.text, printing) });
    case 'item':
      return block({ line: numbered(part, printing) });
    case 'table':
      return block({
        table: {
          classes: 'plain',
          bookmark: '',
          widths: part.widths.map((width) => `${width}%`),
          heads: [row(part.heads, 'cell-head', printing)],
          rows: part.rows.map((cells) => row(cells, 'cell', printing)),
        },
      });
  }
}

const STYLES = ['decision', 'item', 'subitem'];

function numbered(
  { depth, label, text }: Extract<ListPart, { kind: 'item' }>,
  printing: Printing,
): LineView {
  const style = STYLES[Math.min(Math.max(depth, 1), STYLES.length) - 1] ?? 'plain';
  const runs = [...printLabel(label, printing), ...printRuns([{ text }], printing, 'after')];
  return { ...ownLine(style, runs), depth: `${depth}` };
}

function row(cells: readonly string[], style: string, printing: Printing): RowView {
  return {
    classes: '',
    paragraph: '',
    side: '',
    bookmark: '',
    cells: cells.map((text) => ({ span: 1, line: said(style, text, printing) })),
  };
}

function said(style: string, text: string, printing: Printing): LineView {
  return ownLine(style, text === '' ? [] : printRuns([{ text }], printing, 'after'));
}
