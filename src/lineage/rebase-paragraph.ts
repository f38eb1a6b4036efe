import type { Change } from '../compare/comparison.ts';
import { sameContent } from '../compare/marks.ts';
import { redline } from '../compare/redline.ts';
import { emptyLexicon } from '../compare/words.ts';
import type { Label } from '../model/label.ts';
import { contentOf, labelOf, type Paragraph, type Row } from '../model/paragraph.ts';
import type { Run } from '../model/run.ts';
import { mergeWords } from './merge-words.ts';

/** Why the amendments of a draft and the newer base cannot both be had. */
export type CollisionKind =
  | 'both-amended'
  | 'deleted-in-base'
  | 'deleted-in-draft'
  | 'both-inserted';

/** What becomes of one paragraph of a draft on a newer base. `fate` is null where nothing needs to be told. */
export interface Outcome {
  readonly paragraph: Paragraph | null;
  readonly fate: CollisionKind | 'merged' | null;
}

/** One paragraph in the old base, in the draft and in the new base, null where it does not stand there. */
export interface Versions {
  readonly old: Paragraph | null;
  readonly draft: Paragraph | null;
  readonly now: Paragraph | null;
}

/** A paragraph that stands in the draft, carried to the newer base, where `grave` may be its tombstone. */
export function carry(
  { old, draft, now }: Versions & { readonly draft: Paragraph },
  grave: Paragraph | null,
): Outcome {
  if (!old && !now) return { paragraph: draft, fate: null };
  if (!old && now) {
    const same = sameWords(draft, now);
    const own = same ? { ...now, comments: commentsOf(draft, now) } : draft;
    return { paragraph: own, fate: same ? null : 'both-inserted' };
  }
  if (!old) return { paragraph: draft, fate: null };
  const untouched = sameWords(old, draft);
  if (!now) {
    const silent = untouched && sameComments(old, draft);
    return silent
      ? { paragraph: grave, fate: null }
      : { paragraph: draft, fate: 'deleted-in-base' };
  }
  return merge(old, draft, now);
}

function merge(old: Paragraph, draft: Paragraph, now: Paragraph): Outcome {
  const dressed = (words: Paragraph): Paragraph => withDress(words, { old, draft, now });
  if (sameWords(old, draft) || sameWords(draft, now))
    return { paragraph: dressed(now), fate: null };
  if (sameWords(old, now)) return { paragraph: dressed(draft), fate: null };
  const merged = mergedWords(old, draft, now);
  return merged
    ? { paragraph: dressed(merged), fate: 'merged' }
    : { paragraph: dressed(draft), fate: 'both-amended' };
}

/** Whether two paragraphs are of one kind and print the same words under the same marks, labels aside. */
export function sameWords(a: Paragraph, b: Paragraph): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'row' && b.kind === 'row') {
    const { cells } = b;
    return (
      a.span === b.span &&
      a.head === b.head &&
      a.cells.length === cells.length &&
      a.cells.every((cell, index) => sameContent(cell, cells[index] ?? []))
    );
  }
  if (a.kind === 'heading' && b.kind === 'heading' && a.level !== b.level) return false;
  if (a.kind === 'table' && b.kind === 'table' && a.align.join() !== b.align.join()) return false;
  if (bracketOf(a) !== bracketOf(b)) return false;
  return sameContent(contentOf(a), contentOf(b));
}

/** Whether two tombstones say the same: label, attributes, reasons. */
export function sameDress(a: Paragraph, b: Paragraph): boolean {
  return labelText(a) === labelText(b) && attributesOf(a) === attributesOf(b) && sameComments(a, b);
}

function bracketOf(paragraph: Paragraph): boolean {
  return 'bracket' in paragraph && paragraph.bracket;
}

function sameComments(a: Paragraph, b: Paragraph): boolean {
  return JSON.stringify(a.comments) === JSON.stringify(b.comments);
}

// Comments are those of the draft; a stage may be drawn from one that has comments of its own.
function commentsOf(draft: Paragraph, now: Paragraph): Paragraph['comments'] {
  return draft.comments.length > 0 ? draft.comments : now.comments;
}

function mergedWords(old: Paragraph, draft: Paragraph, now: Paragraph): Paragraph | null {
  if (old.kind !== draft.kind || draft.kind !== now.kind) return null;
  if (bracketOf(draft) !== bracketOf(now)) return null;
  if (old.kind === 'row' && draft.kind === 'row' && now.kind === 'row')
    return mergedCells(old, draft, now);
  if (!('content' in now)) return null;
  const content = mergeWords(contentOf(old), contentOf(draft), contentOf(now));
  return content ? { ...now, content } : null;
}

function mergedCells(old: Row, draft: Row, now: Row): Paragraph | null {
  const count = old.cells.length;
  if (draft.cells.length !== count || now.cells.length !== count) return null;
  const cells: (readonly Run[])[] = [];
  for (const [index, cell] of old.cells.entries()) {
    const merged = mergeWords(cell, draft.cells[index] ?? [], now.cells[index] ?? []);
    if (!merged) return null;
    cells.push(merged);
  }
  return { ...now, cells };
}

/** Words with the id, label, attributes and comments that they have on the newer base: what the draft did not change is the base's. */
function withDress(
  words: Paragraph,
  { old, draft, now }: { readonly [side in keyof Versions]: Paragraph },
): Paragraph {
  const label = chosen(labelText(old), labelText(draft), labelText(now))
    ? labelOf(draft)
    : labelOf(now);
  const ownAttributes = chosen(attributesOf(old), attributesOf(draft), attributesOf(now));
  const { attributes } = ownAttributes ? draft : now;
  const comments = sameComments(old, draft) ? now.comments : draft.comments;
  const dress = { id: now.id ?? draft.id, attributes, comments };
  return withLabel({ ...words, ...dress }, label, draft);
}

function withLabel(paragraph: Paragraph, label: Label | null, draft: Paragraph): Paragraph {
  if (!('label' in paragraph)) return paragraph;
  const locked = draft.attributes.classes.includes('lock');
  return { ...paragraph, label: locked ? labelOf(draft) : label };
}

// What both changed is the base's.
function chosen(old: string, draft: string, now: string): boolean {
  return draft !== old && now === old;
}

function labelText(paragraph: Paragraph): string {
  return labelOf(paragraph)?.text ?? '';
}

function attributesOf({ attributes }: Paragraph): string {
  return JSON.stringify([attributes.classes, attributes.values]);
}

/** The redline from one version of a paragraph to another, null standing for no words. */
export function redlineBetween(before: Paragraph | null, after: Paragraph | null): Change[] {
  const words = (paragraph: Paragraph | null): readonly Run[] =>
    paragraph ? contentOf(paragraph) : [];
  return redline(words(before), words(after), emptyLexicon());
}
