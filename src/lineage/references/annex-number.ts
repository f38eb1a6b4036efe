import type { CitedNumber } from '../../model/reference.ts';
import { BLANK, type Cursor, sticky, take } from './phrases.ts';

const NUMBER = sticky(`(?:\\d{1,2}|[IVX]{1,5}|[A-Z])(?![\\p{L}\\p{N}/’']|[.,]\\d|${BLANK}%)`, 'uy');

/** The number of an annex as typed: `1`, `II`, `A`. */
export function readAnnexNumber(cursor: Cursor): CitedNumber | null {
  const start = cursor.at;
  const found = take(cursor, NUMBER);
  return found && { labels: [found[0]], start, end: cursor.at };
}
