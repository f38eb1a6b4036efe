import type { Change, Comparison } from '../src/compare/comparison.ts';
import { readLabel } from '../src/model/label.ts';
import type { Paragraph, Plain } from '../src/model/paragraph.ts';
import { NO_ATTRIBUTES } from '../src/model/paragraph.ts';
import type { Run } from '../src/model/run.ts';
import { plainText } from '../src/model/run.ts';
import type { Text } from '../src/model/text.ts';

/** A paragraph: `say('8.', 'Charge le Secrétariat')`, without label `say('Consciente que')`. `*…*` is emphasis. */
export function say(first: string, second?: string): Plain {
  const words = second ?? first;
  const label = second === undefined ? null : (readLabel(first)[0] ?? null);
  if (second !== undefined && label === null) throw new Error(`found ${first}, expected a label`);
  return {
    kind: 'plain',
    id: null,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    bracket: false,
    label,
    content: runs(words),
  };
}

/** Runs from words in which `*…*` is emphasis and `[text](target)` a link. */
export function runs(words: string): Run[] {
  const found: Run[] = [];
  for (const [part] of words.matchAll(/\*[^*]+\*|\[[^\]]+\]\([^)]+\)|\[\^[^\]]+\]|[^*[]+|[*[]/g)) {
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
    const note = /^\[\^([^\]]+)\]$/.exec(part);
    if (link) found.push({ text: link[1] ?? '', link: link[2] ?? '' });
    else if (note) found.push({ text: part, note: note[1] ?? '' });
    else if (part.length > 2 && part.startsWith('*'))
      found.push({ text: part.slice(1, -1), em: true });
    else found.push({ text: part });
  }
  return found;
}

/** The same paragraph under an id, with classes and values: `named('bamot', say('8.', '…'), {from: 'kiruf'})`. */
export function named<P extends Paragraph>(
  id: string,
  paragraph: P,
  values: Readonly<Record<string, string>> = {},
): P {
  return { ...paragraph, id, attributes: { classes: paragraph.attributes.classes, values } };
}

/** A tombstone of this id with its reason. */
export function deleted(
  id: string,
  reason = '',
  values: Readonly<Record<string, string>> = {},
): Plain {
  const comments = reason === '' ? [] : [{ content: [runs(reason)], attributes: NO_ATTRIBUTES }];
  return { ...say(''), id, content: [], comments, attributes: { classes: ['deleted'], values } };
}

/** A text of these paragraphs; strings are paragraphs without label. */
export function textOf(...paragraphs: readonly (Paragraph | string)[]): Text {
  return {
    front: { source: null, values: {} },
    paragraphs: paragraphs.map((one) => (typeof one === 'string' ? say(one) : one)),
  };
}

/** A redline as one string: `Programme {-2021-2026-}{+2026-2032+}`, a change of emphasis as `{~word~}`. */
export function tell(redline: readonly Change[]): string {
  return redline
    .map((change) => {
      if (change.op === '~') return `{~${plainText(change.after)}~}`;
      const words = plainText(change.runs);
      return change.op === '=' ? words : `{${change.op}${words}${change.op}}`;
    })
    .join('');
}

/** The two sides of a redline told in one string. */
export function sidesOf(told: string): { readonly before: string; readonly after: string } {
  const deletion = /\{-([\s\S]*?)-\}/g;
  const insertion = /\{\+([\s\S]*?)\+\}/g;
  return {
    before: told.replace(insertion, '').replace(deletion, '$1'),
    after: told.replace(deletion, '').replace(insertion, '$1'),
  };
}

/** The alignment as pairs of printed labels, `null` where a side is empty: `[['8.', '5.'], ['2.', null], [null, '10bis']]`. */
export function labelPairs(comparison: Comparison): (readonly [string | null, string | null])[] {
  const label = (side: Comparison['pairs'][number]['before']) => side[0]?.label?.text ?? null;
  return comparison.pairs.map((pair) => [label(pair.before), label(pair.after)] as const);
}

/** The characters of one side of a redline, the proof that nothing was lost. */
export function rebuilt(redline: readonly Change[], side: 'before' | 'after'): string {
  const dropped = side === 'before' ? '+' : '-';
  return redline
    .filter((change) => change.op !== dropped)
    .map((change) => plainText(change.op === '~' ? change[side] : change.runs))
    .join('');
}
