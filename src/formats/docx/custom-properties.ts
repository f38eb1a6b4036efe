import { escaped } from './xml.ts';

/** What a Word file says of itself under names of one's own, each a line of text. */
export type CustomProperties = Readonly<Record<string, string>>;

const NAMES = 'http://schemas.openxmlformats.org/officeDocument/2006';
// The format that ECMA-376 (Part 1, 22.3) gives to properties of one's own, whose numbers begin at 2.
const FORMAT = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';
const FIRST = 2;

/** `docProps/custom.xml`. */
export function customXml(properties: CustomProperties): string {
  const each = Object.entries(properties).map(
    ([name, value], index) =>
      `<property fmtid="${FORMAT}" pid="${FIRST + index}" name="${escaped(name)}"><vt:lpwstr>${escaped(value)}</vt:lpwstr></property>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<Properties xmlns="${NAMES}/custom-properties" xmlns:vt="${NAMES}/docPropsVTypes">${each.join('')}</Properties>`
  );
}
