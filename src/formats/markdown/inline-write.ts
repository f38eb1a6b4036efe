import type { Run } from '../../model/run.ts';
import { classOf, escapeText, reference } from './escape.ts';

/** Where a content is written: breaks in headings and cells are `<br>`, pipes in cells are escaped. */
export interface InlinePlace {
  readonly inCell: boolean;
  readonly breaks: 'tag' | 'backslash';
  readonly isNote: (name: string) => boolean;
}

type Mark = 'em' | 'strong' | 'link';

/** A stretch of text, a note mark or one end of a mark, in the order in which they are written. */
type Token =
  | { readonly kind: 'text'; text: string; readonly inLink: boolean }
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'open' | 'close'; readonly length: 1 | 2; readonly pair: Pair };

/** The two ends of one emphasis are written with the same character. */
interface Pair {
  character: '*' | '_' | null;
  readonly parent: Pair | null;
}

/**
 * Runs as inline source that reads back as the same runs. Marks are nested, the longer outside; where Markdown could not
 * open or close emphasis, the character beside it is written as a character reference: `**«gras»**&#115;uite`.
 */
export function writeRuns(runs: readonly Run[], place: InlinePlace): string {
  const tokens: Token[] = [];
  emit(runs, { link: false, strong: false, em: false }, null, tokens);
  writeTexts(tokens, place);
  chooseCharacters(tokens);
  for (const [at, token] of tokens.entries()) freeNeighbours(tokens, at, token);
  return tokens.map(written).join('');
}

type Open = Readonly<Record<Mark, boolean>>;

function emit(runs: readonly Run[], open: Open, parent: Pair | null, tokens: Token[]): void {
  for (let at = 0; at < runs.length; ) {
    const run = runs[at];
    if (!run) break;
    const { mark, length } = longestMark(runs, at, open);
    if (mark === null) {
      if (run.note !== undefined) tokens.push({ kind: 'fixed', text: `[^${run.note}]` });
      else tokens.push({ kind: 'text', text: run.text, inLink: open.link });
      at += 1;
      continue;
    }
    const inner = runs.slice(at, at + length);
    const within = { ...open, [mark]: true };
    if (mark === 'link') {
      tokens.push({ kind: 'fixed', text: '[' });
      emit(inner, within, null, tokens);
      tokens.push({ kind: 'fixed', text: `](${writeTarget(run.link ?? '')})` });
    } else {
      const pair: Pair = { character: null, parent };
      const size = mark === 'strong' ? 2 : 1;
      tokens.push({ kind: 'open', length: size, pair });
      emit(inner, within, pair, tokens);
      tokens.push({ kind: 'close', length: size, pair });
    }
    at += length;
  }
}

function longestMark(
  runs: readonly Run[],
  at: number,
  open: Open,
): { mark: Mark | null; length: number } {
  let longest: { mark: Mark | null; length: number } = { mark: null, length: 0 };
  const value = runs[at];
  if (!value || value.note !== undefined) return longest;
  for (const mark of ['link', 'strong', 'em'] as const) {
    if (open[mark] || value[mark] === undefined) continue;
    let end = at + 1;
    while (runs[end]?.[mark] === value[mark] && runs[end]?.note === undefined) end += 1;
    if (end - at > longest.length) longest = { mark, length: end - at };
  }
  return longest;
}

// Parentheses stay as they are while they pair, as in most addresses that hold them.
function writeTarget(link: string): string {
  const escaped = link
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/&(?=[#\w]+;)/g, '\\&')
    .replace(/\|/g, '\\|');
  return isPaired(link) ? escaped : escaped.replace(/[()]/g, '\\$&');
}

function isPaired(link: string): boolean {
  let depth = 0;
  for (const [parenthesis] of link.matchAll(/[()]/g)) {
    depth += parenthesis === '(' ? 1 : -1;
    if (depth < 0 || depth > 8) return false;
  }
  return depth === 0;
}

function writeTexts(tokens: readonly Token[], place: InlinePlace): void {
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'text') continue;
    const markBefore = at > 0;
    const markBehind = at < tokens.length - 1;
    const edged = escapeText(token.text, {
      ...place,
      inLink: token.inLink,
      markBefore,
      markBehind,
    });
    // `[^name](#x)` would be a note mark.
    const opensLink = token.inLink && tokens[at - 1]?.kind === 'fixed' && edged.startsWith('^');
    token.text = opensLink ? `\\${edged}` : edged;
    if (!markBefore) token.text = token.text.replace(/^[ \t]/, reference);
    if (!markBehind) token.text = token.text.replace(/[ \t]$/, reference);
  }
}

// `*` as a rule; `_` where a run of the same character would stand beside it.
function chooseCharacters(tokens: readonly Token[]): void {
  const ends = new Map<Pair, number>();
  for (const [at, token] of tokens.entries()) if (token.kind === 'close') ends.set(token.pair, at);
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'open') continue;
    const before = tokens[at - 1];
    const behind = tokens[(ends.get(token.pair) ?? at) + 1];
    const { parent } = token.pair;
    const beside = [before, behind].some((other) => isEnd(other) && other.pair === parent);
    const neighbour = isEnd(before) ? before.pair.character : null;
    const taken = beside ? (parent?.character ?? null) : neighbour;
    token.pair.character = taken === '*' ? '_' : '*';
  }
}

function isEnd(token: Token | undefined): token is Extract<Token, { pair: Pair }> {
  return token?.kind === 'open' || token?.kind === 'close';
}

// Whether `*` or `_` opens or closes is a matter of the two characters around it; a reference counts as punctuation.
function freeNeighbours(tokens: readonly Token[], at: number, token: Token): void {
  if (!isEnd(token)) return;
  const [before, behind] = [tokens[at - 1], tokens[at + 1]];
  const opens = token.kind === 'open';
  const inner = opens ? behind : before;
  const outer = opens ? before : behind;
  const innerClass = classOf(opens ? firstOf(inner) : lastOf(inner));
  const outerClass = classOf(opens ? lastOf(outer) : firstOf(outer));
  if (innerClass === 'blank') encode(inner, opens);
  const stands = innerClass === 'letter' && token.pair.character === '*';
  if (outerClass === 'letter' && !stands) encode(outer, !opens);
}

function encode(token: Token | undefined, first: boolean): void {
  if (token?.kind !== 'text') return;
  const edge = first ? /^(?:\\\n|[\s\S])/u : /(?:\\\n|[\s\S])$/u;
  token.text = token.text.replace(edge, (found) => (found === '\\\n' ? '<br>' : reference(found)));
}

function firstOf(token: Token | undefined): string {
  return token ? written(token).charAt(0) : '';
}

function lastOf(token: Token | undefined): string {
  return token ? written(token).slice(-1) : '';
}

function written(token: Token): string {
  return isEnd(token) ? (token.pair.character ?? '*').repeat(token.length) : token.text;
}
