/** A regular expression as far as it says how often a character may be read in how many ways. */
export type PatternNode =
  /** One character of a set; `source` is how the set is written. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly items: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly least: number;
      readonly most: number;
    };

const EMPTY: PatternNode = { kind: 'sequence', items: [] };
const ANYTHING: PatternNode = { kind: 'character', source: '[\\s\\S]' };

// A place between characters: `^ $ \b \B`. The opening of a group, with its kind or name. One character or set of characters.
const PLACE = /[\^$]|\\[bB]/y;
const OPENING = /\((?:\?(?:<[=!]|[:=!]|<[^>]*>))?/y;
const BACK = /\\(?:k<[^>]*>|[1-9]\d*)/y;
const ATOM =
  /\[(?:\\[\s\S]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[\s\S])|[^()|]/uy;
const QUANTIFIER = /([*+?]|\{(\d+)(,(\d*))?\})\??/y;

interface Reader {
  readonly take: (part: RegExp) => RegExpExecArray | null;
}

/** Reads the source of a regular expression that is known to be one (flags `iu`). */
export function readPattern(source: string): PatternNode {
  let at = 0;
  return readChoice({
    take: (part) => {
      part.lastIndex = at;
      const found = part.exec(source);
      if (found !== null) at += found[0].length;
      return found;
    },
  });
}

function readChoice(reader: Reader): PatternNode {
  const items = [readSequence(reader)];
  while (reader.take(/\|/y)) items.push(readSequence(reader));
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'choice', items };
}

function readSequence(reader: Reader): PatternNode {
  const items: PatternNode[] = [];
  for (let item = readItem(reader); item !== null; item = readItem(reader))
    items.push(quantified(item, reader));
  const [only] = items;
  return items.length === 1 && only ? only : { kind: 'sequence', items };
}

function readItem(reader: Reader): PatternNode | null {
  if (reader.take(PLACE)) return EMPTY;
  if (reader.take(OPENING)) {
    const inner = readChoice(reader);
    reader.take(/\)/y);
    return inner;
  }
  // What stands for what was read before can be of any length.
  if (reader.take(BACK)) return { kind: 'repeat', item: ANYTHING, least: 0, most: Infinity };
  const atom = reader.take(ATOM);
  return atom === null ? null : { kind: 'character', source: atom[0] };
}

function quantified(item: PatternNode, reader: Reader): PatternNode {
  const found = reader.take(QUANTIFIER);
  if (found === null) return item;
  const [, sign = '', least, more, most] = found;
  if (sign === '?') return { kind: 'repeat', item, least: 0, most: 1 };
  if (least === undefined)
    return { kind: 'repeat', item, least: sign === '+' ? 1 : 0, most: Infinity };
  const exact = more === undefined ? Number(least) : Infinity;
  return { kind: 'repeat', item, least: Number(least), most: most ? Number(most) : exact };
}
