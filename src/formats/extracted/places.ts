import { firstAtLeast } from '../../model/ascending.ts';
import type { Place } from '../../model/message.ts';

/** Line and column, from 1, of offsets in `source`. */
export function placesIn(source: string): (offset: number) => Place {
  const starts = lineStarts(source);
  return (offset) => {
    const line = firstAtLeast(starts, offset + 1) - 1;
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1))
    starts.push(at + 1);
  return starts;
}
