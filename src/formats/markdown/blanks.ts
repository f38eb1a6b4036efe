// Plain loops: on a line of a million blanks a regular expression that ends in `$` takes the square of its length.

/** The text without spaces and tabs at its beginning. No-break spaces are no blanks here. */
export function trimStart(text: string): string {
  let start = 0;
  while (isBlank(text[start])) start += 1;
  return text.slice(start);
}

/** The text without spaces, tabs and line breaks at its end. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (isBlank(text[end - 1]) || text[end - 1] === '\n')) end -= 1;
  return text.slice(0, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
