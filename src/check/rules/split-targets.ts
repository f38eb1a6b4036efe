import { ownIdsOf, type Passage } from '../citations.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, nameOf, type View } from '../view.ts';

/** Rules on references to what the draft parts. */
export const SPLIT_TARGET_RULES: readonly Rule[] = [
  {
    name: 'split-target',
    severity: 'warning',
    about: 'A paragraph is cited that the draft splits, without its other part.',
    run: splitTargets,
  },
];

/** A paragraph that the draft splits: which of its parts keeps its id, and the indices of the others. */
interface Split {
  readonly id: string;
  readonly others: readonly number[];
}

function splitsOf(view: View): readonly Split[] {
  return (view.changes()?.pairs ?? []).flatMap(({ kind, before, after }) => {
    const id = before[0]?.paragraph.id ?? null;
    if (kind !== 'split' || id === null) return [];
    const others = after.filter(({ paragraph }) => paragraph.id !== id);
    return [{ id, others: others.map(({ index }) => index) }];
  });
}

function splitTargets(view: View): Finding[] {
  const { base } = view;
  if (view.edition.adopted || base === null || isPast(view)) return [];
  const splits = splitsOf(view);
  if (splits.length === 0) return [];
  const known = view.idsIn(base.text);
  // Who wrote a new paragraph knew of the split.
  return view.citations().passages.flatMap((passage) => {
    const { id } = passage.paragraph;
    return passage.inComment || id === null || !known.has(id) ? [] : tell(passage, splits, view);
  });
}

function tell(passage: Passage, splits: readonly Split[], view: View): Finding[] {
  return passage.references.flatMap((reference) => {
    const cited = new Set(ownIdsOf(reference, passage, view.citations()));
    const lacking = splits.flatMap(({ id, others }) =>
      cited.has(id) ? others.filter((index) => !isCited(index, cited, view)) : [],
    );
    if (lacking.length === 0) return [];
    const names = lacking.flatMap((index) => {
      const paragraph = view.text.paragraphs[index];
      return paragraph === undefined ? [] : [nameOf(view, paragraph, index)];
    });
    const text = `found ${reference.text}, which does not cite ${names.join(', ')}, which the draft splits off from it, expected words or a link that say so`;
    return [about(passage.paragraph, text, reference.text)];
  });
}

// Who cites paragraph 9 cites its items.
function isCited(index: number, cited: ReadonlySet<string>, view: View): boolean {
  const { paragraphs } = view.text;
  const outline = view.outline();
  for (let at: number | null = index; at !== null; at = outline[at]?.parent ?? null)
    if (cited.has(paragraphs[at]?.id ?? '')) return true;
  return false;
}
