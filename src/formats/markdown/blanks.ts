// Plain loops: on a line of a million blanks a regular expression that ends in `$` takes the square of its length.

/** The text without spaces and tabs at its beginning. No-break spaces are no blanks here. */
export function trimStart(text: string): string {
  let start = 0;
  while (isBlank(text[start])) start += 1;
  return text.slice(start);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}
