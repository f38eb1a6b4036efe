import { isOn } from './properties.ts';
import type { Table } from './reading.ts';
import type { TablePart } from './styles.ts';
import { childOf, type XmlElement } from './xml.ts';

/** The parts of `w:cnfStyle`, in the order of its twelve digits, and its attributes for them (ECMA-376, 17.3.1.8). */
const NOTED: readonly (readonly [part: TablePart, attribute: string])[] = [
  ['firstRow', 'w:firstRow'],
  ['lastRow', 'w:lastRow'],
  ['firstCol', 'w:firstColumn'],
  ['lastCol', 'w:lastColumn'],
  ['band1Vert', 'w:oddVBand'],
  ['band2Vert', 'w:evenVBand'],
  ['band1Horz', 'w:oddHBand'],
  ['band2Horz', 'w:evenHBand'],
  ['neCell', 'w:firstRowLastColumn'],
  ['nwCell', 'w:firstRowFirstColumn'],
  ['seCell', 'w:lastRowLastColumn'],
  ['swCell', 'w:lastRowFirstColumn'],
];

/** The parts that `w:tblLook` turns on, by its attribute and its bit. */
const LOOKS: readonly (readonly [part: TablePart, attribute: string, bit: number])[] = [
  ['firstRow', 'w:firstRow', 0x20],
  ['firstCol', 'w:firstColumn', 0x80],
  ['lastCol', 'w:lastColumn', 0x100],
];

const NONE: readonly TablePart[] = [];

/** The parts of its style that a table uses and whose place is known while it is read. */
export function lookedParts(look: XmlElement | null): readonly TablePart[] {
  if (look === null) return [];
  const bits = Number.parseInt(look.attributes['w:val'] ?? '0', 16);
  return LOOKS.flatMap(([part, attribute, bit]) => {
    const on = look.attributes[attribute] ?? ((bits & bit) > 0 ? '1' : '0');
    return isOn({ 'w:val': on }) ? [part] : [];
  });
}

/** The parts that Word has noted in the properties of a row or cell. */
export function conditionalParts(properties: XmlElement): readonly TablePart[] {
  const noted = childOf(properties, 'w:cnfStyle')?.attributes;
  if (!noted) return NONE;
  const digits = noted['w:val'] ?? '';
  return NOTED.flatMap(([part, attribute], index) =>
    isOn({ 'w:val': noted[attribute] ?? (digits.charAt(index) || '0') }) ? [part] : [],
  );
}

/** The parts of the table's style that hold in the cell that is open: those that Word has noted, and those told by the place of the cell. */
export function partsHere({ head, body, columns, look, row }: Table): readonly TablePart[] {
  const noted = [...(row?.parts ?? []), ...(row?.cell?.parts ?? [])];
  const end = (row?.column ?? 0) + (row?.cell?.span ?? 1);
  const told = look.filter((part) => {
    if (part === 'firstRow') return head.length + body.length === 0;
    return part === 'firstCol' ? row?.column === 0 : end === columns.length;
  });
  return [...noted, ...told];
}
