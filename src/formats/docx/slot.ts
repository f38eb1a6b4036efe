import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type XmlComponent,
} from 'docx';
import { paragraphOf } from './paragraph.ts';
import type { EmptySlot } from './picture.ts';
import { twips } from './styles.ts';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
const MARGIN = twips(1);

/** An empty slot as a box of the size of its picture, with its words in the middle; `side` is where it stands. */
export function slotBox(
  slot: EmptySlot,
  words: readonly XmlComponent[],
  side: 'start' | 'center' | 'end',
): Table {
  const width = { size: twips(slot.width), type: WidthType.DXA };
  const cell = new TableCell({
    width,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [paragraphOf('EmptySlotText', words, { fromRight: false, change: null })],
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width,
    columnWidths: [width.size],
    alignment:
      side === 'start'
        ? AlignmentType.LEFT
        : side === 'end'
          ? AlignmentType.RIGHT
          : AlignmentType.CENTER,
    borders: { top: LINE, left: LINE, bottom: LINE, right: LINE },
    margins: { top: MARGIN, left: MARGIN, bottom: MARGIN, right: MARGIN },
    rows: [
      new TableRow({
        height: { value: twips(slot.height), rule: HeightRule.ATLEAST },
        children: [cell],
      }),
    ],
  });
}
