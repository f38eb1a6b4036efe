import { CJK, figureOf } from '../model/count.ts';
import type { Outline } from '../model/outline.ts';
import { contentOf, isAnnex, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';

/** An annex of a text. `number` is in Arabic figures or a letter, empty for the only one without; one inside another is `1/2`. */
export interface Annex {
  readonly number: string;
  /** As its own heading calls it: `Annexe 1`, `ANNEX II`. */
  readonly name: string;
}

/** The innermost annex in which each paragraph stands, its heading included; null in the body. */
export function annexesOf(
  paragraphs: readonly Paragraph[],
  outline: Outline,
): readonly (Annex | null)[] {
  // Parents stand before what hangs on them, so that one pass is enough.
  const headings: (number | null)[] = [];
  const outer = new Map<number, number | null>();
  for (const [index, paragraph] of paragraphs.entries()) {
    const parent = outline[index]?.parent ?? null;
    const above = parent === null ? null : (headings[parent] ?? null);
    if (isAnnex(paragraph)) outer.set(index, above);
    headings.push(isAnnex(paragraph) ? index : above);
  }
  const annexes = numbered(paragraphs, outer);
  return headings.map((heading) => (heading === null ? null : (annexes.get(heading) ?? null)));
}

// Annexes whose headings tell no number (`First Annex`), or one of their siblings, are told apart by their order.
function numbered(
  paragraphs: readonly Paragraph[],
  outer: ReadonlyMap<number, number | null>,
): ReadonlyMap<number, Annex> {
  const siblings = new Map<number | null, { index: number; own: Annex }[]>();
  for (const [index, above] of outer) {
    const paragraph = paragraphs[index];
    const entry = { index, own: readAnnex(paragraph) };
    const list = siblings.get(above);
    if (list) list.push(entry);
    else siblings.set(above, [entry]);
  }
  const annexes = new Map<number, Annex>();
  for (const [above, list] of siblings) {
    const outside = above === null ? undefined : annexes.get(above);
    const numbers = new Set(list.map(({ own }) => own.number));
    const told = list.length === 1 || (numbers.size === list.length && !numbers.has(''));
    for (const [order, { index, own }] of list.entries()) {
      const alone = list.every((other) => other.index === index || other.own.name !== own.name);
      annexes.set(index, inside(outside, told ? own : byOrder(own, order + 1, alone)));
    }
  }
  return annexes;
}

// A name that no other has tells itself which annex it is (`المرفق الثاني`).
function byOrder({ number, name }: Annex, order: number, alone: boolean): Annex {
  return { number: String(order), name: number === '' && !alone ? `${name} ${order}` : name };
}

function inside(outer: Annex | undefined, own: Annex): Annex {
  if (outer === undefined) return own;
  return { number: `${outer.number}/${own.number}`, name: `${outer.name}, ${own.name}` };
}

// Longer headings are looked at no further.
const LOOKED_AT = 200;
const BLANK = '[ \\u00A0\\u202F]';
const NUMBERED = new RegExp(
  `^\\s*(?<word>[\\p{L}\\p{M}]+?)(?:${BLANK}+(?<number>\\p{Nd}{1,3}|[IVXLC]{1,6}|\\p{Lu})|(?<cjk>${CJK}))(?![\\p{L}\\p{M}\\p{Nd}'’])`,
  'u',
);
// A heading of more words than this begins with the name of the annex and goes on with what it is of.
const NAME_WORDS = 4;

function readAnnex(heading: Paragraph | undefined): Annex {
  if (heading === undefined) return { number: '', name: '' };
  const label = labelOf(heading);
  const words = `${label?.text ?? ''} ${plainText(contentOf(heading)).slice(0, LOOKED_AT)}`.trim();
  const groups = NUMBERED.exec(words)?.groups;
  if (groups?.word !== undefined) {
    const { word, number, cjk } = groups;
    return {
      number: figureOf(number ?? cjk ?? ''),
      name: `${word}${number === undefined ? (cjk ?? '') : ` ${number}`}`,
    };
  }
  const named = (/^[^:：–—(\n]*/.exec(words)?.[0] ?? '').trim().split(/\s+/);
  const short = named.length <= NAME_WORDS ? named : named.slice(0, 1);
  return { number: '', name: short.join(' ') };
}
