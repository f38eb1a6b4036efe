import type { Label } from '../../model/label.ts';
import { shapeOf, succeeds } from '../../model/label-order.ts';
import type { Heading } from '../../model/paragraph.ts';
import { isCapitals } from './prose.ts';

type Level = Heading['level'];

/** What is known of a line when the level of its heading is asked for. */
export interface LevelledLine {
  readonly line: string;
  readonly typed: { readonly label: Label } | null;
  readonly heading: boolean;
}

const LEVELS: readonly Level[] = [1, 2, 3, 4, 5, 6];

/**
 * Levels of the headings of a text that shows them by their order alone; null for lines that are none. The first line is the title. A heading
 * directly below another is deeper than it; one of a numbered series is as deep as the first of that series; words that come again (`Description
 * of activities`) are as deep as they were; any other stands beside the last one of its look, capitals above small letters.
 */
export function headingLevels(lines: readonly LevelledLine[]): (Level | null)[] {
  const known = new Map<string, number>();
  let last: { readonly level: number; readonly look: string } | null = null;
  let adjacent = false;
  return lines.map((line) => {
    if (!line.heading) {
      adjacent = false;
      return null;
    }
    const look = lookOf(line);
    const level = levelOf(line, look, last, adjacent, known);
    for (const key of [...known.keys()])
      if ((known.get(key) ?? 0) > level && key.startsWith('look ')) known.delete(key);
    known.set(`line ${line.line}`, level);
    known.set(`look ${look}`, level);
    if (line.typed) known.set(`series ${look}`, level);
    last = { level, look };
    adjacent = true;
    return LEVELS[Math.min(level, LEVELS.length) - 1] ?? 6;
  });
}

/** A paragraph among its neighbours: its words behind the label, and the label. */
export interface NumberedLine {
  readonly words: string;
  readonly label: Label | null;
}

const LONGEST_HEADING = 400;

/** Whether a numbered paragraph is a heading: it is set in capitals, or ends without a mark above running text and stands in no list. */
export function isNumberedHeading(
  { words, label }: NumberedLine,
  before: NumberedLine | undefined,
  after: NumberedLine | undefined,
): boolean {
  if (!label || label.style === 'mark') return false;
  if (words.length > LONGEST_HEADING || /[.;:,!?…]["»”’)\]\s]*$/u.test(words)) return false;
  if (isCapitals(words)) return true;
  const inList = before?.label ? succeeds(before.label, label) : false;
  return !inList && after !== undefined && after.label === null && /^\p{Lu}/u.test(words);
}

function lookOf({ line, typed }: LevelledLine): string {
  if (typed) return shapeOf(typed.label);
  return isCapitals(line) ? 'capitals' : 'small';
}

function levelOf(
  { line, typed }: LevelledLine,
  look: string,
  last: { readonly level: number; readonly look: string } | null,
  adjacent: boolean,
  known: ReadonlyMap<string, number>,
): number {
  if (!last) return 1;
  const before = known.get(typed ? `series ${look}` : `line ${line}`);
  if (before !== undefined) return before;
  if (adjacent || typed) return last.level + 1;
  const beside = known.get(`look ${look}`);
  if (beside !== undefined && beside > 1) return beside;
  return look === 'capitals' ? 2 : last.level + 1;
}
