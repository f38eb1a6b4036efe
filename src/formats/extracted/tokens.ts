/**
 * What text extraction leaves behind in square brackets: `[bookmark: _Hlk20]` and `[image: Logo]` (noise),
 * `[footnoteRef:3]` (where a note is marked) and `[3: text]` (the note). `from` and `to` are offsets of the whole
 * token in the source, `bodyFrom` and `bodyTo` of what stands behind the colon. `name` is the number of a note (`1-2` where a
 * source has a second note 1).
 */
export interface Token {
  readonly kind: 'bookmark' | 'image' | 'mark' | 'note';
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly bodyFrom: number;
  readonly bodyTo: number;
}

const OPENING = /\[(?:(bookmark|image|footnoteRef):|([0-9]{1,5}):)/g;
// An image's description and a note run over several lines at most; a longer one is a bracket that was never meant to close here.
const LONGEST = 20_000;

/**
 * All tokens of a source in order, none inside another. A number before a colon is a note only where the source marks
 * that number; brackets are matched in one pass, so the time is linear however many stay open.
 */
export function findTokens(source: string): Token[] {
  const closing = matchBrackets(source);
  const marked = new Set<string>();
  for (const found of source.matchAll(/\[footnoteRef:([0-9]{1,5})\]/g)) marked.add(found[1] ?? '');
  const tokens: Token[] = [];
  let end = 0;
  for (const found of source.matchAll(OPENING)) {
    const close = closing.get(found.index);
    if (found.index < end || close === undefined || close - found.index > LONGEST) continue;
    const token = tokenAt(source, found, close);
    if (token.kind === 'note' && !marked.has(token.name)) continue;
    if (token.kind === 'mark' && !/^[0-9]{1,5}$/.test(token.name)) continue;
    tokens.push(token);
    end = token.to;
  }
  return withOwnNames(tokens);
}

// Two papers joined into one text, or a paragraph copied with its note, give a number twice: the second note is `1-2`, and the second mark leads to it.
function withOwnNames(tokens: readonly Token[]): Token[] {
  const notes = new Map<string, number>();
  for (const { kind, name } of tokens) {
    if (kind === 'note') notes.set(name, (notes.get(name) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  return tokens.map((token) => {
    const { kind, name } = token;
    if (kind !== 'note' && kind !== 'mark') return token;
    const count = (seen.get(`${kind} ${name}`) ?? 0) + 1;
    seen.set(`${kind} ${name}`, count);
    return count > 1 && count <= (notes.get(name) ?? 0)
      ? { ...token, name: `${name}-${count}` }
      : token;
  });
}

function tokenAt(source: string, found: RegExpExecArray, close: number): Token {
  const bodyFrom = found.index + found[0].length;
  const [, word, number] = found;
  const kind = word === 'footnoteRef' ? 'mark' : (noise(word) ?? 'note');
  const name = kind === 'mark' ? source.slice(bodyFrom, close) : (number ?? '');
  return { kind, name, from: found.index, to: close + 1, bodyFrom, bodyTo: close };
}

function noise(word: string | undefined): 'bookmark' | 'image' | null {
  return word === 'bookmark' || word === 'image' ? word : null;
}

// Offset of each `[` -> offset of the `]` that closes it.
function matchBrackets(source: string): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 0x5b) open.push(at);
    else if (code === 0x5d) {
      const start = open.pop();
      if (start !== undefined) closing.set(start, at);
    }
  }
  return closing;
}
