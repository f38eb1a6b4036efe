/** How the counted part of a label is written. `double` is `AA`, `BB` (draft Decisions); `mark` is a dash or bullet, which counts nothing. */
export type LabelStyle = 'arabic' | 'lower' | 'upper' | 'double' | 'lower-roman' | 'upper-roman' | 'cjk' | 'mark';

/**
 * A paragraph's number as printed this year, taken apart. `text` is exactly what was typed and what `read` gives back;
 * the parts serve order and counting. `series` is what stands before the counted part and stays while it counts:
 * `15.` of `15.AA`, `B` of `B21`, `1.2.` of `1.2.3`. `value` is the counted part as a whole number (`iv` is 4, `AA` is 1; 0 for a mark).
 * `suffix` is the Latin ordinal (`bis`) or inserted letter (`a` of `(1a)`), as typed, without blanks or points.
 */
export interface Label {
  readonly text: string;
  readonly word: string;
  readonly open: string;
  readonly series: string;
  readonly value: number;
  readonly style: LabelStyle;
  readonly suffix: string;
  readonly close: string;
}
