/** A piece of a source file: its code with literals left out, or one literal. Comments are in none. */
export interface Token {
  readonly kind: 'code' | 'literal';
  readonly text: string;
  readonly line: number;
}

// A slash begins a regular expression where no value can stand before it.
const BEFORE_REGEX = /(?:^|[(,=:[!&|?{};+>]|\b(?:return|typeof|case|in|of))\s*$/;
const REGEX = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const QUOTED = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y;
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const TEMPLATE = /(?:\\[\s\S]|\$(?!\{)|[^`$\\])*/y;

/** Takes a TypeScript source apart. Words of a template literal are literals, what stands in its `${}` is code. */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  const braces: number[] = [];
  let code = '';
  let depth = 0;
  const lineAt = (at: number): number => source.slice(0, at).split('\n').length;
  const match = (pattern: RegExp, at: number): string | null => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0] ?? null;
  };
  const flush = (at: number): void => {
    if (code.trim() !== '')
      tokens.push({ kind: 'code', text: code, line: lineAt(at - code.length) });
    code = '';
  };
  const literal = (text: string, at: number): number => {
    flush(at);
    tokens.push({ kind: 'literal', text, line: lineAt(at) });
    return at + text.length;
  };
  // Behind a backtick or the brace that ends a `${}`: words up to the next `${` or the end.
  const template = (at: number): number => {
    const end = literal(match(TEMPLATE, at) ?? '', at);
    if (source[end] !== '$') return end + 1;
    braces.push(depth);
    depth += 1;
    return end + 2;
  };
  for (let at = 0; at < source.length; ) {
    const comment = match(COMMENT, at);
    const quoted = match(QUOTED, at);
    const regex = BEFORE_REGEX.test(code === '' ? '' : code.slice(-40)) ? match(REGEX, at) : null;
    if (comment !== null) at += comment.length;
    else if (quoted !== null) at = literal(quoted, at);
    else if (regex !== null) at = literal(regex, at);
    else if (source[at] === '`') at = template(at + 1);
    else if (source[at] === '}' && braces.at(-1) === depth - 1) {
      depth -= 1;
      braces.pop();
      at = template(at + 1);
    } else {
      if (source[at] === '{') depth += 1;
      if (source[at] === '}') depth -= 1;
      code += source[at] ?? '';
      at += 1;
    }
  }
  flush(source.length);
  return tokens;
}
