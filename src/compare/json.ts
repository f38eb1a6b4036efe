import type { Label } from '../model/label.ts';
import type { Role } from '../model/outline.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Change, Comparison, Evidence, Member, Pair, PairKind } from './comparison.ts';
import { runsAsMarkdown } from './markdown.ts';
import type { SinceJson } from './since-json.ts';

/** One paragraph in the JSON. `label` is the one that the file holds, `final` the one after renumbering; an opening bracket stands with the label. */
export interface MemberJson {
  readonly id: string | null;
  readonly label: string | null;
  readonly final: string | null;
  readonly role: Role;
  readonly text: string;
  readonly index: number;
}

/** One stretch of a redline in the JSON; `~` tells the emphasis before and after as Markdown. */
export type RunJson =
  | { readonly op: '=' | '+' | '-'; readonly text: string }
  | { readonly op: '~'; readonly text: string; readonly before: string; readonly after: string };

/** One pair in the JSON. `comment` is absent where there is none; its paragraphs are parted by `\n`. */
export interface PairJson {
  readonly kind: PairKind;
  readonly moved: boolean;
  readonly evidence: Evidence;
  readonly before: readonly MemberJson[];
  readonly after: readonly MemberJson[];
  readonly runs: readonly RunJson[];
  readonly comment?: string;
  readonly only?: 'references';
}

/** The public contract of `compare --json`; `comparisonSchema` describes it. */
export interface ComparisonJson {
  readonly schema: 'revcop.comparison/1';
  readonly before: { readonly name: string };
  readonly after: { readonly name: string };
  readonly pairs: readonly PairJson[];
  /** What changed since a stage, where one was named (`compare --since`). */
  readonly since?: SinceJson;
}

/** A comparison as JSON data, raw characters and all; `names` say how the two sides are called. */
export function comparisonJson(
  comparison: Comparison,
  names: { readonly before: string; readonly after: string },
): ComparisonJson {
  return {
    schema: 'revcop.comparison/1',
    before: { name: names.before },
    after: { name: names.after },
    pairs: comparison.pairs.map(pairJson),
  };
}

function pairJson(pair: Pair): PairJson {
  return {
    kind: pair.kind,
    moved: pair.moved,
    evidence: pair.evidence,
    before: pair.before.map(memberJson),
    after: pair.after.map(memberJson),
    runs: pair.redline.map(runJson),
    ...(pair.comment.length > 0 ? { comment: pair.comment.map(plainText).join('\n') } : {}),
    ...(pair.only ? { only: pair.only } : {}),
  };
}

/** One paragraph of a comparison as JSON. */
export function memberJson({ paragraph, index, role, label, final }: Member): MemberJson {
  const open = 'bracket' in paragraph && paragraph.bracket ? '[' : '';
  const printed = (one: Label | null) => (one ? `${open}${one.text}` : null);
  const id = paragraph.kind === 'note' ? paragraph.name : paragraph.id;
  return {
    id,
    label: printed(label),
    final: printed(final),
    role,
    text: plainText(contentOf(paragraph)),
    index,
  };
}

/** One stretch of a redline as JSON. */
export function runJson(change: Change): RunJson {
  if (change.op !== '~') return { op: change.op, text: plainText(change.runs) };
  const { before, after } = change;
  return {
    op: '~',
    text: plainText(after),
    before: runsAsMarkdown(before),
    after: runsAsMarkdown(after),
  };
}
