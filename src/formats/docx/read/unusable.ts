/** Why a file cannot be read at all; the rule of the one message that a reader then gives. */
export type UnusableRule =
  | 'not-a-zip'
  | 'encrypted-file'
  | 'old-word-file'
  | 'no-main-document'
  | 'doctype'
  | 'too-large'
  | 'wrong-size'
  | 'too-deep'
  | 'broken-zip'
  | 'broken-xml';

/** Thrown inside this folder where a file cannot be used; `readDocx` turns it into its message. */
export class UnusableFile extends Error {
  readonly rule: UnusableRule;

  constructor(rule: UnusableRule, text: string) {
    super(text);
    this.rule = rule;
  }
}
