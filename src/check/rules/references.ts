import { isKept } from '../../lineage/decisions/kept-draft.ts';
import { typedNumber } from '../../lineage/references/typed-number.ts';
import type { KnownText } from '../../lineage/references/world.ts';
import { isAnnex } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { frontString } from '../../model/text.ts';
import { type Passage, unlinkedIn } from '../citations.ts';
import { toldOfLetters } from '../letter-citations.ts';
import { printedText } from '../printed.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on references in words. */
export const REFERENCE_RULES: readonly Rule[] = [
  {
    name: 'unresolved-reference',
    severity: 'warning',
    atCorrigendum: 'error',
    about: 'A number is cited that the cited text does not have.',
    run: unresolved,
  },
  {
    name: 'ambiguous-reference',
    severity: 'warning',
    about:
      'A cited number may be one of the base or one of the draft, and the words do not say which.',
    run: ambiguous,
  },
  {
    name: 'ambiguous-remark',
    severity: 'info',
    about: 'A comment or a paper names a number that may be one of the base or one of the draft.',
    run: ambiguousRemarks,
  },
  {
    name: 'number-as-typed',
    severity: 'info',
    atAdoption: 'error',
    about:
      'A paragraph of the text is cited without a link, and its number will be another, or may be, in the adopted text.',
    run: asTyped,
  },
  {
    name: 'missing-prefix',
    severity: 'warning',
    about: 'A Decision is cited without the number of its meeting: `Decision 169`.',
    run: withoutPrefix,
  },
  {
    name: 'foreign-letter',
    severity: 'warning',
    about:
      'A draft Decision is cited by a letter that only another paper has, or that may be one of another paper.',
    run: foreignLetters,
  },
];

type Cited = readonly [Reference, Passage];

function cited(view: View): readonly Cited[] {
  return view
    .citations()
    .passages.flatMap((passage) =>
      unlinkedIn(passage).map((reference) => [reference, passage] as const),
    );
}

function unresolved(view: View): Finding[] {
  // What a reconstruction lacks, and what a past stage got wrong, is told of no one.
  if (isPast(view) || frontString(view.text, 'text') === 'reconstructed') return [];
  return cited(view).flatMap(([reference, passage]) => {
    // A comment speaks of papers and of texts that it does not name.
    if (passage.inComment || !leadsToKnownText(reference, view)) return [];
    const resolved = view.citations().resolve(reference, passage);
    return resolved.kind === 'unresolved'
      ? [about(passage.paragraph, resolved.text, reference.text)]
      : [];
  });
}

// A library need not hold every Resolution and Decision that its texts cite, and words may cite an annex of a convention.
function leadsToKnownText(reference: Reference, view: View): boolean {
  const { kind, of } = reference;
  if (kind === 'decision' || kind === 'draft-decision' || kind === 'resolution') return false;
  if (of?.kind === 'paper') return false;
  if (of?.kind === 'resolution') return holds(of, view);
  if (kind === 'annex' && view.citations().from?.instrument === 'paper') return false;
  if (kind === 'annex') return of !== null ? !hasAnnex(view) : hasAnnexLike(reference, view);
  // Activities and objectives of other programmes are cited by the same words.
  return kind !== 'activity' || of !== null;
}

function holds(
  { number, revision }: { readonly number: string; readonly revision: string | null },
  { world }: View,
): boolean {
  return world.texts.some(
    (known) =>
      known.adopted &&
      known.instrument === 'resolution' &&
      known.number === number &&
      frontString(known.text, 'text') !== 'reconstructed' &&
      (revision === null || known.key === `rev.${revision}`),
  );
}

function hasAnnex({ text }: View): boolean {
  return text.paragraphs.some(isAnnex);
}

// `Annex 3` where the text has annexes in such figures; `Annex II` is one of a convention where they are counted 1, 2.
function hasAnnexLike({ numbers }: Reference, { text }: View): boolean {
  const isFigure = numbers.every(({ from }) => /^\d/.test(from.labels[0] ?? ''));
  return text.paragraphs.some(
    (paragraph) =>
      isAnnex(paragraph) && (isFigure ? /\d/ : /\b[IVX]+\b/).test(printedText(paragraph)),
  );
}

function ambiguous(view: View): Finding[] {
  return doubtful(view, (passage) => !isRemark(passage, view));
}

function ambiguousRemarks(view: View): Finding[] {
  return doubtful(view, (passage) => isRemark(passage, view));
}

function isRemark({ inComment }: Passage, view: View): boolean {
  return inComment || view.citations().from?.instrument === 'paper';
}

function doubtful(view: View, isWanted: (passage: Passage) => boolean): Finding[] {
  if (isPast(view)) return [];
  return cited(view).flatMap(([reference, passage]) => {
    if (!isWanted(passage) || reference.kind === 'decision') return [];
    const resolved = view.citations().resolve(reference, passage);
    return resolved.kind === 'ambiguous'
      ? [about(passage.paragraph, resolved.text, reference.text)]
      : [];
  });
}

// What is no link keeps its number at adoption.
function asTyped(view: View): Finding[] {
  const { from } = view.citations();
  if (from === null || from.adopted || from.instrument === 'paper' || isPast(view)) return [];
  return cited(view).flatMap(([reference, passage]) => {
    if (passage.inComment || isKept(passage.paragraph, view.kept())) return [];
    const problem = staysAsTyped(reference, { from, index: passage.index }, view);
    const text = `found ${reference.text} (${problem}), expected a link to what is meant`;
    return problem === null ? [] : [about(passage.paragraph, text, reference.text)];
  });
}

function staysAsTyped(
  reference: Reference,
  { from, index }: { readonly from: KnownText; readonly index: number },
  view: View,
): string | null {
  const { world, citations } = view;
  const site = { from, index, inComment: false };
  const stays = typedNumber(reference, site, world, citations().words);
  if (stays === null || stays.same) return null;
  // While it is a draft, `ambiguous-reference` tells of the doubt.
  if (stays.doubt) return view.adopting ? 'its number is in doubt' : null;
  // Until then `unresolved-reference` tells of it.
  if (stays.now === null) return view.adopting ? 'a working number that no paragraph has' : null;
  return `whose number becomes ${stays.now || 'another'}`;
}

function withoutPrefix(view: View): Finding[] {
  return cited(view).flatMap(([reference, { paragraph }]) => {
    const { kind, of, numbers, text } = reference;
    if (kind !== 'decision' || of !== null) return [];
    const typed = numbers.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]);
    const bare = typed.some(({ labels }) => /^\d+$/.test(labels[0] ?? ''));
    // `Decision No. 11` is one of another organ.
    if (!bare || !/^\p{L}+[\s\u00A0\u202F]+\d/u.test(text)) return [];
    return [
      about(paragraph, `found ${text}, expected the number of its meeting before a point`, text),
    ];
  });
}

function foreignLetters(view: View): Finding[] {
  return toldOfLetters(view, 'foreign-letter');
}
