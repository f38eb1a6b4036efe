/** How bad a finding is: an error makes the result unusable for print, a warning needs a human eye, info is for the record. */
export type Severity = 'error' | 'warning' | 'info';

/** Where something stands in a source: `line` and `column` count from 1. `file` is absent for text that came from no file. */
export interface Place {
  readonly file?: string;
  readonly line: number;
  readonly column: number;
}

/**
 * One finding about a document. `rule` is a stable name such as `duplicate-id`;
 * `text` reads "found X, expected Y" and never contains raw control characters.
 */
export interface Message {
  readonly severity: Severity;
  readonly rule: string;
  readonly text: string;
  readonly place: Place | null;
}

/** What every reader returns: an odd document never throws, it yields a value and says what was odd. */
export interface Outcome<T> {
  readonly value: T;
  readonly messages: readonly Message[];
}

/** The same message, its place now naming `file`; a place that already names a file stays. */
export function inFile(file: string, found: Message): Message {
  const place = found.place ?? { line: 1, column: 1 };
  return { ...found, place: { file, ...place } };
}

/** `file:line:col severity rule message`, the form in which messages go to stderr: one line, whatever was typed. */
export function formatMessage(found: Message): string {
  const { place, severity, rule, text } = found;
  const where = place ? `${place.file ?? '-'}:${place.line}:${place.column} ` : '';
  return shownOnOneLine(`${where}${severity} ${rule} ${text}`);
}

/** As `showHidden`, line breaks made visible too. */
export function shownOnOneLine(text: string): string {
  return showHidden(text).replaceAll('\n', '‹U+000A›');
}

// Control characters but tab and line feed, bidirectional controls, zero-width and filling characters, line separators, soft
// hyphen, BOM, noncharacters, and the tag characters, which can carry a whole hidden text.
const HIDDEN =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFFE\uFFFF\u{E0000}-\u{E0FFF}]/gu;

/** Characters that print as nothing, or turn what stands beside them round, made visible as `‹U+202E›`: in a redline they would hide a change. */
export function showHidden(text: string): string {
  return text.replace(HIDDEN, (found) => {
    const code = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `‹U+${code}›`;
  });
}
