import type { Part } from './parts.ts';
import type { PrintedLine } from './printed-lines.ts';

/** What joins two lines needs to know of the whole source: its words, and what to say of a hyphen in doubt. */
export interface Hyphens {
  readonly source: string;
  /** All words of the source in small letters, compounds with their hyphens. */
  readonly words: () => ReadonlySet<string>;
  readonly doubt: (at: number, kept: boolean, written: string) => void;
}

/** The words of a source, gathered when they are first asked for. */
export function gatherWords(source: string): () => ReadonlySet<string> {
  let words: Set<string> | null = null;
  return () => {
    words ??= new Set(source.toLowerCase().match(/\p{L}+(?:[-‐]\p{L}+)*/gu) ?? []);
    return words;
  };
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}。、，；：）」]/u;

/**
 * Adds a line to the paragraph that it goes on with. A blank parts them, but behind a hyphen or stroke that hangs on a word. The
 * hyphen of a divided word goes only where the source has the word whole elsewhere and nowhere with a hyphen; else it stays.
 */
export function joinHyphen(parts: Part[], line: PrintedLine, hyphens: Hyphens): void {
  const last = parts.at(-1);
  if (!last) return;
  const { source } = hyphens;
  const before = source.slice(Math.max(last.from, last.to - 60), last.to);
  const glued = /[\p{L}\p{N}][-‐\u00AD–—/]$/u.test(before) && /^[\p{L}\p{N}]/u.test(line.text);
  const unspaced = UNSPACED.test(before.slice(-1)) && UNSPACED.test(line.text.charAt(0));
  if (glued && dropsHyphen(before, line.text, last.to - 1, hyphens))
    parts[parts.length - 1] = { ...last, to: last.to - 1 };
  const join = glued || unspaced ? '' : ' ';
  for (const [index, part] of line.parts.entries())
    parts.push(index === 0 ? { ...part, join } : part);
}

function dropsHyphen(before: string, behind: string, at: number, hyphens: Hyphens): boolean {
  if (before.endsWith('\u00AD')) return true;
  const left = /[\p{L}-]+(?=[-‐]$)/u.exec(before)?.[0] ?? '';
  const right = /^\p{L}+/u.exec(behind)?.[0] ?? '';
  if (!/\p{Ll}$/u.test(left) || !/^\p{Ll}/u.test(right)) return false;
  const words = hyphens.words();
  const whole = words.has(`${left}${right}`.toLowerCase());
  if (words.has(`${left}-${right}`.toLowerCase())) return false;
  hyphens.doubt(at, !whole, `${left}-${right}`);
  return whole;
}
