/**
 * The public surface of revcop. A text is read from Markdown, two texts are compared, the comparison is had as JSON that
 * `comparisonSchema` describes.
 *
 * ```ts
 * const before = readMarkdown('**8.** *Charge* le Conseil et le Secrétariat ; {#bamot}\n').value;
 * const after = readMarkdown('**5.** *Charge* le Secrétariat ; {#bamot}\n').value;
 * comparisonJson(compare(before, after), { before: 'a', after: 'b' }).pairs[0]?.kind; // 'amended'
 * ```
 *
 * Everything here is without side effects: no files, no clock, no locale.
 */
export { compare } from './compare/compare.ts';
export type { Change, Comparison, Evidence, Member, Pair, PairKind } from './compare/comparison.ts';
export {
  type ComparisonJson,
  comparisonJson,
  type MemberJson,
  type PairJson,
  type RunJson,
} from './compare/json.ts';
export { comparisonSchema } from './compare/schema.ts';
/** The inside of one block, as the text format writes it. */
export { readInline, writeInline } from './formats/markdown/inline.ts';
export { readMarkdown } from './formats/markdown/read.ts';
export { writeMarkdown } from './formats/markdown/write.ts';
export { informeaSchema } from './lineage/decisions/informea-schema.ts';
/** What the feeds of Decisions hold: rows of the CSV by the heads of its columns, and the list that InforMEA harvests. */
export { type CsvColumn, siteCsvColumns, siteCsvSchema } from './lineage/decisions/site-csv.ts';
export { type Label, printLabel, readLabel } from './model/label.ts';
export { compareLabels } from './model/label-order.ts';
export {
  formatMessage,
  type Message,
  type Outcome,
  type Place,
  type Severity,
} from './model/message.ts';
export { mintIds } from './model/mint.ts';
export {
  type Outline,
  type OutlineRules,
  outline,
  type Position,
  type Role,
} from './model/outline.ts';
export type {
  Attributes,
  Comment,
  Directive,
  Heading,
  Note,
  Paragraph,
  Plain,
  Row,
  TableStart,
} from './model/paragraph.ts';
export type { Run } from './model/run.ts';
export type { FrontMatter, FrontValue, Text } from './model/text.ts';
