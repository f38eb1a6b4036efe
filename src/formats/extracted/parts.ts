import type { Line } from './lines.ts';

/**
 * A stretch of the source inside a paragraph: `join` is what parts it from the stretch before it (nothing for the first, for
 * a superscript and behind a hyphen). `note` makes it the mark of a note of that name.
 */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly join: '' | ' ';
  readonly note?: string;
}

/** The one part of a paragraph that stands on one line. */
export function partOf(line: Pick<Line, 'from' | 'to'>): Part {
  return { from: line.from, to: line.to, join: '' };
}

/** The characters of parts, as they will be read. */
export function textOfParts(source: string, parts: readonly Part[]): string {
  let text = '';
  for (const part of parts)
    text += part.join + (part.note === undefined ? source.slice(part.from, part.to) : '');
  return text;
}

/** Where a paragraph of these parts begins and ends in the source. */
export function extentOf(parts: readonly Part[]): { readonly from: number; readonly to: number } {
  const from = parts[0]?.from ?? 0;
  return { from, to: parts.at(-1)?.to ?? from };
}
